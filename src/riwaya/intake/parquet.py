"""Parquet: a report a row, a few rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from riwaya.errors import BadSource, InputError
from riwaya.intake.columns import document, mapping
from riwaya.intake.document import Document
from riwaya.intake.extras import needed
from riwaya.intake.item import BROKEN, Item
from riwaya.intake.wishes import Wishes

ROWS = 256


def read(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    pyarrow = needed("pyarrow.parquet", item.place)
    with item.held(wishes.limits.held) as stream:
        try:
            table = pyarrow.ParquetFile(stream)
            where = mapping(table.schema_arrow.names, item.place, wishes.columns)
            batches = table.iter_batches(batch_size=ROWS, columns=sorted(set(where.values())))
            rows = (row for batch in batches for row in batch.to_pylist())
            for number, row in enumerate(rows, 1):
                yield from _row(row, where, item, wishes, number)
        except BROKEN as error:  # pyarrow's errors are OSError and ValueError
            raise BadSource(item.place, "intake.broken", reason=str(error)) from error


def _row(
    row: dict[str, Any], where: dict[str, str], item: Item, wishes: Wishes, number: int
) -> Iterator[Document | InputError]:
    try:
        original = msgspec.json.encode(row, enc_hook=str)
        yield document(
            row,
            where,
            item,
            wishes,
            item.inside(str(number)),
            original=original,
            media_type="application/json",
            encoding="utf-8",
        )
    except InputError as error:
        yield error
