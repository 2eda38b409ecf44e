"""The places of a report in the terminal: which place each name means, where it lies, and which of them speak."""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.text import Text

from riwaya.listing import print_listing
from riwaya.model import Place, Report, items
from riwaya.outline import in_one_line
from riwaya.terminal import NARROW, Arabic, Look

COLUMNS = ("name", "kind", "country", "point", "radius", "speaks")
IN_NARROW_WINDOWS = ("name", "country", "point")


def print_places(console: Console, report: Report, look: Look) -> None:
    """Nothing where the report names no place."""
    columns = COLUMNS if console.width >= NARROW else IN_NARROW_WINDOWS
    print_listing(console, look, "places", columns, items(report.places), lambda column, place: _cell(column, place, look))


def _cell(column: str, place: Place, look: Look) -> RenderableType:
    match column:
        case "name":
            return Arabic(in_one_line(place.name), look.bidi)
        case "kind":
            return look.label(look.said.name("place_kinds", place.kind))
        case "country":
            return Text(place.country or "")
        case "point":
            return Text(point(place), style="" if place.lat is not None else "dim")
        case "radius":
            return Text("" if place.radius_km is None else f"±{place.radius_km:g} km", style="dim")
        case _:
            return look.label(look.said.say("places.yes") if place.speaks else "")


def point(place: Place) -> str:
    """Latitude and longitude in degrees; «?» where it could not be told which place is meant."""
    return "?" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
