"""Sentences as arrays: which row of the spellings each word has, and what each head may learn from it.

    python -m training.network.dataset ../shared/data WORK [--first]

With --first what people marked alone, into first.pkl; without it data.pkl, with the silver sentences in WORK/silver.pkl.
Who is held out: padt_v1_b is the test of trees; the documents of segmentation_test are tests unless padt_v1_a needs them
for its trees (told apart as «seen»); those of segmentation_dev likewise are for development.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from training.network import labels, marks_data
from training.network.corpora import Analysis, Node, Row, Text, cover, nodes_of, padt, tree_rows
from training.network.lemmas import Lexicon, even, script_of
from training.network.namefiles import caraner, cleananercorp, held_docs, wojood
from training.wordlist import Pieces, light

from riwaya.arabic.folding import fold
from riwaya.arabic.network import stem_of
from riwaya.arabic.spellings import MOST, Parting, matches, spell
from riwaya.reading.partings import partings

LONGEST = 160
TREE_DEV = 8


@dataclass
class Example:
    """One sentence. `sets` holds, per head, (word, allowed labels); `nodes` only where there is a tree."""

    part: str
    source: str
    doc: str
    forms: list[str]
    spelled: list[str]
    pieces: list[Pieces | None] = field(default_factory=list)
    sets: dict[str, list[tuple[int, tuple[int, ...]]]] = field(default_factory=dict)
    analyses: list[list[Analysis]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    style: str = ""


# Trees -------------------------------------------------------------------------------------------------------------


def usage(doc: str, split: str, docs: dict[str, set[str]]) -> str:
    if doc in docs["b"]:
        return "test_trees"
    if doc in docs["a"]:
        return "dev_trees" if doc in docs["dev_trees"] else "train"
    return {"train": "train", "dev": "dev", "test": "test"}[split]


def padt_examples(data: Path) -> Iterator[Example]:
    trees = {}
    docs: dict[str, set[str]] = {"a": set(), "b": set()}
    for ab in "ab":
        for name, rows in tree_rows(data / f"syntax/padt_v1_{ab}.conllu.xz"):
            trees[name] = rows
            docs[ab].add(name.split("#")[0])
    texts = [(split, text) for split in ("train", "dev", "test") for text in padt(data, split)]
    in_dev = sorted({text.doc for split, text in texts if split == "dev"} & docs["a"])
    docs["dev_trees"] = set(in_dev[:: max(1, len(in_dev) // TREE_DEV)][:TREE_DEV])
    for split, text in texts:
        part = usage(text.doc, split, docs)
        seen = "seen" if part == "train" and split == "test" else ""
        example = Example(
            part, f"padt_{split}{seen}", text.doc, text.forms, text.spelled, list(text.pieces), style="padt"
        )
        example.analyses = text.lattice
        tree = trees.get(text.source)
        if tree and (covered := cover(text.forms, tree)):
            example.nodes = nodes_of(tree, covered) or []
            take_trees(example)
        yield example


def take_trees(example: Example) -> None:
    """What the tree says of a stem is surer than what the lattice allows."""
    for node in example.nodes:
        if node.slot == 2 and not unanalysed(node):
            example.analyses[node.word] = [(node.upos, node.feats, node.lemma)]


def unanalysed(node: Node) -> bool:
    return node.upos == "X" and node.feats == "_" and node.slot == 4


def letters_of(word: list[int], rows: list[Row]) -> list[tuple[int, int, int]]:
    """(row, from, to) of the rows that make a word."""
    spans, here = [], 0
    for i in word:
        size = len(light(rows[i][1]) or rows[i][1])
        spans.append((i, here, here + size))
        here += size
    return spans


def pud_examples(data: Path) -> Iterator[Example]:
    """PUD prints its words in pieces; they are joined again where it says that no space follows."""
    for name, rows in tree_rows(data / "syntax/pud.conllu.xz"):
        words: list[list[int]] = []
        joined = False
        for i, row in enumerate(rows):
            arabic = light(row[1]).isalpha()
            if joined and arabic and words:
                words[-1].append(i)
            else:
                words.append([i])
            joined = "SpaceAfter=No" in row[9] and arabic
        forms = ["".join(light(rows[i][1]) or rows[i][1] for i in word) for word in words]
        covered = [letters_of(word, rows) for word in words]
        example = Example("train", "pud", name, forms, forms, [None] * len(forms), style="pud")
        example.analyses = [[] for _ in forms]
        example.nodes = nodes_of(rows, covered) or []
        for node in example.nodes:
            if node.slot == 2:
                example.analyses[node.word] = [(node.upos, node.feats, node.lemma)]
        yield example


# Names -------------------------------------------------------------------------------------------------------------


def name_examples(data: Path) -> Iterator[Example]:
    texts = cleananercorp(data / "names/cleananercorp_train.txt")
    held = held_docs(texts)
    for text in texts:
        yield named(text, "test_names" if text.doc in held else "train", "coarse")
    for text in caraner(data / "names/caraner.csv"):
        yield named(text, "train", "caraner")
    for part in ("train", "val", "test"):
        for text in wojood(data / f"names/wojood_sample_{part}.txt"):
            yield named(text, "train", "wojood")


def named(text: Text, part: str, head: str) -> Example:
    example = Example(part, text.source, text.doc, text.forms, text.forms, style=head)
    example.names = text.names
    example.sets[head] = bio_sets(len(text.forms), text.names, labels.NAME_HEADS[head])
    example.sets["outer~"] = likely_kinds(len(text.forms), text.names, labels.NAME_HEADS["outer"])
    if head != "coarse":
        example.sets["title~"] = bio_sets(len(text.forms), titles(text.names), labels.NAME_HEADS["title"])
    return example


def titles(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Offices and occupations that stand directly with a person's name."""
    people = [(a, b) for a, b, kind in names if kind.startswith("PER")]
    edges = {a for a, _ in people} | {b for _, b in people}
    return [(a, b, "title") for a, b, kind in names if kind in ("TIT", "OCC") and (a in edges or b in edges)]


LIKELY = {
    "PER": ("person",),
    "PERS": ("person",),
    "LOC": ("country", "place", "facility", "government"),
    "GPE": ("country", "place", "government"),
    "FAC": ("facility",),
    "ORG": ("organization", "group", "government", "outlet", "facility"),
}


def likely_kinds(
    size: int, names: list[tuple[int, int, str]], tags: tuple[str, ...]
) -> list[tuple[int, tuple[int, ...]]]:
    """What other guides' kinds may be in ours: one of several; words of their other kinds are left open."""
    found: list[tuple[int, ...]] = [(0,)] * size
    for a, b, kind in reversed(names):
        for i in range(a, min(b, size)):
            edge = "B-" if i == a else "I-"
            found[i] = tuple(tags.index(edge + k) for k in LIKELY.get(kind, ()))
            if kind in ("TIT", "OCC"):
                found[i] = (0,)
    for a, b, kind in names:
        if kind in ("TIT", "OCC"):  # names inside an office are names
            for c, d, inner in names:
                if a <= c and d <= b and inner in LIKELY:
                    for i in range(c, min(d, size)):
                        found[i] = tuple(tags.index(("B-" if i == c else "I-") + k) for k in LIKELY[inner])
    return [(i, allowed) for i, allowed in enumerate(found) if allowed]


def bio_sets(size: int, names: list[tuple[int, int, str]], tags: tuple[str, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """Each word's one tag; of names inside names the outer one."""
    found = [0] * size
    for a, b, kind in reversed(names):
        if f"B-{kind}" in tags:
            for i in range(a, min(b, size)):
                found[i] = tags.index(("B-" if i == a else "I-") + kind)
    return [(i, (tag,)) for i, tag in enumerate(found)]


# All together ------------------------------------------------------------------------------------------------------


def shorter(example: Example) -> Iterator[Example]:
    """Long paragraphs without a tree are cut: they only slow the rest of their batch."""
    size = len(example.forms)
    if size <= LONGEST or example.nodes or example.part != "train":
        yield example
        return
    for a in range(0, size, LONGEST // 2):
        b = min(a + LONGEST // 2, size)
        yield Example(
            example.part, example.source, example.doc, example.forms[a:b], example.spelled[a:b], example.pieces[a:b],
            {h: [(i - a, s) for i, s in rows if a <= i < b] for h, rows in example.sets.items()},
            example.analyses[a:b], [], [], example.style,
        )  # fmt: skip


def lexicon(examples: list[Example]) -> Lexicon:
    found = Lexicon()
    for example in examples:
        if example.part != "train" or example.style != "padt":
            continue
        tree_words = {node.word for node in example.nodes if node.slot == 2}
        for i, analyses in enumerate(example.analyses):
            pieces = example.pieces[i]
            for upos, _, lemma in sorted({(a[0], "", a[2]) for a in analyses}):
                if pieces and lemma and lemma != "_":
                    weight = 3.0 if i in tree_words else 1.0 / len(analyses)
                    found.add(stem_of(example.spelled[i], pieces), upos, lemma, weight)
    return found


def analysed(analyses: list[Analysis]) -> list[Analysis]:
    """Without «nobody analysed it», where there is an analysis."""
    return [a for a in analyses if a[0] != "X"] or analyses


def sets_of(example: Example, scripts: dict[tuple[int, str, int, str], int]) -> None:
    upos_head = "pud" if example.style == "pud" else "upos"
    for i, every in enumerate(example.analyses):
        if not every:
            continue
        analyses = analysed(every)
        for head in ("upos", *labels.FEATS):
            if found := labels.allowed(every if head == "upos" else analyses, head):
                example.sets.setdefault(upos_head if head == "upos" else head, []).append((i, tuple(sorted(found))))
        pieces = example.pieces[i]
        if example.style == "padt" and pieces:
            stem = even(stem_of(example.spelled[i], pieces))
            ids = {scripts.get(s) for _, _, lemma in analyses if lemma and (s := script_of(stem, even(lemma)))}
            if ids and None not in ids:
                example.sets.setdefault("lemma", []).append((i, tuple(sorted(i for i in ids if i is not None))))


class Rows:
    """Every spelling once, as arrays that all sentences point into."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self.dense: list[tuple[float, ...]] = []
        self.groups: list[tuple[int, ...]] = []
        self.partings: list[tuple[Parting, ...]] = []
        self.dearer: list[tuple[float, ...]] = []
        self.foreign: list[tuple[float, ...]] = []

    def row(self, form: str) -> int:
        if form not in self.of:
            found = spell(form, partings)
            self.of[form] = len(self.dense)
            self.dense.append(found.dense)
            self.groups.append(found.groups)
            self.partings.append(found.partings)
            self.dearer.append(found.dearer)
            self.foreign.append(found.foreign)
        return self.of[form]


def chosen(rows: Rows, row: int, pieces: Pieces | None) -> int:
    """Which of the word's partings the annotators took; -1 where none, or nothing is known."""
    found = [i for i, parting in enumerate(rows.partings[row][:MOST]) if parting.pieces == pieces]
    return found[0] if found else -1


def main(data: Path, work: Path, first: bool = False) -> None:
    examples = [*padt_examples(data), *pud_examples(data), *name_examples(data), *marks_data.examples(data)]
    if not first:
        with (work / "silver.pkl").open("rb") as marked:
            examples += pickle.load(marked)
    known = lexicon(examples)
    scripts = known.scripts()
    ids = {script: number for number, script in enumerate(scripts)}
    for example in examples:
        sets_of(example, ids)
    examples = [short for example in examples for short in shorter(example)]
    rows = Rows()
    for example in examples:
        keys = [fold(form) for form in example.forms]
        example.known = matches(keys)
        example.rows = np.array([rows.row(f) for f in example.forms], dtype=np.int32)
        example.rows2 = np.array([rows.row(f) for f in example.spelled], dtype=np.int32)
        if any(example.pieces):
            gold = [chosen(rows, r, p) for r, p in zip(example.rows2, example.pieces, strict=True)]
            example.gold = np.array(gold, dtype=np.int64)
    with (work / ("first.pkl" if first else "data.pkl")).open("wb") as file:
        pickle.dump({"examples": examples, "rows": rows, "scripts": scripts, "lexicon": known}, file)
    for part in sorted({e.part for e in examples}):
        mine = [e for e in examples if e.part == part]
        print(
            f"{part}: {len(mine):,} sentences, {sum(len(e.forms) for e in mine):,} words, {sum(bool(e.nodes) for e in mine)} trees"
        )
    print(f"{len(rows.of):,} spellings, {len(scripts)} lemma scripts")


if __name__ == "__main__":
    from training.network import dataset  # so that what is pickled belongs to this module, not to __main__

    dataset.main(Path(sys.argv[1]), Path(sys.argv[2]), "--first" in sys.argv[3:])
