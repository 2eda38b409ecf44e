"""The mentions that are places, gathered by what they name: all of «حلب», all of «شرق حلب», all of «محافظة حلب»."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from msgspec import Struct

from riwaya.arabic.gazetteer import Row
from riwaya.arabic.place_words import kind_words
from riwaya.reading.place import evidence, story
from riwaya.reading.place.named import Named
from riwaya.reading.place.view import View
from riwaya.span import Span

KNOWN, LARGE, SPOKEN_OF = 50_000, 400_000, 0.03
WORLD = ("country", "world", "sea", "strait", "river")
APART = frozenset(("region", "county"))
"""Kind words that make another place of a name: «محافظة حلب» is not «حلب»."""


class Id(NamedTuple):
    """What makes two mentions the same: the name, a kind word that sets it apart, the part."""

    key: str
    kind: str
    part: str
    directions: tuple[int, ...]
    old: bool


class Group(Struct, frozen=True):
    """All mentions of one distinct name. `base` is the group of the place that this is a part of."""

    id: Id
    mentions: tuple[Named, ...]
    rows: tuple[Row, ...]
    base: Id | None

    @property
    def shown(self) -> Named:
        """The mention that says most: with its kind word where one has it; else the first."""
        return next((m for m in self.mentions if m.kind and m.first < m.at and not m.kind.many), self.mentions[0])

    @property
    def printed(self) -> Span:
        """The name, with the words that make it another: a part's, a facility's, a governorate's."""
        shown = self.shown
        whole = self.base is not None or (shown.kind is not None and shown.kind.names and not shown.kind.many)
        return shown.span if whole else shown.name


class Gathered(Struct, frozen=True):
    groups: tuple[Group, ...]
    shares: dict[str, float]


def gathered(view: View, names: list[Named]) -> Gathered:
    """The groups in the order of their first mention, and the countries of the story."""
    names = [n for n in names if not any(none(view, n) for none in evidence.NONE)]
    rows = {n.key: _rows(view, n) for n in names}
    sure = [n for n in names if n.sure >= evidence.ALONE and rows[n.key] and (_big(rows[n.key][0]) or n.joined == "ب" or n.kind)]
    shares = story.shares(view, [rows[n.key] for n in sure])
    places = _believed(view, names, rows, shares)
    return Gathered(tuple(_groups(view, places, rows)), shares)


def _rows(view: View, named: Named) -> list[Row]:
    book = view.book
    if named.state:
        return [book.state(named.state)] if named.state in book.header.states else []
    return list(book.rows_of(named.number)) if named.number >= 0 else []


def _believed(view: View, names: list[Named], rows: dict[str, list[Row]], shares: dict[str, float]) -> list[Named]:
    """A name is a place everywhere in a report if it is one anywhere in it by evidence."""
    good: set[str] = set()
    last_good: int | None = None
    for named in names:
        beside = last_good is not None and named.first - last_good <= 2
        if evidence.accepted(view, named, beside, *_fit(rows[named.key], shares)):
            good.add(named.key)
            last_good = named.last
    seen = Counter(n.key for n in names)
    believed = [n for n in names if n.key in good and (n.sure >= evidence.BESIDE or _own_evidence(view, n, seen))]
    return [n for n in believed if (n.kind and n.kind.sure) or n.sure >= evidence.ALONE or not rows[n.key] or _there(rows[n.key], shares)]


def _fit(rows: list[Row], shares: dict[str, float]) -> tuple[bool, bool, bool]:
    """Does a place of the name lie where the report plays, and is it one that everybody there knows, or the world?"""
    here = [row for row in rows if shares.get(row.country, 0.0) >= 0.1]
    known = any(row.population >= KNOWN or row.kind in ("region", "area") for row in here)
    return bool(here), known, not rows or _big(rows[0])


def _big(row: Row) -> bool:
    """Known where nothing else speaks of its country: countries, seas, large cities, what was written by hand."""
    return row.kind in WORLD or row.population >= LARGE or (row.radius > 0 and row.kind not in ("region", "county"))


def _there(rows: list[Row], shares: dict[str, float]) -> bool:
    """Does a place of the name lie in a country that the report speaks of, or is the first of them a large one?"""
    return not shares or rows[0].population >= KNOWN or any(shares.get(row.country, 0.0) >= SPOKEN_OF for row in rows)


def _own_evidence(view: View, named: Named, seen: Counter[str]) -> bool:
    """A name that is mostly a common word counts only where it has evidence of its own."""
    alone = seen[named.key] == 1 or named.kind is not None or bool(named.directions)
    return alone or evidence.accepted(view, named, False, True, False, True)


def _id(named: Named) -> Id:
    sided = bool(named.part or named.directions)
    apart = named.kind is not None and named.first < named.at and (sided or named.kind.name in APART or named.kind.near)
    kind = named.kind.name if named.kind and apart else ""
    return Id(named.key, kind, named.part, named.directions, named.old)


def _groups(view: View, places: list[Named], rows: dict[str, list[Row]]) -> list[Group]:
    mentions: dict[Id, list[Named]] = defaultdict(list)
    for named in places:
        mentions[_id(named)].append(named)
    for id in list(mentions):
        if id.part or id.directions or id.old:
            _add_base(view, mentions, id)
    return [
        Group(id, tuple(found), tuple(rows[id.key]), _base(id) if id.part or id.directions or id.old else None)
        for id, found in mentions.items()
    ]


def _base(id: Id) -> Id:
    """The place itself; a kind word that only says «town» does not set it apart."""
    keeps = id.kind in APART or id.kind in {kind.name for kind in kind_words().values() if kind.near}
    return id._replace(part="", directions=(), old=False, kind=id.kind if keeps else "")


def _add_base(view: View, mentions: dict[Id, list[Named]], id: Id) -> None:
    """«شرق حلب» speaks of «حلب» too."""
    base = _base(id)
    if base not in mentions:
        inner = mentions[id][0]
        first = max(inner.first, inner.at - 1) if inner.kind else inner.at
        span = Span(view.words[first].start, inner.name.end) if first < inner.at and first > inner.first else inner.name
        mentions[base] = [Named(
            first=first, at=inner.at, last=inner.last, span=span, name=inner.name, key=inner.key, number=inner.number,
            kind=inner.kind, state=inner.state, sure=inner.sure,
        )]  # fmt: skip
