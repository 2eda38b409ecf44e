"""The times layer: every expression that answers when, how long or how often, with its value and its bounds.

The rules of reading/time/ propose; of two that meet, the one that begins earlier is taken, then the longer one, then the
one listed first. Values count from the report's date; without one they stay open (XXXX-WXX-6).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from riwaya.model import Report, Sentence, Time, Word
from riwaya.reading.time import clock, dates, days, durations, islamic, periods, years
from riwaya.reading.time.bounds import bounds
from riwaya.reading.time.grammar import Moment, Rule
from riwaya.reading.time.joining import joined
from riwaya.reading.time.match import read_tape
from riwaya.reading.time.tape import Tape, lay
from riwaya.reading.time.tense import looks_ahead
from riwaya.span import Span, contains
from riwaya.stage import Stage

RULES: tuple[Rule, ...] = (*clock.RULES, *dates.RULES, *islamic.RULES, *years.RULES, *days.RULES, *periods.RULES, *durations.RULES)
BESIDE_A_DATE = 6


def read_times(report: Report) -> Iterator[Time]:
    """Every time of the report in order."""
    assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
    tape = lay(report.words, report.text)
    today = _published(report) or _told_date(report.sentences, tape)
    look = _Look(report.words, report.sentences)
    found = joined(report.words, list(read_tape(RULES, tape, Moment(today), look)))
    for number, (_, _, span, value, rule, _) in enumerate(found, 1):
        first, last = bounds(value.value) or value.since or (None, None)
        yield Time(
            f"t{number}", span.start, span.end, value.type, value.value,
            first.isoformat() if first else None, last.isoformat() if last else None, rule,
        )  # fmt: skip


class _Look:
    """Whether the words around a word speak of what is still to come."""

    def __init__(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...]) -> None:
        self.words = words
        self.starts = [sentence.start for sentence in sentences]
        self.firsts = [word.start for word in words]

    def __call__(self, at: int) -> bool:
        number = bisect_right(self.starts, self.firsts[at])
        first = bisect_right(self.firsts, self.starts[number - 1] - 1) if number else 0
        end = bisect_right(self.firsts, self.starts[number] - 1) if number < len(self.starts) else len(self.words)
        return looks_ahead(self.words, at, first, end)


def _published(report: Report) -> date | None:
    return date.fromisoformat(report.meta.published[:10]) if report.meta.published else None


def _told_date(sentences: tuple[Sentence, ...], tape: Tape) -> date | None:
    """The full date of a dateline or of another short line at the top or the foot, for a report that came without one."""
    short = [s for s in sentences if s.kind != "body" or s.paragraph == sentences[-1].paragraph]
    for _, _, span, value, *_ in read_tape(RULES, tape, Moment(None), lambda _: False):
        day = bounds(value.value) if value.type == "date" else None
        if day and day[0] == day[1] and any(_is_all(span, s, tape) for s in short):
            return day[0]
    return None


def _is_all(date: Span, sentence: Sentence, tape: Tape) -> bool:
    """Is the date most of the sentence? «دمشق - السبت 3 ديسمبر 2016»."""
    beside = sum(contains(sentence, word) and not contains(date, word) for word in tape.words)
    return contains(sentence, date) and beside <= BESIDE_A_DATE


TIMES = Stage("times", ("sentences", "words"), read_times)
