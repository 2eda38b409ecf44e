"""What stands around a report on a page and is not the report: lines known by their words (furniture.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.arabic.folding import fold

EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def without_furniture(text: str) -> str:
    """The text without the lines that are furniture, and without what comes behind a line that ends the report."""
    kept: list[str] = []
    for line in text.split("\n"):
        bare = EDGES.sub("", fold(line))
        if kept and _is_one(bare, "endings"):
            break
        if not (_is_one(bare, "lines") or _starts(bare)):
            kept.append(line)
    return "\n".join(kept).strip("\n")


def _is_one(bare: str, table: str) -> bool:
    return bare in _words(table)


def _starts(bare: str) -> bool:
    """A line that is short enough to be a link or a label, and begins as they do."""
    return len(bare.split()) <= _longest() and bare.startswith(_beginnings())


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("riwaya.intake").joinpath("furniture.toml").read_text(encoding="utf-8"))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(EDGES.sub("", fold(phrase)) for phrase in _table()[table]["words"])


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(fold(phrase) + " " for phrase in _table()["beginnings"]["words"])


@cache
def _longest() -> int:
    return int(_table()["beginnings"]["longest"])
