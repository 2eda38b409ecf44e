"""The sayings of one sentence before their contents are measured: of verbs, and of cues without a verb."""

from __future__ import annotations

from msgspec import structs

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.cues import cues_of
from riwaya.reading.attribution.draft import Draft
from riwaya.reading.attribution.masdars import from_masdars
from riwaya.reading.attribution.phrases import phrases_of
from riwaya.reading.attribution.relatives import antecedent, asyndetic, fits, relative_before, thing_before
from riwaya.reading.attribution.sources import Range
from riwaya.reading.attribution.subjects import (
    ends_in_many,
    in_message,
    sender,
    several,
    stated_by,
    subject_before,
    subject_of_clause,
)
from riwaya.reading.attribution.verbal import from_verb
from riwaya.reading.attribution.verbless import from_phrase
from riwaya.reading.attribution.view import View


def drafts_of(view: View) -> list[Draft]:
    """All sayings of the sentence in the order of their cues."""
    found = phrases_of(view)
    taken = {i for hit in found for i in range(hit.at, hit.last + 1)}
    drafts = [draft for hit in found if (draft := from_phrase(view, hit)) is not None]
    for cue in cues_of(view):
        if cue.at not in taken:
            drafts.extend(from_verb(view, cue))
    drafts = [d for d in drafts if not _second_verb(view, d, drafts)]
    drafts.extend(from_masdars(view, drafts))
    drafts = [d for d in drafts if d.rule != "phrase_occasion" or not _said_otherwise(d, drafts)]
    drafts.sort(key=lambda d: d.cue)
    drafts = [_inside(view, _shared(d, drafts), drafts[:k]) for k, d in enumerate(drafts)]
    spoken = (_with_speaker(view, draft, drafts[:k]) for k, draft in enumerate(drafts))
    return [draft for draft in spoken if draft is not None]


def _shared(draft: Draft, drafts: list[Draft]) -> Draft:
    """«قال المبعوث نقلا عن مصادر إن …»: between a verb and its content, one saying more of the same content."""
    if not draft.backwards:
        return draft
    around = next((d for d in drafts if not d.backwards and d.opener and d.cue[1] < draft.cue[0] and draft.after <= d.opener.at), None)
    return draft if around is None else structs.replace(draft, backwards=False, opener=None, begins=-1, shares=around.cue[0])


def _inside(view: View, draft: Draft, earlier: list[Draft]) -> Draft:
    """«قال المصدر إن مسؤولين حضروا إلى المستشفى وطلبوا …»: many of whom one tells go on inside what he says."""
    outer = next((d for d in reversed(earlier) if d.begins >= 0), None)
    many = draft.agreement is not None and draft.agreement[1] == "p" and draft.begins == draft.cue[0] and view.conj[draft.cue[0]]
    if not many or outer is None or outer.gender == "p" or outer.source is None or outer.opener is None or outer.opener.kind != "that":
        return draft
    told = range(outer.opener.at, draft.cue[0])
    if several(view, outer.source) or not any(view.pos[k] == "VERB" and ends_in_many(view, k) for k in told):
        return draft
    speaker = subject_before(view, draft.cue[0], *(draft.agreement or ("", "p")))
    return draft if speaker is None or speaker[0] < outer.opener.at else structs.replace(draft, begins=-1, speaker=speaker)


def _second_verb(view: View, draft: Draft, drafts: list[Draft]) -> bool:
    """«كتبت الصحيفة تقول: …»: one saying, under its first verb."""
    if view.bare[draft.cue[0]] not in word_set("second_verbs") or draft.opener is None:
        return False
    return any(d.cue[0] < draft.cue[0] and d.opener == draft.opener for d in drafts)


def _with_speaker(view: View, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The first saying of a sentence that has no source words goes on from a verb that is none: its subject speaks.

    None where the noun before a relative pronoun is a thing: «القيم التي تدعو للنزاهة» is nobody's saying.
    """
    if draft.agreement is None or draft.cue[0] == 0 or draft.speaker is not None:
        return draft
    at = draft.cue[0]
    points_back = bool(view.has(at, "pronoun"))  # «وهو الأمر الذي وصفته بأنه»: the noun before is its object
    if not points_back and (pronoun := relative_before(view, at)) >= 0 and fits(view, pronoun, *draft.agreement):
        told = antecedent(view, pronoun) or _said_before(pronoun, earlier)
        if told is not None or not _of_what_follows(view, draft):
            nothing = told is None and thing_before(view, pronoun)
            return None if nothing else structs.replace(draft, speaker=told, implicit=told is not None)
    if (told := subject_of_clause(view, draft.cue[1])) is not None:
        return structs.replace(draft, speaker=told)
    if in_message(view, draft.cue[1]):
        return structs.replace(draft, speaker=sender(view, at) or subject_before(view, at, *draft.agreement))
    if not view.conj[at] and (told := stated_by(view, at)) is not None:
        return structs.replace(draft, speaker=told)
    if points_back and view.conj[at]:  # «إن الرئيس اتصل بنظيره، وأبلغه بأن»: the nearest verb's subject goes on
        near = subject_before(view, at, *draft.agreement)
        return structs.replace(draft, speaker=near) if near else draft
    if asyndetic(view, at):
        return structs.replace(draft, implicit=False)
    if any(d.begins >= 0 or d.source for d in earlier) or not (draft.goes_on or _led_on(view, at)):
        return draft
    return structs.replace(draft, speaker=subject_before(view, at, *draft.agreement))


def _said_before(pronoun: int, earlier: list[Draft]) -> Range | None:
    """«وفق الصغير الذي اعتبر …»: the source of the saying before."""
    return next((d.source for d in earlier if d.source and d.source[1] == pronoun - 1), None)


def _of_what_follows(view: View, draft: Draft) -> bool:
    """«المسيرة التي قالت إنها …», «الكلمة التي قال فيها إن …»: the noun before is not who speaks but what is spoken of."""
    particles = range(draft.opener.at, min(draft.opener.at + 2, len(view))) if draft.opener and draft.opener.kind == "that" else ()
    resumed = any(view.bare[k] in word_set("that_forms") and view.has(k, "pronoun") for k in particles)
    return resumed or in_message(view, draft.cue[1])


def _led_on(view: View, at: int) -> bool:
    """«…، حيث رحب», «بعدما أكد», «كما وعد»: the clause before goes on."""
    last = at - 1
    while last > 0 and view.bare[last] in word_set("before_verbs") | word_set("was"):
        last -= 1
    return view.bare[last] in word_set("connectives") | word_set("led_on")


def _said_otherwise(occasion: Draft, drafts: list[Draft]) -> bool:
    """«قال في تصريح …: «…»»: the verb attributes, and the occasion only tells where."""
    at = occasion.opener.at if occasion.opener else -1
    return any(d is not occasion and d.cue[0] <= at and d.rule != "phrase_occasion" for d in drafts)
