"""The places layer: every named place once per distinct name, which place it is, which part of it, and whether it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from riwaya.arabic.gazetteer import Gazetteer
from riwaya.model import Place, Report, items
from riwaya.reading.place.groups import Id, gathered
from riwaya.reading.place.located import Located, located
from riwaya.reading.place.named import read_names
from riwaya.reading.place.others import Bearers
from riwaya.reading.place.speaking import spoken
from riwaya.reading.place.view import View
from riwaya.span import cut
from riwaya.stage import Stage


def read_places(report: Report, book: Gazetteer | None = None) -> Iterator[Place]:
    """Every place of the report in the order in which it is first named; `book` where it is not the one that ships."""
    assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
    view = View(report.words, report.text, report.sentences, book)
    bearers = Bearers(items(report.mentions))
    groups = gathered(view, [named for named in read_names(view) if not bearers.bears(view, named)])
    found = located(view, groups, spoken(items(report.attributions)))
    ids = {item.group.id: f"p{number}" for number, item in enumerate(found, 1)}
    for item in found:
        yield _place(report.text, item, ids)


def _place(text: str, item: Located, ids: dict[Id, str]) -> Place:
    row, point, span = item.row, item.point, item.group.shown.span
    return Place(
        id=ids[item.group.id], start=span.start, end=span.end, name=" ".join(cut(text, item.group.printed).split()),
        country=item.country or None,
        lat=round(point.lat, 5) if point else None, lon=round(point.lon, 5) if point else None,
        precision=point.precision if point else None, radius_km=round(point.radius, 1) if point else None,
        pcode=row.pcode or None if row and item.itself else None, links=_links(item),
        part_of=ids.get(item.part_of) if item.part_of else None, speaks=item.speaks,
        kind=row.kind if row and item.itself else None, match=row.name if row else None,
        candidates=tuple(_described(r.name, r.country, r.lat, r.lon) for r in item.others), by=item.by,
    )  # fmt: skip


def _links(item: Located) -> dict[str, str]:
    row = item.row
    if row is None or not item.itself:
        return {}
    named = {"geonames": str(row.geonames) if row.geonames else "", "wikidata": f"Q{row.wikidata}" if row.wikidata else ""}
    return {name: id for name, id in named.items() if id}


def _described(name: str, country: str, lat: float, lon: float) -> str:
    return f"{name} ({country} {lat:.3f} {lon:.3f})"


def places_stage(book: Gazetteer) -> Stage:
    """The same stage with another gazetteer: one with places of a user's own."""
    return Stage("places", NEEDS, partial(read_places, book=book))


NEEDS = ("sentences", "words", "attributions", "mentions")
PLACES = Stage("places", NEEDS, read_places)
