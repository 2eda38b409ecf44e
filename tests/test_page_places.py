"""The map of a report: every place with a point is on it, where it lies; nothing is fetched to draw it."""

from __future__ import annotations

import math
import re

from hypothesis import given
from hypothesis import strategies as st

import riwaya
from riwaya.model import Place
from riwaya.page import page
from riwaya.page_places import drawn, framed

TEXT = "قصفت طائرات حلب وإدلب في سوريا. وقالت موسكو إنها لم تشارك. وفر سكان قرية الزيزفونية في سوريا."


def place(id: str, lat: float | None, lon: float | None, name: str = "مكان", precision: str = "locality") -> Place:
    return Place(id=id, start=0, end=1, name=name, lat=lat, lon=lon, precision=precision, radius_km=5.0, country="SY")


def test_the_page_lists_every_place_and_draws_those_with_a_point() -> None:
    report = riwaya.read(TEXT)
    text = page([report])
    section = text[text.index('<details class="who places">') :]
    section = section[: section.index("</details>")]
    assert isinstance(report.places, tuple)
    for found in report.places:
        assert f'id="r1-{found.id}"' in section and found.name in section
    assert section.count("<svg") == 1 and "36.206, 37.153" in section and ">?<" in section
    assert "http" not in section and "<image" not in section  # no tiles, nothing fetched
    assert 'lang="ar"' in section and 'lang="en"' in section


def test_a_report_without_places_has_no_map() -> None:
    assert "who places" not in page([riwaya.read("قال الوزير إن الاجتماع انتهى.")])


def test_unresolved_places_alone_draw_nothing() -> None:
    assert drawn([place("p1", None, None)]) == ""


def test_countries_are_drawn_only_where_nothing_smaller_is() -> None:
    country, town = place("p1", 35.0, 38.5, "بلد", "country"), place("p2", 36.2, 37.1, "بلدة")
    assert "بلد (" not in drawn([country, town]) and "بلد (" in drawn([country])


def test_names_that_would_stand_on_each_other_are_drawn_once() -> None:
    same = [place(f"p{n}", 36.2, 37.1 + n / 1e4, f"قرية {n}") for n in range(9)]
    assert 1 <= drawn(same).count('class="name"') <= 2


def test_what_a_name_holds_cannot_break_the_page() -> None:
    assert "<b>" not in drawn([place("p1", 36.2, 37.1, "<b>")])


@given(st.lists(st.tuples(st.floats(-70, 70), st.floats(-170, 170)), min_size=1, max_size=8))
def test_every_point_is_inside_the_frame_and_north_is_up(points: list[tuple[float, float]]) -> None:
    frame = framed(points)
    for lat, lon in points:
        assert -1 <= frame.x(lon) <= frame.width + 1 and -1 <= frame.y(lat) <= frame.height + 1
        assert frame.y(lat + 1) < frame.y(lat) and frame.x(lon + 1) > frame.x(lon)
    assert math.isfinite(frame.scale)


def test_places_keep_their_sides() -> None:
    report = riwaya.read("قصفت طائرات حلب ودمشق في سوريا.")
    assert isinstance(report.places, tuple)
    marks = re.findall(r"<title>(حلب|دمشق) .*?cy=\"([0-9.]+)\"", drawn(report.places))
    heights = {name: float(y) for name, y in marks}
    assert heights["حلب"] < heights["دمشق"]
