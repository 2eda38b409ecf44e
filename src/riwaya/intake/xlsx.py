"""XLSX: a report a row, on every sheet that has a column of text; the first row that is not empty names the columns."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from riwaya.errors import BadSource, EmptyInput, InputError, Refused
from riwaya.intake.columns import document, mapping
from riwaya.intake.document import Document
from riwaya.intake.extras import needed
from riwaya.intake.item import BROKEN, Item
from riwaya.intake.wishes import MIB, Wishes

RETURN = "_x000D_"
"""How Excel writes a carriage return into a cell."""


def read(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    openpyxl = needed("openpyxl", item.place)
    with item.held(wishes.limits.held) as stream:
        _check(stream, item, wishes)
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        except (KeyError, TypeError, *BROKEN) as error:
            raise BadSource(item.place, "intake.broken", reason=str(error)) from error
        told: list[InputError] = []
        read = 0
        for sheet in book.worksheets:
            try:
                for found in _sheet(sheet, item, wishes):
                    read += 1
                    yield found
            except InputError as error:
                told.append(error)
        if not read:
            yield from told or [EmptyInput(item.place)]


def _check(stream: BinaryIO, item: Item, wishes: Wishes) -> None:
    """openpyxl unpacks the workbook itself, never more of a member than it declares: so what is declared is counted."""
    try:
        declared = sum(member.file_size for member in zipfile.ZipFile(stream).infolist())
    except BROKEN as error:
        raise BadSource(item.place, "intake.broken", reason=str(error)) from error
    limit = min(wishes.limits.held, max(wishes.limits.unpacked, wishes.limits.ratio * stream.seek(0, 2)))
    stream.seek(0)
    if declared > limit:
        raise Refused(item.place, "intake.bomb", limit=limit // MIB)


def _sheet(sheet: Any, item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    sheet.reset_dimensions()  # some programs write a size that is not the sheet's, and rows beyond it would be lost
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    names = next((row for _, row in rows if any(cell is not None for cell in row)), None)
    part = item.inside(str(sheet.title))
    if names is None:
        raise EmptyInput(f"{item.file} · {part}")
    called = [str(name).strip() if name is not None else "" for name in names]
    where = mapping(called, f"{item.file} · {part}", wishes.columns)
    for number, row in rows:
        if any(cell is not None for cell in row):
            record = {name: _value(cell) for name, cell in zip(called, row, strict=False) if name}
            try:
                yield document(record, where, item, wishes, f"{part}!{number}", **_original(record))
            except InputError as error:
                yield error


def _value(cell: Any) -> Any:
    return cell.replace(RETURN, "\r") if isinstance(cell, str) else cell


def _original(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "original": msgspec.json.encode(record, enc_hook=str),
        "media_type": "application/json",
        "encoding": "utf-8",
    }
