"""A claim as it is compared with others: whose it is, what it tells of, what it says is and is not so, and its numbers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from riwaya.arabic.comparisons import listed, one_action
from riwaya.arabic.lexicon import word_set
from riwaya.arabic.skeletons import VERBAL, rarity, skeleton
from riwaya.model import Claim, Event, Quantity, Report, Word
from riwaya.span import Located, contains

TELLING = ("NOUN", "VERB", "AUX", "ADJ", "PROPN", "X")
PLAIN = 7.0
"""Nats of rarity below which a word says nothing of what a claim is about: قوات is 6.9, قصف 8.8."""
DOING = 8.0
"""Nats from which a word may name an action."""
FIRST = 3
"""Telling words with which a claim comes to its point."""


class Voice(Struct, frozen=True, kw_only=True, gc=False):
    """`topic` holds the telling skeletons of the content with their rarity, `around` those of the source and the cue's sentence;
    `mains` the first telling ones, what the claim says above all; `told` the actions that it says are or will be, `against` those that
    a cue of denial says are not; `sentence` counts from 0."""

    claim: Claim
    origin: str
    tellers: frozenset[str]
    topic: dict[str, float]
    around: dict[str, float]
    actions: frozenset[str]
    mains: frozenset[str]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]
    sentence: int
    words: tuple[Word, ...]
    told: frozenset[str]
    against: frozenset[str]


def voices(report: Report) -> tuple[Voice, ...]:
    """Every claim of the report in the order of its text."""
    assert isinstance(report.claims, tuple)
    hearing = _Hearing(report)
    return weighed([hearing.voice(claim) for claim in sorted(report.claims, key=lambda c: (c.cue.start, c.id))])


def weighed(heard: list[Voice]) -> tuple[Voice, ...]:
    """The same with words that many claims of this report share counting for less: of what all speak, nobody speaks in particular."""
    found = Counter(key for voice in heard for key in voice.topic)
    whole = math.log(len(heard) + 2)

    def share(key: str) -> float:
        return math.log((len(heard) + 2) / max(1, found[key])) / whole

    return tuple(
        msgspec.structs.replace(
            voice,
            topic={key: cost * share(key) for key, cost in voice.topic.items()},
            around={key: cost * share(key) for key, cost in voice.around.items()},
        )
        for voice in heard
    )


class _Hearing:
    """The tables to look things up in, made once a report."""

    def __init__(self, report: Report) -> None:
        assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
        self.report, self.words = report, report.words
        self.starts = [word.start for word in report.words]
        self.openings = [sentence.start for sentence in report.sentences]
        self.claims = {claim.id: claim for claim in report.claims or ()}
        self.events = report.events if isinstance(report.events, tuple) else ()
        self.quantities = report.quantities if isinstance(report.quantities, tuple) else ()

    def voice(self, claim: Claim) -> Voice:
        words = tuple(word for span in claim.content for word in self.within(span))
        telling = tuple(_telling(words))
        topic = {key: rarity(word.stem) for key, word in telling}
        actions = frozenset(key for key, word in telling if word.pos in ("NOUN", *VERBAL))
        mains = frozenset(list(topic)[:FIRST])
        doing = frozenset(key for key in actions if topic[key] >= DOING)
        denies = claim.polarity == "negative" or claim.act in listed("acts", "negative")
        return Voice(
            claim=claim,
            origin=claim.source_entity or f"nobody of {claim.id}",
            tellers=frozenset(self.tellers(claim)),
            topic=topic,
            around={key: rarity(word.stem) for key, word in _telling(self.within(claim.source))} if claim.source else {},
            actions=actions,
            mains=mains,
            names=frozenset(key for key, word in telling if word.pos == "PROPN"),
            quantities=self.own_quantities(claim),
            events=tuple(event for event in self.events if event.claim == claim.id),
            sentence=bisect_left(self.openings, claim.cue.start + 1) - 1,
            words=words,
            told=frozenset() if denies else doing,
            against=doing & mains if denies else frozenset(),
        )

    def within(self, span: Located) -> tuple[Word, ...]:
        first = bisect_left(self.starts, span.start)
        return self.words[first : bisect_left(self.starts, span.end, first)]

    def tellers(self, claim: Claim) -> Iterator[str]:
        """The claim and those around it: what a relayed claim says, its outlet says too."""
        seen: str | None = claim.id
        while seen is not None:
            yield seen
            seen = self.claims[seen].parent if seen in self.claims else None

    def own_quantities(self, claim: Claim) -> tuple[Quantity, ...]:
        """Those in the content that no claim inside it takes for itself."""
        nested = [c for c in self.claims.values() if c.parent == claim.id and c.content != claim.content]
        inner = [span for other in nested for span in other.content]
        return tuple(
            quantity
            for quantity in self.quantities
            if any(contains(span, quantity) for span in claim.content) and not any(contains(span, quantity) for span in inner)
        )


def _telling(words: tuple[Word, ...]) -> Iterator[tuple[str, Word]]:
    for word in words:
        if word.pos in TELLING and word.stem not in word_set("function_words") and rarity(word.stem) >= PLAIN:
            yield key_of(word), word


def key_of(word: Word) -> str:
    """Its skeleton, or the one that stands for all words of its action: انسحاب for مغادرة."""
    key = skeleton(word.stem, word.pos in VERBAL)
    return one_action().get(key, key)


def shared(one: Voice, other: Voice) -> dict[str, float]:
    """The skeletons that both contents hold, with their rarity."""
    small, large = sorted((one.topic, other.topic), key=len)
    return {key: cost for key, cost in small.items() if key in large}
