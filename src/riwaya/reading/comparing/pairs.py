"""Two claims of different origin that answer one question, and whether they can both be so."""

from __future__ import annotations

from msgspec import Struct

from riwaya.reading.comparing.voices import Voice

AGREES, DIFFERS = "agrees", "differs"
HOW_MANY, WHETHER, HOW = "how_many", "whether", "how"


class Pair(Struct, frozen=True, kw_only=True):
    """`topic` names the question (a role and unit, a skeleton); `stands` are the stances of `one` and `other` on it."""

    kind: str
    relation: str
    one: Voice
    other: Voice
    topic: tuple[str, ...]
    stands: tuple[str, str]
    by: str


def independent(one: Voice, other: Voice) -> bool:
    """Not one speaker twice, and neither relays the other."""
    return (
        one.origin != other.origin
        and one.claim.id not in other.tellers
        and other.claim.id not in one.tellers
        and one.claim.content != other.claim.content
    )


NEAR = 3
"""Sentences apart within which the later of two claims may speak of what the earlier told, though in few words."""


def near(one: Voice, other: Voice) -> bool:
    return distance(one, other) <= NEAR


def distance(one: Voice, other: Voice) -> int:
    return abs(one.sentence - other.sentence)
