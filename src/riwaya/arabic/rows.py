"""A row for each spelling: everything that the network is told of it and that does not depend on its sentence.

Rows of frequent spellings are made when the weights are (models/rows.npz), so that a text finds most of its words there;
the others are made when their spelling is first met, and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic import usage, vectors
from riwaya.arabic.spellings import AFTER, AFTER_ID, BEFORE, BEFORE_ID, MOST, Partings, spell
from riwaya.arabic.weights import folder, weights
from riwaya.arabic.wordlist import proclitics

Ints = NDArray[np.int64]
Pieces = tuple[tuple[str, int], ...]
SLOT = {"conj": 0, "future": 1, "prep": 1, "article": 2, "stem": 2, "pronoun": 3}
KEPT, ROOM = 120_000, 4_096


class Made(NamedTuple):
    """Rows of some spellings. `inside` × `scale` is what the first layer makes of each; `before` and `after` number the letters around
    the stem in each way to part it (-1: no more ways), `worth` is what the spelling alone says for or against each."""

    inside: NDArray[np.int8]
    scale: NDArray[np.float32]
    before: NDArray[np.int8]
    after: NDArray[np.int8]
    worth: NDArray[np.float16]


def made(forms: Sequence[str], partings: Partings) -> Made:
    told = [spell(form, partings) for form in forms]
    groups = weights()["groups"][np.array([t.groups for t in told])].sum(axis=1)
    dense = np.array([t.dense for t in told], dtype=np.float32)
    known = np.concatenate([vectors.of(forms), dense, usage.of(forms), groups], axis=1)
    inside = known @ weights()["weight"] + weights()["bias"]
    scale = (np.abs(inside).max(axis=1, keepdims=True) / 127 + 1e-9).astype(np.float32)
    before, after = np.full((len(forms), MOST), -1, np.int8), np.zeros((len(forms), MOST), np.int8)
    worth = np.zeros((len(forms), MOST), np.float16)
    dear, foreign = float(weights()["dear"]), float(weights()["foreign"])
    for row, one in enumerate(told):
        for i, parting in enumerate(one.partings):
            before[row, i], after[row, i] = BEFORE_ID[parting.before], AFTER_ID[parting.after]
        if not one.partings:
            before[row, 0] = BEFORE_ID[""]
        worth[row, : len(one.dearer)] = [dear * d + foreign * f for d, f in zip(one.dearer, one.foreign, strict=True)]
    return Made(np.round(inside / scale).astype(np.int8), scale, before, after, worth)


def frequent() -> tuple[list[str], Made]:
    """The rows that came with the weights."""
    forms = folder().joinpath("rows.txt").read_text(encoding="utf-8").split("\n")[:-1]
    with folder().joinpath("rows.npz").open("rb") as file, np.load(file) as data:
        return forms, Made(*(data[name] for name in Made._fields))


class Rows:
    """The rows of every spelling met so far."""

    def __init__(self, partings: Partings) -> None:
        self.partings = partings
        self.clear()

    def clear(self) -> None:
        forms, self.made = frequent()
        self.of = {form: row for row, form in enumerate(forms)}

    def rows(self, forms: Sequence[str]) -> Ints:
        of = self.of
        new = list(dict.fromkeys(form for form in forms if form not in of))
        if len(of) + len(new) > KEPT:
            self.clear()
            of = self.of
            new = list(dict.fromkeys(form for form in forms if form not in of))
        if new:
            self._add(new)
        return np.array([of[form] for form in forms], dtype=np.int64)

    def _add(self, forms: list[str]) -> None:
        first, fresh = len(self.of), made(forms, self.partings)
        self.of.update(zip(forms, range(first, first + len(forms)), strict=True))
        if len(self.of) > len(self.made.inside):
            self.made = Made(*(_with_room(array[:first], len(self.of) * 5 // 4 + ROOM) for array in self.made))
        kept: Sequence[NDArray[Any]] = self.made
        rows: Sequence[NDArray[Any]] = fresh
        for array, new in zip(kept, rows, strict=True):
            array[first : first + len(forms)] = new


def _with_room(array: NDArray[Any], size: int) -> NDArray[Any]:
    found: NDArray[Any] = np.empty((size, array.shape[1]), array.dtype)
    found[: len(array)] = array
    return found


@cache
def clitics() -> dict[str, Pieces]:
    """Letters before a stem → their pieces."""
    return {row.spelled: row.pieces for rows in proclitics().values() for row in rows}


@lru_cache(maxsize=1 << 14)
def pieces(before: int, after: int, size: int) -> Pieces:
    """The pieces of a word of `size` letters that is parted so."""
    opening, closing = BEFORE[before], AFTER[after]
    stem = size - len(opening) - len(closing)
    inner = (("stem", stem),) if stem else ()
    return clitics()[opening] + inner + ((("pronoun", len(closing)),) if closing else ())


@lru_cache(maxsize=1 << 14)
def slots(parted: Pieces) -> int:
    """A bit for each slot that the word fills."""
    return sum({1 << SLOT[kind] for kind, _ in parted})
