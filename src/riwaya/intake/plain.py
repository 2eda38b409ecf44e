"""Plain text: one report a file, as published."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.intake.decoding import decoded
from riwaya.intake.document import Document
from riwaya.intake.facts import Facts
from riwaya.intake.item import Item
from riwaya.intake.text import LONGEST_BYTES
from riwaya.intake.wishes import Wishes


def read(item: Item, wishes: Wishes) -> Iterator[Document]:
    data = item.stream.read(LONGEST_BYTES + 1)
    text, encoding = decoded(data, item, wishes)
    yield Facts(item, wishes).document(text, original=data, encoding=encoding)
