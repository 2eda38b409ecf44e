"""`riwaya read`: reports into tables, JSON or a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.batch import Batch
from riwaya.cli.ground import console_of, look_of, said_in, stop, usage_checked
from riwaya.cli.options import (
    EXAMPLES,
    EXIT_CODES,
    SOME_FAILED,
    BidiChoice,
    BidiOption,
    ColorOption,
    DateOption,
    LangOption,
    OutletOption,
    WidthOption,
    WithOption,
)
from riwaya.messages import Messages


@app.command(epilog=f"{EXAMPLES}\n\n{EXIT_CODES}")
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Texts to read, one report each; - is stdin.")],
    date: DateOption = None,
    outlet: OutletOption = None,
    with_: WithOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON: one report, or a list for several files.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print JSON, one report a line.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Write one self-contained page to OUT.")] = None,
    lang: LangOption = None,
    bidi: BidiOption = BidiChoice.auto,
    color: ColorOption = None,
    width: WidthOption = None,
) -> None:
    """Print who says what in each report.

    Spans count code points of the text as published. A file that cannot be read is named on stderr with what to do
    about it, and the rest is read.
    """
    said = said_in(lang)
    day = usage_checked(said, files, date, json and jsonl)
    batch = Batch(files, said, day, outlet, with_)
    shown = batch.with_progress(hidden=sys.stdout.isatty() and html is None)
    if html is not None:
        _write_page(html, list(shown), said)
    elif json or jsonl:
        _print_json(shown, as_list=json and len(files) > 1, pretty=json and sys.stdout.isatty())
    else:
        _print_tables(shown, said, bidi, color, width)
    batch.finish()


def _print_tables(
    reports: Iterator[Any], said: Messages, bidi: BidiChoice, color: bool | None, width: int | None
) -> None:
    from riwaya.accounts_table import print_accounts
    from riwaya.events_table import print_events
    from riwaya.roster import print_roster
    from riwaya.terminal import print_report
    from riwaya.whereabouts import print_places

    console, look = console_of(color, width), look_of(said, bidi)
    for report in reports:
        print_report(console, report, look)
        print_roster(console, report, look)
        print_places(console, report, look)
        print_events(console, report, look)
        print_accounts(console, report, look)


def _print_json(reports: Iterator[Any], as_list: bool, pretty: bool) -> None:
    """Each report as soon as it is read: a batch of any length needs the memory of one report."""
    import msgspec

    from riwaya.reader import to_json

    between = "[" if as_list else ""
    for report in reports:
        record = to_json(report)
        print(between + (msgspec.json.format(record, indent=2) if pretty else record), end="" if as_list else "\n")
        sys.stdout.flush()
        between = ",\n" if as_list else ""
    if as_list:
        print("[]" if between == "[" else "]")


def _write_page(out: Path, reports: list[Any], said: Messages) -> None:
    from riwaya.page import page

    if not reports:
        return
    text = page(reports, lang=said.lang)
    if str(out) == "-":
        print(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        stop(said, "errors.no_output", SOME_FAILED, file=out, reason=error.strerror)
    typer.echo(said.say("read.wrote", file=out), err=True)
