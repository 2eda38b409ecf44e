"""Numbers that name and do not count: «المادة 5», «دستور 2011», «25 - 21», «التاسع عشر», and numbers torn by a space."""

from __future__ import annotations

from riwaya.arabic.numerals import number_words, particle
from riwaya.reading.counting.draft import OTHER
from riwaya.reading.counting.numerals import COMMA, Number
from riwaya.reading.counting.objects import Counted
from riwaya.reading.counting.ranges import DASHES
from riwaya.reading.counting.view import View, bare, is_conjunction

YEARS = range(1300, 2101)
THOUSAND = 1000
LAST_WITH_PLURAL = 10


def opening(view: View, i: int) -> int:
    """Where a number begins with its article: «الـ 28», «لـ 27»."""
    return i - 1 if view.key(i - 1) in number_words("before_digits") and view.key(i)[:1].isdigit() else i


def is_label(view: View, i: int) -> bool:
    """«المادة 5», «الفرقة 30», «إف-16», «الحادي والعشرين»: a number that names."""
    at = opening(view, i)
    before = view.key(at - 1)
    if before in ("-", "/", "+") and view.touching(at) and view.touching(at - 1):
        return True
    numeral = view.numeral(i)
    if numeral is not None and (numeral.conj or numeral.article) and before in number_words("ordinals"):
        return True
    described = before == "(" or (view.word(at - 1).pos == "ADJ" and before.startswith(particle("article")))
    return _is_label_word(view, at - 1) or _second_of_two(view, at) or (described and _is_label_word(view, at - 2))


def _is_label_word(view: View, i: int) -> bool:
    """«المادة», «للمادة»"""
    word = view.word(i)
    forms = {word.key, bare(word)} | ({particle("article") + word.stem} if word.key.startswith(particle("for_the")) else set())
    return not forms.isdisjoint(number_words("labels"))


def _second_of_two(view: View, i: int) -> bool:
    """«الفصلين 31 و32»"""
    return is_conjunction(view, i - 1) and view.key(i - 2)[:1].isdigit() and _is_label_word(view, i - 3)


def names(view: View, number: Number, counted: Counted | None) -> bool:
    """«المادة 5 من الاتفاق», «في 2015 من توجه البلاد», «عارضوا في 2002 إعادة انتخابه»; but «الفرقة 30 مقاتلا» counts."""
    if bare(view.word(opening(view, number.first) - 1)) in number_words("sure_labels"):
        return True  # «في الدقيقة 80 هدفا»
    if view.key(number.first - 1) in number_words("issue_labels"):
        return counted is None or counted.part  # «المرسوم عدد 88», «العدد 7092 من الجريدة»
    if is_label(view, number.first):
        mismatched = counted is not None and counted.noun.plural and number.low > LAST_WITH_PLURAL  # «الفرقة 11 دبابات»
        return counted is None or counted.part or mismatched or counted.noun.role == OTHER
    before = view.word(number.first - 1)
    when = before.key in number_words("before_years") or before.pos in ("NOUN", "PROPN")  # «دستور 2011 لغة رسمية»
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
    return ten and (before in number_words("ordinals") or particle("article") + before in number_words("ordinals"))


def _is_score(view: View, number: Number) -> bool:
    """«فاز 25 - 21», «47 .6», «7،62»: the second of two numbers that are no range, or what a space tore off."""
    before, further = view.key(number.first - 1), view.key(number.first - 2)
    torn = view.touching(number.first) and (before == "." or (before == COMMA and view.touching(number.first - 1)))
    return further[:1].isdigit() and (before in DASHES or torn)


def _is_monday(view: View, number: Number) -> bool:
    numeral = view.numeral(number.first)
    return numeral is not None and numeral.article and number.high == 2


def _is_of_time(view: View, number: Number) -> bool:
    """«الأشهر الستة من عقده»"""
    numeral, before = view.numeral(number.first), view.key(number.first - 1)
    return numeral is not None and numeral.article and before.removeprefix(particle("article")) in number_words("not_counted")


def _is_of_another_era(view: View, number: Number) -> bool:
    """«100 هـ – 718 م»"""
    eras, before = number_words("eras"), view.keys(number.first - 2, number.first)
    return view.key(number.end) in eras and before[1] in DASHES and before[0] in eras


NO_COUNTS = (_is_of_time, _is_of_another_era, _is_monday, _is_torn, _is_score, _is_dated_year, _ends_an_ordinal)
"""What makes a number no count, whatever stands behind it."""
