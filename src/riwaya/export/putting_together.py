"""Rows of tables laid by on disk, and a report put together of its rows."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from riwaya.casebook.stored import Decision, Stored
from riwaya.export.cells import from_cell
from riwaya.export.edits import spans_fit
from riwaya.export.tables import STRUCTS, columns
from riwaya.model import Account, Meta, Position, Report

Cells = Mapping[str, Any]
BATCH = 2_000
OWN = ("sentences", "mentions", "entities", "times", "quantities", "places", "claims", "events")
"""Layers whose table has a row for each item and all of it."""


class Laid:
    """Rows by the number of their report, in a database of their own that goes when it is closed."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="riwaya-")
        self.base = sqlite3.connect(Path(self.folder.name) / "rows", isolation_level=None)
        self.base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
        self.base.execute("CREATE TABLE rows (number INTEGER, kind TEXT, cells BLOB)")
        self.waiting: list[tuple[int, str, bytes]] = []
        self.tables: set[str] = set()
        self.sorted = False

    def __enter__(self) -> Laid:
        return self

    def __exit__(self, *error: object) -> None:
        self.base.close()
        self.folder.cleanup()

    def add(self, table: str, cells: Cells) -> None:
        """One row; ValueError where it does not say of which report it is."""
        self.tables.add(table)
        self.waiting.append((int(cells["n"]), table, msgspec.json.encode(cells)))
        if len(self.waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        self.base.executemany("INSERT INTO rows VALUES (?, ?, ?)", self.waiting)
        self.waiting.clear()

    def numbers(self) -> Iterator[int]:
        """The reports in the order of their table."""
        self.flush()
        self.base.execute("CREATE INDEX by_number ON rows (number, kind)")
        for (number,) in self.base.execute("SELECT number FROM rows WHERE kind = 'reports' ORDER BY rowid"):
            yield number

    def of(self, number: int, table: str) -> list[dict[str, Any]]:
        found = self.base.execute("SELECT cells FROM rows WHERE number = ? AND kind = ? ORDER BY rowid", (number, table))
        return [msgspec.json.decode(cells) for (cells,) in found]


def report_of(laid: Laid, number: int) -> Stored:
    """The report of this number; ValueError that names the table and the column where a cell is none."""
    (row, *_) = laid.of(number, "reports")
    values = {name: _value("reports", name, row) for name in _fields("reports") if name in row}
    read = tuple(values.get("layers") or ()) if "layers" in row else tuple(name for name in _layer_names() if name in laid.tables)
    layers = {name: tuple(_layer(laid, number, name)) for name in read}
    meta = Meta(**{name: values.get(name) for name in Meta.__struct_fields__})
    report = structs.replace(Report(id=values["id"], text=values["text"], schema=values["schema"], meta=meta), **layers)
    if not spans_fit(report):
        raise ValueError("a span lies outside the text")
    own = {name: values[name] for name in Stored.__struct_fields__ if name in values and name not in ("report", "decisions")}
    decisions = tuple(msgspec.convert(list(values.get("decisions") or ()), type=list[Decision]))
    return Stored(report=report, decisions=decisions, **own)


def _layer_names() -> tuple[str, ...]:
    return (*OWN, "accounts")


def _layer(laid: Laid, number: int, name: str) -> Iterable[Any]:
    if name not in _layer_names():
        raise ValueError(f"reports.layers: no layer is called {name!r}")
    rows = laid.of(number, name)
    if name == "accounts":
        sides = laid.of(number, "positions")
        return (_account(row, [side for side in sides if side.get("account") == row.get("id")]) for row in rows)
    return (_item(name, STRUCTS[name], row) for row in rows)


def _account(row: Cells, sides: list[dict[str, Any]]) -> Account:
    ordered = sorted(sides, key=lambda side: float(side.get("place") or 0))
    positions = tuple(_item("positions", Position, side) for side in ordered)
    account: Account = _item("accounts", Account, row, positions=positions)
    return account


def _item(table: str, struct: type[Any], row: Cells, **more: Any) -> Any:
    values = {name: _value(table, name, row) for name in _fields(table) if name in row}
    try:
        return struct(**values, **more)
    except TypeError as error:
        raise ValueError(f"{table}: {error}") from None


def _fields(table: str) -> tuple[str, ...]:
    return tuple(source.name for source in columns(table) if source.field or source.name == "layers")


def _value(table: str, name: str, row: Cells) -> Any:
    kind = next(source.kind for source in columns(table) if source.name == name)
    try:
        return from_cell(kind, row[name])
    except (ValueError, TypeError, msgspec.MsgspecError) as error:
        raise ValueError(f"{table}.{name}: {error}") from None
