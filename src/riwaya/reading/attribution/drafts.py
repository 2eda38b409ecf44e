"""The sayings of one sentence before their contents are measured: of verbs, and of cues without a verb."""

from __future__ import annotations

from msgspec import structs

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.cues import cues_of
from riwaya.reading.attribution.draft import Draft
from riwaya.reading.attribution.masdars import from_masdars
from riwaya.reading.attribution.phrases import phrases_of
from riwaya.reading.attribution.subjects import antecedent, subject_before, subject_of_clause
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
    return [_with_speaker(view, draft, drafts[:k]) for k, draft in enumerate(drafts)]


def _second_verb(view: View, draft: Draft, drafts: list[Draft]) -> bool:
    """«كتبت الصحيفة تقول: …»: one saying, under its first verb."""
    if view.bare[draft.cue[0]] not in word_set("second_verbs") or draft.opener is None:
        return False
    return any(d.cue[0] < draft.cue[0] and d.opener == draft.opener for d in drafts)


def _with_speaker(view: View, draft: Draft, earlier: list[Draft]) -> Draft:
    """The first saying of a sentence that has no source words goes on from a verb that is none: its subject speaks."""
    if draft.agreement is None or draft.cue[0] == 0:
        return draft
    points_back = bool(view.has(draft.cue[0], "pronoun"))  # «وهو الأمر الذي وصفته بأنه»: the noun before is its object
    if not points_back and (named := antecedent(view, draft.cue[0])) is not None:
        return structs.replace(draft, speaker=named)
    if (told := subject_of_clause(view, draft.cue[1])) is not None:
        return structs.replace(draft, speaker=told)
    if points_back and view.conj[draft.cue[0]]:  # «إن الرئيس اتصل بنظيره، وأبلغه بأن»: the nearest verb's subject goes on
        near = subject_before(view, draft.cue[0], *draft.agreement)
        return structs.replace(draft, speaker=near) if near else draft
    if not draft.goes_on or any(d.begins >= 0 or d.source for d in earlier):
        return draft
    return structs.replace(draft, speaker=subject_before(view, draft.cue[0], *draft.agreement))


def _said_otherwise(occasion: Draft, drafts: list[Draft]) -> bool:
    """«قال في تصريح …: «…»»: the verb attributes, and the occasion only tells where."""
    at = occasion.opener.at if occasion.opener else -1
    return any(d is not occasion and d.cue[0] <= at and d.rule != "phrase_occasion" for d in drafts)
