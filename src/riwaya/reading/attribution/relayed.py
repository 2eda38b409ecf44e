"""One source cited by another: نقلت الوكالة عن الوزير قوله إن, two claims with one content."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.lexicon import Verb, verb_names, word_set
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.draft import Draft, verb_draft
from riwaya.reading.attribution.leftward import left_source
from riwaya.reading.attribution.nouns import is_particle
from riwaya.reading.attribution.openers import Opener
from riwaya.reading.attribution.phrases import inner_saying, source_after
from riwaya.reading.attribution.sources import Speakers, middle
from riwaya.reading.attribution.view import View


def relay_of(view: View, cue: Cue, opener: Opener) -> int:
    """The «عن» of «نقلت … عن …»; -1 for other verbs."""
    always = cue.form.verb.name in verb_names("relaying")
    if not always and cue.form.verb.act != "report":
        return -1
    for i in range(cue.last + 1, opener.at + 1):
        if view.bare[i] in word_set("about"):
            own = always or any(inner_saying(view, k) for k in range(i + 1, opener.at))
            return i if own else -1  # «أوردت القناة عن الزعيم قوله إن …»
        if view.bare[i] == "الي" and "attribute" in cue.form.verb.frames and opener.kind in ("that", "quote", "colon") and i < opener.at:
            return i
    return -1


def _speech(view: View, i: int) -> bool:
    """A quotation of four words and more; «مؤتمر \"يوروموني\"» only names."""
    return view.is_open(i) and view.close[i] - i > 4


def relayed(view: View, cue: Cue, opener: Opener, about: int) -> Iterator[Draft]:
    """نقلت الوكالة عن الوزير قوله إن: the outlet's claim and inside it the speaker's."""
    end = opener.at
    if opener.kind == "prep" and opener.at == about:
        inner_end = next(
            (
                i
                for i in range(about + 1, len(view))
                if is_particle(view, i) or view.key[i] == ":" or inner_saying(view, i)
            ),
            -1,
        )
        if inner_end < 0:
            return
        end = inner_end
        while end < len(view) and not is_particle(view, end) and view.key[end] != ":" and not _speech(view, end):
            end += 1
        if end >= len(view):
            return
        opener = Opener("colon", end + 1) if view.key[end] == ":" else Opener("that", end)
    saying = next((i for i in range(about + 1, end) if inner_saying(view, i)), -1)
    outer = middle(view, cue, about) if view.bare[about] in word_set("about_whom") else middle(view, cue, end)
    if outer.source is None and (left := left_source(view, cue)).source is not None:
        outer = Speakers(left.source, outer.addressee, left=True)  # «كانت الوكالة نقلت عن …»
    yield verb_draft(view, cue, opener, Speakers(outer.source, outer.addressee, left=outer.left))
    inner, _ = (
        source_after(view, about + 1, saying if saying > 0 else end)
        if view.bare[about] in word_set("about_whom")
        else (None, None)
    )
    verb: Verb = (inner_saying(view, saying) if saying > 0 else None) or cue.form.verb
    mark = saying if saying > 0 else about
    yield Draft(
        cue=(mark, mark), entry=verb.name, act="say" if verb is cue.form.verb else verb.act, opener=opener,
        source=inner, implicit=inner is None, rule="relayed", shares=cue.at,
    )  # fmt: skip
