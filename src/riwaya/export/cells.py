"""A field of the model as one cell of a table, and back, with nothing lost on the way.

| kind | in the model | in a cell |
|---|---|---|
| text | str, str or None | itself; None is an empty cell, and an empty text that could be None is "" in quotation marks |
| integer, number, boolean | int, float, bool | itself |
| span | Span or None | 12-30 |
| spans | spans in order | 12-30 40-52 |
| ids | texts in order | m1 | m2; as a JSON list where a text holds the bar |
| map, json | a dict, or what JSON can hold | JSON; empty where there is nothing in it |
"""

from __future__ import annotations

import re
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from riwaya.span import Span

Cell = str | int | float | bool | None
BAR = " | "
QUOTES = re.compile('"*')
SPAN = re.compile(r"(\d+)-(\d+)")


class Kind(Struct, frozen=True):
    """What a field holds, and whether it may be None."""

    name: str
    optional: bool = False


def kinds_of(struct: type) -> dict[str, Kind]:
    """The kinds of all fields of a Struct, by name."""
    return {name: kind_of(hint) for name, hint in get_type_hints(struct).items() if name in struct.__struct_fields__}  # type: ignore[attr-defined]


def kind_of(hint: Any) -> Kind:
    """str → text, Span | None → span that may be None, tuple[str, ...] → ids."""
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        return Kind(kind_of(inner[0]).name, optional=True)
    simple = {str: "text", int: "integer", float: "number", bool: "boolean", Span: "span"}
    if hint in simple:
        return Kind(simple[hint])
    if hint == dict[str, str]:
        return Kind("map")
    return Kind({tuple[Span, ...]: "spans", tuple[str, ...]: "ids"}.get(hint, "json"))


def to_cell(kind: Kind, value: Any) -> Cell:
    """The value as one text, number or boolean; None for an empty cell."""
    if value is None:
        return None
    match kind.name:
        case "text":
            return f'"{value}"' if kind.optional and QUOTES.fullmatch(value) else value or None
        case "span":
            return f"{value[0]}-{value[1]}"
        case "spans":
            return " ".join(f"{start}-{end}" for start, end in value) or None
        case "ids":
            return _joined(value) or None
        case "map" | "json":
            return msgspec.json.encode(value).decode() if value else None
        case _:
            return value  # type: ignore[no-any-return]


def _joined(values: tuple[str, ...]) -> str:
    plain = all(value and "|" not in value and value == value.strip() for value in values)
    return BAR.join(values) if plain and not (values and values[0].startswith("[")) else msgspec.json.encode(values).decode()


def from_cell(kind: Kind, cell: Any) -> Any:
    """What `to_cell` was given, from the cell itself or as CSV, XLSX and Parquet hand it back; ValueError where it is none."""
    if cell is None or cell == "":
        return _nothing(kind)
    match kind.name:
        case "text":
            text = str(cell)
            return text[1:-1] if kind.optional and len(text) > 1 and QUOTES.fullmatch(text) else text
        case "integer":
            return _whole(cell)
        case "number":
            return float(cell)
        case "boolean":
            return _yes(cell)
        case "span":
            return _span(cell) if isinstance(cell, str) else Span(*cell)
        case "spans":
            return tuple(map(_span, cell.split())) if isinstance(cell, str) else tuple(Span(*pair) for pair in cell)
        case "ids":
            return _parted(cell) if isinstance(cell, str) else tuple(cell)
        case _:
            return msgspec.json.decode(cell) if isinstance(cell, str) else dict(cell)


def _nothing(kind: Kind) -> Any:
    empty: dict[str, Any] = {"text": "", "spans": (), "ids": (), "map": {}, "json": ()}
    if kind.optional:
        return None
    if kind.name not in empty:
        raise ValueError("nothing where a value must be")
    return empty[kind.name]


def _whole(cell: Any) -> int:
    number = float(cell)
    if number != int(number):
        raise ValueError(f"{cell!r} is no whole number")
    return int(cell) if not isinstance(cell, str) or "." not in cell else int(number)


def _yes(cell: Any) -> bool:
    if isinstance(cell, bool | int | float):
        return bool(cell)
    if cell.lower() not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return bool(cell.lower() == "true")


def _span(text: str) -> Span:
    found = SPAN.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no span like 12-30")
    return Span(int(found[1]), int(found[2]))


def _parted(text: str) -> tuple[str, ...]:
    return tuple(msgspec.json.decode(text, type=list[str])) if text.startswith("[") else tuple(text.split(BAR))
