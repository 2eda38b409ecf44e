"""Days as people and programs write them; what is no day, or could be two, says so."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake.dates import day_in_name, day_in_path, day_of

SPELLINGS: dict[str, list[object]] = {
    "2015-07-21": [
        "2015-07-21", "2015-07-21T10:00:00+03:00", " 2015/7/21", "2015.07.21", "20150721", "20150721T101500Z", "21/07/2015", "21-7-2015",
        "21.07.2015 - 10:15", "Tue, 21 Jul 2015 23:59:00 +0300", "21 Jul 2015 10:00 GMT", "July 21, 2015", "Jul 21 2015", "٢١/٠٧/٢٠١٥",
        "٢٠١٥-٠٧-٢١", "21 يوليو 2015", "الثلاثاء 21 تموز 2015", "21 تموز/يوليو 2015", "الثلاثاء، 21 يوليو (تموز) 2015", "07/21/2015",
        datetime.date(2015, 7, 21), datetime.datetime(2015, 7, 21, 23, 59),
    ],
    "2031-01-05": ["5 كانون الثاني 2031", "05 كانون الثاني/يناير 2031", "5 جانفي 2031", "5 يناير 2031"],
}  # fmt: skip


@pytest.mark.parametrize(("day", "spelling"), [(day, spelling) for day, all_ in SPELLINGS.items() for spelling in all_])
def test_a_day_and_its_spellings(day: str, spelling: object) -> None:
    assert day_of(spelling) == (day, False)


def test_a_day_that_could_be_another_is_doubted() -> None:
    assert day_of("05/07/2015") == ("2015-07-05", True)
    assert day_of("07/07/2015") == ("2015-07-07", False)


@pytest.mark.parametrize(
    "value", ["", None, "أمس", "2015", "2015-13-40", "12/2015", "99/99/2015", "نص", "1015-07-21", "12345678901234"]
)
def test_what_is_no_day(value: object) -> None:
    assert day_of(value)[0] is None


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    day, _ = day_of(text)
    assert day is None or datetime.date.fromisoformat(day)


@given(st.dates(min_value=datetime.date(1900, 1, 1)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    assert day_of(day.isoformat()) == (day.isoformat(), False)
    assert day_in_path(f"/news/{day:%Y/%m/%d}/title") == (day.isoformat() if day.year < 2100 else None)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2015/07/21/story.html", "2015-07-21"),
        ("/ar/news/2015-7-21-story", "2015-07-21"),
        ("/article/410826/title", None),
        ("/2015/07/", None),
        ("/12015/07/21/", None),
    ],
)
def test_days_in_paths(path: str, day: str | None) -> None:
    assert day_in_path(path) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2015-07-21-hama.txt", "2015-07-21"),
        ("report_20150721.pdf", "2015-07-21"),
        ("2015_07_21.txt", "2015-07-21"),
        ("sunbula-01.txt", None),
        ("id201507219.txt", None),
    ],
)
def test_days_in_names(name: str, day: str | None) -> None:
    assert day_in_name(name) == day
