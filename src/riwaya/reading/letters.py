"""The letters layer: spelling made even, with an exact way back to the text as published.

What is read as what stands in arabic/letters.toml. `fold` makes keys: أ إ آ ٱ → ا, ى → ي, ة → ه.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from sys import maxsize

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.model import Letters, Report
from riwaya.stage import Stage

__all__ = ["LETTERS", "all_published", "fold", "normalise", "published", "published_end", "read_letters"]

Shifts = tuple[tuple[int, int], ...]

TATWEEL = "\u0640"
AMPERSAND = "&"
"""Opens what is left of a page's source: «&#34;» is a quotation mark."""
WRONG_WAY = re.compile(r"(?<![^\s(])[وف]?[بلك]?»(?=\w)|(?<=[\w.!؟])«(?![^\s،.,:؛)])")
"""«و”إهانة”», «”دولة يهودية“»: a closing mark that opens, an opening mark that closes."""
QUOTE = re.compile(r"[«»\n]")


class Tables(Struct, frozen=True):
    """letters.toml, made ready: `respelled` for what does not stay one for one, found by `uneven`."""

    swaps: dict[str, str]
    respelled: dict[str, str]
    uneven: re.Pattern[str]
    unevens: frozenset[str]
    marks: frozenset[str]


@cache
def tables() -> Tables:
    data = tomllib.loads(resources.files("riwaya.arabic").joinpath("letters.toml").read_text(encoding="utf-8"))
    swaps = {old: new for new, olds in data["swap"].items() for old in olds}
    marks, unseen = set(_span(data["marks"]["ranges"])), set(_span(data["unseen"]["ranges"]))
    respelled = {old: new for new, old in data["compose"].items()}
    respelled |= {old: new for new, olds in data["entity"].items() for old in olds}
    deleted = marks | unseen
    for form in (form for form in _span(data["presentation"]["ranges"]) if form not in deleted):
        spelled = _plain(form, swaps)
        if len(spelled) == 1:
            swaps[form] = spelled
        elif spelled:
            respelled[form] = spelled
    singles = {form for form in respelled if len(form) == 1}
    pairs = "|".join(re.escape(form) for form in respelled if len(form) > 1)
    uneven = re.compile(f"{pairs}|[{''.join(sorted(singles))}]|[{''.join(map(re.escape, sorted(deleted)))}]+")
    return Tables(swaps, respelled, uneven, frozenset(deleted | singles), frozenset(marks))


def _span(ranges: Iterable[str]) -> Iterator[str]:
    return (chr(code) for pair in ranges for code in range(ord(pair[0]), ord(pair[1]) + 1))


def _plain(form: str, swaps: dict[str, str]) -> str:
    """The ordinary letters of a presentation form; nothing where it stands for words, as ﷺ does, or for no letter."""
    letters = unicodedata.normalize("NFKC", form)
    if letters == form or " " in letters:
        return ""
    return "".join(swaps.get(letter, letter) for letter in letters if not unicodedata.combining(letter))


def normalise(text: str) -> Letters:
    """Even spelling: no vowel marks or tatweel, ordinary letters and digits, «» for curly quotation marks, - for dashes."""
    known = tables()
    seen = set(text)
    shifts: Shifts = ()
    if AMPERSAND in seen or not seen.isdisjoint(known.unevens):
        text, shifts = _evened(text, known)
        seen = set(text)
    for letter in seen & known.swaps.keys():
        text = text.replace(letter, known.swaps[letter])
    return Letters(_turned(text) if WRONG_WAY.search(text) else text, shifts)


def _evened(text: str, known: Tables) -> tuple[str, Shifts]:
    """The text without marks and ligatures, and where that moves its letters."""
    pieces: list[str] = []
    shifts: dict[int, int] = {}
    position = last = 0
    for match in known.uneven.finditer(text):
        start, end = match.span()
        spelled = known.respelled.get(match[0]) or ("-" if _is_dash(text, start, end) else "")
        pieces += (text[last:start], spelled)
        position += start - last
        for letter in range(1, len(spelled)):
            shifts[position + letter] = start
        position += len(spelled)
        shifts[position] = last = end
    pieces.append(text[last:])
    return "".join(pieces), tuple(shifts.items())


def _is_dash(text: str, start: int, end: int) -> bool:
    """«واشنطن ـ رويترز»: a tatweel that no letter touches."""
    if text[start] != TATWEEL or (start and not text[start - 1].isspace()):
        return False
    return text[end : end + 1].isspace() or text[end : end + 1] in ("(", "«", "“", '"')


def _turned(text: str) -> str:
    """Quotation marks that face the wrong way, turned where that fits what is open."""
    letters, opened = list(text), 0
    wrong = {match.end() - 1 for match in WRONG_WAY.finditer(text)}
    for match in QUOTE.finditer(text):
        at = match.start()
        if match[0] == "\n":
            opened = 0
        elif at in wrong and (match[0] == "»") is (opened == 0):
            letters[at] = "«" if match[0] == "»" else "»"
        opened = 0 if match[0] == "\n" else max(0, opened + (1 if letters[at] == "«" else -1))
    return "".join(letters)


def published(letters: Letters, position: int) -> int:
    """The published place of the letter at `position` of the even text: where a stretch that begins there begins."""
    if not letters.shifts:
        return position
    index = bisect_right(letters.shifts, (position, maxsize)) - 1
    if index < 0:
        return position
    even, original = letters.shifts[index]
    return original + position - even


def all_published(letters: Letters) -> list[int]:
    """The published place of every letter of the even text: for those who ask for all of them in a row."""
    places: list[int] = []
    begin = moved = 0
    for even, original in letters.shifts:
        places += range(begin + moved, even + moved)
        begin, moved = even, original - even
    places += range(begin + moved, len(letters.text) + moved)
    return places


def published_end(letters: Letters, position: int, text: str) -> int:
    """Where a stretch that ends before `position` ends in the published `text`: the marks on its last letter are in it."""
    if not letters.shifts or position == 0:
        return position
    end = published(letters, position - 1) + 1
    if text[end - 1] == AMPERSAND:
        end = published(letters, position)
    marks = tables().marks
    while end < len(text) and text[end] in marks:
        end += 1
    return end


def read_letters(report: Report) -> Letters:
    return normalise(report.text)


LETTERS = Stage("letters", (), read_letters)
