"""The best run of name tags: each word's scores, and what one tag says of the next (B I I …), by Viterbi.

Only stretches that may hold a name are looked at: where nothing comes near O, the path goes through O.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
OUT, NEAR, BROKEN = 0, 7.0, -8.0


def grammar(names: Sequence[str]) -> Floats:
    """[K + 1, K]: what it costs to go from a tag (the last row: from nothing) to a tag; an I follows its own B or I only."""
    found = np.zeros((len(names) + 1, len(names)), np.float32)
    for to, tag in enumerate(names):
        if tag[0] == "I":
            for row, before in enumerate((*names, "O")):
                found[row, to] = 0.0 if before[2:] == tag[2:] else BROKEN
    return found


def stretches(scores: Floats, starts: Ints) -> list[tuple[int, int]]:
    """From–to of words that may be in a name, none over the edge of a sentence."""
    open_ = scores[:, OUT + 1 :].max(axis=1) > scores[:, OUT] - NEAR
    edges = np.zeros(len(scores) + 1, bool)
    edges[starts] = True
    before = np.concatenate([[False], open_[:-1]])
    after = np.concatenate([open_[1:], [False]])
    firsts = np.flatnonzero(open_ & (~before | edges[:-1]))
    lasts = np.flatnonzero(open_ & (~after | edges[1:]))
    return list(zip(firsts.tolist(), (lasts + 1).tolist(), strict=True))


def best_tags(scores: Floats, steps: Floats, starts: Ints) -> Ints:
    """scores [N, K] of the words of all sentences, which begin at `starts` → the tag of each word."""
    found = np.zeros(len(scores), np.int64)
    opening = set(starts.tolist())
    spans = stretches(scores, starts)
    if not spans:
        return found
    spans.sort(key=lambda span: span[0] - span[1])
    sizes = np.array([b - a for a, b in spans])
    firsts = np.array([a for a, _ in spans])
    begin = steps[[-1 if a in opening else OUT for a, _ in spans]]
    value = scores[firsts] + begin
    links = []
    for at in range(1, int(sizes[0])):
        live = int((sizes > at).sum())  # the longest stand first
        ways = value[:live, :, None] + steps[:-1]
        links.append(ways.argmax(axis=1))
        value[:live] = ways.max(axis=1) + scores[firsts[:live] + at]
    tag = (value + steps[:-1, OUT]).argmax(axis=1)
    for at in range(int(sizes[0]) - 1, -1, -1):
        live = int((sizes > at).sum())
        found[firsts[:live] + at] = tag[:live]
        if at:
            tag[:live] = links[at - 1][np.arange(live), tag[:live]]
    return found
