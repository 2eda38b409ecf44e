"""Whether: a source that confirms or denies what another has just said, in words that only point at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.arabic.comparisons import folded, listed
from riwaya.model import Word
from riwaya.reading.comparing.pairs import AGREES, DIFFERS, WHETHER, Pair, distance, independent
from riwaya.reading.comparing.voices import TELLING, Voice, key_of

FAR = 4
LONGEST, TOLD = 6, 2
"""Sentences back, words that a pointing content may have, telling words that what it points at has."""
EMPTY = ("PUNCT", "ADP", "CCONJ")


def pointed_at(one: Voice, earlier: Sequence[Voice]) -> Iterator[Pair]:
    """«نفى البنتاغون الأمر», «وأكدت المصادر صحة هذه المعلومات»: the nearest claim before it by somebody else."""
    relation = relation_of(one)
    if relation is None or not points(one):
        return
    target = next((v for v in reversed(earlier) if _may_be_meant(one, v)), None)
    if target is not None:
        yield Pair(
            kind=WHETHER, relation=relation, one=target, other=one, topic=(target.claim.id,),
            stands=("said", "confirmed" if relation == AGREES else "denied"), by=f"pointing:{one.claim.act}",
        )  # fmt: skip


def relation_of(voice: Voice) -> str | None:
    if voice.claim.polarity == "negative" or voice.claim.act in listed("acts", "negative"):
        return DIFFERS
    return AGREES if voice.claim.act in listed("acts", "affirming") else None


def points(voice: Voice) -> bool:
    """Every word of the content stands for something said before, one at least plainly."""
    words = [word for word in voice.words if word.pos not in EMPTY]
    hits = [stands_for_another(word) for word in words]
    return 0 < len(words) <= LONGEST and sum(hits) * 2 >= len(words) and not voice.quantities


def stands_for_another(word: Word) -> bool:
    return word.stem in folded("pointing") or word.key in folded("pointing")


def _may_be_meant(one: Voice, target: Voice) -> bool:
    """Told by somebody else not far before; of its own words the pointing one shares all that say anything."""
    if distance(one, target) > FAR or not independent(one, target) or points(target) or len(target.topic) < TOLD:
        return False
    own = {key_of(word) for word in one.words if word.pos in TELLING and not stands_for_another(word)}
    return own.isdisjoint(one.topic) or bool(own & target.topic.keys())
