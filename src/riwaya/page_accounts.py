"""The accounts of a report on its page: a card a question, its positions side by side, each claim a link to its passage."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from riwaya.model import Account, Position, Report, items
from riwaya.outline import Row, outline
from riwaya.page_labels import label, name


def accounts_section(report: Report, id_of: Callable[[str], str]) -> str:
    """Nothing where the report has no accounts; `id_of` makes the id that an item has on the page."""
    accounts = items(report.accounts)
    if not accounts:
        return ""
    rows = {row.claim.id: row for row in outline(report)}
    cards = "".join(_card(account, rows, id_of) for account in accounts)
    return f'<section class="accounts"><h2>{label("accounts.title")}</h2>{cards}</section>\n'


def _card(account: Account, rows: dict[str, Row], id_of: Callable[[str], str]) -> str:
    sides = "".join(_side(position, rows, id_of) for position in account.positions)
    question = (
        f'<span class="l" lang="ar" dir="rtl">{escape(account.question)}</span>'
        f'<span class="l" lang="en" dir="ltr">{escape(account.question_en)}</span>'
    )
    return (
        f'<div class="account {escape(account.relation)}" id="{id_of(account.id)}"><h3>{question} '
        f'<small>{name("relations", account.relation)}</small></h3><div class="sides">{sides}</div></div>'
    )


def _side(position: Position, rows: dict[str, Row], id_of: Callable[[str], str]) -> str:
    lines = "".join(_line(rows[claim], id_of) for claim in position.claims)
    origins = label("accounts.origins", count=position.origins)
    return f'<div class="side"><h4>{name("stances", position.stance)} <small>{origins}</small></h4><ul>{lines}</ul></div>'


def _line(row: Row, id_of: Callable[[str], str]) -> str:
    who = escape(" ← ".join(row.chain)) or label("page.nobody")
    return f'<li><a href="#{id_of(row.claim.id)}"><b>{who}</b></a>: {escape(" … ".join(row.content))}</li>'
