"""An address of the web → the one file that it answers with."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from urllib.parse import urlsplit

from riwaya.errors import InputError
from riwaya.intake.fetch import Fetched, fetch
from riwaya.intake.item import Item
from riwaya.intake.wishes import Wishes

SCHEMES = ("http://", "https://")


def items_at(address: str, wishes: Wishes) -> Iterator[Item | InputError]:
    try:
        yield item_of(fetch(address, wishes), address)
    except InputError as error:
        yield error


def item_of(answer: Fetched, address: str) -> Item:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    name = urlsplit(answer.url).path.rsplit("/", 1)[-1]
    known = {"url": (answer.url, "address"), "fetched": (today, "address")}
    return Item(io.BytesIO(answer.body), address, name=name or "index", known=known, charset=answer.charset)
