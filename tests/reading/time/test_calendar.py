"""The arithmetic under the times, against the calendar of the standard library."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.reading.time import calendar, hijri
from riwaya.reading.time.bounds import bounds

days = st.dates(date(1950, 1, 1), date(2060, 1, 1))
weekdays = st.integers(1, 7)


@given(today=days, weekday=weekdays)
def test_a_weekday_is_at_most_a_week_away(today: date, weekday: int) -> None:
    last, before = calendar.weekday_last(today, weekday), calendar.weekday_before(today, weekday)
    coming, after = calendar.weekday_from(today, weekday), calendar.weekday_next(today, weekday)
    assert {day.isoweekday() for day in (last, before, coming, after)} == {weekday}
    assert today - timedelta(days=7) <= last <= before <= today <= coming <= after <= today + timedelta(days=7)
    assert last < today < after


@given(today=days, unit=st.sampled_from(["D", "W", "M", "Y", "DE", "CE"]), steps=st.integers(-9, 0))
def test_a_period_is_written_so_that_its_bounds_are_found(today: date, unit: str, steps: int) -> None:
    found = bounds(calendar.period(today, unit, steps))
    assert found is not None and found[0] <= found[1]
    if steps == 0:
        assert found[0] <= today <= found[1]


@given(today=days, month=st.integers(1, 12), number=st.integers(1, 28), ahead=st.booleans())
def test_a_day_without_a_year_is_near(today: date, month: int, number: int, ahead: bool) -> None:
    found = calendar.nearest_day(today, month, number, ahead)
    assert found is not None and (found.month, found.day) == (month, number)
    assert abs((found - today).days) <= calendar.FAR


@pytest.mark.parametrize(
    ("written", "day"),
    [((1436, 10, 20), date(2015, 8, 5)), ((1438, 1, 1), date(2016, 10, 2)), ((1445, 9, 1), date(2024, 3, 11))],
)
def test_hijri_days(written: tuple[int, int, int], day: date) -> None:
    assert hijri.to_gregorian(*written) == day


def test_hijri_days_that_are_none() -> None:
    assert hijri.to_gregorian(1436, 10, 31) is None
    assert hijri.to_gregorian(1300, 1, 1) is None
    assert calendar.day(2015, 6, 31) is None


@pytest.mark.parametrize("value", ["P7D", "PAST_REF", "XXXX-WXX-6", "2015-13", "2015-W54", "2014/2013", ""])
def test_values_without_days(value: str) -> None:
    assert bounds(value) is None
