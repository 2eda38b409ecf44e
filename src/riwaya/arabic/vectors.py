"""Word vectors: of frequent words as they are, of others the mean of their letter groups (as fastText makes them)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.spellings import vector_key

SHORTEST, LONGEST = 3, 5
FNV_BASIS, FNV_PRIME, WORD = 2166136261, 16777619, 0xFFFFFFFF

Floats = NDArray[np.float32]


class Vectors(NamedTuple):
    """int8 rows with a scale each; `of` says which row is whose."""

    of: dict[str, int]
    rows: NDArray[np.int8]
    scale: NDArray[np.float16]
    grams: NDArray[np.int8]
    gram_scale: NDArray[np.float16]


@cache
def load() -> Vectors:
    folder = resources.files("riwaya.arabic").joinpath("models")
    words = folder.joinpath("vectors.txt").read_text(encoding="utf-8").split("\n")[:-1]
    with folder.joinpath("vectors.npz").open("rb") as file, np.load(file) as data:
        return Vectors(
            {word: row for row, word in enumerate(words)},
            data["vectors"],
            data["scale"],
            data["grams"],
            data["gram_scale"],
        )


def bucket(text: str, buckets: int) -> int:
    """fastText's hash of a letter group: FNV-1a over signed bytes."""
    value = FNV_BASIS
    for byte in text.encode():
        value = ((value ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * FNV_PRIME) & WORD
    return value % buckets


def letter_groups(key: str) -> list[str]:
    marked = f"<{key}>"
    return [marked[i : i + n] for i in range(len(marked)) for n in range(SHORTEST, LONGEST + 1) if i + n <= len(marked)]


def of(forms: Sequence[str]) -> Floats:
    """A row of numbers for each spelling."""
    known = load()
    found = np.zeros((len(forms), known.rows.shape[1]), dtype=np.float32)
    keys = [vector_key(form) for form in forms]
    listed = [(i, known.of[key]) for i, key in enumerate(keys) if key in known.of]
    if listed:
        at, rows = np.array(listed).T
        found[at] = known.rows[rows] * known.scale[rows, None].astype(np.float32)
    for i, key in enumerate(keys):
        if key not in known.of and (ids := [bucket(g, len(known.grams)) for g in letter_groups(key)]):
            found[i] = (known.grams[ids] * known.gram_scale[ids, None].astype(np.float32)).mean(axis=0)
    return found
