"""`riwaya add`: documents of any kind into a casebook."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.casebook_options import CASEBOOK_EXITS, casebook_of, wrong
from riwaya.cli.ground import additions_checked, said_in, usage_checked
from riwaya.cli.options import SOME_FAILED, DateOption, LangOption, OutletOption, WithOption
from riwaya.messages import Messages

if TYPE_CHECKING:
    from riwaya.casebook.adding import Progress

ADD_EXAMPLES = """\
[bold]Examples[/]

  riwaya add news/ page.html feed.xml --to cases.db      [dim]everything in a folder, a saved page, a feed[/]

  riwaya add archive.zip --to cases.db --workers 4       [dim]all that lies in an archive, with four processes[/]

  riwaya add articles.csv --column text=body --to cases.db [dim]a report a row; columns named where their heads do not tell[/]

  riwaya add news/ --to postgresql://me@server/cases     [dim]into PostgreSQL[/]

  riwaya problems cases.db                               [dim]what could not be read, and why[/]
"""
EVERY = 60.0
"""Seconds between lines of progress where nobody watches a terminal."""
LINED = (".jsonl", ".ndjson", ".csv", ".tsv")


@app.command(epilog=f"{ADD_EXAMPLES}\n\n{CASEBOOK_EXITS}")
def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE…", help="Files, folders, globs, addresses; what they are is seen. - is stdin."),
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="CASEBOOK", envvar="RIWAYA_CASEBOOK", help="The casebook; made where there is none.")
    ],
    workers: Annotated[int, typer.Option(min=0, help="Processes that read; 0 for one for each processor.")] = 0,
    date: DateOption = None,
    outlet: OutletOption = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=NAME", help="Which column of a table holds a field; may be repeated.")
    ] = None,
    private: Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses of your own network too.")] = False,
    with_: WithOption = None,
    lang: LangOption = None,
) -> None:
    """Read documents and keep them, with all that was read in them.

    What is there already is passed over, so a command that was stopped, or killed, is run again to go on. What cannot be
    read goes to the list of problems, and the rest goes on.
    """
    said = said_in(lang)
    day = usage_checked(said, sources, date, False)
    wishes = _wishes(said, day, outlet, column or [], private)
    additions = additions_checked(said, with_ or ())
    with casebook_of(said, to, create=True) as casebook, Watch(said, _expected(sources)) as watch:
        try:
            done = casebook.add(_documents(sources, wishes), workers or os.cpu_count() or 1, additions, watch)
        except KeyboardInterrupt:
            typer.echo(said.say("casebook.stopped"), err=True)
            raise typer.Exit(130) from None
    _tell(said, done, to)
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def _wishes(said: Messages, day: str | None, outlet: str | None, columns: list[str], private: bool) -> Any:
    from riwaya.intake.wishes import Wishes

    pairs = [column.partition("=") for column in columns]
    for field, equals, name in pairs:
        if not (field and equals and name):
            wrong(said, "casebook.bad_changes", value=field)
    return Wishes(date=day, outlet=outlet, columns={field: name for field, _, name in pairs}, allow_private=private)


def _documents(sources: list[str], wishes: Any) -> Iterator[Any]:
    from riwaya.intake.documents import documents

    for source in sources:
        yield from documents(source, wishes)


def _tell(said: Messages, done: Progress, to: str) -> None:
    rate = f"{done.read / done.seconds:.1f}" if done.seconds else "0"
    typer.echo(said.say(
        "casebook.added", read=done.read, copies=done.copies, already=done.already, failed=done.failed, rate=rate
    ), err=True)  # fmt: skip
    if done.failed:
        typer.echo(said.say("casebook.see_problems", casebook=to), err=True)


def _expected(sources: list[str]) -> int | None:
    """How many documents there are to come, as far as that is seen without opening archives; None where it is not."""
    if any("://" in source or source == "-" for source in sources):
        return None
    return sum(_in_file(path) for source in sources for path in _files(Path(source)))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in path.rglob("*") if file.is_file())
    elif path.is_file():
        yield path


def _in_file(path: Path) -> int:
    """The lines of a table or of JSON lines; else one."""
    if not path.name.lower().endswith(LINED):
        return 1
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


class Watch:
    """Tells how far it is: a line that renews itself in a terminal, a line a minute elsewhere."""

    def __init__(self, said: Messages, expected: int | None) -> None:
        self.said, self.expected = said, expected
        self.told = time.monotonic()
        self.live = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.told < (0.5 if self.live else EVERY):
            return
        self.told = now
        line = self.line(progress)
        sys.stderr.write(f"\r\033[K{line}" if self.live else f"{line}\n")
        sys.stderr.flush()

    def line(self, progress: Progress) -> str:
        rate = progress.read / progress.seconds if progress.seconds else 0.0
        done = f"{progress.done:,}" + (f" / {self.expected:,}" if self.expected and self.expected >= progress.done else "")
        left = self.left(progress, rate)
        return self.said.say("casebook.progress", done=done, rate=f"{rate:.1f}", left=left).rstrip(" ·")

    def left(self, progress: Progress, rate: float) -> str:
        """The time that what is still to come takes at this rate."""
        if not self.expected or not rate or self.expected <= progress.done:
            return ""
        seconds = int((self.expected - progress.done) / rate)
        return self.said.say("casebook.left", time=f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}")

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        if self.live:
            sys.stderr.write("\r\033[K")
