"""Prepared reports into the tables: numbers given, entities and places found or made, copies linked to their originals."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy import text as sql

from riwaya import __version__
from riwaya.casebook import copies, schema
from riwaya.casebook.migrations import now
from riwaya.casebook.preparing import Prepared, Problem, text_hash
from riwaya.casebook.rows import Row, Rows
from riwaya.casebook.words import postgres_vector

NUMBERED = ("n", "parent", "part_of", "time", "claim", "event", "quantity")
"""Columns that count items of their own report."""
KEYED = {"entity": "entities", "source_entity": "entities", "actor": "entities", "target": "entities", "place": "places"}
MOST_AT_ONCE = 500


class Writer:
    """Writes within one transaction of `connection`. One writer at a time: numbers follow on from the highest there is."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.next = {name: self._highest(table) + 1 for name, table in TABLES.items()}

    def _highest(self, table: Table) -> int:
        return self.connection.scalar(select(func.max(table.c.n))) or 0

    def add(self, prepared: Sequence[Prepared]) -> int:
        """How many of them are copies of others."""
        if not prepared:
            return 0
        numbers = {
            "entities": self.numbers("entities", {k: row for one in prepared for k, row in one.rows.entities.items()}),
            "places": self.numbers("places", {k: row for one in prepared for k, row in one.rows.places.items()}),
        }
        copied = 0
        for one in prepared:
            n = self._add_report(one)
            self.write_items(n, one.rows, one.claim_stems, numbers)
            copied += copies.link(self.connection, n, one.text, one.meta.published or "", one.bands)
        self.connection.execute(
            delete(schema.problems).where(schema.problems.c.place.in_([one.place for one in prepared]))
        )
        return copied

    def _add_report(self, one: Prepared) -> int:
        n = self.next["reports"]
        self.next["reports"] += 1
        words, claims, events = one.counts
        meta = structs.asdict(one.meta)
        self._insert(schema.reports, [meta | {
            "n": n, "id": one.id, "publication": one.publication, "text_hash": text_hash(one.text), "day": one.meta.published or "",
            "part": one.known.part, "author": one.known.author, "how": json.dumps(one.known.how, ensure_ascii=False),
            "added": now(), "reader": __version__, "letters": len(one.text), "words": words, "claims": claims, "events": events,
        }])  # fmt: skip
        self._insert(schema.readings, [{"n": n, "json": one.json}])
        if one.known.original:
            known = one.known
            self._insert(schema.originals, [{
                "n": n, "media_type": known.media_type, "encoding": known.encoding, "bytes": zlib.compress(known.original, 6),
            }])  # fmt: skip
        self._insert(schema.bands, [{"band": band, "report": n} for band in dict.fromkeys(one.bands)])
        self.index("report_words", [(n, one.stems)])
        return n

    def write_items(self, n: int, rows: Rows, claim_stems: Sequence[str], numbers: dict[str, dict[str, int]]) -> None:
        base = n * schema.SPACE
        for name, table in schema.ITEM_TABLES.items():
            self._insert(table, [_placed(row, n, base, numbers, table) for row in rows.tables[name]])
        self.index("claim_words", [(base + at, stems) for at, stems in enumerate(claim_stems)])
        self.count(row["source_entity"] for row in rows.tables["claim_rows"])

    def numbers(self, table: str, wanted: dict[str, Row]) -> dict[str, int]:
        """The number of each key, new ones written."""
        known = self._known(table, list(wanted))
        new = []
        for key, row in wanted.items():
            if key not in known:
                known[key] = self.next[table]
                self.next[table] += 1
                new.append({**row, "n": known[key]})
        self._insert(TABLES[table], new)
        return known

    def _known(self, name: str, keys: Sequence[str]) -> dict[str, int]:
        table = TABLES[name]
        found: dict[str, int] = {}
        for at in range(0, len(keys), MOST_AT_ONCE):
            rows = self.connection.execute(select(table.c.key, table.c.n).where(table.c.key.in_(keys[at : at + MOST_AT_ONCE])))
            found.update((key, n) for key, n in rows)
        return found

    def count(self, keys: Iterable[str | None], sign: int = 1) -> None:
        """The claims of each entity, more or fewer."""
        table = schema.entities
        change = update(table).where(table.c.key == bindparam("of")).values(claims=table.c.claims + bindparam("by"))
        counts = [{"of": key, "by": sign * times} for key, times in Counter(filter(None, keys)).items()]
        if counts:
            self.connection.execute(change, counts)

    def index(self, table: str, rows: Sequence[tuple[int, str]]) -> None:
        """Into the full text."""
        if not rows:
            return
        if self.connection.dialect.name == "sqlite":
            statement, values = f"INSERT INTO {table} (rowid, words) VALUES (:n, :words)", [{"n": n, "words": w} for n, w in rows]
        else:
            statement = f"INSERT INTO {table} (n, words) VALUES (:n, CAST(:words AS tsvector))"
            values = [{"n": n, "words": postgres_vector(w.split())} for n, w in rows]
        self.connection.execute(sql(statement), values)

    def note(self, problems: Iterable[Problem]) -> None:
        """Into the list of problems, each once."""
        table = schema.problems
        for one in problems:
            self.connection.execute(delete(table).where(table.c.place == one.place))
            details = json.dumps(one.details, ensure_ascii=False)
            self.connection.execute(insert(table).values(place=one.place, problem=one.problem, details=details, at=now()))

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)


TABLES = {"reports": schema.reports, "entities": schema.entities, "places": schema.places}


def _placed(row: Row, n: int, base: int, numbers: dict[str, dict[str, int]], table: Table) -> Row:
    """The row with the numbers of the casebook in place of those within the report."""
    placed = {**row}
    for column in NUMBERED:
        if placed.get(column) is not None:
            placed[column] += base
    for column, kind in KEYED.items():
        if placed.get(column) is not None:
            placed[column] = numbers[kind][placed[column]]
    if "report" in table.c:
        placed["report"] = n
    return placed
