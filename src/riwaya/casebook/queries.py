"""Lists out of a casebook: first the numbers of the rows that are wanted, by the indexes, then a page of the view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, asc, desc, func, literal_column, select
from sqlalchemy import text as sql

from riwaya.casebook import schema
from riwaya.casebook.filters import Filter, claims_wanted, entities_wanted, events_wanted, reports_wanted
from riwaya.casebook.views import views
from riwaya.errors import BadQuery

Kind = Literal["claims", "events", "sources", "reports", "entities"]
Row = dict[str, Any]
BATCH = 400
"""Rows that one statement fetches: more numbers than this in a statement are not faster."""


class List(Struct, frozen=True):
    """How one kind of list is asked for. `sorts` are the columns that it can be ordered by, the first one by default; a
    leading - turns the order round."""

    row: str
    sorts: dict[str, ColumnElement[Any]]
    default: str


claims, events, reports, entities, named = (
    schema.claims, schema.events, schema.reports, schema.entities, schema.report_entities,
)  # fmt: skip
SAID = func.count()
MENTIONED = select(func.count(named.c.report.distinct())).where(named.c.entity == entities.c.n).correlate(entities).scalar_subquery()
LISTS: dict[str, List] = {
    "claims": List(
        "c.n",
        {
            "published": claims.c.day, "n": claims.c.n, "who": entities.c.name, "act": claims.c.act, "outlet": claims.c.outlet,
            "side": claims.c.side, "source_kind": claims.c.source_kind, "certainty": claims.c.certainty,
        },
        "-published",
    ),
    "events": List(
        "v.n",
        {
            "published": events.c.day, "n": events.c.n, "when": func.coalesce(events.c.earliest, events.c.day), "type": events.c.type,
            "status": events.c.status, "outlet": events.c.outlet, "where": schema.places.c.name,
        },
        "-published",
    ),
    "sources": List(
        "e.n",
        {"claims": SAID, "reports": func.count(claims.c.report.distinct()), "who": entities.c.name, "kind": entities.c.kind},
        "-claims",
    ),
    "reports": List(
        "r.n",
        {
            "published": reports.c.day, "n": reports.c.n, "added": reports.c.n, "outlet": reports.c.outlet, "title": reports.c.title,
            "claims": reports.c.claims, "events": reports.c.events, "words": reports.c.words,
        },
        "-published",
    ),
    "entities": List(
        "e.n",
        {"reports": MENTIONED, "claims": entities.c.claims, "name": entities.c.name, "kind": entities.c.kind},
        "-reports",
    ),
}  # fmt: skip


def rows(connection: Connection, kind: Kind, wanted: Filter, sort: str = "", limit: int | None = 50, skip: int = 0) -> Iterator[Row]:
    """The rows of a list in order, as the view of its name has them; all of them where `limit` is None.

    BadQuery for an order that the list does not have. Rows of equal rank stand in the order in which they were added.
    """
    statement = numbers(connection, kind, wanted, sort)
    if limit is not None:
        statement = statement.limit(limit)
    found = connection.scalars(statement.offset(skip) if skip else statement).all()
    for batch in _batches(found):
        yield from _view(connection, kind, batch, wanted)


def count(connection: Connection, kind: Kind, wanted: Filter) -> int:
    """How many rows the whole list has."""
    ordered = numbers(connection, kind, wanted, "").order_by(None)
    return connection.scalar(select(func.count()).select_from(ordered.subquery())) or 0


def numbers(connection: Connection, kind: Kind, wanted: Filter, sort: str) -> Select[Any]:
    """The numbers of the rows of a list, in order."""
    order = sort or LISTS[kind].default
    column = LISTS[kind].sorts.get(order.removeprefix("-"))
    if column is None:
        raise BadQuery(order, "bad_sort", known=", ".join(LISTS[kind].sorts))
    dialect = connection.dialect.name
    direction = desc if order.startswith("-") else asc
    match kind:
        case "claims":
            base = select(claims.c.n).where(*claims_wanted(wanted, dialect))
            if column is entities.c.name:
                base = base.outerjoin(entities, entities.c.n == claims.c.source_entity)
            return base.order_by(direction(column), direction(claims.c.n))
        case "events":
            base = select(events.c.n).where(*events_wanted(wanted, dialect))
            if column is schema.places.c.name:
                base = base.outerjoin(schema.places, schema.places.c.n == events.c.place)
            return base.order_by(direction(column), direction(events.c.n))
        case "reports":
            return select(reports.c.n).where(*reports_wanted(wanted, dialect)).order_by(direction(column), direction(reports.c.n))
        case "sources":
            return _sources(wanted, dialect, column, direction)
        case "entities":
            return _entities(wanted, dialect, column, direction)


def _sources(wanted: Filter, dialect: str, column: ColumnElement[Any], direction: Any) -> Select[Any]:
    """Everybody with a claim of that kind. Of all claims there is a count beside each name."""
    if wanted == Filter() and column is SAID:
        return select(entities.c.n).where(entities.c.claims > 0).order_by(direction(entities.c.claims), entities.c.n)
    who = claims.c.source_entity
    base = select(who).where(who.is_not(None), *claims_wanted(wanted, dialect)).group_by(who)
    if column in (entities.c.name, entities.c.kind):
        base = base.join(entities, entities.c.n == who).group_by(column)
    return base.order_by(direction(column), who)


def _entities(wanted: Filter, dialect: str, column: ColumnElement[Any], direction: Any) -> Select[Any]:
    return select(entities.c.n).where(*entities_wanted(wanted, dialect)).order_by(direction(column), entities.c.n)


def _batches(numbers_: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(numbers_)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _view(connection: Connection, kind: Kind, batch: Sequence[int], wanted: Filter) -> Iterator[Row]:
    """The rows of the view with these numbers, in the order of the numbers."""
    view = views()[kind]
    condition = f"{LISTS[kind].row} IN ({', '.join(map(str, batch))})"
    if kind == "sources" and wanted != Filter():
        found = _sources_of(connection, batch, wanted)
    else:
        found = {row["n"]: row for row in map(dict, connection.execute(sql(view.statement(condition))).mappings())}
    yield from (found[n] for n in batch if n in found)


def _sources_of(connection: Connection, batch: Sequence[int], wanted: Filter) -> dict[int, Row]:
    """The same columns, counted over the claims that are wanted alone."""
    conditions = claims_wanted(wanted, connection.dialect.name)
    counted = select(*(_column(name, c.sql) for name, c in views()["sources"].columns.items()))
    e, c = entities.alias("e"), claims.alias("c")
    within = select(claims.c.n).where(claims.c.source_entity.in_(batch), *conditions)
    statement = counted.select_from(e.join(c, c.c.source_entity == e.c.n)).where(c.c.n.in_(within))
    return {row["n"]: row for row in map(dict, connection.execute(statement.group_by(sql(views()["sources"].group))).mappings())}


def _column(name: str, made: str) -> ColumnElement[Any]:
    return literal_column(made).label(name)
