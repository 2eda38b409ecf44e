"""`riwaya search`: full text."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from msgspec import structs

from riwaya.cli.app import app
from riwaya.cli.casebook_options import (
    CASEBOOK_EXITS,
    CasebookArgument,
    Format,
    FormatOption,
    LimitOption,
    NearOption,
    OriginalsOption,
    OutletFilter,
    PageOption,
    PlaceOption,
    SinceOption,
    SortOption,
    TypeOption,
    UntilOption,
    WithinOption,
    casebook_of,
    wanted_of,
)
from riwaya.cli.ground import console_of, look_of, said_in
from riwaya.cli.options import BidiChoice, BidiOption, ColorOption, LangOption, WidthOption

SEARCH_EXAMPLES = """\
[bold]Examples[/]

  riwaya search cases.db 'قصف المستشفى'               [dim]both words, whatever is joined to them[/]

  riwaya search cases.db '"وقف إطلاق النار" هدنة*'    [dim]a phrase, and a word by its beginning[/]

  riwaya search cases.db نازحون --since 2015-07-01    [dim]in a period[/]
"""
COLUMNS = ("report", "published", "outlet", "around")


@app.command(epilog=f"{SEARCH_EXAMPLES}\n\n{CASEBOOK_EXITS}")
def search(
    casebook: CasebookArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words by their stems, "a phrase" in a row, قصف* by its beginning.')],
    outlet: OutletFilter = None, since: SinceOption = None, until: UntilOption = None, place: PlaceOption = None,
    near: NearOption = None, within: WithinOption = 25.0, type: TypeOption = None, originals: OriginalsOption = False,
    sort: SortOption = "", limit: LimitOption = 20, page: PageOption = 1, format: FormatOption = Format.table,
    lang: LangOption = None, bidi: BidiOption = BidiChoice.auto, color: ColorOption = None, width: WidthOption = None,
) -> None:  # fmt: skip
    """Find reports by their words, the newest first, each with the words around the first find."""
    from riwaya.records import print_csv, print_json, print_records

    said = said_in(lang)
    with casebook_of(said, casebook) as opened:
        wanted = wanted_of(
            said, opened, near, within, outlet=outlet, since=since, until=until, place=place, type=type, originals=originals
        )
        hits = opened.search(words, wanted, sort, limit + 1 if limit else None, (page - 1) * limit)
    records = [structs.asdict(hit) for hit in (hits[:limit] if limit else hits)]
    if format is Format.csv:
        print_csv(["report", "title", "outlet", "published", "at", "around"], records, sys.stdout)
    elif format is not Format.table:
        print_json(records, sys.stdout, lines=format is Format.jsonl)
    elif not records:
        typer.echo(said.say("casebook.none"), err=True)
    else:
        print_records(console_of(color, width), look_of(said, bidi), COLUMNS, ("published", "around"), _headings(said.lang), records)
        if limit and len(hits) > limit:
            typer.echo(said.say("casebook.more", page=page + 1), err=True)


def _headings(lang: str) -> dict[str, str]:
    from riwaya.casebook.views import views
    from riwaya.messages import messages

    columns = views()["claims"].columns
    return {name: columns[name].heading(lang) for name in COLUMNS[:-1]} | {"around": messages(lang).say("casebook.around")}
