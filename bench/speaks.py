"""Two hundred and more capitals and countries of unseen news, marked by hand before anybody saw what Riwaya says of them: do they speak?

    python bench/speaks.py            precision, recall and F1 of `speaks`: on the hundred for tuning, the hundred kept aside, the last, all
    python bench/speaks.py -v tune    every miss of a part, in its sentence

bench/speaks.tsv holds the marks and no text: where the report lies in ../shared/data/news (corpus and line), the sha256 of the
text that the offsets count in, every mention of one capital or country there, and whether it stands in all of them for its
government as somebody who acts: says, decides, is asked, accused or dealt with. The first 200 are drawn at
random, one a report: 154 of reports that speak of governments or diplomacy at least three times (seed 910), 46 of all reports
(seed 909); the last, of reports like the 154 (seed 911), were marked when the rules had been mended on the others.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import corpora
import riwaya
from gold_news import ChangedText
from riwaya.model import Place, Report, items
from riwaya.span import Span, overlaps
from sampling import bracketed, window

FILE = Path(__file__).with_name("speaks.tsv")
PARTS = ("tune", "aside", "last")
BEFORE, BEHIND = 60, 40


class Mark(NamedTuple):
    """One capital or country in one report."""

    part: str
    corpus: str
    line: int
    date: str | None
    sha256: str
    mentions: tuple[Span, ...]
    speaks: bool


def marks() -> Iterator[Mark]:
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            if not row[0].startswith("#"):
                part, corpus, line, date, digest, mentions, speaks = row
                yield Mark(part, corpus, int(line), date or None, digest, tuple(map(_span, mentions.split())), speaks == "yes")


def _span(text: str) -> Span:
    start, end = map(int, text.split("-"))
    return Span(start, end)


def texts() -> dict[tuple[str, int], str]:
    """The texts of the marked reports, by corpus and line, which counts from 1."""
    wanted = {(mark.corpus, mark.line) for mark in marks()}
    found = {}
    for path in corpora.news_files():
        corpus = path.name.split(".")[0]
        with lzma.open(path) as lines:
            for number, line in enumerate(lines, 1):
                if (corpus, number) in wanted:
                    found[corpus, number] = json.loads(line)["text"]
    return found


def read(mark: Mark, text: str) -> Report:
    if hashlib.sha256(text.encode()).hexdigest() != mark.sha256:
        raise ChangedText(f"the text at {mark.corpus}:{mark.line} is not the one that was marked")
    return riwaya.read(text, date=mark.date)


def answer(report: Report, mark: Mark) -> bool:
    """Does it speak, under each of the names that the report gives it?"""
    found = [place for place in items(report.places) if _is_marked(place, mark)]
    return bool(found) and all(place.speaks for place in found)


def _is_marked(place: Place, mark: Mark) -> bool:
    return place.part_of is None and any(overlaps(place, mention) for mention in mark.mentions)


def show(report: Report, mark: Mark) -> None:
    print(f"\n{mark.corpus}:{mark.line}  marked {'yes' if mark.speaks else 'no'}")
    for mention in mark.mentions:
        print("  ", bracketed(report, mention, window(report, mention, BEFORE, BEHIND)))


def score(pairs: Sequence[tuple[bool, bool]]) -> str:
    """`pairs` of (marked, said)."""
    right = sum(marked and said for marked, said in pairs)
    said, marked = sum(said for _, said in pairs), sum(marked for marked, _ in pairs)
    precision, recall = right / said if said else 0.0, right / marked if marked else 0.0
    f1 = 2 * right / (said + marked) if said + marked else 0.0
    return f"n {len(pairs):4}  speak {marked:3}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", choices=PARTS, help="show every miss of this part")
    chosen = parser.parse_args(argv)
    if not corpora.news_files():
        print("the news corpora are not here (../shared/data/news, or $RIWAYA_SHARED)", file=sys.stderr)
        return 1
    answers: dict[str, list[tuple[bool, bool]]] = {part: [] for part in PARTS}
    news = texts()
    for mark in marks():
        report = read(mark, news[mark.corpus, mark.line])
        said = answer(report, mark)
        answers[mark.part].append((mark.speaks, said))
        if chosen.v == mark.part and said != mark.speaks:
            show(report, mark)
    for part in PARTS:
        print(f"{part:6}", score(answers[part]))
    print("all   ", score([pair for part in PARTS for pair in answers[part]]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
