"""How many: two sources that count the same people or things."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.comparisons import alike, fates, folded, listed
from riwaya.model import Quantity
from riwaya.reading.comparing.pairs import (
    AGREES,
    DIFFERS,
    HOW_MANY,
    Pair,
    distance,
    near,
    one_setting,
    tells_of_another,
    two_minds,
)
from riwaya.reading.comparing.setting import common_place, finer
from riwaya.reading.comparing.voices import Voice

MANY_TIMES = 5.0
LITTLE, TELLING, STRONG = 9.0, 5.0, 12.0
"""Nats, in the weights of voices.weighed: a word or two that nobody else says, one word that few claims share, two or three of them."""


def counted_by_both(one: Voice, other: Voice) -> Iterator[Pair]:
    """«25 مقاتلا على الأقل» and «50 مقاتلا على الأقل»."""
    for mine in firsts(one):
        for theirs in firsts(other):
            relation = compared(mine, theirs)
            if relation and same_thing(mine, theirs) and _about_one(one, other, relation, mine, theirs):
                role = mine.role if mine.role not in listed("roles", "loose") else theirs.role
                yield Pair(
                    kind=HOW_MANY, relation=relation, one=one, other=other, topic=(role, mine.unit or theirs.unit or ""),
                    stands=(bounds(mine), bounds(theirs)), by=f"numbers:{mine.id}~{theirs.id}",
                )  # fmt: skip


def firsts(voice: Voice) -> Iterator[Quantity]:
    """The first number that a claim gives for each question: what follows is «هم 19 من المعارضة و12 من الجيش»."""
    given: list[Quantity] = []
    for quantity in voice.quantities:
        if not any(same_thing(quantity, before) for before in given):
            given.append(quantity)
            yield quantity


def compared(mine: Quantity, theirs: Quantity) -> str | None:
    """The relation of two ranges; None where one may be the other told less exactly."""
    if (mine.low, mine.high) == (theirs.low, theirs.high):
        return AGREES
    if _holds(mine, theirs) or _holds(theirs, mine):
        return None
    return DIFFERS


def _holds(vague: Quantity, exact: Quantity) -> bool:
    """«عشرات» and «50»: closed on both sides, and the other within."""
    if None in (vague.low, vague.high, exact.low, exact.high) or vague.low == vague.high:
        return False
    assert vague.low is not None and vague.high is not None and exact.low is not None and exact.high is not None
    return vague.low <= exact.low and exact.high <= vague.high


def same_thing(mine: Quantity, theirs: Quantity) -> bool:
    """What is counted may be the same: equal units or units for the same people, and no two fates."""
    asked, loose = listed("roles", "asked"), listed("roles", "loose")
    if mine.of or theirs.of or not same_unit(mine.unit, theirs.unit):
        return False
    if mine.role == theirs.role or "percent" in (mine.unit, theirs.unit):
        return mine.role == theirs.role and mine.role in asked
    return mine.unit == theirs.unit and {mine.role, theirs.role} <= asked and bool({mine.role, theirs.role} & loose)


def same_unit(one: str | None, other: str | None) -> bool:
    """One sort, or one that may be any people."""
    anybody = folded("people", "any")
    return None in (one, other) or one in anybody or other in anybody or one_sort(one, other)


def sure_role(mine: Quantity, theirs: Quantity) -> bool:
    """What befell those counted is said, not only what they are."""
    return not {mine.role, theirs.role} <= listed("roles", "loose")


def _about_one(one: Voice, other: Voice, relation: str, mine: Quantity, theirs: Quantity) -> bool:
    """Besides those counted and their fate the contents share telling words; or the later one, near, brings no happening of its own."""
    if relation == AGREES and not two_minds(one, other):
        return False
    if (one.names and other.names and not one.names & other.names) or not one_setting(one, other):
        return False
    if relation == DIFFERS and finer(one.setting, other.setting):
        return False
    known, sure = one.topic | one.around, sure_role(mine, theirs)
    common = sum(cost for key, cost in known.items() if key in other.topic and key not in fates())
    little = _adds(other, one) <= LITTLE or _adds(one, other) <= LITTLE
    told_again = little and (near(one, other) if sure else distance(one, other) <= 1)
    if relation == DIFFERS and told_again:
        return True
    if relation == DIFFERS and (
        one.around.keys() & other.around.keys() or far_apart(mine, theirs) or tells_of_another(one) or tells_of_another(other)
    ):
        return False
    placed = common_place(one.setting, other.setting)
    return (
        common >= (TELLING if told_again or placed else STRONG)
        and (sure or placed)
        and one_sort(mine.unit, theirs.unit)
    )


def far_apart(mine: Quantity, theirs: Quantity) -> bool:
    """So far that they count different things: the dead of a day and of a war."""
    small, large = sorted(float(q.low or q.high or 0) for q in (mine, theirs))
    return large > MANY_TIMES * small


def one_sort(one: str | None, other: str | None) -> bool:
    """Neither counts only some of those whom the other counts: not «موظف» and «قتيل»."""
    anybody = folded("people", "any")
    return one == other or {one, other} <= anybody or any(one in group and other in group for group in alike())


def _adds(other: Voice, one: Voice) -> float:
    """The nats of what the one says besides counting that the other did not say: little in «إن عدد القتلى 14 على الأقل»."""
    return sum(cost for key, cost in other.topic.items() if key not in one.topic and key not in fates())


def bounds(quantity: Quantity) -> str:
    """≥25, ≤4000, 1000–2000, ~1000."""
    low, high = (None if bound is None else f"{bound:g}" for bound in (quantity.low, quantity.high))
    if low is None or high is None:
        return f"≤{high}" if low is None else f"≥{low}"
    return ("~" if quantity.approximate else "") + (low if low == high else f"{low}–{high}")


def smaller_or_larger(one: Voice, other: Voice) -> Iterator[Pair]:
    """«… أكثر من 60 بالمئة», then somebody else: «المناطق التي خسروها أقل»."""
    if not one.quantities or other.quantities or not one.topic.keys() & other.topic.keys():
        return
    if one.sentence > other.sentence or not near(one, other):
        return
    last = other.words[-1] if other.words else None
    if last is not None and last.stem in folded("less") and len(other.words) <= 8:
        quantity = one.quantities[-1]
        yield Pair(
            kind=HOW_MANY, relation=DIFFERS, one=one, other=other, topic=(quantity.role, quantity.unit or ""),
            stands=(bounds(quantity), last.form), by=f"comparison:{quantity.id}",
        )  # fmt: skip
