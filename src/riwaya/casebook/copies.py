"""Copies linked to their originals.

Of two copies the original is the one published first; on one day, or where a day is not known, the one added first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from riwaya.casebook import schema
from riwaya.casebook.likeness import NEAR, groups, likeness
from riwaya.casebook.preparing import text_hash, unpacked

MOST_CANDIDATES = 40


class Kin(NamedTuple):
    """A report that the new one may copy: its number, its day, and the number of what it copies itself."""

    n: int
    day: str
    copy_of: int | None


def link(connection: Connection, n: int, text: str, day: str, bands: Sequence[int]) -> bool:
    """Links report `n`, just written, with the report that it copies or that copies it; is it now a copy?"""
    kin = _same(connection, n, text) or _near(connection, n, text, bands)
    if kin is None:
        return False
    root = _kin(connection, kin.copy_of) if kin.copy_of else kin
    if root.day and day and day < root.day:
        _crown(connection, n, text, root)
        return False
    _mark(connection, n, root.n, likeness(groups(text), groups(text_of(connection, root.n))))
    return True


def text_of(connection: Connection, n: int) -> str:
    data = connection.scalar(select(schema.readings.c.json).where(schema.readings.c.n == n))
    assert data is not None
    return unpacked(data).text


def _kin(connection: Connection, n: int) -> Kin:
    table = schema.reports
    return Kin(*connection.execute(select(table.c.n, table.c.day, table.c.copy_of).where(table.c.n == n)).one())


def _same(connection: Connection, n: int, text: str) -> Kin | None:
    """The first report of the very same text."""
    table = schema.reports
    found = select(table.c.n, table.c.day, table.c.copy_of).where(table.c.text_hash == text_hash(text), table.c.n != n)
    row = connection.execute(found.order_by(table.c.n).limit(1)).first()
    return Kin(*row) if row else None


def _near(connection: Connection, n: int, text: str, bands: Sequence[int]) -> Kin | None:
    """The report most like it, where one is like enough."""
    table = schema.bands
    found = select(table.c.report).distinct().where(table.c.band.in_(bands), table.c.report != n)
    candidates = connection.scalars(found.order_by(table.c.report).limit(MOST_CANDIDATES)).all()
    if not candidates:
        return None
    ours = groups(text)
    like = {other: likeness(ours, groups(text_of(connection, other))) for other in candidates}
    best = max(candidates, key=lambda other: (like[other], -other))
    return _kin(connection, best) if like[best] >= NEAR else None


def _mark(connection: Connection, n: int, original: int | None, similarity: float | None) -> None:
    """Writes what the report copies, also beside its claims and events."""
    table = schema.reports
    connection.execute(update(table).where(table.c.n == n).values(copy_of=original, similarity=similarity))
    for items in (schema.claims, schema.events):
        of_it = items.c.n.between(n * schema.SPACE, (n + 1) * schema.SPACE - 1)
        connection.execute(update(items).where(of_it).values(copy=int(original is not None)))


def _crown(connection: Connection, n: int, text: str, root: Kin) -> None:
    """The new report was published before the original: it is the original of that one and of all its copies."""
    table, ours = schema.reports, groups(text)
    family = connection.scalars(select(table.c.n).where((table.c.n == root.n) | (table.c.copy_of == root.n))).all()
    for member in family:
        _mark(connection, member, n, likeness(ours, groups(text_of(connection, member))))
