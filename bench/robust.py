"""Reads thousands of random reports and looks for what must never happen: an exception, a span outside its text.

    python bench/robust.py --n 5000 --seed 1

A text that Riwaya refuses by name (empty, not Arabic) is counted apart. Exit code 1 when anything failed.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from typing import Any

import corpora
import riwaya

SHOWN = 10
NOT_OF_THE_TEXT = {"letters"}
"""`shifts` maps one text to another; its pairs are no spans."""


def spans(item: Any, where: str = "") -> Iterator[tuple[str, int, int]]:
    """Every span in a record, with the way to it: {"start", "end"} or a list of two whole numbers."""
    if isinstance(item, dict):
        if "start" in item and "end" in item:
            yield f"{where}[{item.get('id', '')}]", item["start"], item["end"]
        for key, value in item.items():
            if key not in NOT_OF_THE_TEXT:
                yield from spans(value, f"{where}.{key}")
    elif isinstance(item, list):
        if len(item) == 2 and all(type(part) is int for part in item):
            yield where, item[0], item[1]
        else:
            for part in item:
                yield from spans(part, where)


def faults(record: dict[str, Any]) -> list[str]:
    """The spans that are empty, turned round or outside the text."""
    size = len(record["text"])
    return [f"{where} {start}–{end}" for where, start, end in spans(record) if not 0 <= start < end <= size]


class Outcome:
    """What happened over all reports."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.refused: collections.Counter[str] = collections.Counter()
        self.read = self.words = self.claims = 0
        self.seconds = 0.0

    def take(self, piece: corpora.Piece) -> None:
        began = time.perf_counter()
        try:
            report = riwaya.read(piece.text, date=piece.date)
        except riwaya.InputError as error:
            self.refused[type(error).__name__] += 1
        except Exception:  # the point of this file: whatever it is, it is to be seen
            self.failed.append(f"{piece.name}: {traceback.format_exc(limit=-3)}")
        else:
            self.seconds += time.perf_counter() - began
            self.check(piece, report)

    def check(self, piece: corpora.Piece, report: riwaya.Report) -> None:
        record = json.loads(riwaya.to_json(report, layers="all"))
        self.failed += [f"{piece.name}: {fault}" for fault in faults(record)]
        if record["text"] != piece.text:
            self.failed.append(f"{piece.name}: the text was changed")
        self.read += 1
        self.words += corpora.words_in(piece.text)
        self.claims += len(record["claims"])

    def show(self) -> None:
        refused = ", ".join(f"{count} {name}" for name, count in self.refused.items()) or "none"
        print(f"read       {self.read} reports, {self.words:,} words, {self.claims:,} claims")
        print(f"refused    {refused}")
        print(f"speed      {self.words / self.seconds if self.seconds else 0:,.0f} words/s, one core")
        print(f"failed     {len(self.failed)}")
        for fault in self.failed[:SHOWN]:
            print(f"  {fault}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=5000, help="how many reports")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(argv)
    if not corpora.news_files():
        print("../shared/data/news is not here: the project's own examples, over and over")
    outcome = Outcome()
    for piece in corpora.some_news(chosen.n, chosen.seed):
        outcome.take(piece)
    outcome.show()
    return 1 if outcome.failed or not outcome.read else 0


if __name__ == "__main__":
    sys.exit(main())
