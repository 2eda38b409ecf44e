"""The events layer: types, status, who tells it, who did it, how many."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from riwaya.model import Event, Report

DAY = "2031-03-05"


def events(text: str) -> tuple[Event, ...]:
    found = riwaya.read(text, date=DAY).events
    assert isinstance(found, tuple)
    return found


def told(text: str) -> list[tuple[str, str]]:
    return [(e.type, e.status) for e in events(text)]


def test_the_company_of_a_word_decides_its_type() -> None:
    assert told("شن المتمردون هجوما على المعسكر.") == [("ground_attack", "happened")]
    assert told("وقع هجوم انتحاري قرب المعسكر.") == [("suicide_bombing", "happened")]
    assert told("سقطت طائرة تدريب في البحر.") == [("crash", "happened")]
    assert told("سقطت قذيفة على السوق.") == [("shelling", "happened")]
    assert told("سقطت أمطار غزيرة على السوق.") == []


def test_status_by_negation_tense_and_mood() -> None:
    assert told("لم تقصف الطائرات البلدة.") == [("air_strike", "denied")]
    assert told("تقصف الطائرات البلدة.") == [("air_strike", "ongoing")]
    assert told("ستقصف الطائرات البلدة.") == [("air_strike", "planned")]
    assert told("قد تقصف الطائرات البلدة.") == [("air_strike", "possible")]
    assert told("قصفت الطائرات البلدة.") == [("air_strike", "happened")]


def test_status_by_the_act_of_the_claim() -> None:
    assert ("air_strike", "denied") in told("نفت الوزارة أن تكون الطائرات قصفت البلدة.")
    assert ("ceasefire", "proposed") in told("طالب المبعوث الطرفين بوقف إطلاق النار.")
    found = told("دعا المبعوث إلى هدنة بعد مقتل ثلاثة مدنيين.")
    assert ("killing", "happened") in found and ("ceasefire", "proposed") in found


def test_the_claim_is_the_innermost_that_holds_the_trigger() -> None:
    text = "قال المتحدث إن الجيش قصف البلدة."
    report = riwaya.read(text, date=DAY)
    assert isinstance(report.events, tuple) and isinstance(report.claims, tuple)
    assert [e.claim for e in report.events] == [report.claims[0].id]
    assert [e.claim for e in events("قصف الجيش البلدة.")] == [None]


def test_who_speaks_with_the_trigger_does_it() -> None:
    report = riwaya.read("اتهم المتحدث باسم الجيش المسلحين بقصف السوق.", date=DAY)
    assert isinstance(report.events, tuple) and isinstance(report.claims, tuple)
    accusation = next(e for e in report.events if e.type == "accusation")
    assert accusation.actor == report.claims[0].source_entity and accusation.claim is None


def roles(text: str) -> list[tuple[str, str | None, str | None]]:
    """(type, actor, target) with the names of the entities."""
    report = riwaya.read(text, date=DAY)
    assert isinstance(report.events, tuple) and isinstance(report.entities, tuple)
    names = {e.id: e.name for e in report.entities}
    return [(e.type, names.get(e.actor or ""), names.get(e.target or "")) for e in report.events]


def test_roles_by_the_places_of_noun_phrases() -> None:
    army, group = "الجيش السوري", "حزب العمال الكردستاني"
    assert ("shelling", army, group) in roles(f"قصف {army} مواقع {group}.")
    assert ("ground_attack", group, None) in roles(f"شن {group} هجوما على المعسكر.")
    assert ("killing", None, group) in roles(f"أعلن الطبيب مقتل 34 عنصرا من {group}.")
    assert ("ground_attack", group, army) in roles(f"الجماعة هاجمت. لكن {group} هاجم {army}.")


def test_a_joined_verb_goes_on_with_the_subject() -> None:
    found = roles("هاجم حزب العمال الكردستاني المعسكر وقتل 50 جنديا.")
    assert [actor for _, actor, _ in found] == ["حزب العمال الكردستاني"] * 2


def test_each_toll_takes_its_own_number() -> None:
    report = riwaya.read("أسفر القصف عن مقتل 12 شخصا وإصابة 30 آخرين.", date=DAY)
    assert isinstance(report.events, tuple) and isinstance(report.quantities, tuple)
    low = {q.id: q.low for q in report.quantities}
    counts = {e.type: [low[q] for q in e.quantities] for e in report.events}
    assert counts["killing"] == [12.0] and counts["injury"] == [30.0]


def test_the_place_is_the_nearest_of_the_sentence() -> None:
    report = riwaya.read("قتل ثلاثة جنود في قصف على مدينة حلب.", date=DAY)
    assert isinstance(report.events, tuple) and isinstance(report.places, tuple)
    names = {place.id: place.name for place in report.places}
    assert [(e.type, names.get(e.place or "")) for e in report.events] == [("killing", "حلب"), ("shelling", "حلب")]


def test_evidence_stands_in_the_text() -> None:
    report = riwaya.read("لم تقصف الطائرات البلدة.", date=DAY)
    assert isinstance(report.events, tuple)
    assert [(e.status, [report.text[slice(*s)] for s in e.evidence]) for e in report.events] == [("denied", ["لم"])]


def mentions(text: str) -> list[tuple[str, list[str]]]:
    return [(e.type, [text[slice(*m)] for m in e.mentions]) for e in events(text)]


def test_a_bare_definite_noun_names_the_happening_again() -> None:
    text = "انفجرت سيارة مفخخة قرب السوق. ولم تعلن أي جهة مسؤوليتها عن الهجوم."
    assert mentions(text) == [("bombing", ["الهجوم"])]
    assert [e.id for e in events("قصفت المدفعية البلدة. ووصف السكان القصف بأنه عنيف. واعتقلت الشرطة شابا.")] == [
        "e1",
        "e2",
    ]


def test_what_is_told_apart_is_another_happening() -> None:
    assert len(mentions("شن المسلحون هجوما على المعسكر. وقتل جندي في الهجوم على الميناء.")) == 3
    assert len([1 for t, _ in mentions("وقع هجوم قرب السوق. ونفى الجيش الهجوم.") if t == "ground_attack"]) == 2


WORDS = "قصف هجوم مقتل قال إن لم ستقصف الجيش البلدة في على بعد 12 شخصا ، . « » سراح أطلق … اتفاق بين و"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25))
def test_any_row_of_words_gives_spans_within_the_text(words: list[str]) -> None:
    text = "الجيش " + " ".join(words)
    report: Report = riwaya.read(text, date=DAY)
    assert isinstance(report.events, tuple)
    assert all(0 <= e.trigger.start < e.trigger.end <= len(text) for e in report.events)
    starts = [e.trigger.start for e in report.events]
    assert starts == sorted(starts)
    ids = {q.id for q in report.quantities} if isinstance(report.quantities, tuple) else set()
    assert all(q in ids for e in report.events for q in e.quantities)
