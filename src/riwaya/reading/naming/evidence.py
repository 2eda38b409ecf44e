"""What the whole report says about its names: which states it is about, who is named in full, from which day it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from riwaya.arabic.actorbook import Book, within
from riwaya.reading.naming.found import Found
from riwaya.reading.naming.hits import Signs

STATE_WEIGHT, SIGN_WEIGHT, ACTOR_WEIGHT = 2, 2, 1
ENOUGH, AHEAD = 4, 1.5
"""What a state must weigh, and by how much it must outweigh the next, to be the one that the report is about."""


class Evidence:
    """Of one report."""

    def __init__(self, book: Book, signed: Signs, found: Iterable[Found], day: str | None) -> None:
        self.book, self.day = book, day
        self.states: Counter[str] = Counter()
        self.named: set[str] = set()
        for one in found:
            self._count(one)
        for _, sign in signed:
            if sign.state:
                self.states[sign.state] += SIGN_WEIGHT
        self.main = main_state(self.states)

    def _count(self, found: Found) -> None:
        sure = [id for id, level in found.options if level == "n"]
        if found.what == "name" and len(sure) == 1:
            actor = self.book.actors[sure[0]]
            self.named.add(actor.id)
            if actor.country and actor.kind != "outlet":
                self.states[actor.country] += STATE_WEIGHT if actor.kind == "country" else ACTOR_WEIGHT

    def chosen(self, options: Iterable[tuple[str, str]]) -> str:
        """Which of the actors the name means; "" where the report does not tell."""
        possible = [(id, level) for id, level in options if self._possible(id, level)]
        if len(possible) > 1:
            possible = [p for p in possible if p[0] in self.named] or self._nearest(possible)
        return possible[0][0] if len({id for id, _ in possible}) == 1 else ""

    def _possible(self, id: str, level: str) -> bool:
        if level in "nk" or (level != "a" and id in self.named):
            return True
        return level == "l" and bool(self.states[self.book.actors[id].country])

    def _nearest(self, possible: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of the state that the report speaks of most, if only one is."""
        weights = {id: self.states[self.book.actors[id].country] for id, _ in possible}
        heaviest = max(weights.values())
        return [p for p in possible if weights[p[0]] == heaviest]

    def holder(self, offices: Iterable[str], of: str) -> str:
        """Who held one of the offices on the day of the report; "" where that is not known, or without a day."""
        for office in offices:
            holders = self.book.held.get((office, of), ())
            now = {id for term, id in holders if within(self.day, term.start, term.end or self.book.known_until)}
            if len(now) == 1:
                return now.pop()
            named = {id for term, id in holders if id in self.named}
            if self.day is None and len(named) == 1:
                return named.pop()
        return ""


def main_state(states: Counter[str]) -> str:
    """The state that most names point to; none where two are close."""
    best = states.most_common(2)
    if not best or best[0][1] < ENOUGH or (len(best) > 1 and best[0][1] < AHEAD * best[1][1]):
        return ""
    return best[0][0]
