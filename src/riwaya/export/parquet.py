"""Parquet: a file for each table, typed: spans are lists of two numbers, several spans lists of these, ids lists of texts."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from riwaya.dictionary import dictionary
from riwaya.export.cells import to_cell
from riwaya.export.csv_hxl import write_dictionary
from riwaya.export.tables import Source, columns, rows
from riwaya.export.view import Item, View
from riwaya.export.wishes import Wishes, needed

GROUP = 20_000
"""Rows kept in memory before they are written; the texts of reports are written 500 at a time."""
GROUPS = {"reports": 500}


def write_parquet(items: Iterable[Item], out: Path, wishes: Wishes) -> None:
    """A folder of tables, all filled as the reports come."""
    with ExitStack() as stack:
        files = {table: stack.enter_context((out / f"{table}.parquet").open("wb")) for table in wishes.chosen}
        _write([stack.enter_context(ParquetTable(table, stream)) for table, stream in files.items()], items, wishes)
    write_dictionary(out, wishes)


def write_one_parquet(items: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """A single table."""
    with ParquetTable(wishes.chosen[0], out) as table:
        _write([table], items, wishes)


def _write(tables: list[ParquetTable], items: Iterable[Item], wishes: Wishes) -> None:
    for number, item in enumerate(items, start=1):
        view = View(item, number, wishes.said)
        for table in tables:
            table.add(view)


class ParquetTable:
    """One table on its way into a stream; the heading, the meaning and the HXL tag of each column are metadata of its field."""

    def __init__(self, table: str, out: BinaryIO) -> None:
        self.arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
        self.table, self.sources = table, columns(table)
        self.schema = self.arrow.schema([_field(self.arrow, table, source) for source in self.sources])
        self.writer = parquet.ParquetWriter(out, self.schema, compression="zstd")
        self.waiting: list[list[Any]] = []

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(self, *error: object) -> None:
        if not any(error):
            self.flush()
        self.writer.close()

    def add(self, view: View) -> None:
        self.waiting += rows(self.table, view)
        if len(self.waiting) >= GROUPS.get(self.table, GROUP):
            self.flush()

    def flush(self) -> None:
        values = list(zip(*self.waiting, strict=True)) or [()] * len(self.sources)
        arrays = [
            self.arrow.array([_plain(source, value) for value in column], type=self.schema.field(source.name).type)
            for source, column in zip(self.sources, values, strict=True)
        ]
        self.writer.write_table(self.arrow.Table.from_arrays(arrays, schema=self.schema))
        self.waiting.clear()


def _plain(source: Source, value: Any) -> Any:
    match source.kind.name:
        case "text" | "json":
            return to_cell(source.kind, value)
        case "map":
            return list(value.items())
        case _:
            return value


def _field(arrow: Any, table: str, source: Source) -> Any:
    span = arrow.list_(arrow.int64())
    types = {
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "span": span,
        "spans": arrow.list_(span),
        "ids": arrow.list_(arrow.string()),
        "map": arrow.map_(arrow.string(), arrow.string()),
    }
    column = dictionary()[table].columns[source.name]
    return arrow.field(
        source.name, types.get(source.kind.name, arrow.string()), metadata={"hxl": column.hxl, "en": column.en, "ar": column.ar}
    )
