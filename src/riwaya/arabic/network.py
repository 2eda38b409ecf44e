"""The network at reading time: words of whole sentences in, partings, tags, lemmas, names and trees out. NumPy and ONNX only.

    read([["قال", "الوزير", …], …], partings) → Read

`partings` lists the ways to part a spelling (riwaya.reading.partings knows them). Everything that depends on the spelling
alone is made once and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic import lemmas
from riwaya.arabic.attach import attach, parts_of
from riwaya.arabic.folding import fold
from riwaya.arabic.rows import Pieces, Rows, pieces, slots
from riwaya.arabic.spellings import CONTEXT, KNOWN_KINDS, Partings, matches
from riwaya.arabic.tags import Chances, best_tags
from riwaya.arabic.weights import Floats, labels, session, weights

Ints = NDArray[np.int64]
Listed = tuple[int, int, int]
"""From, to and the number of a kind of name."""
LANDS = frozenset({"country", "place"})

FEATS = ("Gender", "Number", "Person", "Aspect", "Mood", "Voice", "Definite", "Case")
LAYERS = ("outer", "inner", "title")
"""What is read of names if nothing else is asked for; there is also `coarse`."""
LONGEST, FULL = 160, 4096


class Name(NamedTuple):
    """A name over words [start, end); `score` is how likely it is, from 0 to 1, by the layer's chain of tags.

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


# Sentences ---------------------------------------------------------------------------------------------------------


class Network:
    """Reads sentences; keep one and use it for every text."""

    def __init__(self, partings: Partings, parse: bool = True, layers: tuple[str, ...] = LAYERS) -> None:
        self.rows = Rows(partings)
        self.parse, self.layers = parse, layers

    def read(self, sentences: Sequence[Sequence[str]]) -> Read:
        cut = [s[a : a + LONGEST] for s in sentences for a in range(0, len(s), LONGEST)]
        forms = [form for sentence in cut for form in sentence]
        if not forms:
            return nothing()
        starts = np.cumsum([0, *map(len, cut)])
        rows = self.rows.rows(forms)
        listed = [
            (at + a, at + b, kind) for at, s in zip(starts.tolist(), cut, strict=False) for a, b, kind in named(s)
        ]
        context = told(listed, len(forms))
        hidden, scores = self._encode(rows, context, starts)
        parted = [pieces(a, b, len(form)) for a, b, form in zip(*self._partings(scores, rows), forms, strict=True)]
        upos, sure = best(scores, "upos")
        tags = [labels().names["upos"][i] for i in upos.tolist()]
        feats = np.stack([scores[:, labels().columns[name]].argmax(axis=1) for name in FEATS], axis=1).astype(np.int8)
        parts = parts_of(np.array([slots(pieces) for pieces in parted], dtype=np.uint8))
        arc = attach(scores, parts, starts) if self.parse else np.zeros(len(parts), np.float32)
        return Read(
            parted,
            tags,
            sure,
            feats,
            read_lemmas(forms, parted, tags, hidden),
            list(read_names(scores, starts, self.layers, listed)),
            parts,
            arc,
        )

    def _encode(self, rows: Ints, context: Floats, starts: Ints) -> tuple[Floats, Floats]:
        inside = self.rows.made.inside[rows] * self.rows.made.scale[rows]
        listed = np.flatnonzero(context.any(axis=1))
        inside[listed] += context[listed] @ weights()["context"]
        hidden: Any = None
        sizes = np.diff(starts)
        for group in batches(sizes):
            mine = sizes[group]
            flat = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in group.tolist()])
            at = np.concatenate([np.arange(n) * len(group) + k for k, n in enumerate(mine.tolist())])
            padded = np.zeros((int(mine[0]) * len(group), inside.shape[1]), np.float32)
            padded[at] = inside[flat]
            inputs = {
                "inside": padded.reshape(int(mine[0]), len(group), -1),
                "lengths": mine.astype(np.int32),
                "at": at,
            }
            found = session().run(None, inputs)
            if hidden is None:
                hidden, scores = (np.empty((len(rows), part.shape[1]), np.float32) for part in found)
            hidden[flat], scores[flat] = found
        return hidden, scores

    def _partings(self, scores: Floats, rows: Ints) -> tuple[list[int], list[int]]:
        """The letters before and after the stem in the best way to part each word, as numbers."""
        before, after = self.rows.made.before[rows], self.rows.made.after[rows]
        word = np.arange(len(rows))[:, None]
        total = scores[:, labels().columns["before"]][word, before] + scores[:, labels().columns["after"]][word, after]
        total += self.rows.made.worth[rows]
        total[before < 0] = -np.inf
        best = total.argmax(axis=1)
        return before[word[:, 0], best].tolist(), after[word[:, 0], best].tolist()


def nothing() -> Read:
    """What is read of no words at all."""
    none, feats, parts = np.zeros(0, np.float32), np.zeros((0, len(FEATS)), np.int8), np.zeros((0, 4), np.int32)
    return Read([], [], none, feats, [], [], parts, none)


def named(sentence: Sequence[str]) -> list[Listed]:
    """Where the lists of names match."""
    return matches([fold(form) for form in sentence])


def told(listed: Sequence[Listed], size: int) -> Floats:
    """The same for each word: which kind of name begins or goes on there."""
    context = np.zeros((size, CONTEXT), np.float32)
    for a, b, kind in listed:
        context[a, 2 * kind] = 1
        context[a + 1 : b, 2 * kind + 1] = 1
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
        likely = np.argpartition(-scores, lemmas.TRIED, axis=1)[:, : lemmas.TRIED]
        order = np.take_along_axis(scores, likely, axis=1).argsort(axis=1)[:, ::-1]
        ranked, scripts = np.take_along_axis(likely, order, axis=1).tolist(), labels().scripts
        for i, stem, mine in zip(open_words, stems, ranked, strict=True):
            found[i] = lemmas.choose(stem, tags[i], (scripts[s] for s in mine))
    return found


def stem_of(form: str, pieces: Pieces) -> str:
    """The stem as printed, without clitics and article."""
    at = 0
    for kind, size in pieces:
        if kind == "stem":
            return form[at : at + size]
        at += size
    return ""


def read_names(scores: Floats, starts: Ints, layers: Sequence[str], listed: Sequence[Listed]) -> Iterable[Name]:
    """Runs of B I I …, each layer by itself; where the lists know which of them it is, a country is no place."""
    lands = {(a, b): KNOWN_KINDS[kind] for a, b, kind in listed if KNOWN_KINDS[kind] in LANDS}
    for layer in layers:
        mine = np.ascontiguousarray(scores[:, labels().columns[layer]])
        names, steps = labels().names[layer], weights()[f"steps_{layer}"]
        tags = best_tags(mine, steps, starts[:-1])
        inside = np.flatnonzero(tags)
        if not len(inside):
            continue
        chances = Chances(mine, steps, starts[:-1], tags)
        for run in _runs(inside.tolist(), [names[tag] for tag in tags[inside].tolist()]):
            start, end = int(inside[run[0]]), int(inside[run[-1]]) + 1
            kind = names[tags[start]][2:]
            sure = chances.of(start, tags[start:end].tolist(), names.index(f"I-{kind}"))
            kind = lands.get((start, end), kind) if kind in LANDS else kind
            yield Name(start, end, kind, layer, sure)


def _runs(spots: list[int], tags: list[str]) -> list[list[int]]:
    """Which of the words with a tag make a name together; an I that nothing begins begins a name."""
    runs: list[list[int]] = []
    for i, (spot, tag) in enumerate(zip(spots, tags, strict=True)):
        if tag[0] == "I" and i and spots[i - 1] == spot - 1 and tags[i - 1][2:] == tag[2:]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
