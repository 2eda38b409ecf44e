"""What every column of an export and of the casebook's views holds: dictionary.toml, which docs/data-dictionary.md prints."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

Lang = Literal["en", "ar"]


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """`en` and `ar` are "heading: what it says". `shown` is the type of a column that is looked up for readers and not read
    back (text, date, integer, number, ids); empty for a field of riwaya.model."""

    hxl: str
    en: str
    ar: str
    shown: str = ""

    def heading(self, lang: Lang) -> str:
        return self._text(lang).partition(": ")[0]

    def says(self, lang: Lang) -> str:
        return self._text(lang).partition(": ")[2]

    def _text(self, lang: Lang) -> str:
        return self.ar if lang == "ar" else self.en


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A table: its title and what a row is, and its columns in order."""

    en: str
    ar: str
    columns: dict[str, Column]

    def title(self, lang: Lang) -> str:
        return self._text(lang).partition(": ")[0]

    def says(self, lang: Lang) -> str:
        return self._text(lang).partition(": ")[2]

    def _text(self, lang: Lang) -> str:
        return self.ar if lang == "ar" else self.en


@cache
def dictionary() -> dict[str, Sheet]:
    """The tables by name, in the order in which they are shown."""
    text = files("riwaya").joinpath("dictionary.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), type=dict[str, Sheet])
