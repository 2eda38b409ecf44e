"""HTTP messages as they were sent: the head, and the body with its chunks joined and its compression taken off, within a budget."""

from __future__ import annotations

import re
import zlib

from msgspec import Struct

from riwaya.errors import BadSource
from riwaya.intake.item import Budget
from riwaya.intake.wishes import MIB

HEAD_END = re.compile(rb"\r?\n\r?\n")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
PIECE = MIB


class HttpMessage(Struct, frozen=True):
    """`headers` by lower-case name."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def charset(self) -> str | None:
        return charset_of(self.headers.get("content-type", ""))


def charset_of(content_type: str) -> str | None:
    found = CHARSET.search(content_type)
    return found.group(1) if found else None


def message_in(data: bytes, place: str, budget: Budget) -> HttpMessage:
    """The message in a record of a crawl; BadSource where it is none."""
    end, status = HEAD_END.search(data), STATUS.match(data)
    if not end or not status:
        raise BadSource(place, "intake.broken", reason="no HTTP message")
    headers: dict[str, str] = {}
    for line in data[: end.start()].decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    body = data[end.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = unchunked(body)
    return HttpMessage(
        int(status.group(1)), headers, decompressed(body, headers.get("content-encoding", ""), place, budget)
    )


def unchunked(body: bytes) -> bytes:
    """The chunks joined; the body as it is where it has none, as some crawlers join them before they write."""
    joined, at = bytearray(), 0
    while True:
        line_end = body.find(b"\n", at)
        size = body[at:line_end].split(b";")[0].strip() if line_end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return bytes(joined) or body
        count = int(size, 16)
        if not count:
            return bytes(joined)
        joined += body[line_end + 1 : line_end + 1 + count]
        at = line_end + 1 + count + (2 if body[line_end + 1 + count :][:2] == b"\r\n" else 1)


def decompressed(body: bytes, encoding: str, place: str, budget: Budget) -> bytes:
    """gzip and deflate taken off, no further than the budget; what says so and is not compressed stays as it is."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity") or (encoding in ("gzip", "x-gzip") and body[:2] != b"\x1f\x8b"):
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadSource(place, "intake.broken", reason=f"Content-Encoding: {encoding}")
    wraps = zlib.MAX_WBITS | 32 if encoding != "deflate" or body[:1] == b"\x78" else -zlib.MAX_WBITS
    return Inflated(wraps, place, budget).all(body)


class Inflated:
    """A body decompressed piece by piece, each piece paid from the budget before the next is made."""

    def __init__(self, wraps: int, place: str, budget: Budget) -> None:
        self.engine = zlib.decompressobj(wraps)
        self.place, self.budget = place, budget

    def all(self, body: bytes) -> bytes:
        made = bytearray()
        try:
            piece = self.engine.decompress(body, PIECE)
            while piece:
                self.budget.spend(len(piece), self.place)
                made += piece
                piece = self.engine.decompress(self.engine.unconsumed_tail, PIECE)
        except zlib.error as error:
            raise BadSource(self.place, "intake.broken", reason=str(error)) from error
        return bytes(made)
