"""The door to arabic/actors: who is known by which names, which bodies and offices states have, who held which office when.

The TOML files are edited by hand; training/actors.py compiles them into actors.tsv, which is what reading loads, and a test
holds the two together. A user's own entries are compiled the same way and laid over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from riwaya.arabic.folding import fold_bare

ACTOR = "actor:"
"""Opens the id of an entity that the book knows: the same in every report."""
LEVELS = {"name": "n", "aliases": "n", "local": "l", "short": "s", "after": "a"}
ANYWHERE = "*"
"""Stands for every country in a conflict that holds in every report."""
TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*|[^\s]")
JOINED = re.compile(r"\bعبد (?=ال)")
FATHER = re.compile(r"\bابو (?=\w)")
KNOWN_UNTIL = "2025-12-31"
"""Up to this day an office without an end is taken to be held still."""
Row = tuple[str, ...]


class Term(Struct, frozen=True):
    """An office and the days from and to which it was held, as precise as ISO 8601 prefixes say («2014-08»); "" is open."""

    office: str
    of: str
    start: str
    end: str


class Actor(Struct, frozen=True):
    """An entry of the book. `periods` are names that hold from a day on: («2016-07-28», «جبهة فتح الشام»); `body` is the
    body of a state that it is: il.army."""

    id: str
    kind: str
    country: str
    side: str
    wikidata: str
    romanized: str
    name: str
    terms: tuple[Term, ...]
    periods: tuple[tuple[str, str], ...]
    body: str


class Entry(Struct, frozen=True):
    """What the words mean: `what` is n, l, s, a (a name, local, short, after a noun; README.md), b (a body) or o (an office);
    of the latter two `form` is p (before an adjective of the state), c (before a name) or x (alone)."""

    rest: tuple[str, ...]
    what: str
    id: str
    form: str


class Body(Struct, frozen=True):
    """A body that every state has."""

    kind: str
    romanized: str
    gender: str
    phrase: str


class Conflict(Struct, frozen=True):
    """Which side actors are on in the reports of these countries and years."""

    name: str
    countries: frozenset[str]
    start: str
    end: str
    sides: dict[str, str]


class Book(Struct, frozen=True):
    """Everything known, ready to be looked up. `first` is by first folded word, the longest entry first; `seen` keeps what
    reading has found out about single spellings."""

    actors: dict[str, Actor]
    first: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, str]
    endings: frozenset[str]
    cities: dict[str, str]
    body_actors: dict[str, str]
    bodies: dict[str, Body]
    offices: dict[str, str]
    held: dict[tuple[str, str], tuple[tuple[Term, str], ...]]
    conflicts: tuple[Conflict, ...]
    words: dict[str, frozenset[str]]
    known_until: str = KNOWN_UNTIL
    seen: dict[str, Any] = {}

    def side(self, id: str, member: str, state: str, day: str | None) -> str | None:
        """The side of an actor in the conflict of this state on this day; `member` is the state for which it acts."""
        for conflict in self.conflicts:
            if (state in conflict.countries or ANYWHERE in conflict.countries) and (not day or within(day, conflict.start, conflict.end)):
                side = conflict.sides.get(id) or conflict.sides.get(member)
                if side:
                    return side
        return None

    def card(self, id: str, day: str | None) -> Card:
        """Name, kind and country of an actor («hamas») or of a state's body («sy.army»), under its name of that day."""
        if actor := self.actors.get(id):
            names = [name for start, name in actor.periods if day and day[: len(start)] >= start]
            own = actor.kind in ("country", "government") or any(within(day, t.start, t.end) and t.of.isupper() for t in actor.terms)
            member = actor.country if own else ""
            name = names[-1] if names else actor.name
            return Card(actor.kind, name, actor.romanized, actor.country, actor.side, actor.wikidata, member)
        state, body = id.split(".")
        country, own_body = self.actors[state], self.bodies[body]
        adjective = adjective_of(next(iter(self.words[f"adjective of {state.upper()}"])), own_body.gender)
        romanized = own_body.romanized.format(country=country.romanized)
        romanized = romanized[:1].upper() + romanized[1:]
        member = state.upper() if body != "opposition" else ""
        return Card(own_body.kind, f"{own_body.phrase} {adjective}", romanized, state.upper(), "", "", member)


class Card(Struct, frozen=True):
    """What is shown of an actor or of a state's body; `member` is the state for which it acts, in the lists of sides."""

    kind: str
    name: str
    romanized: str
    country: str
    side: str
    wikidata: str
    member: str


def within(day: str | None, start: str, end: str) -> bool:
    """Whether the day lies between the two, each compared at its own precision; never without a day."""
    return bool(day) and (not start or day[: len(start)] >= start) and (not end or day[: len(end)] <= end)  # type: ignore[index]


def keys_of(name: str) -> Iterator[str]:
    """The folded spellings of a name, tokens apart: عبد الفتاح and عبدالفتاح, أبو بكر and أبي بكر."""
    key = " ".join(TOKEN.findall(fold_bare(name)))
    for one in dict.fromkeys((key, JOINED.sub("عبد", key))):
        yield one
        if FATHER.search(one):
            yield FATHER.sub("ابي ", one)
            yield FATHER.sub("ابا ", one)


def actor_rows(id: str, block: Mapping[str, Any]) -> Iterator[Row]:
    """An actor's own row (A) and one for every spelling of its names (N)."""
    terms = (f"{t['office']} {t['of']} {t['from']} {t.get('to', '')}".strip() for t in block.get("offices", ()))
    periods = (f"{p.get('from', '0')} {p['name']}" for p in block.get("periods", ()))
    fields = (block.get(name, "") for name in ("kind", "country", "side", "wikidata", "romanized", "name"))
    yield ("A", id, *fields, ";".join(terms), ";".join(periods), block.get("body", "").lower())
    seen: set[tuple[str, str]] = set()
    for field, level in LEVELS.items():
        if field == "name" and block.get("bare") is False:
            continue
        given = block.get(field, ())
        for name in (given,) if isinstance(given, str) else given:
            for key in keys_of(name):
                if (key, level) not in seen:
                    seen.add((key, level))
                    yield ("N", key, level, id)


def country_rows(iso: str, block: Mapping[str, Any]) -> Iterator[Row]:
    """A state as an actor, its adjectives in every gender and number (J), its capital and cities (P), its first adjective (G)."""
    fields = {**block, "kind": "country", "country": iso}
    if block.get("bare") is False:
        fields["local"] = [block["name"]]
    yield from actor_rows(iso.lower(), fields)
    for adjective in block["adjectives"] if block.get("adjective_sure", True) else ():
        for form in adjective_forms(adjective):
            yield ("J", " ".join(TOKEN.findall(fold_bare(form))), iso)
    for city in (*block.get("capitals", ()), *block.get("cities", ())):
        yield ("P", " ".join(TOKEN.findall(fold_bare(city))), iso)
    yield ("G", iso, block["adjectives"][0])


def adjective_forms(adjective: str) -> Iterator[str]:
    """سوري: السوري، السورية، السوريون، السوريين; of two words each has its article."""
    for ending in ("", "ة", "ون", "ين", "تين", "ان"):
        yield " ".join(f"ال{word}{ending}" for word in adjective.split())
    if " " in adjective:
        first, *rest = adjective.split()
        yield " ".join((f"ال{first}", *rest))


def adjective_of(adjective: str, gender: str) -> str:
    """سوري with its article, in the gender of what it stands behind: السوري, السورية."""
    return " ".join(f"ال{word}{'ة' if gender == 'f' else ''}" for word in adjective.split())


def body_rows(id: str, block: Mapping[str, Any]) -> Iterator[Row]:
    yield ("B", id, block["kind"], block["romanized"], block["gender"], block["phrases"][0])
    yield from _form_rows("b", id, (("p", block.get("phrases")), ("c", block.get("construct")), ("x", block.get("alone"))))


def office_rows(id: str, block: Mapping[str, Any]) -> Iterator[Row]:
    yield ("O", id, block["of"])
    yield from _form_rows("o", id, (("p", block.get("titles")), ("c", block.get("construct")), ("x", block.get("alone"))))


def _form_rows(what: str, id: str, forms: Iterable[tuple[str, Iterable[str] | None]]) -> Iterator[Row]:
    for form, names in forms:
        for name in names or ():
            for key in keys_of(name):
                yield ("F", key, what, id, form)


def side_rows(id: str, block: Mapping[str, Any]) -> Iterator[Row]:
    """A conflict (S) and its sides, each with its members."""
    head = ("S", id, " ".join(block["countries"]), block.get("from", ""), block.get("to", ""))
    sides = (f"{side} {' '.join(members)}" for side, members in block.items() if side not in ("countries", "from", "to"))
    yield (*head, *sides)


def word_rows(id: str, block: Mapping[str, Any]) -> Iterator[Row]:
    yield ("W", id, *(" ".join(TOKEN.findall(fold_bare(word))) for word in block["words"]))


DESCRIBING = ("group_nouns", "outlet_nouns", "organization_nouns", "organization_words", "government_nouns", "person_nouns")
MAKERS = {"countries": country_rows, "bodies": body_rows, "offices": office_rows, "sides": side_rows, "phrases": word_rows}
"""Which rows the blocks of a file make; every other file holds actors."""


def compiled(files: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """The rows of all files, by name without ending."""
    rows = [row for name in sorted(files) for id, block in files[name].items() for row in MAKERS.get(name, actor_rows)(id, block)]
    return sorted(dict.fromkeys(rows), key=lambda row: (row[0], -row[1].count(" ") if row[0] in "NF" else 0))


def shipped_rows() -> list[Row]:
    """The rows of actors.tsv."""
    text = resources.files("riwaya.arabic").joinpath("actors.tsv").read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()]


@cache
def book() -> Book:
    """The book that ships, read once."""
    return made(shipped_rows())


def made(rows: Iterable[Row]) -> Book:
    """The book of these rows; of two rows for one actor, one conflict or one body the later one holds."""
    by_type: dict[str, list[Row]] = {letter: [] for letter in "ABCFGJNOPSW"}
    for row in rows:
        by_type[row[0]].append(row)
    actors = {row[1]: _actor(row) for row in by_type["A"]}
    adjectives = {row[1]: row[2] for row in by_type["J"]}
    words = {row[1]: frozenset(row[2:]) for row in by_type["W"]}
    words["described"] = frozenset().union(*(words[name] for name in DESCRIBING))
    words |= {f"adjective of {row[1]}": frozenset((row[2],)) for row in by_type["G"]}
    conflicts = {row[1]: _conflict(row) for row in by_type["S"]}
    return Book(
        actors=actors,
        first=_first(by_type["N"], by_type["F"]),
        adjectives=adjectives,
        endings=frozenset(key.split(" ")[0] for key in adjectives),
        cities={row[1]: row[2] for row in by_type["P"]},
        body_actors={actor.body: actor.id for actor in actors.values() if actor.body},
        bodies={row[1]: Body(*row[2:]) for row in by_type["B"]},
        offices={row[1]: row[2] for row in by_type["O"]},
        held=_held(actors.values()),
        conflicts=tuple(conflicts.values()),
        words=words,
    )


def _actor(row: Row) -> Actor:
    terms = tuple(_term(term) for term in row[8].split(";")) if row[8] else ()
    periods = (tuple(period.split(" ", 1)) for period in row[9].split(";")) if row[9] else ()
    id, kind, country, side, wikidata, romanized, name = row[1:8]
    named = tuple((start, name) for start, name in periods)
    return Actor(id, kind, country, side, wikidata, romanized, name, terms, named, row[10])


def _term(text: str) -> Term:
    office, of, start, *end = text.split(" ")
    return Term(office, of, start, end[0] if end else "")


def _first(names: Iterable[Row], forms: Iterable[Row]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for row in names:
        first, *rest = row[1].split(" ")
        found.setdefault(first, []).append(Entry(tuple(rest), row[2], row[3], ""))
    for row in forms:
        first, *rest = row[1].split(" ")
        found.setdefault(first, []).append(Entry(tuple(rest), row[2], row[3], row[4]))
    return {first: tuple(sorted(entries, key=lambda e: -len(e.rest))) for first, entries in found.items()}


def _held(actors: Iterable[Actor]) -> dict[tuple[str, str], tuple[tuple[Term, str], ...]]:
    found: dict[tuple[str, str], list[tuple[Term, str]]] = {}
    for actor in actors:
        for term in actor.terms:
            found.setdefault((term.office, term.of), []).append((term, actor.id))
    return {key: tuple(holders) for key, holders in found.items()}


def _conflict(row: Row) -> Conflict:
    sides: dict[str, str] = {}
    for field in row[5:]:
        side, *members = field.split(" ")
        for member in members:
            sides.setdefault(member, side)
    return Conflict(row[1], frozenset(row[2].split(" ")), row[3], row[4], sides)
