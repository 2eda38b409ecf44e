"""Where a report plays: how much of it speaks of each country, by its sure names, its capitals, its nationalities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from riwaya.arabic.gazetteer import Row
from riwaya.reading.place.view import View, nationality

STATE, CITY, PEOPLE, MOST = 2.0, 2.0, 0.5, 4
CLEARLY = 20
"""How many times more people the first place of a name must have to count where nothing else is known."""


def shares(view: View, sure: Iterable[list[Row]]) -> dict[str, float]:
    """Country → its share, summing to 1. `sure` has the rows of each mention of a sure name, the most prominent first."""
    votes: defaultdict[str, float] = defaultdict(float)
    seen: Counter[int] = Counter()
    for rows in sure:
        row = rows[0]
        seen[row.number] += 1
        if row.country and seen[row.number] <= MOST and (row.kind == "country" or clearly(rows)):
            votes[row.country] += STATE if row.kind == "country" else CITY
    for key in view.keys:
        if key.startswith(("ا", "ل", "و", "س", "ي", "ع", "ف")) and (country := nationality(key)):
            votes[country] += PEOPLE
    total = sum(votes.values())
    return {country: votes[country] / total for country in votes}


def clearly(rows: list[Row]) -> bool:
    """Is the first by far the most prominent, or are all of one country?"""
    others = [row for row in rows[1:] if row.country != rows[0].country]
    return not others or rows[0].population > CLEARLY * max(row.population + 500 for row in others)
