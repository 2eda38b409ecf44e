"""To which claim a time or a quantity belongs, and that both are shown and explained."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import riwaya
from riwaya.explain import print_why
from riwaya.messages import messages
from riwaya.model import Report
from riwaya.span import cut
from riwaya.terminal import Look, bounds, print_report

TEXT = (
    "قتل ثلاثة جنود في المدينة. وقال المتحدث باسم الجيش يوم السبت إن نحو 30 شخصا نزحوا أمس. "
    "ونقلت الوكالة عن مصدر طبي قوله إن 12 شخصا على الأقل أصيبوا بينهم أربعة أطفال."
)


@pytest.fixture
def report() -> Report:
    return riwaya.read(TEXT, date="2016-12-04")


def shown(report: Report, id: str | None = None, lang: str = "en") -> str:
    console = Console(file=io.StringIO(), width=160, color_system=None)
    look = Look(messages(lang), "none")
    if id is None:
        print_report(console, report, look)
    else:
        print_why(console, report, look, id)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_each_quantity_belongs_to_the_innermost_claim_that_tells_it(report: Report) -> None:
    assert isinstance(report.claims, tuple) and isinstance(report.quantities, tuple)
    claims = [riwaya.claim_of(report, quantity) for quantity in report.quantities]
    assert claims[0] is None
    assert claims[1] is not None and cut(TEXT, claims[1].cue) == "قال"
    inner = riwaya.claim_of(report, report.quantities[-1])
    assert inner is not None and inner.parent is not None
    outer = next(c for c in report.claims if c.id == inner.parent)
    assert [cut(TEXT, q) for q in riwaya.quantities_of(report, inner)] == ["12 شخصا على الأقل", "أربعة أطفال"]
    assert riwaya.quantities_of(report, outer) == ()
    assert len(riwaya.quantities_of(report, outer, nested=True)) == 2


def test_when_it_was_said_is_not_when_it_happened(report: Report) -> None:
    assert isinstance(report.claims, tuple) and isinstance(report.times, tuple)
    claim = next(c for c in report.claims if c.time)
    said = next(t for t in report.times if t.id == claim.time)
    assert said.value == "2016-12-03"
    assert [t.value for t in riwaya.times_of(report, claim)] == ["2016-12-03"]
    assert [cut(TEXT, t) for t in riwaya.times_of(report, claim)] == ["أمس"]


def test_the_table_shows_counts_and_times(report: Report) -> None:
    table = shown(report)
    assert "≈30 شخص (displaced)" in table and "≥12 شخص (injured)" in table and "أمس = 2016-12-03" in table
    assert "No date" not in table
    assert "نازحون" in shown(report, lang="ar")


def test_a_report_without_a_date_says_so() -> None:
    table = shown(riwaya.read(TEXT))
    assert "أمس = XXXX-XX-XX" in table and "No date" in table
    assert "بلا تاريخ" in shown(riwaya.read(TEXT), lang="ar")
    dated = shown(riwaya.read("الوزير يزور دمشق\nالسبت، 3 ديسمبر 2016\n" + TEXT))
    assert "2016-12-03" in dated and "Date taken from the text: 2016-12-03" in dated


def test_why_names_the_rule_behind_times_and_quantities(report: Report) -> None:
    assert isinstance(report.quantities, tuple) and isinstance(report.times, tuple)
    assert all(q.by for q in report.quantities) and all(t.by for t in report.times)
    told = shown(report, "q3")
    assert "count" in told and "≥12" in told and "injured" in told and "شخص low injured:" in told
    part = shown(report, "q4")
    assert "part of" in part and "12 شخصا على الأقل" in part
    assert "weekday" in shown(report, "t1") and "2016-12-03" in shown(report, "t1")
    assert "q2" in shown(report, riwaya.claim_of(report, report.quantities[1]).id)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("12 قتيلا", "12"), ("نحو 1200 قتيل", "≈1,200"), ("أكثر من 5 قتلى", "≥5"), ("أقل من 5 قتلى", "≤5"), ("عشرات القتلى", "20–99")],
)
def test_bounds_are_drawn(text: str, wanted: str) -> None:
    found = riwaya.read(f"سقط {text} في المدينة أمس وفق مصدر طبي.").quantities
    assert isinstance(found, tuple)
    assert bounds(found[0]) == wanted
