"""How a workbook looks: right to left, bilingual headings that stay in view, wrapped text, fields for programs folded away."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from riwaya import __version__
from riwaya.dictionary import Column, Sheet
from riwaya.export.cells import Cell, to_cell
from riwaya.export.tables import Source
from riwaya.messages import messages

INK, PAPER, QUIET = "#17494D", "#E4EFEE", "#7A8B8A"
WIDTHS = {
    "claims.what": 60, "claims.who": 28, "claims.told_by": 28, "events.words": 18, "events.what": 16, "reports.text": 80,
    "reports.title": 40, "accounts.question": 50, "accounts.question_en": 50, "positions.question": 40, "positions.who": 30,
    "entities.name": 32, "entities.romanized": 28, "places.words": 22, "mentions.words": 40, "mentions.name": 30,
    "quantities.words": 28, "times.words": 24, "reports.url": 30,
}  # fmt: skip
NARROW, USUAL = 10, 16
SMALL = frozenset(("n", "start", "end", "lat", "lon", "radius_km", "paragraph", "place", "low", "high", "origins", "country", "id"))
FOR_PROGRAMS = {"reports": "how", "entities": "kind", "positions": "stance", "mentions": "kind", "sentences": ""}
"""From which column on the fields for programs stand; in the other tables it is the id. None in one that has nothing else."""

FOLDED, OPENER = {"level": 1, "hidden": True}, {"collapsed": True}


def width_of(table: str, column: str) -> int:
    """In letters."""
    return WIDTHS.get(f"{table}.{column}", NARROW if column in SMALL else USUAL)


def folded(table: str, names: Sequence[str]) -> frozenset[int]:
    """The numbers of the columns that are folded away, for those who read and do not compute; the text stays in view."""
    first = FOR_PROGRAMS.get(table, "id")
    behind = range(names.index(first), len(names)) if first else ()
    return frozenset(number for number in behind if names[number] != "text")


class Look:
    """The formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        add = workbook.add_format
        top = {"valign": "top", "font_name": "Arial", "font_size": 11}
        self.wrapped = add({**top, "text_wrap": True, "reading_order": 0})
        self.guarded = add({**top, "text_wrap": True, "quote_prefix": True})
        self.long = add({**top, "quote_prefix": True})
        self.code = add({**top, "align": "center"})
        self.day = add({**top, "align": "center", "num_format": "yyyy-mm-dd"})
        head = {"bold": True, "font_name": "Arial", "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
        self.heading = add({**head, "font_color": "#FFFFFF", "bg_color": INK, "border_color": PAPER})
        self.tag = add({"italic": True, "font_size": 8, "font_color": QUIET, "bg_color": PAPER, "align": "center"})
        self.title = add({"bold": True, "font_size": 18, "font_color": INK, "font_name": "Arial"})
        self.link = add({"font_color": INK, "underline": 1, "font_name": "Arial"})
        self.note = add({**top, "text_wrap": True, "font_color": "#333333"})

    def text(self, source: Source, guarded: bool) -> Any:
        """Text begins at the top and is wrapped; the text of a report is not, or its row would fill the screen."""
        if source.name == "text":
            return self.long
        return self.guarded if guarded else self.wrapped

    def cell_of(self, source: Source, value: Any) -> Cell:
        return to_cell(source.kind, value)

    def head(self, sheet: Any, heads: Sequence[tuple[str, str, Column]]) -> None:
        """Headings in both languages, what each means as a comment that opens over it, and the HXL tags under them."""
        sheet.right_to_left()
        sheet.set_row(0, 34)
        for number, (heading, _, column) in enumerate(heads):
            sheet.write_string(0, number, heading, self.heading)
            sheet.data_validation(0, number, 0, number, _hint(column))
        for number, (_, hxl, _column) in enumerate(heads):
            sheet.write_string(1, number, hxl, self.tag)
        sheet.freeze_panes(2, 0)

    def plain_head(self, sheet: Any, heads: Sequence[str]) -> None:
        sheet.right_to_left()
        for number, heading in enumerate(heads):
            sheet.write_string(0, number, heading, self.heading)
        sheet.freeze_panes(1, 0)

    def columns(self, sheet: Any, widths: Sequence[int], away: Set[int] = frozenset()) -> None:
        """The widths; what is folded away opens with the + above the column behind it."""
        for number, width in enumerate(widths):
            options = FOLDED if number in away else OPENER if number - 1 in away else {}
            sheet.set_column(number, number, width, None, options)
        if len(widths) - 1 in away:
            sheet.set_column(len(widths), len(widths), None, None, OPENER)

    def cover(self, sheet: Any, tables: Sequence[tuple[Sheet, int]]) -> None:
        """The first sheet: what this is, and a line for each table with the number of its rows."""
        sheet.right_to_left()
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 12)
        sheet.set_column(2, 3, 62)
        sheet.write_string(0, 0, "رواية · Riwaya", self.title)
        sheet.write_string(1, 0, f"Riwaya {__version__}", self.note)
        for number, key in enumerate(("cover", "cover_fields", "cover_back"), start=2):
            for column, lang in ((2, "ar"), (3, "en")):
                sheet.write_string(number, column, messages(lang).say(f"export.{key}"), self.note)
        for number, (table, count) in enumerate(tables, start=6):
            title = f"{table.title('ar')} {table.title('en')}"
            sheet.write_url(number, 0, f"internal:'{title}'!A1", self.link, title)
            sheet.write_number(number, 1, count, self.code)
            sheet.write_string(number, 2, table.says("ar"), self.note)
            sheet.write_string(number, 3, table.says("en"), self.note)


def _hint(column: Column) -> dict[str, Any]:
    """A note that a spreadsheet shows when the heading is chosen; it holds nothing back."""
    text = f"{column.says('ar')}\n{column.says('en')}"
    return {"validate": "any", "input_title": column.heading("en")[:32], "input_message": text[:255]}
