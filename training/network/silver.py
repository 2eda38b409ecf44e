"""WORK/silver.pkl: sentences that the network itself marked, where it was sure: trees of the treebank's other texts and of
the news, names of the news.

    python -m training.network.silver ../shared/data WORK

The network that marks is the one in models/; the news are those that usage.py read. Arcs that it was not sure of are left open.
Of names, sentences are taken in which two heads that learnt from two corpora agree on every person, and the second sees no name
where the first sees none.
"""

from __future__ import annotations

import pickle
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from training.network.corpora import Node
from training.network.dataset import Example, bio_sets, padt_examples
from training.network.labels import NAME_HEADS
from training.network.usage import Piece, pieces

from riwaya.arabic.network import Network
from riwaya.arabic.weights import labels
from riwaya.reading.partings import partings

TREE_WORDS, NAME_WORDS = 250_000, 250_000
SURE_ARC, SURE_TREE, SURE_NAME = 0.7, 0.85, 0.85
SHORTEST, LONGEST = 8, 45
Span = tuple[int, int, str]


def tree(parts: NDArray[np.int32], arc: NDArray[Any], first_word: int, first_part: int) -> list[Node]:
    """One sentence's parts; the head of what is not sure is -2: open."""
    relations = labels().names["relations"]
    found = []
    for (word, slot, head, relation), sure in zip(parts.tolist(), arc.tolist(), strict=True):
        head = head if head < 0 else head - first_part
        found.append(
            Node(word - first_word, slot, "", "", "", head if sure >= SURE_ARC else -2, relations[relation], (0, 0))
        )
    return found


def silver_tree(source: str, forms: list[str], nodes: list[Node]) -> Example:
    return Example("train", source, "", forms, forms, [None] * len(forms), nodes=nodes, style="silver")


def treebank_trees(data: Path) -> Iterator[Example]:
    """Of the treebank's texts without a tree in our files, what is read with the partings of its annotators."""
    network = Network(partings)
    for example in padt_examples(data):
        if example.part != "train" or example.nodes or not SHORTEST <= len(example.forms) <= 2 * LONGEST:
            continue
        read = network.read([example.forms])
        known = [(gold, got) for gold, got in zip(example.pieces, read.pieces, strict=True) if gold is not None]
        if all(gold == got for gold, got in known) and len(read.arc):
            yield silver_tree("padt_silver", example.forms, tree(read.parts, read.arc, 0, 0))


def news_trees(piece: Piece) -> Iterator[Example]:
    starts = np.cumsum([0, *map(len, piece.sentences)])
    bounds = np.searchsorted(piece.parts[:, 0], starts)
    for sentence, first, (a, b) in zip(piece.sentences, starts.tolist(), pairwise(bounds.tolist()), strict=False):
        if SHORTEST <= len(sentence) <= LONGEST and piece.arc[a:b].mean() >= SURE_TREE:
            yield silver_tree("news_silver", sentence, tree(piece.parts[a:b], piece.arc[a:b], first, a))


def news_names(piece: Piece) -> Iterator[Example]:
    starts = np.cumsum([0, *map(len, piece.sentences)]).tolist()
    mine: dict[int, list[tuple[int, int, str, str, float]]] = {}
    numbers = np.searchsorted(starts, [name[0] for name in piece.names], side="right") - 1
    for name, number in zip(piece.names, numbers.tolist(), strict=True):
        mine.setdefault(number, []).append(name)
    for number, names in mine.items():
        sentence, first = piece.sentences[number], starts[number]
        if not SHORTEST <= len(sentence) <= LONGEST or any(n[4] < SURE_NAME for n in names if n[3] == "coarse"):
            continue
        layer = {
            which: [(a - first, b - first, kind) for a, b, kind, name, _ in names if name == which]
            for which in ("coarse", "outer")
        }
        if agree(layer["coarse"], layer["outer"]):
            yield silver_names(sentence, layer["coarse"])


def agree(coarse: Sequence[Span], outer: Sequence[Span]) -> bool:
    """On all persons, and on a name at every other place where one of the heads sees one."""
    persons = {(a, b) for a, b, kind in coarse if kind == "PER"}
    if persons != {(a, b) for a, b, kind in outer if kind == "person"}:
        return False
    covered = [{i for a, b, _ in names for i in range(a, b)} for names in (coarse, outer)]
    return bool(coarse) and len(covered[1] - covered[0]) == 0


def silver_names(forms: list[str], names: list[Span]) -> Example:
    found = Example("train", "names_silver", "", forms, forms, style="silver_names", names=names)
    found.sets["coarse"] = bio_sets(len(forms), names, NAME_HEADS["coarse"])
    return found


def some(examples: Iterable[Example], words: int) -> list[Example]:
    """As many as make so many words, drawn from all."""
    every = list(examples)
    random.Random(7).shuffle(every)
    found, size = [], 0
    for example in every:
        if size < words:
            found.append(example)
            size += len(example.forms)
    print(f"{len(found):,} of {len(every):,} sentences, {size:,} words", flush=True)
    return found


def main(data: Path, work: Path) -> None:
    news = list(pieces(work / "news.read"))
    found = some(treebank_trees(data), TREE_WORDS)
    found += some((e for piece in news for e in news_trees(piece)), TREE_WORDS)
    found += some((e for piece in news for e in news_names(piece)), NAME_WORDS)
    with (work / "silver.pkl").open("wb") as file:
        pickle.dump(found, file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
