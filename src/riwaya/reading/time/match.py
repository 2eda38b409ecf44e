"""Which of the times that the rules propose are taken: the one that begins earlier, then the longer, then by the order of rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from riwaya.arabic.lexicon import time_phrases
from riwaya.model import Word
from riwaya.reading.time.anchors import needs
from riwaya.reading.time.bounds import bounds
from riwaya.reading.time.grammar import NO_TIME, Found, Moment, Rule, Value, compiled
from riwaya.reading.time.tape import Tape, tables_on
from riwaya.span import Span

Look = Callable[[int], bool]
PHRASE, EITHER = "phrase", "NEAR_REF"


class Taken(NamedTuple):
    """A time over words[first:end] of the report, with the rule that read it; `held` where its first word governs it («منذ»)."""

    first: int
    end: int
    span: Span
    value: Value
    rule: str
    held: bool = False


class Candidate(NamedTuple):
    """Words [start, end) that may be a time; `again` looks for the same rule's next match inside, from a word on."""

    start: int
    end: int
    order: int
    span: Span
    read: Callable[[], Value | None]
    again: Callable[[int], Candidate | None]
    since: bool = False

    @property
    def rank(self) -> tuple[int, int, int]:
        return self.start, -self.end, self.order


def read_tape(rules: Sequence[Rule], tape: Tape, moment: Moment, look: Look) -> Iterator[Taken]:
    """The times on the tape, none over another. A match that begins inside a time is tried again behind it."""
    waiting = [*_matches(rules, tape, moment, look), *_phrases(tape, look)]
    heap = [(c.rank, i, c) for i, c in enumerate(waiting)]
    heapify(heap)
    taken = 0
    while heap:
        _, i, candidate = heappop(heap)
        if candidate.start < taken:
            rest = candidate.again(taken) if candidate.end > taken else None
            if rest is not None:
                heappush(heap, (rest.rank, i, rest))
            continue
        value = candidate.read()
        if value is not None:
            taken = candidate.end
            yield from _taken(candidate, value, rules, moment)


def _taken(candidate: Candidate, value: Value, rules: Sequence[Rule], moment: Moment) -> Iterator[Taken]:
    """The candidate as a time, unless it is none; the moment remembers the day that it tells of."""
    if bounds(value.value) and not candidate.since:
        moment.told, moment.told_at = value.value, candidate.end
    if value is not NO_TIME:
        name = rules[candidate.order].name if candidate.order >= 0 else PHRASE
        yield Taken(candidate.start, candidate.end, candidate.span, value, name, candidate.since)


def _matches(rules: Sequence[Rule], tape: Tape, moment: Moment, look: Look) -> Iterator[Candidate]:
    here = tables_on(tape)
    for order, rule in enumerate(rules):
        if any(need.isdisjoint(here) for need in needs(rule.pattern)):
            continue
        for match in compiled(rule.pattern).finditer(tape.signs):
            candidate = _candidate(order, rule, tape, moment, look, match)
            if candidate is not None:
                yield candidate


def _candidate(
    order: int, rule: Rule, tape: Tape, moment: Moment, look: Look, match: re.Match[str]
) -> Candidate | None:
    start, end = match.span("span" if "span" in match.re.groupindex else 0)
    if end <= start:
        return None
    found = Found(match, tape, moment, look)

    def again(word: int) -> Candidate | None:
        at = bisect_left(tape.at, word)
        rest = match.re.search(tape.signs, at, max(at, match.end()))
        return _candidate(order, rule, tape, moment, look, rest) if rest else None

    first, last = tape.at[start], tape.at[end - 1] + 1
    return Candidate(first, last, order, tape.span(start, end), partial(rule.read, found), again, found.has("pre"))


def _phrases(tape: Tape, look: Look) -> Iterator[Candidate]:
    """The fixed phrases: «الآونة الأخيرة»."""
    starts = time_phrases()
    for i, word in enumerate(tape.words):
        for words, value in starts.get(word.key) or starts.get(word.stem) or ():
            owned = word.key != words[0] and word.segments[-1].kind == "pronoun"  # «إليه اليوم»
            if not owned and tuple(w.key for w in tape.words[i + 1 : i + len(words)]) == words[1:]:
                kind = "reference" if value.endswith("_REF") else "duration"
                span = Span(_start(word, words[0]), tape.words[i + len(words) - 1].end)
                read = partial(_phrase, value, kind, partial(look, i))
                yield Candidate(i, i + len(words), -1, span, read, _never)


def _phrase(value: str, kind: str, ahead: Callable[[], bool]) -> Value:
    """«في وقت قريب» was, or is to come: NEAR_REF."""
    if value == EITHER:
        value = "FUTURE_REF" if ahead() else "PAST_REF"
    return Value(value, kind)


def _never(word: int) -> Candidate | None:  # noqa: ARG001
    return None


def _start(word: Word, key: str) -> int:
    """Where the word stands without the و or ل joined to it."""
    return word.start if word.key == key else next(s.start for s in word.segments if s.kind == "stem")
