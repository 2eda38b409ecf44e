"""The events of a report in the terminal: a row a happening, then the dead of each, number by number."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.eventrows import EventRow, event_rows, who_and_whom
from riwaya.model import Report
from riwaya.terminal import NARROW, Arabic, Look
from riwaya.tolls import Told, Toll, figures, tolls

COLUMNS = ("id", "happened", "whom", "scene", "status", "teller")
FEW = ("happened", "whom", "status")
STYLES = {"happened": "green", "ongoing": "green", "denied": "red", "rejected": "red"}


def print_events(console: Console, report: Report, look: Look) -> None:
    """Nothing where nothing happens."""
    rows = event_rows(report)
    if not rows:
        return
    console.print(look.label(look.said.say("events.title"), "bold"))
    console.print(_table(rows, look, FEW if console.width < NARROW else COLUMNS))
    for toll in tolls(report):
        console.print(_toll(toll, rows, look))
    console.print()


def type_name(row: EventRow, look: Look) -> RenderableType:
    return look.label(row.home.ar if look.said.lang == "ar" else row.event.type.replace("_", " "), "bold")


def _table(rows: tuple[EventRow, ...], look: Look, names: tuple[str, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, border_style="dim", expand=True)
    names = names[::-1] if look.said.lang == "ar" and look.bidi != "none" else names
    for name in names:
        side = look.side if name != "id" else "left"
        table.add_column(look.label(look.said.say(f"events.{name}"), "bold"), justify=side)
    for row in rows:
        table.add_row(*(_cell(name, row, look) for name in names))
    return table


def _cell(name: str, row: EventRow, look: Look) -> RenderableType:
    match name:
        case "id":
            return Text(row.event.id, style="dim")
        case "happened":
            return Group(type_name(row, look), Arabic(row.words, look.bidi, "dim"))
        case "whom":
            return Arabic(who_and_whom(row), look.bidi)
        case "scene":
            return Arabic(" · ".join(filter(None, (row.place, row.time, *row.counts))), look.bidi)
        case "status":
            status = row.event.status
            shown = look.label(look.said.name("statuses", status), STYLES.get(status, "yellow"))
            return Group(shown, Arabic("، ".join(row.evidence), look.bidi, "dim")) if row.evidence else shown
        case _:
            return Arabic(row.teller, look.bidi) if row.teller else look.label(look.said.say("events.outlet"), "dim")


def _toll(toll: Toll, rows: tuple[EventRow, ...], look: Look) -> RenderableType:
    """«killed 12–15 (best 12): 12 مصدر أمني، ≥ 15 المرصد»."""
    tellers = {row.event.id: row.teller for row in rows}
    said = look.said.say("events.toll", figures=figures(toll.low, toll.high), best=f"{toll.best:,.0f}")
    told = "، ".join(_told(one, tellers, look) for one in toll.told)
    return Group(look.label(said, "bold"), Arabic(told, look.bidi, "dim"))


def _told(one: Told, tellers: dict[str, str], look: Look) -> str:
    return f"{figures(one.low, one.high)} {tellers.get(one.event) or look.said.say('events.outlet')}"
