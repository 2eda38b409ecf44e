"""JSON lines, and a list of objects in one JSON file: reports that Riwaya wrote, with their layers, or objects with columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from riwaya.errors import BadRecord, BadSource, EncodingProblem, InputError
from riwaya.intake.columns import document, mapping
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.facts import Facts
from riwaya.intake.item import Item
from riwaya.intake.lines import numbered
from riwaya.intake.text import encoding_of
from riwaya.intake.wishes import Wishes
from riwaya.model import SCHEMA, Report

BOM = b"\xef\xbb\xbf"


def read(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    if _is_whole(item):
        yield from _of_whole(item, wishes)
        return
    for number, line in numbered(item):
        if isinstance(line, InputError):
            yield line
        elif line := line.removeprefix(BOM).strip():
            yield from _one(line, item, wishes, str(number))


def _is_whole(item: Item) -> bool:
    """One JSON value over the whole file: a list, an object written over several lines, or UTF-16."""
    head = item.head.removeprefix(BOM).lstrip()
    return head[:1] != b"{" or head.split(b"\n", 1)[0].strip() in (b"{", b"[")


def _of_whole(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    data = item.all(wishes.limits.page * 10)
    data = data.decode(*encoding_of(data, item.place)).encode("utf-8", "replace").removeprefix(BOM)
    try:
        value = msgspec.json.decode(data)
    except msgspec.MsgspecError as error:
        raise BadSource(item.place, "intake.bad_json", reason=str(error)) from None
    several = isinstance(value, list)
    for number, record in enumerate(value if several else [value], 1):
        line = msgspec.json.encode(record)
        yield from _one(line, item, wishes, str(number) if several else None)


def _one(line: bytes, item: Item, wishes: Wishes, number: str | None) -> Iterator[Document | InputError]:
    part = item.inside(number) if number else item.part
    place = f"{item.file} · {part}" if part else item.file
    try:
        record = _object(line, place)
        if str(record.get("schema", "")).startswith("riwaya/"):
            yield _report(line, item, wishes, part, place)
        else:
            yield _mapped(record, line, item, wishes, part, place)
    except InputError as error:
        yield error


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(line)
    except UnicodeDecodeError as broken:
        raise EncodingProblem(place, hint="no UTF-8, which JSON is written in", at=broken.start) from None
    except msgspec.MsgspecError as error:
        raise BadSource(place, "intake.bad_json", reason=str(error)) from None
    if not isinstance(record, dict):
        raise BadSource(place, "intake.bad_json", reason="not an object")
    return record


def _report(line: bytes, item: Item, wishes: Wishes, part: str | None, place: str) -> Document:
    """A report as `riwaya read --jsonl` wrote it: its layers are kept, and so are its facts."""
    try:
        report = msgspec.json.decode(line, type=Report)
    except msgspec.MsgspecError as error:
        raise BadRecord(place, reason=str(error)) from None
    if report.schema != SCHEMA:
        raise BadRecord(place, reason=f"schema {report.schema!r} is not {SCHEMA!r}")
    text, _ = checked(report.text, place, "utf-8")
    facts = Facts(item, wishes)
    for field in ("published", "outlet", "title", "url", "fetched"):
        facts.add(field, getattr(report.meta, field), "record")
    made = facts.document(text, part, original=line, media_type="application/json", encoding="utf-8")
    return msgspec.structs.replace(made, report=report)


def _mapped(
    record: Mapping[str, Any], line: bytes, item: Item, wishes: Wishes, part: str | None, place: str
) -> Document:
    """Records need not have the same keys: each is looked at by itself."""
    flat = _flat(record)
    where = mapping(
        list(flat), place, {field: key for field, key in wishes.columns.items() if key in flat or field == "text"}
    )
    return document(flat, where, item, wishes, part, original=line, media_type="application/json", encoding="utf-8")


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """{"data": {"body": …}} is the column data.body."""
    flat: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": held for inner, held in value.items() if not isinstance(held, Mapping)}
        flat[key] = value
    return flat
