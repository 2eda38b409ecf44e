"""RSS and Atom: a document for each entry, as far as the feed itself gives it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from riwaya.errors import BadSource, InputError
from riwaya.intake.dates import day_of
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.extras import needed
from riwaya.intake.facts import Facts
from riwaya.intake.fragment import paragraphs
from riwaya.intake.furniture import without_furniture
from riwaya.intake.item import Item
from riwaya.intake.markup import decoded_markup
from riwaya.intake.page_facts import same_words
from riwaya.intake.wishes import Wishes

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class Entry(Struct, frozen=True, kw_only=True):
    """One entry as the feed gives it; `whole` where it holds the text and not only its beginning."""

    key: str
    title: str
    link: str | None
    markup: str
    whole: bool
    author: str | None
    day: str | None


def read(item: Item, wishes: Wishes) -> Iterator[Document | InputError]:
    data = item.all(wishes.limits.page)
    outlet, found, encoding = entries(data, item, wishes)
    for number, entry in enumerate(found, 1):
        try:
            yield entry_document(entry, outlet, encoding, item, wishes, number)
        except InputError as error:
            yield error


def entries(data: bytes, item: Item, wishes: Wishes) -> tuple[str | None, list[Entry], str]:
    """What the feed is called, its entries, and how it was decoded; BadSource where it is no feed or has none."""
    feedparser = needed("feedparser", item.place)
    markup, encoding = decoded_markup(data, item.charset, wishes.encoding)
    # a stream and not bytes: feedparser takes bytes and text for a path or an address first
    parsed = feedparser.parse(io.BytesIO(DECLARATION.sub("", markup).encode("utf-8", "replace")))
    if not parsed.entries:
        reason = str(parsed.get("bozo_exception", "")) if parsed.bozo else ""
        raise (
            BadSource(item.place, "intake.broken", reason=reason)
            if reason
            else BadSource(item.place, "intake.no_entries")
        )
    return parsed.feed.get("title"), [_entry(one) for one in parsed.entries], encoding


def _entry(told: Any) -> Entry:
    contents = [content.get("value", "") for content in told.get("content", ())]
    markup = max([*contents, told.get("summary", "")], key=len)
    link = told.get("link")
    day, _ = day_of(told.get("published") or told.get("updated"))
    return Entry(
        key=told.get("id") or link or told.get("title", ""),
        title=" ".join(told.get("title", "").split()),
        link=link if str(link).startswith("http") else None,
        markup=markup,
        whole=markup in contents,
        author=told.get("author"),
        day=day,
    )


def entry_document(
    entry: Entry, outlet: str | None, encoding: str, item: Item, wishes: Wishes, number: int
) -> Document:
    part = item.inside(str(number))
    place = f"{item.file} · {part}"
    body = without_furniture(paragraphs(entry.markup, place))
    title = paragraphs(entry.title, place).replace("\n", " ")
    text = body if not title or same_words(title, body.split("\n", 1)[0]) else f"{title}\n{body}".rstrip()
    text, encoding = checked(text, place, encoding)
    facts = Facts(item, wishes)
    tell(facts, entry, outlet, title)
    if not entry.whole:
        facts.text_is("summary")
    return facts.document(text, part, original=entry.markup.encode(), media_type="text/html", encoding=encoding)


def tell(facts: Facts, entry: Entry, outlet: str | None, title: str) -> None:
    for field, value in (
        ("title", title),
        ("url", entry.link),
        ("published", entry.day),
        ("author", entry.author),
        ("outlet", outlet),
    ):
        facts.add(field, value, "feed")
