"""The first and the last day that a TIMEX3 value leaves possible: 2016-W48 is 2016-11-28 to 2016-12-04."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
Bounds = tuple[date, date]


def _day(match: re.Match[str]) -> Bounds:
    day = date.fromisoformat(match[1])
    return day, day


def _week(match: re.Match[str]) -> Bounds:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return (monday + timedelta(days=5) if match[3] else monday), monday + timedelta(days=6)


def _months(year: int, month: int, count: int) -> Bounds:
    end = year * 12 + month - 1 + count
    return date(year, month, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)


def _month(match: re.Match[str]) -> Bounds:
    return _months(int(match[1]), int(match[2]), 1)


def _season(match: re.Match[str]) -> Bounds:
    return _months(int(match[1]), SEASON_STARTS[match[2]], 3)


def _part_of_year(match: re.Match[str]) -> Bounds:
    months = 6 if match[2] == "H" else 3
    return _months(int(match[1]), months * (int(match[3]) - 1) + 1, months)


def _year(match: re.Match[str]) -> Bounds:
    return _months(int(match[1]), 1, 12)


def _years(match: re.Match[str]) -> Bounds:
    digits = match[1]
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    return date(first, 1, 1), date(first + span - 1, 12, 31)


def _both(match: re.Match[str]) -> Bounds | None:
    first, last = bounds(match[1]), bounds(match[2])
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds | None]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T[^/]+)?"), _day),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})-([HQ])([1-4])"), _part_of_year),
    (re.compile(r"(\d{4})"), _year),
    (re.compile(r"(\d{2,3})"), _years),
    (re.compile(r"(.+)/(.+)"), _both),
)


def bounds(value: str) -> Bounds | None:
    """None where the value names no days: P7D, PAST_REF, XXXX-WXX-6."""
    for shape, read in SHAPES:
        if match := shape.fullmatch(value):
            try:
                return read(match)
            except ValueError:
                return None
    return None
