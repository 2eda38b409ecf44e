"""`riwaya problems`, `copies`, `reread`: what could not be read, what copies what, and reading everything again."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.casebook_options import CASEBOOK_EXITS, CasebookArgument, Format, FormatOption, casebook_of
from riwaya.cli.ground import additions_checked, said_in
from riwaya.cli.options import LangOption, WithOption
from riwaya.messages import explain_problem


@app.command(epilog=CASEBOOK_EXITS)
def problems(casebook: CasebookArgument, format: FormatOption = Format.table, lang: LangOption = None) -> None:
    """List the documents that could not be read, each with the reason and what to do. One that is read later leaves the list."""
    from riwaya.records import print_csv, print_json

    said = said_in(lang)
    with casebook_of(said, casebook) as opened:
        found = opened.problems()
    records = [
        {"document": one.place, "problem": one.problem, "reason": explain_problem(said, one.place, one.problem, one.details)}
        for one in found
    ]
    if format is Format.csv:
        print_csv(["document", "problem", "reason"], records, sys.stdout)
    elif format is not Format.table:
        print_json(records, sys.stdout, lines=format is Format.jsonl)
    else:
        for record in records:
            typer.echo(record["reason"])
        if not records:
            typer.echo(said.say("casebook.no_problems"), err=True)


@app.command(epilog=CASEBOOK_EXITS)
def copies(
    casebook: CasebookArgument,
    report: Annotated[str | None, typer.Argument(metavar="ID", help="What this copy says otherwise than its original.")] = None,
    format: FormatOption = Format.table,
    lang: LangOption = None,
) -> None:
    """List the reports that copy others, wholly or nearly; with the id of one, what differs: - in the original, + in the copy."""
    from riwaya.records import print_csv, print_json

    said = said_in(lang)
    with casebook_of(said, casebook) as opened:
        records = _changes(opened, report) if report else _copies(opened)
    if format is Format.csv:
        print_csv(list(records[0]) if records else [], records, sys.stdout)
    elif format is not Format.table:
        print_json(records, sys.stdout, lines=format is Format.jsonl)
    elif report:
        for record in records:
            typer.echo("\n".join(f"{sign} {record[side]}" for sign, side in (("-", "original"), ("+", "copy")) if record[side]))
    else:
        for record in records:
            typer.echo(f"{record['similarity']:.0%}  {record['id']} ({record['outlet'] or '?'}) ← {record['copy_of']}")
        if not records:
            typer.echo(said.say("casebook.no_copies"), err=True)


def _copies(casebook: Any) -> list[dict[str, Any]]:
    columns, rows = casebook.sql(
        "SELECT id, outlet, published, copy_of, similarity FROM reports WHERE copy_of IS NOT NULL ORDER BY copy_of, n"
    )
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _changes(casebook: Any, report: str) -> list[dict[str, Any]]:
    here = casebook.get(report)
    there = casebook.get(here.copy_of) if here.copy_of else here
    return [
        {"original": there.report.text[slice(*change.original)], "copy": here.report.text[slice(*change.copy)]}
        for change in casebook.differs(report)
    ]


@app.command(epilog=CASEBOOK_EXITS)
def reread(casebook: CasebookArgument, with_: WithOption = None, lang: LangOption = None) -> None:
    """Read every report again with this version of Riwaya. What people decided stays."""
    said = said_in(lang)
    additions = additions_checked(said, with_ or ())

    def watch(done: int, total: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{done:,} / {total:,}")

    with casebook_of(said, casebook) as opened:
        done = opened.reread(additions, watch)
    typer.echo(said.say("casebook.reread", read=done.read, lost=done.lost), err=True)
