"""What a page says about itself: in its JSON-LD, its meta tags, its headline and its clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from riwaya.intake.dates import day_of
from riwaya.intake.facts import Facts

ARTICLES = (
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "blogposting",
    "webpage",
    "liveblogposting",
    "analysisnewsarticle",
)
TITLES = ("og:title", "twitter:title", "dc.title", "title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
DAYS = (
    "article:published_time", "datepublished", "og:article:published_time", "pubdate", "publishdate", "publish-date", "date",
    "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
AUTHORS = ("author", "article:author_name", "dc.creator", "byl", "parsely-author")
BLANKS = re.compile(r"\s+")
PARTED = re.compile(r"\s+[|\-–—:»«•]+\s+")
LETTERS = re.compile(r"[^\W_]+")


class PageFacts:
    """Reads the facts off a parsed page; `headline` is its largest heading, where it has one."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.meta = dict(reversed([*_meta_tags(tree)]))
        self.linked = next((record for record in _records(tree) if _is_article(record)), {})
        self.headline = self._headline()

    def tell(self, facts: Facts) -> None:
        facts.add("url", self._address(), "page")
        facts.add("title", self.headline or self._first(TITLES) or _words(self.linked.get("headline")), "page")
        facts.add("outlet", _name(self.linked.get("publisher")) or self._first(OUTLETS), "page")
        facts.add("author", _name(self.linked.get("author")) or self._author(), "page")
        self._tell_day(facts)

    def _tell_day(self, facts: Facts) -> None:
        for value in (self.linked.get("datePublished"), *(self.meta.get(name) for name in DAYS)):
            day, doubted = day_of(value)
            if day and not doubted:
                facts.add("published", day, "page")
        for clock in self.tree.iter("time"):
            day, _ = day_of(clock.get("datetime") or clock.text_content())
            sure = clock.get("itemprop") == "datePublished" or "pubdate" in clock.attrib
            facts.add("published", day, "page" if sure else "guess")

    def _headline(self) -> str | None:
        headings = [heading for h in self.tree.iter("h1") if len(heading := _words(h.text_content())) > 8]
        told = self._first(TITLES) or _words(self.tree.findtext(".//title"))
        if told:  # several h1: the one that the page is called by
            close = [heading for heading in headings if same_words(heading, PARTED.split(told)[0]) or heading in told]
            headings = close or headings
        return headings[0] if len(headings) == 1 or headings else (PARTED.split(told)[0] if told else None)

    def _address(self) -> str | None:
        for link in self.tree.iter("link"):
            if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
                return str(link.get("href"))
        address = self.meta.get("og:url", "")
        return address if address.startswith("http") else None

    def _author(self) -> str | None:
        told = self._first(AUTHORS)
        return None if told and told.startswith("http") else told

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((_words(self.meta[name]) for name in names if self.meta.get(name, "").strip()), None)


def same_words(one: str, other: str) -> bool:
    """The same letters, whatever the signs and blanks between them."""
    return LETTERS.findall(one) == LETTERS.findall(other)


def _meta_tags(tree: Any) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content"):
            yield name.lower(), tag.get("content")


def _records(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, those in lists and graphs too; broken JSON says nothing."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                yield from _objects(msgspec.json.decode((script.text or "").strip().encode("utf-8", "replace")))
            except (msgspec.MsgspecError, RecursionError):
                continue


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _objects(inner)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph", []))


def _is_article(record: dict[str, Any]) -> bool:
    kinds = record.get("@type")
    return any(str(kind).lower() in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any) -> str | None:
    """A person or organisation in JSON-LD is a name, an object with one, or a list of these."""
    if isinstance(value, list):
        names = [name for inner in value if (name := _name(inner))]
        return "، ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _words(value) or None if isinstance(value, str) else None


def _words(value: Any) -> str:
    return BLANKS.sub(" ", value).strip() if isinstance(value, str) else ""
