"""Near copies: texts that share most of their groups of three words.

MinHash (Broder 1997) with 64 permutations in 16 bands of four (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
chapter 3): two texts that share 70 % of their groups share a band with a chance of 98.8 %, and of 99.98 % at 80 %. Whoever
shares a band is then compared word for word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from riwaya.arabic.folding import fold_bare
from riwaya.reading.words import TOKEN
from riwaya.span import Span

GROUP, PERMUTATIONS, ROWS, SEED = 3, 64, 4, 1
NEAR = 0.7
"""The share of groups of words from which on a text is a copy: see bench/RESULTS.md for what lies below and above."""


class Change(Struct, frozen=True):
    """A stretch of the original and what stands in its place in the copy; either may be empty."""

    original: Span
    copy: Span


def groups(text: str) -> frozenset[str]:
    """Every three words in a row, evenly spelled and without marks; the whole of a shorter text."""
    words = [word for word in fold_bare(text).split() if any(map(str.isalnum, word))]
    return frozenset(" ".join(words[at : at + GROUP]) for at in range(max(1, len(words) - GROUP + 1)))


def bands_of(text: str) -> list[int]:
    """The sixteen numbers by which near copies are found, each a signed integer of 63 bits."""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(groups(text)))
    digest = sketch.digest()
    return [_band(at, digest[at : at + ROWS]) for at in range(0, PERMUTATIONS, ROWS)]


def _band(at: int, values: Sequence[int]) -> int:
    digest = hashlib.blake2b(f"{at}:{values}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The groups that both have, as a share of those that either has (Jaccard)."""
    return len(one & other) / len(one | other)


def changes(original: str, copy: str) -> tuple[Change, ...]:
    """What differs, word by word, in the order of the texts; spans of each text as published."""
    ours, theirs = list(TOKEN.finditer(original)), list(TOKEN.finditer(copy))
    matcher = SequenceMatcher(None, [m[0] for m in ours], [m[0] for m in theirs], autojunk=False)
    return tuple(
        Change(_stretch(ours, a, b, len(original)), _stretch(theirs, c, d, len(copy)))
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    )


def _stretch(tokens: Sequence[object], start: int, end: int, size: int) -> Span:
    spans = [token.span() for token in tokens[start:end]]  # type: ignore[attr-defined]
    if spans:
        return Span(spans[0][0], spans[-1][1])
    at = tokens[start].start() if start < len(tokens) else size  # type: ignore[attr-defined]
    return Span(at, at)
