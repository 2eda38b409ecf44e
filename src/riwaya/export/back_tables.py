"""The rows of exported tables from a folder, a ZIP, a workbook: each as the name of its table and its cells by column."""

from __future__ import annotations

import csv
import datetime
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from riwaya.dictionary import dictionary
from riwaya.errors import ExportError
from riwaya.export.harmless import as_it_was
from riwaya.export.wishes import needed
from riwaya.export.xlsx import CONTINUED_TITLE

Row = tuple[str, dict[str, Any]]
ESCAPED = re.compile("_x([0-9a-fA-F]{4})_")
LARGEST = 1 << 34
"""Bytes that the tables of a ZIP may have: sixteen GiB."""


def rows_in(path: Path) -> Iterator[Row]:
    """The rows of every table of an export, in any order of tables; ExportError where it is none."""
    if path.is_dir():
        yield from _folder(path)
    elif path.suffix.lower() == ".xlsx":
        yield from _workbook(path)
    elif path.suffix.lower() == ".zip":
        yield from _zip(path)
    else:
        raise ExportError("one_table", file=path)


def _folder(folder: Path) -> Iterator[Row]:
    if not any((folder / f"reports{suffix}").is_file() for suffix in (".csv", ".parquet")):
        raise ExportError("no_reports", file=folder)
    for table in dictionary():
        if (file := folder / f"{table}.csv").is_file():
            yield from ((table, cells) for cells in _csv(file))
        elif (file := folder / f"{table}.parquet").is_file():
            yield from ((table, cells) for cells in _parquet(file))


def _zip(path: Path) -> Iterator[Row]:
    names = {f"{table}{suffix}" for table in dictionary() for suffix in (".csv", ".parquet")}
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="riwaya-") as folder:
            ours = [member for member in archive.infolist() if member.filename in names]
            if sum(member.file_size for member in ours) > LARGEST:
                raise ExportError("too_large", file=path)
            for member in ours:
                archive.extract(member, folder)
            yield from _folder(Path(folder))
    except zipfile.BadZipFile:
        raise ExportError("no_reports", file=path) from None


def _csv(file: Path) -> Iterator[dict[str, Any]]:
    """Commas, or the semicolons and tabs of a spreadsheet that saved it again."""
    usual = csv.field_size_limit(2**31 - 1)  # a text is one field
    with ExitStack() as stack:
        stack.callback(csv.field_size_limit, usual)
        stream = stack.enter_context(file.open(encoding="utf-8-sig", newline=""))
        head = stream.readline()
        stream.seek(0)
        lines = csv.reader(stream, delimiter=max(",;\t", key=head.count))
        names = next(lines, [])
        for line in lines:
            if line and not _is_tags(line):
                yield {name: as_it_was(cell) for name, cell in zip(names, line, strict=False)}


def _is_tags(line: Sequence[Any]) -> bool:
    """The row of HXL tags."""
    return all(str(cell).startswith("#") for cell in line if cell)


def _parquet(file: Path) -> Iterator[dict[str, Any]]:
    parquet = needed("pyarrow.parquet")
    for batch in parquet.ParquetFile(file).iter_batches(batch_size=1_000):
        yield from batch.to_pylist()


def _workbook(path: Path) -> Iterator[Row]:
    book = _opened(path)
    try:
        titles = {f"{sheet.title('ar')} {sheet.title('en')}": name for name, sheet in dictionary().items()}
        if not set(titles) & set(book.sheetnames):
            raise ExportError("no_reports", file=path)
        longer = _continued(book)
        for title in book.sheetnames:
            if table := titles.get(re.sub(r" \d+$", "", title)):
                yield from ((table, _completed(table, cells, longer)) for cells in _sheet(table, book[title]))
    finally:
        book.close()


def _opened(path: Path) -> Any:
    openpyxl = needed("openpyxl")
    try:
        return openpyxl.load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise ExportError("no_reports", file=path) from None


def _sheet(table: str, sheet: Any) -> Iterator[dict[str, Any]]:
    """Columns are known by their HXL tags, so that they may have been moved and their headings changed."""
    names = {column.hxl: name for name, column in dictionary()[table].columns.items()}
    lines = sheet.iter_rows(values_only=True)
    tags = next((line for line in lines if any(line) and _is_tags([cell for cell in line if cell])), ())
    head = [names.get(str(tag)) for tag in tags]
    for line in lines:
        if any(cell is not None for cell in line):
            yield {name: _from_excel(cell) for name, cell in zip(head, line, strict=False) if name}


def _from_excel(cell: Any) -> Any:
    """Text without the escapes of letters that XML cannot hold; a day as ISO 8601."""
    if isinstance(cell, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    return cell.date().isoformat() if isinstance(cell, datetime.datetime) else cell


def _continued(book: Any) -> dict[tuple[str, str, str], dict[str, list[str]]]:
    """What goes on behind a cell that was full, by table, report and item: for each column its pieces in order."""
    found: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    lines: Iterable[Any] = book[CONTINUED_TITLE].iter_rows(min_row=2, values_only=True) if CONTINUED_TITLE in book.sheetnames else ()
    whole = (line for line in lines if line and line[0])
    for table, number, id, column, part, text in sorted(whole, key=lambda line: int(line[4])):
        del part
        pieces = found.setdefault((table, str(number), id or ""), {})
        pieces.setdefault(column, []).append(_from_excel(text))
    return found


def _completed(table: str, cells: dict[str, Any], longer: dict[tuple[str, str, str], dict[str, list[str]]]) -> dict[str, Any]:
    if not longer:
        return cells
    id = f"{cells.get('account')}.{cells.get('place')}" if table == "positions" else cells.get("id")
    pieces = longer.get((table, str(cells.get("n")), "" if table == "reports" else str(id)), {})
    return cells | {column: "".join([str(cells[column]), *more]) for column, more in pieces.items() if column in cells}
