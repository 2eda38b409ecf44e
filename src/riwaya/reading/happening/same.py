"""One happening named again: «القصف … الهجوم … الغارة» is one event with several mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from riwaya.arabic.happenings import families, grammar
from riwaya.model import Event, Word
from riwaya.span import before, contains, gap

NEAR = 500
"""A definite noun points at most so many letters back."""
DESCRIBED = frozenset(["NOUN", "ADJ", "PROPN", "ADP", "NUM", "X"])
"""What follows a noun that is told apart from others: «الهجوم الانتحاري», «الهجوم على القافلة», «الهجوم الذي …»."""


def united(events: Iterable[Event], words: Sequence[Word]) -> list[Event]:
    """The events with those that a definite noun only names again taken into their `mentions`; ids count anew."""
    kept: list[Event] = []
    for event in events:
        at = _first_told(event, kept) if _only_refers(event, words) else None
        if at is None:
            kept.append(event)
        else:
            kept[at] = _with(kept[at], event)
    return [msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(kept, start=1)]


def _only_refers(event: Event, words: Sequence[Word]) -> bool:
    """A bare noun with its article, «الهجوم», that brings nothing of its own: no number, nobody, no word that describes it."""
    if event.quantities or event.actor or event.target:
        return False
    at = bisect_right(words, event.trigger.start, key=lambda w: w.start) - 1
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if not contains(word, event.trigger) or not any(part.kind == "article" for part in word.segments):
        return False
    if at and not {words[at - 1].stem, words[at - 1].key}.isdisjoint(grammar("light")):
        return False  # «بدأ القصف» tells of it
    return following is None or not (following.pos in DESCRIBED or following.stem in grammar("describes"))


def _first_told(event: Event, kept: list[Event]) -> int | None:
    """The nearest earlier event that this one may be."""
    for at in range(len(kept) - 1, -1, -1):
        if before(kept[at].trigger, event.trigger) and gap(kept[at].trigger, event.trigger) > NEAR:
            return None
        if _may_be(kept[at], event):
            return at
    return None


def _may_be(earlier: Event, later: Event) -> bool:
    """Of one type, or the later word is the family's general one; told with one status; not parted by their places."""
    general = _family(earlier.type) == _family(later.type) and later.type in grammar("general")
    if earlier.status != later.status or not (earlier.type == later.type or general):
        return False
    return later.place is None or earlier.place is None or later.place == earlier.place


@cache
def _family(type_: str) -> str:
    return next((name for name, types in families().items() if type_ in types), type_)


def _with(earlier: Event, later: Event) -> Event:
    return msgspec.structs.replace(earlier, mentions=(*earlier.mentions, later.trigger))
