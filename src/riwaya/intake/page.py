"""HTML → the report on the page: its headline and its text, without the menus, links and banners around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.errors import BadSource, EmptyInput
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.extras import needed
from riwaya.intake.facts import Facts
from riwaya.intake.furniture import without_furniture
from riwaya.intake.item import Item
from riwaya.intake.markup import decoded_markup
from riwaya.intake.page_facts import PageFacts, same_words
from riwaya.intake.wishes import Wishes


def read(item: Item, wishes: Wishes) -> Iterator[Document]:
    data = item.all(wishes.limits.page)
    yield page_document(data, item, wishes)


def page_document(data: bytes, item: Item, wishes: Wishes, part: str | None = None) -> Document:
    """The document on the page; an InputError where there is no Arabic text on it."""
    markup, encoding = decoded_markup(data, item.charset, wishes.encoding)
    tree = _tree(markup, item)
    facts, page = Facts(item, wishes), PageFacts(tree)
    page.tell(facts)
    text = _with_headline(_body(tree, item), page.headline)
    text, encoding = checked(text, item.place, encoding)
    return facts.document(text, part, original=data, media_type="text/html", encoding=encoding)


def _tree(markup: str, item: Item) -> Any:
    html = needed("lxml.html", item.place)
    try:
        # bytes: lxml refuses text that declares its encoding, and believes this one before the page
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except Exception as error:  # lxml raises its own errors, and AssertionError on some broken pages
        raise EmptyInput(item.place) from error
    return tree


def _body(tree: Any, item: Item) -> str:
    trafilatura = needed("trafilatura", item.place)
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    text = (found.text if found else None) or ""
    text = without_furniture(text)
    if not text.strip():
        raise BadSource(item.place, "intake.no_report")
    return text


def _with_headline(body: str, headline: str | None) -> str:
    """The headline is the first line of a report, where the page has it over the text."""
    if not headline or same_words(headline, body.split("\n", 1)[0]):
        return body
    return f"{headline}\n{body}"
