"""Where an export takes its reports from: what `riwaya.export.back` reads."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.back import Found, reports_in


def reports_of(source: str) -> Iterator[Found]:
    """Every report of a source as somebody names it on the command line."""
    return reports_in(source)
