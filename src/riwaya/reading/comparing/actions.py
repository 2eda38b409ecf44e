"""Whether: two sources that tell of one action, both that it is, or one that it is not."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.comparisons import listed
from riwaya.reading.comparing.happenings import numbers_part
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
from riwaya.reading.comparing.voices import Voice, shared

MOSTLY = 0.5
"""How much of a denial of few words must be shared with what was told near it."""
CONTEXT = 10.0
"""Nats, as voices.weighed counts them, that the claims share besides the action: two words that few claims of the report have."""
ALIKE, OF_THE_LONGER, MUCH, WORDS = 0.62, 0.4, 18.0, 4
"""Two claims agree where they share these parts of the shorter and of the longer, these nats, these words."""


def context(one: Voice, other: Voice, action: str) -> float:
    """The nats of what both speak of, who speaks among it, besides the action."""
    mine, theirs = one.topic | one.around, other.topic | other.around
    return sum(cost for key, cost in mine.items() if key in theirs and key != action)


def covered(denier: Voice, other: Voice) -> float:
    """The part of what the denier says that the other says too: all of «أي انسحاب»."""
    return sum(shared(denier, other).values()) / (sum(denier.topic.values()) or 1.0)


def so_and_not_so(one: Voice, other: Voice) -> Iterator[Pair]:
    """«بدأ مقاتلون الانسحاب من القرية» and «نفى أي انسحاب»; «تمرير القانون» and «رفضه تمرير القانون»."""
    if not one_setting(one, other):
        return
    for denier, teller, stands in ((other, one, ("so", "not")), (one, other, ("not", "so"))):
        happened = denier.happened | teller.happened
        mostly = near(one, other) and covered(denier, teller) >= MOSTLY
        for action in sorted(
            (denier.against & teller.told) | (denier.never & denier.mains & teller.told & teller.happened)
        ):
            if action not in happened and action != denier.first:
                continue
            if mostly or context(one, other, action) >= (CONTEXT if action in happened else MUCH):
                yield Pair(
                    kind=WHETHER,
                    relation=DIFFERS,
                    one=one,
                    other=other,
                    topic=(action,),
                    stands=stands,
                    by=f"denied:{action}",
                )
                return


def both_so(one: Voice, other: Voice) -> Iterator[Pair]:
    """One action told twice in much the same words."""
    same = (one.told & other.told) | (one.against & other.against)
    common = shared(one, other)
    nats = sum(common.values())
    least, most = sorted((sum(one.topic.values()), sum(other.topic.values())))
    if (
        same
        and len(common) >= WORDS
        and nats >= max(MUCH, ALIKE * least, OF_THE_LONGER * most)
        and may_both_be_so(one, other)
    ):
        action = max(same, key=lambda key: (one.topic[key], key))
        yield Pair(
            kind=WHETHER,
            relation=AGREES,
            one=one,
            other=other,
            topic=(action,),
            stands=("so", "so"),
            by=f"alike:{nats / least:.2f}",
        )


def may_both_be_so(one: Voice, other: Voice) -> bool:
    """Demanding a thing and telling that it is are no agreement, nor is what one of them says is not, or other victims or another place."""
    wishes = listed("acts", "wishes")
    if {one.claim.act, other.claim.act} & listed("acts", "feelings") or not two_minds(one, other):
        return False
    if not (one.events and other.events) or tells_of_another(one) or tells_of_another(other):
        return False
    same_sort = (one.claim.act in wishes) == (other.claim.act in wishes)
    contrary = (one.told & (other.against | other.never)) | (other.told & (one.against | one.never))
    return same_sort and not contrary and one_setting(one, other) and not numbers_part(one, other)
