"""Full text: the reports in which a search finds what it asks for, each with the words around the first find."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs
from sqlalchemy import Connection, select

from riwaya.casebook import schema
from riwaya.casebook.filters import Filter
from riwaya.casebook.queries import numbers
from riwaya.casebook.reading import text_in
from riwaya.casebook.words import found_at, parsed
from riwaya.outline import in_one_line
from riwaya.reading.letters import normalise, published

BEFORE, AFTER = 60, 140
"""Letters of the text shown before and after the first word found."""


class Hit(Struct, frozen=True):
    """A report found: `at` is where in its text the first word stands, `around` the words there, on one line."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    at: int | None
    around: str


def search(
    connection: Connection, query: str, wanted: Filter, sort: str = "", limit: int | None = 20, skip: int = 0
) -> Iterator[Hit]:
    """The reports that hold the words of the query, the newest first. BadQuery where it asks for nothing."""
    terms = parsed(query)
    statement = numbers(connection, "reports", structs.replace(wanted, text=query), sort)
    found = connection.scalars((statement.limit(limit) if limit is not None else statement).offset(skip)).all()
    table, reading = schema.reports, schema.readings
    for n in found:
        columns = (table.c.id, table.c.title, table.c.outlet, table.c.published, reading.c.json)
        row = select(*columns).join(reading, reading.c.n == table.c.n).where(table.c.n == n)
        id, title, outlet, day, data = connection.execute(row).one()
        text = text_in(data)
        letters = normalise(text)
        even = found_at(letters.text, terms)
        at = None if even is None else published(letters, even)
        yield Hit(id, title, outlet, day, at, _around(text, at or 0))


def _around(text: str, at: int) -> str:
    """Whole words, with … where the text goes on."""
    start, end = max(0, at - BEFORE), min(len(text), at + AFTER)
    start = text.find(" ", start, at) + 1 if start else 0
    stop = text.rfind(" ", at, end) if end < len(text) else end
    stop = stop if stop > at else end
    return f"{'… ' if start else ''}{in_one_line(text[start:stop])}{' …' if stop < len(text) else ''}"
