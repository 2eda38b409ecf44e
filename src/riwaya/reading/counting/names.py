"""Numbers that name and do not count: «المادة 5», «دستور 2011», «25 - 21», «التاسع عشر», and numbers torn by a space."""

from __future__ import annotations

from riwaya.arabic.numerals import number_words
from riwaya.reading.counting.draft import ARTICLE, OTHER
from riwaya.reading.counting.numerals import Number
from riwaya.reading.counting.objects import Counted
from riwaya.reading.counting.ranges import DASHES
from riwaya.reading.counting.view import View, bare

YEARS = range(1300, 2101)
THOUSAND = 1000


def opening(view: View, i: int) -> int:
    """Where a number begins with its article: «الـ 28», «لـ 27»."""
    return i - 1 if view.key(i - 1) in (ARTICLE, "ل", "ب", "لل") and view.key(i)[:1].isdigit() else i


def is_label(view: View, i: int) -> bool:
    """«المادة 5», «الفرقة 30», «إف-16», «الحادي والعشرين»: a number that names."""
    at = opening(view, i)
    before = view.key(at - 1)
    if before in ("-", "/", "+") and view.touching(at) and view.touching(at - 1):
        return True
    numeral = view.numeral(i)
    if numeral is not None and (numeral.conj or numeral.article) and before in number_words("ordinals"):
        return True
    return before in number_words("labels") or bare(view.word(at - 1)) in number_words("labels")


def names(view: View, number: Number, counted: Counted | None) -> bool:
    """«المادة 5 من الاتفاق», «في 2015 من توجه البلاد», «عارضوا في 2002 إعادة انتخابه»; but «الفرقة 30 مقاتلا» counts."""
    if is_label(view, number.first):
        return counted is None or counted.part or counted.noun.role == OTHER
    before = view.word(number.first - 1)
    when = before.key in number_words("before_years") or before.pos == "NOUN"  # «دستور 2011 لغة رسمية»
    named = counted is not None and counted.noun.role == OTHER
    return named and (_are_years(number) or (is_year(view, number) and (counted is None or counted.part or when)))


def _is_dated_year(view: View, number: Number) -> bool:
    """«2015م» is no distance, «31 جانفي 2016 توفيت» counts nobody."""
    before = view.key(number.first - 1)
    dated = before in (")", "/") or before in number_words("months") or is_label(view, number.first)
    return is_year(view, number) and (dated or view.key(number.end) in number_words("eras"))


def is_year(view: View, number: Number) -> bool:
    key = view.key(number.first)
    return number.end == number.first + 1 and len(key) == 4 and key.isdigit() and int(key) in YEARS


def _are_years(number: Number) -> bool:
    """«(1928-2022)»"""
    return number.scale == 1 and number.low < number.high and {number.low, number.high} < set(YEARS)


def _is_torn(view: View, number: Number) -> bool:
    """«( 7 , 2 ) مليار»: a scale whose digits could not be read is no number of its own."""
    before = view.key(number.first - 2)
    alone = number.scale >= THOUSAND and number.end == number.first + 1
    return alone and view.key(number.first - 1) == ")" and before[:1].isdigit()


def _ends_an_ordinal(view: View, number: Number) -> bool:
    """«ثالث عشر», «التاسع عشر»: the second half of an ordinal."""
    numeral, before = view.numeral(number.first), bare(view.word(number.first - 1))
    ten = numeral is not None and numeral.kind == "ten"
    return ten and (before in number_words("ordinals") or ARTICLE + before in number_words("ordinals"))


def _is_score(view: View, number: Number) -> bool:
    """«فاز 25 - 21», «47 .6»: the second of two numbers that are no range, or what a space tore off."""
    before, further = view.key(number.first - 1), view.key(number.first - 2)
    return further[:1].isdigit() and (before in DASHES or (before == "." and view.touching(number.first)))


def _is_monday(view: View, number: Number) -> bool:
    numeral = view.numeral(number.first)
    return numeral is not None and numeral.article and number.high == 2


NO_COUNTS = (_is_monday, _is_torn, _is_score, _is_dated_year, _ends_an_ordinal)
"""What makes a number no count, whatever stands behind it."""
