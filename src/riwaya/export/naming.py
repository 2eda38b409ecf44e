"""Where a name stands in a text, whatever is joined to it and however it is spelled: whole, or one of its parts alone."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from msgspec import Struct

from riwaya.arabic.actorbook import book
from riwaya.arabic.folding import MARKS, fold_bare
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.arabic.wordlist import proclitics, table
from riwaya.reading.kinds import kind_of_word
from riwaya.reading.words import read_spelling
from riwaya.span import Span, contains, cover, cut

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
TOKEN = re.compile(rf"(?:[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed{UNSEEN}])+")
DROPPED = re.compile(f"[\u0610-\u061a\u06d6-\u06ed{UNSEEN}]")
NEAR = re.compile(r"[\s\-‐.]*")
SHORTEST = 3
"""Letters of a part of a name that stands for it when it stands alone."""


@cache
def redaction() -> dict[str, Any]:
    """The data of redaction.toml."""
    return tomllib.loads(files("riwaya.export").joinpath("redaction.toml").read_text(encoding="utf-8"))


@cache
def _servant() -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """The word, a name that is joined to it, and where one could be joined."""
    word, article = redaction()["names"]["servant"], redaction()["names"]["article"]
    return word, re.compile(rf"^({word})({article}\w+)$"), re.compile(rf"\b{word} (?={article})")


@cache
def _fathers() -> dict[str, str]:
    names = redaction()["names"]
    return dict.fromkeys(names["fathers"], names["father"])


class Part(Struct, frozen=True):
    """A word of a text: where it stands, and its spellings with and without what may be joined to it, each with the number of
    letters that are cut off before it."""

    span: Span
    forms: tuple[tuple[str, int], ...]


class Name(Struct, frozen=True):
    """The parts of somebody's name in order, folded; `strong` are those that name them when they stand alone."""

    parts: tuple[str, ...]
    strong: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def name_of(spellings: Iterable[str]) -> Name:
    """The name behind these spellings («سالم الحمداني», «الحمداني», «الشاهد سالم الحمداني»): titles and kinds are no part of it."""
    own = [tuple(_own(spelling)) for spelling in spellings]
    runs = list(dict.fromkeys((*own, *map(_joined, own))))
    parts = tuple(dict.fromkeys(part for run in runs for part in run))
    pairs = frozenset(pair for run in runs for pair in pairwise(run))
    served = {after for before, after in pairs if before == _servant()[0]}
    return Name(parts, frozenset(part for part in parts if part not in served and _strong(part)), pairs)


def _own(spelling: str) -> Iterator[str]:
    for part in parts_of(spelling):
        key = part.forms[0][0]
        split = _servant()[1].match(key)
        for piece in split.groups() if split else (key,):
            if not _describes(piece) or piece in given_names() or piece in _linking():
                yield piece


def _joined(run: Sequence[str]) -> tuple[str, ...]:
    """عبد الجليل as one word, as many write it."""
    whole = " ".join(run)
    return tuple(_servant()[2].sub(_servant()[0], whole).split())


def _describes(key: str) -> bool:
    return kind_of_word(key) is not None or key in book().words["honorifics"] or key in word_set("called")


@cache
def _linking() -> frozenset[str]:
    words = book().words
    return words["linking"] | words["sons"] | words["opening"] | word_set("kunyas")


@lru_cache(maxsize=1 << 12)
def _strong(key: str) -> bool:
    common = key in word_set("function_words") or _describes(key) or key in _linking()
    return len(key) >= SHORTEST and not common and not key.isdecimal() and _is_name(key)


def _is_name(key: str) -> bool:
    """A first name, with an article or not, or a word that the language has no other use for: «المهودر», «الكبيسي»; not «المهم»."""
    if key in given_names() or key.removeprefix("ال") in given_names():
        return True
    reading = read_spelling(key)
    return reading.stem not in table().stems or reading.pos in ("PROPN", "X") or (key.startswith("ال") and key.endswith("ي"))


def parts_of(text: str) -> list[Part]:
    """The words of a text."""
    return [Part(Span(*found.span()), _forms(found[0])) for found in TOKEN.finditer(text)]


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[tuple[str, int], ...]:
    key = fold_bare(DROPPED.sub("", unicodedata.normalize("NFKC", word))).casefold()
    found = [(key, 0)]
    for clitic in proclitics().get(key[:1], ()):
        if clitic.spelled and key.startswith(clitic.spelled) and len(key) > len(clitic.spelled) + 1:
            rest = key[len(clitic.spelled) :]
            found.append((rest, len(clitic.spelled)))
            if clitic.last == "article":
                found.append(("ال" + rest, len(clitic.spelled)))
    return tuple(found)


def named(parts: Sequence[Part], at: Mapping[str, Sequence[int]], name: str) -> Iterator[Span]:
    """The stretches of a text, given as its words and where each spelling stands (`indexed`), in which the name stands whole,
    letters joined before it or not."""
    first, *rest = [part.forms[0][0] for part in parts_of(name)] or [""]
    for i in at.get(first, ()):
        found = parts[i + 1 : i + 1 + len(rest)]
        if [part.forms[0][0] for part in found] == rest:
            yield cover([parts[i].span, *(part.span for part in found)])


def indexed(parts: Sequence[Part]) -> dict[str, list[int]]:
    """The numbers of the words that have each spelling."""
    at: dict[str, list[int]] = {}
    for i, part in enumerate(parts):
        for form in {form for form, _ in part.forms}:
            at.setdefault(form, []).append(i)
    return at


def where(text: str, name: Name, kept: Sequence[Span] = (), parts: list[Part] | None = None) -> Iterator[Span]:
    """The stretches of a text that name them. What stands in `kept`, the names of others, is theirs unless two parts of the
    name stand there side by side. `parts` are the words of the text, where they are known already."""
    parts = parts_of(text) if parts is None else parts
    hits = [_hit(part, name) for part in parts]
    if not any(hits):
        return
    marked = [hit is not None and hit[0] in name.strong and not _in(part.span, kept) for part, hit in zip(parts, hits, strict=True)]
    for i in range(1, len(parts)):
        if _pair(hits[i - 1], hits[i], name) and _near(text, parts[i - 1], parts[i]):
            marked[i - 1] = marked[i] = True
    yield from _runs(text, parts, hits, marked)


def _hit(part: Part, name: Name) -> tuple[str, int] | None:
    return next((form for form in part.forms if _fathers().get(form[0], form[0]) in name.parts), None)


def _pair(one: tuple[str, int] | None, other: tuple[str, int] | None, name: Name) -> bool:
    """Two parts of the name in its order, nothing joined to the second."""
    return one is not None and other is not None and (_fathers().get(one[0], one[0]), other[0]) in name.pairs and other[1] == 0


def _near(text: str, one: Part, other: Part) -> bool:
    return NEAR.fullmatch(cut(text, Span(one.span.end, other.span.start))) is not None


def _in(span: Span, kept: Sequence[Span]) -> bool:
    return any(contains(one, span) for one in kept)


def _runs(text: str, parts: list[Part], hits: list[tuple[str, int] | None], marked: list[bool]) -> Iterator[Span]:
    i = 0
    while i < len(parts):
        if not marked[i]:
            i += 1
            continue
        first = i
        while i + 1 < len(parts) and marked[i + 1] and _near(text, parts[i], parts[i + 1]):
            i += 1
        hit = hits[first]
        yield Span(_behind(text, parts[first].span, hit[1] if hit else 0), parts[i].span.end)
        i += 1


def _behind(text: str, word: Span, letters: int) -> int:
    """Where the word begins behind so many joined letters, marks on them not counted."""
    at = word.start
    while letters and at < word.end:
        letters -= ord(text[at]) not in MARKS and DROPPED.match(text[at]) is None
        at += 1
    return at
