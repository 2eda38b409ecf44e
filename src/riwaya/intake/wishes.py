"""What a user asks of intake: facts that hold for all that is given, how tables are read, and how much is taken at most."""

from __future__ import annotations

import msgspec
from msgspec import Struct

MIB = 1024 * 1024
FIELDS = ("text", "title", "outlet", "url", "published", "author", "fetched")
"""What a column of a table can hold."""


class Limits(Struct, frozen=True, kw_only=True):
    """Where intake stops, so that no input can fill the memory or the disk.

    `unpacked` bytes are what all that lies in an archive may have, or `ratio` times its own bytes where that is more; `page` bytes one
    page, feed or document, `held` bytes what has to be unpacked to be read at all (a PDF or a workbook in an archive);
    `depth` archives one inside the other, `members` files in one archive; `seconds` and `redirects` for one address.
    """

    unpacked: int = 512 * MIB
    ratio: int = 200
    page: int = 20 * MIB
    held: int = 1024 * MIB
    depth: int = 4
    members: int = 1_000_000
    seconds: float = 30.0
    redirects: int = 5


class Wishes(Struct, frozen=True, kw_only=True):
    """`date`, `outlet`, `title`, `url` and `author` hold for every document, whatever it says itself.

    `columns` names the column of each field of FIELDS ({"text": "body"}), where its name does not tell; `format` says what
    a source is where its bytes do not ("csv", "tsv", "jsonl", "html", "text"); `encoding` how it is decoded.
    `allow_private` lets addresses of the own network be fetched.
    """

    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    columns: dict[str, str] = msgspec.field(default_factory=dict)
    format: str | None = None
    encoding: str | None = None
    allow_private: bool = False
    limits: Limits = Limits()
