"""Where the words of the book stand in a report: the longest entry from each word on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.actorbook import Book, Entry
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.model import Word
from riwaya.reading.words import shape

JOINERS = ("conj", "prep")
REMEMBERED = 1 << 17
"""Spellings whose signs are kept at once."""


class Sign(NamedTuple):
    """What one spelling may be the beginning of: entries of the book by the piece of the word at which they begin, the state
    of an adjective or a city, a name of a person, a noun with its article that may stand for somebody."""

    openings: tuple[tuple[int, tuple[Entry, ...]], ...]
    state: str
    name: bool
    noun: str


NOTHING = Sign((), "", False, "")
Signs = Sequence[tuple[int, Sign]]


class Hit(NamedTuple):
    """Words [first, last), the published position where the name itself begins, and all that it may mean."""

    first: int
    last: int
    start: int
    entries: tuple[Entry, ...]


def signs(book: Book, words: tuple[Word, ...]) -> list[tuple[int, Sign]]:
    """The words that may begin or mean something, with their places: a cheap look at each word for all that follows."""
    seen = book.seen
    if len(seen) > REMEMBERED:
        seen.clear()
    found = []
    for i, word in enumerate(words):
        sign = seen.get(word.form)
        if sign is None:
            sign = seen[word.form] = _sign(book, word)
        if sign is not NOTHING:
            found.append((i, sign))
    return found


def _sign(book: Book, word: Word) -> Sign:
    keys = [(0, word.key), *unjoined(word)]
    openings = tuple((k, entries) for k, key in keys if (entries := book.first.get(key)))
    state = next((state for _, key in keys if (state := _state(book, key))), "") or book.cities.get(word.stem, "")
    key = keys[-1][1]
    listed = ("opening", "sons", "honorifics")
    first = key in given_names() or key in word_set("given_before_surnames") or key.startswith("عبد")
    name = first or any(key in book.words[name] for name in listed)
    noun = key[2:] if key.startswith("ال") and key[2:] in book.words["described"] else ""
    found = Sign(openings, state, name, noun)
    return found if any(found) else NOTHING


def _state(book: Book, key: str) -> str:
    return book.adjectives.get(key, "") or book.cities.get(key, "")


def hits(words: tuple[Word, ...], signed: Signs) -> Iterator[Hit]:
    """From left to right, none inside another."""
    free = 0
    for i, sign in signed:
        if i >= free and sign.openings and (hit := _hit(words, i, sign)):
            free = hit.last
            yield hit


def _hit(words: tuple[Word, ...], i: int, sign: Sign) -> Hit | None:
    """The longest entry whose first word this is, as it stands or without a joined و, ب, ل."""
    for piece, entries in sign.openings:
        if found := fitting(entries, words, i):
            start = words[i].segments[piece].start if piece else words[i].start
            return Hit(i, i + 1 + len(found[0].rest), start, found)
    return None


def fitting(entries: tuple[Entry, ...], words: tuple[Word, ...], i: int) -> tuple[Entry, ...]:
    """The longest entries whose other words follow; `entries` come longest first."""
    after = words[i + 1].key if i + 1 < len(words) else ""
    found: list[Entry] = []
    for entry in entries:
        rest = entry.rest
        if found and len(rest) < len(found[0].rest):
            break
        if not rest or (rest[0] == after and (len(rest) == 1 or _follow(rest, words, i + 1))):
            found.append(entry)
    return tuple(found)


def _follow(rest: tuple[str, ...], words: tuple[Word, ...], i: int) -> bool:
    return i + len(rest) <= len(words) and all(words[k].key == key for k, key in enumerate(rest, i))


def unjoined(word: Word) -> Iterator[tuple[int, str]]:
    """(piece at which it begins, key) of the word without و, then without ب or ل too: وللجيش → للجيش, الجيش."""
    cut = 0
    for k, segment in enumerate(word.segments[:-1]):
        if segment.kind not in JOINERS:
            return
        cut += len(segment.key)
        after = word.segments[k + 1]
        rest = word.key[cut:]
        yield k + 1, "ا" + rest if after.kind == "article" and after.key == "ل" else rest


def bare_key(word: Word) -> str:
    """The key without joined و, ب, ل."""
    return word.key if len(word.segments) == 1 else _bare(word.form)[0]


def bare_start(word: Word) -> int:
    """Where the word begins without joined و, ب, ل."""
    piece = 0 if len(word.segments) == 1 else _bare(word.form)[1]
    return word.segments[piece].start if piece else word.start


@lru_cache(maxsize=REMEMBERED)
def _bare(form: str) -> tuple[str, int]:
    """The key without what is joined, and the piece at which it begins: of the spelling alone, as its parts are."""
    made = shape(form)
    parts = [(kind, key) for _, _, key, kind in made.parts]
    cut = piece = 0
    for k, (kind, key) in enumerate(parts[:-1]):
        if kind not in JOINERS:
            break
        cut, piece = cut + len(key), k + 1
    rest = made.key[cut:]
    return ("ا" + rest if piece and parts[piece] == ("article", "ل") else rest), piece


def joined(word: Word) -> bool:
    """Whether و, ب or ل is joined to it: it begins a phrase of its own."""
    return len(word.segments) > 1 and word.segments[0].kind in JOINERS
