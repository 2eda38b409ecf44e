"""Who is named, and who is who: short reports of our own, with the mentions that must and must not be there."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.model import Entity, Report


def read(text: str, date: str | None = None) -> Report:
    return riwaya.read(text, date=date)


def whom(report: Report) -> dict[str, str]:
    """The words of each mention and the id of its entity."""
    assert isinstance(report.mentions, tuple)
    return {report.text[m.start : m.end]: m.entity for m in report.mentions}


def entity(report: Report, id: str) -> Entity:
    assert isinstance(report.entities, tuple)
    return next(e for e in report.entities if e.id == id)


@pytest.mark.parametrize(
    ("title", "date", "id"),
    [
        ("وزير الخارجية الأمريكي", "2010-05-01", "actor:hillary_clinton"),
        ("وزير الخارجية الأميركي", "2016-03-01", "actor:john_kerry"),
        ("وزير الخارجية الأمريكي", "2023-10-20", "actor:antony_blinken"),
        ("الرئيس السوري", "2015-01-01", "actor:bashar_al_assad"),
        ("الرئيس السوري", "2025-03-01", "actor:ahmed_al_sharaa"),
        ("رئيس الوزراء العراقي", "2015-08-01", "actor:haider_al_abadi"),
        ("المستشارة الألمانية", "2015-09-01", "actor:angela_merkel"),
        ("العاهل السعودي", "2014-01-01", "actor:king_abdullah_sa"),
        ("العاهل السعودي", "2016-01-01", "actor:king_salman"),
        ("رئيس وزراء بريطانيا", "2012-01-01", "actor:david_cameron"),
        ("المبعوث الأممي إلى اليمن", "2016-01-01", "actor:ismail_ould_cheikh"),
        ("المبعوث الأممي إلى سوريا", "2016-01-01", "actor:staffan_de_mistura"),
        ("زعيم حزب الله", "2015-01-01", "actor:hassan_nasrallah"),
        ("الأمين العام للأمم المتحدة", "2012-01-01", "actor:ban_ki_moon"),
        ("الأمين العام للأمم المتحدة", "2020-01-01", "actor:antonio_guterres"),
    ],
)
def test_a_title_is_resolved_by_the_day_of_the_report(title: str, date: str, id: str) -> None:
    report = read(f"التقى الوفد {title} في العاصمة.", date)
    assert whom(report).get(title) == id


def test_without_a_day_a_title_names_nobody_of_the_book() -> None:
    report = read("وصل وزير الخارجية الأمريكي إلى العاصمة.")
    assert whom(report)["وزير الخارجية الأمريكي"].startswith("n")


def test_a_former_holder_is_not_taken_for_the_present_one() -> None:
    report = read("وصل الرئيس السوري السابق إلى العاصمة.", "2015-05-01")
    assert "actor:bashar_al_assad" not in whom(report).values()


def test_name_variants_are_one_entity() -> None:
    text = "قال الرئيس السوري بشار الأسد إن المعركة مستمرة. وأضاف الأسد أن بلاده باقية. ووصل الرئيس السوري إلى موسكو."
    report = read(text, "2016-01-01")
    found = {words for words, id in whom(report).items() if id == "actor:bashar_al_assad"}
    assert found == {"الرئيس السوري بشار الأسد", "الأسد", "الرئيس السوري"}
    assad = entity(report, "actor:bashar_al_assad")
    assert (assad.name, assad.romanized, assad.kind, assad.country) == ("بشار الأسد", "Bashar al-Assad", "person", "SY")
    assert assad.side == "government" and assad.links == {"wikidata": "Q44329"}


def test_changing_names_are_one_group_under_the_name_of_the_day() -> None:
    for words, date, name in (
        ("جبهة النصرة", "2015-01-01", "جبهة النصرة"),
        ("جبهة فتح الشام", "2016-10-01", "جبهة فتح الشام"),
        ("هيئة تحرير الشام", "2019-01-01", "هيئة تحرير الشام"),
    ):
        report = read(f"سيطرت {words} على القرية.", date)
        assert whom(report) == {words: "actor:hts"}
        assert entity(report, "actor:hts").name == name


def test_a_persons_surname_and_title_mean_him_again() -> None:
    text = "قال وزير الزراعة سالم الكبيسي إن الموسم جيد. وأوضح الكبيسي أن المطر كاف. وغادر الوزير القاعة."
    report = read(text)
    found = whom(report)
    assert found["الكبيسي"] == found["وزير الزراعة سالم الكبيسي"] == found["الوزير"]


def test_bodies_belong_to_their_state() -> None:
    report = read("أعلنت وزارة الدفاع العراقية مقتل خمسة. وقصف الجيش السوري القرية.", "2016-01-01")
    assert whom(report)["وزارة الدفاع العراقية"] == "actor:iq.defence_ministry"
    assert whom(report)["الجيش السوري"] == "actor:sy.army"
    army = entity(report, "actor:sy.army")
    assert (army.name, army.kind, army.country) == ("الجيش السوري", "group", "SY")


def test_a_body_without_adjective_is_that_of_the_country_in_view() -> None:
    text = "تقدم الجيش السوري في ريف حلب. وقال الجيش إن العملية مستمرة."
    assert whom(read(text))["الجيش"] == "actor:sy.army"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("زار الوفد شارع الملك عبد الله في المدينة.", "الملك عبد الله"),
        ("هذه القاعدة معروفة عند الجميع.", "القاعدة"),
        ("تقع القرية في الجزيرة شمالا.", "الجزيرة"),
        ("عاد الأسد إلى حديقة الحيوان.", "الأسد"),
        ("كان ذلك في الحياة العامة.", "الحياة"),
        ("بعد فتح الطريق عاد السكان.", "فتح"),
        ("يرى كثيرون في الشرق الأوسط ذلك.", "الشرق الأوسط"),
    ],
)
def test_ambiguous_words_name_nobody_without_evidence(text: str, words: str) -> None:
    assert not any(id.startswith("actor:") and found.endswith(words) for found, id in whom(read(text)).items())


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("قال شاهد لصحيفة «الشرق الأوسط» إن الطريق مغلق.", "صحيفة «الشرق الأوسط»", "actor:asharq_al_awsat"),
        ("قال شاهد لقناة الجزيرة إن الطريق مغلق.", "قناة الجزيرة", "actor:al_jazeera"),
        ("تبنى تنظيم القاعدة الهجوم.", "تنظيم القاعدة", "actor:al_qaeda"),
        ("دعت حركة فتح إلى الإضراب.", "حركة فتح", "actor:fatah"),
        ("قصف حلب الأسد مرارا، ودمشق تنفي.", "الأسد", "actor:bashar_al_assad"),
        ("سيطر مقاتلو الجيش الحر على الحاجز.", "مقاتلو الجيش الحر", "actor:free_syrian_army"),
        ("وقالت وحماس ترفض.", "حماس", "actor:hamas"),
        ("بحث الأمر مع كتائب حزب الله العراقي.", "كتائب حزب الله العراقي", "actor:kataib_hezbollah"),
    ],
)
def test_ambiguous_words_with_evidence(text: str, words: str, id: str) -> None:
    assert any(id == found_id and words.endswith(found) for found, found_id in whom(read(text, "2015-01-01")).items())


def test_unknown_persons_stay_apart() -> None:
    text = "قال سالم الكبيسي إن الطريق مغلق. وقال محمود الدليمي إنه مفتوح."
    found = whom(read(text))
    assert found["سالم الكبيسي"] != found["محمود الدليمي"]


def test_an_entity_of_the_book_has_the_same_id_in_every_report() -> None:
    one = read("رفضت الأمم المتحدة الطلب.")
    other = read("قال شاهد إن منظمة الأمم المتحدة وصلت.")
    assert "actor:un" in whom(one).values() and "actor:un" in whom(other).values()


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الوزراء الإسرائيلي، بنيامين نتنياهو، إن الحكومة ستجتمع.",
        "وقال وزير الخارجية الأمريكي، جون كيري: «لن نفاوض».",
        "وأكد الملك سلمان بن عبدالعزيز آل سعود أن المشروع مستمر.",
        "وقال الأمين العام للمنظمة إياد بن أمين مدني إن الاجتماع غدا.",
    ],
)
def test_a_head_lies_in_its_mention(text: str) -> None:
    report = read(text, "2015-03-01")
    assert isinstance(report.mentions, tuple) and report.mentions
    for mention in report.mentions:
        assert mention.start <= mention.head.start < mention.head.end <= mention.end


def test_spans_are_words_of_the_text_and_ids_are_in_order() -> None:
    report = read("قال الرئيس الأمريكي باراك أوباما إن داعش تراجع، بحسب رويترز.", "2015-01-01")
    assert isinstance(report.mentions, tuple) and isinstance(report.entities, tuple)
    assert [m.id for m in report.mentions] == [f"m{n}" for n in range(1, len(report.mentions) + 1)]
    assert [m.start for m in report.mentions] == sorted(m.start for m in report.mentions)
    for mention in report.mentions:
        assert mention.start <= mention.head.start < mention.head.end <= mention.end
        assert report.text[mention.start : mention.end].strip() == report.text[mention.start : mention.end]
    ids = {m.id for m in report.mentions}
    assert {id for e in report.entities for id in e.mentions} == ids
