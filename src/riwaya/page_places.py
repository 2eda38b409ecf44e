"""The places of a report on its page: a map drawn here (points, circles and a grid; no tiles, nothing fetched) and a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape

from msgspec import Struct

from riwaya.model import Place, Report, items
from riwaya.outline import in_one_line
from riwaya.page_labels import label, name

COLUMNS = ("name", "kind", "country", "point", "radius", "speaks")
WIDE = "country"
"""A place of this precision is as large as a map: it is drawn only where nothing smaller is."""
WIDTH, MOST_HEIGHT, MARGIN = 640.0, 520.0, 46.0
LEAST_DEGREES = 0.4
"""A map of one village shows at least so much around it."""
STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60)
LETTER, LINE = 7.2, 17.0
"""Room that a label takes, in units of the drawing: for each letter, and in height."""
Box = tuple[float, float, float, float]


class Frame(Struct, frozen=True):
    """The degrees that the map shows, and how many units of the drawing a degree of latitude takes; east is to the right."""

    south: float
    west: float
    scale: float
    narrowing: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        return round(MARGIN + (lon - self.west) * self.scale * self.narrowing, 1)

    def y(self, lat: float) -> float:
        return round(self.height - MARGIN - (lat - self.south) * self.scale, 1)


def places_section(report: Report, id_of: Callable[[str], str]) -> str:
    """Nothing where the report names no place; `id_of` makes the id that an item has on the page."""
    found = items(report.places)
    if not found:
        return ""
    heads = "".join(f"<th>{label(f'places.{column}')}</th>" for column in COLUMNS)
    lines = "".join(_row(place, id_of) for place in found)
    return (
        f'<details class="who places"><summary>{label("places.title")} <small>{len(found)}</small></summary>{drawn(found)}'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></details>\n"
    )


def _row(place: Place, id_of: Callable[[str], str]) -> str:
    point = "?" if place.lat is None else f"{place.lat:.3f}, {place.lon:.3f}"
    cells = (
        escape(in_one_line(place.name)),
        name("place_kinds", place.kind) if place.kind else "",
        escape(place.country or ""),
        f'<bdi dir="ltr">{point}</bdi>',
        "" if place.radius_km is None else f'<bdi dir="ltr">±{place.radius_km:g} km</bdi>',
        label("places.yes") if place.speaks else "",
    )
    return f'<tr id="{id_of(place.id)}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def drawn(places: Sequence[Place]) -> str:
    """The map as SVG; nothing where no place has a point."""
    known = [place for place in places if place.lat is not None and place.lon is not None]
    points = [place for place in known if place.precision != WIDE] or known
    if not points:
        return ""
    frame = framed([(place.lat or 0.0, place.lon or 0.0) for place in points])
    marks = "".join(_mark(place, frame) for place in points)
    return (
        f'<svg class="map" viewBox="0 0 {frame.width:g} {frame.height:g}" role="img" direction="ltr">'
        f"<title>{escape('، '.join(in_one_line(place.name) for place in points))}</title>"
        f"{''.join(_grid(frame))}{marks}{''.join(_labels(points, frame))}</svg>"
    )


def framed(points: Sequence[tuple[float, float]]) -> Frame:
    """The smallest frame around these (latitude, longitude) with some room, one degree as long in both directions at its middle."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    middle = (min(lats) + max(lats)) / 2
    narrowing = max(0.2, math.cos(math.radians(middle)))
    tall = max(max(lats) - min(lats), LEAST_DEGREES)
    wide = max(max(lons) - min(lons), LEAST_DEGREES / narrowing)
    scale = min((WIDTH - 2 * MARGIN) / (wide * narrowing), (MOST_HEIGHT - 2 * MARGIN) / tall)
    height = tall * scale + 2 * MARGIN
    west = (min(lons) + max(lons)) / 2 - (WIDTH - 2 * MARGIN) / scale / narrowing / 2
    return Frame(middle - tall / 2, west, scale, narrowing, WIDTH, round(height, 1))


def _grid(frame: Frame) -> Iterator[str]:
    """Lines of latitude and longitude with their degrees at the edge."""
    north = frame.south + (frame.height - 2 * MARGIN) / frame.scale
    east = frame.west + (frame.width - 2 * MARGIN) / frame.scale / frame.narrowing
    step = next((s for s in STEPS if (east - frame.west) / s <= 7), STEPS[-1])
    for lat in _every(frame.south, north, step):
        y = frame.y(lat)
        yield f'<line x1="0" x2="{frame.width:g}" y1="{y}" y2="{y}"/><text x="4" y="{y - 3:g}">{lat:g}°</text>'
    for lon in _every(frame.west, east, step):
        x = frame.x(lon)
        yield f'<line x1="{x}" x2="{x}" y1="0" y2="{frame.height:g}"/><text x="{x + 3:g}" y="{frame.height - 4:g}">{lon:g}°</text>'


def _every(least: float, most: float, step: float) -> Iterator[float]:
    for n in range(math.ceil(least / step), math.floor(most / step) + 1):
        yield round(n * step, 3)


def _mark(place: Place, frame: Frame) -> str:
    """A point in the circle within which the place lies."""
    x, y = frame.x(place.lon or 0.0), frame.y(place.lat or 0.0)
    around = min((place.radius_km or 0.0) / 111.2 * frame.scale, WIDTH / 3)
    said = escape(f"{in_one_line(place.name)} ({place.country or '–'}) {place.lat:.3f}, {place.lon:.3f}")
    return f'<g><title>{said}</title><circle class="near" cx="{x}" cy="{y}" r="{around:.1f}"/><circle cx="{x}" cy="{y}" r="3.5"/></g>'


def _labels(places: Sequence[Place], frame: Frame) -> Iterator[str]:
    """Each name once beside its point, on the side where no other name is; where there is no room the table has it."""
    taken: list[Box] = []
    seen: set[str] = set()
    for place in places:
        words = in_one_line(place.name)
        if words in seen:
            continue
        x, y, long = frame.x(place.lon or 0.0), frame.y(place.lat or 0.0), len(words) * LETTER + 8
        for left, anchor, at in ((x + 6, "start", x + 7), (x - 6 - long, "end", x - 7)):
            box = (left, y - LINE / 2, left + long, y + LINE / 2)
            if left > 0 and left + long < frame.width and not any(_meet(box, other) for other in taken):
                taken.append(box)
                seen.add(words)
                yield f'<text class="name" x="{at:g}" y="{y + 4:g}" text-anchor="{anchor}">{escape(words)}</text>'
                break


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
