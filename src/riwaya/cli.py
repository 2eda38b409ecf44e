"""The command line: a thin skin on reader, terminal, explain, page and evaluation."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer

from riwaya.messages import Messages, explain_error, language, messages

if TYPE_CHECKING:
    from riwaya.terminal import Bidi

ALL_READ, SOME_FAILED, USAGE = 0, 1, 2
PIPE_WIDTH = 120
EXIT_CODES = "[bold]Exit codes[/]  0 all read · 1 some files failed, the others were read · 2 wrong usage"

EXAMPLES = """\
[bold]Examples[/]

  riwaya read report.txt --date 2015-07-21   [dim]a table in the terminal[/]

  riwaya read news/*.txt --html claims.html  [dim]a page that opens anywhere[/]

  riwaya read news/*.txt --jsonl > out.jsonl [dim]a report a line, for programs[/]

  curl -s URL | riwaya read -                [dim]from standard input[/]

  riwaya why report.txt c3                   [dim]which rule made claim c3[/]

  riwaya evaluate gold/ --no-misses          [dim]how well reports annotated by hand are read[/]
"""

EVALUATE_EXAMPLES = """\
[bold]Examples[/]

  riwaya evaluate gold/                       [dim]a folder of gold files: misses, then tables[/]

  riwaya evaluate gold/ --no-misses           [dim]the tables alone[/]

  riwaya evaluate a.json b.json --json > e.json [dim]for programs[/]
"""

app = typer.Typer(
    name="riwaya",
    help="Reads Arabic news reports and gives back every claim with its source: who says what, in which words.",
    epilog=f"{EXAMPLES}\n\n{EXIT_CODES}",
    rich_markup_mode="rich",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Lang(StrEnum):
    en = "en"
    ar = "ar"


class BidiChoice(StrEnum):
    auto = "auto"
    terminal = "terminal"
    visual = "visual"
    none = "none"


LangOption = Annotated[Lang | None, typer.Option(help="Language of labels and messages (default: the locale's).")]
BidiOption = Annotated[
    BidiChoice,
    typer.Option(
        envvar="RIWAYA_BIDI",
        help="How Arabic reaches the screen: terminal (it orders right-to-left text itself), visual (ordered and "
        "shaped here), none (as it is), auto (guessed; none into a pipe).",
    ),
]
ColorOption = Annotated[bool | None, typer.Option("--color/--no-color", help="Colours (default: in a terminal).")]
WidthOption = Annotated[int | None, typer.Option(min=20, help="Columns to use (default: those of the terminal).")]
DateOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication; «yesterday» counts from it.")
]
WithOption = Annotated[
    list[Path] | None,
    typer.Option("--with", metavar="FILE", help="A TOML file of your own actors, sides and places; may be repeated."),
]
OutletOption = Annotated[str | None, typer.Option(help="Who published it.")]


def _version(wanted: bool) -> None:
    if wanted:
        from riwaya import __version__

        typer.echo(f"riwaya {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    del version


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
    said = _said(lang)
    day = _usage_checked(said, files, date, json and jsonl)
    batch = Batch(files, said, day, outlet, with_)
    shown = batch.with_progress(hidden=sys.stdout.isatty() and html is None)
    if html is not None:
        _write_page(html, list(shown), said)
    elif json or jsonl:
        _print_json(shown, as_list=json and len(files) > 1, pretty=json and sys.stdout.isatty())
    else:
        _print_tables(shown, said, bidi, color, width)
    batch.finish()


@app.command()
def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The text; - is stdin.")],
    id: Annotated[str | None, typer.Argument(metavar="ID", help="c1, s2, m3, e4…; all claims without it.")] = None,
    date: DateOption = None,
    outlet: OutletOption = None,
    with_: WithOption = None,
    lang: LangOption = None,
    bidi: BidiOption = BidiChoice.auto,
    color: ColorOption = None,
    width: WidthOption = None,
) -> None:
    """Show which rule and which lexicon entry made each claim, mention or entity."""
    from riwaya.explain import NoSuchItem, print_why

    said = _said(lang)
    batch = Batch([file], said, _usage_checked(said, [file], date, False), outlet, with_)
    for report in batch:
        try:
            print_why(_console(color, width), report, _look(said, bidi), id)
        except NoSuchItem as error:
            _stop(said, "errors.no_item", USAGE, id=error.id, file=file, known=error.known)
    batch.finish()


@app.command(epilog=f"{EVALUATE_EXAMPLES}\n\n{EXIT_CODES}")
def evaluate(
    gold: Annotated[
        list[str], typer.Argument(metavar="GOLD…", help="Gold files, or folders of them (*.json); docs/evaluate.md.")
    ],
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON: figures, by outlet, by kind, and every miss.")
    ] = False,
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="Every miss beside its sentence.")] = True,
    lang: LangOption = None,
    bidi: BidiOption = BidiChoice.auto,
    color: ColorOption = None,
    width: WidthOption = None,
) -> None:
    """Measure how well reports annotated by hand are read: over all, by outlet, by kind of attribution.

    The texts in the gold files are read here and now. A file that is no gold is named on stderr with what is wrong.
    """
    said = _said(lang)
    batch = Batch(_gold_files(said, gold), said, None, None, None)
    evaluation = batch.evaluation()
    if evaluation.reports and json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(evaluation.as_record())).decode())
    elif evaluation.reports:
        from riwaya.evaluation_table import print_evaluation

        print_evaluation(_console(color, width), evaluation, _look(said, bidi), misses)
    batch.finish()


def _gold_files(said: Messages, paths: Sequence[str]) -> list[str]:
    from riwaya.errors import BadGold
    from riwaya.gold import gold_files

    try:
        return list(gold_files(paths))
    except BadGold as error:
        typer.echo(explain_error(said, error.file, error), err=True)
        raise typer.Exit(USAGE) from None


class Batch:
    """Files read one after the other; one that fails is named on stderr and counted, and the rest goes on."""

    def __init__(
        self, files: Sequence[str], said: Messages, day: str | None, outlet: str | None, with_: Sequence[Path] | None
    ) -> None:
        self.files, self.said, self.day, self.outlet = files, said, day, outlet
        self.with_ = _additions_checked(said, with_ or ())
        self.read, self.failed = 0, 0

    def __iter__(self) -> Iterator[Any]:
        return self.reports(self.files)

    def reports(self, files: Any) -> Iterator[Any]:
        return self.each(files, lambda file: _read_one(file, self.day, self.outlet, self.with_))

    def evaluation(self) -> Any:
        """The gold files, read and measured."""
        from riwaya.evaluation import Evaluation, evaluate_one
        from riwaya.gold import load_gold

        return Evaluation(list(self.each(self.files, lambda file: evaluate_one(load_gold(file), file))))

    def each(self, files: Any, work: Callable[[str], Any]) -> Iterator[Any]:
        """What the work makes of each file; a file that it cannot do is named on stderr."""
        from riwaya.errors import InputError

        for file in files:
            try:
                report = work(file)
            except (InputError, OSError) as error:
                self.failed += 1
                typer.echo(explain_error(self.said, file, error), err=True)
            else:
                self.read += 1
                yield report

    def with_progress(self, hidden: bool) -> Iterator[Any]:
        """The reports, with a bar on stderr where somebody watches and more than one file is to be read."""
        if hidden or len(self.files) < 2 or not sys.stderr.isatty():
            yield from self
            return
        from rich.console import Console
        from rich.progress import track

        title = self.said.say("read.reading")
        yield from self.reports(track(self.files, title, console=Console(stderr=True), transient=True))

    def finish(self) -> None:
        """Leaves with the exit code that fits; says how many failed where there were several."""
        if not self.failed:
            return
        if len(self.files) > 1:
            typer.echo(self.said.say("read.batch", read=self.read, failed=self.failed), err=True)
        raise typer.Exit(SOME_FAILED)


def _read_one(file: str, day: str | None, outlet: str | None, with_: Sequence[Path]) -> Any:
    from riwaya.reader import read_file, read_stream

    if file == "-":
        return read_stream(sys.stdin.buffer, "-", date=day, outlet=outlet, with_=with_)
    return read_file(file, date=day, outlet=outlet, with_=with_)


def _additions_checked(said: Messages, with_: Sequence[Path]) -> Sequence[Path]:
    """The user's own files; stops with code 2 where one of them does not hold to its form, before anything is read."""
    if with_:
        from riwaya.arabic.additions import load
        from riwaya.errors import InputError

        for path in with_:
            try:
                load(path)
            except (InputError, OSError) as error:
                typer.echo(explain_error(said, str(path), error), err=True)
                raise typer.Exit(USAGE) from None
    return with_


def _said(lang: Lang | None) -> Messages:
    return messages(lang.value if lang else language())


def _usage_checked(said: Messages, files: Sequence[str], date: str | None, both_formats: bool) -> str | None:
    """The day as ISO 8601; stops with code 2 where the options make no sense, before anything is read."""
    from riwaya.errors import BadDate
    from riwaya.reader import iso_date

    if both_formats:
        _stop(said, "errors.one_format", USAGE)
    if list(files).count("-") > 1:
        _stop(said, "errors.stdin_twice", USAGE)
    try:
        return iso_date(date)
    except BadDate:
        _stop(said, "errors.bad_date", USAGE, date=date)


def _stop(said: Messages, key: str, code: int, **gaps: object) -> NoReturn:
    typer.echo(said.say(key, **gaps), err=True)
    raise typer.Exit(code)


def _console(color: bool | None, width: int | None) -> Any:
    """A Rich console on stdout: wide into a pipe, where nobody's window sets a limit."""
    from rich.console import Console

    if width is None and not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        width = PIPE_WIDTH
    return Console(force_terminal=color or None, no_color=color is False, width=width, highlight=False, emoji=False)


def _look(said: Messages, bidi: BidiChoice) -> Any:
    from riwaya.terminal import Look, guess_bidi

    if bidi is BidiChoice.auto:
        return Look(said, guess_bidi(os.environ, sys.stdout.isatty()))
    return Look(said, cast("Bidi", bidi.value))


def _print_tables(
    reports: Iterator[Any], said: Messages, bidi: BidiChoice, color: bool | None, width: int | None
) -> None:
    from riwaya.accounts_table import print_accounts
    from riwaya.events_table import print_events
    from riwaya.roster import print_roster
    from riwaya.terminal import print_report
    from riwaya.whereabouts import print_places

    console, look = _console(color, width), _look(said, bidi)
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
        _stop(said, "errors.no_output", SOME_FAILED, file=out, reason=error.strerror)
    typer.echo(said.say("read.wrote", file=out), err=True)


def main() -> None:
    """The entry point of `riwaya` and `python -m riwaya`."""
    if hasattr(signal, "SIGPIPE"):  # riwaya read … | head ends us without a word, like other Unix tools
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app(prog_name="riwaya")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
