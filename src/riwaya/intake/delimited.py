"""CSV and TSV: one report a row, whatever the separator; the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from riwaya.errors import BadSource, EmptyInput, EncodingProblem, InputError
from riwaya.intake.columns import document, mapping
from riwaya.intake.document import Document
from riwaya.intake.item import HEAD, Item
from riwaya.intake.lines import numbered
from riwaya.intake.text import LONGEST_TEXT, encoding_of, mostly_utf8
from riwaya.intake.wishes import Wishes

SEPARATORS = ",;\t|"
QUOTE = '"'


def read(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_TEXT))
    lines = _Lines(item, wishes)
    rows = csv.reader(lines, delimiter=lines.separator, strict=False)
    names = next((row for row in rows if any(row)), None)
    if not names:
        raise EmptyInput(item.place)
    where = mapping([name.strip() for name in names], item.place, wishes.columns)
    yield from _documents(rows, [name.strip() for name in names], where, lines, wishes)


def _documents(
    rows: Any, names: Sequence[str], where: dict[str, str], lines: _Lines, wishes: Wishes
) -> Iterator[Document | InputError]:
    number = 1
    while True:
        number += 1
        place = f"{lines.item.place} · {number}"
        try:
            row = next(rows)
            if lines.failed:  # a line of this row is missing: the row is not what was published
                failed, lines.failed = lines.failed, None
                raise failed
            if any(cell.strip() for cell in row):
                record = dict(zip(names, row, strict=False))
                yield document(
                    record, where, lines.item, wishes, lines.item.inside(f"{number}"), **_original(record, lines)
                )
        except StopIteration:
            break
        except csv.Error as error:
            yield BadSource(place, "intake.bad_row", reason=str(error))
        except InputError as error:
            yield error
    if lines.failed:
        yield lines.failed


def _original(record: dict[str, str], lines: _Lines) -> dict[str, Any]:
    data = msgspec.json.encode({key: value.encode("utf-8", "replace").decode() for key, value in record.items()})
    return {"original": data, "media_type": "application/json", "encoding": lines.encoding}


class _Lines:
    """The lines as text. `failed` holds the error of a line that was left out since somebody last looked."""

    def __init__(self, item: Item, wishes: Wishes) -> None:
        self.item = item
        self.encoding = wishes.encoding or table_encoding(item)
        self.separator = "\t" if wishes.format == "tsv" else _separator(item.head.decode(self.encoding, "replace"))
        self.failed: InputError | None = None

    def __iter__(self) -> Iterator[str]:
        if self.encoding.startswith(("utf-16", "utf-32")):
            yield from self._wide()
            return
        for number, line in numbered(self.item):
            if isinstance(line, InputError):
                self.failed = line
                yield "\n"  # in its place: a row of its own, or a line of the row that it lies in
                continue
            try:
                yield line.decode(self.encoding).removeprefix("\ufeff")
            except UnicodeDecodeError as broken:
                place = f"{self.item.place} · {number}"
                self.failed = EncodingProblem(place, hint=f"{self.encoding} with broken bytes", at=broken.start)
                yield "\n"

    def _wide(self) -> Iterator[str]:
        yield from io.TextIOWrapper(self.item.stream, encoding=self.encoding, newline="")


def table_encoding(item: Item) -> str:
    """That of the first whole lines: a table in UTF-8 may be cut within a letter at the end of the head."""
    head = item.head
    if len(head) >= HEAD:
        head = head[: head.rfind(b"\n") + 1] or head
    try:
        return encoding_of(head, item.place)[0].removesuffix("-sig")
    except InputError:
        if not mostly_utf8(head):
            raise
        return "utf-8"  # the rows that are broken are named when they come


def _separator(text: str) -> str:
    """The sign that stands most often in the first line, quoted names left out."""
    bare = "".join(text.split("\n", 1)[0].split(QUOTE)[::2])
    return max(SEPARATORS, key=bare.count)
