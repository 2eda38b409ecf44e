"""The network at reading time: words of whole sentences in, partings, tags, lemmas, names and trees out. NumPy and ONNX only.

    read([["قال", "الوزير", …], …], partings) → Read

`partings` lists the ways to part a spelling (riwaya.reading.words knows them). Everything that depends on the spelling
alone is made once and kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic import lemmas, vectors
from riwaya.arabic.folding import fold
from riwaya.arabic.spellings import AFTER_ID, BEFORE_ID, CONTEXT, MOST, Parting, Partings, matches, spell
from riwaya.arabic.tree import best_tree

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Pieces = tuple[tuple[str, int], ...]

FEATS = ("Gender", "Number", "Person", "Aspect", "Mood", "Voice", "Definite", "Case")
NAMES = ("outer", "inner", "title", "coarse")
SLOT = {"conj": 0, "future": 1, "prep": 1, "article": 2, "stem": 2, "pronoun": 3}
LONGEST, FULL, KEPT = 160, 4096, 40_000
ROOT = -1


class Name(NamedTuple):
    """A name over words [start, end); `score` from 0 to 1.

    `layer` is outer, inner (a name in a name), title, or coarse (PER LOC ORG MISC).
    """

    start: int
    end: int
    kind: str
    layer: str
    score: float


class Read(NamedTuple):
    """What was read, word by word over all sentences in order.

    `parts` are the syntactic words (an article stays with its noun): word, slot (0 conjunction, 1 preposition or future,
    2 stem, 3 pronoun), head (index of a part, -1 the root), relation; `arc` tells how sure the head is.
    """

    pieces: list[Pieces]
    upos: list[str]
    sure: Floats
    feats: NDArray[np.int8]
    lemmas: list[str]
    names: list[Name]
    parts: NDArray[np.int32]
    arc: Floats


class Labels(NamedTuple):
    """Which columns of the scores belong to which head, and what their labels are called."""

    columns: dict[str, slice]
    names: dict[str, tuple[str, ...]]
    scripts: tuple[lemmas.Script, ...]


@cache
def labels() -> Labels:
    found = json.loads(_folder().joinpath("labels.json").read_text(encoding="utf-8"))
    scripts = tuple((a, b, c, d) for a, b, c, d in found.pop("lemma"))
    relations = tuple(found.pop("relations"))
    columns, at = {}, 0
    for name, tags in found.items():
        columns[name] = slice(at, at + len(tags))
        at += len(tags)
    return Labels(columns, {**{k: tuple(v) for k, v in found.items()}, "relations": relations}, scripts)


@cache
def weights() -> dict[str, Floats]:
    with _folder().joinpath("words.npz").open("rb") as file, np.load(file) as data:
        found = {name: data[name] for name in data.files}
    found["groups"] = found["groups"] * found.pop("scale").astype(np.float32)[:, None]
    return {name: value.astype(np.float32) for name, value in found.items()}


@cache
def session(name: str) -> Any:
    import onnxruntime  # its import is the dearest thing here, and readers of kept layers need none of it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        _folder().joinpath(name).read_bytes(), options, providers=["CPUExecutionProvider"]
    )


def _folder() -> Any:
    return resources.files("riwaya.arabic").joinpath("models")


# Spellings ---------------------------------------------------------------------------------------------------------


class Spellings:
    """Rows of what the network is told of each spelling: made when it is first met."""

    def __init__(self, partings: Partings) -> None:
        self.partings = partings
        self.clear()

    def clear(self) -> None:
        self.of: dict[str, int] = {}
        self.pieces: list[tuple[Pieces, ...]] = []
        self.static = np.zeros((0, len(weights()["bias"])), dtype=np.float32)
        self.before = np.zeros((0, MOST), dtype=np.int16)
        self.after = np.zeros((0, MOST), dtype=np.int16)
        self.dearer = np.zeros((0, MOST), dtype=np.float32)
        self.slots = np.zeros((0, MOST), dtype=np.uint8)

    def rows(self, forms: Sequence[str]) -> Ints:
        if len(self.of) > KEPT:
            self.clear()
        new = [form for form in dict.fromkeys(forms) if form not in self.of]
        if new:
            self._add(new)
        return np.array([self.of[form] for form in forms], dtype=np.int64)

    def _add(self, forms: list[str]) -> None:
        told = [spell(form, self.partings) for form in forms]
        groups = weights()["groups"][np.array([t.groups for t in told])].sum(axis=1)
        dense = np.array([t.dense for t in told], dtype=np.float32)
        inside = np.concatenate([vectors.of(forms), dense, groups], axis=1) @ weights()["weight"] + weights()["bias"]
        before, after = -np.ones((len(forms), MOST), np.int16), np.zeros((len(forms), MOST), np.int16)
        dearer, slots = np.zeros((len(forms), MOST), np.float32), np.zeros((len(forms), MOST), np.uint8)
        for row, (form, one) in enumerate(zip(forms, told, strict=True)):
            self.of[form] = len(self.of)
            kept = one.partings or (Parting("", "", (("stem", len(form)),), {}),)
            self.pieces.append(tuple(p.pieces for p in kept))
            for i, parting in enumerate(kept):
                before[row, i], after[row, i] = BEFORE_ID[parting.before], AFTER_ID[parting.after]
                slots[row, i] = sum({1 << SLOT[kind] for kind, _ in parting.pieces})
            dearer[row, : len(one.dearer)] = one.dearer
        self.static = np.concatenate([self.static, inside])
        self.before, self.after = np.concatenate([self.before, before]), np.concatenate([self.after, after])
        self.dearer, self.slots = np.concatenate([self.dearer, dearer]), np.concatenate([self.slots, slots])


# Sentences ---------------------------------------------------------------------------------------------------------


class Network:
    """Reads sentences; keep one and use it for every text."""

    def __init__(self, partings: Partings, parse: bool = True) -> None:
        self.spellings = Spellings(partings)
        self.parse = parse

    def read(self, sentences: Sequence[Sequence[str]]) -> Read:
        cut = [s[a : a + LONGEST] for s in sentences for a in range(0, len(s), LONGEST)]
        forms = [form for sentence in cut for form in sentence]
        if not forms:
            return nothing()
        starts = np.cumsum([0, *map(len, cut)])
        rows = self.spellings.rows(forms)
        context = told(cut, len(forms))
        hidden, scores = self._encode(rows, context, starts)
        ways = self._partings(scores, rows)
        pieces = [self.spellings.pieces[row][way] for row, way in zip(rows.tolist(), ways.tolist(), strict=True)]
        upos, sure = best(scores, "upos")
        tags = [labels().names["upos"][i] for i in upos.tolist()]
        feats = np.stack([scores[:, labels().columns[name]].argmax(axis=1) for name in FEATS], axis=1).astype(np.int8)
        parts, arc = self._trees(hidden, self.spellings.slots[rows, ways], starts)
        return Read(
            pieces,
            tags,
            sure,
            feats,
            read_lemmas(forms, pieces, tags, hidden),
            list(read_names(scores, starts)),
            parts,
            arc,
        )

    def _encode(self, rows: Ints, context: Floats, starts: Ints) -> tuple[Floats, Floats]:
        hidden: Any = None
        for group in batches(np.diff(starts)):
            sizes = np.diff(starts)[group]
            words = [np.arange(starts[i], starts[i + 1]) for i in group.tolist()]
            flat = np.concatenate(words)
            at = np.concatenate([np.arange(n) * len(group) + k for k, n in enumerate(sizes.tolist())])
            height = int(sizes.max())
            static = np.zeros((height * len(group), self.spellings.static.shape[1]), np.float32)
            static[at] = self.spellings.static[rows[flat]]
            near = np.zeros((height * len(group), CONTEXT), np.float32)
            near[at] = context[flat]
            shape = (height, len(group), -1)
            inputs = {
                "static": static.reshape(shape),
                "context": near.reshape(shape),
                "lengths": sizes.astype(np.int32),
                "at": at,
            }
            found = session("words.onnx").run(None, inputs)
            if hidden is None:
                hidden, scores = (np.empty((len(rows), part.shape[1]), np.float32) for part in found)
            hidden[flat], scores[flat] = found
        return hidden, scores

    def _partings(self, scores: Floats, rows: Ints) -> Ints:
        """The best way to part each word."""
        before, after = self.spellings.before[rows], self.spellings.after[rows]
        total = np.take_along_axis(
            scores[:, labels().columns["before"]], np.maximum(before, 0).astype(np.int64), axis=1
        )
        total = total + np.take_along_axis(scores[:, labels().columns["after"]], after.astype(np.int64), axis=1)
        total += weights()["dear"] * self.spellings.dearer[rows]
        total[before < 0] = -np.inf
        ways: Ints = total.argmax(axis=1)
        return ways

    def _trees(self, hidden: Floats, slots: NDArray[np.uint8], starts: Ints) -> tuple[NDArray[np.int32], Floats]:
        word, slot = np.nonzero((slots[:, None] >> np.arange(4, dtype=np.uint8)) & 1)
        parts = np.stack([word, slot, np.full_like(word, ROOT), np.full_like(word, 0)], axis=1).astype(np.int32)
        arc = np.zeros(len(parts), np.float32)
        if self.parse:
            bounds = np.searchsorted(word, starts)
            for group in batches(np.diff(bounds)):
                _attach(hidden, parts, arc, bounds, group)
        return parts, arc


def nothing() -> Read:
    """What is read of no words at all."""
    none, feats, parts = np.zeros(0, np.float32), np.zeros((0, len(FEATS)), np.int8), np.zeros((0, 4), np.int32)
    return Read([], [], none, feats, [], [], parts, none)


def told(sentences: Sequence[Sequence[str]], size: int) -> Floats:
    """Where the lists of names match."""
    context = np.zeros((size, CONTEXT), np.float32)
    at = 0
    for sentence in sentences:
        for a, b, kind in matches([fold(form) for form in sentence]):
            context[at + a, 2 * kind] = 1
            context[at + a + 1 : at + b, 2 * kind + 1] = 1
        at += len(sentence)
    return context


def batches(sizes: Ints) -> Iterable[Ints]:
    """Sentences of like length together, so that little is padded."""
    order = np.argsort(-sizes, kind="stable")
    order = order[sizes[order] > 0]
    begin = 0
    for i in range(1, len(order) + 1):
        longest = sizes[order[begin]]
        if i == len(order) or sizes[order[i]] < 0.7 * longest - 2 or (i - begin + 1) * longest > FULL:
            yield order[begin:i]
            begin = i


def best(scores: Floats, head: str) -> tuple[Ints, Floats]:
    """The likeliest label and its probability."""
    mine = scores[:, labels().columns[head]]
    top = mine.max(axis=1, keepdims=True)
    return mine.argmax(axis=1), (1 / np.exp(mine - top).sum(axis=1)).astype(np.float32)


def _attach(hidden: Floats, parts: NDArray[np.int32], arc: Floats, bounds: Ints, group: Ints) -> None:
    """Heads and relations of some sentences, written into `parts` and `arc`."""
    sizes = np.diff(bounds)[group]
    width = int(sizes.max())
    word, slot = np.zeros((len(group), width), np.int64), np.zeros((len(group), width), np.int64)
    for k, i in enumerate(group.tolist()):
        word[k, : sizes[k]], slot[k, : sizes[k]] = parts[bounds[i] : bounds[i + 1], :2].T
    inputs = {"hidden": hidden, "word": word, "slot": slot, "roots": np.array([len(group), 1, 1], np.int64)}
    arcs, dep, gov = session("tree.onnx").run(None, inputs)
    for k, i in enumerate(group.tolist()):
        n, first = int(sizes[k]), int(bounds[i])
        mine = arcs[k, :n, : n + 1]
        heads = best_tree(mine)
        chosen = gov[k, heads]
        scores = np.concatenate([dep[k, :n] * chosen, dep[k, :n] + chosen], axis=1) @ weights()["label_weight"]
        parts[first : first + n, 2] = np.where(heads > 0, heads - 1 + first, ROOT)
        parts[first : first + n, 3] = (scores + weights()["label_bias"]).argmax(axis=1)
        shares = np.exp(mine - mine.max(axis=1, keepdims=True))
        arc[first : first + n] = shares[np.arange(n), heads] / shares.sum(axis=1)


def read_lemmas(forms: Sequence[str], pieces: Sequence[Pieces], tags: Sequence[str], hidden: Floats) -> list[str]:
    """The lemma of each word's stem ('' where it has none)."""
    found, open_words, stems = [], [], []
    for i, (form, parted, tag) in enumerate(zip(forms, pieces, tags, strict=True)):
        stem = form if len(parted) == 1 and parted[0][0] == "stem" else stem_of(form, parted)
        among = lemmas.known(stem, tag) if stem else ("",)
        found.append(among[0] if among else "")
        if len(among) != 1:
            open_words.append(i)
            stems.append(stem)
    if open_words:
        scores = hidden[open_words] @ weights()["lemma_weight"] + weights()["lemma_bias"]
        ranked = np.argsort(-scores, axis=1)[:, : lemmas.TRIED].tolist()
        for i, stem, scripts in zip(open_words, stems, ranked, strict=True):
            found[i] = lemmas.choose(stem, tags[i], [labels().scripts[s] for s in scripts])
    return found


def stem_of(form: str, pieces: Pieces) -> str:
    """The stem as printed, without clitics and article."""
    at = 0
    for kind, size in pieces:
        if kind == "stem":
            return form[at : at + size]
        at += size
    return ""


def read_names(scores: Floats, starts: Ints) -> Iterable[Name]:
    """Runs of B I I …, each layer by itself; an I that nothing begins begins a name."""
    firsts = set(starts.tolist())
    for layer in NAMES:
        tags, sure = best(scores, layer)
        names = labels().names[layer]
        spots = np.flatnonzero(tags).tolist()
        runs: list[list[int]] = []
        for i in spots:
            tag = names[tags[i]]
            follows = runs and runs[-1][-1] == i - 1 and i not in firsts and names[tags[i - 1]][2:] == tag[2:]
            if tag[0] == "I" and follows:
                runs[-1].append(i)
            else:
                runs.append([i])
        for run in runs:
            yield Name(run[0], run[-1] + 1, names[tags[run[0]]][2:], layer, float(sure[run].mean()))
