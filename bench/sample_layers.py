"""Random times or quantities of unseen news, to be read by eye: the words with the item in [brackets], then what was read.

    python bench/sample_layers.py times --n 300 --seed 7 > times.txt

One item a report at most, so that no outlet and no long page fills the sample.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence

import corpora
from riwaya.model import Quantity, Report, Time, items
from riwaya.span import cut
from sampling import bracketed, read_news, window

BEFORE, BEHIND = 70, 50
REPORTS_PER_ITEM = 2


def drawn(layer: str, n: int, seed: int) -> list[str]:
    """n lines, each of another report, the same for the same seed."""
    dice = random.Random(seed)
    lines: list[str] = []
    for piece, report in read_news(REPORTS_PER_ITEM * n, seed):
        found: tuple[Time | Quantity, ...] = items(report.times) if layer == "times" else items(report.quantities)
        if found:
            lines.append(shown(piece, report, dice.choice(found)))
        if len(lines) == n:
            break
    return lines


def shown(piece: corpora.Piece, report: Report, item: Time | Quantity) -> str:
    words = bracketed(report, item, window(report, item, BEFORE, BEHIND))
    facts = " ".join(f"{name}={value}" for name, value in _facts(report, item))
    return f"{piece.name} {piece.date or '-'} | {words} | {facts}"


def _facts(report: Report, item: Time | Quantity) -> Iterator[tuple[str, object]]:
    if isinstance(item, Time):
        yield from (("value", item.value), ("days", f"{item.earliest}…{item.latest}"), ("by", item.by))
        return
    whole = next((q for q in items(report.quantities) if q.id == item.of), None)
    yield from (
        ("low", item.low),
        ("high", item.high),
        ("about", item.approximate),
        ("unit", item.unit),
        ("role", item.role),
    )
    if whole is not None:
        yield "of", f"[{cut(report.text, whole)}]"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer", choices=["times", "quantities"])
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    for number, line in enumerate(drawn(given.layer, given.n, given.seed), 1):
        print(f"{number}. {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
