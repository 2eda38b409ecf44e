"""The dead of each happening, number by number; and the rows that show events."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from riwaya.eventrows import event_rows, who_and_whom
from riwaya.model import Report
from riwaya.tolls import Toll, figures, tolls

DAY = "2031-03-05"


def read(text: str) -> Report:
    return riwaya.read(text, date=DAY)


def bounds(text: str) -> list[tuple[float, float, float | None]]:
    return [(toll.low, toll.best, toll.high) for toll in tolls(read(text))]


def test_numbers_of_one_day_stand_side_by_side_each_with_its_source() -> None:
    report = read(
        "قال مصدر طبي إن القصف أدى إلى مقتل 12 شخصا يوم الأحد. وقال المجلس المحلي إن 20 شخصا قتلوا يوم الأحد."
    )
    (toll,) = tolls(report)
    assert (toll.low, toll.high) == (12.0, 20.0)
    assert [one.low for one in toll.told] == [12.0, 20.0]
    assert isinstance(report.claims, tuple)
    assert [one.claim for one in toll.told] == [claim.id for claim in report.claims]
    assert toll.best in (12.0, 20.0), "never averaged"


def test_of_equally_many_sources_the_lower_is_best() -> None:
    assert bounds("قال مصدر إن 20 شخصا قتلوا يوم الأحد. وقال آخر إن 12 شخصا قتلوا يوم الأحد.") == [(12.0, 12.0, 20.0)]


def test_at_least_leaves_the_top_open() -> None:
    assert bounds("قتل 12 شخصا على الأقل في القصف.") == [(12.0, 12.0, None)]


def test_other_people_and_other_days_are_other_tolls() -> None:
    assert len(bounds("قتل 3 جنود يوم الأحد. وقتل 5 مسلحين يوم الأحد.")) == 2
    assert len(bounds("قتل 3 أشخاص يوم الأحد. وقتل 4 أشخاص يوم الاثنين.")) == 2


def test_the_denied_are_not_counted() -> None:
    assert bounds("نفى الجيش مقتل 12 شخصا في القصف.") == []


def test_figures() -> None:
    assert [figures(12, 12), figures(12, 15), figures(1200, None)] == ["12", "12–15", "≥ 1,200"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.integers(2, 400), min_size=1, max_size=6))
def test_bounds_hold_every_number(numbers: list[int]) -> None:
    found: tuple[Toll, ...] = tolls(read(" ".join(f"قتل {number} شخصا يوم الأحد." for number in numbers)))
    for toll in found:
        told = [one.low for one in toll.told]
        assert toll.low == min(told) and toll.best in told and toll.high == max(told)


def test_rows_say_who_did_what_to_whom_according_to_whom() -> None:
    report = read("قال المتحدث باسم الشرطة إن الجيش الإسرائيلي هاجم بلدة الرمان يوم الأحد.")
    row = next(row for row in event_rows(report) if row.event.type == "ground_attack")
    assert (row.words, row.time, row.home.plover) == ("هاجم", "يوم الأحد", "ASSAULT")
    assert row.actor == "الجيش الإسرائيلي" and row.teller.startswith("المتحدث")
    assert who_and_whom(row).startswith("الجيش")
