"""Random events from news, to be read by eye: the sentence with the trigger in [brackets], type, status, who to whom.

    python bench/sample_events.py --n 300 --seed 700 > events.txt

Write before each number what is wrong: t (type, or no event at all), s (status), a (actor), g (target); then count.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence

import corpora
from riwaya.eventrows import EventRow, event_rows, who_and_whom
from riwaya.model import Report
from sampling import bracketed, read_news, sentence_of

REPORTS_PER_EVENT = 1
Found = tuple[corpora.Piece, Report, EventRow]


def events_of(reports: Iterable[tuple[corpora.Piece, Report]]) -> Iterator[Found]:
    """Every event of these reports."""
    for piece, report in reports:
        for row in event_rows(report):
            yield piece, report, row


def around(report: Report, row: EventRow) -> str:
    """The sentence of the trigger, with the trigger in brackets."""
    return bracketed(report, row.event.trigger, sentence_of(report, row.event.trigger))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=300, help="how many events")
    parser.add_argument("--seed", type=int, default=700)
    chosen = parser.parse_args(argv)
    found = list(events_of(read_news(REPORTS_PER_EVENT * chosen.n, chosen.seed)))
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
