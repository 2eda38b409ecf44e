"""Half-open stretches of a text, and all arithmetic on them. No other file compares offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """[start, end) in Unicode code points of the text as published."""

    start: int
    end: int


class Located(Protocol):
    """Anything with a start and an end: a word, a sentence, a claim, a Span."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def span_of(item: Located) -> Span:
    return Span(item.start, item.end)


def cut(text: str, span: Located) -> str:
    """The words of `text` that the span covers."""
    return text[span.start : span.end]


def length(span: Located) -> int:
    return span.end - span.start


def overlaps(one: Located, other: Located) -> bool:
    return one.start < other.end and other.start < one.end


def contains(outer: Located, inner: Located) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def before(one: Located, other: Located) -> bool:
    """Ends where the other starts, or earlier."""
    return one.end <= other.start


def begins_in(item: Located, outer: Located) -> bool:
    return outer.start <= item.start < outer.end


def gap(one: Located, other: Located) -> int:
    """The letters between two stretches; 0 where they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def cover(spans: Iterable[Located]) -> Span:
    """The shortest span that holds all of them; ValueError when there are none."""
    items = list(spans)
    return Span(min(s.start for s in items), max(s.end for s in items))


def trim(text: str, span: Located, edges: str) -> Span:
    """The span without those of its outer characters that stand in `edges`; empty at its start when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[end - 1] in edges:
        end -= 1
    while start < end and text[start] in edges:
        start += 1
    return Span(start, end)


class Replacement(NamedTuple):
    """A stretch of a text, and the words that take its place."""

    span: Span
    words: str


def replaced(text: str, edits: Sequence[Replacement]) -> str:
    """The text with every stretch replaced; the edits stand in order and none overlaps another."""
    pieces, at = [], 0
    for span, words in edits:
        pieces += [text[at : span.start], words]
        at = span.end
    return "".join([*pieces, text[at:]])


def moved(span: Located, edits: Sequence[Replacement]) -> Span:
    """Where the span stands in the text that `replaced` makes: an end inside a stretch goes to the end of its new words, so that
    a span holds all or nothing of a replacement; one that was empty stays empty."""
    start, end = span.start, span.end
    shift, new_start, new_end = 0, start, end
    for stretch, words in edits:
        size = len(words)
        if stretch.end <= start:
            new_start = start + shift + size - length(stretch)
        elif stretch.start < start:
            new_start = stretch.start + shift
        elif stretch.start == start:
            new_start = start + shift
        if stretch.end <= end:
            new_end = end + shift + size - length(stretch)
        elif stretch.start < end:
            new_end = stretch.start + shift + size
        shift += size - length(stretch)
    return Span(new_start, max(new_start, new_end) if end > start else new_start)
