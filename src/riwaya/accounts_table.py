"""The accounts of a report in the terminal: each question with its positions side by side."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.model import Account, Position, Report, items
from riwaya.outline import Row, outline
from riwaya.terminal import Arabic, Look, content

SIGNS = {"differs": ("≠", "bold red"), "agrees": ("=", "bold green")}


def print_accounts(console: Console, report: Report, look: Look) -> None:
    """The table under its title; nothing where the report has no accounts."""
    table = accounts_table(report, look)
    if table is not None:
        console.print(look.label(look.said.say("accounts.title"), "bold"), justify=look.side if look.said.lang == "ar" else "left")
        console.print(table)
        console.print()


def accounts_table(report: Report, look: Look) -> RenderableType | None:
    """Every account, or nothing where the report has none."""
    accounts = items(report.accounts)
    if not accounts:
        return None
    rows = {row.claim.id: row for row in outline(report)}
    table = Table(box=box.ROUNDED, show_lines=True, border_style="dim", expand=True)
    table.add_column(look.label(look.said.say("accounts.question"), "bold"), justify=look.side, ratio=2)
    table.add_column(look.label(look.said.say("accounts.positions"), "bold"), justify=look.side, ratio=5)
    for account in accounts:
        table.add_row(_question(account, look), Group(*(_position(p, rows, look) for p in account.positions)))
    return table


def _question(account: Account, look: Look) -> RenderableType:
    sign, style = SIGNS[account.relation]
    words = account.question if look.said.lang == "ar" else account.question_en
    relation = look.said.name("relations", account.relation)
    return Group(Arabic(words, look.bidi, "bold"), look.label(f"{sign} {relation}", style), Text(account.id, style="dim"))


def _position(position: Position, rows: dict[str, Row], look: Look) -> RenderableType:
    """The stance, on how many independent origins it stands, and who says it in which words."""
    origins = look.said.say("accounts.origins", count=position.origins)
    stance = look.said.name("stances", position.stance)
    lines: list[RenderableType] = [look.label(f"{stance} · {origins}", "bold")]
    for id in position.claims:
        row = rows[id]
        who = " ← ".join(row.chain) or "—"
        lines.append(Arabic(f"{who}: {content(row)}", look.bidi))
    return Group(*lines)
