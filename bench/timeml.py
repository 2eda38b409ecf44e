"""Times as the Arabic TimeML documents mark them, against what Riwaya reads there.

The documents carry no creation time; but each «اليوم» in them is marked 2015-12-24, so that is the day all of them count
from. Their convention differs from docs/guidelines.md: a bare weekday lies in the week of that day, a span leaves out «منذ»
and «قبل», and an adjective can be a time («السابقة»). So extents are counted as TempEval-3 counts them (UzZaman et al. 2013):
relaxed, where two overlap, which is the figure that is usually given, and strict, where both ends are the same. `value` is the
share of the times found that have the value; `value F1` counts a time found with another value as not found. Spellings of one
TIMEX3 value (P24M and P2Y, PT24H and P1D, P2DE and P20Y) are one. All of it twice: against the documents as they are, and with
the corrections of timeml_corrections.json, each of which has its reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import riwaya
from riwaya.model import Time

CORRECTIONS = Path(__file__).with_name("timeml_corrections.json")
CREATED = "2015-12-24"
TAG = re.compile(r'<TIMEX3 [^>]*?value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.S)
MARKUP = re.compile(r"<[^>]*>")
LENGTH = re.compile(r"P(\d+)(CE|DE|Y|M|W|D)|PT(\d+)(H|M|S)")
LARGER = {"CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "W": ("D", 7), "D": ("H", 24), "H": ("m", 60), "m": ("S", 60)}
"""Unit → the next smaller one of the two rows (months, seconds), and how many of it it has."""


class Marked(NamedTuple):
    """A time as the corpus has it, over text[start:end]."""

    start: int
    end: int
    value: str


class Miss(NamedTuple):
    """What went wrong: `kind` is missed, extra or value."""

    document: str
    kind: str
    words: str
    gold: str
    ours: str


class Outcome(NamedTuple):
    counts: Counter[str]
    misses: list[Miss]

    @property
    def figures(self) -> dict[str, float]:
        c = self.counts
        found = {"extent": c["ours_right"] / (c["ours"] or 1), "recall": c["found"] / (c["gold"] or 1)}
        p, r = found["extent"], found["recall"]
        strict_p, strict_r = c["strict"] / (c["ours"] or 1), c["strict"] / (c["gold"] or 1)
        value_p, value_r = c["ours_value"] / (c["ours"] or 1), c["value"] / (c["gold"] or 1)
        return {
            "documents": c["documents"], "times": c["gold"], "precision": p, "recall": r, "extent F1 relaxed": _f1(p, r),
            "extent F1 strict": _f1(strict_p, strict_r), "value": c["value"] / (c["found"] or 1), "value F1": _f1(value_p, value_r),
        }  # fmt: skip


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def one_spelling(value: str) -> str:
    """The value with its length in the smallest unit: P2Y and P24M are both 24 M."""
    match = LENGTH.fullmatch(value)
    if match is None:
        return value
    count, unit = int(match[1] or match[3]), match[2] or match[4].replace("M", "m")
    while unit in LARGER:
        unit, of_one = LARGER[unit]
        count *= of_one
    return f"{count} {unit}"


def marked(source: str) -> tuple[str, list[Marked]]:
    """The plain text of a document, and its times as spans of it."""
    body = source.split("<TimeML>", 1)[1].rsplit("</TimeML>", 1)[0].replace("\ufeff", "")
    text, times, at = "", [], 0
    for match in TAG.finditer(body):
        text += MARKUP.sub("", body[at : match.start()])
        words = MARKUP.sub("", match[2])
        times.append(Marked(len(text), len(text) + len(words), match[1]))
        text, at = text + words, match.end()
    return text + MARKUP.sub("", body[at:]), times


def corrections(kind: str) -> dict[str, str]:
    """«doc1: words» or «doc1: words | the word behind» → the value where there is one: no_time, overlooked or value."""
    groups = json.loads(CORRECTIONS.read_text(encoding="utf-8"))
    rows = [mark.partition(" = ") for group in groups if group["kind"] == kind for mark in group["marks"]]
    return {words: value for words, _, value in rows}


def score(folder: Path, corrected: bool = False) -> Outcome:
    """Every document of the folder, read and compared."""
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for path in sorted(folder.glob("*.tml")):
        text, gold = marked(path.read_text(encoding="utf-8"))
        read = riwaya.read(text, date=CREATED).times
        assert isinstance(read, tuple)
        if corrected:
            gold = list(_corrected(path.stem, text, gold, read))
        counts["documents"] += 1
        misses.extend(_compare(path.stem, text, gold, read, counts))
    return Outcome(counts, misses)


def _corrected(name: str, text: str, gold: list[Marked], ours: tuple[Time, ...]) -> Iterator[Marked]:
    no_times, overlooked, values = (corrections(kind) for kind in ("no_time", "overlooked", "value"))
    for mark in gold:
        words = f"{name}: {text[mark.start : mark.end]}"
        behind = f"{words} | {next(iter(text[mark.end :].split()), '')}"
        if words not in no_times:
            yield mark._replace(value=values.get(behind, values.get(words, mark.value)))
    for time in ours:
        met = any(m.start < time.end and time.start < m.end for m in gold)
        if not met and f"{name}: {text[time.start : time.end]}" in overlooked:
            yield Marked(time.start, time.end, str(time.value))


def _compare(name: str, text: str, gold: list[Marked], ours: tuple[Time, ...], counts: Counter[str]) -> Iterator[Miss]:
    counts["gold"] += len(gold)
    counts["ours"] += len(ours)
    for time in ours:
        met = [m for m in gold if m.start < time.end and time.start < m.end]
        counts["ours_right"] += bool(met)
        counts["ours_value"] += any(one_spelling(m.value) == one_spelling(str(time.value)) for m in met)
        if not met:
            yield Miss(name, "extra", _around(text, time.start, time.end), "", str(time.value))
    for mark in gold:
        meeting = [t for t in ours if mark.start < t.end and t.start < mark.end]
        counts["found"] += bool(meeting)
        counts["strict"] += any((t.start, t.end) == (mark.start, mark.end) for t in meeting)
        values = [str(t.value) for t in meeting]
        same = one_spelling(mark.value) in map(one_spelling, values)
        counts["value"] += same
        if not same:
            kind = "value" if meeting else "missed"
            yield Miss(name, kind, _around(text, mark.start, mark.end), mark.value, " ".join(values))


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 20]}".split())
