"""The sayings of one sentence before their contents are measured: of verbs, and of cues without a verb."""

from __future__ import annotations

from riwaya.reading.attribution.cues import cues_of
from riwaya.reading.attribution.draft import Draft
from riwaya.reading.attribution.phrases import phrases_of
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
    return sorted(drafts, key=lambda d: d.cue)
