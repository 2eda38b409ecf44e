"""Pairs brought together: all who speak to one question, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from riwaya.reading.comparing.pairs import DIFFERS, HOW_MANY, Pair
from riwaya.reading.comparing.voices import Voice

BOTH = 2
"""Claims of a pair: two rules that bring the same two together have found one question."""
LARGEST = 8
"""Claims on one question: more are a theme of the report, not a question."""


class Group(Struct, frozen=True):
    """One question: its pairs in the order they were found, and each claim's stance on it."""

    pairs: tuple[Pair, ...]
    stances: dict[str, str]

    @property
    def relation(self) -> str:
        return DIFFERS if any(pair.relation == DIFFERS for pair in self.pairs) else self.pairs[0].relation

    def voices(self) -> dict[str, Voice]:
        """The claims by id, in the order of the text."""
        found = {voice.claim.id: voice for pair in self.pairs for voice in (pair.one, pair.other)}
        return dict(sorted(found.items(), key=lambda item: (item[1].claim.cue.start, item[0])))


def grouped(pairs: Iterable[Pair]) -> Iterator[Group]:
    """Pairs that share a claim and a topic are one question; a pair that disagrees goes before those that agree."""
    ranked = sorted(pairs, key=lambda pair: pair.relation != DIFFERS)
    groups: list[list[Pair]] = []
    for pair in ranked:
        home = next((group for group in groups if any(_belongs(pair, other) for other in group)), None)
        if home is None:
            groups.append([pair])
        elif len({v.claim.id for p in (*home, pair) for v in (p.one, p.other)}) <= LARGEST:
            home.append(pair)
    for group in groups:
        yield Group(tuple(group), _stances(group))


def _belongs(pair: Pair, other: Pair) -> bool:
    ids = {pair.one.claim.id, pair.other.claim.id} & {other.one.claim.id, other.other.claim.id}
    if not ids or pair.kind != other.kind:
        return False
    same_topic = (
        pair.topic[:1] == other.topic[:1] if pair.kind == HOW_MANY else pair.topic == other.topic or len(ids) == BOTH
    )
    return same_topic and all(_stance(pair, claim) == _stance(other, claim) for claim in ids)


def _stance(pair: Pair, claim: str) -> str:
    return pair.stands[0] if pair.one.claim.id == claim else pair.stands[1]


def _stances(pairs: list[Pair]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        found.setdefault(pair.one.claim.id, pair.stands[0])
        found.setdefault(pair.other.claim.id, pair.stands[1])
    return found
