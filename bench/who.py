"""Random mentions, and random pairs of mentions, from news, to be read by eye: right span and kind; the same one or not.

    python bench/who.py --pairs 300 --seed 7      half of them read as the same (under different words), half as different
    python bench/who.py --mentions 200 --seed 7   each mention in its sentence, with its kind and its entity

Pairs that were read as different have one kind, and where there are such share a word. Write r (right) or the kind of mistake
before each number, then count.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from itertools import combinations

import corpora
from riwaya.model import Mention, Report, items
from riwaya.span import Span, cut
from sampling import bracketed, read_news, sentence_of, window

BEFORE, BEHIND = 150, 80
REPORTS = 2
"""Reports read for each pair or mention that is shown."""
Pair = tuple[Mention, Mention]


def pairs_of(report: Report) -> tuple[list[Pair], list[Pair]]:
    """Pairs of one entity under different words, and pairs of one kind and different entities."""
    same: list[Pair] = []
    different: list[Pair] = []
    for one, other in combinations(items(report.mentions), 2):
        words, others = set(cut(report.text, one).split()), set(cut(report.text, other).split())
        if one.entity == other.entity and words != others:
            same.append((one, other))
        elif one.entity != other.entity and one.kind == other.kind:
            different.append((one, other))
    alike = [p for p in different if set(cut(report.text, p[0]).split()) & set(cut(report.text, p[1]).split())]
    return same, alike or different


def around(report: Report, mention: Mention) -> str:
    """The sentence of the mention, as far as it is near, with the mention in brackets."""
    whole, near = sentence_of(report, mention), window(report, mention, BEFORE, BEHIND)
    return bracketed(report, mention, Span(max(whole.start, near.start), min(whole.end, near.end)))


def show_pairs(n: int, seed: int) -> None:
    dice = random.Random(seed)
    rows: dict[bool, list[tuple[corpora.Piece, Report, Pair]]] = {True: [], False: []}
    for piece, report in read_news(REPORTS * n, seed):
        for is_same, pairs in zip((True, False), pairs_of(report), strict=True):
            if pairs:
                rows[is_same].append((piece, report, dice.choice(pairs)))
    drawn = [(same, row) for same in rows for row in dice.sample(rows[same], min(n // 2, len(rows[same])))]
    for number, (same, (piece, report, pair)) in enumerate(drawn, 1):
        print(f"\n___ {number}. {'SAME' if same else 'DIFFERENT'}  {piece.name} {piece.date}  {pair[0].kind}")
        for mention in pair:
            print(f"  {mention.entity:<28} {around(report, mention)}")


def show_mentions(n: int, seed: int) -> None:
    dice = random.Random(seed)
    rows = [(piece, report, mention) for piece, report in read_news(REPORTS * n, seed) for mention in items(report.mentions)]
    for number, (piece, report, mention) in enumerate(dice.sample(rows, min(n, len(rows))), 1):
        print(f"\n___ {number}. {mention.kind}  {mention.entity}  {piece.name} {piece.date}")
        print(f"  {around(report, mention)}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--mentions", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(argv)
    if chosen.pairs:
        show_pairs(chosen.pairs, chosen.seed)
    if chosen.mentions:
        show_mentions(chosen.mentions, chosen.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
