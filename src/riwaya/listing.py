"""A titled table of items for the terminal, no longer than a screen: what the tables of who is who and of places share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table

from riwaya.terminal import Look

Item = TypeVar("Item")
SHOWN = 20
"""Rows in the table; a line below says how many more there are."""


def print_listing(
    console: Console, look: Look, group: str, columns: Sequence[str], items: Sequence[Item], cell: Callable[[str, Item], RenderableType]
) -> None:
    """The messages of `group` are the title, the heads of the columns and the line of how many more; nothing without items."""
    if not items:
        return
    arabic = look.said.lang == "ar"
    side = look.side if arabic else "left"
    ordered = list(reversed(columns)) if arabic and look.bidi != "none" else list(columns)
    table = Table(box=box.SIMPLE_HEAD, border_style="dim", pad_edge=False)
    for column in ordered:
        head = look.label(look.said.say(f"{group}.{column}"), "bold")
        table.add_column(head, justify=look.side if column == "name" or arabic else "left")
    for item in items[:SHOWN]:
        table.add_row(*(cell(column, item) for column in ordered))
    console.print(look.label(look.said.say(f"{group}.title"), "bold"), justify=side)
    console.print(table, justify=side)
    if len(items) > SHOWN:
        console.print(look.label(look.said.say(f"{group}.more", count=len(items) - SHOWN), "dim"), justify=side)
    console.print()
