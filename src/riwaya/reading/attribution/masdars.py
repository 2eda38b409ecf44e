"""A verbal noun that attributes: «بعد إعلان الجيش أن …», «رغم تأكيده أن …», «في إطار توعدها بملاحقة …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.arabic.lexicon import Verb, cue_forms, masdar_cues, word_set
from riwaya.reading.attribution.draft import Draft
from riwaya.reading.attribution.openers import Opener, is_masdar, is_particle
from riwaya.reading.attribution.sources import Range, can_head
from riwaya.reading.attribution.subjects import can_speak
from riwaya.reading.attribution.view import View

REACH = 9
AGREEMENT = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هما": ("m", "p"), "هن": ("f", "p")}


def from_masdars(view: View, others: Sequence[Draft]) -> Iterator[Draft]:
    """The sayings of the sentence's masdars that no other saying has as its cue or its opener."""
    cues = {i for draft in others for i in range(draft.cue[0], draft.cue[1] + 1)}
    openers = {draft.opener.at for draft in others if draft.opener is not None}
    for i in range(1, len(view) - 1):
        if i not in cues and view.bare[i] in word_set("by_saying"):
            yield from _by_saying(view, i, openers)
        if i in cues or (verb := speaking_masdar(view, i)) is None:
            continue
        opener = _opener(view, i, verb)
        if opener is not None and openers.isdisjoint((opener.at, i, i - 1)):
            yield from _saying(view, i, verb, opener)


def _by_saying(view: View, i: int, openers: set[int]) -> Iterator[Draft]:
    """«اكتفت الوزيرة بقولها: «…»», «رد على السؤال بالقول إن …»: the verb before is no verb of speech."""
    at = i + 1
    if is_particle(view, at):
        opener = Opener("that", at)
    elif view.key[at] == ":" and at + 1 < len(view):
        opener = Opener("colon", at + 1)
    elif view.is_open(at):
        opener = Opener("quote", at)
    else:
        return
    if openers.isdisjoint((opener.at, i, i - 1)):
        agreement = AGREEMENT.get(view.has(i, "pronoun"), ("", "p"))
        yield Draft(
            cue=(i, i), entry="قال", act="say", opener=opener, implicit=True, agreement=agreement, goes_on=True, rule="by_saying"
        )


def speaking_masdar(view: View, i: int) -> Verb | None:
    """The verb whose masdar word i is, with a pronoun or in construct; None where it may as well be something else."""
    stem = view.words[i].stem
    verb = masdar_cues().get(stem) or masdar_cues().get(stem[:-1] + "ه" if stem.endswith("ت") else "")
    if verb is None or view.has(i, "article") or view.pos[i] == "PUNCT":
        return None
    if pronoun := view.has(i, "pronoun"):
        return verb if pronoun in AGREEMENT else None
    if view.has(i, "prep"):
        return verb
    nominal = view.pos[i - 1] == "ADP" or view.bare[i - 1] in word_set("before_masdars")
    return verb if nominal or (view.pos[i] == "NOUN" and view.bare[i] not in cue_forms()) else None


def _opener(view: View, i: int, verb: Verb) -> Opener | None:
    for j in range(i + 1, min(len(view), i + REACH)):
        if view.is_mark(j) or view.pos[j] == "VERB" or view.conj[j] or view.bare[j] in word_set("relatives"):
            return None
        if "that" in verb.frames and is_particle(view, j):
            linked = j - 1 > i and view.bare[j - 1] in word_set("link_prepositions")
            return Opener("that", j - 1 if linked else j)
        if verb.act == "threaten" and not view.has(i, "prep") and view.has(j, "prep") == "ب" and is_masdar(view.words[j].stem):
            return Opener("prep", j)
    return None


def _saying(view: View, i: int, verb: Verb, opener: Opener) -> Iterator[Draft]:
    """With the possessor as its source, or a pronoun that points to whoever it was; a masdar of nobody's is no saying."""
    pronoun = view.has(i, "pronoun")
    source: Range | None = None
    if not pronoun:
        last = opener.at - 1
        while last > i and view.bare[last] in word_set("short_adverbials"):
            last -= 1
        if last <= i or not can_head(view, i + 1) or not can_speak(view, (i + 1, last)):
            return
        source = (i + 1, last)
    yield Draft(
        cue=(i, i), entry=verb.name, act=verb.act, certainty=verb.certainty, polarity=verb.polarity, opener=opener,
        source=source, implicit=source is None, agreement=AGREEMENT.get(pronoun), goes_on=bool(pronoun), rule="masdar",
    )  # fmt: skip
