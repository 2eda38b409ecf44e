"""The gazetteer: places.bin, one read-only file in memory pages, made by training/gazetteer (docs/decisions/0005-gazetteer.md).

    book = gazetteer()
    for key, rows in book.starting("دير الزور والرقه"): ...      # «دير الزور», and nothing for «دير»

A key is the folded name with one space between words. A row is one place; rows of a key come the most prominent first.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import marisa_trie
import msgspec

from riwaya.errors import LexiconError

MAGIC = b"RIWAYAP1"
ROW = struct.Struct("<iiIIIIIHBB")
"""lat, lon (1e-5 degrees), population, GeoNames id, Wikidata id, row + 1 of ADM1 and ADM2, radius (0.1 km), kind, country."""
HEADER = 8192
"""Bytes kept for the header, JSON and blanks."""
NUMBER = struct.Struct("<I")
FINE = 1e5
MOST_ROWS, MOST_KEPT = 60, 20_000
HOPELESS, KNOWN = 0.12, 50_000
"""Below this sureness a name with no place of so many people needs a kind word."""


class Row(NamedTuple):
    """One place. `adm1` and `adm2` are numbers of rows, -1 where unknown; `radius` in km, 0 where unknown; ids 0 where unknown."""

    number: int
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int = 0
    geonames: int = 0
    wikidata: int = 0
    adm1: int = -1
    adm2: int = -1
    radius: float = 0.0
    pcode: str = ""


class Header(msgspec.Struct, frozen=True):
    """Where each section lies as [offset, size], the names behind the numbers, the row of each state by its code, the
    rows of capitals, and what the
    places written by hand were when the file was made."""

    sections: dict[str, tuple[int, int]]
    kinds: list[str]
    countries: list[str]
    extras: str
    states: dict[str, int]
    capitals: list[int]


class Gazetteer:
    """The open file. Nothing of it is copied but what is asked for. `own` are first words of names that a user added."""

    own: frozenset[str] = frozenset()

    def __init__(self, path: Path) -> None:
        with open(path, "rb") as file:
            self._pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._pages[:8] != MAGIC:
            raise LexiconError(f"{path.name}: not a gazetteer of this version; make it again with make train")
        size = NUMBER.unpack_from(self._pages, 8)[0]
        self.header = msgspec.json.decode(self._pages[12 : 12 + size], type=Header)
        self._view = memoryview(self._pages)
        self._trie = marisa_trie.Trie()
        self._trie.map(self._section("trie"))
        self._starts, self._postings = self._section("starts").cast("I"), self._section("postings").cast("I")
        self._kept: dict[int, tuple[Row, ...]] = {}
        self.capitals = frozenset(self.header.capitals)
        self._sure, self._rows = self._section("sure"), self._section("rows")
        self._name_starts, self._names = self._section("name_starts").cast("I"), self._section("names")

    def _section(self, name: str) -> memoryview:
        offset, size = self.header.sections[name]
        return self._view[offset : offset + size]

    def __len__(self) -> int:
        return len(self._rows) // ROW.size

    def names(self) -> list[str]:
        return list(self._trie.keys())

    def opens(self, word: str) -> bool:
        """Does any name begin with this word?"""
        return word in self._trie or self.goes_on(word)

    def goes_on(self, word: str) -> bool:
        """Does any name begin with this word and go on?"""
        return any(True for _ in self._trie.iterkeys(word + " "))

    def starting(self, words: str) -> list[tuple[str, int]]:
        """The names that these words begin with, as (key, number of the key), the shortest first. Whole words only."""
        found = self._trie.iter_prefixes_with_ids(words)
        return [(key, number) for key, number in found if len(key) == len(words) or words[len(key)] == " "]

    def numbers(self, key: int) -> list[int]:
        """The rows of a key, the most prominent first."""
        return list(self._postings[self._starts[key] : self._starts[key + 1]])

    def rows_of(self, key: int) -> tuple[Row, ...]:
        """The rows of a key; kept, for reports go back to the same names."""
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = tuple(self.row(number) for number in self.numbers(key)[:MOST_ROWS])
        return self._kept[key]

    def hopeless(self, key: int) -> bool:
        """A name that is a common word, of places that few know: only a kind word could make it one."""
        if self.sure(key) >= HOPELESS:
            return False
        return not any(row.population >= KNOWN or row.kind in ("region", "area") for row in self.rows_of(key))

    def named(self, name: str) -> list[Row]:
        """The rows that bear the folded name."""
        keys = [number for key, number in self.starting(name) if key == name]
        return [self.row(number) for number in self.numbers(keys[0])] if keys else []

    def sure(self, key: int) -> float:
        """How much of the time news means a place by this name where nothing else says so, 0 to 1."""
        return self._sure[key] / 255

    def state(self, country: str) -> Row:
        """The row of the state with this ISO 3166 code; KeyError where there is none."""
        return self.row(self.header.states[country])

    def row(self, number: int) -> Row:
        lat, lon, population, geonames, wikidata, adm1, adm2, radius, kind, country = ROW.unpack_from(
            self._rows, number * ROW.size
        )
        name, _, pcode = self._text(number).partition("\t")
        return Row(
            number, name, self.header.kinds[kind], self.header.countries[country], lat / FINE, lon / FINE, population,
            geonames, wikidata, adm1 - 1, adm2 - 1, radius / 10, pcode,
        )  # fmt: skip

    def _text(self, number: int) -> str:
        return bytes(self._names[self._name_starts[number] : self._name_starts[number + 1]]).decode("utf-8")


class Layered(Gazetteer):
    """The gazetteer with places of a user's own laid over it: they come first under their names, and are sure."""

    def __init__(self, path: Path, rows: list[Row], names: dict[str, list[int]]) -> None:
        super().__init__(path)
        self._shipped = super().__len__()
        self._own_rows = [row._replace(number=self._shipped + n) for n, row in enumerate(rows)]
        self._own_names = list(names.items())
        self._own_keys = {name: number for number, (name, _) in enumerate(self._own_names, len(self._trie))}
        self.own = frozenset(name.split(" ", 1)[0] for name in names)

    def starting(self, words: str) -> list[tuple[str, int]]:
        own = [(name, key) for name, key in self._own_keys.items() if (words + " ").startswith(name + " ")]
        hidden = {name for name, _ in own}
        return sorted([*own, *(found for found in super().starting(words) if found[0] not in hidden)], key=lambda found: len(found[0]))

    def numbers(self, key: int) -> list[int]:
        if key < len(self._trie):
            return super().numbers(key)
        name, own = self._own_names[key - len(self._trie)]
        shipped = self._trie.get(name)
        return [self._shipped + n for n in own] + ([] if shipped is None else super().numbers(shipped))

    def sure(self, key: int) -> float:
        return super().sure(key) if key < len(self._trie) else 1.0

    def row(self, number: int) -> Row:
        return super().row(number) if number < self._shipped else self._own_rows[number - self._shipped]


def write(
    path: Path, rows: Iterable[Row], names: dict[str, list[int]], sure: dict[str, float], capitals: Iterable[int], extras: str
) -> None:
    """Writes places.bin. `names` gives the rows of each folded name, the most prominent first."""
    rows = list(rows)
    kinds, countries = sorted({r.kind for r in rows}), sorted({r.country for r in rows})
    trie = marisa_trie.Trie(sorted(names))
    ordered = sorted(names, key=trie.key_id)
    texts = [f"{r.name}\t{r.pcode}".rstrip("\t").encode() for r in rows]
    parts = {
        "trie": trie.tobytes(),
        "starts": _offsets(len(names[key]) for key in ordered),
        "postings": b"".join(NUMBER.pack(number) for key in ordered for number in names[key]),
        "name_starts": _offsets(len(text) for text in texts),
        "rows": b"".join(_packed(r, kinds, countries) for r in rows),
        "sure": bytes(round(255 * sure[key]) for key in ordered),
        "names": b"".join(texts),
    }
    states = {r.country: r.number for r in reversed(rows) if r.kind == "country"}
    at, sections = _aligned(12 + HEADER), {}
    for name, part in parts.items():
        sections[name] = (at, len(part))
        at = _aligned(at + len(part))
    header = msgspec.json.encode(Header(sections, kinds, countries, extras, states, sorted(capitals))).ljust(HEADER)
    assert len(header) == HEADER
    with open(path, "wb") as file:
        file.write(MAGIC + NUMBER.pack(len(header)) + header)
        for name, part in parts.items():
            file.write(b"\0" * (sections[name][0] - file.tell()) + part)


def _aligned(at: int) -> int:
    return -(-at // 8) * 8


def _offsets(sizes: Iterable[int]) -> bytes:
    at, out = 0, [NUMBER.pack(0)]
    for size in sizes:
        at += size
        out.append(NUMBER.pack(at))
    return b"".join(out)


def _packed(row: Row, kinds: list[str], countries: list[str]) -> bytes:
    return ROW.pack(
        round(row.lat * FINE), round(row.lon * FINE), row.population, row.geonames, row.wikidata, row.adm1 + 1,
        row.adm2 + 1, min(65535, round(row.radius * 10)), kinds.index(row.kind), countries.index(row.country),
    )  # fmt: skip


def path_of_gazetteer() -> Path:
    with resources.as_file(resources.files("riwaya.arabic").joinpath("places.bin")) as path:
        return path


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(path_of_gazetteer())
