"""What people decide: kept with its history, undone, and carried over to a newer reading. Nothing here is ever deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy import text as sql

from riwaya.casebook import schema
from riwaya.casebook.anchors import around, carried, own_id
from riwaya.casebook.decided import ADD, CORRECT, LAYERS, NOTE, VERDICTS, applied, built, review_of
from riwaya.casebook.migrations import now
from riwaya.casebook.preparing import packed
from riwaya.casebook.reading import as_read, decision_of, decisions
from riwaya.casebook.rows import rows_of
from riwaya.casebook.stored import Decision
from riwaya.casebook.words import stems
from riwaya.casebook.writing import Writer
from riwaya.errors import BadDecision
from riwaya.model import Report, items

Fields = dict[str, Any]


def decide(
    connection: Connection, report: str, item: str, verdict: str, by: str, changes: Fields, note: str, layer: str = ""
) -> Decision:
    """Takes a decision and makes the rows of the report anew. BadDecision where the item, the verdict or a field is none."""
    n = number_of(connection, report)
    if verdict not in VERDICTS:
        raise BadDecision(verdict, "bad_verdict", known=", ".join(VERDICTS))
    if not by.strip():
        raise BadDecision(f"{report} {item}", "nobody")
    taken = decisions(connection, [n]).get(n, [])
    seen = applied(as_read(connection, n), taken)
    layer, was = _item(seen, item, verdict, changes, layer)
    if verdict == CORRECT:
        built(layer, {**was, **changes})
    values = {
        "report": n, "layer": layer, "item": item or None, "verdict": verdict, "note": note, "by": by.strip(), "at": now(),
        "changes": _json(changes if verdict == CORRECT else {}), "was": _json(was), "around": _json(around(seen, layer, was)),
    }  # fmt: skip
    number = connection.execute(insert(schema.decisions).values(values)).inserted_primary_key[0]  # type: ignore[index]
    if verdict == ADD:
        id = own_id(layer, number)
        built(layer, {**was, "id": id})
        at = schema.decisions.c.number == number
        connection.execute(update(schema.decisions).where(at).values(item=id, was=_json({**was, "id": id})))
    rebuild(connection, n)
    return one(connection, number)


def undo(connection: Connection, number: int, by: str) -> Decision:
    """Takes a decision back; it stays in the history. BadDecision where it is not there or is undone already."""
    table = schema.decisions
    row = connection.execute(select(table).where(table.c.number == number)).mappings().first()
    if row is None or row["undone_at"] is not None:
        raise BadDecision(str(number), "no_decision")
    connection.execute(update(table).where(table.c.number == number).values(undone_by=by, undone_at=now()))
    rebuild(connection, row["report"])
    return decision_of(row)


def history(connection: Connection, report: str | None = None, item: str | None = None) -> Iterator[Fields]:
    """Every decision, the undone ones too, as the view decisions has them; those of a report, or of one item of it."""
    wanted = select(sql("*")).select_from(sql("decisions"))
    if report is not None:
        number_of(connection, report)
        wanted = wanted.where(sql("report = :report").bindparams(report=report))
    if item is not None:
        wanted = wanted.where(sql("item = :item").bindparams(item=item))
    yield from map(dict, connection.execute(wanted.order_by(sql("number"))).mappings())


def one(connection: Connection, number: int) -> Decision:
    row = connection.execute(select(schema.decisions).where(schema.decisions.c.number == number)).mappings().one()
    return decision_of(row)


def number_of(connection: Connection, report: str) -> int:
    """The number of the report with this id; BadDecision where there is none."""
    n: int | None = connection.scalar(select(schema.reports.c.n).where(schema.reports.c.id == report))
    if n is None:
        raise BadDecision(report, "no_report")
    return n


def _item(report: Report, item: str, verdict: str, changes: Fields, layer: str) -> tuple[str, Fields]:
    """The layer of an item and the item as it stands; for one that is added what it is to be."""
    if verdict == ADD:
        if layer not in LAYERS:
            raise BadDecision(layer or "?", "bad_layer", known=", ".join(LAYERS))
        return layer, {"by": "person", **changes} if "by" in LAYERS[layer].__struct_fields__ else changes
    if not item and verdict == NOTE:
        return "", {}
    for name in (layer,) if layer else LAYERS:
        there = next((one for one in items(getattr(report, name)) if one.id == item), None)
        if there is not None:
            return name, msgspec.to_builtins(there)
    raise BadDecision(item, "no_item")


def _json(value: Fields) -> str:
    return json.dumps(value, ensure_ascii=False)


def rebuild(connection: Connection, n: int) -> None:
    """Makes the rows of a report anew from its reading and the decisions in force."""
    taken = decisions(connection, [n]).get(n, [])
    report = applied(as_read(connection, n), taken)
    copy = connection.scalar(select(schema.reports.c.copy_of).where(schema.reports.c.n == n)) is not None
    made = rows_of(report, review_of(taken), copy)
    writer = Writer(connection)
    clear(connection, n)
    numbers = {"entities": writer.numbers("entities", made.entities), "places": writer.numbers("places", made.places)}
    writer.write_items(n, made, [" ".join(stems(words)) for words in made.claim_words], numbers)
    counts = {"claims": len(made.tables["claim_rows"]), "events": len(made.tables["event_rows"])}
    connection.execute(update(schema.reports).where(schema.reports.c.n == n).values(counts))


def clear(connection: Connection, n: int) -> None:
    """Takes out what was made from a report's reading."""
    first, last = n * schema.SPACE, (n + 1) * schema.SPACE - 1
    table = schema.claims
    in_it = table.c.n.between(first, last)
    old = connection.execute(select(table.c.n, table.c.source, table.c.cue, table.c.content, table.c.source_entity).where(in_it)).all()
    if connection.dialect.name == "sqlite":
        forget = sql("INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', :n, :words)")
        gone = [{"n": row.n, "words": _indexed(row)} for row in old]
        if gone:
            connection.execute(forget, gone)
    else:
        connection.execute(sql("DELETE FROM claim_words WHERE n BETWEEN :first AND :last"), {"first": first, "last": last})
    entity = schema.entities
    spoken = select(func.count()).where(in_it, table.c.source_entity == entity.c.n).scalar_subquery()
    speakers = [row.source_entity for row in old if row.source_entity is not None]
    connection.execute(update(entity).where(entity.c.n.in_(speakers)).values(claims=entity.c.claims - spoken))
    for items_table in reversed(list(schema.ITEM_TABLES.values())):
        key = next(iter(items_table.primary_key.columns))
        connection.execute(items_table.delete().where(key.between(first, last)))


def _indexed(row: Any) -> str:
    """What the search holds of a claim: the same words as rows.py gives."""
    return " ".join(stems(" ".join(filter(None, (row.source, row.cue, row.content)))))


def read_anew(connection: Connection, n: int, report: Report, reader: str) -> int:
    """A newer reading in place of the old one, with what people decided carried over; how many decisions lost their item."""
    table, lost = schema.decisions, 0
    rows = connection.execute(select(table).where(table.c.report == n).order_by(table.c.number)).mappings().all()
    for row in rows:
        decision = decision_of(row)
        there, was = carried(report, decision, json.loads(row["around"]))
        lost += decision.layer != "" and there is None
        changed = {"item": there, "was": _json(was)} if decision.layer else {}
        if changed and (there, was) != (decision.item, decision.was):
            connection.execute(update(table).where(table.c.number == decision.number).values(changed))
    connection.execute(update(schema.readings).where(schema.readings.c.n == n).values(json=packed(report)))
    connection.execute(update(schema.reports).where(schema.reports.c.n == n).values(reader=reader))
    rebuild(connection, n)
    return lost
