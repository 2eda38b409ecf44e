"""The door to the store."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError, ResourceClosedError

from riwaya.arabic.folding import fold_bare
from riwaya.casebook import queries, reviewing, schema, searching
from riwaya.casebook.adding import Found, Progress, Watcher, add
from riwaya.casebook.connection import PATIENCE, Database, opened
from riwaya.casebook.filters import Filter
from riwaya.casebook.likeness import Change, changes
from riwaya.casebook.migrations import bring_up
from riwaya.casebook.preparing import Problem
from riwaya.casebook.queries import Kind, Row
from riwaya.casebook.reading import stored
from riwaya.casebook.rereading import Reread, reread
from riwaya.casebook.searching import Hit
from riwaya.casebook.stored import Decision, Stored
from riwaya.errors import BadQuery
from riwaya.reader import With, paths_of

EVERYTHING = Filter()


class Casebook:
    """Reports and all that was read in them, in one SQLite file or a PostgreSQL database.

        with Casebook.open("cases.db", create=True) as casebook:
            casebook.add(documents)
            for claim in casebook.list("claims", Filter(act="deny", since="2015-07-01")):
                print(claim["who"], claim["what"])

    `backup` is what the copy is called that was made before an older casebook was brought to this version. Every method
    raises CasebookError (riwaya.errors draws its kinds) where the database cannot do its part.
    """

    def __init__(self, database: Database, backup: str | None = None) -> None:
        self.database = database
        self.backup = backup

    @classmethod
    def open(cls, where: str | os.PathLike[str], create: bool = False, patience: float = PATIENCE) -> Casebook:
        """The casebook at a path, or at a URL as postgresql://user:password@host/name.

        `create` makes it where there is none; `patience` are the seconds to wait for another writer. An older casebook is
        copied and brought to this version, one of a newer version is refused.
        """
        database = opened(where, create, patience)
        try:
            return cls(database, bring_up(database, create))
        except BaseException:
            database.close()
            raise

    @property
    def name(self) -> str:
        """The path, or the URL without its password."""
        return self.database.name

    def add(self, found: Iterable[Found], workers: int = 1, with_: With = None, watch: Watcher | None = None) -> Progress:
        """Reads documents and keeps them; layers that a Report has already are kept as they are.

        What is there already (the same text by the same outlet at the same URL and day) is passed over, an InputError is
        noted among the problems, and the rest goes on. With several `workers` (processes) call it from under
        `if __name__ == "__main__":`.
        """
        return add(self.database, found, workers, paths_of(with_), watch)

    def reread(self, with_: With = None, watch: Callable[[int, int], None] | None = None) -> Reread:
        """Reads every report again with this version of Riwaya; what people decided stays."""
        return reread(self.database, paths_of(with_), watch)

    def list(self, kind: Kind, wanted: Filter = EVERYTHING, sort: str = "", limit: int | None = 50, skip: int = 0) -> list[Row]:
        """A page of claims, events, sources, reports or entities, as the view of that name has them (docs/casebook-views.md)."""
        with self.database.reading() as connection:
            return [*queries.rows(connection, kind, wanted, sort, limit, skip)]

    def each(self, kind: Kind, wanted: Filter = EVERYTHING, sort: str = "") -> Iterator[Row]:
        """The whole list, row by row."""
        with self.database.reading() as connection:
            yield from queries.rows(connection, kind, wanted, sort, None)

    def count(self, kind: Kind, wanted: Filter = EVERYTHING) -> int:
        """How many rows the whole list has."""
        with self.database.reading() as connection:
            return queries.count(connection, kind, wanted)

    def search(self, query: str, wanted: Filter = EVERYTHING, sort: str = "", limit: int | None = 20, skip: int = 0) -> Sequence[Hit]:
        """The reports that hold the words: each word by its stem, "a phrase" or «a phrase» in a row, قصف* by its beginning."""
        with self.database.reading() as connection:
            return [*searching.search(connection, query, wanted, sort, limit, skip)]

    def stream(self, wanted: Filter = EVERYTHING, sort: str = "n") -> Iterator[Stored]:
        """Whole reports with what people decided, in the order in which they were added; few in memory at a time."""
        with self.database.reading() as connection:
            numbers = connection.scalars(queries.numbers(connection, "reports", wanted, sort)).all()
            yield from stored(connection, numbers)

    def get(self, report: str) -> Stored:
        """One report by its id. BadDecision where there is none."""
        with self.database.reading() as connection:
            return next(stored(connection, [reviewing.number_of(connection, report)]))

    def original(self, report: str) -> bytes:
        """The bytes that the text of a report was taken from: a page, a row, the text in UTF-8."""
        with self.database.reading() as connection:
            n = reviewing.number_of(connection, report)
            data = connection.scalar(select(schema.originals.c.bytes).where(schema.originals.c.n == n))
        return zlib.decompress(data) if data is not None else self.get(report).report.text.encode("utf-8")

    def differs(self, copy: str) -> tuple[Change, ...]:
        """What a copy says otherwise than its original; nothing where it is the same text or no copy."""
        here = self.get(copy)
        if here.copy_of is None:
            return ()
        return changes(self.get(here.copy_of).report.text, here.report.text)

    def place(self, name: str) -> tuple[float, float] | None:
        """Where the place of that name lies that most reports speak of, degrees WGS 84; None where none is resolved."""
        table, named = schema.places, schema.report_places
        found = (
            select(table.c.lat, table.c.lon).join(named, named.c.place == table.c.n)
            .where(table.c.folded == fold_bare(name.strip()), table.c.lat.is_not(None))
            .group_by(table.c.n, table.c.lat, table.c.lon).order_by(func.count().desc(), table.c.n).limit(1)
        )  # fmt: skip
        with self.database.reading() as connection:
            row = connection.execute(found).first()
        return (row.lat, row.lon) if row else None

    def problems(self) -> Sequence[Problem]:
        """The documents that could not be read, and why, in the order in which they were met."""
        table = schema.problems
        with self.database.reading() as connection:
            found = connection.execute(select(table.c.place, table.c.problem, table.c.details).order_by(table.c.number))
            return [Problem(place, problem, json.loads(details)) for place, problem, details in found]

    def decide(
        self, report: str, item: str, verdict: str, by: str, changes: dict[str, Any] | None = None, note: str = "", layer: str = ""
    ) -> Decision:
        """Keeps what a person decided about an item of a report: accept, reject, correct, add or note.

        `changes` are the fields that a correction sets, or all fields of an item that is added to `layer`, as JSON holds
        them. BadDecision where there is no such report or item, or the fields do not fit.
        """
        with self.database.writing() as connection:
            return reviewing.decide(connection, report, item, verdict, by, changes or {}, note, layer)

    def undo(self, decision: int, by: str) -> Decision:
        """Takes a decision back; it stays in the history."""
        with self.database.writing() as connection:
            return reviewing.undo(connection, decision, by)

    def history(self, report: str | None = None, item: str | None = None) -> Sequence[Row]:
        """Every decision, the undone ones too, as the view decisions has them."""
        with self.database.reading() as connection:
            return [*reviewing.history(connection, report, item)]

    def sql(self, statement: str) -> tuple[tuple[str, ...], Sequence[tuple[Any, ...]]]:
        """The columns and rows that a SELECT over the views gives; nothing can be changed by it. BadQuery where it is wrong."""
        with self.database.reading() as connection:
            try:
                connection.execute(sql("PRAGMA query_only = ON" if self.database.is_sqlite else "SET TRANSACTION READ ONLY"))
                found = connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
                return tuple(found.keys()), [tuple(row) for row in found]
            except ResourceClosedError:
                return (), []
            except DBAPIError as error:
                raise BadQuery(statement, "bad_sql", reason=str(error.orig).strip().splitlines()[0]) from None

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
