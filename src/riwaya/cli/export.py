"""`riwaya export` and `riwaya import`: reports into the formats of other tools, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.ground import said_in, stop
from riwaya.cli.options import EXIT_CODES, SOME_FAILED, USAGE, LangOption
from riwaya.messages import Messages, explain_error

EXPORT_EXAMPLES = """\
[bold]Examples[/]

  riwaya export out.jsonl --format xlsx --out claims.xlsx        [dim]a workbook: claims, events, places …[/]

  riwaya export cases.db --format csv --out tables/              [dim]a folder of tables with HXL tags; or tables.zip[/]

  riwaya export cases.db --format csv --table claims --out c.csv [dim]one table; --excel for Excel[/]

  riwaya export cases.db --format geojson --out map.geojson      [dim]for QGIS and web maps[/]

  riwaya export cases.db --format jsonl --redact persons --out - [dim]names of private persons replaced[/]

  riwaya read *.txt --jsonl | riwaya export - --format graphml --out who.graphml [dim]from a pipe[/]
"""
IMPORT_EXAMPLES = """\
[bold]Examples[/]

  riwaya import claims.xlsx --out back.jsonl [dim]a workbook, a folder of tables, a ZIP of them[/]

  riwaya import tables/ | riwaya export - --format xlsx --out again.xlsx [dim]from one format into another[/]
"""


class FormatName(StrEnum):
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    geojson = "geojson"
    jsonld = "jsonld"
    graphml = "graphml"
    acled = "acled"
    ucdp = "ucdp"


class Redact(StrEnum):
    persons = "persons"


OutOption = Annotated[str, typer.Option("--out", metavar="OUT", help="A file, a folder for many tables, or - for stdout.")]


@app.command(epilog=f"{EXPORT_EXAMPLES}\n\n{EXIT_CODES}")
def export(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Files of reports (read --jsonl), exports, casebooks; - is stdin.")
    ],
    format: Annotated[FormatName, typer.Option("--format", "-f", help="The format: docs/export.md says what each holds.")],
    out: OutOption,
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table (csv, xlsx, parquet); may be repeated.")
    ] = None,
    redact: Annotated[
        Redact | None, typer.Option(help="Replace the names of private persons in every field and text.")
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Begin CSV with the mark by which Excel knows UTF-8.")] = False,
    hxl: Annotated[bool, typer.Option("--hxl/--no-hxl", help="HXL tags under the headings of CSV tables.")] = True,
    lang: LangOption = None,
) -> None:
    """Write reports in a format that other tools open: whole or not at all.

    What is no report is named on stderr and the rest is exported. jsonl, csv, xlsx and parquet come back with `riwaya import`.
    """
    from riwaya.export.formats import export as write
    from riwaya.export.redact import redacted
    from riwaya.export.wishes import Wishes

    said = said_in(lang)
    wishes = Wishes(lang="ar" if said.lang == "ar" else "en", tables=tuple(table or ()), bom=excel, hxl=hxl)
    taken = Taken(said, sources)
    reports = redacted(taken) if redact else taken
    _written(said, out, lambda: write(reports, format.value, out, wishes))
    taken.finish(out)


@app.command("import", epilog=f"{IMPORT_EXAMPLES}\n\n{EXIT_CODES}")
def import_(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="What riwaya export wrote as jsonl, csv, xlsx, parquet.")],
    out: OutOption = "-",
    lang: LangOption = None,
) -> None:
    """Bring exported reports back, as JSON lines: every layer, span and decision as it was.

    What people changed in the columns of the model is taken as it stands; columns for readers are not looked at.
    """
    from riwaya.export.formats import export as write

    said = said_in(lang)
    taken = Taken(said, sources)
    _written(said, out, lambda: write(taken, "jsonl", out))
    taken.finish(out)


class Taken:
    """The reports of all sources; what is none is named on stderr and counted, and the rest goes on."""

    def __init__(self, said: Messages, sources: list[str]) -> None:
        self.said, self.sources = said, sources
        self.given = self.failed = 0

    def __iter__(self) -> Iterator[Any]:
        from riwaya.errors import CasebookError, ExportError, InputError
        from riwaya.export.sources import reports_of

        for source in self.sources:
            try:
                for found in reports_of(source):
                    if isinstance(found, InputError):
                        self.fail(explain_error(self.said, found.file, found))
                    else:
                        self.given += 1
                        yield found
            except ExportError as error:
                self.fail(self.said.say(f"export.{error.problem}", **error.details))
            except (CasebookError, OSError) as error:
                self.fail(explain_error(self.said, source, error))
        if self.failed and not self.given:
            raise ExportError("nothing")  # an older export at that place stays as it is

    def fail(self, why: str) -> None:
        self.failed += 1
        typer.echo(why, err=True)

    def finish(self, out: str) -> None:
        """Says what was written, and leaves with the exit code that fits."""
        if out != "-":
            typer.echo(self.said.say("export.wrote", file=out, count=self.given), err=True)
        if self.failed:
            typer.echo(self.said.say("export.failed", failed=self.failed), err=True)
            raise typer.Exit(SOME_FAILED)


def _written(said: Messages, out: str, work: Callable[[], None]) -> None:
    """Does the work; an export that cannot be done ends here with the reason, and leaves nothing behind."""
    from riwaya.errors import ExportError

    try:
        work()
    except ExportError as error:
        stop(said, f"export.{error.problem}", USAGE, **error.details)
    except OSError as error:
        stop(said, "export.no_way", SOME_FAILED, file=out, reason=error.strerror or str(error))
