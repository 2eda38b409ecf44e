"""`riwaya evaluate`: reports annotated by hand, and how well they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from riwaya.cli.app import app
from riwaya.cli.batch import Batch
from riwaya.cli.ground import console_of, look_of, said_in
from riwaya.cli.options import EXIT_CODES, USAGE, BidiChoice, BidiOption, ColorOption, LangOption, WidthOption
from riwaya.messages import Messages, explain_error

EVALUATE_EXAMPLES = """\
[bold]Examples[/]

  riwaya evaluate gold/                       [dim]a folder of gold files: misses, then tables[/]

  riwaya evaluate gold/ --no-misses           [dim]the tables alone[/]

  riwaya evaluate a.json b.json --json > e.json [dim]for programs[/]
"""


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
    said = said_in(lang)
    batch = Batch(_gold_files(said, gold), said, None, None, None)
    evaluation = batch.evaluation()
    if evaluation.reports and json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(evaluation.as_record())).decode())
    elif evaluation.reports:
        from riwaya.evaluation_table import print_evaluation

        print_evaluation(console_of(color, width), evaluation, look_of(said, bidi), misses)
    batch.finish()


def _gold_files(said: Messages, paths: Sequence[str]) -> list[str]:
    from riwaya.errors import BadGold
    from riwaya.gold import gold_files

    try:
        return list(gold_files(paths))
    except BadGold as error:
        typer.echo(explain_error(said, error.file, error), err=True)
        raise typer.Exit(USAGE) from None
