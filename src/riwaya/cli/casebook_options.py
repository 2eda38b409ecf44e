"""What the commands of the casebook share: which casebook, what is wanted of it, how it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from riwaya.cli.options import SOME_FAILED, USAGE
from riwaya.messages import LANGUAGES, Messages, explain_error, messages

if TYPE_CHECKING:
    from riwaya.casebook import Casebook, Filter, Near

CASEBOOK_EXITS = "[bold]Exit codes[/]  0 done · 1 some documents failed, or the casebook could not do it · 2 wrong usage"
POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,،]\s*(-?\d+(?:\.\d+)?)\s*")


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


CasebookArgument = Annotated[
    str,
    typer.Argument(metavar="CASEBOOK", envvar="RIWAYA_CASEBOOK", help="The file, or postgresql://user:password@host/name."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="table, json, jsonl or csv.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, help="Rows on a page; 0 for all.")]
PageOption = Annotated[int, typer.Option(min=1, help="Which page.")]
SortOption = Annotated[
    str, typer.Option(metavar="COLUMN", help="Order by this column; -COLUMN turns it round. A wrong one names the right ones.")
]
TextOption = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help='With these words: by their stems, "a phrase" in a row, قصف* by its beginning.'),
]
SourceOption = Annotated[str | None, typer.Option(metavar="NAME", help="Said by: part of a name, or actor:sy.army.")]
KindOption = Annotated[str | None, typer.Option(help="Kind of source: official, witness … or its name in the tables.")]
SideOption = Annotated[str | None, typer.Option(help="Side of the source: government, opposition …")]
ActOption = Annotated[str | None, typer.Option(help="What the source does: say, deny, accuse …")]
CertaintyOption = Annotated[str | None, typer.Option(help="certain, probable, possible, unknown.")]
OutletFilter = Annotated[str | None, typer.Option(help="Published by.")]
SinceOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")]
UntilOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Up to this day.")]
PlaceOption = Annotated[str | None, typer.Option(metavar="NAME", help="Of a place: part of its name, or a country as SY.")]
NearOption = Annotated[
    str | None, typer.Option(metavar="POINT", help="Near a place of the casebook, or near LAT,LON; see --within.")
]
WithinOption = Annotated[float, typer.Option(min=0, metavar="KM", help="How near: kilometres.")]
TypeOption = Annotated[str | None, typer.Option(help="Type of event: killing, airstrike … (docs/events.md).")]
StatusOption = Annotated[str | None, typer.Option(help="happened, ongoing, planned, denied …")]
ActorOption = Annotated[str | None, typer.Option(metavar="NAME", help="Done by.")]
TargetOption = Annotated[str | None, typer.Option(metavar="NAME", help="Done to.")]
ReportOption = Annotated[str | None, typer.Option(metavar="ID", help="Of this report.")]
ReviewOption = Annotated[str | None, typer.Option(help="accepted, corrected or added by a person.")]
OriginalsOption = Annotated[bool, typer.Option("--originals", help="Leave out reports that copy others.")]

CODES = {
    "kind": "kinds", "side": "sides", "act": "acts", "certainty": "certainty", "polarity": "polarity", "status": "statuses",
}  # fmt: skip
"""Filters whose values have names in the messages."""


@contextmanager
def casebook_of(said: Messages, where: str, create: bool = False) -> Iterator[Casebook]:
    """The casebook opened; what is wrong with it, or with what is asked of it, is said and ends the command."""
    from riwaya.errors import BadDecision, BadQuery, CasebookError

    try:
        from riwaya.casebook import Casebook

        with Casebook.open(where, create=create) as casebook:
            if casebook.backup:
                typer.echo(said.say("casebook.migrated", casebook=casebook.name, backup=casebook.backup), err=True)
            yield casebook
    except CasebookError as error:
        typer.echo(explain_error(said, error.casebook, error), err=True)
        raise typer.Exit(USAGE if isinstance(error, BadQuery | BadDecision) else SOME_FAILED) from None


def wrong(said: Messages, key: str, **gaps: object) -> NoReturn:
    typer.echo(said.say(key, **gaps), err=True)
    raise typer.Exit(USAGE)


def wanted_of(said: Messages, casebook: Casebook, near: str | None = None, within: float = 0, **fields: Any) -> Filter:
    """The filter that the options ask for; stops with code 2 where a value is none that there is."""
    from riwaya.casebook import Filter
    from riwaya.errors import BadDate
    from riwaya.reader import iso_date

    for field, group in CODES.items():
        if fields.get(field):
            fields[field] = _code(said, field, group, fields[field])
    if fields.get("type"):
        fields["type"] = _event_type(said, fields["type"])
    for field in ("since", "until"):
        try:
            fields[field] = iso_date(fields.get(field))
        except BadDate:
            wrong(said, "errors.bad_date", date=fields[field])
    return Filter(**fields, near=_near(said, casebook, near, within) if near else None)


def _code(said: Messages, field: str, group: str, value: str) -> str:
    """The code of a value, which may be given by its name in English or Arabic."""
    for lang in LANGUAGES:
        table = messages(lang).table[group]
        for code, name in table.items():
            if value.strip().lower() in (code, name.lower()):
                return code
    wrong(said, "casebook.bad_value", field=field, value=value, known=", ".join(said.table[group]))


def _event_type(said: Messages, value: str) -> str:
    from riwaya.arabic.happenings import table

    for code, home in table().types.items():
        if value.strip() in (code, code.replace("_", " "), home.ar):
            return code
    wrong(said, "casebook.bad_value", field="type", value=value, known=", ".join(table().types))


def _near(said: Messages, casebook: Casebook, near: str, within: float) -> Near:
    from riwaya.casebook import Near

    if point := POINT.fullmatch(near):
        return Near(float(point[1]), float(point[2]), within)
    if there := casebook.place(near):
        return Near(*there, within)
    wrong(said, "casebook.no_place", place=near)
