"""What somebody wants of an export, and the packages that some formats need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from msgspec import Struct

from riwaya.dictionary import Lang, dictionary
from riwaya.errors import ExportError
from riwaya.messages import Messages, messages


class Wishes(Struct, frozen=True, kw_only=True):
    """`lang` is that of labels in cells (headings have both where the format has room); `tables` which tables, all where empty;
    `bom` opens CSV files with the mark by which Excel knows UTF-8; `hxl` puts the tags under the headings of CSV files."""

    lang: Lang = "en"
    tables: tuple[str, ...] = ()
    bom: bool = False
    hxl: bool = True

    @property
    def said(self) -> Messages:
        return messages(self.lang)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The tables wished for, in the order of the dictionary; ExportError for one that there is none of."""
        known = tuple(dictionary())
        for name in self.tables:
            if name not in known:
                raise ExportError("no_table", name=name, known=", ".join(known))
        return tuple(name for name in known if name in self.tables) if self.tables else known


def needed(package: str) -> Any:
    """The package, or ExportError that says how to get it."""
    try:
        return import_module(package)
    except ImportError:
        raise ExportError("missing_extra", package=package.partition(".")[0]) from None
