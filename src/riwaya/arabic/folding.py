"""Folding: the spellings that Arab editors use for one another become one key."""

from __future__ import annotations

MARKS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])
"""The harakat, the dagger alif and the tatweel."""
FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})


def fold(text: str) -> str:
    """أ إ آ ٱ → ا, ى → ي, ة → ه: إلى and الى, مسؤولة and مسؤوله share a key. Length is kept."""
    return text.translate(FOLDS)


def fold_bare(text: str) -> str:
    """Folded, and without vowel marks and tatweel: متحدّث and متحدث, ناطقاً and ناطقا. Length is not kept."""
    return fold(text.translate(MARKS))
