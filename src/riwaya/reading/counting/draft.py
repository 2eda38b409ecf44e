"""A quantity before it has an id."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.reading.counting.limits import Limit
from riwaya.reading.counting.roles import Told
from riwaya.reading.counting.view import View

PERCENT, OTHER, MONEY = "percent", "other", "money"
NEAR = 2


class Draft(NamedTuple):
    """A quantity before it has an id: words[first:end] without the first `letters`."""

    first: int
    letters: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    role: str
    part: bool = False
    by: str = ""


def made_by(rule: str, entry: str, limit: Limit | None, told: Told) -> str:
    """«count:شخص», with the side that a modifier moved and the word that told the role: «count:شخص low killed:مقتل»."""
    side = f" {limit.side}" if limit is not None else ""
    return f"{rule}:{entry}{side}{f' {told.role}:{told.word}' if told.word else ''}"


def joined_letters(view: View, i: int) -> int:
    parts = view.word(i).segments
    return sum(len(part.key) for part in parts if part.kind in ("conj", "prep"))
