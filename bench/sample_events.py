"""Random events from news, to be read by eye: the sentence with the trigger in [brackets], type, status, who to whom.

    python bench/sample_events.py --n 300 --seed 700 > events.txt

Write before each number what is wrong: t (type, or no event at all), s (status), a (actor), g (target); then count.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence

import corpora
import riwaya
from riwaya.eventrows import EventRow, event_rows, who_and_whom
from riwaya.model import Report
from riwaya.span import Span, cut, overlaps

REPORTS_PER_EVENT = 1
Found = tuple[corpora.Piece, Report, EventRow]


def events_of(pieces: Sequence[corpora.Piece]) -> Iterator[Found]:
    """Every event of these reports."""
    for piece in pieces:
        try:
            report = riwaya.read(piece.text, date=piece.date)
        except riwaya.InputError:
            continue
        for row in event_rows(report):
            yield piece, report, row


def around(report: Report, row: EventRow) -> str:
    """The sentence of the trigger, with the trigger in brackets."""
    sentences = report.sentences if isinstance(report.sentences, tuple) else ()
    at = row.event.trigger
    whole = next((Span(s.start, s.end) for s in sentences if overlaps(s, at)), at)
    left, right = Span(whole.start, at.start), Span(at.end, whole.end)
    return " ".join(f"{cut(report.text, left)}[{cut(report.text, at)}]{cut(report.text, right)}".split())


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=300, help="how many events")
    parser.add_argument("--seed", type=int, default=700)
    chosen = parser.parse_args(argv)
    found = list(events_of(corpora.some_news(REPORTS_PER_EVENT * chosen.n, chosen.seed)))
    for number, (piece, report, row) in enumerate(
        random.Random(chosen.seed).sample(found, min(chosen.n, len(found))), 1
    ):
        event = row.event
        print(f"\n___ {number}. {piece.name} {event.id}  {event.type} {event.status}  [{event.by}]")
        print(f"  {around(report, row)}")
        print(f"  who {who_and_whom(row) or '–'} | told by {row.teller or 'the outlet'} | {' '.join(row.evidence)}")
    print(f"\n{len(found)} events in {REPORTS_PER_EVENT * chosen.n} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
