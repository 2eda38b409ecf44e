"""Which of the places that bear a name is meant: by the country of the story, containers, neighbours, people, the kind asked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct

from riwaya.arabic.gazetteer import Row
from riwaya.arabic.place_words import Kind
from riwaya.earth import apart

PROMINENCE = {
    "country": 6.0, "world": 5.0, "sea": 4.0, "strait": 3.0, "river": 3.0, "region": 2.5, "area": 2.0, "city": 2.5, "county": 1.0,
    "village": 0.0, "neighbourhood": -0.5,
}  # fmt: skip
FACILITY = 1.0
SAME_KM, CLOSE_KM, NEAR_KM = 25.0, 45.0, 130.0
MARGIN = 0.9
CLEARLY = 20
"""How many times more people than its rivals a place must have to be the one that everybody knows."""
AROUND_KM, OWN_KM = 80.0, 420.0
"""How far a town may lie from the middle of the governorate around it, and from that of one with its own name."""
WIDE = ("region", "county", "area")
LARGE = frozenset(("region", "area"))
WRITTEN = 3.0
"""For places written by hand (they have a radius): whoever wrote them met them in news."""
MOST = 60


class Setting(Struct):
    """What is known when a name is resolved: the story's countries, and the places already found, with their sentence."""

    shares: dict[str, float]
    found: list[tuple[int, Row]]
    containers: set[int]


class Choice(Struct, frozen=True):
    """The place meant, or nothing with the candidates between which it could not be decided, and their one country."""

    row: Row | None
    country: str
    others: tuple[Row, ...] = ()
    asked: bool = True


def choose(rows: list[Row], kind: Kind | None, setting: Setting, sentences: Iterable[int]) -> Choice:
    """`sentences` are the numbers of those that have the name. Places within SAME_KM of the best are the same place."""
    rows, asked = _asked(rows[:MOST], kind)
    here = [row for sentence, row in setting.found if sentence in set(sentences) and row.kind != "country"]
    towns = {row.country for row in rows if row.kind in ("city", "area")}
    scored = sorted(((_score(row, kind, setting, here, towns), -n, row) for n, row in enumerate(rows)), reverse=True)
    best, _, row = scored[0]
    rivals = [r for score, _, r in scored[1:] if best - score < MARGIN and not _same(row, r)]
    if not rivals:
        return Choice(seat(row, rows, ("county",)), row.country, asked=asked)
    if kind is None and row.population > CLEARLY * max(r.population + 500 for r in rivals) and setting.shares.get(row.country, 1.0) > 0:
        return Choice(row, row.country, asked=asked)
    countries = {r.country for r in (row, *rivals)}
    return Choice(None, row.country if len(countries) == 1 else "", (row, *rivals[:4]), asked)


def _same(row: Row, other: Row) -> bool:
    """Are both one place for a reader: near each other, or a town and the governorate around it?"""
    if row.kind in WIDE or other.kind in WIDE:
        large = row.name == other.name or {row.kind, other.kind} & LARGE
        return apart(row, other) <= (OWN_KM if large and row.country == other.country else AROUND_KM)
    return apart(row, other) <= SAME_KM + min(row.radius, SAME_KM)


def seat(row: Row, rows: Sequence[Row], kinds: tuple[str, ...]) -> Row:
    """A county is where its town of that name is: the lists have the middle of its desert."""
    if row.kind not in kinds or (row.kind == "county" and row.radius):
        return row
    return next((r for r in rows if r.kind == "city" and r.country == row.country and apart(row, r) <= OWN_KM), row)


def _asked(rows: list[Row], kind: Kind | None) -> tuple[list[Row], bool]:
    """Those of the kind that the words before ask for; all of them, and False, where there is none."""
    if kind is None:
        return rows, True
    fitting = [row for row in rows if row.kind in kind.kinds]
    if rows[0].kind == "country":  # «مدينة تونس», but «مناطق المغرب»: no village of that name far away
        fitting = [row for row in fitting if row.country == rows[0].country] or rows[:1]
    return (fitting, True) if fitting else (rows, False)


def _score(row: Row, kind: Kind | None, setting: Setting, here: list[Row], towns: set[str]) -> float:
    score = PROMINENCE.get(row.kind, FACILITY) + 0.8 * math.log10(row.population + 10)
    score += WRITTEN * (row.radius > 0 and row.kind not in ("country", "region", "world", "sea"))
    share = setting.shares.get(row.country, 0.0)
    score += 5 * math.sqrt(share) - (1.5 if share < 0.02 and row.country and setting.shares else 0.0)
    if kind is not None:
        score += 3.0 - kind.kinds.index(row.kind) * 0.6 if row.kind in kind.kinds else 0.0
    elif row.kind in ("region", "county") and row.country in towns:
        score -= 3.0  # «حلب» alone is the city, «محافظة حلب» is not
    score += 2.0 * (row.adm1 in setting.containers) + 2.0 * (row.adm2 in setting.containers)
    return score + _nearness(row, here, 2.5) + _nearness(row, [r for _, r in setting.found], 1.0)


def _nearness(row: Row, others: list[Row], weight: float) -> float:
    others = [other for other in others if other.kind not in ("country", "world", "sea") and other.number != row.number]
    if row.kind in ("country", "world") or not others:
        return 0.0
    nearest = min(apart(row, other) for other in others)
    return weight if nearest < CLOSE_KM else weight / 2 if nearest < NEAR_KM else 0.0
