"""Where and when: what tells two happenings of one kind apart, or lets them be one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from riwaya.earth import kilometres
from riwaya.model import Claim, Place, Report, Time
from riwaya.span import contains, cut

NEARBY_KM = 5.0
"""Two points of one quarter; towns lie further apart."""
WIDE = ("country",)
"""Precisions that set no happening apart: everything of a report may be in Iraq."""
LONGEST_DAYS = 3
"""A stretch of time that is told as the time of one happening."""


class Setting(Struct, frozen=True, gc=False):
    """The places that a claim names, none as wide as a country, and the days of what it tells as (earliest, latest)."""

    places: tuple[Place, ...] = ()
    days: tuple[tuple[str, str], ...] = ()


def setting_of(report: Report, claim: Claim, places: Iterable[Place], times: Iterable[Time]) -> Setting:
    told = [cut(report.text, span) for span in claim.content]
    return Setting(
        places=tuple(place for place in places if any(names(text, place.name) for text in told)),
        days=tuple(
            (time.earliest, time.latest)
            for time in times
            if time.earliest and time.latest and any(contains(span, time) for span in claim.content)
        ),
    )


def narrow(places: Iterable[Place]) -> tuple[Place, ...]:
    """Those that can tell happenings apart."""
    return tuple(place for place in places if place.precision not in WIDE and not place.speaks)


def short(times: Iterable[Time]) -> tuple[Time, ...]:
    """Those that say when one happening was, and not since when or how long."""
    return tuple(time for time in times if time.type in ("date", "time") and _days(time) <= LONGEST_DAYS)


def names(text: str, name: str) -> bool:
    """The name stands in the text as a whole word, whatever is joined before it."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if end == len(text) or not text[end].isalpha():
            return True
        at = text.find(name, end)
    return False


def apart(one: Setting, other: Setting) -> bool:
    """Both say where, and no place of the one is, holds or lies in a place of the other; or both say when, and on other days."""
    return (bool(one.places and other.places) and not _meet(one, other)) or (
        bool(one.days and other.days) and not any(_overlap(a, b) for a in one.days for b in other.days)
    )


def finer(one: Setting, other: Setting) -> bool:
    """One names a place that only lies within, or around, those of the other: what is counted there is a part of the whole."""
    mine, theirs = {p.name for p in one.places}, {p.name for p in other.places}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def common_place(one: Setting, other: Setting) -> bool:
    return any(same_place(a, b) for a in one.places for b in other.places)


def same_place(one: Place, other: Place) -> bool:
    """One name, or two points as near as one quarter."""
    return one.name == other.name or (one.precision == other.precision and _km(one, other) <= NEARBY_KM)


def _meet(one: Setting, other: Setting) -> bool:
    return any(
        same_place(a, b) or b.id == a.part_of or a.id == b.part_of or _around(a, b) or _around(b, a)
        for a in one.places
        for b in other.places
    )


def _around(outer: Place, inner: Place) -> bool:
    """The point of the inner one lies within the radius of the outer one; what is not resolved may lie anywhere."""
    if None in (outer.lat, inner.lat):
        return True
    return _km(outer, inner) <= (outer.radius_km or 0.0)


def _km(one: Place, other: Place) -> float:
    """Infinite where one of them is not resolved."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """ISO 8601 days compare as strings."""
    return one[0] <= other[1] and other[0] <= one[1]


def _days(time: Time) -> int:
    if not time.earliest or not time.latest:
        return LONGEST_DAYS + 1
    return (date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])).days + 1
