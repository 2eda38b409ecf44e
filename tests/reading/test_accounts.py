"""Accounts: what two sources say of one question, read from short reports of our own."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.arabic.comparisons import alike, fates, means, one_action, questions
from riwaya.arabic.skeletons import skeleton
from riwaya.model import Account, Report

DAY = "2031-03-02"
DIFFERENT_TOLLS = "قال رئيس بلدية الزيزفونة إن القصف على السوق قتل تسعة مدنيين.\nوقال طبيب في مستشفى الريحان إن عدد القتلى 14 على الأقل."
SAME_TOLLS = "قال رئيس بلدية الزيزفونة إن القصف على سوق البلدة القديم قتل 14 مدنيا.\nوقال طبيب إن القصف على سوق البلدة القديم قتل 14 شخصا."
TWO_ATTACKS = (
    "قالت الشرطة في البصرة إن خمسة أشخاص قتلوا في انفجار عبوة ناسفة قرب مصرف بالكرادة.\n"
    "وقال ضابط في الموصل إن تسعة أشخاص قتلوا في هجوم شنه مسلحون على نقطة تفتيش عند جسر الحدباء."
)
DENIED = "اتهم سكان القرية قوات حرس السهل بنهب المنازل.\nونفى متحدث باسم القوات هذه الاتهامات."
CONFIRMED = "أعلنت الوزارة فقدان ثلاثة صحافيين في الوادي.\nوأكد مصدر في السفارة هذه المعلومات."
NO_ARREST = "كشف ضابط في الشرطة عن توقيف أربعة مشتبه بهم في تفجير السوق.\nونفى متحدث باسم الوزارة حصول أي توقيفات حتى الآن."
LESS = "قال المرصد إن المعارضة خسرت أكثر من 60 بالمئة من المنطقة.\nوقال قادة المعارضة إن المناطق التي خسروها أقل."
ONE_SPEAKER = "قال رئيس البلدية إن القصف قتل تسعة مدنيين.\nوأضاف أن عدد القتلى 14 على الأقل."
VEST_OR_CAR = (
    "قال عقيد في الشرطة إن الهجوم نفذه انتحاريان يرتديان حزامين ناسفين.\n"
    "وقالت مصادر طبية إن الهجوم كان سيارة مفخخة استهدفت مدنيين."
)

WILL_NOT_LEAVE = "دعت الحكومة إلى انسحاب مقاتلي الفصائل من وادي السهل.\nوقال قائد الفصائل إنهم لن ينسحبوا من وادي السهل."
TOLD_BY_BOTH = (
    "قالت وزارة الدفاع إن طائراتها قصفت مستودع ذخيرة قرب مدينة الموصل صباح الثلاثاء.\n"
    "وقال سكان إن طائرات قصفت مستودع ذخيرة قرب الموصل وتصاعد الدخان من المستودع."
)
ANOTHER = (
    "قالت وزارة الدفاع إن طائراتها قصفت مستودع ذخيرة قرب مدينة الموصل صباح الثلاثاء.\n"
    "وقال سكان إن طائرات قصفت مستودع ذخيرة آخر قرب الموصل وتصاعد الدخان من المستودع."
)
ONE_HOUSE = (
    "قالت وزارة الدفاع العراقية إن طائراتها قصفت مستودع ذخيرة قرب مدينة الموصل صباح الثلاثاء.\n"
    "وقال متحدث باسم وزارة الدفاع العراقية إن طائرات قصفت مستودع ذخيرة قرب الموصل وتصاعد الدخان من المستودع."
)
OTHER_TOWN = (
    "قال ضابط في الشرطة إن القصف على سوق شعبية في الموصل قتل تسعة مدنيين.\n"
    "وقال مسؤول محلي إن القصف على سوق شعبية في البصرة قتل 14 مدنيا."
)


def read(text: str) -> Report:
    return riwaya.read(text, date=DAY)


def only(text: str) -> Account:
    accounts = read(text).accounts
    assert isinstance(accounts, tuple) and len(accounts) == 1, [a.question for a in accounts or ()]
    return accounts[0]


@pytest.mark.parametrize(
    ("text", "kind", "relation", "stances"),
    [
        (DIFFERENT_TOLLS, "how_many", "differs", ("9", "≥14")),
        (LESS, "how_many", "differs", ("≥60", "أقل")),
        (DENIED, "whether", "differs", ("so", "not")),
        (CONFIRMED, "whether", "agrees", ("so",)),
        (NO_ARREST, "whether", "differs", ("so", "not")),
        (WILL_NOT_LEAVE, "whether", "differs", ("so", "not")),
        (TOLD_BY_BOTH, "whether", "agrees", ("so",)),
        (VEST_OR_CAR, "how", "differs", ("vest", "car_bomb")),
    ],
)
def test_what_sources_say_of_one_question(text: str, kind: str, relation: str, stances: tuple[str, ...]) -> None:
    account = only(text)
    assert (account.kind, account.relation) == (kind, relation)
    assert tuple(position.stance for position in account.positions) == stances


def test_equal_numbers_agree_and_count_two_origins() -> None:
    account = next(a for a in read(SAME_TOLLS).accounts or () if a.kind == "how_many")
    assert account.relation == "agrees"
    assert sum(position.origins for position in account.positions) == 2
    assert {(p.low, p.high) for p in account.positions} == {(14.0, 14.0)}


@pytest.mark.parametrize("text", [ANOTHER, ONE_HOUSE])
def test_nothing_agrees_that_may_be_another_happening_or_one_house(text: str) -> None:
    assert [a for a in read(text).accounts or () if a.relation == "agrees"] == []


@pytest.mark.parametrize("text", [ONE_SPEAKER, TWO_ATTACKS, OTHER_TOWN])
def test_no_account_of_one_speaker_or_of_two_happenings(text: str) -> None:
    assert [a for a in read(text).accounts or () if a.kind == "how_many"] == []


def test_positions_hold_claims_of_the_report_and_questions_are_in_both_languages() -> None:
    report = read(DIFFERENT_TOLLS)
    claims = {claim.id: claim for claim in report.claims or ()}
    for account in report.accounts or ():
        assert account.question.endswith("؟") and account.question_en.endswith("?")
        for position in account.positions:
            assert position.claims and set(position.claims) <= claims.keys()
            assert position.sources == tuple(dict.fromkeys(claims[c].source_entity for c in position.claims))


@pytest.mark.parametrize("words", ["انسحاب ينسحب انسحبت", "اعتقالات اعتقلت", "سيطرة سيطروا", "استعادة تستعيد", "قصف قصفت"])
def test_a_verb_and_its_masdar_share_a_skeleton(words: str) -> None:
    from riwaya.reading.words import read_spelling

    found = {skeleton(r.stem, r.pos in ("VERB", "AUX")) for r in map(read_spelling, words.split())}
    assert len(found) == 1


def test_the_data_is_whole() -> None:
    assert all(len(group) > 1 for group in alike())
    assert fates() and means() and set(one_action().values()) <= set(one_action())
    for wordings in questions().values():
        assert "other" in wordings
        assert all(set(wording) == {"ar", "en"} for wording in wordings.values())
