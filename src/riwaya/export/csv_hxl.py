"""CSV: a file for each table with HXL tags under the headings (hxlstandard.org), and the dictionary beside them.

UTF-8, RFC 4180: fields parted by commas, text in quotation marks, lines ending in CR LF. Text that a spreadsheet would run as a
formula is made harmless (riwaya.export.harmless).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from riwaya.dictionary import dictionary
from riwaya.export.cells import Cell
from riwaya.export.dictionary_rows import dictionary_rows
from riwaya.export.harmless import harmless
from riwaya.export.tables import cells
from riwaya.export.target import MARK
from riwaya.export.view import Item, View
from riwaya.export.wishes import Wishes


def write_csv(items: Iterable[Item], out: Path, wishes: Wishes) -> None:
    """A folder of tables, all filled as the reports come."""
    with ExitStack() as stack:
        files = {table: stack.enter_context((out / f"{table}.csv").open("wb")) for table in wishes.chosen}
        writers = {table: CsvTable(table, stream, wishes) for table, stream in files.items()}
        for number, item in enumerate(items, start=1):
            view = View(item, number, wishes.said)
            for writer in writers.values():
                writer.add(view)
    write_dictionary(out, wishes)


def write_one_csv(items: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """A single table."""
    writer = CsvTable(wishes.chosen[0], out, wishes)
    for number, item in enumerate(items, start=1):
        writer.add(View(item, number, wishes.said))


class CsvTable:
    """One table on its way into a stream."""

    def __init__(self, table: str, out: BinaryIO, wishes: Wishes) -> None:
        self.table, self.lines = table, CsvLines(out, wishes.bom)
        columns = dictionary()[table].columns
        self.lines.add(list(columns))
        if wishes.hxl:
            self.lines.add([column.hxl for column in columns.values()])

    def add(self, view: View) -> None:
        for row in cells(self.table, view):
            self.lines.add([_plain(cell) for cell in row])


class CsvLines:
    """Rows of cells into a stream of bytes."""

    def __init__(self, out: BinaryIO, bom: bool) -> None:
        self.out, self.text = out, io.StringIO(newline="")
        self.writer = csv.writer(self.text, quoting=csv.QUOTE_NONNUMERIC)
        if bom:
            out.write(b"\xef\xbb\xbf")

    def add(self, row: Sequence[Any]) -> None:
        self.writer.writerow(row)
        self.out.write(self.text.getvalue().encode("utf-8", "replace"))
        self.text.seek(0)
        self.text.truncate()


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else cell


def write_dictionary(folder: Path, wishes: Wishes) -> None:
    """The dictionary of the chosen tables, beside them."""
    with (folder / MARK).open("wb") as out:
        lines = CsvLines(out, wishes.bom)
        for row in dictionary_rows(wishes.chosen):
            lines.add([harmless(cell) for cell in row])
