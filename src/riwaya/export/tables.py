"""Reports as tables: a row for each item of each layer, readable columns beside the fields of the model.

`COLUMNS` says for each table which columns it has, of which kind each is and how it is got. The columns that are fields of
the model hold all of it: riwaya.export.back makes the same reports of them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from riwaya.casebook.stored import Stored
from riwaya.dictionary import dictionary
from riwaya.export.cells import Cell, Kind, kinds_of, to_cell
from riwaya.export.shown import SHOWN, Side
from riwaya.export.view import View
from riwaya.model import (
    Account,
    Claim,
    Entity,
    Event,
    Mention,
    Meta,
    Place,
    Position,
    Quantity,
    Report,
    Sentence,
    Time,
    items,
)  # fmt: skip

STRUCTS: dict[str, type[Struct]] = {
    "claims": Claim,
    "events": Event,
    "places": Place,
    "entities": Entity,
    "quantities": Quantity,
    "times": Time,
    "accounts": Account,
    "positions": Position,
    "mentions": Mention,
    "sentences": Sentence,
}
"""What an item of each table is; reports are put together of Stored, Report and Meta."""

REPORT_FIELDS = {"id": Report, "text": Report, "schema": Report} | dict.fromkeys(Meta.__struct_fields__, Meta)
Get = Callable[[View, Any], Any]


class Source(Struct, frozen=True):
    """A column: its name, its kind, how its value is got, and whether it is a field that is read back."""

    name: str
    kind: Kind
    get: Get
    field: bool


@cache
def columns(table: str) -> tuple[Source, ...]:
    """The columns of a table in the order of the dictionary."""
    return tuple(_source(table, name, column.shown) for name, column in dictionary()[table].columns.items())


def _source(table: str, name: str, shown: str) -> Source:
    if shown:
        return _shown(name, shown, SHOWN[table][name])
    owner = REPORT_FIELDS.get(name, Stored) if table == "reports" else STRUCTS[table]
    return Source(name, kinds_of(owner)[name], _getter(owner, name, table), True)


def _shown(name: str, type_: str, show: Get) -> Source:
    """A column for readers: where there is nothing to show the cell is empty."""
    if type_ in ("text", "date"):
        return Source(name, Kind("text", optional=True), lambda view, item: show(view, item) or None, False)
    return Source(name, Kind(type_, optional=type_ != "ids"), show, False)


def _getter(owner: type, name: str, table: str) -> Get:
    if owner is Report:
        return lambda view, _: getattr(view.report, name)
    if owner is Meta:
        return lambda view, _: getattr(view.report.meta, name)
    if table == "positions":
        return lambda _, side: getattr(side.position, name)
    return lambda _, item: getattr(item, name)


def items_of(table: str, view: View) -> Iterable[Any]:
    """The items of one report that have a row in the table."""
    if table == "reports":
        return (view.stored,)
    if table == "positions":
        accounts = items(view.report.accounts)
        return (Side(a, i, position) for a in accounts for i, position in enumerate(a.positions, start=1))
    return items(getattr(view.report, table))


def rows(table: str, view: View) -> Iterator[list[Any]]:
    """The rows of one report as values of the model, in the order of `columns`."""
    sources = columns(table)
    for item in items_of(table, view):
        yield [source.get(view, item) for source in sources]


def cells(table: str, view: View) -> Iterator[list[Cell]]:
    """The same as single cells, for formats that know texts and numbers only."""
    kinds = [source.kind for source in columns(table)]
    for row in rows(table, view):
        yield [to_cell(kind, value) for kind, value in zip(kinds, row, strict=True)]
