"""The twelve dispatches under examples/: what the marks say, what the gold holds, and the letters of the texts."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
TEXTS = sorted(EXAMPLES.glob("*.txt"))
NAMES = [path.stem for path in TEXTS]
FARSI = set("کیگچپژھەۀۃ")
PRESENTATION_FORMS = (("\ufb50", "\ufdff"), ("\ufe70", "\ufefc"))
STRAY_MARKS = set("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u061c\ufeff\xa0\r\t")


def load_annotate() -> Any:
    spec = importlib.util.spec_from_file_location("annotate", ROOT / "training" / "annotate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


annotate = load_annotate()


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def spans(report: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Every span of a gold record, with the id or words of the item that it belongs to."""
    for claim in report["claims"]:
        alone = [claim[key] for key in ("cue", "source", "head", "addressee", "time") if claim[key]]
        yield from ((claim["id"], start, end) for start, end in [*claim["content"], *alone])
    for layer, key in (("times", "span"), ("quantities", "span"), ("events", "trigger")):
        yield from ((item.get("text", item.get("trigger_text")), *item[key]) for item in report[layer])


def report_of(text: str) -> Any:
    return annotate.Dispatch("a dispatch", text, {})


def test_texts_marks_and_gold_are_of_the_same_reports() -> None:
    assert NAMES == annotate.names() == sorted(path.stem for path in (EXAMPLES / "gold").glob("*.json"))


def test_twelve_reports_from_four_outlets_within_a_fortnight() -> None:
    reports = [gold(name) for name in NAMES]
    days = [date.fromisoformat(report["date"]) for report in reports]
    assert len(reports) == 12
    assert len({report["publisher"] for report in reports}) == 4
    assert (max(days) - min(days)).days < 15


@pytest.mark.parametrize("name", NAMES)
def test_gold_holds_the_text_as_published(name: str) -> None:
    assert gold(name)["text"] == (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    assert gold(name)["article"] == f"{name}.txt"


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_what_the_builder_would_write_anew(name: str) -> None:
    assert not annotate.stale(name), f"run: python training/annotate.py  ({name} is out of date)"


@pytest.mark.parametrize("name", NAMES)
def test_spans_lie_inside_the_text_without_outer_spaces(name: str) -> None:
    report = gold(name)
    for item, start, end in spans(report):
        words = report["text"][start:end]
        assert 0 <= start < end <= len(report["text"]), item
        assert words == words.strip(), item
        assert "\n" not in words, item


@pytest.mark.parametrize("name", NAMES)
def test_every_source_has_its_actor_and_every_nested_claim_its_parent(name: str) -> None:
    report = gold(name)
    seen: set[str] = set()
    for claim in report["claims"]:
        assert claim["actor"] is None or claim["actor"] in report["actors"]
        assert bool(claim.get("implicit")) == (claim["source"] is None and claim["actor"] is not None), claim["id"]
        assert claim.get("in") is None or claim["in"] in seen
        seen.add(claim["id"])


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_texts_are_written_in_arabic_letters_only(path: Path) -> None:
    letters = set(path.read_text(encoding="utf-8"))
    assert not letters & FARSI
    assert not letters & STRAY_MARKS
    assert not [c for c in letters for low, high in PRESENTATION_FORMS if low <= c <= high]


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_texts_are_as_short_as_a_dispatch(path: Path) -> None:
    assert 120 <= len(path.read_text(encoding="utf-8").split()) <= 220


def test_a_mark_stands_alone_or_after_a_joined_letter() -> None:
    report = report_of("عنوان\nانتقال السكان، وقال مسؤول إنه رأى ذلك")
    start, end = report.find("قال", 2)
    assert report.text[start - 1 : end] == "وقال"


def test_a_mark_with_a_gap_runs_from_its_first_words_to_its_last() -> None:
    report = report_of("قال مسؤول إن القصف توقف فجرا")
    start, end = report.find("إن ⋯ توقف", 1)
    assert report.text[start:end] == "إن القصف توقف"


@pytest.mark.parametrize(
    ("mark", "says"),
    [("وزير", "a dispatch: does not hold «وزير»"), ("قال", "holds «قال» 2 times"), ("قال@3", "2 times only")],
)
def test_a_mark_that_does_not_fit_is_named_with_its_report(mark: str, says: str) -> None:
    with pytest.raises(annotate.MarkError, match=says):
        report_of("قال مسؤول وقال شاهد").find(mark, 1)


@pytest.mark.parametrize(
    ("number", "low", "high"), [("12", 12, 12), ("12..", 12, None), ("..12", None, 12), ("20..99", 20, 99)]
)
def test_bounds_are_written_with_two_dots(number: str, low: int | None, high: int | None) -> None:
    assert annotate.bounds(number) == (low, high)
