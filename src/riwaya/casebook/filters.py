"""What a list is asked for, and how that is said to the database."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, bindparam, literal_column, or_, select
from sqlalchemy import text as sql

from riwaya.arabic.folding import fold_bare
from riwaya.casebook import schema
from riwaya.casebook.rows import on_sphere
from riwaya.casebook.words import parsed, postgres_match, sqlite_match
from riwaya.outline import in_one_line

EARTH_KM = 6371.0088
COARSE_KM = 25.0
"""Places known only to lie somewhere in a larger circle than this, and than the one asked for, are near nothing."""
CLAIM, EVENT, REPORT = "claim", "event", "report"


class Near(Struct, frozen=True):
    """Within `km` of a point, degrees WGS 84."""

    lat: float
    lon: float
    km: float


class Filter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wanted; what is None is not asked for.

    `text` is a search (riwaya.casebook.words): in the claim for claims and sources, in the report for the rest. `source`,
    `actor` and `target` are part of a name, or the id of an actor (actor:sy.army). `since` and `until` are days of
    publication; for events days on which they may have happened, of publication where no day is told. `place` is part of a
    name or the code of a country (SY). `originals` leaves out copies.
    """

    text: str | None = None
    source: str | None = None
    kind: str | None = None
    side: str | None = None
    act: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    near: Near | None = None
    type: str | None = None
    status: str | None = None
    actor: str | None = None
    target: str | None = None
    report: str | None = None
    review: str | None = None
    originals: bool = False


Condition = ColumnElement[bool]
CLAIM_FIELDS = {"act": "act", "kind": "source_kind", "side": "side", "certainty": "certainty", "polarity": "polarity"}


def claims_wanted(wanted: Filter, dialect: str) -> list[Condition]:
    """What must be true of a row of claim_rows."""
    table = schema.claims
    found = list(_of_claim(wanted)) + list(_published(wanted, table)) + list(_common(wanted, table))
    if wanted.place or wanted.near:
        spoken = schema.claim_places
        found.append(table.c.n.in_(select(spoken.c.claim).where(spoken.c.place.in_(places_wanted(wanted)))))
    if any((wanted.type, wanted.status, wanted.actor, wanted.target)):
        events = schema.events
        found.append(table.c.n.in_(select(events.c.claim).where(events.c.claim.is_not(None), *_of_event(wanted))))
    if wanted.text:
        found.append(table.c.n.in_(matching("claim_words", wanted.text, dialect)))
    return found


def events_wanted(wanted: Filter, dialect: str) -> list[Condition]:
    """What must be true of a row of event_rows."""
    table = schema.events
    found = list(_of_event(wanted)) + list(_happened(wanted)) + list(_common(wanted, table))
    if wanted.place or wanted.near:
        found.append(table.c.place.in_(places_wanted(wanted)))
    if of_claim := list(_of_claim(wanted)):
        found.append(table.c.claim.in_(select(schema.claims.c.n).where(*of_claim)))
    if wanted.text:
        found.append(table.c.report.in_(matching("report_words", wanted.text, dialect)))
    return found


def reports_wanted(wanted: Filter, dialect: str) -> list[Condition]:
    """What must be true of a row of report_rows: itself, or of one of its claims, events or places."""
    table = schema.reports
    found = list(_published(wanted, table))
    if wanted.outlet:
        found.append(table.c.outlet == wanted.outlet)
    if wanted.report:
        found.append(table.c.id == wanted.report)
    if wanted.originals:
        found.append(table.c.copy_of.is_(None))
    if of_claim := list(_of_claim(wanted)):
        found.append(table.c.n.in_(select(schema.claims.c.report).where(*of_claim)))
    if of_event := list(_of_event(wanted)):
        found.append(table.c.n.in_(select(schema.events.c.report).where(*of_event)))
    if wanted.place or wanted.near:
        named = schema.report_places
        found.append(table.c.n.in_(select(named.c.report).where(named.c.place.in_(places_wanted(wanted)))))
    if wanted.review:
        found.append(table.c.n.in_(select(schema.decisions.c.report).where(schema.decisions.c.undone_at.is_(None))))
    if wanted.text:
        found.append(table.c.n.in_(matching("report_words", wanted.text, dialect)))
    return found


def entities_wanted(wanted: Filter, dialect: str) -> list[Condition]:
    """What must be true of a row of entity_rows; `source` is its name and `kind` its kind."""
    table, named = schema.entities, schema.report_entities
    found: list[Condition] = []
    if wanted.source:
        found.append(_named(table, wanted.source))
    if wanted.kind:
        found.append(table.c.kind == wanted.kind)
    if wanted.side:
        found.append(table.c.n.in_(select(named.c.entity).where(named.c.side == wanted.side)))
    whole = Filter(
        text=wanted.text, outlet=wanted.outlet, since=wanted.since, until=wanted.until, report=wanted.report,
        place=wanted.place, near=wanted.near, type=wanted.type, status=wanted.status, originals=wanted.originals,
    )  # fmt: skip
    if of_report := reports_wanted(whole, dialect):
        of_them = select(schema.reports.c.n).where(*of_report)
        found.append(table.c.n.in_(select(named.c.entity).where(named.c.report.in_(of_them))))
    return found


def _of_claim(wanted: Filter) -> Iterator[Condition]:
    table = schema.claims
    for field, column in CLAIM_FIELDS.items():
        if (value := getattr(wanted, field)) is not None:
            yield table.c[column] == value
    if wanted.source:
        yield table.c.source_entity.in_(select(schema.entities.c.n).where(_named(schema.entities, wanted.source)))


def _of_event(wanted: Filter) -> Iterator[Condition]:
    table = schema.events
    if wanted.type:
        yield table.c.type == wanted.type
    if wanted.status:
        yield table.c.status == wanted.status
    for role in ("actor", "target"):
        if name := getattr(wanted, role):
            yield table.c[role].in_(select(schema.entities.c.n).where(_named(schema.entities, name)))


def _published(wanted: Filter, table: Any) -> Iterator[Condition]:
    if wanted.since:
        yield table.c.day >= wanted.since
    if wanted.until:
        yield and_(table.c.day <= wanted.until, table.c.day != "")


def _happened(wanted: Filter) -> Iterator[Condition]:
    """On a day of the period, as far as the words tell; events of no day by the day of their report."""
    table = schema.events
    if wanted.since:
        yield or_(table.c.latest >= wanted.since, and_(table.c.latest.is_(None), table.c.day >= wanted.since))
    if wanted.until:
        undated = and_(table.c.earliest.is_(None), table.c.day <= wanted.until, table.c.day != "")
        yield or_(table.c.earliest <= wanted.until, undated)


def _common(wanted: Filter, table: Any) -> Iterator[Condition]:
    if wanted.outlet:
        yield table.c.outlet == wanted.outlet
    if wanted.report:
        yield table.c.report == select(schema.reports.c.n).where(schema.reports.c.id == wanted.report).scalar_subquery()
    if wanted.review:
        yield table.c.review == wanted.review
    if wanted.originals:
        yield table.c.copy == 0


def _named(table: Any, name: str) -> Condition:
    """Part of a name, as editors may spell it; or the id of an actor."""
    if name.startswith("actor:"):
        return table.c.key == name  # type: ignore[no-any-return]
    return table.c.folded.contains(fold_bare(in_one_line(name)), autoescape=True)  # type: ignore[no-any-return]


def places_wanted(wanted: Filter) -> Select[Any]:
    """The numbers of the places of that name or country, or near the point."""
    table = schema.places
    found = select(table.c.n)
    if wanted.place:
        code = len(wanted.place) == 2 and wanted.place.isascii()
        found = found.where(table.c.country == wanted.place.upper() if code else _named(table, wanted.place))
    if wanted.near:
        found = found.where(*_near(wanted.near))
    return found


def _near(near: Near) -> Iterator[Condition]:
    """The chord between two points of the sphere grows with their distance: no trigonometry in the database."""
    table = schema.places
    x, y, z = on_sphere(near.lat, near.lon)
    chord = 2 * math.sin(min(near.km / EARTH_KM, math.pi) / 2)
    reach = math.degrees(near.km / EARTH_KM)
    yield table.c.lat.between(near.lat - reach, near.lat + reach)
    square = [(column - value) * (column - value) for column, value in ((table.c.x, x), (table.c.y, y), (table.c.z, z))]
    yield square[0] + square[1] + square[2] <= chord * chord
    yield or_(table.c.radius_km.is_(None), table.c.radius_km <= max(near.km, COARSE_KM))


def matching(index: str, query: str, dialect: str) -> Select[Any]:
    """The numbers of the texts in which the search finds what it asks for. BadQuery where it asks for nothing."""
    terms = parsed(query)
    if dialect == "sqlite":
        match = sql(f"{index} MATCH :{index}").bindparams(bindparam(index, sqlite_match(terms)))
        return select(literal_column("rowid")).select_from(sql(index)).where(match)
    match = sql(f"words @@ CAST(:{index} AS tsquery)").bindparams(bindparam(index, postgres_match(terms)))
    return select(literal_column("n")).select_from(sql(index)).where(match)
