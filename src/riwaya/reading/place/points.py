"""From a place and what is said beside it to a point: sides, parts, distances, the middle between two."""

from __future__ import annotations

import math

from msgspec import Struct

from riwaya.arabic.gazetteer import Row
from riwaya.arabic.place_words import place_table

RADIUS = {"country": 300.0, "region": 60.0, "county": 20.0, "area": 20.0, "city": 5.0, "village": 2.0, "neighbourhood": 1.5}
FACILITY_RADIUS = 1.5
PRECISION = {
    "country": "country", "world": "country", "region": "region", "sea": "region", "river": "region", "strait": "region", "lake": "region",
    "desert": "region", "area": "district", "county": "district", "mountain": "district", "valley": "district", "island": "locality",
    "city": "locality", "village": "locality", "camp": "locality", "neighbourhood": "neighbourhood", "road": "district",
}  # fmt: skip
CITY_SIDE_KM = 5.0
KM_A_DEGREE = 111.2


class Point(Struct, frozen=True):
    """Degrees and kilometres: the place lies within `radius` of it."""

    lat: float
    lon: float
    radius: float
    precision: str


def of_row(row: Row) -> Point:
    return Point(row.lat, row.lon, radius_of(row), PRECISION.get(row.kind, "exact"))


def radius_of(row: Row) -> float:
    return row.radius or RADIUS.get(row.kind, FACILITY_RADIUS)


def part_of(row: Row, part: str, directions: tuple[int, ...], distance: float | None) -> Point:
    """«ريف حلب», «شمال شرق حلب», «20 كيلومترا شرق الموصل»."""
    base = of_row(row)
    wide = float(place_table("part").get(part, 0.0))
    if distance is not None and directions:
        lat, lon = moved(row.lat, row.lon, distance, directions)
        return Point(lat, lon, max(3.0, distance / 5), "locality")
    whole = max(base.radius, wide)
    far = whole / 2 if wide or base.radius > 2 * CITY_SIDE_KM else CITY_SIDE_KM
    lat, lon = moved(row.lat, row.lon, far, directions) if directions else (row.lat, row.lon)
    radius = far if directions else whole
    return Point(lat, lon, radius, _part_precision(base.precision, wide))


def _part_precision(precision: str, wide: float) -> str:
    if precision == "country":
        return "region"
    return "district" if wide > CITY_SIDE_KM * 2 or precision in ("region", "district") else "neighbourhood"


def moved(lat: float, lon: float, far: float, directions: tuple[int, ...]) -> tuple[float, float]:
    """The point `far` km away in the middle of the directions."""
    north = sum(math.cos(math.radians(d)) for d in directions)
    east = sum(math.sin(math.radians(d)) for d in directions)
    size = math.hypot(north, east)
    if size < 1e-6:
        return lat, lon
    up, right = far * north / size / KM_A_DEGREE, far * east / size / KM_A_DEGREE
    return round(lat + up, 5), round(lon + right / max(0.1, math.cos(math.radians(lat))), 5)


def between(one: Point, other: Point) -> Point:
    apart = math.hypot(one.lat - other.lat, (one.lon - other.lon) * math.cos(math.radians(one.lat))) * KM_A_DEGREE
    return Point((one.lat + other.lat) / 2, (one.lon + other.lon) / 2, apart / 2, "district")
