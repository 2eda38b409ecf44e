"""What a file is: by its first bytes; by its name only where they leave it open (text, or a table in text)."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath

from riwaya.errors import BadSource, BinaryInput, EmptyInput
from riwaya.intake.item import Item
from riwaya.intake.text import binary_kind, wide
from riwaya.intake.wishes import Wishes

READ = ("pdf", "zip", "docx", "xlsx", "epub", "gzip", "xz", "bzip2", "parquet")
"""Formats that binary_kind knows and that can be read."""
TEXTUAL = ("csv", "tsv", "jsonl", "html", "text")
ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".txt": "text",
}
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<\s*([a-z][a-z:]*)", re.IGNORECASE | re.DOTALL
)
HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
FEEDS = ("rss", "feed", "rdf:rdf")
MAIL = re.compile(
    r"^(?:mime-version:|content-type:\s*multipart/related|snapshot-content-location:)", re.IGNORECASE | re.MULTILINE
)
RECORD = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*\{)")
MEMBERS = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"application/epub+zip", "epub"))


def format_of(item: Item, wishes: Wishes) -> str:
    """The name of the format; an InputError where it is none that can be read."""
    head = item.head
    if not head:
        raise EmptyInput(item.place)
    if kind := binary_kind(head):
        if kind not in READ:
            raise BinaryInput(item.place, kind=kind)
        return kind
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    if wishes.format:
        return wishes.format
    return _textual(beginning(head), item)


def _textual(text: str, item: Item) -> str:
    if markup := MARKUP.match(text):
        root = markup.group(1).lower()
        if root in FEEDS:
            return "feed"
        if root == "opml":
            raise BadSource(item.place, "intake.opml")
    if MAIL.search(text[:2000]):
        return "mhtml"
    ending = PurePosixPath(item.name.lower()).suffix
    if RECORD.match(text):
        return "jsonl"
    if HTML.search(text[:4000]) or (ending in (".html", ".htm", ".xhtml") and markup):
        return "html"
    return ENDINGS.get(ending, "text")


def beginning(head: bytes) -> str:
    """The first bytes as text, letters that are not ASCII as they happen to come."""
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else wide(head) or "latin-1"
    return head[: len(head) // 2 * 2].decode(encoding, "replace").removeprefix("\ufeff").removeprefix("ï»¿")
