"""Arithmetic with days, weeks, months and years, written as TIMEX3 writes them. Nothing here reads Arabic."""

from __future__ import annotations

from datetime import date, timedelta

FAR, FAR_MONTHS = 310, 9
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has none (31 June)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def moved(today: date, days: int) -> date:
    return today + timedelta(days=days)


def weekday_before(today: date, weekday: int) -> date:
    """The latest such weekday up to today, today included."""
    return today - timedelta(days=(today.isoweekday() - weekday) % 7)


def weekday_last(today: date, weekday: int) -> date:
    """«السبت الماضي»: the latest before today."""
    return weekday_before(today - timedelta(days=1), weekday)


def weekday_next(today: date, weekday: int) -> date:
    """«السبت المقبل»: the first after today."""
    return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)


def weekday_from(today: date, weekday: int) -> date:
    """The first such weekday from today on."""
    return today + timedelta(days=(weekday - today.isoweekday()) % 7)


def week(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def months_on(today: date, months: int) -> tuple[int, int]:
    """(year, month) so many months from today's."""
    count = today.year * 12 + today.month - 1 + months
    return count // 12, count % 12 + 1


def period(today: date | None, unit: str, steps: int) -> str:
    """The day, week, month … that lies `steps` from today's: period(2016-12-04, "W", -1) is 2016-W47."""
    if today is None:
        return UNKNOWN[unit]
    if unit == "D":
        return moved(today, steps).isoformat()
    if unit == "W":
        return week(moved(today, 7 * steps))
    if unit == "M":
        year, month = months_on(today, steps)
        return f"{year}-{month:02}"
    year = today.year + steps * {"Y": 1, "DE": 10, "CE": 100}[unit]
    return f"{year:04}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def nearest_month(today: date, month: int, ahead: bool) -> int:
    """The year of a month told without one: the latest that has begun, or the next to come unless it is far off."""
    if ahead and (month - today.month) % 12 <= FAR_MONTHS:
        return today.year if month >= today.month else today.year + 1
    return today.year if month <= today.month else today.year - 1


def latest_day(today: date, month: int, number: int) -> date | None:
    """The latest such day up to today."""
    days = [found for year in (today.year, today.year - 1) if (found := day(year, month, number))]
    return next((found for found in days if found <= today), None)


def nearest_day(today: date, month: int, number: int, ahead: bool) -> date | None:
    """A day without a year: the latest up to today, or the next. Each gives way where it is far off and the other near."""
    years = (today.year - 1, today.year, today.year + 1)
    days = [found for year in years if (found := day(year, month, number))]
    last = latest_day(today, month, number)
    coming = next((found for found in days if found >= today), None)
    if last is None or coming is None:
        return last or coming
    if ahead:
        return last if (coming - today).days > FAR else coming
    return coming if (today - last).days > FAR else last


def weekend_before(today: date) -> str:
    """The latest weekend that has begun: «مطلع الأسبوع» in agency news."""
    return f"{week(weekday_before(today, 6))}-WE"
