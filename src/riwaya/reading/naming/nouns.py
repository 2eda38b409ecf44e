"""The noun before a name that says what it is: «صحيفة «الشرق الأوسط»», «تنظيم القاعدة»."""

from __future__ import annotations

from riwaya.arabic.actorbook import Book
from riwaya.model import Word
from riwaya.reading.naming.found import Found, goes_on
from riwaya.reading.naming.hits import bare_key, joined

QUOTES = frozenset("«»\"“”()")
SURE = "k"
"""The level of a name that a noun, a title or quotation marks make sure."""
NOUNS_BEFORE = {
    "group": "group_nouns",
    "organization": "organization_nouns",
    "outlet": "outlet_nouns",
    "government": "organization_nouns",
}
OPENS_QUOTATION = ("ADP", "VERB", "PUNCT", "CCONJ", "SCONJ", "PART", "X")
"""Before a quotation these say nothing of what stands in it; a noun does, and if it is none of an outlet, no outlet is meant."""


def qualifies(book: Book, words: tuple[Word, ...], found: Found) -> bool:
    """«التصريحات المعارضة»: one word that agrees with the noun before it is an adjective, and names nobody."""
    if found.last - found.first > 1 or not found.options:
        return False
    after = words[found.last] if found.last < len(words) else None
    before, sure = words[found.first - 1] if found.first else None, any(level == "n" for _, level in found.options)
    person = found.what == "name" and any(book.actors[id].kind == "person" for id, _ in found.options)
    if not sure and not person and not found.of and after and goes_on(book, after) and after.key not in book.adjectives:
        return True  # «الاتحاد الآسيوي», «المجلس الأعلى»: another of that name
    return not sure and not person and not found.of and _agrees(before, words[found.first])


def _agrees(before: Word | None, word: Word) -> bool:
    return before is not None and not joined(word) and before.key.startswith("ال") and before.pos in ("NOUN", "ADJ")


def with_noun(book: Book, words: tuple[Word, ...], found: Found) -> Found:
    """The name with such a noun and the quotation marks between them, and with what they make of it."""
    at = found.first - 1
    quoted = at >= 0 and words[at].key in QUOTES
    closed = quoted and found.last < len(words) and words[found.last].key in QUOTES
    at -= quoted
    before = words[at] if at >= 0 else None
    fitting = {id for id, _ in found.options if before and _shape(book, id, before)}
    alone = closed and (before is None or before.pos in OPENS_QUOTATION or len(before.key) == 1)
    options = tuple((id, SURE if id in fitting or (alone and level == "a") else level) for id, level in found.options)
    if not fitting or before is None or joined(words[found.first]):
        return found._replace(options=options)
    start = before.end - max(len(_shape(book, id, before)) for id in fitting)
    return found._replace(options=options, first=at, start=start, last=found.last + closed)


def _shape(book: Book, id: str, before: Word) -> str:
    """The noun without what is joined to it, where it is one of the actor's kind; its article stays."""
    listed = book.words.get(NOUNS_BEFORE.get(book.actors[id].kind, ""), frozenset())
    key = bare_key(before)
    return key if key in listed or key.removeprefix("ال") in listed else ""
