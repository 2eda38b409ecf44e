"""Verbs that go on with the subject of the verb before: «هاجم المقاتلون المبنى وقتلوا 50 جنديا»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from riwaya.arabic.happenings import PRESENT, VERBAL, endings
from riwaya.reading.happening.arguments import Arguments, something_follows
from riwaya.reading.happening.drafts import Draft
from riwaya.reading.happening.view import View


def carried_on(view: View, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts in order; a joined verb without a subject, but with an object, takes the one of the verb before."""
    last: Draft | None = None
    for draft in drafts:
        if last is not None and draft.arguments.actor is None and goes_on(view, draft, last):
            draft = msgspec.structs.replace(draft, arguments=Arguments(last.arguments.actor, draft.arguments.target))
        if draft.trigger.role in VERBAL and draft.arguments.actor is not None:
            last = draft
        yield draft


def goes_on(view: View, draft: Draft, last: Draft) -> bool:
    word = view.words[draft.trigger.first]
    takes = draft.trigger.rule.takes
    if draft.trigger.role not in VERBAL or "actor" not in takes or word.segments[0].kind != "conj":
        return False
    active = "target" not in takes or something_follows(view, draft.trigger.last)
    return active and _agreement(view, draft) == _agreement(view, last)


def _agreement(view: View, draft: Draft) -> tuple[bool, bool]:
    """What the form shows of its subject: feminine, and plural or dual behind it."""
    stem = view.words[draft.trigger.first].stem
    feminine = stem.startswith(endings("feminine")) if draft.trigger.role == PRESENT else stem.endswith(endings("feminine"))
    return feminine, stem.endswith(endings("plural_endings"))
