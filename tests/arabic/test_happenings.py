"""The words of events: the compiled table is what the files say, every entry is shown at work, and no trigger means two things."""

from __future__ import annotations

import re
from typing import Any

import pytest
from training.happenings import HOME, compiled, entries, type_files

import riwaya
from riwaya.arabic.folding import fold_bare
from riwaya.model import Event

ENTRIES = list(entries())
SHOWN = [(t, e["name"], x) for t, _, e in ENTRIES for x in e.get("examples", ())]
NOT_MEANT = [(t, e["name"], x) for t, _, e in ENTRIES for x in e.get("wrong", ())]
STATUSES = ("happened", "ongoing", "planned", "proposed", "possible", "denied", "rejected")
DAY = "2031-03-05"


def at_trigger(example: dict[str, Any]) -> list[Event]:
    """The events whose trigger meets the example's."""
    report = riwaya.read(example["text"], date=DAY)
    folded, wanted = fold_bare(report.text), fold_bare(example["trigger"])
    start = report.text.find(example["trigger"])
    if start < 0:
        start = folded.find(wanted)
    assert start >= 0, example
    assert isinstance(report.events, tuple)
    return [e for e in report.events if e.trigger.start < start + len(wanted) + 1 and start < e.trigger.end]


def test_the_compiled_table_is_what_the_files_say() -> None:
    written = (HOME / "happenings.json").read_text(encoding="utf-8")
    assert written == compiled(), "run training/happenings.py"


def test_every_type_has_a_file_and_a_home() -> None:
    assert len(type_files()) == 62
    for path in type_files():
        text = path.read_text(encoding="utf-8")
        assert re.search(r'^plover = "', text, re.M) and re.search(r'^acled = "', text, re.M), path.name


def test_every_entry_has_an_example() -> None:
    assert [(t, e["name"]) for t, _, e in ENTRIES if not e.get("examples")] == []


def test_names_stand_once_in_a_file() -> None:
    names = [(t, e["name"]) for t, _, e in ENTRIES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("type_", sorted({t for t, _, _ in SHOWN}))
def test_examples(type_: str) -> None:
    for t, name, example in SHOWN:
        if t == type_:
            assert example["status"] in STATUSES
            found = [(e.type, e.status) for e in at_trigger(example)]
            assert (type_, example["status"]) in found, (name, example, found)


@pytest.mark.parametrize("type_", sorted({t for t, _, _ in NOT_MEANT}))
def test_what_it_is_not(type_: str) -> None:
    for t, name, example in NOT_MEANT:
        if t == type_:
            assert type_ not in [e.type for e in at_trigger(example)], (name, example)
