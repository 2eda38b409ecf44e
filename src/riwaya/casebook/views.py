"""The views that people and programs read: views.toml, made in the database and described in docs/casebook-views.md."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection
from sqlalchemy import text as sql

Lang = Literal["en", "ar"]


class ViewColumn(Struct, frozen=True, forbid_unknown_fields=True):
    """`sql` makes the column; `en` and `ar` are "heading: what it says"."""

    sql: str
    en: str
    ar: str

    def heading(self, lang: str) -> str:
        return (self.ar if lang == "ar" else self.en).partition(": ")[0]


class View(Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from"}):
    """One view: where its rows come from, and how they are grouped."""

    en: str
    ar: str
    source: str
    columns: dict[str, ViewColumn]
    group: str = ""

    def title(self, lang: str) -> str:
        return (self.ar if lang == "ar" else self.en).partition(": ")[0]

    def statement(self, where: str = "") -> str:
        """The SELECT behind the view, with a condition on its tables where one is given."""
        columns = ", ".join(f'{column.sql} AS "{name}"' for name, column in self.columns.items())
        grouped = f" GROUP BY {self.group}" if self.group else ""
        return f"SELECT {columns} FROM {self.source}{f' WHERE {where}' if where else ''}{grouped}"


@cache
def views() -> dict[str, View]:
    """The views by name, in the order in which they are described."""
    text = files("riwaya.casebook").joinpath("views.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), type=dict[str, View])


def make_views(connection: Connection) -> None:
    """Makes every view, in place of an older one of its name."""
    for name, view in views().items():
        connection.execute(sql(f"DROP VIEW IF EXISTS {name}"))
        connection.execute(sql(f"CREATE VIEW {name} AS {view.statement()}".replace(":", r"\:")))
