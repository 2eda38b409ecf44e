"""The application that the commands hang on."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli.options import EXAMPLES, EXIT_CODES

app = typer.Typer(
    name="riwaya",
    help="Reads Arabic news reports and gives back every claim with its source: who says what, in which words.",
    epilog=f"{EXAMPLES}\n\n{EXIT_CODES}",
    rich_markup_mode="rich",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
