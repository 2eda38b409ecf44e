"""People and forces that a report does not name: «مسلحون», «ثلاثة جنود», «المتظاهرون», «قوات الأمن»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from riwaya.arabic.actorbook import Book
from riwaya.arabic.lexicon import word_set
from riwaya.model import Word
from riwaya.reading.naming.hits import bare_key, bare_start
from riwaya.span import Span

PEOPLE, FORCES = "anonymous", "group"
ADJECTIVES, LEAST_STEM = 2, 3
"""At most so many adjectives belong to the noun: «جنود أتراك», «المتظاهرون الغاضبون»."""
RULE = "people:"
"""How `by` of their mentions begins."""


class People(Struct, frozen=True):
    """Where they stand, the noun itself, what kind they are, and the word under which they may be met again, none for never."""

    span: Span
    head: Span
    kind: str
    noun: str
    again: str


def people(book: Book, words: Sequence[Word], taken: Sequence[bool]) -> Iterator[People]:
    """Every such noun outside the words that are taken."""
    unnamed, forces = book.words["people_unnamed"], book.words["forces_unnamed"]
    free = 0
    for i, word in enumerate(words):
        if i < free or taken[i] or word.pos in ("VERB", "PUNCT"):
            continue
        if word.stem in unnamed and not _is_adjective(book, words, i):
            free = _past_adjectives(words, i)
            yield _found(words, i, free, PEOPLE)
        elif (key := bare_key(word)) in forces:
            told = i + 1 < len(words) and words[i + 1].key in book.words["forces_told"] and not taken[i + 1]
            if told or (key.startswith("ال") and not _goes_on(words, i)):
                yield _found(words, i, i + 1 + told, FORCES)


def _is_adjective(book: Book, words: Sequence[Word], i: int) -> bool:
    """«هجوم مسلح», «الدفاع المدني»: behind a noun that is no number."""
    before = words[i - 1] if i else None
    listed = words[i].stem in book.words["people_adjectives"] and words[i].segments[0].kind in ("stem", "article")
    return listed and before is not None and before.pos in ("NOUN", "ADJ", "PROPN", "X")


def _found(words: Sequence[Word], first: int, last: int, kind: str) -> People:
    word, start = words[first], bare_start(words[first])
    definite = any(part.kind == "article" for part in word.segments)
    whole = Span(start, words[last - 1].end)
    again = ""
    if definite and kind == PEOPLE:
        again = bare_of_ending(word.stem)
    elif kind == FORCES:
        again = " ".join(w.stem for w in words[first:last])
    return People(whole, Span(start, word.end), kind, word.stem, again)


@lru_cache(maxsize=1 << 12)
def bare_of_ending(stem: str) -> str:
    """«متظاهرون», «متظاهرين» → متظاهر."""
    fitting = (stem.removesuffix(ending) for ending in word_set("head_endings") if stem.endswith(ending))
    return min((short for short in fitting if len(short) >= LEAST_STEM), key=len, default=stem)


def _past_adjectives(words: Sequence[Word], first: int) -> int:
    """The first word behind the noun and the adjectives that agree with it in article."""
    definite = any(part.kind == "article" for part in words[first].segments)
    last = first + 1
    while last < len(words) and last - first <= ADJECTIVES and words[last].pos == "ADJ":
        if any(part.kind == "article" for part in words[last].segments) is not definite or words[last].segments[0].kind in (
            "conj", "prep"
        ):  # fmt: skip
            break
        last += 1
    return last


def _goes_on(words: Sequence[Word], first: int) -> bool:
    """«القوات البرية»: an adjective tells of a part, or of whose they are."""
    after = words[first + 1] if first + 1 < len(words) else None
    return after is not None and after.pos == "ADJ" and after.segments[0].kind == "article"
