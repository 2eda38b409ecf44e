"""Who goes on from the sentence before: «وانتقد رئيس البلدية القوانين. وقال: …» speaks for the one whom that sentence is about.

Only where nobody has spoken since: a sentence with a saying of its own hands its speaker on by itself (reading/turns.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.arabic.lexicon import word_set
from riwaya.model import Attribution
from riwaya.reading.attribution.sources import Range
from riwaya.reading.attribution.subjects import subject_at
from riwaya.reading.attribution.view import STOPS, View
from riwaya.span import Span

OPENING = 9
"""Words of a sentence among which its first verb is looked for: «وفي سياق متصل التقى الوزير …»."""
BACK = 2
"""Sentences back to which a saying without a speaker is referred."""

Read = tuple[View, list[Attribution]]
"""A sentence and its sayings."""


def carried(read: Sequence[Read]) -> list[Attribution]:
    """The sayings of all sentences, those without any speaker given the one whom the sentences before are about."""
    found: list[Attribution] = []
    for at, (_, sayings) in enumerate(read):
        for k, saying in enumerate(sayings):
            if k == 0 and saying.implicit and saying.speaker is None:
                saying = structs.replace(saying, speaker=_about(read, at, saying))
            found.append(saying)
    return found


def _about(read: Sequence[Read], at: int, saying: Attribution) -> Span | None:
    """The subject of this sentence before the saying, else of one before it that has no saying; None where nobody fits."""
    if saying.gender == "p":
        return None
    for back in range(at, max(-1, at - BACK - 1), -1):
        view, sayings = read[back]
        if view.sentence.kind == "headline" or (back < at and sayings):
            return None
        end = next((i for i, word in enumerate(view.words) if word.start >= saying.cue.start), len(view))
        subject = topic(view, end, saying.gender)
        if subject is not None:
            return view.span(*subject)
    return None


def topic(view: View, end: int, gender: str) -> Range | None:
    """The subject of the sentence's first verb, where it agrees with the saying's verb and can speak."""
    for i in range(min(OPENING, end)):
        closed = view.pos[i] == "SCONJ" or view.key[i] in STOPS or view.level[i] >= 0
        if closed or view.bare[i] in word_set("relatives"):
            return None
        if view.pos[i] == "VERB" and view.bare[i] not in word_set("was"):
            return subject_at(view, i, end, gender)
    return None
