"""The best run of name tags: each word's scores, and what one tag says of the next (B I I …), by Viterbi.

Only stretches that may hold a name are looked at: where nothing comes near O, the path goes through O.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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


class Chances:
    """How likely runs of tags are among all runs, by the chain that best_tags follows (forward and backward, scaled).

    Only stretches in which `tags` has a name are looked at.
    """

    def __init__(self, scores: Floats, steps: Floats, starts: Ints, tags: Ints) -> None:
        self.step = np.exp(steps)
        self.forward, self.backward, self.told = (np.zeros(scores.shape, np.float32) for _ in range(3))
        self.ends = np.zeros(len(scores) + 1, bool)
        named = np.concatenate([[0], np.cumsum(tags > OUT)])
        spans = [(a, b) for a, b in stretches(scores, starts) if named[a] < named[b]]
        if spans:
            spans.sort(key=lambda span: span[0] - span[1])
            sizes = np.array([b - a for a, b in spans])
            firsts = np.array([a for a, _ in spans])
            self.ends[firsts + sizes] = True
            opening = set(starts.tolist())
            begin = self.step[[-1 if a in opening else OUT for a, _ in spans]]
            self._go_forward(scores, begin, firsts, sizes)
            self._go_backward(firsts, sizes)

    def _go_forward(self, scores: Floats, begin: Floats, firsts: Ints, sizes: Ints) -> None:
        """`told` is what a word says of its tags, in shares of what all ways up to it come to."""
        for at in range(int(sizes[0])):
            live = int((sizes > at).sum())
            rows = firsts[:live] + at
            said = np.exp(scores[rows] - scores[rows].max(axis=1, keepdims=True))
            before = begin if at == 0 else self.forward[rows - 1] @ self.step[:-1]
            whole = (before * said).sum(axis=1, keepdims=True)
            self.told[rows] = said / whole
            self.forward[rows] = before * said / whole

    def _go_backward(self, firsts: Ints, sizes: Ints) -> None:
        for at in range(int(sizes[0]) - 1, -1, -1):
            rows = firsts[: int((sizes > at).sum())] + at
            last = self.ends[rows + 1]
            after = self.told[rows[~last] + 1] * self.backward[rows[~last] + 1]
            self.backward[rows[~last]] = after @ self.step[:-1].T
            self.backward[rows[last]] = self.step[:-1, OUT] / (self.forward[rows[last]] @ self.step[:-1, OUT])[:, None]

    def of(self, start: int, tags: Sequence[int], more: int) -> float:
        """Of these tags from `start` on, with something else than the tag `more` (a name that goes on) behind them."""
        found = float(self.forward[start, tags[0]])
        for at, (before, tag) in enumerate(pairwise(tags), start + 1):
            found *= float(self.step[before, tag] * self.told[at, tag])
        end = start + len(tags)
        if self.ends[end]:
            return found * float(self.backward[end - 1, tags[-1]])
        after = self.step[tags[-1]] * self.told[end] * self.backward[end]
        return found * float(after.sum() - after[more])
