"""XLSX: a sheet for each table, right to left, with headings in both languages, HXL tags, filters and the dictionary.

Written by XlsxWriter row by row, so that any number of reports needs the memory of one. A sheet that is full (1,048,576 rows) goes
on in «Claims 2»; a text longer than a cell may be (32,767 UTF-16 units) goes on in the sheet «Continued».
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from riwaya.dictionary import dictionary
from riwaya.export.cells import Cell
from riwaya.export.dictionary_rows import code_rows, dictionary_rows
from riwaya.export.harmless import harmless
from riwaya.export.shown import Side
from riwaya.export.tables import Source, columns, items_of, rows
from riwaya.export.view import Item, View
from riwaya.export.wishes import Wishes, needed
from riwaya.export.xlsx_look import Look, folded, width_of

LAST_ROW = 1_048_575
LONGEST_CELL = 32_767
CONTINUED = ("table", "n", "id", "column", "part", "text")
CONTINUED_TITLE = "تتمة Continued"
EXCEL_DAYS = ("1900-03-01", "9999-12-31")
"""Before its March, Excel's 1900 has a day too many."""


def write_xlsx(items: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """A workbook of the chosen tables."""
    xlsxwriter = needed("xlsxwriter")
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    book = Book(xlsxwriter.Workbook(out, options), wishes)
    for number, item in enumerate(items, start=1):
        book.add(View(item, number, wishes.said))
    book.close()


class Book:
    """The workbook while it is filled."""

    def __init__(self, workbook: Any, wishes: Wishes) -> None:
        self.workbook, self.look = workbook, Look(workbook)
        self.workbook.use_zip64()
        self.about = workbook.add_worksheet("رواية Riwaya")
        self.continued: list[tuple[str, int, str, str, str]] = []
        self.sheets = {table: Filled(self, table) for table in wishes.chosen}
        self.rest = Plain(self, CONTINUED_TITLE, CONTINUED)

    def add(self, view: View) -> None:
        for sheet in self.sheets.values():
            sheet.add(view)

    def close(self) -> None:
        for sheet in self.sheets.values():
            sheet.finish()
        listed = list(dictionary_rows(self.sheets))
        _fill(Plain(self, "المعجم Dictionary", listed[0]), listed[1:])
        codes = list(code_rows())
        _fill(Plain(self, "الرموز Codes", codes[0]), codes[1:])
        self.rest.finish()
        if self.rest.row == 1:
            self.rest.sheet.hide()
        self.look.cover(self.about, [(dictionary()[name], sheet.count) for name, sheet in self.sheets.items()])
        self.workbook.close()


def _fill(sheet: Plain, lines: Iterable[tuple[str, ...]]) -> None:
    for line in lines:
        sheet.add(line)
    sheet.finish()


class Filled:
    """The sheets of one table: a second one is opened when the first is full."""

    def __init__(self, book: Book, table: str) -> None:
        self.book, self.table = book, table
        self.sources = columns(table)
        self.widths = [width_of(table, source.name) for source in self.sources]
        self.count = self.number = 0
        self.open()

    def open(self) -> None:
        self.number += 1
        sheet = dictionary()[self.table]
        title = f"{sheet.title('ar')} {sheet.title('en')}" + (f" {self.number}" if self.number > 1 else "")
        self.sheet = self.book.workbook.add_worksheet(title)
        heads = [sheet.columns[source.name] for source in self.sources]
        self.book.look.head(self.sheet, [(f"{c.heading('ar')}\n{c.heading('en')}", c.hxl, c) for c in heads])
        self.row = 2

    def add(self, view: View) -> None:
        for item, values in zip(items_of(self.table, view), rows(self.table, view), strict=True):
            if self.row > LAST_ROW:
                self.finish()
                self.open()
            key = _key(self.table, item)
            for column, (source, value) in enumerate(zip(self.sources, values, strict=True)):
                self.write(column, source, self.book.look.cell_of(source, value), view.number, key)
            self.row, self.count = self.row + 1, self.count + 1

    def write(self, column: int, source: Source, cell: Cell, number: int, key: str) -> None:
        look = self.book.look
        if cell is None:
            return
        if isinstance(cell, bool):
            self.sheet.write_boolean(self.row, column, cell, look.code)
        elif isinstance(cell, int | float):
            _write_number(self.sheet, self.row, column, cell, look.code)
        elif (day := _day(source, cell)) is not None:
            self.sheet.write_datetime(self.row, column, day, look.day)
        else:
            first, *more = _pieces(cell)
            if more and source.field:
                self.book.rest.continue_(self.table, number, key, source.name, more)
            self.sheet.write_string(self.row, column, first, look.text(source, guarded=harmless(first) != first))

    def finish(self) -> None:
        look, last = self.book.look, max(self.row - 1, 2)
        look.columns(self.sheet, self.widths, folded(self.table, [source.name for source in self.sources]))
        self.sheet.autofilter(1, 0, last, len(self.sources) - 1)


class Plain:
    """A sheet of texts under one line of headings."""

    def __init__(self, book: Book, title: str, head: Iterable[str]) -> None:
        self.book, self.sheet, self.row = book, book.workbook.add_worksheet(title), 1
        self.head = list(head)
        book.look.plain_head(self.sheet, self.head)

    def add(self, line: Iterable[str]) -> None:
        for column, text in enumerate(line):
            self.sheet.write_string(self.row, column, text, self.book.look.wrapped)
        self.row += 1

    def continue_(self, table: str, number: int, key: str, column: str, pieces: list[str]) -> None:
        """The pieces of a text behind its first; the sheet takes as many as it has rows, which no casebook fills."""
        for part, piece in enumerate(pieces, start=2):
            self.add((table, str(number), key, column, str(part), piece))

    def finish(self) -> None:
        self.book.look.columns(self.sheet, [18] * (len(self.head) - 1) + [60])
        self.sheet.autofilter(0, 0, max(self.row - 1, 1), len(self.head) - 1)


def _key(table: str, item: Any) -> str:
    """What tells an item of a table from the others of its report."""
    if isinstance(item, Side):
        return f"{item.account.id}.{item.place}"
    return "" if table == "reports" else str(item.id)


def _pieces(text: str) -> list[str]:
    """The text in pieces that fit into a cell."""
    if len(text) * 2 <= LONGEST_CELL or len(text.encode("utf-16-le", "replace")) // 2 <= LONGEST_CELL:
        return [text]
    return list(_cut(text))


def _cut(text: str) -> Iterator[str]:
    start = units = 0
    for at, letter in enumerate(text):
        size = 2 if ord(letter) > 0xFFFF else 1
        if units + size > LONGEST_CELL:
            yield text[start:at]
            start, units = at, 0
        units += size
    yield text[start:]


def _day(source: Source, text: str) -> datetime.datetime | None:
    """A whole day that Excel knows, in a column of days: it can be sorted and grouped as one."""
    if source.name not in DAYS or len(text) != 10 or not EXCEL_DAYS[0] <= text <= EXCEL_DAYS[1]:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return datetime.datetime(day.year, day.month, day.day)


DAYS = frozenset(("published", "said_from", "said_to", "day_from", "day_to", "earliest", "latest"))


def _write_number(sheet: Any, row: int, column: int, number: float, look: Any) -> None:
    """As a number where sixteen digits hold all of it, else as text: nothing is rounded."""
    if float(f"{number:.16G}") == number:
        sheet.write_number(row, column, number, look)
    else:
        sheet.write_string(row, column, repr(number), look)
