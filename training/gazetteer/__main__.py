"""Builds src/riwaya/arabic/places.bin, the gazetteer.

    python -m training.gazetteer ../shared/data     from all sources
    python -m training.gazetteer --extras           takes in what arabic/places/*.toml say now; needs no other data
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.gazetteer import sources
from training.gazetteer.counts import CLOSE, Counts, capped, common, news, particle, sureness
from training.gazetteer.merge import merged
from training.gazetteer.names import keys
from training.gazetteer.sources import Found

from riwaya.arabic.folding import fold
from riwaya.arabic.gazetteer import Gazetteer, Row, path_of_gazetteer, write
from riwaya.arabic.places_toml import Written, extras, fingerprint

RANK = {
    "country": 10**10, "world": 10**10, "sea": 10**8, "region": 300_000, "area": 100_000, "county": 30_000, "city": 20_000, "village": 300,
}  # fmt: skip

PROMINENT = 50_000
WRITTEN, EVERYDAY = 0.9, 0.15
"""How sure the names of places written by hand are; common words count only behind a preposition, where the story is."""


def by_hand() -> Iterator[Found]:
    for _, _, place in extras():
        yield of_block(place)


def of_block(place: Written) -> Found:
    return Found(
        [place.name, *place.aliases], place.kind, place.country, *place.at, place.population, place.geonames,
        int(place.wikidata.lstrip("Q") or 0), place.pcode, place.radius_km, sure=place.sure, written=True,
    )  # fmt: skip


def everything(data: Path) -> Iterator[Found]:
    """The surest first: what is written by hand, the communities with p-codes, then the wide lists."""
    yield from by_hand()
    yield from sources.countries(sources.middles())
    yield from sources.syria(data)
    yield from sources.whosonfirst(data)
    yield from sources.cities()
    yield from sources.subdivisions()


def rank(place: Found) -> int:
    return max(place.population, 0 if place.population and place.kind == "city" else RANK.get(place.kind, 3_000))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="the folder with places/ and news/")
    parser.add_argument("--extras", action="store_true", help="only renew the places written by hand")
    parser.add_argument("--every", type=int, default=1, help="count in one report of so many")
    chosen = parser.parse_args(argv)
    if chosen.extras == bool(chosen.data):
        parser.error("give either the data folder or --extras")
    places = renewed() if chosen.extras else merged(everything(chosen.data))
    old = sure_of_old() if chosen.extras else None
    save(places, old if old is not None else counted(places, chosen.data, chosen.every))
    return 0


def counted(places: list[Found], data: Path, every: int) -> dict[str, float]:
    best: dict[str, int] = defaultdict(int)
    for place in places:
        for name in keys(place.names):
            best[name] = max(best[name], rank(place))
    counts = Counts(best)
    for text in news(data, every):
        counts.read(text)
    return {name: sureness(name, counts, top >= PROMINENT) for name, top in best.items()}


def sure_of_old() -> dict[str, float]:
    book = Gazetteer(path_of_gazetteer())
    return {name: book.sure(number) for name in book.names() for key, number in book.starting(name) if key == name}


def renewed() -> list[Found]:
    """The rows that ship behind the blocks as they are now; a block taken out is gone only after a whole build."""
    book = Gazetteer(path_of_gazetteer())
    found = [_of_row(book.row(number)) for number in range(len(book))]
    for name in book.names():
        for row in book.named(name):
            if name not in (fold(n) for n in found[row.number].names):
                found[row.number].names.append(name)
    return merged([*by_hand(), *found])


def _of_row(row: Row) -> Found:
    return Found(
        [row.name], row.kind, row.country, row.lat, row.lon, row.population, row.geonames, row.wikidata, row.pcode,
        row.radius, code=f"r:{row.number}", admin=(f"r:{row.adm1}", f"r:{row.adm2}"),
    )  # fmt: skip


def capitals(places: list[Found]) -> set[int]:
    """Rows of the capitals, by the ids that GeoNames gives them."""
    ids = sources.capital_ids()
    return {number for number, place in enumerate(places) if place.kind == "city" and place.geonames in ids}


def save(places: list[Found], sure: dict[str, float]) -> None:
    code = {c: number for number, place in enumerate(places) for c in place.code.split()}
    rows = [
        Row(
            number, p.names[0], p.kind, p.country, p.lat, p.lon, p.population, p.geonames, p.wikidata,
            code.get(p.admin[0], -1), code.get(p.admin[1], -1), p.radius, p.pcode,
        )
        for number, p in enumerate(places)
    ]  # fmt: skip
    names: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(places)), key=lambda n: (-rank(places[n]), n)):
        for name in keys(places[number].names):
            if not particle(name):
                names[name].append(number)
    out = path_of_gazetteer()
    top = {name: max(rank(places[number]) for number in numbers) for name, numbers in names.items()}
    sure = {name: capped(name, sure.get(name, 0.4), top[name] >= PROMINENT) for name in names}
    for place in places:
        for name in keys(place.names):
            if place.written and place.sure:
                everyday = " " not in name and place.kind != "country" and common(name, CLOSE)
                sure[name] = max(sure[name], EVERYDAY if everyday else WRITTEN)
    write(out, rows, names, sure, capitals(places), fingerprint())
    print(f"{len(rows)} places, {len(names)} names, {out.stat().st_size / 1e6:.1f} MB → {out}")


if __name__ == "__main__":
    sys.exit(main())
