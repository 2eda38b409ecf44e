"""Segmentation beside rftokenizer with the Arabic model that its package ships: same file, same run.

    pip install rftokenizer
    python bench/peers.py ../shared/data

Every row of segmentation_test counts. rftokenizer reads the file as it is (للحكومة is written لالحكومة there, as in what it
was trained on); Riwaya reads words as newspapers print them. «clean» leaves out the documents whose trees taught the network.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.network.corpora import as_written, lattice_sentences, matched, segmentation_rows, tree_rows

Row = list[str]


def sentences(data: Path, rows: list[Row]) -> tuple[list[range], set[int]]:
    """The rows of each sentence (the lattices of the same text know where they end), and the rows that trees taught."""
    taught = {name.split("#")[0] for name, _ in tree_rows(data / "syntax/padt_v1_a.conllu.xz")}
    found, seen, at = [], set(), 0
    for name, words in lattice_sentences(data / "syntax/padt_lattice_test.conllul.bz2"):
        begin = at
        for word in words:
            at, _ = matched(rows, at, word.form)
        found.append(range(begin, at))
        if name.split("#")[0] in taught:
            seen |= set(found[-1])
    if at < len(rows):
        found.append(range(at, len(rows)))
    return found, seen


def riwaya(rows: list[Row], lines: list[range]) -> list[bool]:
    """Right or not, row by row."""
    from riwaya.arabic.network import Network
    from riwaya.reading.partings import partings

    written = [(as_written(row) if row[0] else None) or (row[0] or "-", None) for row in rows]
    read = Network(partings, parse=False).read([[written[i][0] for i in line] for line in lines])
    return [got == written[i][1] for i, got in zip((i for line in lines for i in line), read.pieces, strict=True)]


def rftokenizer(rows: list[Row], _: Sequence[range]) -> list[bool]:
    from rftokenizer import RFTokenizer

    got = RFTokenizer(model="ara").rf_tokenize([row[0] for row in rows])
    return [one == row[1] for one, row in zip(got, rows, strict=True)]


def show(
    name: str, read: Callable[[list[Row], list[range]], list[bool]], rows: list[Row], lines: list[range], seen: set[int]
) -> None:
    began = time.perf_counter()
    right = read(rows, lines)
    took = time.perf_counter() - began
    clean = [ok for i, ok in enumerate(right) if i not in seen]
    share, share_clean, speed = 100 * sum(right) / len(right), 100 * sum(clean) / len(clean), len(rows) / took
    print(f"{name:12} all {share:.2f}  clean {share_clean:.2f}  {speed:8,.0f} words/s with loading")


def main(data: Path) -> None:
    rows: Any = segmentation_rows(data / "syntax/segmentation_test.tab.xz")
    lines, seen = sentences(data, rows)
    for name, read in (("riwaya", riwaya), ("rftokenizer", rftokenizer)):
        show(name, read, rows, lines, seen)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
