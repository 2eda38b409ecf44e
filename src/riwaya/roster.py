"""Who is who in the terminal: a table of everybody that the report names, under the claims."""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.text import Text

from riwaya.listing import print_listing
from riwaya.model import Entity, Report
from riwaya.outline import in_one_line, named
from riwaya.terminal import NARROW, Arabic, Look

COLUMNS = ("name", "romanized", "kind", "side", "country", "mentions")
IN_NARROW_WINDOWS = ("name", "kind", "side", "mentions")


def print_roster(console: Console, report: Report, look: Look) -> None:
    """Nothing where nobody is named."""
    columns = COLUMNS if console.width >= NARROW else IN_NARROW_WINDOWS
    print_listing(console, look, "who", columns, named(report), lambda column, entity: _cell(column, entity, look))


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
