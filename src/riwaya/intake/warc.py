"""WARC: the pages and documents that a crawler got, each with its address and the day it was got.

Read here, and not by fastwarc: its reader ends the whole program on some broken archives (docs/decisions/0007).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from riwaya.errors import BadSource, EmptyInput, InputError
from riwaya.intake.dates import day_of
from riwaya.intake.http_body import HttpMessage, message_in
from riwaya.intake.item import Budget, Item
from riwaya.intake.wishes import MIB, Wishes

PAGES = ("html", "text/plain", "xml", "pdf", "officedocument", "epub", "json", "csv", "multipart/related")
"""What the media type of a report has in it; pictures, styles and scripts of a page are no reports and no errors."""
NO_REPORTS = ("text/css", "javascript", "image/", "font/", "audio/", "video/")
LONGEST_HEADER = 65_536


class Record(Struct, frozen=True):
    number: int
    headers: dict[str, str]
    block: bytes

    @property
    def address(self) -> str:
        return self.headers.get("warc-target-uri", "").strip("<>")


def read(item: Item, wishes: Wishes) -> Iterator[Item | InputError]:
    budget = item.budget or Budget(item.metered, wishes.limits)
    seen = 0
    for record in _records(item, 4 * wishes.limits.page):
        seen += 1
        if isinstance(record, InputError):
            yield record
            continue
        try:
            if message := _message(record, item, budget):
                yield _item(record, message, item, budget)
        except InputError as error:
            yield error
    if not seen:
        raise EmptyInput(item.place)


def _records(item: Item, limit: int) -> Iterator[Record | InputError]:
    number = 0
    while headers := _headers(item):
        number += 1
        size = headers.get("content-length", "")
        if not size.isdecimal():
            raise BadSource(item.place, "intake.broken", reason=f"record {number} without Content-Length")
        block = item.stream.read(min(int(size), limit))
        left = int(size) - len(block)
        if left and len(block) < limit:
            raise BadSource(item.place, "intake.broken", reason=f"record {number} is cut")
        while left and (skipped := item.stream.read(min(left, MIB))):
            left -= len(skipped)
        record = Record(number, headers, block)
        cut = int(size) > limit
        yield BadSource(_place(record, item), "intake.too_big", limit=limit // MIB) if cut else record


def _headers(item: Item) -> dict[str, str]:
    """Those of the next record, by lower-case name; none at the end."""
    line = b"\r\n"
    while line in (b"\r\n", b"\n"):
        line = item.stream.readline(LONGEST_HEADER)
    if not line:
        return {}
    if not line.startswith(b"WARC/"):
        raise BadSource(item.place, "intake.broken", reason="no WARC record where one must begin")
    headers: dict[str, str] = {}
    while (line := item.stream.readline(LONGEST_HEADER)).strip():
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def _message(record: Record, item: Item, budget: Budget) -> HttpMessage | None:
    """What was got, where it may be a report: no picture, no page that was not there, no robots.txt."""
    address = urlsplit(record.address)
    if address.scheme not in ("http", "https") or address.path == "/robots.txt":
        return None
    kind = record.headers.get("warc-type")
    if kind == "resource":
        message = HttpMessage(200, {"content-type": record.headers.get("content-type", "")}, record.block)
    elif kind == "response":
        message = message_in(record.block, _place(record, item), budget)
    else:
        return None
    told = message.headers.get("content-type", "").lower()
    report = any(word in told for word in PAGES) and not any(word in told for word in NO_REPORTS)
    return message if message.status == 200 and report and message.body else None


def _item(record: Record, message: HttpMessage, item: Item, budget: Budget) -> Item:
    known = {**item.known, "url": (record.address, "warc")}
    day, _ = day_of(record.headers.get("warc-date", ""))
    if day:
        known["fetched"] = (day, "warc")
    name = urlsplit(record.address).path.rsplit("/", 1)[-1] or "index"
    part = item.inside(f"{record.number} {record.address}")
    return Item(io.BytesIO(message.body), item.file, part, name, budget, item.depth + 1, known, message.charset)


def _place(record: Record, item: Item) -> str:
    return f"{item.file} · {item.inside(f'{record.number} {record.address}')}"
