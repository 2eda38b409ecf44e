"""`riwaya claims`, `events`, `sources`, `reports`, `entities`: lists out of a casebook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.casebook_options import (
    CASEBOOK_EXITS,
    ActOption,
    ActorOption,
    CasebookArgument,
    CertaintyOption,
    Format,
    FormatOption,
    KindOption,
    LimitOption,
    NearOption,
    OriginalsOption,
    OutletFilter,
    PageOption,
    PlaceOption,
    ReportOption,
    ReviewOption,
    SideOption,
    SinceOption,
    SortOption,
    SourceOption,
    StatusOption,
    TargetOption,
    TextOption,
    TypeOption,
    UntilOption,
    WithinOption,
    casebook_of,
    wanted_of,
)
from riwaya.cli.ground import console_of, look_of, said_in
from riwaya.cli.options import BidiChoice, BidiOption, ColorOption, LangOption, WidthOption

if TYPE_CHECKING:
    from riwaya.casebook.queries import Kind

LIST_EXAMPLES = {
    "claims": """\
[bold]Examples[/]

  riwaya claims cases.db --act deny --since 2015-07-01          [dim]who denies what, since July[/]

  riwaya claims cases.db --source الجيش --near حلب --within 50  [dim]what the army says within 50 km of Aleppo[/]

  riwaya claims cases.db --text '"وقف إطلاق النار"' -f csv -n 0 [dim]all claims with the phrase, as CSV[/]
""",
    "events": """\
[bold]Examples[/]

  riwaya events cases.db --type airstrike --place SY            [dim]air strikes in Syria[/]

  riwaya events cases.db --status denied --sort when            [dim]what is denied to have happened, by its day[/]
""",
    "sources": """\
[bold]Examples[/]

  riwaya sources cases.db --kind witness                        [dim]which witnesses are quoted, the most quoted first[/]

  riwaya sources cases.db --type killing --place SY             [dim]who speaks of killings in Syria[/]
""",
    "reports": """\
[bold]Examples[/]

  riwaya reports cases.db --outlet sunbula --originals          [dim]an outlet's reports without copies[/]

  riwaya reports cases.db --text هدنة --format jsonl            [dim]reports with the word, for programs[/]
""",
    "entities": """\
[bold]Examples[/]

  riwaya entities cases.db --source الحكومة --sort name         [dim]who is who: names with the word[/]

  riwaya entities cases.db --place SY --since 2015-07-01        [dim]whom reports of Syria speak of since July[/]
""",
}
SHOWN: dict[str, tuple[str, ...]] = {
    "claims": ("report", "id", "published", "outlet", "who", "act", "what"),
    "events": ("report", "id", "published", "type", "words", "where", "who", "whom", "status", "told_by"),
    "sources": ("who", "kind", "side", "claims", "reports", "outlets", "first", "last"),
    "reports": ("id", "published", "outlet", "title", "claims", "events", "copy_of"),
    "entities": ("name", "kind", "side", "country", "reports", "mentions", "claims"),
}
FEW: dict[str, tuple[str, ...]] = {
    "claims": ("who", "act", "what"),
    "events": ("type", "words", "where", "status"),
    "sources": ("who", "kind", "claims"),
    "reports": ("id", "published", "title"),
    "entities": ("name", "kind", "reports"),
}


def _epilog(kind: str) -> str:
    return f"{LIST_EXAMPLES[kind]}\n\n{CASEBOOK_EXITS}"


@app.command(epilog=_epilog("claims"))
def claims(
    casebook: CasebookArgument, text: TextOption = None, source: SourceOption = None, kind: KindOption = None,
    side: SideOption = None, act: ActOption = None, certainty: CertaintyOption = None, outlet: OutletFilter = None,
    since: SinceOption = None, until: UntilOption = None, place: PlaceOption = None, near: NearOption = None,
    within: WithinOption = 25.0, type: TypeOption = None, status: StatusOption = None, actor: ActorOption = None,
    target: TargetOption = None, report: ReportOption = None, review: ReviewOption = None, originals: OriginalsOption = False,
    sort: SortOption = "", limit: LimitOption = 50, page: PageOption = 1, format: FormatOption = Format.table,
    lang: LangOption = None, bidi: BidiOption = BidiChoice.auto, color: ColorOption = None, width: WidthOption = None,
) -> None:  # fmt: skip
    """List claims: who says what, the newest first."""
    _show("claims", locals())


@app.command(epilog=_epilog("events"))
def events(
    casebook: CasebookArgument, type: TypeOption = None, status: StatusOption = None, actor: ActorOption = None,
    target: TargetOption = None, place: PlaceOption = None, near: NearOption = None, within: WithinOption = 25.0,
    since: SinceOption = None, until: UntilOption = None, text: TextOption = None, source: SourceOption = None,
    kind: KindOption = None, side: SideOption = None, act: ActOption = None, certainty: CertaintyOption = None,
    outlet: OutletFilter = None, report: ReportOption = None, review: ReviewOption = None, originals: OriginalsOption = False,
    sort: SortOption = "", limit: LimitOption = 50, page: PageOption = 1, format: FormatOption = Format.table,
    lang: LangOption = None, bidi: BidiOption = BidiChoice.auto, color: ColorOption = None, width: WidthOption = None,
) -> None:  # fmt: skip
    """List events: what happened, is planned or denied, according to whom. The period is that of the event."""
    _show("events", locals())


@app.command(epilog=_epilog("sources"))
def sources(
    casebook: CasebookArgument, source: SourceOption = None, kind: KindOption = None, side: SideOption = None,
    act: ActOption = None, certainty: CertaintyOption = None, text: TextOption = None, outlet: OutletFilter = None,
    since: SinceOption = None, until: UntilOption = None, place: PlaceOption = None, near: NearOption = None,
    within: WithinOption = 25.0, type: TypeOption = None, report: ReportOption = None, originals: OriginalsOption = False,
    sort: SortOption = "", limit: LimitOption = 50, page: PageOption = 1, format: FormatOption = Format.table,
    lang: LangOption = None, bidi: BidiOption = BidiChoice.auto, color: ColorOption = None, width: WidthOption = None,
) -> None:  # fmt: skip
    """List sources: everybody who is quoted, with how many claims. Filters choose the claims that are counted."""
    _show("sources", locals())


@app.command(epilog=_epilog("reports"))
def reports(
    casebook: CasebookArgument, text: TextOption = None, outlet: OutletFilter = None, since: SinceOption = None,
    until: UntilOption = None, place: PlaceOption = None, near: NearOption = None, within: WithinOption = 25.0,
    type: TypeOption = None, status: StatusOption = None, source: SourceOption = None, kind: KindOption = None,
    side: SideOption = None, act: ActOption = None, report: ReportOption = None, originals: OriginalsOption = False,
    sort: SortOption = "", limit: LimitOption = 50, page: PageOption = 1, format: FormatOption = Format.table,
    lang: LangOption = None, bidi: BidiOption = BidiChoice.auto, color: ColorOption = None, width: WidthOption = None,
) -> None:  # fmt: skip
    """List reports, the newest first. Filters of claims and events choose reports that have such a one."""
    _show("reports", locals())


@app.command(epilog=_epilog("entities"))
def entities(
    casebook: CasebookArgument, source: SourceOption = None, kind: KindOption = None, side: SideOption = None,
    text: TextOption = None, outlet: OutletFilter = None, since: SinceOption = None, until: UntilOption = None,
    place: PlaceOption = None, near: NearOption = None, within: WithinOption = 25.0, type: TypeOption = None,
    report: ReportOption = None, originals: OriginalsOption = False,
    sort: SortOption = "", limit: LimitOption = 50, page: PageOption = 1, format: FormatOption = Format.table,
    lang: LangOption = None, bidi: BidiOption = BidiChoice.auto, color: ColorOption = None, width: WidthOption = None,
) -> None:  # fmt: skip
    """List who is who, the most spoken of first. --source is part of the name; the rest chooses the reports."""
    _show("entities", locals())


SHOWING = ("casebook", "sort", "limit", "page", "format", "lang", "bidi", "color", "width")


def _show(kind: Kind, given: dict[str, Any]) -> None:
    """The page of the list that the options ask for; a line says where there is more."""
    said = said_in(given["lang"])
    limit, format = given["limit"], given["format"]
    fields = {name: value for name, value in given.items() if name not in SHOWING}
    with casebook_of(said, given["casebook"]) as casebook:
        wanted = wanted_of(said, casebook, **fields)
        if not limit:
            rows: Any = casebook.each(kind, wanted, given["sort"])
            more = False
        else:
            found = casebook.list(kind, wanted, given["sort"], limit + 1, (given["page"] - 1) * limit)
            rows, more = found[:limit], len(found) > limit
        _print(kind, rows, format, given)
    if more and format is Format.table:
        typer.echo(said.say("casebook.more", page=given["page"] + 1), err=True)


def _print(kind: Kind, rows: Any, format: Format, given: dict[str, Any]) -> None:
    from riwaya.casebook.views import views
    from riwaya.records import print_csv, print_json, print_records

    columns = views()[kind].columns
    if format is Format.csv:
        print_csv(list(columns), rows, sys.stdout)
    elif format is not Format.table:
        print_json(rows, sys.stdout, lines=format is Format.jsonl)
    else:
        said = said_in(given["lang"])
        found = list(rows)
        if not found:
            typer.echo(said.say("casebook.none"), err=True)
            return
        headings = {name: column.heading(said.lang) for name, column in columns.items()}
        console = console_of(given["color"], given["width"])
        print_records(console, look_of(said, given["bidi"]), SHOWN[kind], FEW[kind], headings, found)
