"""Folding: the spellings that Arab editors use for one another become one key."""

from __future__ import annotations

FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})


def fold(text: str) -> str:
    """أ إ آ ٱ → ا, ى → ي, ة → ه: إلى and الى, مسؤولة and مسؤوله share a key. Length is kept."""
    return text.translate(FOLDS)
