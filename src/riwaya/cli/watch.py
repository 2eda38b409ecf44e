"""`riwaya watch`: feeds followed, what is new in them added to a casebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riwaya.cli.app import app
from riwaya.cli.casebook_options import CASEBOOK_EXITS, casebook_of
from riwaya.cli.ground import said_in
from riwaya.cli.options import SOME_FAILED, USAGE, LangOption
from riwaya.messages import Messages, explain_error

if TYPE_CHECKING:
    from riwaya.casebook import Casebook
    from riwaya.intake.watch import Watch

WATCH_EXAMPLES = """\
[bold]Examples[/]

  riwaya watch feeds.opml --to cases.db          [dim]until it is stopped: what is new in each feed, every quarter of an hour[/]

  riwaya watch feeds.opml --to cases.db --once   [dim]each feed that is due once, for cron[/]

  riwaya watch addresses.txt --to cases.db       [dim]a text with the address of a feed a line[/]
"""
STATE = "feeds.json"


@app.command(epilog=f"{WATCH_EXAMPLES}\n\n{CASEBOOK_EXITS}")
def watch(
    feeds: Annotated[str, typer.Argument(metavar="FEEDS", help="An OPML file, or a text with an address a line.")],
    to: Annotated[
        str, typer.Option("--to", metavar="CASEBOOK", envvar="RIWAYA_CASEBOOK", help="The casebook; made where there is none.")
    ],
    once: Annotated[bool, typer.Option("--once", help="Ask each feed that is due once, and end.")] = False,
    every: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="How often a feed is asked.")] = 15.0,
    state: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where what was seen is kept (default: beside the casebook).")
    ] = None,
    private: Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses of your own network too.")] = False,
    lang: LangOption = None,
) -> None:
    """Follow feeds, and keep what is new in them.

    Hosts are asked as robots.txt allows and seldom, feeds only for what changed, and longer is waited after each failure. What cannot
    be fetched or read goes to the list of problems.
    """
    said = said_in(lang)
    follow = _follower(said, feeds, state or _beside(to), every * 60, private)
    with casebook_of(said, to, create=True) as casebook:
        try:
            failed = _round(said, casebook, follow)
            while not once:
                follow.wait()
                _round(said, casebook, follow)
        except KeyboardInterrupt:
            typer.echo(said.say("errors.interrupted"), err=True)
            raise typer.Exit(130) from None
    if failed:
        raise typer.Exit(SOME_FAILED)


def _follower(said: Messages, feeds: str, state: Path, every: float, private: bool) -> Watch:
    from riwaya.errors import InputError
    from riwaya.intake.feedlist import feeds_in
    from riwaya.intake.watch import State, Watch
    from riwaya.intake.wishes import Wishes

    try:
        return Watch(feeds_in(feeds), State(state), Wishes(allow_private=private), every=every)
    except InputError as error:
        typer.echo(explain_error(said, feeds, error), err=True)
        raise typer.Exit(USAGE) from None


def _round(said: Messages, casebook: Casebook, follow: Watch) -> int:
    """How many failed of what was new."""
    done = casebook.add(_told(said, follow.next_round()))
    follow.state.save()  # not sooner: what was seen and is not in the casebook would be missed
    if done.read or done.failed:
        typer.echo(said.say("intake.watched", read=done.read, failed=done.failed), err=True)
    return done.failed


def _told(said: Messages, found: Iterator[Any]) -> Iterator[Any]:
    """What is found, each failure said when it comes: nobody may look at the problems while this runs."""
    from riwaya.errors import InputError

    for one in found:
        if isinstance(one, InputError):
            typer.echo(explain_error(said, one.file, one), err=True)
        yield one


def _beside(casebook: str) -> Path:
    """cases.db → cases.feeds.json; for a server, a file where the command is run."""
    return Path(STATE) if "://" in casebook else Path(casebook).with_suffix(f".{STATE}")
