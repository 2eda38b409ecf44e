"""The quantities layer: counts and measures with the bounds that the words give, what they count and what befell it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from riwaya.arabic.numerals import dual_of, numerals
from riwaya.model import Quantity, Report, Word
from riwaya.reading.counting.draft import Draft
from riwaya.reading.counting.drafts import end_of_number, read_draft
from riwaya.reading.counting.view import View
from riwaya.stage import Stage

FURNITURE = "furniture"


def candidates(words: tuple[Word, ...]) -> list[int]:
    """Words that may begin a quantity: digits, number words, duals."""
    number = numerals()
    return [i for i, word in enumerate(words) if word.key in number or word.key[0].isdigit() or dual_of(word.key)]


def sentence_views(report: Report) -> Iterator[tuple[View, list[int]]]:
    """Each sentence in which something may be counted, and where."""
    assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
    words, may_be, at = report.words, candidates(report.words), 0
    starts = [words[i].start for i in may_be]
    for sentence in report.sentences:
        first, at = at, bisect_left(starts, sentence.end, at)
        if at > first and sentence.kind != FURNITURE:
            opens = bisect_left(words, sentence.start, 0, may_be[first] + 1, key=_start)
            closes = bisect_left(words, sentence.end, may_be[at - 1], len(words), key=_start)
            yield View(report.text, words, opens, closes), may_be[first:at]


def _start(word: Word) -> int:
    return word.start


def drafts(view: View, may_be: list[int]) -> Iterator[Draft]:
    """The quantities of one sentence in order; none begins inside another."""
    taken, before = view.first, None
    for i in may_be:
        if i < taken:
            continue
        draft = read_draft(view, i, taken, before)
        if draft is None:
            taken = max(taken, end_of_number(view, i))
            continue
        taken, before = draft.end, draft
        yield draft


def _float(bound: float | None) -> float | None:
    """As JSON gives it back: 2.0 stays 2.0."""
    return None if bound is None else float(bound)


def read_quantities(report: Report) -> Iterator[Quantity]:
    number = 0
    for view, may_be in sentence_views(report):
        whole: str | None = None
        for draft in drafts(view, may_be):
            number += 1
            start = view.start_within(draft.first, draft.letters)
            yield Quantity(
                f"q{number}",
                start,
                view.words[draft.end - 1].end,
                _float(draft.low),
                _float(draft.high),
                draft.approximate,
                draft.unit,
                draft.role,
                whole if draft.part else None,
                draft.by,
            )
            whole = whole if draft.part and whole else f"q{number}"


QUANTITIES = Stage("quantities", ("letters", "sentences", "words"), read_quantities)
