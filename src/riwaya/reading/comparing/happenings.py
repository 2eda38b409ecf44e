"""Whether: two sources that tell of one happening, of which one may say that it did not happen, or will not."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.comparisons import listed
from riwaya.model import Event
from riwaya.reading.comparing.pairs import (
    AGREES,
    DIFFERS,
    WHETHER,
    Pair,
    near,
    one_setting,
    tells_of_another,
    two_minds,
)
from riwaya.reading.comparing.setting import common_place
from riwaya.reading.comparing.voices import Voice, shared
from riwaya.span import contains

LIKELY, SURE = 6.0, 14.0
"""Nats, as voices.weighed counts them, that the claims share: enough beside a shared participant or place, enough alone."""


ALIKE, ALIKE_ALONE = 9.0, 14.0
"""The same for two that say it happened: more, since most claims of a report tell of one battle."""


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


def told_by_both(one: Voice, other: Voice) -> Iterator[Pair]:
    """Two independent sources tell of one happening: a type that names one, a participant or place in common, one day if both say when."""
    kinds = listed("happenings", "agreed")
    for mine in one.events:
        for theirs in other.events:
            if mine.type == theirs.type and mine.type in kinds and _agree(one, other, mine, theirs):
                yield Pair(
                    kind=WHETHER, relation=AGREES, one=one, other=other, topic=(mine.type,), stands=("so", "so"),
                    by=f"told:{mine.id}~{theirs.id}",
                )  # fmt: skip
                return


def _agree(one: Voice, other: Voice, mine: Event, theirs: Event) -> bool:
    so = listed("happenings", "so")
    if not (foremost(one, mine) and foremost(other, theirs)):
        return False
    if tells_of_another(one) or tells_of_another(other):
        return False
    if {one.claim.act, other.claim.act} & listed("acts", "feelings"):
        return False
    if not {mine.status, theirs.status} <= so or not may_be_one(mine, theirs) or not one_setting(one, other):
        return False
    if numbers_part(one, other) or not two_minds(one, other):
        return False
    nats = sum(shared(one, other).values())
    linked = has_in_common(mine, theirs) or common_place(one.setting, other.setting)
    return nats >= (ALIKE if linked else ALIKE_ALONE)


def numbers_part(one: Voice, other: Voice) -> bool:
    """Both count the same victims and come to other numbers: another happening, or the question how many."""
    return any(
        a.role == b.role and a.role and (a.low, a.high) != (b.low, b.high)
        for a in one.quantities
        for b in other.quantities
    )


def foremost(voice: Voice, event: Event) -> bool:
    """What the claim is about, not its background."""
    return contains(voice.opening, event.trigger)


def _outright(denier: Voice) -> bool:
    """By a cue that denies or by «لن», not by telling that something failed."""
    return denier.denies or bool(denier.never & denier.mains)


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
    if refused(mine) == refused(theirs) or not may_be_one(mine, theirs) or not one_setting(one, other):
        return False
    if not (foremost(one, mine) and foremost(other, theirs) and _outright(one if refused(mine) else other)):
        return False
    nats = sum(shared(one, other).values())
    return has_in_common(mine, theirs) or nats >= SURE or (near(one, other) and nats >= LIKELY)
