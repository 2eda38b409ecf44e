"""The events of a report with all that must be looked up to show them: what the table and the page draw."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from riwaya.arabic.happenings import Home, home
from riwaya.model import Event, Report, items
from riwaya.outline import in_one_line, speaker_key
from riwaya.span import Span, cut, span_of


class EventRow(Struct, frozen=True, kw_only=True):
    """One event in words: empty where the report does not say. `teller` is empty where the outlet itself tells it."""

    event: Event
    home: Home
    words: str
    actor: str
    target: str
    place: str
    time: str
    counts: tuple[str, ...]
    teller: str
    evidence: tuple[str, ...]
    again: tuple[str, ...]


def event_rows(report: Report) -> tuple[EventRow, ...]:
    """Every event in the order of the text."""
    return tuple(_rows(report))


def who_and_whom(row: EventRow) -> str:
    """«الجيش ← المدينة»; a target of nobody known stands behind its arrow: «← المدينة»."""
    return f"{row.actor} ← {row.target}".strip() if row.target else row.actor


def _rows(report: Report) -> Iterator[EventRow]:
    names = {entity.id: in_one_line(entity.name) for entity in items(report.entities)}
    claims = {claim.id: claim for claim in items(report.claims)}
    stretches: dict[str, Span] = {item.id: span_of(item) for item in items(report.times)}
    stretches |= {item.id: span_of(item) for item in items(report.quantities)}
    stretches |= {item.id: span_of(item) for item in items(report.places)}

    def words(span: Span | None) -> str:
        return in_one_line(cut(report.text, span)) if span else ""

    for event in items(report.events):
        claim = claims.get(event.claim or "")
        key = speaker_key(claim, report.text) if claim else ""
        yield EventRow(
            event=event,
            home=home(event.type),
            words=words(event.trigger),
            actor=names.get(event.actor or "", ""),
            target=names.get(event.target or "", ""),
            place=words(stretches.get(event.place or "")),
            time=words(stretches.get(event.time or "")),
            counts=tuple(words(stretches.get(quantity)) for quantity in event.quantities),
            teller=(names.get(key) or in_one_line(key) or words(claim.cue)) if claim else "",
            evidence=tuple(words(span) for span in event.evidence),
            again=tuple(words(span) for span in event.mentions),
        )
