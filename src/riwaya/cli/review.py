"""`riwaya review`: what people decide about claims, events and the rest, with its history."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.casebook_options import CASEBOOK_EXITS, CasebookArgument, Format, FormatOption, casebook_of, wrong
from riwaya.cli.ground import said_in
from riwaya.cli.options import LangOption
from riwaya.messages import Messages

REVIEW_EXAMPLES = """\
[bold]Examples[/]

  riwaya review decide cases.db 2664afeaffbc c3 accept --by Layla                    [dim]claim c3 is right[/]

  riwaya review decide cases.db 2664afeaffbc c4 correct act=deny --by Layla          [dim]a field set right[/]

  riwaya review decide cases.db 2664afeaffbc e2 reject --by Layla --note 'no attack' [dim]not an event[/]

  riwaya review history cases.db 2664afeaffbc                                        [dim]who decided what, and when[/]

  riwaya review undo cases.db 7 --by Layla                                           [dim]decision 7 taken back[/]
"""
review_app = typer.Typer(
    help="Decide about claims, events and the rest of a report: accept, reject, correct, add, note. Nothing is lost: every "
    "decision has its history, can be undone, and stays when reports are read again.",
    epilog=f"{REVIEW_EXAMPLES}\n\n{CASEBOOK_EXITS}", no_args_is_help=True, rich_markup_mode="rich",
)  # fmt: skip
app.add_typer(review_app, name="review")


class Verdict(StrEnum):
    accept = "accept"
    reject = "reject"
    correct = "correct"
    add = "add"
    note = "note"


class LayerName(StrEnum):
    claims = "claims"
    events = "events"
    entities = "entities"
    places = "places"
    times = "times"
    quantities = "quantities"


ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", help="Its id.")]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", envvar="RIWAYA_REVIEWER", help="Who decides.")]


@review_app.command(epilog=f"{REVIEW_EXAMPLES}\n\n{CASEBOOK_EXITS}")
def decide(
    casebook: CasebookArgument,
    report: ReportArgument,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="c1, e2, p3 …; + for one that is added.")],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="accept, reject, correct, add, note.")],
    by: ByOption,
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD=VALUE]…", help="What a correction sets, or what is added, as JSON.")
    ] = None,
    layer: Annotated[LayerName | None, typer.Option(help="To which layer an item is added.")] = None,
    note: Annotated[str, typer.Option(help="Why, in your words.")] = "",
    lang: LangOption = None,
) -> None:
    """Keep what a person decided about an item of a report."""
    said = said_in(lang)
    fields = dict(_change(said, one) for one in changes or ())
    with casebook_of(said, casebook) as opened:
        taken = opened.decide(report, "" if item == "+" else item, verdict.value, by, fields, note, layer.value if layer else "")
    typer.echo(said.say("casebook.decided", number=taken.number, verdict=taken.verdict, item=taken.item))


@review_app.command(epilog=CASEBOOK_EXITS)
def undo(
    casebook: CasebookArgument,
    decision: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the decision, as history shows it.")],
    by: ByOption,
    lang: LangOption = None,
) -> None:
    """Take a decision back; it stays in the history."""
    said = said_in(lang)
    with casebook_of(said, casebook) as opened:
        gone = opened.undo(decision, by)
    typer.echo(said.say("casebook.undone", number=gone.number, verdict=gone.verdict, item=gone.item))


@review_app.command(epilog=CASEBOOK_EXITS)
def history(
    casebook: CasebookArgument,
    report: Annotated[str | None, typer.Argument(metavar="REPORT", help="Only about this report.")] = None,
    item: Annotated[str | None, typer.Argument(metavar="ITEM", help="Only about this item of it.")] = None,
    format: FormatOption = Format.table,
    lang: LangOption = None,
) -> None:
    """List every decision, the undone ones too, in the order in which they were taken."""
    from riwaya.records import print_csv, print_json

    said = said_in(lang)
    with casebook_of(said, casebook) as opened:
        records = opened.history(report, item)
    if format is Format.csv:
        print_csv(list(records[0]) if records else [], records, sys.stdout)
    elif format is not Format.table:
        print_json(records, sys.stdout, lines=format is Format.jsonl)
    else:
        for record in records:
            typer.echo(_line(record))


def _line(record: Any) -> str:
    undone = f" (undone: {record['undone_by']} {record['undone_at']})" if record["undone_at"] else ""
    changes = f" {record['changes']}" if record["changes"] != "{}" else ""
    note = f" «{record['note']}»" if record["note"] else ""
    item = f"{record['report']} {record['item'] or '—'}"
    return f"{record['number']}  {record['at']}  {record['by']}: {record['verdict']} {item}{changes}{note}{undone}"


def _change(said: Messages, given: str) -> tuple[str, Any]:
    """«act=deny»: the value as JSON, or as it stands where it is none."""
    field, equals, value = given.partition("=")
    if not equals or not field:
        wrong(said, "casebook.bad_changes", value=given)
    try:
        return field, json.loads(value)
    except json.JSONDecodeError:
        return field, value
