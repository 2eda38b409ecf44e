"""Places written by hand: the blocks of arabic/places/*.toml, and those of a user's own file, which are of the same form."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from riwaya.arabic.folding import fold_bare
from riwaya.arabic.gazetteer import Gazetteer, Layered, Row, path_of_gazetteer
from riwaya.errors import LexiconError

KINDS = frozenset(
    ("country", "region", "county", "city", "village", "neighbourhood", "camp", "area", "airport", "base", "crossing", "dam")
    + ("hospital", "refinery", "plant", "port", "bridge", "prison", "site", "mountain", "valley", "river", "sea", "strait")
    + ("lake", "island", "desert", "road", "world")
)
"""area: an informal region (الغوطة الشرقية); site: a square, a palace, a mosque, a university; world: more than one country."""


class Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One block. `at` is [lat, lon]; `radius_km` says how far from it the place may reach, or how far off the point may be.
    With `sure = false` the name is a common word too, and counts only with evidence beside it."""

    name: str
    kind: str
    at: tuple[float, float]
    radius_km: float
    country: str = ""
    aliases: tuple[str, ...] = ()
    part_of: str = ""
    population: int = 0
    wikidata: str = ""
    geonames: int = 0
    pcode: str = ""
    sure: bool = True
    example: str = ""


def written(id: str, block: dict[str, Any]) -> Written:
    """The block as a Written; ValueError says what is wrong with it."""
    try:
        place = msgspec.convert(block, Written)
    except msgspec.ValidationError as problem:
        raise ValueError(f"[place.{id}]: {problem}") from problem
    if place.kind not in KINDS:
        raise ValueError(f"[place.{id}]: kind {place.kind!r} is not one of {', '.join(sorted(KINDS))}")
    if not re.fullmatch(r"(Q\d+)?", place.wikidata):
        raise ValueError(f"[place.{id}]: wikidata {place.wikidata!r} is not of the form Q858")
    if not (-90 <= place.at[0] <= 90 and -180 <= place.at[1] <= 180):
        raise ValueError(f"[place.{id}]: at {list(place.at)} is no [latitude, longitude]")
    if len(place.country) != 2 and place.kind not in ("sea", "strait", "world", "river"):
        raise ValueError(f"[place.{id}]: country {place.country!r} is no two-letter code (ISO 3166)")
    return place


def layered(blocks: Iterable[tuple[str, dict[str, Any]]]) -> Gazetteer:
    """The gazetteer that ships with these blocks (id, fields) laid over it; ValueError says what is wrong with one."""
    rows: list[Row] = []
    names: dict[str, list[int]] = {}
    for id, block in blocks:
        place = written(id, block)
        for name in (place.name, *place.aliases):
            names.setdefault(fold_bare(name), []).append(len(rows))
        wikidata = int(place.wikidata.removeprefix("Q") or 0)
        rows.append(Row(
            -1, place.name, place.kind, place.country, *place.at, place.population, place.geonames, wikidata,
            radius=place.radius_km, pcode=place.pcode,
        ))  # fmt: skip
    return Layered(path_of_gazetteer(), rows, names)


def extras() -> Iterator[tuple[str, str, Written]]:
    """(file, id, place) of every block that ships; LexiconError for a block that is not right."""
    for file in _files():
        for id, block in tomllib.loads(file.read_text(encoding="utf-8")).items():
            try:
                yield file.name, id, written(id, block)
            except ValueError as problem:
                raise LexiconError(f"places/{file.name}: {problem}") from problem


def fingerprint() -> str:
    """Changes whenever a block that ships does."""
    digest = hashlib.blake2b(digest_size=8)
    for file in _files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files() -> list[Any]:
    folder = resources.files("riwaya.arabic").joinpath("places")
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
