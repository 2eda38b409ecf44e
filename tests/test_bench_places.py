"""The samples of places and the marks of those that speak: what they count, and that the marks hold no text."""

from __future__ import annotations

from pathlib import Path

import pytest

import sample_places
import speaks
from riwaya.model import Place, Report
from riwaya.span import Span


def test_a_tally_counts_lines_by_letter(tmp_path: Path) -> None:
    marked = tmp_path / "read.txt"
    marked.write_text("1. a | b | c\nf 2. a | b | c\ncp 3. a | b | c\ns4. a | b | c\n", "utf-8")
    counts = sample_places.tally(marked)
    assert (counts["all"], counts["f"], counts["c"], counts["p"], counts["s"], counts["u"]) == (4, 1, 1, 1, 1, 0)


def test_the_sample_is_the_same_for_the_same_seed() -> None:
    assert sample_places.drawn(5, 3) == sample_places.drawn(5, 3)


def test_every_mark_has_its_part_its_mentions_and_no_text() -> None:
    marked = list(speaks.marks())
    assert [sum(mark.part == part for mark in marked) for part in speaks.PARTS] == [100, 100, 61]
    assert all(mark.mentions and len(mark.sha256) == 64 for mark in marked)


def test_a_place_speaks_only_under_all_its_names() -> None:
    mark = speaks.Mark("tune", "x", 1, None, "", (Span(0, 4), Span(10, 14)), True)
    one, two = (Place(id=f"p{n}", start=n * 10, end=n * 10 + 4, name="x", speaks=n == 0) for n in (0, 1))
    text = "a" * 20
    assert speaks.answer(Report(id="r", text=text, places=(one,)), mark)
    assert not speaks.answer(Report(id="r", text=text, places=(one, two)), mark)
    assert not speaks.answer(Report(id="r", text=text, places=()), mark)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(True, True), (True, False), (False, True), (False, False)], "precision 0.500  recall 0.500  F1 0.500"),
        ([(False, False)], "precision 0.000  recall 0.000  F1 0.000"),
    ],
)
def test_scores(pairs: list[tuple[bool, bool]], expected: str) -> None:
    assert expected in speaks.score(pairs)
