"""The words of one sentence as the rules of counting see them: by index, with keys, never past either end."""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from riwaya.arabic.numerals import Numeral, numerals, particle
from riwaya.model import Word

TATWEEL = "\u0640"
NOTHING = Word(0, 0, "", "", "", (), "")


class View(Struct, frozen=True):
    """`words` of the report; the sentence is words[first:last]."""

    text: str
    words: tuple[Word, ...]
    first: int
    last: int

    def word(self, i: int) -> Word:
        return self.words[i] if self.first <= i < self.last else NOTHING

    def key(self, i: int) -> str:
        return self.words[i].key if self.first <= i < self.last else ""

    def numeral(self, i: int) -> Numeral | None:
        return numerals().get(self.key(i))

    def keys(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(self.key(i) for i in range(start, end))

    def touching(self, i: int) -> bool:
        """Nothing stands between word i and the one before it: «10-12», «و500»."""
        return self.first < i < self.last and self.words[i - 1].end == self.words[i].start

    def cut(self, i: int) -> str:
        """Word i as published."""
        word = self.word(i)
        return self.text[word.start : word.end]

    def near(self, i: int) -> bool:
        """Word i stands one space behind the one before it."""
        return self.first < i < self.last and self.words[i - 1].end + 1 == self.words[i].start

    def start_within(self, i: int, letters: int) -> int:
        """Where word i begins without its first letters, the marks on them left out too: «ولأربعة» from «أربعة»."""
        at, end = self.words[i].start, self.words[i].end
        while letters and at < end:
            letters -= not _mark(self.text[at])
            at += 1
        while at < end - 1 and _mark(self.text[at]):
            at += 1
        return at


def _mark(letter: str) -> bool:
    return letter == TATWEEL or unicodedata.combining(letter) > 0


def bare(word: Word) -> str:
    """The key without joined particles: «والقتلى» → «القتلى»; the article stays, for it says much."""
    return "".join(part.key for part in word.segments if part.kind not in ("conj", "prep"))


def spelled_stem(word: Word) -> str:
    """The stem with its ة and أ: «مساعدي» of «مساعديه», «خونة» of «الخونة»."""
    at, found = 0, word.form
    for part in word.segments:
        if part.kind == "stem":
            found = word.form[at : at + len(part.key)]
        at += len(part.key)
    return found


def is_conjunction(view: View, i: int) -> bool:
    """A و that stands as a token of its own before digits: «ألفا و500»."""
    return view.key(i) == particle("and")
