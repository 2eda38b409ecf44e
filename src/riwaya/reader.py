"""The Python door: a text or a file in, a Report out, and a Report to JSON and back."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec
from msgspec import UNSET

from riwaya.errors import BadDate, BadRecord
from riwaya.model import SCHEMA, WORKING_LAYERS, Meta, Report

Date = str | datetime.date
OneFile = str | PathLike[str]
With = OneFile | Sequence[OneFile] | None


def paths_of(with_: With) -> tuple[Path, ...]:
    """The files that are to be laid over what ships, the last one on top."""
    if with_ is None:
        return ()
    return (Path(with_),) if isinstance(with_, str | PathLike) else tuple(map(Path, with_))


def read(
    text: str,
    date: Date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str | None = None,
    file: str | None = None,
    with_: With = None,
) -> Report:
    """The report with every layer that Riwaya can fill.

    `date` is the day of publication, from which «أمس» and «الثلاثاء» are counted. `id` defaults to a short hash of the
    text. `with_` is a TOML file, or several, of your own actors, sides and places (docs/how-to-add-an-actor.md). Raises
    InputError when the text is empty, broken or not Arabic, or such a file does not hold to its form.
    """
    from riwaya.intake.text import check_text
    from riwaya.pipeline import read_report  # loads the lexicon: not before there is something to read

    name = file or "<text>"
    text = check_text(text, name)
    meta = Meta(title=title, outlet=outlet, published=iso_date(date, name), file=file)
    return read_report(Report(id=id or id_of(text), text=text, meta=meta), paths_of(with_))


def read_file(
    path: str | PathLike[str],
    date: Date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str | None = None,
    with_: With = None,
) -> Report:
    """The same for a file, whatever its encoding. OSError where it cannot be opened, InputError where it cannot be read."""
    with open(path, "rb") as stream:
        return read_stream(stream, str(path), date=date, outlet=outlet, title=title, id=id, with_=with_)


def read_stream(
    stream: BinaryIO,
    file: str,
    date: Date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str | None = None,
    with_: With = None,
) -> Report:
    """The same for an open stream, of which no more is taken than a report can be; `file` is what errors call it."""
    from riwaya.intake.text import LONGEST_BYTES, text_from

    text = text_from(stream.read(LONGEST_BYTES + 1), file)
    return read(text, date=date, outlet=outlet, title=title, id=id, file=file, with_=with_)


def id_of(text: str) -> str:
    """Twelve hexadecimal digits that are always the same for the same text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def iso_date(date: Date | None, file: str = "<text>") -> str | None:
    """The day as ISO 8601, or BadDate. Arabic digits are digits too."""
    if date is None:
        return None
    if isinstance(date, datetime.datetime):
        date = date.date()
    if isinstance(date, datetime.date):
        return date.isoformat()
    try:
        return datetime.date.fromisoformat(_ascii_digits(date.strip())).isoformat()
    except ValueError:
        raise BadDate(file, date=date) from None


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def to_json(report: Report, layers: Literal["contract", "all"] = "contract") -> str:
    """The report as one line of JSON. "contract" leaves out the working layers (letters, words, attributions)."""
    if layers == "contract":
        report = msgspec.structs.replace(report, **dict.fromkeys(WORKING_LAYERS, UNSET))
    return msgspec.json.encode(report).decode("utf-8")


def from_json(record: str | bytes, file: str = "<json>") -> Report:
    """The Report that `to_json` wrote, or BadRecord."""
    try:
        report = msgspec.json.decode(record, type=Report)
    except msgspec.MsgspecError as error:
        raise BadRecord(file, reason=str(error)) from error
    if report.schema != SCHEMA:
        raise BadRecord(file, reason=f"schema {report.schema!r} is not {SCHEMA!r}")
    return report
