"""Random places of unseen news, to be read by eye: is it a place, the right country, the right point, does it speak?

    python bench/sample_places.py --n 100 --seed 7 > places.txt

Two places a report at most, so that no long page fills the sample. Put before each number: nothing where all is right, f (no
place), c (wrong country), p (more than 25 km off, or taken for a place that it is not), u (wrongly unresolved), s (`speaks` wrong).

    python bench/sample_places.py --tally places.txt      counts these letters
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import corpora
from riwaya.model import Place, Report, items
from riwaya.span import cut
from sampling import bracketed, read_news, window

BEFORE, BEHIND = 80, 45
PER_REPORT = 2
MARKED = re.compile(r"^([fcpus]*) ?(\d+)\. ")
LETTERS = {"f": "no place", "c": "wrong country", "p": "wrong place", "u": "wrongly unresolved", "s": "speaks wrong"}


def drawn(n: int, seed: int) -> list[str]:
    """n lines, the same for the same seed."""
    dice = random.Random(seed)
    lines: list[str] = []
    for piece, report in read_news(n, seed):
        found = items(report.places)
        lines += [shown(piece, report, place) for place in dice.sample(found, min(PER_REPORT, len(found)))]
    dice.shuffle(lines)
    return lines[:n]


def shown(piece: corpora.Piece, report: Report, place: Place) -> str:
    words = bracketed(report, place, window(report, place, BEFORE, BEHIND))
    return f"{piece.name} | {words} | {_facts(report, place)}"


def _facts(report: Report, place: Place) -> str:
    point = "unresolved" if place.lat is None else f"{place.lat},{place.lon} ±{place.radius_km}"
    whole = next((cut(report.text, p) for p in items(report.places) if p.id == place.part_of), "")
    more = (f"part of {whole}" if whole else "", "SPEAKS" if place.speaks else "", *place.candidates)
    facts = (place.name, "→", place.match or "–", place.country or "–", point, place.precision or "", place.by, *more)
    return " ".join(fact for fact in facts if fact)


def tally(path: Path) -> Counter[str]:
    """How many lines bear each letter; `all` counts the lines."""
    found: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := MARKED.match(line):
            found["all"] += 1
            found.update(set(match[1]))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tally", type=Path)
    given = parser.parse_args(arguments)
    if given.tally:
        counts = tally(given.tally)
        print("\n".join([f"{counts['all']} places", *(f"{counts[letter]:4} {name}" for letter, name in LETTERS.items())]))
        return 0
    for number, line in enumerate(drawn(given.n, given.seed), 1):
        print(f"{number}. {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
