"""What stands before and behind a number and moves its bounds: «أكثر من», «نحو», «على الأقل», «تجاوز عدد القتلى»."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.arabic.numerals import Bound, bounds, counted_words, number_words, particle
from riwaya.reading.counting.numerals import Number, read_number
from riwaya.reading.counting.view import View, bare, is_conjunction

LONGEST = 4
FAR_BEHIND = 3
GAP = 6
OPPOSITE = {"low": "high", "high": "low"}


class Limit(NamedTuple):
    """A modifier over words[first:end]; `letters` of its first word are joined particles."""

    side: str
    first: int
    end: int
    letters: int = 0


def limit_before(view: View, i: int) -> Limit | None:
    """The modifier that ends before word i."""
    table = bounds("before")
    for size in range(min(LONGEST, i - view.first), 0, -1):
        found = table.get(view.keys(i - size, i))
        if found is not None:
            return _negated(view, i - size, i, found)
    return _parted(view, i) or _over_a_gap(view, i)


def two_sided(view: View, number: Number, limit: Limit | None) -> tuple[Number, Limit | None]:
    """«أكثر من 20 وأقل من 30» is one quantity: its number reaches over both, and its limit moves neither end."""
    if limit is None or limit.side not in OPPOSITE or number.vague:
        return number, limit
    apart = is_conjunction(view, number.end)
    start = number.end + apart
    for size in range(LONGEST, 0, -1):
        found = bounds("before").get(view.keys(start, start + size))
        if found is None or found.side != OPPOSITE[limit.side] or not (apart or view.key(start).startswith(particle("and"))):
            continue
        second = read_number(view, start + size)
        if second is not None and not second.vague and (number.low < second.high) == (limit.side == "low"):
            low, high = sorted((number.low, second.high))
            return second._replace(first=number.first, low=low, high=high), limit._replace(side="both")
    return number, limit


def _parted(view: View, i: int) -> Limit | None:
    """«لا تقل المصانع السعودية عن 450»: the verb, its subject without a preposition, عن or على, the number."""
    if view.key(i - 1) not in number_words("parted_by"):
        return None
    for at in range(i - 2, max(view.first, i - GAP) - 1, -1):
        key = bare(view.word(at))
        if key in number_words("parted_low") or key in number_words("parted_high"):
            negated = at > view.first and bare(view.word(at - 1)) in number_words("negations")
            more = (key in number_words("parted_low")) != negated
            return Limit("low" if more else "high", i, i)
        if view.word(at).pos in ("PUNCT", "ADP", "VERB"):
            return None
    return None


def _negated(view: View, first: int, end: int, bound: Bound) -> Limit | None:
    """«لا يتجاوز» has entries of its own; any other negated verb turns its bound: «لن يتجاوز»."""
    negated = view.key(first - 1) in number_words("negations") and view.key(first) in number_words("gap_low")
    if negated and bound.side == "low":
        return Limit("high", first - 1, end)
    return Limit(bound.side, first, end, bound.letters)


def _over_a_gap(view: View, i: int) -> Limit | None:
    """«تجاوز عدد القتلى 50»: the verb, what is counted, the number. The span begins at the number."""
    told = False
    for at in range(i - 1, max(view.first, i - GAP) - 1, -1):
        key = bare(view.word(at))
        if view.word(at).pos == "PUNCT":
            return None
        if told and key in number_words("gap_about"):
            return Limit("about", i, i)
        if told and key in number_words("gap_low"):
            return Limit("high" if view.key(at - 1) in number_words("negations") else "low", i, i)
        told = told or key in counted_words("counting") or view.word(at).stem in number_words("measures")
    return None


def limit_after(view: View, end: int) -> Limit | None:
    """The modifier behind the counted noun and at most two adjectives: «جنديين تركيين على الأقل»."""
    table = bounds("after")
    for at in range(end, min(end + FAR_BEHIND, view.last)):
        for size in range(LONGEST, 0, -1):
            found = table.get(view.keys(at, at + size))
            if found is not None and (size > 1 or view.key(at + size) != particle("of")):  # «470 برميلا وأكثر من 400»
                return Limit(found.side, at, at + size)
        if at > end + 1 or not _may_be_adjective(view, at):
            return None
    return None


def _may_be_adjective(view: View, i: int) -> bool:
    word = view.word(i)
    return word.pos in ("ADJ", "NOUN", "PROPN", "X") and word.segments[0].kind in ("stem", "article")


def bounded(low: float, high: float, limit: Limit | None) -> tuple[float | None, float | None, bool]:
    """low, high, approximate: «أكثر من» opens the upper end, «أقل من» the lower, «نحو» neither."""
    if limit is None:
        return low, high, False
    if limit.side == "both":
        return low, high, False
    if limit.side == "low":
        return low, None, False
    if limit.side == "high":
        return None, high, False
    return low, high, True
