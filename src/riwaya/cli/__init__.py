"""The command line: a thin skin on the library, one file a command."""

from __future__ import annotations

import signal
import sys

from riwaya.cli.app import app

# isort: split
# the order of `riwaya --help`: what people do first stands first
from riwaya.cli import read

# isort: split
from riwaya.cli import why

# isort: split
from riwaya.cli import add, evaluate

# isort: split
from riwaya.cli import watch

# isort: split
from riwaya.cli import lists

# isort: split
from riwaya.cli import search

# isort: split
from riwaya.cli import sql

# isort: split
from riwaya.cli import review

# isort: split
from riwaya.cli import upkeep

# isort: split
from riwaya.cli import export

__all__ = ["add", "app", "evaluate", "export", "lists", "main", "read", "review", "search", "sql", "upkeep", "watch", "why"]


def main() -> None:
    """The entry point of `riwaya` and `python -m riwaya`."""
    if hasattr(signal, "SIGPIPE"):  # riwaya read … | head ends us without a word, like other Unix tools
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app(prog_name="riwaya")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
