"""Heads and relations of the parts of words: biaffine scores over what the network saw, the best tree in each sentence."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.tree import best_tree
from riwaya.arabic.weights import Floats, labels, weights

VIEWS = ("dep", "gov", "rel_dep", "rel_gov")
"""What the graph says of each word for its arcs and its relations, side by side in this order."""
ROOT = -1
"""Stands for the head of a part that hangs on nothing."""
Parts = NDArray[np.int32]


def parts_of(slots: NDArray[np.uint8]) -> Parts:
    """(word, slot, no head, no relation) of each part; `slots` has a bit for each slot that a word fills."""
    word, slot = np.nonzero((slots[:, None] >> np.arange(4, dtype=np.uint8)) & 1)
    return np.stack([word, slot, np.full_like(word, ROOT), np.zeros_like(word)], axis=1).astype(np.int32)


def attach(scores: Floats, parts: Parts, starts: NDArray[np.int64]) -> Floats:
    """Writes heads and relations into `parts`; returns how sure each head is. Sentences begin at word `starts`."""
    dep, gov, rel_dep, rel_gov = _views(scores, parts)
    bent = dep @ weights()["arc"] + weights()["arc_bias"]
    root = weights()["root_arc"]
    sure = np.zeros(len(parts), np.float32)
    heads = np.full(len(parts), ROOT, np.int64)
    bounds = np.searchsorted(parts[:, 0], starts).tolist()
    for a, b in pairwise(bounds):
        if a == b:
            continue
        mine = np.empty((b - a, b - a + 1), np.float32)
        mine[:, 0], mine[:, 1:] = bent[a:b] @ root, bent[a:b] @ gov[a:b].T
        found = best_tree(mine)
        chosen = mine[np.arange(b - a), found]
        sure[a:b] = 1 / np.exp(mine - chosen[:, None]).sum(axis=1)
        heads[a:b] = np.where(found > 0, found - 1 + a, ROOT)
    parts[:, 2] = heads
    above = np.where((heads == ROOT)[:, None], weights()["root_rel"], rel_gov[heads])
    relations = np.concatenate([rel_dep * above, rel_dep + above], axis=1) @ weights()["label_weight"]
    parts[:, 3] = (relations + weights()["label_bias"]).argmax(axis=1)
    return sure


def _views(scores: Floats, parts: Parts) -> list[Floats]:
    """The parts as dependents and as governors: what is seen of their word, and which slot they fill."""
    columns = [labels().columns[name] for name in VIEWS]
    first = columns[0].start
    seen = scores[:, first : columns[-1].stop][parts[:, 0]] + weights()["slots"][parts[:, 1]]
    np.maximum(seen, 0, out=seen)
    return [seen[:, column.start - first : column.stop - first] for column in columns]
