"""Persons whom no book has: a first name and what looks like the rest of it, and the titles before a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.arabic.actorbook import Book
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.model import Word
from riwaya.reading.kinds import kind_of_word, no_common_word
from riwaya.reading.naming.found import Found, adjective_at
from riwaya.reading.naming.hits import Signs, bare_key, bare_start, joined
from riwaya.reading.words import read_spelling

LONGEST = 6
"""Parts that a name may have at most, linking words not counted."""


def persons(book: Book, words: tuple[Word, ...], signed: Signs, taken: Sequence[bool]) -> Iterator[Found]:
    """Names of two words and more, or of one behind a title; never where the book has read something else."""
    free = 0
    honorifics = book.words["honorifics"]
    for at, sign in signed:
        if not sign.name:
            continue
        title = words[at].key in honorifics and at + 1 < len(words) and not joined(words[at + 1])
        for i in (at, at + 1) if title else (at,):
            if i < free or taken[i]:
                continue
            titled = i > 0 and words[i - 1].key in honorifics and not joined(words[i])
            if last := name_end(book, words, i, taken, titled):
                free = last
                yield Found("person", i, last, bare_start(words[i]), head=i)
                break


def name_end(book: Book, words: tuple[Word, ...], i: int, taken: Sequence[bool], titled: bool) -> int:
    """Where the name that begins at i ends; 0 when there is none."""
    if i > 0 and bare_key(words[i - 1]) in book.words["named_after"]:
        return 0
    k, parts, sure, last = i, 0, False, 0
    while k < len(words) and parts < LONGEST and not (taken[k] and k > i) and not (k > i and joined(words[k])):
        key = words[k].key if k > i else bare_key(words[k])
        if key in book.words["linking"]:
            k += 1
            continue
        if not (_opens(words[k], key, titled) if parts == 0 else _goes_on(words[k], key)):
            break
        sure = sure or key in word_set("given_names") or no_common_word(key)
        parts, k = parts + 1, k + 1
        last = k
    named = parts > 1 or (parts == 1 and titled and _surname(words[last - 1].key)) or (parts == 1 and last - i > 1)
    return last if named and sure else 0


def _opens(word: Word, key: str, titled: bool) -> bool:
    """A first name; behind a title also a surname alone («العميد الصبيحي»)."""
    if word.form.endswith("ى") and key in word_set("given_before_surnames"):
        return False
    if key in word_set("function_words") or kind_of_word(key):
        return False
    first = key in given_names() and (key in word_set("given_names") or word.pos in ("PROPN", "X", "NOUN", "ADJ"))
    return first or (len(key) > 5 and key.startswith("عبد")) or (titled and _surname(key))


def _goes_on(word: Word, key: str) -> bool:
    if word.pos in ("PUNCT", "NUM", "ADP", "VERB") and key not in given_names():
        return False
    if key in word_set("function_words") or key in word_set("topic_places") or (kind_of_word(key) and key not in given_names()):
        return False
    return key in given_names() or _surname(key)


def _surname(key: str) -> bool:
    """«الكبيسي», «البيرقدار», a word that is no common one."""
    if key.startswith("ال"):
        reading = read_spelling(key)
        return reading.stem not in table().stems or (key.endswith("ي") and reading.pos not in ("NOUN", "ADJ"))
    return no_common_word(key)


def titled(book: Book, words: tuple[Word, ...], found: Found, roles: dict[int, Found]) -> Found:
    """The name with the titles before it: «الرئيس السوري بشار الأسد», «قائد الشرطة العميد سالم»."""
    first, start, role = found.first, found.start, None
    if joined(words[first]):
        return found._replace(head=found.first)
    while first > 0:
        if before := roles.get(first):
            first, start, role = before.first, before.start, before
            if joined(words[first]):
                break
            continue
        key = words[first - 1].key
        size = 1
        if key not in book.words["honorifics"] and key not in book.words["later_words"]:
            if bare_key(words[first - 1]) in book.words["honorifics"]:
                first -= 1
                start = bare_start(words[first])
                break
            size = _adjective_before(book, words, first)
        if not size:
            break
        first -= size
        start = words[first].start
    return found._replace(
        first=first,
        start=start,
        head=found.first,
        office=tuple(id for id, _ in role.options) if role else (),
        office_of=role.of if role else "",
        former=role.former if role else False,
    )


def _adjective_before(book: Book, words: tuple[Word, ...], first: int) -> int:
    """How many words of an adjective of nationality end before `first`, behind a title: «الوزير التركي علي»."""
    for size in (2, 1):
        at = first - size
        if at > 0 and adjective_at(book, words, at)[1] == size:
            return size if words[at - 1].key in book.words["honorifics"] else 0
    return 0
