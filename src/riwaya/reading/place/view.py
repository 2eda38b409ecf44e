"""A report as the rules of places see it: words by number, without their joined letters, and what stands before each.

A word may open a name as it is («لبنان») or without joined letters («بدمشق», «وللموصل»): its openings are kept by spelling.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.gazetteer import Gazetteer, Row, gazetteer
from riwaya.arabic.place_words import kind_words, nationalities, not_places, place_table, place_words
from riwaya.model import Sentence, Word
from riwaya.span import Span

JOINED = ("و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")
FIRST_JOINED = frozenset(joined[0] for joined in JOINED)
BREAKS = frozenset("\n\r")
LONGEST = 6
SPORT_LEAST, SPORT_SHARE = 4, 0.01
"""Words of sport that a report must have, and their share, to be of sport."""


class Opening(NamedTuple):
    """A spelling without its first `skip` letters, which are `joined` to it; «للموصل» is «الموصل» behind ل."""

    key: str
    skip: int
    joined: str


@lru_cache(maxsize=1 << 16)
def bare_forms(key: str) -> tuple[Opening, ...]:
    """The word as it is, and every way to take joined letters off it."""
    found = [Opening(key, 0, "")]
    for joined in JOINED if key[:1] in FIRST_JOINED else ():
        if key.startswith(joined) and len(key) - len(joined) >= 2:
            found.append(Opening(key[len(joined) :], len(joined), joined))
            if joined[-1] == "ل" and key[len(joined)] == "ل":
                found.append(Opening("ا" + key[len(joined) - 1 :], len(joined) - 1, joined))
                found.append(Opening("ال" + key[len(joined) :], len(joined), joined))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def openings(key: str) -> tuple[Opening, ...]:
    """The ways in which this spelling may open the name of a place; none for most words."""
    book = gazetteer()
    return tuple(form for form in bare_forms(key) if book.opens(form.key))


@lru_cache(maxsize=1 << 16)
def goes_on(word: str) -> bool:
    """Has any name that ships this word and more?"""
    return gazetteer().goes_on(word)


@lru_cache(maxsize=1 << 16)
def blockers(key: str) -> tuple[tuple[str, ...], ...]:
    """The names beginning with this word that only hold a place's name."""
    known = not_places()
    return tuple(words for form in bare_forms(key) for words in known.get(form.key, ()))


@lru_cache(maxsize=1 << 16)
def signal(key: str) -> tuple[Opening, ...]:
    """The ways in which this spelling is a word that stands before places: a kind, a part, a direction, a distance."""
    tables = (kind_words(), place_table("part"), place_table("direction"), place_table("direction_noun"))
    return tuple(form for form in bare_forms(key) if any(form.key in table for table in tables))


@lru_cache(maxsize=1 << 14)
def nationality(key: str) -> str | None:
    """The country of «والسورية», «سوريين»."""
    known = nationalities()
    return next((known[form.key] for form in bare_forms(key) if form.key in known), None)


@lru_cache(maxsize=1 << 14)
def in_list(key: str, name: str) -> bool:
    """Is the word in a list of place_words.toml, with or without joined letters?"""
    listed = place_words(name)
    return any(form.key in listed for form in bare_forms(key))


class View:
    """The words of a report, their keys, and where lines and sentences break."""

    def __init__(
        self, words: tuple[Word, ...], text: str, sentences: tuple[Sentence, ...], book: Gazetteer | None = None
    ) -> None:
        self.words, self.text, self.book = words, text, book or gazetteer()
        self.starts = [sentence.start for sentence in sentences]
        self.keys = [word.key for word in words]
        self.of_sport = sum(key in place_words("sport") for key in self.keys) >= max(SPORT_LEAST, SPORT_SHARE * len(words))

    def openings(self, key: str) -> tuple[Opening, ...]:
        """The ways in which this spelling may open a name; places of the user's own are looked up beside those that ship."""
        shipped = openings(key)
        if not self.book.own:
            return shipped
        return tuple(form for form in bare_forms(key) if form in shipped or form.key in self.book.own)

    def rows(self, number: int) -> tuple[Row, ...]:
        """The rows of a key of the gazetteer; none for the number -1."""
        return self.book.rows_of(number) if number >= 0 else ()

    def starting(self, at: int, form: Opening) -> list[tuple[str, int]]:
        """The names that begin with this opening of word `at`, the shortest first."""
        if not self.book.own and not goes_on(form.key):
            return self.book.starting(form.key)
        return self.book.starting(self.phrase(at, form.key))

    def phrase(self, at: int, first: str, most: int = LONGEST) -> str:
        """`first` and the words behind word `at`, up to a mark or the end of the line, with single spaces."""
        keys = [first]
        for i in range(at + 1, min(at + most, len(self.words))):
            if self.words[i].pos == "PUNCT" or self.parted(i - 1):
                break
            keys.append(self.keys[i])
        return " ".join(keys)

    def parted(self, at: int) -> bool:
        """Does a line end between this word and the next?"""
        gap = self.text[self.words[at].end : self.words[at + 1].start]
        return not BREAKS.isdisjoint(gap)

    def key(self, at: int) -> str:
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """The words from `first` to `last` without the `skip` joined letters of the first."""
        start, left = self.words[first].start, skip
        for segment in self.words[first].segments:
            if left < len(segment.key) or left <= 0:
                break
            left -= len(segment.key)
            start = segment.end
        return Span(min(start + left, self.words[first].end - 1), self.words[last].end)

    def sentence_of(self, at: int) -> int:
        """The number of the sentence in which the word stands."""
        return bisect_right(self.starts, self.words[at].start) - 1
