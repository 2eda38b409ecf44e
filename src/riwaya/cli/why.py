"""`riwaya why`: which rule made what."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli.app import app
from riwaya.cli.batch import Batch
from riwaya.cli.ground import console_of, look_of, said_in, stop, usage_checked
from riwaya.cli.options import (
    USAGE,
    BidiChoice,
    BidiOption,
    ColorOption,
    DateOption,
    LangOption,
    OutletOption,
    WidthOption,
    WithOption,
)


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

    said = said_in(lang)
    batch = Batch([file], said, usage_checked(said, [file], date, False), outlet, with_)
    for report in batch:
        try:
            print_why(console_of(color, width), report, look_of(said, bidi), id)
        except NoSuchItem as error:
            stop(said, "errors.no_item", USAGE, id=error.id, file=file, known=error.known)
    batch.finish()
