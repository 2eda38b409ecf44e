"""Which column of a table holds which field of a document: as the user says, else as the columns are called (columns.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.errors import BadSource
from riwaya.intake.dates import day_of
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.facts import Facts
from riwaya.intake.item import Item
from riwaya.intake.wishes import FIELDS, Wishes

SIGNS = str.maketrans({"_": " ", "-": " ", ":": " ", ".": " ", "\ufeff": None})


def mapping(names: Sequence[str], place: str, wished: Mapping[str, str]) -> dict[str, str]:
    """Field → the column that holds it; BadSource where no column holds the text, or one that the user names is missing."""
    for field, column in wished.items():
        if field not in FIELDS:
            raise BadSource(place, "intake.no_such_field", field=field, known=", ".join(FIELDS))
        if column not in names:
            raise BadSource(place, "intake.no_such_column", column=column, known=_listed(names))
    found = {**guessed(names), **wished}
    if "text" not in found:
        raise BadSource(place, "intake.no_text_column", known=_listed(names))
    return found


def guessed(names: Sequence[str]) -> dict[str, str]:
    """The columns whose names tell what they hold; of two for one field the name that stands first in columns.toml."""
    called = {_plain(name): name for name in reversed(names)}
    found = {}
    for field, spellings in _spellings().items():
        column = next((called[spelling] for spelling in spellings if spelling in called), None)
        if column is not None:
            found[field] = column
    return found


def document(
    row: Mapping[str, Any], where: Mapping[str, str], item: Item, wishes: Wishes, part: str | None, **more: Any
) -> Document:
    """The document in a row. Its text is as published; an InputError where it is none."""
    value = row.get(where["text"])
    place = f"{item.file} · {part}" if part else item.file
    text, _ = checked(value if isinstance(value, str) else str(value or ""), place, "")
    facts = Facts(item, wishes)
    for field, column in where.items():
        if field != "text":
            _add(facts, field, row.get(column))
    return facts.document(text, part, **more)


def _add(facts: Facts, field: str, value: Any) -> None:
    if field not in ("published", "fetched"):
        facts.add(field, value if isinstance(value, str | int) else None, "column")
        return
    day, doubted = day_of(value)
    facts.add(field, day, "guess" if doubted else "column")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(str(name) for name in names[:30])


def _plain(name: object) -> str:
    return " ".join(str(name).translate(SIGNS).casefold().split())


@cache
def _spellings() -> dict[str, list[str]]:
    text = files("riwaya.intake").joinpath("columns.toml").read_text(encoding="utf-8")
    return {field: [_plain(name) for name in block["names"]] for field, block in tomllib.loads(text).items()}
