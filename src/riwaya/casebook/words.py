"""Arabic made searchable: each word by its stem, so that «الجيش», «والجيش» and «جيشه» are found by «جيش».

The index and the query go through the same functions. What the stem of a spelling is depends on the spelling alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from itertools import islice

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlist import proclitics
from riwaya.errors import BadQuery
from riwaya.reading.letters import normalise
from riwaya.reading.words import TOKEN, shape

PIECE = re.compile(r"[^\W_]+")
QUERY = re.compile(r'"([^"]*)"|«([^»]*)»|(\S+)')
PREFIX = "*"
WORD_FILES = ("words.tsv", "clitics.toml", "letters.toml")
"""What the stems of words are made of."""
SHORTEST_PREFIX = 2
LONGEST_ROW = 1_000
"""Letters in which a phrase that was found is looked for."""


class Term(Struct, frozen=True):
    """One thing that must be there: `stems` in a row, the last one only begun where `prefix`."""

    stems: tuple[str, ...]
    prefix: bool = False


def stems(text: str) -> list[str]:
    """The stems of a text in order, without marks: what is indexed."""
    return list(_stems(normalise(text).text))


def _stems(even: str) -> Iterator[str]:
    for match in TOKEN.finditer(even):
        yield from stems_of(match.group())


def stems_of(form: str) -> list[str]:
    """The stems of one token; a word that is clitics alone («له») is its own. None for a mark."""
    found = shape(form)
    return [piece.lower() for piece in PIECE.findall(found.stem or found.key)]


def fingerprint() -> str:
    """Changes when the stems of a word may have changed: an index made by other words must be made anew."""
    digest = hashlib.blake2b(digest_size=8)
    for name in WORD_FILES:
        digest.update(resources.files("riwaya.arabic").joinpath(name).read_bytes())
    return digest.hexdigest()


def parsed(query: str) -> tuple[Term, ...]:
    """What a query asks for. Words in "quotation marks" or «» stand in a row; قصف* finds all that begins so.

    BadQuery where nothing is asked, or too little of a beginning.
    """
    terms = tuple(term for match in QUERY.finditer(normalise(query).text) if (term := _term(match)).stems)
    if not terms:
        raise BadQuery(query)
    return terms


def _term(match: re.Match[str]) -> Term:
    words = next(group for group in match.groups() if group is not None)
    if not words.endswith(PREFIX):
        return Term(tuple(_stems(words)))
    *whole, begun = words.removesuffix(PREFIX).split() or [""]
    begun = _without_article("".join(PIECE.findall(begun)))
    if len(begun) < SHORTEST_PREFIX:
        raise BadQuery(match.string)
    return Term((*_stems(" ".join(whole)), begun), prefix=True)


def _without_article(begun: str) -> str:
    """«الفلسط» → «فلسط»: an article surely is one where a word goes on behind it; other joined letters may be the word's own."""
    key = fold(begun).lower()
    articles = [c.spelled for c in proclitics().get(key[:1], ()) if c.last == "article" and key.startswith(c.spelled)]
    longest = max(articles, key=len, default="")
    return key.removeprefix(longest) if len(key) - len(longest) >= SHORTEST_PREFIX else key


def found_at(even: str, terms: tuple[Term, ...]) -> int | None:
    """Where in an evenly spelled text the first of the terms stands that is there."""
    key = fold(even).lower()
    places = (place for term in terms if (place := _place_of(term, even, key)) is not None)
    return min(places, default=None)


def _place_of(term: Term, even: str, key: str) -> int | None:
    """A stem is a stretch of the folded word: only the words that hold the first stem are looked at."""
    at = key.find(term.stems[0])
    while at >= 0:
        word = next(match for match in TOKEN.finditer(even, _word_start(even, at)) if match.end() > at)
        if _stands(term, even, word.start()):
            return word.start()
        at = key.find(term.stems[0], word.end())
    return None


def _word_start(even: str, at: int) -> int:
    while at and even[at - 1].isalnum():
        at -= 1
    return at


def _stands(term: Term, even: str, start: int) -> bool:
    """Do the stems of the term stand in a row from here?"""
    here = list(islice(_stems(even[start : start + LONGEST_ROW]), len(term.stems)))
    if not term.prefix:
        return here == list(term.stems)
    return here[:-1] == list(term.stems[:-1]) and len(here) == len(term.stems) and here[-1].startswith(term.stems[-1])


def sqlite_match(terms: tuple[Term, ...]) -> str:
    """As FTS5 writes it: letters and digits only reach it, so nothing in it can be an operator."""
    return " AND ".join(f'"{" ".join(term.stems)}"{" *" if term.prefix else ""}' for term in terms)


def postgres_match(terms: tuple[Term, ...]) -> str:
    """As a tsquery writes it."""
    return " & ".join(f"({_row(term)})" for term in terms)


def _row(term: Term) -> str:
    return " <-> ".join(f"'{stem}'" for stem in term.stems) + (":*" if term.prefix else "")


MOST_POSITIONS, LAST_POSITION, LONGEST_LEXEME = 256, 16_383, 2_000


def postgres_vector(words: list[str]) -> str:
    """The stems with their positions as a tsvector writes them, within the limits that PostgreSQL has."""
    at: dict[str, list[int]] = {}
    for position, stem in enumerate(words, 1):
        places = at.setdefault(stem[:LONGEST_LEXEME], [])
        if len(places) < MOST_POSITIONS and position <= LAST_POSITION:
            places.append(position)
    return " ".join(f"'{stem}':{','.join(map(str, places))}" if places else f"'{stem}'" for stem, places in at.items())
