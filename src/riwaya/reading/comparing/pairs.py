"""Two claims of different origin that answer one question, and whether they can both be so."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.comparisons import folded
from riwaya.reading.comparing import houses
from riwaya.reading.comparing.setting import apart
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


def two_minds(one: Voice, other: Voice) -> bool:
    """Surely two who came to know of it apart."""
    return houses.two_minds(one.house, other.house)


NEAR = 3
"""Sentences apart within which the later of two claims may speak of what the earlier told, though in few words."""


def near(one: Voice, other: Voice) -> bool:
    return distance(one, other) <= NEAR


def distance(one: Voice, other: Voice) -> int:
    return abs(one.sentence - other.sentence)


def one_setting(one: Voice, other: Voice) -> bool:
    """What they tell of may have happened in one place on one day."""
    return not apart(one.setting, other.setting)


def tells_of_another(voice: Voice) -> bool:
    """«سيارة مفخخة أخرى», «الحادث الأول»: of one happening among several."""
    return any(word.stem in folded("another") for word in voice.words)
