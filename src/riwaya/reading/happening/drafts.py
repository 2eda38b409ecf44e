"""The happenings of one sentence with what belongs to them: status, who, where, when, how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from riwaya.arabic.happenings import PAST, grammar, rule_of_act
from riwaya.model import Claim, Mention, Place, Quantity, Time
from riwaya.reading.happening.arguments import Arguments, Scene, arguments, scene
from riwaya.reading.happening.status import Verdict, status_of
from riwaya.reading.happening.triggers import Trigger, triggers
from riwaya.reading.happening.view import View
from riwaya.span import Located, Span, before, begins_in, contains, gap, length, overlaps

L = TypeVar("L", bound=Located)

CLOSE, BESIDE = 60, 30
"""A time to come makes a plan of a trigger so many letters before it; a quantity whose role says nothing belongs to a
trigger at most so many letters before it."""


class Layers(Struct, frozen=True):
    """What earlier stages found inside one sentence."""

    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]


class Draft(Struct, frozen=True):
    """A happening that has no id yet."""

    span: Span
    trigger: Trigger
    verdict: Verdict
    claim: Claim | None
    cue_of: Claim | None
    addressee: Mention | None
    arguments: Arguments
    place: str | None
    time: str | None
    quantities: tuple[str, ...]


def drafts(view: View, layers: Layers, headline: bool, published: str | None) -> list[Draft]:
    """The happenings of a sentence in order."""
    found = list(triggers(view))
    found = sorted([*found, *spoken(view, layers.claims, found)], key=lambda trigger: trigger.first)
    if not found:
        return []
    stage = scene(view, layers.mentions, layers.times)
    spans = [span_of_trigger(view, trigger) for trigger in found]
    counts = _counts(found, spans, layers.quantities)
    return [
        _draft(stage, layers, trigger, span, counts.get(i, ()), headline, published)
        for i, (trigger, span) in enumerate(zip(found, spans, strict=True))
    ]


def spoken(view: View, claims: Iterable[Claim], found: list[Trigger]) -> Iterator[Trigger]:
    """The cues of this sentence that are events themselves, where no entry of the lexicon stands already."""
    taken = {i for trigger in found for i in range(trigger.first, trigger.last + 1)}
    for claim in claims:
        rule = rule_of_act(claim.act)
        covered = view.covered(claim.cue) if rule is not None else range(0)
        if rule is not None and covered and taken.isdisjoint(covered):
            yield Trigger(covered[0], covered[-1], rule, PAST)


def span_of_trigger(view: View, trigger: Trigger) -> Span:
    """Its words without a joined particle or article at the front and a pronoun at the end."""
    first = view.words[trigger.first]
    last = first if trigger.torn else view.words[trigger.last]
    start = next((part.start for part in first.segments if part.kind not in ("conj", "prep", "future")), first.start)
    end = last.segments[-1].start if last.segments[-1].kind == "pronoun" and len(last.segments) > 1 else last.end
    return Span(start, max(end, start + 1))


def _draft(
    stage: Scene,
    layers: Layers,
    trigger: Trigger,
    span: Span,
    counted: tuple[Quantity, ...],
    headline: bool,
    published: str | None,
) -> Draft:
    said = trigger.rule.type in grammar("spoken")
    claim = innermost(layers.claims, span)
    cue_of = next((c for c in layers.claims if said and overlaps(c.cue, span)), None)
    time = nearest(layers.times, span, claim)
    verdict = status_of(stage.view, trigger, claim, headline)
    if verdict.status == "happened" and trigger.role != PAST and not said and _is_to_come(time, span, published):
        verdict = Verdict("planned", (Span(time.start, time.end),) if time else ())
    place = nearest([p for p in layers.places if not p.speaks], span, claim)
    return Draft(
        span, trigger, verdict, claim, cue_of, addressee(cue_of, layers.mentions), arguments(stage, trigger),
        place.id if place else None, time.id if time else None, tuple(q.id for q in counted),
    )  # fmt: skip


def addressee(claim: Claim | None, mentions: Iterable[Mention]) -> Mention | None:
    """Whom the claim speaks to, where they are named."""
    if claim is None or claim.addressee is None:
        return None
    to = claim.addressee
    return next((mention for mention in mentions if overlaps(mention, to)), None)


def innermost(claims: Iterable[Claim], span: Span) -> Claim | None:
    """The claim with the shortest content that holds the span."""
    best: tuple[int, Claim] | None = None
    for claim in claims:
        for content in claim.content:
            if contains(content, span) and not overlaps(claim.cue, span):
                size = length(content)
                best = (size, claim) if best is None or size <= best[0] else best
    return best[1] if best else None


def nearest(items: Sequence[L], span: Span, claim: Claim | None) -> L | None:
    """The next one after the trigger in its sentence, else the last one before it; inside the claim where there is one."""
    within = [x for x in items if claim is None or any(begins_in(x, c) for c in claim.content)]
    return next((x for x in within if before(span, x)), within[-1] if within else None)


def _is_to_come(time: Time | None, span: Span, published: str | None) -> bool:
    """The time stands close behind the trigger and is later than the report."""
    close = time is not None and before(span, time) and gap(span, time) <= CLOSE
    return bool(close and time and published and time.earliest and time.earliest > published)


def _counts(
    found: list[Trigger], spans: list[Span], quantities: tuple[Quantity, ...]
) -> dict[int, tuple[Quantity, ...]]:
    """Which trigger each quantity belongs to: the nearest of a type that it counts, or the one right before it."""
    owned: dict[int, tuple[Quantity, ...]] = {}
    for quantity in quantities:
        fitting = [i for i, t in enumerate(found) if quantity.role in grammar(f"counted_{t.rule.type}")]
        if not fitting:
            fitting = [i for i, span in enumerate(spans) if before(span, quantity) and gap(span, quantity) <= BESIDE]
        if fitting:
            owner = min(fitting, key=lambda i: gap(spans[i], quantity))
            owned[owner] = (*owned.get(owner, ()), quantity)
    return owned
