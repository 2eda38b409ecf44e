"""Lemmas as edit scripts, and the lexicon of lemmas that trees and lattices attest.

Trees give lemmas with vowels; here they are without, alef and yeh folded (the text often lacks their hamzas). The lexicon
gives the hamzas back.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from riwaya.arabic.lemmas import Script
from riwaya.arabic.spellings import ALEFS

KEPT = 400


def even(text: str) -> str:
    digits = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
    return text.translate(ALEFS).translate(digits)


def script_of(stem: str, lemma: str) -> Script | None:
    """Cut so many letters at the front, put these there, cut so many at the end, put those; None when little is shared."""
    best = (0, 0, 0)
    for i in range(len(stem)):
        for j in range(len(lemma)):
            n = 0
            while i + n < len(stem) and j + n < len(lemma) and stem[i + n] == lemma[j + n]:
                n += 1
            if n > best[0]:
                best = (n, i, j)
    size, i, j = best
    if size < 1 or (size < 2 and len(lemma) > 3):
        return None
    return i, lemma[:j], len(stem) - i - size, lemma[j + size :]


class Lexicon:
    """(stem, upos) → its lemmas; lemma → how it is fully spelled."""

    def __init__(self) -> None:
        self.lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.spelled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, stem: str, upos: str, lemma: str, weight: float) -> None:
        key = even(lemma)
        self.lemmas[even(stem), upos][key] += weight  # type: ignore[assignment]
        self.spelled[key, upos][lemma] += weight  # type: ignore[assignment]

    def scripts(self, kept: int = KEPT) -> list[Script]:
        found: Counter[Script] = Counter()
        for (stem, _), lemmas in self.lemmas.items():
            for lemma in lemmas:
                if script := script_of(stem, lemma):
                    found[script] += 1
        return [(0, "", 0, ""), *(s for s, _ in found.most_common(kept) if s != (0, "", 0, ""))]
