"""Whether: two sources of which one says that a thing happened, or will, and the other that it did not, or will not."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.comparisons import listed
from riwaya.model import Event
from riwaya.reading.comparing.pairs import DIFFERS, WHETHER, Pair, near
from riwaya.reading.comparing.voices import Voice, shared

LIKELY, SURE = 6.0, 14.0
"""Nats, as voices.weighed counts them, that the claims share: enough beside a shared participant or place, enough alone."""


def of_one_happening(one: Voice, other: Voice) -> Iterator[Pair]:
    """Events of one type, one of them denied, whose places and participants do not forbid that they are one."""
    apart = listed("happenings", "told_apart")
    for mine in one.events:
        for theirs in other.events:
            if mine.type == theirs.type and mine.type not in apart and _contradict(one, other, mine, theirs):
                stands = ("not", "so") if refused(mine) else ("so", "not")
                yield Pair(
                    kind=WHETHER, relation=DIFFERS, one=one, other=other, topic=(mine.type,), stands=stands,
                    by=f"happening:{mine.id}~{theirs.id}",
                )  # fmt: skip
                return


def refused(event: Event) -> bool:
    return event.status in listed("happenings", "not_so")


def may_be_one(mine: Event, theirs: Event) -> bool:
    """Neither the place nor a participant that both name is another."""
    pairs = ((mine.place, theirs.place), (mine.actor, theirs.actor), (mine.target, theirs.target))
    return all(a is None or b is None or a == b for a, b in pairs)


def has_in_common(mine: Event, theirs: Event) -> bool:
    """A participant or the place."""
    pairs = ((mine.place, theirs.place), (mine.actor, theirs.actor), (mine.target, theirs.target))
    return any(a is not None and a == b for a, b in pairs)


def _contradict(one: Voice, other: Voice, mine: Event, theirs: Event) -> bool:
    if refused(mine) == refused(theirs) or not may_be_one(mine, theirs):
        return False
    nats = sum(shared(one, other).values())
    return has_in_common(mine, theirs) or nats >= SURE or (near(one, other) and nats >= LIKELY)
