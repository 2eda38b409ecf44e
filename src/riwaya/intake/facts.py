"""What is known about a document besides its text, each fact with how it was got; the first that says something is believed."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from riwaya.intake.census import Census
from riwaya.intake.dates import day_in_name, day_in_path
from riwaya.intake.document import Document
from riwaya.intake.item import Item
from riwaya.intake.wishes import Wishes
from riwaya.model import Meta

GIVEN = {"published": "date", "outlet": "outlet", "title": "title", "url": "url", "author": "author"}
"""The fields of a document and the wishes that give them."""
LONGEST = 500
TOP = 600
YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|(?:١٩|٢٠)[٠-٩]{2})(?!\d)")
BLANKS = re.compile(r"\s+")


class Facts:
    """`known` holds for each field its value and how it was got. What the user gave comes before all that a source says."""

    def __init__(self, item: Item, wishes: Wishes) -> None:
        self.item = item
        self.known: dict[str, tuple[str, str]] = {}
        for field, wish in GIVEN.items():
            self.add(field, getattr(wishes, wish), "given")
        for field, (value, how) in item.known.items():
            self.add(field, value, how)

    def add(self, field: str, value: object, how: str) -> None:
        """Believes the value, where the field is not known yet and the value says something."""
        text = BLANKS.sub(" ", str(value)).strip()[:LONGEST] if value else ""
        if text and field not in self.known:
            self.known[field] = (text, how)

    def text_is(self, how: str) -> None:
        """Where the text comes from, when that is not all of it («summary»)."""
        self.known["text"] = ("", how)

    def tell_properties(self, title: str | None, author: str | None) -> None:
        """What a program keeps with a file is the user's or the machine's («Administrator», «untitled») unless it is Arabic."""
        for field, value in (("title", title), ("author", author)):
            if value and Census(value)["arabic"]:
                self.add(field, value, "properties")

    def guess_day(self, day: str | None, text: str) -> None:
        """The day that a file was made, where its text tells no day: the reader believes what is told here before the text."""
        if day and not YEAR.search(text[:TOP]):
            self.add("published", day, "guess")

    def document(self, text: str, part: str | None = None, **more: object) -> Document:
        """The document with these facts, and those that its address and its name tell."""
        self._from_address()
        self._from_name()
        values = {field: value for field, (value, _) in self.known.items() if field != "text"}
        author = values.pop("author", None)
        return Document(
            text=text,
            meta=Meta(**values, file=self.item.file),
            author=author,
            how={field: how for field, (_, how) in self.known.items()},
            part=part or self.item.part,
            **more,  # type: ignore[arg-type]
        )

    def _from_address(self) -> None:
        if "url" not in self.known:
            return
        address = urlsplit(self.known["url"][0])
        self.add("published", day_in_path(unquote(address.path)), "url")
        self.add("outlet", (address.hostname or "").removeprefix("www."), "url")

    def _from_name(self) -> None:
        self.add("published", day_in_name(self.item.name), "file name")
