"""Files read one after the other; what fails is named, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from riwaya.cli.ground import additions_checked
from riwaya.cli.options import SOME_FAILED
from riwaya.messages import Messages, explain_error


class Batch:
    """Files read one after the other; one that fails is named on stderr and counted, and the rest goes on."""

    def __init__(
        self, files: Sequence[str], said: Messages, day: str | None, outlet: str | None, with_: Sequence[Path] | None
    ) -> None:
        self.files, self.said, self.day, self.outlet = files, said, day, outlet
        self.with_ = additions_checked(said, with_ or ())
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
