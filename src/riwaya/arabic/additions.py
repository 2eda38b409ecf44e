"""What a user adds: actors, sides and places in a TOML file of their own, checked and laid over what ships.

    [actor.rock_brigade]            a new one, or more names for one of the book
    name = "لواء الصخرة"
    kind = "group"

    [side.my_conflict]              replaces the block of that name in arabic/actors/sides.toml, or is looked at first
    countries = ["YE"]
    rebels = ["rock_brigade"]

    [place.my_village]              docs/places.md
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any

from msgspec import Struct

from riwaya.arabic.actorbook import ANYWHERE, Book, Row, actor_rows, made, shipped_rows, side_rows
from riwaya.arabic.places_toml import written
from riwaya.errors import BadAdditions

TABLES = ("actor", "side", "place")
KINDS = ("person", "organization", "group", "government", "country", "outlet")
TEXTS = ("name", "romanized", "kind", "country", "side", "wikidata")
LISTS = ("aliases", "short", "local", "after")
OFFICE = ("office", "of", "from", "to")
ID = re.compile(r"[a-z0-9_]+")
FIELDS_OF_ROW = ("kind", "country", "side", "wikidata", "romanized", "name")


class Additions(Struct, frozen=True):
    """One file, its tables as TOML gives them; `actors` and `sides` and `places` are checked."""

    file: str
    actors: dict[str, dict[str, Any]] = {}
    sides: dict[str, dict[str, Any]] = {}
    places: dict[str, dict[str, Any]] = {}


def load(path: str | PathLike[str]) -> Additions:
    """The file, checked. OSError where it cannot be opened, BadAdditions where it does not hold to the form."""
    file = str(path)
    with open(path, "rb") as stream:
        try:
            tables = tomllib.load(stream)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadAdditions(file, "additions_toml", reason=str(error)) from error
    for name, table in tables.items():
        if name not in TABLES or not _holds_tables(table):
            raise BadAdditions(file, "additions_table", name=name, known=", ".join(f"[{t}.…]" for t in TABLES))
    added = Additions(file, tables.get("actor", {}), tables.get("side", {}), tables.get("place", {}))
    _check(added)
    return added


def _holds_tables(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(block, dict) for block in table.values())


def _check(added: Additions) -> None:
    known = {row[1] for row in shipped_rows() if row[0] == "A"}
    for id, block in added.actors.items():
        _check_actor(Place(added.file, f"actor.{id}"), id, block, new=id not in known)
    for id, block in added.sides.items():
        _check_side(Place(added.file, f"side.{id}"), block)
    for id, block in added.places.items():
        try:
            written(id, block)
        except ValueError as problem:
            raise BadAdditions(added.file, "additions_place", reason=str(problem)) from problem


class Place(Struct, frozen=True):
    """Where in which file."""

    file: str
    block: str

    def wrong(self, field: str, wanted: str) -> BadAdditions:
        return BadAdditions(self.file, "additions_value", block=self.block, field=field, wanted=wanted)


def _check_actor(place: Place, id: str, block: Mapping[str, Any], new: bool) -> None:
    if not ID.fullmatch(id):
        raise place.wrong("id", "a-z, 0-9, _")
    for field, value in block.items():
        if field not in (*TEXTS, *LISTS, "offices"):
            raise BadAdditions(place.file, "additions_field", block=place.block, field=field, known=", ".join((*TEXTS, *LISTS, "offices")))
        if field in TEXTS and not (isinstance(value, str) and value.strip()):
            raise place.wrong(field, 'a text: "…"')
        if field in LISTS and not _texts(value):
            raise place.wrong(field, 'a list of texts: ["…"]')
    if new and (missing := [field for field in ("name", "kind") if field not in block]):
        raise BadAdditions(place.file, "additions_missing", block=place.block, field=missing[0])
    if block.get("kind", KINDS[0]) not in KINDS:
        raise place.wrong("kind", ", ".join(KINDS))
    if not re.fullmatch("[A-Z]{2}", block.get("country", "XX")):
        raise place.wrong("country", "ISO 3166: SY, IQ, …")
    if not re.fullmatch(r"Q\d+", block.get("wikidata", "Q1")):
        raise place.wrong("wikidata", "Q44329")
    _check_offices(place, block.get("offices", []))


def _check_offices(place: Place, offices: object) -> None:
    form = '{ office = "president", of = "SY", from = "2000-07", to = "2024-12" }'
    if not isinstance(offices, list):
        raise place.wrong("offices", form)
    for term in offices:
        fits = isinstance(term, dict) and set(term) - {"to"} == set(OFFICE) - {"to"} and _texts(list(term.values()))
        if not fits or any(" " in value or ";" in value for value in term.values()):
            raise place.wrong("offices", form)


def _check_side(place: Place, block: Mapping[str, Any]) -> None:
    if "countries" not in block:
        raise BadAdditions(place.file, "additions_missing", block=place.block, field="countries")
    for field, value in block.items():
        if field in ("from", "to"):
            if not (isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}", value)):
                raise place.wrong(field, "2014, 2014-08, 2014-08-31")
        elif not _texts(value):
            raise place.wrong(field, 'a list of texts: ["…"]')


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def book_with(additions: Iterable[Additions]) -> Book:
    """The book that ships with the actors and sides of these files laid over it, the last file on top."""
    rows = shipped_rows()
    for added in additions:
        own = [row for id, block in added.sides.items() for row in side_rows(id, block)]
        own += _labels(added)
        replaced = {row[1] for row in own}
        cards = {row[1]: row for row in rows if row[0] == "A"}
        rows = [*own, *(row for row in rows if row[0] != "S" or row[1] not in replaced)]
        for id, block in added.actors.items():
            rows += actor_rows(id, _over(cards.get(id), block))
    return made(rows)


def _labels(added: Additions) -> Iterator[Row]:
    """Sides that stand with the actors themselves hold in every report."""
    labels: dict[str, Any] = {"countries": [ANYWHERE]}
    for id, block in added.actors.items():
        if "side" in block:
            labels.setdefault(block["side"], []).append(id)
    if len(labels) > 1:
        yield from side_rows(f"{added.file}", labels)


def _over(card: Row | None, block: Mapping[str, Any]) -> dict[str, Any]:
    """The user's fields over those of the book; the offices of both."""
    if card is None:
        return dict(block)
    old: dict[str, Any] = dict(zip(FIELDS_OF_ROW, card[2:8], strict=True))
    terms = (term.split(" ") for term in card[8].split(";") if term)
    offices = [dict(zip(OFFICE, term, strict=False)) for term in terms]
    periods = [dict(zip(("from", "name"), period.split(" ", 1), strict=True)) for period in card[9].split(";") if period]
    state, _, body = card[10].partition(".")
    return {**old, "bare": "name" in block, "periods": periods, "body": f"{state.upper()}.{body}" if body else "", **block,
            "offices": offices + list(block.get("offices", []))}  # fmt: skip
