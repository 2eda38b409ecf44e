"""EPUB: a document for each chapter with text in it, in the order of the book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from riwaya.errors import EmptyInput, InputError, Refused
from riwaya.intake.dates import day_of
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.extras import needed
from riwaya.intake.facts import Facts
from riwaya.intake.fragment import lines_of
from riwaya.intake.item import Item
from riwaya.intake.markup import decoded_markup
from riwaya.intake.package import Package
from riwaya.intake.wishes import Wishes

RIGHTS = "META-INF/rights.xml"
FIELDS = {"publisher": "outlet", "creator": "author", "source": "url"}


def read(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    with Package(item, wishes) as package:
        if RIGHTS in package.names:
            raise Refused(item.place, "intake.encrypted")
        root = next(_all(package.xml("META-INF/container.xml"), "rootfile")).get("full-path", "")
        book = package.xml(root)
        told = {element.tag.rsplit("}", 1)[-1]: element.text for element in book.iter() if isinstance(element.tag, str)}
        seen = 0
        for name in _chapters(book, posixpath.dirname(root)):
            for found in _chapter(name, package, told, wishes):
                seen += 1
                yield found
        if not seen:
            raise EmptyInput(item.place)


def _chapters(book: Any, folder: str) -> Iterator[str]:
    """The members in reading order; the table of contents is none."""
    items = {one.get("id"): one for one in _all(book, "item")}
    for reference in _all(book, "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _chapter(
    name: str, package: Package, told: dict[str, str | None], wishes: Wishes
) -> Iterator[Document | InputError]:
    item = package.item
    part = item.inside(name)
    place = f"{item.file} · {part}"
    try:
        data = package.read(name)
        markup, encoding = decoded_markup(data)
        text = lines_of(_tree(markup, place))
        if not text:
            return
        text, encoding = checked(text, place, encoding)
    except InputError as error:
        error.file = place
        yield error
        return
    facts = Facts(item, wishes)
    for field, name_there in (("title", "title"), ("publisher", "outlet"), ("creator", "author")):
        facts.add(name_there, told.get(field), "properties")
    facts.add("published", day_of(told.get("date"))[0], "properties")
    yield facts.document(text, part, original=data, media_type="application/xhtml+xml", encoding=encoding)


def _tree(markup: str, place: str) -> Any:
    html = needed("lxml.html", place)
    return html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))


def _all(root: Any, name: str) -> Iterator[Any]:
    return (
        element for element in root.iter() if isinstance(element.tag, str) and element.tag.rsplit("}", 1)[-1] == name
    )
