"""A page that a browser saved into one file (MHTML): the page in it, its address and the day it was saved."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

import msgspec

from riwaya.errors import BadSource
from riwaya.intake.dates import day_of
from riwaya.intake.document import Document
from riwaya.intake.item import Item
from riwaya.intake.page import page_document
from riwaya.intake.wishes import Wishes

PICTURES = 5
"""How many times larger than a page the file may be: its pictures lie in it too."""


def read(item: Item, wishes: Wishes) -> Iterator[Document]:
    data = item.all(PICTURES * wishes.limits.page)
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page = next(
        (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    payload = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(payload, bytes) or not payload:
        raise BadSource(item.place, "intake.no_page")
    _tell(message, page, item)
    item.charset = page.get_content_charset() or item.charset
    document = page_document(payload, item, wishes)
    yield msgspec.structs.replace(document, original=data, media_type="multipart/related")


def _tell(message: Message, page: Message, item: Item) -> None:
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    if address.startswith("http"):
        item.known.setdefault("url", (address, "saved page"))
    day, _ = day_of(str(message.get("Date") or ""))
    if day:
        item.known.setdefault("fetched", (day, "saved page"))
