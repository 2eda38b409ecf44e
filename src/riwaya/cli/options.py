"""The options that several commands share, the examples in their help, and the exit codes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

ALL_READ, SOME_FAILED, USAGE = 0, 1, 2
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
