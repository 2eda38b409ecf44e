"""Which words name a happening, and of which type: the entry with most of its company present wins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from riwaya.arabic.happenings import (
    NOMINAL,
    PARTICIPIAL,
    PHRASAL,
    ROLES,
    VERBAL,
    Rule,
    company,
    endings,
    event_class,
    grammar,
    table,
)
from riwaya.model import Word
from riwaya.reading.happening.view import STOPS, View, spellings

GAP, GAP_REACH = "…", 7
OBJECT, SUBJECT_AFTER, SUBJECT_BEFORE = 6, 3, 6
NEEDS_AFTER, NEEDS_BEFORE = 8, 5
NEVER_AFTER, NEVER_BEFORE = 4, 1
PRONOUN = "@pron"
VERBS, UNKNOWN = ("VERB", "AUX"), ("PROPN", "X")


class Trigger(Struct, frozen=True):
    """words[first:last + 1] of the sentence name a happening; `parts` are the places of a phrase's own
    words, and the span of a torn one is its first."""

    first: int
    last: int
    rule: Rule
    role: int
    torn: bool = False
    parts: tuple[int, ...] = ()


class Candidate(Struct, frozen=True):
    rule: Rule
    role: int


@lru_cache(maxsize=1 << 15)
def candidates(stem: str, key: str, hosted: bool) -> tuple[Candidate, ...]:
    found: dict[tuple[int, int], None] = {}
    for spelling in spellings(stem, key, hosted):
        for code in table().forms.get(spelling, ()):
            found.setdefault(divmod(code, ROLES), None)
    return tuple(Candidate(table().rules[number], role) for number, role in found)


def triggers(view: View) -> Iterator[Trigger]:
    """Every trigger of the sentence, none inside another."""
    taken: set[int] = set()
    sport: bool | None = None
    for i, word in enumerate(view.words):
        options = () if i in taken else candidates(word.stem, word.key, word.segments[-1].kind == "pronoun")
        found = [trigger for option in options if (trigger := meets(view, i, option)) is not None] if options else []
        if not found:
            continue
        if sport is None:
            sport = any(word.stem in event_class("sport_sentence") for word in view.words)
        if sport:
            found = [t for t in found if t.rule.type in event_class("open_in_sport")]
        if found:
            best = max(found, key=weight)
            taken.update(best.parts)
            yield best


def weight(trigger: Trigger) -> tuple[int, int, bool]:
    """The longer phrase, then the entry that asks for more, then the verb."""
    rule = trigger.rule
    asked = bool(rule.slots) + bool(rule.object) + bool(rule.subject) + bool(rule.needs)
    return trigger.last - trigger.first, asked, trigger.role in VERBAL


def meets(view: View, i: int, candidate: Candidate) -> Trigger | None:
    """The trigger at word i, when the word can be what the entry says and keeps the entry's company."""
    rule, role = candidate.rule, candidate.role
    parts = phrase_at(view, i, rule) if role == PHRASAL else (i,) if can_be(view, i, role) else ()
    if not parts or not in_company(view, i, parts[-1], rule):
        return None
    torn = not rule.whole and parts[-1] - i >= len(parts)
    return Trigger(i, parts[-1], rule, role, torn, parts)


def can_be(view: View, i: int, role: int) -> bool:
    """A verb is no noun with an article; a participle is one of state: «داعيا», «مطالبة»."""
    word = view.words[i]
    article = any(part.kind == "article" for part in word.segments)
    verb = word.pos in VERBS
    if role in VERBAL:
        return not article and (verb or _verb_place(view, i))
    if role == PARTICIPIAL:
        joined = any(part.kind == "prep" for part in word.segments)
        return not article and not joined and not verb and word.stem.endswith(endings("accusative"))
    return role == NOMINAL and (article or not verb or _noun_place(view, i))


def _noun_place(view: View, i: int) -> bool:
    """No verb follows a verb or a preposition: «جرى تنصيب», «بعد تنقل»."""
    joined = any(part.kind == "prep" for part in view.words[i].segments)
    return joined or (i > 0 and view.words[i - 1].pos in (*VERBS, "ADP"))


def _verb_place(view: View, i: int) -> bool:
    """A spelling that is no known noun, or «نسبت» with its open ت, or one that stands where a clause begins."""
    word = view.words[i]
    if any(part.kind == "prep" for part in word.segments):
        return False
    if word.pos in UNKNOWN or (word.form.endswith(endings("feminine")) and len(word.stem) > 3):
        return True
    if i == 0 or view.words[i - 1].pos == "PUNCT":
        return True
    return not view.names(i - 1).isdisjoint(grammar("before_verb"))


def phrase_at(view: View, i: int, rule: Rule) -> tuple[int, ...]:
    """Where the words of the phrase stand, () where one is missing; «…» lets a few others stand between."""
    if view.names(i).isdisjoint(rule.slots[0]):
        return ()
    parts, reach = [i], 1
    for slot in rule.slots[1:]:
        if slot == (GAP,):
            reach = GAP_REACH
            continue
        at = _next(view, parts[-1], reach, slot)
        if at is None:
            return ()
        parts.append(at)
        reach = 1
    return tuple(parts)


def _next(view: View, last: int, reach: int, slot: tuple[str, ...]) -> int | None:
    for i in view.right(last, reach):
        if view.words[i].form in STOPS:
            return None
        if not view.names(i).isdisjoint(slot):
            return i
    return None


def in_company(view: View, first: int, last: int, rule: Rule) -> bool:
    if rule.never:
        never = company(rule.never)
        torn = range(first + 1, last)
        if any(
            view.near(places, never) for places in (view.right(last, NEVER_AFTER), view.left(first, NEVER_BEFORE), torn)
        ):
            return False
    if rule.object and not _has_object(view, last, rule):
        return False
    if rule.subject:
        subject = company(rule.subject)
        if not (
            view.near(view.right(last, SUBJECT_AFTER), subject) or view.near(view.left(first, SUBJECT_BEFORE), subject)
        ):
            return False
    if rule.needs:
        needs = company(rule.needs)
        return view.near(view.right(last, NEEDS_AFTER), needs) or view.near(view.left(first, NEEDS_BEFORE), needs)
    return True


def _has_object(view: View, last: int, rule: Rule) -> bool:
    if PRONOUN in rule.object and hosts(view.words[last]):
        return True
    return view.near(view.right(last, OBJECT), company(rule.object))


def hosts(word: Word) -> bool:
    return word.segments[-1].kind == "pronoun"
