"""What the actors' mentions say of a name: part of a person's name, of an outlet's, of a group's, and then no place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.model import Mention
from riwaya.reading.place.named import Named
from riwaya.reading.place.view import View, in_list
from riwaya.span import Span, contains, span_of

NAMES = ("outlet", "group", "organization")
"""Kinds of those whose names may hold a place's, beside persons."""
BY_BOOK = "name:"
AT = "ب"


class Bearers:
    """The stretches of a report that are somebody's name, and whether it is a person's."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        found = {(span, mention.kind == "person") for mention in mentions if (span := _name_of(mention))}
        self.spans = sorted(found)
        self.starts = [span.start for span, _ in self.spans]

    def bears(self, view: View, named: Named) -> bool:
        """Does the bare name stand in somebody's name, not behind a preposition there («وزارة الصحة في غزة»)?

        A country in a person's words is one all the same («ملك المغرب»), and so is one that does something («الذي تقوده السعودية»).
        """
        if not self.spans or named.kind is not None or named.part or named.directions:
            return False
        before = view.key(named.first - 1)
        if named.joined[-1:] == AT or in_list(before, "preposition") or in_list(before, "dealing"):
            return False  # «التحالف بقيادة السعودية» too
        last = bisect_right(self.starts, named.name.start)
        within = [person for span, person in self.spans[max(0, last - 3) : last] if contains(span, named.name)]
        if not within or (named.first and view.words[named.first - 1].pos == "VERB"):
            return False
        return not (all(within) and named.number >= 0 and view.book.rows_of(named.number)[0].kind == "country")


def _name_of(mention: Mention) -> Span | None:
    """The name itself: a person's without the titles; of others only what the book of actors knows by name."""
    if mention.kind == "person":
        return mention.head
    own = BY_BOOK in mention.by if mention.kind == "outlet" else mention.by.startswith(BY_BOOK)
    return span_of(mention) if mention.kind in NAMES and own else None
