"""Rows of a list as a table in the terminal, as JSON or as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.arabic.happenings import home
from riwaya.export.harmless import harmless
from riwaya.terminal import NARROW, Arabic, Look

Record = Mapping[str, Any]
LONGEST = 240
"""Letters of a cell in a terminal: the rest is in --format json."""
NAMED = {
    "act": "acts", "source_kind": "kinds", "kind": "kinds", "side": "sides", "status": "statuses", "certainty": "certainty",
    "polarity": "polarity",
}  # fmt: skip
"""Columns that hold codes, and the group of messages that names these."""
WIDE, SLIM = ("what", "around", "title", "reason"), ("published", "id", "report")


def print_json(records: Iterable[Record], out: TextIO, lines: bool) -> None:
    """One record a line, or all of them as one list."""
    if lines:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
        return
    json.dump(list(records), out, ensure_ascii=False, indent=2 if out.isatty() else None)
    out.write("\n")


def print_csv(columns: Sequence[str], records: Iterable[Record], out: TextIO) -> None:
    """A head and a row for each record. What a spreadsheet would run is defused."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in map(record.get, columns)])


def print_records(
    console: Console, look: Look, columns: Sequence[str], few: Sequence[str], headings: Mapping[str, str], records: Iterable[Record]
) -> None:
    """A table of these columns, of `few` of them where the window is narrow; right to left in Arabic."""
    shown = few if console.width < NARROW else columns
    arabic = look.said.lang == "ar"
    table = Table(box=box.SIMPLE_HEAD, border_style="dim", pad_edge=False)
    ordered = list(reversed(shown)) if arabic and look.bidi != "none" else list(shown)
    for column in ordered:
        right = arabic or column in WIDE
        table.add_column(
            look.label(headings[column], "bold"), justify=look.side if right else "left", ratio=4 if column in WIDE else None,
            no_wrap=column in SLIM,
        )  # fmt: skip
    for record in records:
        table.add_row(*(_cell(column, record.get(column), look) for column in ordered))
    console.print(table)


def _cell(column: str, value: object, look: Look) -> RenderableType:
    if value is None or value == "":
        return Text("")
    if column == "type":
        return look.label(home(str(value)).ar if look.said.lang == "ar" else str(value).replace("_", " "))
    if column in NAMED:
        return look.label(look.said.name(NAMED[column], str(value)))
    if isinstance(value, str) and column not in SLIM:
        text = value if len(value) <= LONGEST else value[: value.rfind(" ", 0, LONGEST)] + " …"
        return Text(text) if text.isascii() else Arabic(text, look.bidi)
    return Text(f"{value:g}" if isinstance(value, float) else str(value))
