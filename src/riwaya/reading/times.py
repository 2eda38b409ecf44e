"""The times layer: every expression that answers when, how long or how often, with its value and its bounds.

The rules of reading/time/ propose; of two that meet, the one that begins earlier is taken, then the longer one, then the
one listed first. Values count from the report's date; without one they stay open (XXXX-WXX-6).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from riwaya.arabic.lexicon import time_words
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
TOP = 3
"""Paragraphs in which a line may be a dateline, whatever its kind."""


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


def date_of(report: Report) -> date | None:
    """The day that the report's times count from: the one given, else that of its dateline, else none."""
    assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
    return _published(report) or _told_date(report.sentences, lay(report.words, report.text))


def _published(report: Report) -> date | None:
    return date.fromisoformat(report.meta.published[:10]) if report.meta.published else None


def _told_date(sentences: tuple[Sentence, ...], tape: Tape) -> date | None:
    """The date of a report that came without one: that of a dateline or of another short line at its top or foot, else that of
    «اليوم الثلاثاء 2 ماي 2017» and «أمس الأربعاء 3 ماي 2017» in its text."""
    last = sentences[-1].paragraph if sentences else 0
    short = [s for s in sentences if s.kind != "body" or s.paragraph <= TOP or s.paragraph == last]
    told: date | None = None
    for taken in read_tape(RULES, tape, Moment(None), lambda _: False):
        day = bounds(taken.value.value) if taken.value.type == "date" else None
        if not day or day[0] != day[1]:
            continue
        if any(_is_all(taken.span, s, tape) for s in short):
            return day[0]
        told = told or _counted_from(tape.words[taken.first].key, day[0])
    return told


def _counted_from(word: str, day: date) -> date | None:
    """The report's day where the date is called today or yesterday."""
    if word in time_words("today") or word in time_words("yesterday"):
        return day - timedelta(days=int(time_words("offsets")[word]))
    return None


def _is_all(date: Span, sentence: Sentence, tape: Tape) -> bool:
    """Is the date most of the sentence? «دمشق - السبت 3 ديسمبر 2016», «الجمعة، 8 يناير 2010، آخر تحديث 16:00 (GMT+0400)»."""
    if not contains(sentence, date):
        return False
    beside = (word for word in tape.words if contains(sentence, word) and not contains(date, word))
    return sum(word.pos not in ("PUNCT", "NUM", "SYM") for word in beside) <= BESIDE_A_DATE


TIMES = Stage("times", ("sentences", "words"), read_times)
