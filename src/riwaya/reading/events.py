"""The events layer: what happened, goes on, is planned, proposed or denied, according to whom, with who, where, when, how many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from riwaya.arabic.confidence import class_of
from riwaya.model import Event, Place, Report, Word
from riwaya.reading.happening.confidence import Told, confidence
from riwaya.reading.happening.drafts import Draft, Layers, drafts
from riwaya.reading.happening.same import united
from riwaya.reading.happening.subjects import carried_on
from riwaya.reading.happening.view import View
from riwaya.span import Located, overlaps
from riwaya.stage import Stage

FURNITURE, HEADLINE = "furniture", "headline"


L = TypeVar("L", bound=Located)


def read_events(report: Report) -> Iterator[Event]:
    """Every happening once, in the order of the text."""
    yield from _judged(report, happenings(report))


def happenings(report: Report) -> list[Event]:
    """The same before their confidence is judged."""
    assert isinstance(report.words, tuple)
    return united(_each(report), report.words)


def _each(report: Report) -> Iterator[Event]:
    """Every naming of a happening."""
    assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
    known = known_of(report)
    places = _openings(report.words, known.places)
    entities = {mention.id: mention.entity for mention in known.mentions}
    number = 0
    for sentence in report.sentences:
        words = within(report.words, sentence)
        if sentence.kind == FURNITURE or not words:
            continue
        layers = around(known, sentence)
        view = View(words, {}, places)
        found = drafts(view, layers, sentence.kind == HEADLINE, report.meta.published)
        for draft in carried_on(view, found):
            number += 1
            yield event(f"e{number}", draft, entities)


def _openings(words: Sequence[Word], places: Sequence[Place]) -> frozenset[str]:
    """The stems with which the names of the report's places begin: a place is in the layer once, its name may return."""
    return frozenset(words[bisect_right(words, place.start, key=_start) - 1].stem for place in places)


def known_of(report: Report) -> Layers:
    return Layers(*(_items(report, name) for name in Layers.__struct_fields__))


def _judged(report: Report, events: Sequence[Event]) -> Iterator[Event]:
    """The events with their confidence, where their type has one."""
    assert isinstance(report.words, tuple) and isinstance(report.sentences, tuple)
    known = known_of(report)
    for sentence in report.sentences:
        first = bisect_left(events, sentence.start, key=_trigger_start)
        here = events[first : bisect_left(events, sentence.end, first, key=_trigger_start)]
        classes = {class_ for event in here if (class_ := class_of(event.type)) is not None}
        if not classes:
            yield from here
            continue
        layers, words = around(known, sentence), within(report.words, sentence)
        told = Told(
            tuple(word for word in words if word.pos != "PUNCT"),
            layers.times, layers.quantities, layers.places, layers.claims, here,
        )  # fmt: skip
        by_class = {class_: confidence(told, class_) for class_ in classes}
        for event in here:
            yield msgspec.structs.replace(event, confidence=by_class.get(class_of(event.type) or ""))


def _items(report: Report, name: str) -> tuple[Any, ...]:
    """A layer sorted by start, empty where its stage has not run."""
    items = getattr(report, name)
    return tuple(sorted(items, key=_start)) if isinstance(items, tuple) else ()


def within(items: Sequence[L], sentence: Located) -> tuple[L, ...]:
    """The items, sorted by start, that begin in the sentence."""
    first = bisect_left(items, sentence.start, key=_start)
    return tuple(items[first : bisect_left(items, sentence.end, first, key=_start)])


def _trigger_start(event: Event) -> int:
    return event.trigger.start


def _start(item: Located) -> int:
    return item.start


def around(known: Layers, sentence: Located) -> Layers:
    """What of each layer begins in the sentence; claims also when only their content reaches into it."""
    return Layers(
        mentions=within(known.mentions, sentence),
        times=within(known.times, sentence),
        quantities=within(known.quantities, sentence),
        places=within(known.places, sentence),
        claims=tuple(claim for claim in known.claims if overlaps(claim, sentence)),
    )


def event(id_: str, draft: Draft, entities: dict[str, str]) -> Event:
    """A draft with its id; whoever speaks with the trigger itself («اتهم», «دعا») is who does it."""
    actor, target = draft.arguments
    who = entities.get(actor.id) if actor else None
    whom = entities.get(target.id) if target else None
    if draft.cue_of is not None:
        who = draft.cue_of.source_entity or who
        whom = entities.get(draft.addressee.id) if draft.addressee else whom
    return Event(
        id=id_, trigger=draft.span, type=draft.trigger.rule.type, actor=who, target=whom if whom != who else None,
        place=draft.place, time=draft.time, quantities=draft.quantities, status=draft.verdict.status,
        claim=draft.claim.id if draft.claim else None, evidence=draft.verdict.evidence,
        by=f"{draft.trigger.rule.type}: {draft.trigger.rule.name}",
    )  # fmt: skip


EVENTS = Stage("events", ("words", "mentions", "entities", "times", "quantities", "places", "claims"), read_events)
