"""Events that coders of violence and protest would take, and how sure their sentences are."""

from __future__ import annotations

import math

import pytest

import riwaya
from riwaya.arabic.confidence import CLASSES, class_of, models
from riwaya.coding import coded
from riwaya.model import Report
from riwaya.reading.happening.confidence import Told, confidence, features, lightened

DAY = "2031-03-05"
ATTACK = "قتل ثمانية مدنيين وأصيب عشرون بجروح أمس في هجوم انتحاري بسيارة مفخخة استهدف سوقا شمال بغداد."
PROTEST = "تظاهر آلاف العمال أمس أمام البرلمان احتجاجا على القانون وهتفوا ضد الحكومة."
GENERAL = "قال الكاتب إن العنف ظاهرة قديمة وإن القتل والتعذيب لا يحلان خلافا."


def read(text: str) -> Report:
    return riwaya.read(text, date=DAY)


def told(text: str) -> Told:
    """The text as one sentence."""
    report = read(text)
    layers = [getattr(report, name) for name in ("words", "times", "quantities", "places", "claims", "events")]
    return Told(tuple(word for word in layers[0] if word.pos != "PUNCT"), *layers[1:])


def test_news_of_one_happening_is_coded_and_talk_of_violence_is_not() -> None:
    assert {event.type for event in coded(read(ATTACK), "ASSAULT")} >= {"killing", "suicide_bombing"}
    assert {event.type for event in coded(read(PROTEST), "PROTEST")} == {"protest"}
    assert coded(read(GENERAL), "ASSAULT") == ()
    assert coded(read(ATTACK), "PROTEST") == () == coded(read(PROTEST), "ASSAULT")


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(ValueError, match="ASSAULT, PROTEST"):
        coded(read(ATTACK), "AID")


def test_only_violence_and_protest_have_a_confidence() -> None:
    report = read(f"{ATTACK} {PROTEST} ووقع الطرفان اتفاقا.")
    assert isinstance(report.events, tuple)
    for event in report.events:
        assert (event.confidence is not None) is (class_of(event.type) is not None)
        assert event.confidence is None or 0 <= event.confidence <= 1
    assert any(event.confidence is None for event in report.events)


def test_events_of_one_sentence_and_class_share_it() -> None:
    report = read(f"{GENERAL} {ATTACK}")
    assert isinstance(report.events, tuple) and isinstance(report.sentences, tuple)
    attack = {e.confidence or 0 for e in report.events if e.trigger.start >= report.sentences[1].start}
    general = {e.confidence or 0 for e in report.events if e.trigger.start < report.sentences[1].start}
    assert len(attack) == 1 and len(general) == 1 and max(attack) > max(general)


def test_confidence_is_the_weighted_sum_of_what_holds_of_the_sentence() -> None:
    sentence = told(ATTACK)
    model, found = models()["ASSAULT"], features(sentence, "ASSAULT")
    assert {"w:انتحاري", "days:1", "type:killing", "both:injury+killing", "form:verb"} <= found
    total = model.bias + sum(model.weights.get(feature, 0) for feature in found)
    assert confidence(sentence, "ASSAULT") == pytest.approx(1 / (1 + math.exp(-total)), abs=0.001)


def test_the_table_has_both_classes() -> None:
    for class_ in CLASSES:
        assert 0 < models()[class_].threshold < 1 and models()[class_].bias < 0


@pytest.mark.parametrize(("stem", "light"), [("مسلحون", "مسلح"), ("مسلحين", "مسلح"), ("غارات", "غار"), ("دم", "دم"), ("هدنه", "هدن")])
def test_endings(stem: str, light: str) -> None:
    assert lightened(stem) == light
