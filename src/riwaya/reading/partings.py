"""The ways to part a word as the word list sees them, in the terms of the network (riwaya.arabic.network)."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.spellings import Parting
from riwaya.reading.words import costs, pieces, splits


def partings(form: str) -> list[Parting]:
    """Those that some tag can have; `costs` of each are the word list's, by tag letter."""
    found = ((split, costs(split)) for split in splits(form, fold(form)))
    return [Parting(split.before.spelled, split.after, pieces(split), tags) for split, tags in found if tags]
