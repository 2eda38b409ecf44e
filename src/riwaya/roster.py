"""Who is who in the terminal: a table of everybody that the report names, under the claims."""

from __future__ import annotations

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.model import Entity, Report
from riwaya.outline import in_one_line, named
from riwaya.terminal import NARROW, Arabic, Look

COLUMNS = ("name", "romanized", "kind", "side", "country", "mentions")
IN_NARROW_WINDOWS = ("name", "kind", "side", "mentions")
SHOWN = 20
"""Entities in the table; a line below says how many more there are."""


def print_roster(console: Console, report: Report, look: Look) -> None:
    """Nothing where nobody is named."""
    entities = named(report)
    if not entities:
        return
    columns = list(COLUMNS if console.width >= NARROW else IN_NARROW_WINDOWS)
    if look.said.lang == "ar" and look.bidi != "none":
        columns.reverse()
    title = look.said.say("who.title")
    table = Table(box=box.SIMPLE_HEAD, border_style="dim", title=None, pad_edge=False)
    for column in columns:
        head = look.label(look.said.say(f"who.{column}"), "bold")
        table.add_column(head, justify=look.side if column == "name" or look.said.lang == "ar" else "left")
    for entity in entities[:SHOWN]:
        table.add_row(*(_cell(column, entity, look) for column in columns))
    side = look.side if look.said.lang == "ar" else "left"
    console.print(look.label(title, "bold"), justify=side)
    console.print(table, justify=side)
    if len(entities) > SHOWN:
        console.print(look.label(look.said.say("who.more", count=len(entities) - SHOWN), "dim"), justify=side)
    console.print()


def _cell(column: str, entity: Entity, look: Look) -> RenderableType:
    match column:
        case "name":
            return Arabic(in_one_line(entity.name), look.bidi)
        case "romanized":
            return Text(entity.romanized or "", style="dim")
        case "kind":
            return look.label(look.said.name("kinds", entity.kind))
        case "side":
            return look.label(look.said.name("sides", entity.side))
        case "country":
            return Text(entity.country or "")
        case _:
            return Text(str(len(entity.mentions)))
