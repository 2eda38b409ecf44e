"""Event tables in the columns of ACLED and of UCDP's georeferenced events, as far as a report gives what these ask for.

What a report does not say stays empty: no actor, no number and no day is made up. Both are tables of what one report tells, not of
events in the world: the same event in two reports has two rows. Columns of our own stand at the end.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from riwaya.arabic.happenings import home, table
from riwaya.export.csv_hxl import CsvLines
from riwaya.export.harmless import harmless
from riwaya.export.shown import first_day, last_day
from riwaya.export.view import Item, View
from riwaya.export.wishes import Wishes
from riwaya.model import Event, Place, items
from riwaya.outline import in_one_line, title_of
from riwaya.span import begins_in
from riwaya.tolls import REAL, tolls

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "iso2", "location",
    "latitude", "longitude", "geo_precision", "source", "notes", "fatalities", "report", "event", "claim", "told_by", "status",
    "date_from", "date_to", "published", "fatalities_low", "fatalities_high",
)  # fmt: skip
UCDP = (
    "id", "year", "side_a", "side_b", "number_of_sources", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "latitude", "longitude", "country", "date_prec", "date_start", "date_end", "deaths_unknown", "best",
    "high", "low", "report", "events",
)  # fmt: skip
DAY, WEEK, MONTH, YEAR = 1, 7, 31, 366
GEO_PRECISION = {"exact": 1, "neighbourhood": 1, "locality": 1, "district": 2, "region": 3, "country": None}
"""ACLED's codebook: 1 the place itself, 2 a part of a region, 3 a region."""
WHERE_PREC = {"exact": 1, "neighbourhood": 1, "locality": 1, "district": 3, "region": 4, "country": 6}
"""UCDP GED codebook: 1 exact, 3 second-order division, 4 first-order division, 6 the country only."""
WITH_SLASH = "Explosions/Remote violence"
Cells = dict[str, Any]


def write_acled(reports: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """A row for each event that happened or goes on and whose type ACLED has a home for."""
    _write(ACLED, acled_rows, reports, out, wishes)


def write_ucdp(reports: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """A row for each happening whose dead are counted."""
    _write(UCDP, ucdp_rows, reports, out, wishes)


def _write(head: tuple[str, ...], rows_of: Any, reports: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    lines = CsvLines(out, wishes.bom)
    lines.add(head)
    for number, item in enumerate(reports, start=1):
        for row in rows_of(View(item, number, wishes.said)):
            lines.add([_cell(row.get(name)) for name in head])


def _cell(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return harmless(value) if isinstance(value, str) else "" if value is None else value


def acled_rows(view: View) -> Iterator[Cells]:
    """The rows of one report."""
    dead = {id: toll for toll in tolls(view.report) for id in toll.events}
    for event in items(view.report.events):
        if event.type not in table().types or event.status not in REAL or not home(event.type).acled:
            continue
        kind, sub = _kinds(home(event.type).acled)
        toll = dead.get(event.id)
        yield {
            "event_id_cnty": f"{view.report.id}/{event.id}",
            "event_type": kind,
            "sub_event_type": sub,
            "actor1": view.name(event.actor),
            "actor2": view.name(event.target),
            "source": view.report.meta.outlet,
            "notes": _sentence(view, event),
            "fatalities": toll.best if toll else None,
            "fatalities_low": toll.low if toll else None,
            "fatalities_high": toll.high if toll else None,
            "report": view.report.id,
            "event": event.id,
            "claim": event.claim,
            "told_by": view.teller(event),
            "status": event.status,
            "published": view.report.meta.published,
            **_acled_when(view, event),
            **_acled_where(view.places.get(event.place or "")),
        }


def _kinds(path: str) -> tuple[str, str]:
    """«Explosions/Remote violence/Suicide bomb»: the event type and the sub-event type, both of which may hold a slash."""
    kind = WITH_SLASH if path.startswith(WITH_SLASH) else path.partition("/")[0]
    return kind, path.removeprefix(kind).removeprefix("/")


def _acled_when(view: View, event: Event) -> Cells:
    first, last = first_day(view, event.time), last_day(view, event.time)
    days = _days(first, last)
    return {
        "event_date": first if days else None,
        "year": first[:4] if first and days else None,
        "time_precision": None if days is None else 1 if days <= DAY else 2 if days <= WEEK else 3,
        "date_from": first,
        "date_to": last,
    }


def _acled_where(place: Place | None) -> Cells:
    if place is None:
        return {}
    found = {"location": place.match or place.name, "iso2": place.country, "latitude": place.lat, "longitude": place.lon}
    return found | {"geo_precision": GEO_PRECISION.get(place.precision or "") if place.lat is not None else None}


def ucdp_rows(view: View) -> Iterator[Cells]:
    """The rows of one report: numbers of one happening are one row, with the lowest, the best and the highest."""
    events = {event.id: event for event in items(view.report.events)}
    for number, toll in enumerate(tolls(view.report), start=1):
        told = [events[id] for id in toll.events]
        scene = next((event for event in told if event.place), told[0])
        timed = next((event for event in told if event.time), told[0])
        meta = view.report.meta
        tellers = list(dict.fromkeys(filter(None, map(view.teller, told))))
        yield {
            "id": f"{view.report.id}/{number}",
            "side_a": next((view.name(event.actor) for event in told if event.actor), None),
            "side_b": next((view.name(event.target) for event in told if event.target), None),
            "number_of_sources": len({one.source for one in toll.told}),
            "source_office": meta.outlet,
            "source_date": meta.published,
            "source_headline": in_one_line(title_of(view.report)),
            "source_original": "; ".join(tellers),
            "deaths_unknown": toll.best,
            "best": toll.best,
            "low": toll.low,
            "high": toll.high,
            "report": view.report.id,
            "events": " | ".join(toll.events),
            **_ucdp_when(view, timed),
            **_ucdp_where(view.places.get(scene.place or "")),
        }


def _ucdp_when(view: View, event: Event) -> Cells:
    first, last = first_day(view, event.time), last_day(view, event.time)
    days = _days(first, last)
    if first is None or days is None:
        return {}
    precision = next((code for code, most in ((1, DAY), (2, 6), (3, WEEK), (4, MONTH)) if days <= most), 5)
    return {"year": first[:4], "date_start": first, "date_end": last, "date_prec": precision}


def _ucdp_where(place: Place | None) -> Cells:
    if place is None:
        return {}
    where = WHERE_PREC.get(place.precision or "") if place.lat is not None else None
    found = {"where_coordinates": place.match or place.name, "country": place.country, "where_prec": where}
    return found | {"latitude": place.lat, "longitude": place.lon}


def _days(first: str | None, last: str | None) -> int | None:
    """How many days the time leaves possible; None where it is open or longer than a year."""
    try:
        days = (datetime.date.fromisoformat(last or "") - datetime.date.fromisoformat(first or "")).days + 1
    except ValueError:
        return None
    return days if 1 <= days <= YEAR else None


def _sentence(view: View, event: Event) -> str:
    """The sentence that tells it."""
    sentence = next((one for one in items(view.report.sentences) if begins_in(event.trigger, one)), None)
    return view.words(sentence) if sentence else view.words(event.trigger)
