"""What every command stands on: the language of its messages, its console, and the checks before anything is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

import typer

from riwaya.cli.options import USAGE, BidiChoice, Lang
from riwaya.messages import Messages, explain_error, language, messages

if TYPE_CHECKING:
    from riwaya.terminal import Bidi

PIPE_WIDTH = 120


def said_in(lang: Lang | None) -> Messages:
    return messages(lang.value if lang else language())


def usage_checked(said: Messages, files: Sequence[str], date: str | None, both_formats: bool) -> str | None:
    """The day as ISO 8601; stops with code 2 where the options make no sense, before anything is read."""
    from riwaya.errors import BadDate
    from riwaya.reader import iso_date

    if both_formats:
        stop(said, "errors.one_format", USAGE)
    if list(files).count("-") > 1:
        stop(said, "errors.stdin_twice", USAGE)
    try:
        return iso_date(date)
    except BadDate:
        stop(said, "errors.bad_date", USAGE, date=date)


def stop(said: Messages, key: str, code: int, **gaps: object) -> NoReturn:
    typer.echo(said.say(key, **gaps), err=True)
    raise typer.Exit(code)


def console_of(color: bool | None, width: int | None) -> Any:
    """A Rich console on stdout: wide into a pipe, where nobody's window sets a limit."""
    from rich.console import Console

    if width is None and not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        width = PIPE_WIDTH
    return Console(force_terminal=color or None, no_color=color is False, width=width, highlight=False, emoji=False)


def look_of(said: Messages, bidi: BidiChoice) -> Any:
    from riwaya.terminal import Look, guess_bidi

    if bidi is BidiChoice.auto:
        return Look(said, guess_bidi(os.environ, sys.stdout.isatty()))
    return Look(said, cast("Bidi", bidi.value))


def additions_checked(said: Messages, with_: Sequence[Path]) -> Sequence[Path]:
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
