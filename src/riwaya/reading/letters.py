"""The letters layer: spelling made even, with an exact way back to the text as published."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from functools import cache
from importlib import resources

from riwaya.model import Letters, Report
from riwaya.stage import Stage


@cache
def _tables() -> tuple[dict[int, str], re.Pattern[str]]:
    """Letter → letter where the length stays, and a pattern for all that is deleted or spelled out."""
    data = tomllib.loads(resources.files("riwaya.arabic").joinpath("letters.toml").read_text(encoding="utf-8"))
    swaps = {ord(old): new for new, olds in data["swap"].items() for old in olds}
    deleted = "".join(re.escape(c) for c in data["delete"]["letters"])
    return swaps, re.compile(f"[{deleted}\u064b-\u065f\u0670\u06d6-\u06ed\u0610-\u061a\ufb50-\ufdff\ufe70-\ufefe]")


def normalise(text: str) -> Letters:
    """Even spelling: no vowel marks or tatweel, ordinary letters and digits, «» for curly quotation marks, - for dashes."""
    swaps, uneven = _tables()
    if not uneven.search(text):
        return Letters(text.translate(swaps))
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    position = last = 0
    for match in uneven.finditer(text):
        kept = text[last : match.start()]
        spelled = _spell_out(match[0])
        pieces += (kept, spelled)
        position += len(kept)
        position = _shift(shifts, position, match.start(), spelled)
        last = match.end()
        if len(spelled) != 1:
            shifts.append((position, last))
    pieces.append(text[last:])
    return Letters("".join(pieces).translate(swaps), _even(shifts))


def _spell_out(mark: str) -> str:
    """A presentation form as ordinary letters; a vowel mark as nothing."""
    if "\ufb50" <= mark <= "\ufdff" or "\ufe70" <= mark <= "\ufefe":
        letters = "".join(c for c in unicodedata.normalize("NFKC", mark) if c.isalpha())
        return letters or " "
    return ""


def _shift(shifts: list[tuple[int, int]], position: int, published_at: int, spelled: str) -> int:
    """Every letter that one published letter is spelled out into points at that letter."""
    for k in range(len(spelled) if len(spelled) > 1 else 0):
        shifts.append((position + k, published_at))
    return position + len(spelled)


def _even(shifts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """One shift a position: the last one said."""
    return tuple(sorted(dict(shifts).items()))


def published(letters: Letters, position: int) -> int:
    """The published place of the letter at `position` of the even text."""
    if not letters.shifts:
        return position
    i = bisect_right(letters.shifts, position, key=lambda shift: shift[0]) - 1
    if i < 0:
        return position
    even, original = letters.shifts[i]
    return original + position - even


def published_end(letters: Letters, position: int, text: str) -> int:
    """The published end of a piece that ends before `position`: vowel marks behind its last letter belong to it."""
    if not letters.shifts or position == 0:
        return position
    end = published(letters, position - 1) + 1
    while end < len(text) and _is_mark_of_letter(text[end]):
        end += 1
    return end


def _is_mark_of_letter(char: str) -> bool:
    return "\u064b" <= char <= "\u065f" or char in "\u0670\u0640" or "\u06d6" <= char <= "\u06ed"


def read_letters(report: Report) -> Letters:
    return normalise(report.text)


LETTERS = Stage("letters", (), read_letters)
