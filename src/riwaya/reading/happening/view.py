"""One sentence as the rules of events see it: for each word the names under which an entry may know it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set
from functools import lru_cache

from msgspec import Struct

from riwaya.arabic.happenings import endings
from riwaya.model import Word
from riwaya.span import Located

STOPS = frozenset(".؟?!؛")
NUMBER, PLACE = "@number", frozenset(["@place"])


class View(Struct, frozen=True):
    """The words of a sentence in order; `known` keeps the names that were asked for, `places` are the stems with which the names
    of the report's places begin."""

    words: tuple[Word, ...]
    known: dict[int, frozenset[str]]
    places: frozenset[str] = frozenset()

    def names(self, i: int) -> frozenset[str]:
        found = self.known.get(i)
        if found is None:
            word = self.words[i]
            joined = tuple([part.key for part in word.segments if part.kind == "prep"])
            found = names_of(word.form, word.key, word.stem, word.pos, joined)
            found = self.known[i] = found | PLACE if word.stem in self.places else found
        return found

    def covered(self, item: Located) -> range:
        """The words that the item has a part in."""
        return range(
            bisect_right(self.words, item.start, key=_end_of), bisect_left(self.words, item.end, key=_start_of)
        )

    def near(self, places: range, wanted: Set[str]) -> bool:
        """One of the words at these places, up to the first full stop, is among the wanted."""
        for i in places:
            if self.words[i].form in STOPS:
                return False
            if not wanted.isdisjoint(self.names(i)):
                return True
        return False

    def right(self, i: int, reach: int) -> range:
        return range(i + 1, min(len(self.words), i + 1 + reach))

    def left(self, i: int, reach: int) -> range:
        return range(i - 1, max(-1, i - 1 - reach), -1)


def _start_of(word: Word) -> int:
    return word.start


def _end_of(word: Word) -> int:
    return word.end


@lru_cache(maxsize=1 << 16)
def names_of(form: str, key: str, stem: str, pos: str, prepositions: tuple[str, ...]) -> frozenset[str]:
    """«وبصواريخه»: صواريخ, the key, and «ب»; numbers stand for their class too."""
    found = {stem, key, *prepositions}
    if len(stem) > 3 and stem.endswith(endings("tanwin")):
        found.add(stem[:-1])
    for article in endings("article"):
        if key.startswith(article):
            found.add(key.removeprefix(article))
    if key.startswith(endings("joined")) and len(key) > 3:
        found.add(key[1:])
    if pos == "NUM" or form[0].isdigit():
        found.add(NUMBER)
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def spellings(stem: str, key: str, hosted: bool) -> tuple[str, ...]:
    """The spellings under which a word may open a trigger: «هجوما» هجوم, «غاراته» as it stands, «غارتها» غاره."""
    found = [stem]
    if stem.endswith(endings("tanwin")) and len(stem) > 3:
        found.append(stem[:-1])
    if hosted and stem.endswith(endings("feminine")):
        found += [stem[:-1] + ending for ending in endings("construct")]
    bare = key[1:] if key.startswith(endings("joined")) and len(key) > 3 else key
    found += [bare] if bare != stem else []
    return tuple(dict.fromkeys(found))
