"""Does a clause speak of what is still to come? It decides whether «الأحد» is the last one or the next."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.lexicon import time_letters, time_list
from riwaya.arabic.wordlist import NEVER, present_letters, table, weights
from riwaya.model import Word
from riwaya.reading.words import without_conjunction

BACK, ON = 14, 6


def looks_ahead(words: Sequence[Word], at: int, first: int, end: int) -> bool:
    """By the nearest verb before the time, else by the first behind it: «سيزور دمشق الأحد», «الأحد يبدأ …»."""
    for i in range(at - 1, max(first, at - BACK) - 1, -1):
        told = _tells(words, i, first)
        if told is not None:
            return told
    for i in range(at + 1, min(end, at + ON)):
        told = _tells(words, i, first)
        if told is not None:
            return told
    return False


def _tells(words: Sequence[Word], i: int, first: int) -> bool | None:
    """True and False where the word decides, None where it says nothing of the tense."""
    word = words[i]
    if word.stem in time_list("looking_back"):
        return False
    if word.stem in time_list("future") or word.key in time_list("planned"):
        return True
    if any(segment.kind == "future" for segment in word.segments):
        return True
    if word.pos not in ("VERB", "AUX"):
        return None
    if not is_present(word):
        return False
    before = words[i - 1] if i > first else None
    if before and without_conjunction(before)[1] in time_list("subjunctive"):
        behind = words[i - 2].stem if i - 2 >= first else ""
        return behind not in time_list("not_future_behind")
    return word.stem in time_list("starting") and not (before and before.pos in ("AUX", "PART"))


def is_present(word: Word) -> bool:
    """Is the verb imperfect? «تمكن» is not, though it begins like «تقول»."""
    if not word.stem or word.stem[0] not in present_letters():
        return False
    known = weights(table().stems.get(word.stem, ""))
    if not known:
        return word.stem[0] in time_list("present_opens") or word.stem.endswith(time_letters("present_ends"))
    return known.get("i", NEVER) < known.get("v", NEVER)
