"""GeoJSON (RFC 7946): a feature for each place of each report, with what is claimed and what happened there.

A place whose point could not be told is a feature without a geometry, as the standard allows. A feature a line, so that files of any
length can be written and read in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from riwaya.export.shown import EVENTS, layers_of, manner
from riwaya.export.view import Item, View
from riwaya.export.wishes import Wishes
from riwaya.model import Claim, Event, Place, items
from riwaya.outline import in_one_line

DIGITS = 6
"""Decimals of a degree: a tenth of a metre, more than any gazetteer knows (RFC 7946, 11.2)."""


def write_geojson(reports: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """One FeatureCollection."""
    out.write(b'{"type":"FeatureCollection","features":[')
    between = b"\n"
    for number, item in enumerate(reports, start=1):
        for feature in features(View(item, number, wishes.said)):
            out.write(between + msgspec.json.encode(feature))
            between = b",\n"
    out.write(b"\n]}\n")


def features(view: View) -> Iterator[dict[str, Any]]:
    """The places of one report in the order of their layer."""
    for place in items(view.report.places):
        yield {
            "type": "Feature",
            "id": f"{view.report.id}/{place.id}",
            "geometry": _geometry(place),
            "properties": _report(view) | _place(view, place),
        }


def _geometry(place: Place) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, DIGITS), round(place.lat, DIGITS)]}


def _report(view: View) -> dict[str, Any]:
    meta = view.report.meta
    return {
        "report": view.report.id,
        "outlet": meta.outlet,
        "published": meta.published,
        "url": meta.url,
        "layers": list(layers_of(view.report)),
    }


def _place(view: View, place: Place) -> dict[str, Any]:
    events = [event for event in items(view.report.events) if event.place == place.id]
    told = {event.claim for event in events}
    here = [claim for claim in items(view.report.claims) if claim.id in told or place in view.places_in(claim)]
    return {
        "place": place.id,
        "name": place.name,
        "words": view.words(place),
        "kind": place.kind,
        "kind_label": view.label("place_kinds", place.kind),
        "country": place.country,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "pcode": place.pcode,
        "links": place.links,
        "part_of": place.part_of,
        "speaks": place.speaks,
        "candidates": place.candidates,
        "claims": [_claim(view, claim) for claim in here],
        "events": [_event(view, event) for event in events],
    }


def _claim(view: View, claim: Claim) -> dict[str, Any]:
    row = view.row(claim)
    return {
        "id": claim.id,
        "who": row.speaker,
        "told_by": row.chain,
        "act": claim.act,
        "what": view.all_words(claim.content),
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "tense": claim.tense,
        "manner": manner(view, claim),
        "span": [claim.start, claim.end],
    }


def _event(view: View, event: Event) -> dict[str, Any]:
    names = ("who", "whom", "day_from", "day_to", "how_many", "told_by")
    looked_up = {name: EVENTS[name](view, event) or None for name in names}
    words = in_one_line(view.words(event.trigger))
    return {"id": event.id, "type": event.type, "words": words, "status": event.status, "claim": event.claim, **looked_up}
