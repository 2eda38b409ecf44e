"""What intake gives: a Document for each report that it finds in a file, a page or a feed, or the InputError that says why not."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from riwaya.model import Meta, Report


class Document(Struct, frozen=True, kw_only=True):
    """One report before it is read.

    `text` is the text as published, without what stands around it on a page; `original` the bytes that it was taken
    from (a page, a feed's entry, a row), `media_type` what they are and `encoding` how they were decoded. `part` says
    where in `meta.file` they lie (the member of an archive, the row of a table), None for the whole file. `how` tells for
    each field of `meta` and for the author where it came from, in the words of docs/intake.md (given, page, feed, column,
    url, file name, guess …). `report` is the report as it was read before, where the source holds one that Riwaya wrote.
    """

    text: str
    meta: Meta = Meta()
    author: str | None = None
    how: dict[str, str] = msgspec.field(default_factory=dict)
    original: bytes = b""
    media_type: str = "text/plain"
    encoding: str | None = None
    part: str | None = None
    report: Report | None = None

    @property
    def place(self) -> str:
        """What messages call it: the file, or the file and the part."""
        file = self.meta.file or self.meta.url or "<text>"
        return f"{file} · {self.part}" if self.part else file
