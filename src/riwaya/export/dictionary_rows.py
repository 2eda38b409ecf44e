"""The dictionary as rows, for the formats that carry it: every column of the chosen tables, and every code with its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.arabic.happenings import table as happenings
from riwaya.dictionary import dictionary
from riwaya.export.tables import columns
from riwaya.messages import messages

HEAD = ("table", "column", "type", "hxl", "heading_en", "says_en", "heading_ar", "says_ar")
CODE_HEAD = ("field", "code", "en", "ar")
CODES = {
    "claims.act": "acts",
    "claims.source_kind": "kinds",
    "claims.mode": "modes",
    "claims.certainty": "certainty",
    "claims.polarity": "polarity",
    "claims.tense": "tense",
    "entities.side": "sides",
    "events.status": "statuses",
    "places.kind": "place_kinds",
    "quantities.role": "roles",
    "times.type": "times",
    "accounts.relation": "relations",
    "positions.stance": "stances",
}
"""Columns that hold codes, and the group of messages that names these."""


def dictionary_rows(tables: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """A head and a row for each column."""
    yield HEAD
    for table in tables:
        for source in columns(table):
            column = dictionary()[table].columns[source.name]
            texts = (column.heading("en"), column.says("en"), column.heading("ar"), column.says("ar"))
            yield (table, source.name, source.kind.name, column.hxl, *texts)


def code_rows() -> Iterator[tuple[str, ...]]:
    """A head and a row for each code that a column can hold, with its name in both languages."""
    yield CODE_HEAD
    for field, group in CODES.items():
        english, arabic = messages("en").table[group], messages("ar").table[group]
        yield from ((field, code, english[code], arabic[code]) for code in english)
    yield from (("events.type", type_, type_.replace("_", " "), home.ar) for type_, home in happenings().types.items())
