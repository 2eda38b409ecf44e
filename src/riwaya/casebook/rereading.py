"""Every report read again by this version of Riwaya: what people decided stays, and the search is made by the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import UNSET, structs
from sqlalchemy import Connection, func, select, update
from sqlalchemy import text as sql

from riwaya import __version__
from riwaya.casebook import schema
from riwaya.casebook.connection import Database
from riwaya.casebook.reading import as_read, text_in
from riwaya.casebook.reviewing import read_anew
from riwaya.casebook.words import fingerprint, stems
from riwaya.casebook.writing import Writer
from riwaya.model import Report
from riwaya.pipeline import read_report

AT_ONCE = 8


class Reread(msgspec.Struct, frozen=True):
    """How many reports were read again, and how many decisions no longer have an item that they were about."""

    read: int = 0
    lost: int = 0


def reread(database: Database, additions: Sequence[Path] = (), watch: Callable[[int, int], None] | None = None) -> Reread:
    """Reads every report again. Stopped and begun again it starts from the first report: to read twice changes nothing."""
    with database.writing() as connection:
        reindex(connection)
        total = connection.scalar(select(func.count()).select_from(schema.reports)) or 0
    done = Reread()
    for numbers in _batches(database):
        with database.writing() as connection:
            lost = sum(read_anew(connection, n, again(as_read(connection, n), additions), __version__) for n in numbers)
        done = Reread(done.read + len(numbers), done.lost + lost)
        if watch:
            watch(done.read, total)
    return done


def again(report: Report, additions: Sequence[Path] = ()) -> Report:
    """The report with every layer made anew from its text."""
    layers = [field for field in Report.__struct_fields__ if getattr(report, field) is not UNSET and field not in KEPT]
    return read_report(structs.replace(report, **dict.fromkeys(layers, UNSET)), additions)


KEPT = ("schema", "id", "text", "meta")


def _batches(database: Database) -> Iterator[list[int]]:
    last = 0
    while True:
        with database.reading() as connection:
            table = schema.reports
            numbers = list(connection.scalars(select(table.c.n).where(table.c.n > last).order_by(table.c.n).limit(AT_ONCE)))
        if not numbers:
            return
        yield numbers
        last = numbers[-1]


def reindex(connection: Connection) -> bool:
    """Makes the full text anew where the stems of words may be others than when it was made; was it?"""
    facts = schema.facts
    made_by = connection.scalar(select(facts.c.value).where(facts.c.name == "words"))
    if made_by == fingerprint():
        return False
    _empty(connection)
    writer, claims = Writer(connection), schema.claims
    for n, data in connection.execute(select(schema.readings.c.n, schema.readings.c.json)):
        writer.index("report_words", [(n, " ".join(stems(text_in(data))))])
    for n, source, cue, content in connection.execute(select(claims.c.n, claims.c.source, claims.c.cue, claims.c.content)):
        writer.index("claim_words", [(n, " ".join(stems(" ".join(filter(None, (source, cue, content))))))])
    connection.execute(update(facts).where(facts.c.name == "words").values(value=fingerprint()))
    return True


def _empty(connection: Connection) -> None:
    for table in ("report_words", "claim_words"):
        if connection.dialect.name == "sqlite":
            connection.execute(sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')"))
        else:
            connection.execute(sql(f"DELETE FROM {table}"))
