"""The places of a report in the terminal and in `riwaya why`."""

from __future__ import annotations

import io

from rich.console import Console

import riwaya
from riwaya.explain import print_why
from riwaya.listing import SHOWN
from riwaya.messages import messages
from riwaya.model import Place, Report
from riwaya.terminal import Look
from riwaya.whereabouts import point, print_places

TEXT = "قالت دمشق إن الجيش دخل أحياء في شرق حلب، وأعلنت موسكو أن طائراتها قصفت مواقع قرب دير الزور."


def printed(report: Report, width: int = 120, lang: str = "en") -> str:
    stream = io.StringIO()
    print_places(Console(file=stream, width=width), report, Look(messages(lang), "none"))
    return stream.getvalue()


def test_places_stand_with_their_country_and_degrees() -> None:
    text = printed(riwaya.read(TEXT, date="2016-12-04"))
    for words in ("Where", "دير الزور", "SY", "35.3", "city", "km"):
        assert words in text


def test_a_narrow_window_keeps_names_and_degrees() -> None:
    text = printed(riwaya.read(TEXT, date="2016-12-04"), width=60)
    assert "دير الزور" in text and "km" not in text


def test_in_arabic_the_labels_are_arabic() -> None:
    assert "الإحداثيات" in printed(riwaya.read(TEXT), lang="ar")


def test_nothing_is_printed_without_places_and_the_rest_is_counted() -> None:
    assert printed(Report(id="none", text="")) == ""
    many = tuple(Place(id=f"p{n}", start=0, end=1, name="أ") for n in range(SHOWN + 3))
    assert "3 more" in printed(Report(id="many", text="أ", places=many))


def test_a_place_that_is_not_known_has_no_point() -> None:
    assert point(Place(id="p1", start=0, end=1, name="أ")) == "?"


def test_why_tells_where_a_place_lies_and_by_which_rule() -> None:
    report = riwaya.read(TEXT, date="2016-12-04")
    place = next(p for p in report.places or () if "دير الزور" in p.name)
    stream = io.StringIO()
    print_why(Console(file=stream, width=120), report, Look(messages("en"), "none"), place.id)
    assert "دير الزور" in stream.getvalue() and "35.3" in stream.getvalue() and place.by in stream.getvalue()
