"""Random claims from news, to be read by eye: the sentence with the cue in [brackets], then who says what.

    python bench/sample.py --n 200 --seed 7 > claims.txt

Write r (right) or the kind of mistake before each number, then count.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence

import corpora
from riwaya.model import Claim, Report, items
from riwaya.span import cut
from sampling import bracketed, read_news, sentence_of

REPORTS_PER_CLAIM = 3
Found = tuple[corpora.Piece, Report, Claim]


def claims_of(reports: Iterable[tuple[corpora.Piece, Report]]) -> Iterator[Found]:
    """Every claim of these reports."""
    for piece, report in reports:
        for claim in items(report.claims):
            yield piece, report, claim


def around(report: Report, claim: Claim) -> str:
    """The sentences that the claim touches, with its cue in brackets."""
    return bracketed(report, claim.cue, sentence_of(report, claim))


def speaker(report: Report, claim: Claim) -> str:
    name = next((entity.name for entity in items(report.entities) if entity.id == claim.source_entity), "–")
    words = cut(report.text, claim.source) if claim.source else "(no words)"
    return f"{' '.join(words.split())}  → {name} ({claim.source_kind})"


def show(number: int, piece: corpora.Piece, report: Report, claim: Claim) -> None:
    content = " … ".join(cut(report.text, span) for span in claim.content)
    outer = f", inside {claim.parent}" if claim.parent else ""
    print(f"\n___ {number}. {piece.name} {claim.id}  {claim.act}, {claim.mode}, {claim.certainty}{outer}  [{claim.by}]")
    print(f"  {around(report, claim)}")
    print(f"  who   {speaker(report, claim)}")
    print(f"  what  {' '.join(content.split())}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=200, help="how many claims")
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(argv)
    found = list(claims_of(read_news(REPORTS_PER_CLAIM * chosen.n, chosen.seed)))
    drawn = random.Random(chosen.seed).sample(found, min(chosen.n, len(found)))
    for number, one in enumerate(drawn, 1):
        show(number, *one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
