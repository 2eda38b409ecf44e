"""The way back: reports from what was exported, with every layer, span and decision as it was.

JSON lines hold a report each. The tables of CSV, XLSX and Parquet are put together again: their rows are laid by on disk by
the number of their report first, so that rows may have been sorted by report in any way and memory stays that of one report.
Columns for readers are not looked at; a row or a column that somebody took away is gone.
"""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from riwaya.casebook.stored import Stored
from riwaya.errors import BadRecord, InputError
from riwaya.export.back_tables import rows_in
from riwaya.export.putting_together import Laid, report_of
from riwaya.export.view import stored
from riwaya.model import Report
from riwaya.reader import from_json

Found = Stored | InputError
JSON_SUFFIXES = (".jsonl", ".json", ".ndjson", ".gz")
TABLES = (".xlsx", ".zip", ".csv", ".parquet")


def reports_in(source: str | Path) -> Iterator[Found]:
    """Every report of one file or folder that `riwaya read --jsonl` or `riwaya export` wrote; `-` is standard input.

    What is no report is given as the InputError that says so, and the rest goes on. OSError where it cannot be opened,
    ExportError where its tables do not hold reports.
    """
    path = Path(source)
    if str(source) == "-":
        yield from _lines(sys.stdin.buffer, "-")
    elif path.is_dir() or path.suffix.lower() in TABLES:
        yield from _tables(path)
    else:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            with gzip.open(raw) if packed else raw as stream:
                yield from _lines(stream, str(source))  # type: ignore[arg-type]


def _tables(path: Path) -> Iterator[Found]:
    with Laid() as laid:
        for table, cells in rows_in(path):
            laid.add(table, cells)
        for number in laid.numbers():
            try:
                yield report_of(laid, number)
            except ValueError as error:
                yield BadRecord(f"{path} · {number}", reason=str(error))


def _lines(stream: BinaryIO, name: str) -> Iterator[Found]:
    """A report a line; a file that is one JSON object or one list of them, as `--json` prints, is taken as well."""
    buffered = io.BufferedReader(stream) if not hasattr(stream, "peek") else stream  # type: ignore[type-var]
    first = buffered.readline()
    if _is_record(first):
        yield _record(first, f"{name}:1")
        for number, line in enumerate(buffered, start=2):
            if line.strip():
                yield _record(line, f"{name}:{number}")
        return
    whole = first + buffered.read()
    try:
        found = msgspec.json.decode(whole) if whole.strip() else []
    except msgspec.MsgspecError as error:
        yield BadRecord(name, reason=str(error))
        return
    for number, record in enumerate(found if isinstance(found, list) else [found], start=1):
        yield _record(msgspec.json.encode(record), f"{name}:{number}")


def _is_record(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except msgspec.MsgspecError:
        return False


class _Besides(msgspec.Struct):
    """What a line of an exported casebook holds besides the report."""

    casebook: dict[str, Any] | None = None


def _record(line: bytes, name: str) -> Found:
    try:
        report = from_json(line, name)
        besides = msgspec.json.decode(line, type=_Besides).casebook
        return _with(report, besides) if besides else stored(report)
    except InputError as error:
        return error
    except (msgspec.MsgspecError, TypeError) as error:
        return BadRecord(name, reason=str(error))


def _with(report: Report, besides: dict[str, Any]) -> Stored:
    return msgspec.convert({**besides, "report": msgspec.to_builtins(report)}, type=Stored)
