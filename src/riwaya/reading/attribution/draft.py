"""One saying before its content is measured: its cue, where the content opens, who speaks, when."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.lexicon import time_words, word_set
from riwaya.reading.attribution.clause import clause_begins
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.openers import Opener
from riwaya.reading.attribution.sources import Range, Speakers, adverbial_end
from riwaya.reading.attribution.view import View


class Draft(Struct, frozen=True, kw_only=True):
    """One saying: its cue is words cue[0] … cue[1]; `begins` is where its clause begins, -1 inside another's
    content. `speaker` names who speaks where no `source` does; `agreement` is the gender
    and number that a verb without a subject shows of it, `goes_on` a participle or a joined و or ف."""

    cue: Range
    entry: str
    act: str
    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "past"
    opener: Opener | None
    source: Range | None = None
    speaker: Range | None = None
    addressee: Range | None = None
    when: Range | None = None
    implicit: bool = False
    source_kind: str | None = None
    begins: int = -1
    rule: str
    backwards: bool = False
    after: int = -1
    shares: int = -1
    quoted: tuple[Range, ...] = ()
    agreement: tuple[str, str] | None = None
    gender: str = ""
    goes_on: bool = False


def verb_draft(view: View, cue: Cue, opener: Opener, who: Speakers) -> Draft:
    verb = cue.form.verb
    return Draft(
        cue=(cue.at, cue.last),
        entry=verb.name,
        act=(opener.kind == "object" and verb.act_with_object) or verb.act,
        certainty=verb.certainty,
        polarity="negative" if cue.negated != (verb.polarity == "negative") else "positive",
        tense="past" if cue.form.form.tense != "present" else "present",
        opener=opener,
        source=who.source,
        addressee=who.addressee,
        when=said_when(view, cue, opener),
        implicit=who.source is None,
        agreement=(cue.form.form.gender, cue.form.form.number) if who.source is None else None,
        gender="p" if cue.form.form.number in ("p", "d") or _several(view, who.source) else cue.form.form.gender,
        goes_on=cue.participle or view.conj[cue.at] or cue.form.form.tense == "present",
        begins=clause_begins(view, cue, who),
        rule="left_subject" if who.left else f"verb_{opener.kind}",
    )


def _several(view: View, source: Range | None) -> bool:
    """«كل من الوزير والمدير»: the verb before them is singular, the next one is not."""
    return source is not None and view.bare[source[0]] in word_set("each") and view.bare[source[0] + 1 : source[0] + 2] == ["من"]


def said_when(view: View, cue: Cue, opener: Opener) -> Range | None:
    """The day between the cue and its content, or right before the cue: «ويوم السبت قالت …»."""
    for i in range(cue.last + 1, min(opener.at, len(view))):
        if _names_day(view, i):
            return i, adverbial_end(view, i, opener.at)
    for i in range(max(0, cue.at - 3), cue.at):
        if _names_day(view, i) and adverbial_end(view, i, cue.at) == cue.at - 1:
            return i, cue.at - 1
    return None


def _names_day(view: View, i: int) -> bool:
    """«يوم السبت», «مساء أمس», «أمس», «السبت»."""
    day = view.bare[i] in time_words("weekdays") or view.bare[i] in time_words("offsets")
    following = view.bare[i + 1] if i + 1 < len(view) else ""
    named = following in time_words("weekdays") or following in time_words("offsets")
    return day or (view.bare[i] in word_set("day_nouns") and named)
