"""Where an export takes its reports from: a casebook, or what `riwaya.export.back` reads."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.casebook.address import is_casebook
from riwaya.export.back import Found, reports_in


def reports_of(source: str) -> Iterator[Found]:
    """Every report of a source as somebody names it on the command line."""
    if not is_casebook(source):
        yield from reports_in(source)
        return
    from riwaya.casebook import Casebook  # needs a library that other exports do not

    with Casebook.open(source) as casebook:
        yield from casebook.stream()
