"""The places of a report in the terminal: which place each name means, where it lies, and which of them speak."""

from __future__ import annotations

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.model import Place, Report
from riwaya.outline import in_one_line, items
from riwaya.terminal import NARROW, Arabic, Look

COLUMNS = ("name", "kind", "country", "point", "radius", "speaks")
IN_NARROW_WINDOWS = ("name", "country", "point")
SHOWN = 20
"""Places in the table; a line below says how many more there are."""


def print_places(console: Console, report: Report, look: Look) -> None:
    """Nothing where the report names no place."""
    places = items(report.places)
    if not places:
        return
    columns = list(COLUMNS if console.width >= NARROW else IN_NARROW_WINDOWS)
    if look.said.lang == "ar" and look.bidi != "none":
        columns.reverse()
    table = Table(box=box.SIMPLE_HEAD, border_style="dim", pad_edge=False)
    for column in columns:
        head = look.label(look.said.say(f"places.{column}"), "bold")
        table.add_column(head, justify=look.side if column == "name" or look.said.lang == "ar" else "left")
    for place in places[:SHOWN]:
        table.add_row(*(_cell(column, place, look) for column in columns))
    side = look.side if look.said.lang == "ar" else "left"
    console.print(look.label(look.said.say("places.title"), "bold"), justify=side)
    console.print(table, justify=side)
    if len(places) > SHOWN:
        console.print(look.label(look.said.say("places.more", count=len(places) - SHOWN), "dim"), justify=side)
    console.print()


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
