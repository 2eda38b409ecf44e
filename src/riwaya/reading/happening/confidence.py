"""How surely a sentence tells of one happening: a weighted sum over its words and over what was read from it.

News speaks of violence in general more often than it tells of an attack. Coders were asked which sentences tell of one
(training/event_confidence.py); a feature is what could tell the two apart: the words, a day, a number, the form of the trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp, fsum

from msgspec import Struct

from riwaya.arabic.confidence import class_of, models
from riwaya.arabic.happenings import grammar
from riwaya.model import Claim, Event, Place, Quantity, Time, Word
from riwaya.span import overlaps

REAL = ("happened", "ongoing")
DAYS = ("date", "time")
SHORT, STEP, LAST_STEP, MANY = 12, 4, 4, 4
"""A sentence is short under so many words; places in it are counted in steps of so many, up to the last; and up to how many
events are told apart."""
LEAST_STEM, DECIMALS = 3, 3


class Told(Struct, frozen=True):
    """One sentence, its words without marks, and what was read in it."""

    words: tuple[Word, ...]
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    places: Sequence[Place]
    claims: Sequence[Claim]
    events: Sequence[Event]


def confidence(told: Told, class_: str) -> float:
    """Between 0 and 1: that every coder would take the sentence for news of one such happening."""
    model = models()[class_]
    weights = (model.weights.get(feature, 0.0) for feature in features(told, class_))
    return round(1 / (1 + exp(-model.bias - fsum(weights))), DECIMALS)  # fsum: the same in whatever order the set is read


def features(told: Told, class_: str) -> set[str]:
    """What holds of the sentence."""
    stems = [lightened(word.stem) for word in told.words]
    mine = [event for event in told.events if class_of(event.type) == class_]
    real = [event for event in mine if event.status in REAL]
    found = {f"w:{stem}" for stem in stems}
    found.update(_of_sentence(told, stems))
    found.update(f"other:{event.type}" for event in told.events if event not in mine)
    found.add(f"real:{min(len(real), MANY)}")
    for event in mine:
        found.update((f"type:{event.type}", f"by:{event.by}", f"status:{event.status}"))
    for event in real:
        found.update(_of_event(told, event, stems))
    types = sorted({event.type for event in real})
    found.update(f"both:{one}+{other}" for i, one in enumerate(types) for other in types[i + 1 :])
    return found


def _of_sentence(told: Told, stems: list[str]) -> Iterator[str]:
    if told.words:
        yield f"first:{stems[0]}"
        yield f"opens:{told.words[0].pos}"
    if len(told.words) < SHORT:
        yield "short"
    days = [time for time in told.times if time.type in DAYS]
    yield f"days:{min(len(days), 2)}"
    yield f"places:{min(len(told.places), 3)}"
    yield from (f"time:{time.type}" for time in told.times)
    yield from (f"counts:{quantity.role}" for quantity in told.quantities)
    yield from (f"act:{claim.act}" for claim in told.claims)


def _of_event(told: Told, event: Event, stems: list[str]) -> Iterator[str]:
    at = next((i for i, word in enumerate(told.words) if overlaps(word, event.trigger)), None)
    if at is None:
        return
    form = _form(told.words[at])
    time = next((time.type for time in told.times if time.id == event.time), "none")
    yield from (f"form:{form}", f"form:{form}:{event.type}", f"stands:{form}{min(at // STEP, LAST_STEP)}")
    yield f"before:{stems[at - 1] if at else '^'}"
    yield f"after:{stems[at + 1] if at + 1 < len(stems) else '$'}"
    yield f"pos before:{told.words[at - 1].pos if at else '^'}"
    yield f"pos after:{told.words[at + 1].pos if at + 1 < len(stems) else '$'}"
    yield f"dated:{form}:{time}"
    has = {"counted": event.quantities, "actor": event.actor, "target": event.target, "place": event.place}
    yield from (f"has:{name}" for name, value in has.items() if value)
    if event.quantities:
        yield f"counted:{form}"
    if form == "verb" and (event.quantities or time in DAYS):
        yield "verb anchored"
    claim = next((claim.act for claim in told.claims if claim.id == event.claim), "none")
    yield f"told:{claim}"


def _form(word: Word) -> str:
    if word.pos == "VERB":
        return "verb"
    return "definite" if any(part.kind == "article" for part in word.segments) else "noun"


@lru_cache(maxsize=1 << 14)
def lightened(stem: str) -> str:
    """«مسلحون», «مسلحين» → مسلح: one ending off."""
    for ending in grammar_order():
        if stem.endswith(ending) and len(stem) - len(ending) >= LEAST_STEM:
            return stem[: -len(ending)]
    return stem


@lru_cache(maxsize=1)
def grammar_order() -> tuple[str, ...]:
    """The endings, longest first."""
    return tuple(sorted(grammar("endings"), key=lambda ending: (-len(ending), ending)))
