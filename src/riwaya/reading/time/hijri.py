"""Hijri dates by the calendar of Umm al-Qura, which Saudi newspapers print: 20/10/1436 is 2015-08-05."""

from __future__ import annotations

from datetime import date, timedelta


def to_gregorian(year: int, month: int, number: int) -> date | None:
    """The day, None outside the years 1343 to 1500 and for a day that the month does not have."""
    from hijridate import Hijri  # 13 ms, and few reports need it

    try:
        found = Hijri(year, month, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def year_about(year: int) -> int:
    """The Gregorian year in which a Hijri year of any century mostly lies."""
    return round(year * 0.970224 + 621.57)


def month_bounds(year: int, month: int) -> tuple[date, date] | None:
    first = to_gregorian(year, month, 1)
    after = to_gregorian(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def year_bounds(first: int, last: int) -> tuple[date, date] | None:
    """From the first day of one Hijri year to the last of another."""
    start, after = to_gregorian(first, 1, 1), to_gregorian(last + 1, 1, 1)
    return (start, after - timedelta(days=1)) if start and after else None


def year_of(today: date) -> int | None:
    """The Hijri year of a day."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(today.year, today.month, today.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def latest_month(today: date, month: int, ahead: bool = False) -> tuple[date, date] | None:
    """The latest such month that has begun by today (ahead: the first that has not ended)."""
    year = year_of(today)
    if year is None:
        return None
    found = [span for y in (year - 1, year, year + 1) if (span := month_bounds(y, month))]
    if ahead:
        return next((span for span in found if span[1] >= today), None)
    return next((span for span in reversed(found) if span[0] <= today), None)
