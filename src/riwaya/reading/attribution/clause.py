"""Where the clause of a saying begins, so that the content of the one before it ends there."""

from __future__ import annotations

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.sources import Speakers
from riwaya.reading.attribution.view import COMMAS, View


def clause_begins(view: View, cue: Cue, who: Speakers) -> int:
    """The word at which this saying's clause takes over from the one before; -1 where it is nested in it."""
    if cue.participle:
        return cue.at
    if who.left and who.source:
        first = who.source[0]
        return connective(view, first) if _coordinate(view, first) else -1
    if view.conj[cue.at]:
        return cue.at
    return connective(view, cue.at) if _coordinate(view, cue.at) else -1


def _coordinate(view: View, first: int) -> bool:
    """A comma or a connective stands before word `first`, not a particle or a relative pronoun."""
    if view.conj[first]:
        return True
    previous = view.bare[first - 1] if first else ""
    if first == 0 or previous in word_set("relatives"):
        return first == 0
    return view.key[first - 1] in COMMAS or previous in word_set("connectives") or _was_led(view, first)


def _was_led(view: View, first: int) -> bool:
    return (
        view.bare[first - 1] in word_set("led") and first >= 2 and view.bare[first - 2] in word_set("exceptions")
    )


def connective(view: View, first: int) -> int:
    while first > 0 and (
        view.bare[first - 1] in word_set("connectives")
        or (view.bare[first - 1] == "في" and view.bare[first] == "حين")
        or view.bare[first - 1] in word_set("led") | word_set("exceptions")
    ):
        first -= 1
    return first
