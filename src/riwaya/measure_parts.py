"""The smallest parts of the measure: tallies, shares, and stretches of text as gold and record write them, [start, end]."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from riwaya.span import Span, cut, overlaps
from riwaya.span import trim as trim_edges

Json = dict[str, Any]
Pairing = dict[str, Json]
"""Gold id → the claim that was found for it."""

WORD = re.compile(r"[\w\u064b-\u0652]+")
EDGES = " \t\n.،,؛:“”\"«»'!؟?()-–…"


class Miss(NamedTuple):
    """Something that gold and record do not agree on; `id` is gold's, or the record's where gold has no such item.

    `at` is where in the text it lies, [start, end), None for what lies nowhere (a question that accounts answer).
    """

    what: str
    id: str
    expected: str
    found: str
    at: tuple[int, int] | None = None


class Judged(NamedTuple):
    """How one obligatory claim of gold came out; `speaker` is None where gold does not say who speaks."""

    id: str
    found: bool
    source: bool = False
    speaker: bool | None = None
    content: bool = False

    @property
    def whole(self) -> bool:
        return self.source and self.content


@dataclass
class Tally:
    """Counts over one report or many, and what went wrong."""

    counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    misses: list[Miss] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def add(self, name: str, much: float = 1) -> None:
        self.counts[name] += much

    def miss(self, what: str, id: str, expected: str = "", found: str = "", at: Sequence[int] | None = None) -> None:
        self.misses.append(Miss(what, id, expected, found, (at[0], at[1]) if at else None))

    def take(self, other: Tally) -> None:
        for name, much in other.counts.items():
            self.add(name, much)
        self.misses += other.misses
        self.judged += other.judged


def of(record: Json, layer: str) -> list[Json]:
    """The items of a layer; none where the record does not have it."""
    return record.get(layer) or []


def span(pair: Sequence[int]) -> Span:
    return Span(pair[0], pair[1])


def touches(one: Sequence[int] | None, other: Sequence[int] | None) -> bool:
    return one is not None and other is not None and overlaps(span(one), span(other))


def words(text: str, stretch: Span) -> set[tuple[int, int]]:
    """Where the words of the stretch stand."""
    return {found.span() for found in WORD.finditer(text, stretch.start, stretch.end)}


def common(text: str, one: Sequence[int], other: Sequence[int]) -> bool:
    return not words(text, span(one)).isdisjoint(words(text, span(other)))


def trimmed(text: str, pair: Sequence[int], particles: Sequence[str] = ()) -> Span:
    """The stretch without the marks at its edges and without the particles at its start."""
    stretch = trim_edges(text, span(pair), EDGES)
    for particle in particles:
        if cut(text, stretch).startswith(f"{particle} "):
            return trimmed(text, (stretch.start + len(particle), stretch.end), particles)
    return stretch


def quoted(text: str, *pairs: Sequence[int] | None) -> str:
    return " … ".join(cut(text, span(pair)) for pair in pairs if pair)


def rate(hit: float, out_of: float) -> float | None:
    return hit / out_of if out_of else None


def f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
