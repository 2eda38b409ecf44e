"""Two claims of different origin that answer one question, and whether they can both be so."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.comparisons import folded
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
    """Surely two who came to know of it apart: an agreement is worth nothing where one may be the other under another name.

    Not so are a headline and what stands below it, an official without a name and a person, a government and its minister, two
    of one house («السلطات الباكستانية», «وزارة الخارجية الباكستانية»), and two sources of which one is described by the words of the other.
    """
    if one.headline or other.headline or None in (one.claim.source_entity, other.claim.source_entity):
        return False
    kinds = {one.claim.source_kind, other.claim.source_kind}
    if kinds == NAME_AND_OFFICE or (one.state and one.state == other.state) or one.spoken_of & other.spoken_of:
        return False
    if one.house & other.house or kinds == {"document"}:
        return False
    return not (one.speaker and other.speaker and (one.speaker <= other.speaker or other.speaker <= one.speaker))


NAME_AND_OFFICE = {"person", "official"}
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
