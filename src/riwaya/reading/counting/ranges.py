"""Two numbers that are one quantity: «بين 20 و30», «من 3 إلى 5», «10-12», «ثلاثة أو أربعة»."""

from __future__ import annotations

from math import inf

from riwaya.arabic.numerals import number_words, particle
from riwaya.reading.counting.numerals import Number, read_number
from riwaya.reading.counting.view import View

DASHES = ("-", "–", "—", "~")
BEFORE_CHANGE = 7
CLOSE = 20
"""A range whose ends are further apart than this many times is none: «2-100» is a score or a label."""


def read_span(view: View, i: int) -> Number | None:
    """The number at word i, with the one that it makes a range with."""
    first = read_number(view, i)
    if first is None or first.vague or first.share:
        return first
    second = _other_end(view, first)
    return first if second is None else _range(first, second) or first


def _other_end(view: View, first: Number) -> Number | None:
    at, key = first.end, view.key(first.end)
    if key in DASHES:
        digits = view.key(first.first)[:1].isdigit() and view.key(at + 1)[:1].isdigit()
        return read_number(view, at + 1) if digits and view.key(at + 2) not in DASHES else None
    if _opened_by(view, first.first, number_words("between")):
        numeral = view.numeral(at)
        return read_number(view, at + 1 if key in number_words("to") else at) if numeral or key else None
    if key == particle("or") or (key in number_words("to") and key != particle("and") and _no_change(view, first.first)):
        return read_number(view, at + 1)
    return None


def _opened_by(view: View, i: int, words: frozenset[str]) -> bool:
    before = view.key(i - 1)
    return before in words or before[1:] in words


def _no_change(view: View, i: int) -> bool:
    """«من 100 إلى 300», «بتكلفة 250 إلى 550 ريالا» are ranges unless something rose or fell."""
    before = view.keys(max(view.first, i - BEFORE_CHANGE), i)
    return not any(key in number_words("changes") or key[1:] in number_words("changes") for key in before)


def _range(first: Number, second: Number) -> Number | None:
    """Both ends as one number; a scale is said once: «بين 20 و30 ألفا»."""
    low = first.low
    if second.scale not in (1, inf) and first.scale == 1 and low < 1000:
        low *= second.scale
    if second.vague or second.share or not low < second.high <= low * CLOSE:
        return None
    return Number(first.first, second.end, low, second.high, scale=second.scale)


def between_before(view: View, number: Number) -> int | None:
    """Where «ما بين» or «من» before a range begins: it belongs to the quantity."""
    before = view.key(number.first - 1)
    if number.low == number.high or number.vague or not (before == particle("of") or before in number_words("between")):
        return None
    return number.first - (2 if " ".join(view.keys(number.first - 2, number.first)) in number_words("between") else 1)
