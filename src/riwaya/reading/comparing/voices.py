"""A claim as it is compared with others: whose it is, what it tells of, what it says is and is not so, and its numbers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from riwaya.arabic.comparisons import folded, listed, one_action
from riwaya.arabic.lexicon import word_set
from riwaya.arabic.skeletons import VERBAL, rarity, skeleton
from riwaya.model import Claim, Event, Quantity, Report, Word, items
from riwaya.reading.comparing.houses import House, Houses
from riwaya.reading.comparing.setting import Setting, narrow, setting_of, short
from riwaya.span import Located, Span, contains, cover

TELLING = ("NOUN", "VERB", "AUX", "ADJ", "PROPN", "X")
PLAIN = 7.0
"""Nats of rarity below which a word says nothing of what a claim is about: قوات is 6.9, قصف 8.8."""
DOING = 8.0
"""Nats from which a word may name an action."""
FIRST = 3
"""Telling words with which a claim comes to its point."""
OPENING = 12
"""Words within which a claim says what it is about; what comes later is mostly background."""
NEGATED = 3
"""Words behind a negation that it may still negate: «لا يمكن أن نترك»."""


class Voice(Struct, frozen=True, kw_only=True, gc=False):
    """`topic` holds the telling skeletons of the content with their rarity, `around` those of the source; `mains` the first telling
    ones, what the claim says above all, `first` the first that is not «وجود» or the like; `told` the actions that it says are or will be,
    `against` those that a cue of denial says are not, `never` those that a negation stands before, `happened` those that are events;
    `opening` where its first words stand, `setting` where and when, `house` who stands behind it; `sentence` counts from 0."""

    claim: Claim
    origin: str
    tellers: frozenset[str]
    topic: dict[str, float]
    around: dict[str, float]
    actions: frozenset[str]
    mains: frozenset[str]
    first: str | None
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]
    sentence: int
    words: tuple[Word, ...]
    opening: Span
    told: frozenset[str]
    denies: bool
    against: frozenset[str]
    never: frozenset[str]
    happened: frozenset[str]
    setting: Setting
    house: House


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
        self.events = items(report.events)
        self.quantities = items(report.quantities)
        self.houses = Houses(report)
        self.places = narrow(items(report.places))
        self.times = short(items(report.times))

    def voice(self, claim: Claim) -> Voice:
        words = tuple(word for span in claim.content for word in self.within(span))
        telling = tuple(_telling(words))
        topic = {key: rarity(word.stem) for key, word in telling}
        actions = frozenset(key for key, word in telling if word.pos in ("NOUN", *VERBAL))
        mains = frozenset(list(topic)[:FIRST])
        doing = frozenset(key for key in actions if topic[key] >= DOING)
        negated = frozenset(negated_in(words)) & doing
        denies = claim.polarity == "negative" or claim.act in listed("acts", "negative")
        events = tuple(event for event in self.events if event.claim == claim.id)
        speaking = self.within(claim.source) if claim.source else ()
        around = {key: rarity(word.stem) for key, word in _telling(speaking)}
        stems = frozenset(word.stem for word in speaking if word.pos in TELLING)
        return Voice(
            claim=claim,
            origin=claim.source_entity or f"nobody of {claim.id}",
            tellers=frozenset(self.tellers(claim)),
            topic=topic,
            around=around,
            actions=actions,
            mains=mains,
            first=next((key for key, word in telling if word.stem not in folded("being")), None),
            names=frozenset(key for key, word in telling if word.pos == "PROPN"),
            quantities=self.own_quantities(claim),
            events=events,
            sentence=bisect_left(self.openings, claim.cue.start + 1) - 1,
            words=words,
            opening=cover(words[:OPENING]) if words else claim.cue,
            told=frozenset() if denies else doing - negated,
            denies=denies,
            against=doing & mains if denies else frozenset(),
            never=frozenset() if denies else negated,
            happened=self.happened(events),
            setting=setting_of(self.report, claim, self.places, self.times),
            house=self.houses.of(claim, stems, frozenset(around)),
        )

    def happened(self, events: tuple[Event, ...]) -> frozenset[str]:
        """The actions of those whose word names one happening."""
        apart = listed("happenings", "told_apart")
        return frozenset(key_of(word) for event in events if event.type not in apart for word in self.within(event.trigger))

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
            if any(contains(span, quantity) for span in claim.content)
            and not any(contains(span, quantity) for span in inner)
        )


def _telling(words: tuple[Word, ...]) -> Iterator[tuple[str, Word]]:
    for word in words:
        if word.pos in TELLING and word.stem not in word_set("function_words") and rarity(word.stem) >= PLAIN:
            yield key_of(word), word


def negated_in(words: tuple[Word, ...]) -> Iterator[str]:
    """The actions of verbs that a negation stands before: «لن تنسحب», «لا يمكن أن نترك»."""
    left = 0
    for word in words:
        if word.key in folded("negated", "particles"):
            left = NEGATED
        elif left and word.pos in VERBAL and word.key not in folded("negated", "carriers"):
            left = 0
            yield key_of(word)
        else:
            left = left - 1 if left and word.key in folded("negated", "carriers") else 0


def key_of(word: Word) -> str:
    """Its skeleton, or the one that stands for all words of its action: انسحاب for مغادرة."""
    key = skeleton(word.stem, word.pos in VERBAL)
    return one_action().get(key, key)


def shared(one: Voice, other: Voice) -> dict[str, float]:
    """The skeletons that both contents hold, with their rarity."""
    small, large = sorted((one.topic, other.topic), key=len)
    return {key: cost for key, cost in small.items() if key in large}
