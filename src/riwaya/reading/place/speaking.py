"""Whether a capital or a country stands for its government: it speaks, decides, is asked or dealt with, and nothing is in it.

Each mention is looked at by itself; names joined by «و» stand together («تركيا وأرمينيا»). A place speaks where something shows
it in its mentions and none of them is only a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from riwaya.arabic.gazetteer import Gazetteer, Row
from riwaya.arabic.place_words import kind_words, place_verbs
from riwaya.model import Attribution
from riwaya.reading.place.named import Named
from riwaya.reading.place.view import View, in_list, nationality
from riwaya.span import Span, length, overlaps

EDGE = 2
"""Code points that a source may have beside the name: a joined و, a mark."""
BACK = 6
"""Words back from «على», «بين», «من» to what says that they are between states: «المفروض منذ عام على …»."""
NEAR = 3
FAR = 6
"""Words that the subject of «اتهم» may have before the one accused."""
COMMAS = ("،", ",")
PRESENT = ("ي", "ت")


class Standing(Enum):
    """What one mention is: an actor, a place, or nothing that shows."""

    ACTS = 1
    PLACED = 2
    OPEN = 3


class Spoken(Struct, frozen=True):
    """Who speaks and who is spoken to, as the attributions show it."""

    heads: tuple[Span, ...] = ()
    accused: frozenset[int] = frozenset()


def spoken(attributions: Sequence[Attribution]) -> Spoken:
    heads = [a.head or a.source for a in attributions if a.source]
    heads += [a.addressee for a in attributions if a.addressee]
    accused = frozenset(a.content[0].start for a in attributions if a.act == "accuse" and a.content)
    return Spoken(tuple(heads), accused)


def may_speak(row: Row, book: Gazetteer) -> bool:
    return row.kind == "country" or row.number in book.capitals


class Rows:
    """The mentions of a report by the words at which they begin and end: who stands beside whom."""

    def __init__(self, view: View, mentions: Iterable[Named], said: Spoken) -> None:
        self.view, self.said = view, said
        self.by_first = {m.first: m for m in mentions}
        self.by_last = {m.last: m for m in self.by_first.values()}

    def speaks(self, mentions: Sequence[Named]) -> bool:
        """In every mention, as far as anything shows."""
        standings = [self.standing(named) for named in mentions]
        acts, open_ = standings.count(Standing.ACTS), standings.count(Standing.OPEN)
        return Standing.PLACED not in standings and acts > 0 and open_ <= acts

    def standing(self, named: Named) -> Standing:
        """Of one mention; in a row of names that of the whole row."""
        if named.part or named.directions or (named.kind is not None and named.kind.name != "country"):
            return Standing.PLACED
        if self._attributed(named):
            return Standing.ACTS
        row = self._row(named)
        if any(self._attributed(one) for one in row):
            return Standing.ACTS
        first, last = row[0], row[-1]
        if self._is_land(first) or self._labels(first, last):
            return Standing.PLACED
        if self._bound(first) or self._acts_before(first) or self._acts_behind(first, last):
            return Standing.ACTS
        return Standing.PLACED if placed(self.view, first) or self._genitive(first) else Standing.OPEN

    def _is_land(self, first: Named) -> bool:
        """«الحدود مع سوريا», «دخول إسرائيل», «ضربت باكستان»."""
        view, at = self.view, first.first - 1
        if at < 0 or view.parted(at):
            return False
        if in_list(view.keys[at], "dealing") or in_list(view.keys[at], "between"):
            return self._back(at, "bordering", NEAR)
        word = view.words[at]
        verb = word.pos == "VERB" and word.segments[-1].kind != "pronoun" and is_verb(view, at, "reaching")
        return verb or (first.joined == "" and (in_list(view.keys[at], "land_of") or self._capital_of(at)))

    def _capital_of(self, at: int) -> bool:
        """«العاصمة», «العاصمة اللبنانية»."""
        if nationality(self.view.keys[at]) is not None:
            at -= 1
        return self.view.key(at).removeprefix("ال") in kind_words()

    def _genitive(self, first: Named) -> bool:
        """«صادرات السودان», «أغلب السودان»: a noun without an article before the name."""
        view, at = self.view, first.first - 1
        if at < 0 or first.joined or view.parted(at) or view.words[at].pos != "NOUN":
            return False
        return not (view.keys[at].startswith("ال") or self._verb(at) or in_list(view.keys[at], "acting"))

    def _attributed(self, named: Named) -> bool:
        """The source of a claim by its bare name, the one addressed, the one accused."""
        around = (head for head in self.said.heads if overlaps(head, named.name))
        return named.name.start in self.said.accused or any(length(head) <= length(named.span) + EDGE for head in around)

    def _row(self, named: Named) -> list[Named]:
        """«الولايات المتحدة وبريطانيا، وفرنسا»: the names joined to this one, itself among them."""
        row = [named]
        while row[0].joined == "و" and (before := self._ending(row[0].first - 1)):
            row.insert(0, before)
        while (after := self._beginning(row[-1].last + 1)) and after.joined == "و":
            row.append(after)
        return row

    def _ending(self, at: int) -> Named | None:
        return self.by_last.get(at) or (self.by_last.get(at - 1) if self._comma(at) else None)

    def _beginning(self, at: int) -> Named | None:
        return self.by_first.get(at) or (self.by_first.get(at + 1) if self._comma(at) else None)

    def _comma(self, at: int) -> bool:
        return 0 <= at < len(self.view.words) and self.view.words[at].form in COMMAS


    def _bound(self, first: Named) -> bool:
        """Behind ب, ل, «على» only where what stands before says so: «علاقة بإيران», «دعم لأوكرانيا», «عقوبات على روسيا»."""
        view, before = self.view, first.first - 1
        if first.joined[-1:] == "ب":
            return in_list(view.key(before), "bound")
        if first.joined[-1:] == "ل":
            return in_list(view.key(before), "bearing")
        for little, words in (("upon", "pressing"), ("between", "ties"), ("from", "coming")):
            if in_list(view.key(before), little):
                bound = little == "upon" and (in_list(view.key(first.last + 1), "that") or in_list(view.key(before - 1), "opening_clauses"))
                return bound or self._back(before, words, BACK)
        return False

    def _back(self, at: int, name: str, most: int) -> bool:
        """Does a word of the list stand among the `most` words before this one?"""
        return any(in_list(self.view.key(at - i), name) for i in range(1, most + 1))

    def _front(self, first: Named) -> int:
        """The word before the name, or before «المملكة» that belongs to it."""
        at = first.first - 1
        kind = kind_words().get(self.view.key(at).removeprefix("ال"))
        return at - 1 if kind is not None and kind.name == "country" else at

    def _acts_before(self, first: Named) -> bool:
        """A verb, a noun of action or a word of dealing stands before the name."""
        view, at = self.view, self._front(first)
        if first.joined not in ("", "و", "ف") or at < 0 or view.parted(at):
            return False
        at -= in_list(view.keys[at], "quotation")
        key = view.key(at)
        if in_list(key, "opening_clauses"):
            return not self._suffers(first.last + 1)
        if in_list(key, "had") and any(in_list(view.key(i), "already") for i in range(first.last + 1, first.last + FAR)):
            return True
        return in_list(key, "acting") or in_list(key, "dealing") or self._verb_before(at)

    def _passed_over(self, at: int) -> bool:
        return in_list(self.view.keys[at], "passed_over") or in_list(self.view.keys[at], "quotation")

    def _verb(self, at: int) -> bool:
        """By its tag, or by its letters behind a word that verbs follow."""
        if self.view.words[at].pos == "VERB":
            return True
        return self.view.keys[at].startswith(PRESENT) and in_list(self.view.key(at - 1), "before_verbs")

    def _suffers(self, at: int) -> bool:
        while at < len(self.view.words) and self._passed_over(at):
            at += 1
        return at < len(self.view.words) and is_verb(self.view, at, "suffering")

    def _verb_before(self, at: int) -> bool:
        """«رفضت موسكو», «ما زالت مصر تطلقها», «الذين تتهم السعودية إيران»."""
        view = self.view
        while at > 0 and in_list(view.keys[at], "passed_over") and view.words[at].pos != "VERB":
            at -= 1
        if self._verb(at):
            objected = view.words[at].segments[-1].kind == "pronoun"  # «احتلتها إسرائيل»: the name is who did it
            return objected or is_verb(view, at, "addressing") or not (is_verb(view, at, "reaching") or is_verb(view, at, "suffering"))
        return self._addressed(at)

    def _addressed(self, at: int) -> bool:
        """«ويتهم الرئيس محمود عباس الولايات المتحدة»: whom a verb goes to, behind its subject."""
        view = self.view
        if view.words[at].pos not in ("PROPN", "NOUN", "ADJ"):
            return False
        for i in range(at, max(at - FAR, -1), -1):
            if view.words[i].pos in ("PUNCT", "ADP", "SCONJ") or view.parted(i):
                return False
            if view.words[i].pos == "VERB":
                return is_verb(view, i, "addressing")
        return False

    def _acts_behind(self, first: Named, last: Named) -> bool:
        """Its verb follows: «روسيا قد ترفع», «إسرائيل لن تبني»."""
        view, at = self.view, last.last + 1
        if first.joined not in ("", "و", "ف") or placed(view, first):
            return False
        while at < len(view.words) and not view.parted(at - 1) and self._passed_over(at):
            at += 1
        if at >= len(view.words) or view.parted(at - 1) or not self._verb(at):
            return False
        return not (is_verb(view, at, "suffering") or in_list(view.key(first.first - 1), "upon") or self._genitive(first))

    def _labels(self, first: Named, last: Named) -> bool:
        """A dateline or a heading: «لندن، بريطانيا (CNN)», «العراق: …»."""
        state = self.by_first.get(last.last + 2) if self._comma(last.last + 1) else None
        at = (state or last).last + 1
        after = self.view.words[at].form if at < len(self.view.words) else ""
        return after == "(" or (after == ":" and not state) or (after in ("-", "–") and self._opens_line(first))

    def _opens_line(self, named: Named) -> bool:
        return named.first == 0 or self.view.parted(named.first - 1)


def placed(view: View, named: Named) -> bool:
    return named.joined[-1:] == "ب" or in_list(view.key(named.first - 1), "strong_preposition")


def is_verb(view: View, at: int, name: str) -> bool:
    """Without a joined و, a future س, a pronoun behind it: «وستشهده»."""
    listed = place_verbs(name)
    return view.keys[at] in listed or view.words[at].stem in listed
