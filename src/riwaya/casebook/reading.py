"""Whole reports out of a casebook, with what people decided about them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from riwaya.casebook import schema
from riwaya.casebook.decided import applied
from riwaya.casebook.preparing import unpacked
from riwaya.casebook.stored import Decision, Stored
from riwaya.model import Report

AT_ONCE = 50


class _Text(msgspec.Struct):
    text: str


def text_in(data: bytes) -> str:
    """The text of a packed report, without the rest."""
    return msgspec.json.decode(zlib.decompress(data), type=_Text).text


def stored(connection: Connection, numbers: Sequence[int]) -> Iterator[Stored]:
    """The reports with these numbers, in this order, a few in memory at a time."""
    for at in range(0, len(numbers), AT_ONCE):
        some = numbers[at : at + AT_ONCE]
        found = {row["n"]: row for row in _rows(connection, some)}
        taken = decisions(connection, some)
        yield from (_stored(found[n], taken.get(n, ())) for n in some if n in found)


def _rows(connection: Connection, numbers: Sequence[int]) -> Any:
    table, original = schema.reports, schema.reports.alias()
    columns = (
        table.c.n, table.c.author, table.c.how, table.c.added, table.c.similarity, original.c.id.label("original"),
        schema.readings.c.json,
    )  # fmt: skip
    joined = table.join(schema.readings, schema.readings.c.n == table.c.n).outerjoin(original, original.c.n == table.c.copy_of)
    return connection.execute(select(*columns).select_from(joined).where(table.c.n.in_(numbers))).mappings()


def _stored(row: Any, taken: Sequence[Decision]) -> Stored:
    return Stored(
        report=applied(unpacked(row["json"]), taken), author=row["author"], how=json.loads(row["how"]), added=row["added"],
        copy_of=row["original"], similarity=row["similarity"], decisions=tuple(taken),
    )  # fmt: skip


def as_read(connection: Connection, n: int) -> Report:
    """The report as it was read, before anybody decided anything."""
    data = connection.scalar(select(schema.readings.c.json).where(schema.readings.c.n == n))
    assert data is not None
    return unpacked(data)


def decisions(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Decision]]:
    """The decisions in force about each of these reports, in the order in which they were taken."""
    table = schema.decisions
    wanted = select(table).where(table.c.report.in_(numbers), table.c.undone_at.is_(None)).order_by(table.c.number)
    found: dict[int, list[Decision]] = {}
    for row in connection.execute(wanted).mappings():
        found.setdefault(row["report"], []).append(decision_of(row))
    return found


def decision_of(row: Any) -> Decision:
    return Decision(
        number=row["number"], layer=row["layer"], item=row["item"], verdict=row["verdict"], changes=json.loads(row["changes"]),
        was=json.loads(row["was"]), note=row["note"], by=row["by"], at=row["at"],
    )  # fmt: skip
