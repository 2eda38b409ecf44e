"""How far two points lie apart."""

from __future__ import annotations

import math
from typing import Protocol

DIAMETER_KM = 12742


class OnEarth(Protocol):
    """Anything with a point, in degrees WGS 84."""

    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along the great circle, of degrees WGS 84 (haversine)."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    part = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return DIAMETER_KM * math.asin(math.sqrt(part))


def apart(one: OnEarth, other: OnEarth) -> float:
    """The same of two places, in kilometres."""
    return kilometres(one.lat, one.lon, other.lat, other.lon)
