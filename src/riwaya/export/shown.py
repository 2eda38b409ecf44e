"""What the columns show that are looked up for readers: one small function for each column of dictionary.toml with `shown`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import UNSET, Struct

from riwaya.arabic.happenings import table
from riwaya.belonging import claim_of
from riwaya.export.view import View
from riwaya.model import WORKING_LAYERS, Account, Claim, Entity, Event, Position, Quantity, Report, Time, items
from riwaya.outline import in_one_line, manner_of
from riwaya.span import Located, span_of

Show = Callable[[View, Any], Any]
LISTED = "، "


class Side(Struct, frozen=True):
    """A position with the account that it belongs to; `place` counts the positions of an account from 1."""

    account: Account
    place: int
    position: Position


def layers_of(report: Report) -> tuple[str, ...]:
    """The layers of the contract that were read, found or not."""
    named = (name for name in Report.__struct_fields__[4:] if name not in WORKING_LAYERS)
    return tuple(name for name in named if getattr(report, name) is not UNSET)


def item_words(view: View, item: Located) -> str:
    return view.words(span_of(item))


def manner(view: View, claim: Claim) -> str:
    return LISTED.join(view.label(group, value) for group, value in manner_of(claim))


def speaker(view: View, claim: Claim) -> str:
    return view.row(claim).speaker


def side_of(view: View, claim: Claim) -> str:
    entity = view.entities.get(claim.source_entity or "")
    return view.label("sides", entity.side) if entity else ""


def time_of(view: View, id: str | None) -> Time | None:
    return view.times.get(id or "")


def first_day(view: View, id: str | None) -> str | None:
    time = time_of(view, id)
    return time.earliest if time else None


def last_day(view: View, id: str | None) -> str | None:
    time = time_of(view, id)
    return time.latest if time else None


def place_field(name: str) -> Show:
    """A field of the event's place."""
    return lambda view, event: getattr(view.places.get(event.place or ""), name, None)


def event_label(view: View, event: Event) -> str:
    """The name of the type; itself where it is none of ours."""
    if view.said.lang == "ar" and event.type in table().types:
        return table().types[event.type].ar
    return event.type.replace("_", " ")


def where_to(home: str) -> Show:
    """Where PLOVER or ACLED puts the event's type."""
    return lambda _, event: getattr(table().types.get(event.type), home, "")


def claims_by(view: View, entity: Entity) -> int:
    return sum(claim.source_entity == entity.id for claim in items(view.report.claims))


def claim_that_tells(view: View, quantity: Quantity) -> str | None:
    claim = claim_of(view.report, quantity)
    return claim.id if claim else None


def asked(view: View, account: Account) -> str:
    return account.question if view.said.lang == "ar" else account.question_en or account.question


REPORTS: dict[str, Show] = {
    "claims": lambda view, _: len(items(view.report.claims)),
    "events": lambda view, _: len(items(view.report.events)),
    "layers": lambda view, _: layers_of(view.report),
}
CLAIMS: dict[str, Show] = {
    "who": speaker,
    "kind": lambda view, claim: view.label("kinds", claim.source_kind),
    "side": side_of,
    "does": lambda view, claim: view.label("acts", claim.act),
    "what": lambda view, claim: view.all_words(claim.content),
    "manner": manner,
    "told_by": lambda view, claim: " ← ".join(view.row(claim).chain),
    "to": lambda view, claim: view.words(claim.addressee),
    "said": lambda view, claim: view.row(claim).time,
    "said_from": lambda view, claim: first_day(view, claim.time),
    "said_to": lambda view, claim: last_day(view, claim.time),
    "where": lambda view, claim: LISTED.join(in_one_line(place.name) for place in view.places_in(claim)),
    "when": lambda view, claim: LISTED.join(words for _, words in view.row(claim).told),
    "how_many": lambda view, claim: LISTED.join(item_words(view, one) for one in view.row(claim).quantities),
    "shown_by": lambda view, claim: view.all_words(claim.evidence, LISTED),
    "doubted_by": lambda view, claim: view.all_words(claim.distance, LISTED),
    "paragraph": lambda view, claim: view.row(claim).paragraph or None,
}
EVENTS: dict[str, Show] = {
    "what": event_label,
    "words": lambda view, event: view.words(event.trigger),
    "who": lambda view, event: view.name(event.actor),
    "whom": lambda view, event: view.name(event.target),
    "where": lambda view, event: view.words(view.places.get(event.place or "")),
    "country": place_field("country"),
    "lat": place_field("lat"),
    "lon": place_field("lon"),
    "radius_km": place_field("radius_km"),
    "when": lambda view, event: view.words(time_of(view, event.time)),
    "day_from": lambda view, event: first_day(view, event.time),
    "day_to": lambda view, event: last_day(view, event.time),
    "how_many": lambda view, event: LISTED.join(
        item_words(view, view.quantities[id]) for id in event.quantities if id in view.quantities
    ),
    "outcome": lambda view, event: view.label("statuses", event.status),
    "told_by": lambda view, event: view.teller(event),
    "plover": where_to("plover"),
    "acled": where_to("acled"),
}
PLACES: dict[str, Show] = {"words": item_words, "what": lambda view, place: view.label("place_kinds", place.kind)}
ENTITIES: dict[str, Show] = {
    "what": lambda view, entity: view.label("kinds", entity.kind),
    "faction": lambda view, entity: view.label("sides", entity.side),
    "times_named": lambda _, entity: len(entity.mentions),
    "claims": claims_by,
}
QUANTITIES: dict[str, Show] = {
    "words": item_words,
    "what": lambda view, quantity: view.label("roles", quantity.role),
    "told_in": claim_that_tells,
}
ACCOUNTS: dict[str, Show] = {"verdict": lambda view, account: view.label("relations", account.relation)}
POSITIONS: dict[str, Show] = {
    "account": lambda _, side: side.account.id,
    "place": lambda _, side: side.place,
    "question": lambda view, side: asked(view, side.account),
    "answer": lambda view, side: view.label("stances", side.position.stance),
    "who": lambda view, side: LISTED.join(map(view.name, side.position.sources)),
}
MENTIONS: dict[str, Show] = {"words": item_words, "name": lambda view, mention: view.name(mention.entity)}
TIMES: dict[str, Show] = {"words": item_words}
KEYS: dict[str, Show] = {"n": lambda view, _: view.number, "report": lambda view, _: view.report.id}
ORIGIN: dict[str, Show] = {
    "outlet": lambda view, _: view.report.meta.outlet,
    "published": lambda view, _: view.report.meta.published,
}
SHOWN: dict[str, dict[str, Show]] = {
    "reports": KEYS | REPORTS,
    "claims": KEYS | ORIGIN | CLAIMS,
    "events": KEYS | ORIGIN | EVENTS,
    "places": KEYS | PLACES,
    "entities": KEYS | ENTITIES,
    "quantities": KEYS | QUANTITIES,
    "times": KEYS | TIMES,
    "accounts": KEYS | ACCOUNTS,
    "positions": KEYS | POSITIONS,
    "mentions": KEYS | MENTIONS,
    "sentences": KEYS,
}
