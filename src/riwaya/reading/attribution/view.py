"""A lazy look at one sentence: its words, their keys without «و» and «ف», its quotations and brackets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.lexicon import cue_forms, given_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.model import Sentence, Word
from riwaya.span import Span

OPENING, CLOSING, STRAIGHT = "«", "»", '"'
STOPS = frozenset(".؟!?")
COMMAS = frozenset("،,؛;")


@lru_cache(maxsize=65536)
def _hides_conjunction(key: str) -> bool:
    """«فان», «واطلق»: what follows the first letter is a particle or a verb of speech that the word list joins."""
    return key[0] in "وف" and (key[1:] in word_set("that_forms") or (len(key) > 3 and key[1:] in cue_forms()))


def _joined(word: Word) -> bool:
    if word.key in word_set("own_first_letter"):
        return False
    if word.segments[0].kind == "conj" and len(word.segments) > 1:
        return True
    return len(word.segments) == 1 and _hides_conjunction(word.key)


class View:
    """Words of a sentence by index, 0 … len(view) - 1.

    `key[i]` is the folded word, `bare[i]` the same without a joined و or ف (`conj[i]` says whether there was one),
    `close[i]` the index of the mark that closes the quotation or bracket opened at i (len(view) when nothing does),
    `level[i]` the index of the innermost quotation mark that word i stands inside, -1 outside all.
    """

    def __init__(self, text: str, sentence: Sentence, words: Sequence[Word]) -> None:
        self.text = text
        self.sentence = sentence
        self.words = words
        self.key = [w.key for w in words]
        self.pos = [w.pos for w in words]
        self.conj = [_joined(w) and not self._in_name(i) for i, w in enumerate(words)]
        self.bare = [w.key[1:] if c else w.key for w, c in zip(words, self.conj, strict=True)]
        self.close: dict[int, int] = {}
        self.level = self._levels()

    def _in_name(self, i: int) -> bool:
        """«لويس فان غال», «فان در كلاوو»: no «ف» and no «أن»."""
        if self.key[i] not in word_set("name_particles"):
            return False
        behind = self.words[i + 1] if i + 1 < len(self.words) else None
        if behind is None or behind.key in word_set("name_particles"):
            return behind is not None
        return i > 0 and self.pos[i - 1] == "PROPN" and behind.pos == "PROPN" and behind.key not in word_set("topic_places")

    def __len__(self) -> int:
        return len(self.words)

    def _levels(self) -> list[int]:
        open_marks: list[int] = []
        level: list[int] = []
        for i, key in enumerate(self.key):
            if key == CLOSING or (key == STRAIGHT and open_marks and not self._opens_inside(i, open_marks[-1])):
                if open_marks:
                    self.close[open_marks.pop()] = i
                level.append(open_marks[-1] if open_marks else -1)
            else:
                level.append(open_marks[-1] if open_marks else -1)
                if key in (OPENING, STRAIGHT):
                    open_marks.append(i)
        for mark in open_marks:
            self.close[mark] = len(self.words)
        self._brackets()
        return level

    def _opens_inside(self, i: int, mark: int) -> bool:
        """«يعرف باسم "حي البستان"» inside straight marks: with a blank before it and none behind it a mark opens again."""
        if self.key[mark] != STRAIGHT:
            return True
        word = self.words[i]
        before, behind = self.text[word.start - 1 : word.start], self.text[word.end : word.end + 1]
        closed = any(self.key[k] == STRAIGHT for k in range(i + 1, len(self.words)))
        return closed and before.isspace() and behind.isalnum() and self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        """Two more straight marks follow, the next one closing: the inner quotation's and the outer one's."""
        ahead = [k for k in range(i + 1, len(self.words)) if self.key[k] == STRAIGHT]
        if len(ahead) < 2:
            return False
        word = self.words[ahead[0]]
        return not self.text[word.start - 1 : word.start].isspace() and len(ahead) % 2 == 0

    def _brackets(self) -> None:
        opened: list[int] = []
        for i, key in enumerate(self.key):
            if key == "(":
                opened.append(i)
            elif key == ")" and opened:
                self.close[opened.pop()] = i

    def is_open(self, i: int) -> bool:
        """A quotation starts at i."""
        return i in self.close and self.key[i] != "("

    def skip(self, i: int) -> int:
        """The index after the bracket or quotation that opens at i, or i itself where none does."""
        end = self.close.get(i)
        return i if end is None or end >= len(self.words) else end + 1

    def limit(self, i: int) -> int:
        """The index where the quotation around i closes; the sentence's end outside quotations."""
        mark = self.level[i] if i < len(self.level) else -1
        return len(self.words) if mark < 0 else self.close[mark]

    def start(self, i: int) -> int:
        """Where word i starts in the published text, its joined و or ف left out."""
        word = self.words[i]
        if not self.conj[i]:
            return word.start
        return word.segments[1].start if word.segments[0].kind == "conj" else word.start + 1

    def span(self, first: int, last: int) -> Span:
        """Words first … last as a span of the text, with a leading و or ف left out."""
        return Span(self.start(first), self.words[last].end)

    def matches(self, i: int, phrase: tuple[str, ...]) -> bool:
        """The words from i on are the phrase; و and ف may be joined to the first."""
        if i + len(phrase) > len(self.words) or self.bare[i] != phrase[0]:
            return False
        return all(self.key[i + k] == part for k, part in enumerate(phrase[1:], 1))

    def has(self, i: int, kind: str) -> str:
        """The spelling of word i's segment of that kind (prep, article, pronoun), or ''.

        «ياكوب ليندهولم»: behind a name, what looks like a preposition before an unheard word is the name's own letter.
        """
        if kind == "prep" and i and self._begins_name(i):
            return ""
        return next((s.key for s in self.words[i].segments if s.kind == kind), "")

    def _begins_name(self, i: int) -> bool:
        """Behind a name an unheard word, behind a verb a first name: «دافعت لبنى»."""
        if self.pos[i - 1] == "PROPN":
            return self._unheard(i)
        word = self.words[i]
        return self.pos[i - 1] == "VERB" and len(word.segments) == 2 and word.key in given_names()

    def gap(self, i: int) -> bool:
        """Columns of a page stand between word i and the next: four blanks and more."""
        return i + 1 < len(self.words) and self.words[i + 1].start - self.words[i].end >= 4

    def _unheard(self, i: int) -> bool:
        word = self.words[i]
        return len(word.segments) == 2 and word.pos == "PROPN" and word.stem not in table().stems

    def is_mark(self, i: int) -> bool:
        return self.pos[i] == "PUNCT"
