"""Value ⇒ the ways it is written, and what looks like a number and is none."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import round_trip
from riwaya.model import Report
from riwaya.pipeline import PIPELINE
from riwaya.reading.counting.digits import value_of
from riwaya.reading.counting.numerals import Number, read_number
from riwaya.reading.counting.view import View
from riwaya.stage import run

UP_TO_WORDS = PIPELINE[:3]

VALUES: dict[float, list[str]] = {
    3: ["3", "٣", "ثلاثة", "ثلاث", "الثلاثة", "الثلاث", "ثلاثٌ"],
    8: ["8", "ثمانية", "ثماني", "ثمان", "ثمانيا"],
    10: ["10", "عشرة", "عشر"],
    11: ["11", "أحد عشر", "إحدى عشرة", "احد عشر", "احدى عشرة"],
    12: ["12", "اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "إثنا عشر"],
    15: ["15", "خمسة عشر", "خمس عشرة"],
    20: ["20", "عشرون", "عشرين", "العشرين"],
    21: ["21", "واحد وعشرون", "واحد وعشرين", "واحد و عشرون"],
    35: ["35", "خمسة وثلاثون", "خمس وثلاثين"],
    100: ["100", "مئة", "مائة", "ماية", "المئة"],
    200: ["200", "مئتان", "مئتين", "مائتا", "مائتي", "مئتي"],
    300: ["300", "ثلاثمئة", "ثلاثمائة", "ثلاث مئة", "ثلاث مائة"],
    125: ["125", "مئة وخمسة وعشرون", "مئة وخمسة وعشرين", "مائة و25"],
    800: ["800", "ثمانمئة", "ثمانمائة", "ثمانيمائة", "ثماني مئة"],
    12.5: ["12.5", "12,5", "١٢٫٥"],
    1_000: ["1000", "ألف", "الف", "ألفا", "1,000", "1.000"],
    1_500: ["1500", "1,500", "1.500", "١٬٥٠٠", "ألف وخمسمئة", "ألفا و500", "ألف و 500"],
    2_000: ["2000", "ألفان", "ألفين", "ألفي", "2 ألف"],
    4_000: ["4 آلاف", "أربعة آلاف", "اربعة الاف", "4000"],
    18_000: ["18 ألفا", "18 ألف", "18 ألفًا", "ثمانية عشر ألفا", "18,000"],
    100_000: ["100 ألف", "مئة ألف", "مائة ألف"],
    500_000: ["نصف مليون", "500 ألف", "نصف المليون", "خمسمئة ألف"],
    1_200_003: ["مليون و200 ألف وثلاثة", "1,200,003", "مليون ومئتا ألف وثلاثة"],
    1_234_567: ["1234567", "1,234,567", "1،234،567", "١٬٢٣٤٬٥٦٧"],
    33_300_000: ["33.3 مليون", "33,3 مليون"],
    1_500_000: ["1.5 مليون", "1,5 مليون", "مليون ونصف", "مليون ونصف المليون", "5ر1 مليون", "1.500 مليون"],
    2_000_000: ["مليوني", "مليونان", "مليونين", "2 مليون"],
    3_000_000: ["3 ملايين", "ثلاثة ملايين", "3 مليين"],
    26_000_000: ["26 مليون", "ستة وعشرون مليونا", "ستة وعشرين مليون"],
    1_000_000_000: ["مليار", "بليون", "1 مليار"],
    2_500_000_000: ["2.5 مليار", "مليارين ونصف", "ملياران ونصف المليار"],
}

VAGUE: dict[tuple[float, float], list[str]] = {
    (20, 99): ["عشرات", "العشرات", "بضع عشرات"],
    (200, 999): ["مئات", "المئات", "بضع مئات", "عدة مئات"],
    (2_000, 9_999): ["آلاف", "الآلاف", "بضعة آلاف", "عدة آلاف"],
    (20_000, 99_999): ["عشرات الآلاف", "عشرات آلاف"],
    (200_000, 999_999): ["مئات الآلاف", "مئات آلاف"],
    (2_000_000, 9_999_999): ["ملايين", "بضعة ملايين"],
    (20_000_000, 99_999_999): ["عشرات الملايين"],
    (3, 9): ["بضعة", "بضع"],
}

NO_NUMBER = ["18/9/1436", "14:30", "0096655123456", "0551234567", "عشائر", "ثلاثاء", "أربعاء", "ملايو", "سبعينات"]


def numbered(text: str) -> tuple[Number | None, int]:
    """What stands at the start of the text, and how many words it has in all."""
    report = run(UP_TO_WORDS, Report(id="number", text=text))
    assert isinstance(report.words, tuple)
    return read_number(View(text, report.words, 0, len(report.words)), 0), len(report.words)


def cases(table: dict[float, list[str]]) -> list[tuple[float, str]]:
    return [(value, spelling) for value, spellings in table.items() for spelling in spellings]


@pytest.mark.parametrize(("value", "spelling"), cases(VALUES))
def test_value(value: float, spelling: str) -> None:
    number, size = numbered(spelling)
    assert number is not None
    assert (number.low, number.high, number.end) == (value, value, size)


def after_several(spelling: str) -> tuple[Number | None, int]:
    """«عدة» is no number of its own: «عدة آلاف» is read from «آلاف»."""
    number, size = numbered(spelling.split(" ", 1)[1])
    return number, size


@pytest.mark.parametrize(("bounds", "spelling"), [(b, s) for b, spellings in VAGUE.items() for s in spellings])
def test_vague(bounds: tuple[float, float], spelling: str) -> None:
    number, size = after_several(spelling) if spelling.startswith("عدة") else numbered(spelling)
    assert number is not None
    assert (number.low, number.high, number.end) == (*bounds, size)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_no_number(text: str) -> None:
    assert numbered(text)[0] is None


@pytest.mark.parametrize(("share", "spelling"), [(50, "نصف"), (25, "ربع"), (66.7, "ثلثي"), (75, "ثلاثة أرباع")])
def test_share(share: float, spelling: str) -> None:
    number, _ = numbered(spelling)
    assert number is not None and number.share
    assert number.low == share


@pytest.mark.parametrize(
    ("form", "value"),
    [("1.500", 1500), ("1.5", 1.5), ("0.125", 0.125), ("1,234,567", 1234567), ("12.943,08", 12943.08), ("1.2.3.4", None)],
)
def test_separators(form: str, value: float | None) -> None:
    assert value_of(form) == value


# A writer of numbers, to read back what it writes. Each word in the cases and genders that news uses.

UNITS = [
    [], ["واحد", "واحدة", "واحدا", "واحدٌ"], ["اثنان", "اثنين", "اثنتان", "اثنتين", "إثنان"], ["ثلاثة", "ثلاث", "ثلاثا", "ثلاثةٌ"],
    ["أربعة", "اربع", "أربعا"], ["خمسة", "خمس", "خمسا", "خمسه"], ["ستة", "ست", "ستّ"], ["سبعة", "سبع", "سبعا"],
    ["ثمانية", "ثماني", "ثمان", "ثمانيا"], ["تسعة", "تسع", "تسعا"],
]  # fmt: skip
HEADS = {3: ["ثلاث"], 4: ["أربع", "اربع"], 5: ["خمس"], 6: ["ست"], 7: ["سبع"], 8: ["ثماني", "ثمان"], 9: ["تسع"]}
TWO_HUNDRED = ["مئتان", "مئتين", "مائتان", "مائتين"]
TEENS = {
    11: ["أحد عشر", "إحدى عشرة", "احد عشر", "احدى عشرة"],
    12: ["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "إثنا عشر"],
}
TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [
    (10**9, ["مليار", "مليارا", "مليارًا", "بليون"], ["ملياران", "مليارين"], ["مليارات", "بلايين"]),
    (10**6, ["مليون", "مليونا", "مليونًا"], ["مليونان", "مليونين"], ["ملايين"]),
    (10**3, ["ألف", "ألفا", "ألفًا", "الف"], ["ألفان", "ألفين"], ["آلاف", "الاف"]),
]
JOINTS = [" و", " و "]


def below_hundred(n: int, dice: random.Random) -> str:
    if n < 10:
        return dice.choice(UNITS[n])
    if n == 10:
        return dice.choice(["عشرة", "عشر"])
    if n < 13:
        return dice.choice(TEENS[n])
    if n < 20:
        return dice.choice(UNITS[n - 10]) + " " + dice.choice(["عشر", "عشرة"])
    tens = TENS[n // 10 - 2] + dice.choice(["ون", "ين"])
    return f"{dice.choice(UNITS[n % 10])}{dice.choice(JOINTS)}{tens}" if n % 10 else tens


def below_thousand(n: int, dice: random.Random) -> str:
    hundreds, rest = divmod(n, 100)
    mia = dice.choice(["مئة", "مائة", "ماية", "مئه"])
    if hundreds == 0:
        return below_hundred(rest, dice)
    several = dice.choice(HEADS.get(hundreds, [""])) + dice.choice(["", " "]) + mia
    head = mia if hundreds == 1 else dice.choice(TWO_HUNDRED) if hundreds == 2 else several
    return f"{head}{dice.choice(JOINTS)}{below_hundred(rest, dice)}" if rest else head


def written(n: int, dice: random.Random) -> str:
    """The number in words, or in words and digits mixed."""
    parts = []
    for scale, one, two, many in SCALES:
        count, n = divmod(n, scale)
        if count == 1:
            parts.append(one[0])
        elif count == 2:
            parts.append(dice.choice(two))
        elif count:
            spelled = str(count) if dice.random() < 0.3 else below_thousand(count, dice)
            parts.append(f"{spelled} {dice.choice(many if 3 <= count % 100 <= 10 else one)}")
    if n or not parts:
        parts.append(below_thousand(n, dice))
    return dice.choice(JOINTS).join(parts)


@settings(max_examples=1500, deadline=None)
@given(n=st.one_of(st.integers(1, 999), st.integers(1, 999_999), st.integers(1, 10**10)), seed=st.integers(0, 2**32))
def test_whatever_the_gender_the_case_and_the_spelling_a_number_is_read_back(n: int, seed: int) -> None:
    text = written(n, random.Random(seed))
    number, size = numbered(text)
    assert number is not None, text
    assert (number.low, number.high, number.end) == (n, n, size), text


def test_what_num2words_writes_is_read_back() -> None:
    pytest.importorskip("num2words")
    assert list(round_trip.misses(round_trip.drawn(200, 3), Counter())) == []


@given(st.integers(0, 99_999_999))
def test_digits_are_read_back(n: int) -> None:
    assert value_of(str(n)) == n
    assert value_of(f"{n:,}") == n
    assert value_of(f"{n:,}".replace(",", "٬")) == n


@given(st.text("0123456789.,٫٬/:", max_size=14))
def test_any_digits_end_in_a_number_or_nothing(form: str) -> None:
    value = value_of(form)
    assert value is None or value >= 0
