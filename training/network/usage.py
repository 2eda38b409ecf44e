"""models/usage.npz: how each frequent word was read in the news, in shares; and news.read, what silver.py chooses from.

    python -m training.network.usage ../shared/data WORK [--words 6000000]

The network that reads is the one in models/, trained without this table.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray
from training.network.files import MODELS
from training.network.labels import COARSE, KINDS, UPOS
from training.network.newstext import paragraphs, tokens

from riwaya.arabic import vectors
from riwaya.arabic.network import Network
from riwaya.arabic.spellings import vector_key
from riwaya.arabic.usage import SIZE
from riwaya.arabic.weights import labels
from riwaya.reading.partings import partings

ROWS, AT_ONCE, LONGEST, SHORTEST = 50_000, 20_000, 100, 4
ENDS = frozenset(".؟!")
RELATIONS = 18
STEM = 2
COLUMNS = (
    "often",
    *UPOS,
    *(f"{edge}-{kind}" for kind in (*COARSE, *KINDS, "title") for edge in "BI"),
)
"""Behind them come the commonest relations of the stem, and how often it hangs on what stands before it."""


class Piece(NamedTuple):
    """Sentences and what was read of them; names as (from, to, kind, layer, score) over all their words."""

    sentences: list[list[str]]
    upos: list[str]
    sure: NDArray[np.float16]
    names: list[tuple[int, int, str, str, float]]
    parts: NDArray[np.int32]
    arc: NDArray[np.float16]


def sentences(data: Path) -> Iterator[list[str]]:
    """The sentences of the news in one random order of paragraphs."""
    texts = list(paragraphs(data / "news"))
    random.Random(5).shuffle(texts)
    for text in texts:
        sentence: list[str] = []
        for form in (*tokens(text), ""):
            if form:
                sentence.append(form)
            if (not form or form in ENDS or len(sentence) == LONGEST) and sentence:
                if len(sentence) >= SHORTEST:
                    yield sentence
                sentence = []


def read(data: Path, words: int, out: Path) -> None:
    network = Network(partings, layers=("outer", "inner", "title", "coarse"))
    done, size, began, few = 0, 0, time.time(), list[list[str]]()
    with out.with_suffix(".tmp").open("wb") as file:
        for sentence in sentences(data):
            few.append(sentence)
            size += len(sentence)
            if size < AT_ONCE:
                continue
            done += write(network, few, file)
            size, few = 0, []
            if done > words:
                break
    print(f"read {done:,} words in {time.time() - began:,.0f} seconds", flush=True)
    out.with_suffix(".tmp").rename(out)


def write(network: Network, few: list[list[str]], file: BinaryIO) -> int:
    found = network.read(few)
    names = [(n.start, n.end, n.kind, n.layer, n.score) for n in found.names]
    piece = Piece(few, found.upos, found.sure.astype(np.float16), names, found.parts, found.arc.astype(np.float16))
    pickle.dump(tuple(piece), file, protocol=5)
    return len(found.upos)


def pieces(path: Path) -> Iterator[Piece]:
    with path.open("rb") as file:
        while True:
            try:
                yield Piece(*pickle.load(file))
            except EOFError:
                return


class Counts:
    """Rows of counts for the frequent words."""

    def __init__(self) -> None:
        self.of = {word: row for word, row in vectors.load().of.items() if row < ROWS}
        self.counts = np.zeros((ROWS, SIZE), np.float32)
        self.columns = {name: at for at, name in enumerate(COLUMNS)}
        self.total = np.zeros(ROWS, np.float32)

    def add(self, piece: Piece) -> None:
        forms = [form for sentence in piece.sentences for form in sentence]
        rows = np.array([self.of.get(vector_key(form), -1) for form in forms])
        tags = np.array([self.columns[tag] for tag in piece.upos])
        self.put(rows, tags)
        np.add.at(self.total, rows[rows >= 0], 1)
        for start, end, kind, layer, _ in piece.names:
            if layer != "inner":
                at = np.full(end - start, self.columns[f"I-{kind}"])
                at[0] = self.columns[f"B-{kind}"]
                self.put(rows[start:end], at)
        stems = piece.parts[piece.parts[:, 1] == STEM]
        relations = stems[:, 3] + len(COLUMNS)
        common = stems[:, 3] < RELATIONS
        self.put(rows[stems[common, 0]], relations[common])
        heads = np.where(stems[:, 2] >= 0, piece.parts[np.maximum(stems[:, 2], 0), 0], len(forms))
        self.put(rows[stems[heads < stems[:, 0], 0]], np.full((heads < stems[:, 0]).sum(), SIZE - 1))

    def put(self, rows: NDArray[Any], columns: NDArray[Any]) -> None:
        known = rows >= 0
        np.add.at(self.counts, (rows[known], columns[known]), 1)

    def shares(self) -> NDArray[np.uint8]:
        """Of a word that was met n times, n + 1 is the whole: what was met once says less."""
        found = self.counts / (self.total + 1)[:, None]
        found[:, 0] = np.minimum(np.log1p(self.total) / 12, 1)
        whole: NDArray[np.uint8] = np.round(np.minimum(found, 1) * 255).astype(np.uint8)
        return whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--words", type=int, default=6_000_000)
    args = parser.parse_args()
    news = args.work / "news.read"
    if not news.exists():
        read(args.data, args.words, news)
    counts, tags = Counts(), Counter[str]()
    for piece in pieces(news):
        counts.add(piece)
        tags.update(piece.upos)
    np.savez_compressed(MODELS / "usage.npz", shares=counts.shares())
    print((counts.total > 0).sum(), "words;", tags.most_common(5), len(labels().names["relations"]), "relations")


if __name__ == "__main__":
    main()
