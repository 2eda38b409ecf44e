"""Sayings whose content stands before their verb, or in what it points back to."""

from __future__ import annotations

from msgspec import structs

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.cues import Cue, cue_at
from riwaya.reading.attribution.draft import Draft, verb_draft
from riwaya.reading.attribution.objects import split_object
from riwaya.reading.attribution.openers import Opener, find_opener
from riwaya.reading.attribution.phrases import source_after
from riwaya.reading.attribution.sources import Speakers, can_head
from riwaya.reading.attribution.view import COMMAS, View


def points_back(view: View, cue: Cue) -> Draft | None:
    """«مكاسب جديدة أكد بعضها مسؤول», «أكد صحتها مصدر»: what was said before is all that is said."""
    at = cue.last + 1
    if at + 1 >= len(view) or view.key[at] not in word_set("pointers") or cue.participle:
        return None
    source, _ = source_after(view, at + 1, view.limit(cue.at))
    if source is None or not can_head(view, source[0]):
        return None
    draft = verb_draft(view, cue, Opener("pointer", at), Speakers(source))
    return structs.replace(draft, begins=cue.at)


def inverted(view: View, cue: Cue) -> Draft | None:
    """«…»، قال الوزير، «…»: the quotation before the verb, and the one behind its subject when it goes on."""
    last = cue.at - 1
    while last >= 0 and (view.key[last] in COMMAS or view.bare[last] in word_set("so_said")):
        last -= 1
    mark = next((m for m, close in view.close.items() if close == last and view.is_open(m)), -1)
    if mark < 0 or last - mark < 3 or cue.pronoun or view.conj[cue.at] or cue.participle or "quote" not in cue.form.verb.frames:
        return None
    own = find_opener(view, cue)
    if (own is not None and own.kind != "quote") or any(cue_at(view, i) is not None for i in range(mark)):
        return None  # the quotation belongs to another verb, or this one has its own clause
    source, addressee = source_after(view, cue.last + 1, view.limit(cue.at))
    if source is None or not can_head(view, source[0]):
        return None
    again = source[1] + 1
    while again < len(view) and view.key[again] in COMMAS:
        again += 1
    goes_on = again < len(view) and view.is_open(again) and view.close[again] < len(view)
    quoted = ((mark + 1, last - 1), (again + 1, view.close[again] - 1)) if goes_on else ((mark + 1, last - 1),)
    draft = verb_draft(view, cue, Opener("quote", mark), Speakers(source, addressee))
    return structs.replace(draft, quoted=quoted, rule="inverted")


def as_seen(view: View, cue: Cue) -> Draft | None:
    """«فيما يراه المعارضون محاولة …», «ما يعتبره الجيش خرقا»: subject, and then what they see in it."""
    if not cue.pronoun or cue.form.verb.act != "believe" or view.bare[cue.at - 1] not in word_set("what_forms"):
        return None
    end = next((i for i in range(cue.last + 1, len(view)) if view.is_mark(i)), len(view))
    if end <= cue.last + 2:
        return None
    subject, seen = split_object(view, cue, cue.last + 1, end - 1)
    return verb_draft(view, cue, Opener("noun", seen[0]), Speakers(subject)) if seen else None
