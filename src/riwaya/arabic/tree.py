"""The best tree from arc scores: each part takes its best governor, and only where that goes in circles is more done."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Square = NDArray[np.float64]
NEVER = -1e9


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """scores[part, governor], governor 0 the root, governor i + 1 part i → each part's governor; one root.

    Roots are tried from the likeliest on, until what a root could reach at best is no better than what is found.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), NEVER, dtype=np.float64)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = _greedy(square)
    if np.count_nonzero(heads) == size - 1 and not _cycle(heads.tolist()):
        return heads[1:]  # most sentences end here
    as_root, below = square[1:, 0].copy(), square.copy()
    below[:, 0] = NEVER
    best = below[1:].max(axis=1)
    bound = best.sum() - best + as_root
    found, reached = np.zeros(size, dtype=np.int64), -np.inf
    for root in np.argsort(-bound, kind="stable").tolist():
        if bound[root] <= reached:
            break
        heads, total = _below(below, as_root, root)
        if total > reached:
            found, reached = heads, total
    return found


def _below(below: Square, as_root: NDArray[np.float64], root: int) -> tuple[NDArray[np.int64], float]:
    """The best tree under this root, and its score."""
    row = below[root + 1].copy()
    below[root + 1], below[root + 1, 0] = NEVER, as_root[root]
    heads = _spanning(below)[1:]
    total = float(below[np.arange(1, len(below)), heads].sum())
    below[root + 1] = row
    return heads, total


def _greedy(square: Square) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = square.argmax(axis=1)
    heads[0] = 0
    return heads


def _spanning(square: Square) -> NDArray[np.int64]:
    """Chu-Liu and Edmonds."""
    heads = _greedy(square)
    cycle = _cycle(heads.tolist())
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(square)) if i not in set(cycle)])
    gain = square[inside, heads[inside]]
    enter = square[np.ix_(inside, outside)] - gain[:, None]
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    small[:-1, :-1] = square[np.ix_(outside, outside)]
    small[-1, :-1] = enter.max(axis=0)
    small[:-1, -1] = square[np.ix_(outside, inside)].max(axis=1)
    np.fill_diagonal(small, NEVER)
    return _expanded(square, heads, _spanning(small), inside, outside)


def _expanded(
    square: Square,
    heads: NDArray[np.int64],
    solved: NDArray[np.int64],
    inside: NDArray[np.int64],
    outside: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The tree of the contracted graph with its cycle put back, opened where the tree enters it."""
    found = heads.copy()
    last = len(outside)
    gate = outside[solved[last]]
    gain = square[inside, gate] - square[inside, heads[inside]]
    opened = inside[gain.argmax()]
    found[opened] = gate
    for i, part in enumerate(outside):
        if i:
            found[part] = inside[square[part, inside].argmax()] if solved[i] == last else outside[solved[i]]
    return found


def _cycle(heads: list[int]) -> list[int]:
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for part in path:
            state[part] = 2
    return []
