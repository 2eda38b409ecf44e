"""Events beside hand-labelled sentences: is this sentence an ASSAULT or a PROTEST, at which words, by whom, against whom.

    python bench/events.py                   # detection and spans of both sets in ../shared/data/events
    python bench/events.py --data FOLDER     # of other sentences in the same form
    python bench/events.py --misses          # and the sentences that were taken wrongly

Two ways to take a sentence for found: `any`, one of its events is of the asked PLOVER type and has happened or goes on;
`coded`, riwaya.coding.coded() finds one. The coders asked for news of one happening, and many sentences that they refused name
violence in general. The sentences labelled `yes` are to be found; `difficult no` and `easy no` are not; `ambiguous` ones are
left out. The weights behind `coded` were learned from the sentences in ../shared/data/events: what it reaches on sentences
that it has not seen is said by `python training/event_confidence.py --folds`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import corpora
import riwaya
from riwaya.arabic.confidence import class_of
from riwaya.coding import coded
from riwaya.model import Event, Report, items
from riwaya.span import Span, cut, overlaps

SETS = ("assault", "protest")
NO, YES = ("easy no", "difficult no"), "yes"
REAL = ("happened", "ongoing")
PARTS = ("verb", "source", "target")


class Detection(NamedTuple):
    """How many sentences of each label there were, and in how many an event was found."""

    asked: Counter[str]
    found: Counter[str]

    def f1(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of `yes` against both kinds of no."""
        right, taken = self.found[YES], sum(self.found[label] for label in (YES, *NO))
        precision, recall = right / max(taken, 1), right / max(self.asked[YES], 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def folder() -> Path:
    return corpora.shared() / "data" / "events"


def sentences_of(data: Path, name: str) -> Path:
    """gsr_assault_half.csv, gsr_assault.csv or the like."""
    return next(path for path in sorted(data.glob(f"*{name}*.csv")))


def spans_of(data: Path, name: str) -> Path:
    return next(path for path in sorted(data.glob(f"*{name}*span*.json")))


def events_of(report: Report, plover: str) -> list[Event]:
    """The real events of the PLOVER type."""
    events = items(report.events)
    return [event for event in events if class_of(event.type) == plover and event.status in REAL]


def labelled(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """(label, sentence)"""
    csv.field_size_limit(1 << 30)
    with sentences_of(data, name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] in (YES, *NO):
                yield row["label"], row["text"]


def detect(data: Path, name: str, miss: Callable[[str, str, Report | None], None]) -> dict[str, Detection]:
    """The tally of each way; `miss` gets the sentences that `coded` takes wrongly."""
    asked: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {"any": Counter(), "coded": Counter()}
    for label, text in labelled(data, name):
        asked[label] += 1
        report = read(text)
        events = events_of(report, name.upper()) if report else []
        hit = report is not None and bool(coded(report, name.upper()))
        found["any"][label] += bool(events)
        found["coded"][label] += hit
        if hit != (label == YES):
            miss(label, text, report)
    return {way: Detection(asked, tally) for way, tally in found.items()}


def read(text: str) -> Report | None:
    """None where there is nothing to read: three words, no Arabic."""
    try:
        return riwaya.read(text)
    except riwaya.InputError:
        return None


def spans(data: Path, name: str) -> dict[str, tuple[float, float, float]]:
    """Precision, recall, F1 of verb, source and target by overlap with what any of the coders marked; sentences with any mark."""
    records = json.loads(spans_of(data, name).read_text(encoding="utf-8"))
    tally: dict[str, list[int]] = {part: [0, 0, 0] for part in PARTS}
    for record in records:
        report = read(record["text"])
        events = events_of(report, name.upper()) if report else []
        for part in PARTS:
            gold = marked(record, part)
            mine = [span for event in events if (span := _span(report, event, part)) is not None] if report else []
            unique = list(dict.fromkeys(mine))
            tally[part][0] += sum(any(overlaps(span, other) for other in gold) for span in unique)
            tally[part][1] += len(unique)
            tally[part][2] += bool(gold)
            if gold and any(overlaps(span, other) for span in unique for other in gold):
                tally[part].append(1)
    return {part: _rates(t) for part, t in tally.items()}


def _rates(tally: Sequence[int]) -> tuple[float, float, float]:
    right, taken, asked = tally[:3]
    precision, recall = right / max(taken, 1), (len(tally) - 3) / max(asked, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def marked(record: dict[str, Any], part: str) -> list[Span]:
    """What each coder marked, as spans of the sentence: the marks are words, found again in their order."""
    text, found = record["text"], []
    for one in record["spans"]:
        at = 0
        for word in one["verb" if part == "verb" else f"{part}_actor"]:
            start = text.find(word, at)
            if start >= 0:
                at = start + len(word)
                found.append(Span(start, at))
    return found


def _span(report: Report, event: Event, part: str) -> Span | None:
    """The trigger, or the mention of the actor or target that stands nearest to it."""
    if part == "verb":
        return event.trigger
    entity = event.actor if part == "source" else event.target
    mentions = items(report.mentions)
    named = [Span(m.start, m.end) for m in mentions if m.entity == entity]
    return min(named, key=lambda span: abs(span.start - event.trigger.start), default=None)


def show(label: str, text: str, report: Report | None) -> None:
    events = report.events if report and isinstance(report.events, tuple) else ()
    print(f"\n{label}: {' '.join(text.split())}")
    for event in events:
        print(f"    [{cut(text, event.trigger)}] {event.type} {event.status}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=folder(), help="where the sentences are")
    parser.add_argument("--misses", action="store_true", help="print the sentences that were taken wrongly")
    chosen = parser.parse_args(argv)
    if not chosen.data.is_dir():
        print(f"{chosen.data}: the labelled sentences are not here", file=sys.stderr)
        return 1
    for name in SETS:
        for way, tally in detect(chosen.data, name, show if chosen.misses else lambda *_: None).items():
            precision, recall, f1 = tally.f1()
            extra = "; ".join(
                f"{label}: found in {tally.found[label] / max(tally.asked[label], 1):.1%} of {tally.asked[label]}"
                for label in NO
            )
            print(
                f"{name}, {way}: F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f} of {tally.asked[YES]}); {extra}"
            )
        for part, (p, r, f) in spans(chosen.data, name).items():
            print(f"    {part}: overlap F1 {f:.3f} (precision {p:.3f}, recall {r:.3f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
