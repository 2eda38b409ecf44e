"""`riwaya sql`: any question over the views."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from riwaya.cli.app import app
from riwaya.cli.casebook_options import CASEBOOK_EXITS, CasebookArgument, Format, FormatOption, casebook_of
from riwaya.cli.ground import console_of, look_of, said_in
from riwaya.cli.options import BidiChoice, BidiOption, ColorOption, LangOption, WidthOption

SQL_EXAMPLES = """\
[bold]Examples[/]

  riwaya sql cases.db                                          [dim]the views and their columns[/]

  riwaya sql cases.db "select act, count(*) from claims group by act" [dim]a table[/]

  riwaya sql cases.db -f csv < question.sql                    [dim]a longer question out of a file[/]
"""


@app.command("sql", epilog=f"{SQL_EXAMPLES}\n\n{CASEBOOK_EXITS}")
def sql_command(
    casebook: CasebookArgument,
    statement: Annotated[
        str | None, typer.Argument(metavar="SELECT", help="The question; - or a pipe is stdin. Without it: what there is to ask.")
    ] = None,
    format: FormatOption = Format.table,
    lang: LangOption = None,
    bidi: BidiOption = BidiChoice.auto,
    color: ColorOption = None,
    width: WidthOption = None,
) -> None:
    """Ask the documented views in SQL; nothing can be changed by it. docs/casebook-views.md describes them."""
    from riwaya.casebook.views import views
    from riwaya.records import print_csv, print_json, print_records

    said = said_in(lang)
    if statement is None and sys.stdin.isatty():
        for name, view in views().items():
            typer.echo(f"{name}: {view.title(said.lang)}\n    {', '.join(view.columns)}")
        return
    asked = sys.stdin.read() if statement in (None, "-") else str(statement)
    with casebook_of(said, casebook) as opened:
        columns, rows = opened.sql(asked)
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    if format is Format.csv:
        print_csv(columns, records, sys.stdout)
    elif format is not Format.table:
        print_json(records, sys.stdout, lines=format is Format.jsonl)
    elif columns:
        print_records(console_of(color, width), look_of(said, bidi), columns, columns, dict(zip(columns, columns, strict=True)), records)
