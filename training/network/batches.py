"""Batches of sentences of like length, padded."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import torch
from training.network.labels import FEATS, NAME_HEADS, UPOS
from training.network.model import MAIN, Batch

from riwaya.arabic import usage, vectors
from riwaya.arabic.folding import fold
from riwaya.arabic.spellings import AFTER_ID, BEFORE_ID, CONTEXT, MOST, matches

WORDS, TREE_WORDS = 400, 250
"""Words in a batch: with 1,500 there were too few steps for names and trees."""
LARGER = {"padt": 2}
"""Tags and partings are learnt from so many words that they need fewer steps than names do."""
SWAPPED = 0.35
SWAP_STYLES = frozenset({"coarse", "caraner", "silver_names"})
KIN = {"PERS": "PER", "GPE": "LOC"}
UNLIKE = frozenset(
    {"punct", "parataxis", "fixed", "compound", "appos", "nummod", "dislocated", "orphan", "dep", "list"}
)
"""Relations of PUD whose arcs follow other rules than those of the main treebank: they are not learnt from."""


class Tables:
    """The spellings as tensors."""

    def __init__(self, rows: Any, scripts: int, relations: dict[str, dict[str, int]]) -> None:
        forms = list(rows.of)
        self.vectors = torch.from_numpy(vectors.of(forms))
        dense = torch.tensor(rows.dense, dtype=torch.float32)
        self.dense = torch.cat([dense, torch.from_numpy(usage.of(forms))], 1)
        self.groups = torch.tensor(rows.groups)
        count = len(forms)
        before, after = -np.ones((count, MOST), int), np.zeros((count, MOST), int)
        dearer, foreign = np.zeros((count, MOST), np.float32), np.zeros((count, MOST), np.float32)
        for row, partings in enumerate(rows.partings):
            for i, parting in enumerate(partings[:MOST]):
                before[row, i], after[row, i] = BEFORE_ID[parting.before], AFTER_ID[parting.after]
                dearer[row, i], foreign[row, i] = rows.dearer[row][i], rows.foreign[row][i]
            if not partings:
                before[row, 0] = 0
        self.before, self.after, self.dearer, self.foreign = map(torch.from_numpy, (before, after, dearer, foreign))
        self.sizes = {"upos": len(UPOS), "pud": len(UPOS), "lemma": scripts}
        self.sizes |= {name: len(values) for name, values in FEATS.items()}
        self.sizes |= {name: len(tags) for name, tags in NAME_HEADS.items()}
        self.relations = relations
        self.keys = [fold(form) for form in forms]
        self.mentions: dict[tuple[str, int], list[Any]] = {}

    def learn_mentions(self, examples: list[Any]) -> None:
        """Names of one kind and length can stand for each other: the words around a name tell its kind, too."""
        for example in examples:
            for a, b, kind in example.names:
                self.mentions.setdefault((KIN.get(kind, kind), b - a), []).append(example.rows[a:b])


def bucket(length: int) -> int:
    step = 1 if length <= 16 else 3 if length <= 48 else 6
    return -(-length // step) * step


def grouped(examples: list[Any], words: int = WORDS, tree_words: int = TREE_WORDS) -> list[list[Any]]:
    """Batches of one style (each teaches its own heads) and of like length, full ones: the kernels are made anew for
    every shape, so few shapes are fast. What is left over fills up with sentences of its bucket, or waits for the next epoch.
    """
    by_key: dict[tuple[bool, str, int], list[Any]] = {}
    for example in examples:
        key = (bool(example.nodes), example.style, bucket(len(example.forms)))
        by_key.setdefault(key, []).append(example)
    batches = []
    for (tree, style, length), mine in sorted(by_key.items()):
        random.shuffle(mine)
        size = max(1, (tree_words if tree else words * LARGER.get(style, 1)) // length)
        rest = len(mine) % size
        if rest * 2 > size or (rest and rest == len(mine)):
            mine += random.choices(mine, k=size - rest)
        batches += [mine[i : i + size] for i in range(0, len(mine) - size + 1, size)]
    random.shuffle(batches)
    return batches


def rows_of(example: Any, respell: float) -> Any:
    """Now and then the text as the annotators spell it: news mixes both."""
    return example.rows2 if random.random() < respell else example.rows


def padded(parts: list[Any], fill: int, width: int) -> torch.Tensor:
    out = torch.full((len(parts), width), fill, dtype=torch.long)
    for i, part in enumerate(parts):
        out[i, : len(part)] = torch.as_tensor(part, dtype=torch.long)
    return out


Told = tuple[Any, list[tuple[int, int, int]]]


def swapped(example: Any, tables: Tables) -> Told:
    """The sentence with other names of the same kinds and lengths: its rows, and what the lists know of it."""
    rows = example.rows.copy()
    for a, b, kind in example.names:
        if others := tables.mentions.get((KIN.get(kind, kind), b - a)):
            rows[a:b] = random.choice(others)
    return rows, matches([tables.keys[row] for row in rows.tolist()])


def told_of(example: Any, tables: Tables, respell: float) -> Told:
    if respell and example.names and example.style in SWAP_STYLES and random.random() < SWAPPED:
        return swapped(example, tables)
    return rows_of(example, respell), example.known


def build(examples: list[Any], tables: Tables, respell: float = 0.0, width: int = 0, trees: bool = True) -> Batch:
    width = width or max(len(e.forms) for e in examples)
    told = [told_of(e, tables, respell) for e in examples]
    rows = padded([mine for mine, _ in told], 0, width)
    context = torch.zeros(len(examples), width, CONTEXT)
    for i, (_, known) in enumerate(told):
        for a, b, kind in known:
            context[i, a, 2 * kind] = 1
            context[i, a + 1 : b, 2 * kind + 1] = 1
    gold = padded([getattr(e, "gold", []) for e in examples], -1, width)
    batch = Batch(
        tables.vectors[rows], tables.dense[rows], tables.groups[rows], context,
        torch.tensor([len(e.forms) for e in examples]),
        tables.before[rows], tables.after[rows], tables.dearer[rows], tables.foreign[rows], gold, heads_of(examples, tables.sizes),
        style=rules(examples[0].style), silver=examples[0].style.startswith("silver"),
    )  # fmt: skip
    if trees and examples[0].nodes:
        add_tree(batch, examples, tables.relations[rules(examples[0].style)])
    return batch


Ready = dict[str, tuple[torch.Tensor, torch.Tensor]]


def ready(example: Any, sizes: dict[str, int]) -> Ready:
    """Per head (words, allowed labels as booleans), made once for each example."""
    if not hasattr(example, "ready"):
        made: Ready = {}
        for head, rows in ((h, r) for h, r in example.sets.items() if r):
            mask = torch.zeros(len(rows), sizes[head.rstrip("~")], dtype=torch.bool)
            for k, (_, allowed) in enumerate(rows):
                mask[k, list(allowed)] = True
            made[head] = (torch.tensor([word for word, _ in rows], dtype=torch.long), mask)
        example.ready = made
    kept: Ready = example.ready
    return kept


def heads_of(examples: list[Any], sizes: dict[str, int]) -> dict[str, tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    made = [ready(e, sizes) for e in examples]
    found = {}
    for head in {h for one in made for h in one}:
        mine = [(i, *one[head]) for i, one in enumerate(made) if head in one]
        sentence = torch.cat([torch.full_like(words, i) for i, words, _ in mine])
        found[head] = (sentence, torch.cat([w for _, w, _ in mine]), torch.cat([m for _, _, m in mine]))
    return found


ROOT, OPEN = -1, -2


def rules(style: str) -> str:
    """Whose rules the trees of a corpus follow: silver ones those of the treebank that taught their reader."""
    return MAIN if style == "silver" else style


def governor(example: Any, node: Any) -> int:
    """Where a part hangs by the rules of the main treebank: PUD hangs «and» on what follows it, the treebank on what is before."""
    if example.style == "pud" and node.head >= 0:
        rel = node.rel.split(":")[0]
        if rel in UNLIKE or rel == "flat":
            return OPEN
        if rel == "cc":
            return int(example.nodes[node.head].head)
    return int(node.head)


def add_tree(batch: Batch, examples: list[Any], relations: dict[str, int]) -> None:
    """Parts beyond the four slots hang on the stem in front of them: they are words that the treebank did not analyse."""
    nodes, slots, heads, rels = [], [], [], []
    for example in examples:
        kept = [i for i, node in enumerate(example.nodes) if node.slot < 4]
        new = {old: k for k, old in enumerate(kept)}
        mine = [example.nodes[i] for i in kept]
        nodes.append([node.word for node in mine])
        slots.append([node.slot for node in mine])
        governors = [governor(example, node) for node in mine]
        heads.append([0 if head == ROOT else new.get(head, -2) + 1 for head in governors])
        rels.append(
            [
                relations.get(node.rel, -1) if head == ROOT or head in new else -1
                for node, head in zip(mine, governors, strict=True)
            ]
        )
    width = max(map(len, nodes))
    batch.nodes, batch.slots = padded(nodes, -1, width), padded(slots, -1, width)
    batch.head, batch.rel = padded(heads, -1, width), padded(rels, -1, width)
