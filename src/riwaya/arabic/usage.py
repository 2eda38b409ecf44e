"""How frequent words are used in the news, as the network itself read them before: shares of tags, names and relations.

What a sentence leaves open, others tell: a name that stands once without a title stands elsewhere with one. Rows are those of
the first words of models/vectors.txt; training/network/usage.py makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic import vectors
from riwaya.arabic.spellings import vector_key

SIZE = 63
Floats = NDArray[np.float32]


@cache
def load() -> NDArray[np.uint8]:
    """[words, SIZE], shares in 255ths; no rows where the network has not read the news yet."""
    file = resources.files("riwaya.arabic").joinpath("models/usage.npz")
    if not file.is_file():
        return np.zeros((0, SIZE), np.uint8)
    with file.open("rb") as opened, np.load(opened) as data:
        found: NDArray[np.uint8] = data["shares"]
        return found


def of(forms: Sequence[str]) -> Floats:
    """A row for each spelling, zeros for rare ones."""
    known, table = vectors.load().of, load()
    found = np.zeros((len(forms), SIZE), np.float32)
    rows = np.array([known.get(vector_key(form), len(table)) for form in forms], dtype=np.int64)
    listed = np.flatnonzero(rows < len(table))
    found[listed] = table[rows[listed]] / np.float32(255)
    return found
