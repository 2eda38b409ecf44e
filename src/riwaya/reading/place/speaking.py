"""Whether a capital or a country stands for its government: it speaks or decides, and nothing happens in it."""

from __future__ import annotations

from riwaya.arabic.gazetteer import Gazetteer, Row
from riwaya.model import Attribution
from riwaya.reading.place.named import Named
from riwaya.reading.place.view import View, in_list
from riwaya.span import Span, length, overlaps

EDGE = 2
"""Code points that a source may have beside the name: a joined و, a mark."""


def may_speak(row: Row, book: Gazetteer) -> bool:
    return row.kind == "country" or row.number in book.capitals


def speaks(view: View, named: Named, sources: list[Span]) -> bool:
    """In this mention: the source of a claim by its bare name, or the subject of a verb of deciding."""
    if named.part or named.directions or named.kind is not None or placed(view, named):
        return False
    if any(overlaps(source, named.name) and length(source) <= length(named.span) + EDGE for source in sources):
        return True
    before, after = view.key(named.first - 1), view.key(named.last + 1)
    return in_list(after, "deciding") or in_list(before, "deciding") or in_list(before, "acting")


def placed(view: View, named: Named) -> bool:
    return named.joined[-1:] == "ب" or in_list(view.key(named.first - 1), "strong_preposition")


def source_heads(attributions: tuple[Attribution, ...]) -> list[Span]:
    return [a.head or a.source for a in attributions if a.source]
