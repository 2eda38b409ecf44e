"""One report with all that must be looked up to show it in tables: made once for each report, and each part when first asked for."""

from __future__ import annotations

from functools import cached_property

from msgspec import structs

from riwaya.arabic.happenings import table
from riwaya.casebook.stored import Stored
from riwaya.eventrows import event_rows
from riwaya.export.naming import indexed, named, parts_of
from riwaya.messages import Messages
from riwaya.model import Claim, Entity, Event, Place, Quantity, Report, Time, items
from riwaya.outline import Row, in_one_line, outline
from riwaya.span import Located, Span, contains, cut, span_of

Item = Report | Stored


def stored(item: Item) -> Stored:
    """A bare report as one that nobody has added to a casebook."""
    return item if isinstance(item, Stored) else Stored(report=item, added="")


class View:
    """`number` counts the reports of an export from 1; `said` has the words for labels."""

    def __init__(self, item: Item, number: int, said: Messages) -> None:
        self.stored, self.number, self.said = stored(item), number, said
        self.report = self.stored.report
        self.text = self.report.text

    def words(self, span: Located | None) -> str:
        return in_one_line(cut(self.text, span)) if span else ""

    def all_words(self, spans: tuple[Span, ...], between: str = " … ") -> str:
        return between.join(self.words(span) for span in spans)

    def label(self, group: str, value: str | None) -> str:
        return self.said.name(group, value)

    @cached_property
    def rows(self) -> dict[str, Row]:
        return {row.claim.id: row for row in outline(self.report)}

    @cached_property
    def tellers(self) -> dict[str, str]:
        """Who tells each event, by its id; an event of a type that is none of ours has nobody here."""
        known = tuple(event for event in items(self.report.events) if event.type in table().types)
        return {row.event.id: row.teller for row in event_rows(structs.replace(self.report, events=known))}

    def teller(self, event: Event) -> str:
        return self.tellers.get(event.id, "")

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in items(self.report.entities)}

    @cached_property
    def times(self) -> dict[str, Time]:
        return {time.id: time for time in items(self.report.times)}

    @cached_property
    def places(self) -> dict[str, Place]:
        return {place.id: place for place in items(self.report.places)}

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        return {quantity.id: quantity for quantity in items(self.report.quantities)}

    def name(self, id: str | None) -> str:
        """What the entity is called; the id where the report has no such entity."""
        entity = self.entities.get(id or "")
        return in_one_line(entity.name) if entity else id or ""

    def row(self, claim: Claim) -> Row:
        return self.rows[claim.id]

    @cached_property
    def place_names(self) -> dict[str, tuple[Span, ...]]:
        """Every stretch of the text that has the name of a place, by the place's id: the place itself stands at one of them."""
        parts = parts_of(self.text)
        at = indexed(parts)
        return {id: (span_of(place), *named(parts, at, place.name)) for id, place in self.places.items()}

    def places_in(self, claim: Claim) -> tuple[Place, ...]:
        """The places named in the content of the claim."""
        inside = (id for id, found in self.place_names.items() if any(contains(c, span) for c in claim.content for span in found))
        return tuple(self.places[id] for id in inside)
