"""Whether a verb that may attribute does so here: by its object, its content, its distance."""

from __future__ import annotations

from riwaya.arabic.lexicon import endings, verb_names, word_set
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.leftward import left_source
from riwaya.reading.attribution.objects import split_object
from riwaya.reading.attribution.openers import Opener
from riwaya.reading.attribution.phrases import OBJECT_FRAMES
from riwaya.reading.attribution.relayed import relay_of
from riwaya.reading.attribution.view import View
from riwaya.reading.kinds import kind_of_word

NEAR, FAR, FARTHEST = 7, 14, 18
"""Words between a verb that is a cue only sometimes and the speech that makes it one."""


def believable(view: View, cue: Cue, opener: Opener) -> bool:
    """A participle has its content near; a verb that is a cue only sometimes needs a clause or marks."""
    if not _right_object(view, cue, opener) or _narrates(view, cue, opener) or _hides_name(view, cue):
        return False
    if _equates(view, cue, opener) or _told_elsewhere(view, cue) or _told_before(view, cue, opener) or _accused(cue, opener):
        return False
    if cue.participle and opener.at - cue.last > (12 if opener.kind == "that" else 8):
        return False
    if opener.kind == "noun" and cue.form.verb.name in verb_names("refusing_verbs"):
        return any(view.words[i].stem in word_set("refusable") for i in range(opener.at, min(opener.at + 3, len(view))))
    if cue.form.verb.sure or (cue.form.verb.name in verb_names("relaying") and relay_of(view, cue, opener) >= 0):
        return True
    if opener.kind == "prep" and opener.at + 1 < len(view) and view.is_open(opener.at + 1):
        return True
    if opener.at - cue.last > FARTHEST:
        return False
    if opener.kind == "prep" and "attribute" in cue.form.verb.frames and cue.last + 1 < opener.at:
        return split_object(view, cue, cue.last + 1, opener.at - 1)[1] is not None
    return opener.kind in ("quote", "colon", "ahead") or (
        opener.kind == "that" and opener.at - cue.last <= _reach(view, cue, opener)
    )


def _reach(view: View, cue: Cue, opener: Opener) -> int:
    """Farther where the verb opens a clause; farthest where no other verb stands between."""
    if not _opens(view, cue.at):
        return NEAR
    return FAR if any(view.pos[k] == "VERB" for k in range(cue.last + 1, opener.at)) else FARTHEST


def _opens(view: View, at: int) -> bool:
    """A joined و, or «في حين», «بينما» before the verb: a clause of its own begins."""
    if at == 0 or view.is_mark(at - 1):
        return True
    return view.conj[at] or view.bare[at - 1] in word_set("connectives")


def _told_elsewhere(view: View, cue: Cue) -> bool:
    """«كلمة قالتها أم خالد», «تصريحاته التي يرفضها …»: what was said is the noun that the pronoun points to."""
    plain = OBJECT_FRAMES.isdisjoint(cue.form.verb.frames)
    return cue.pronoun and plain and cue.at > 0 and view.bare[cue.at - 1] in word_set("relative_pronouns")


def _equates(view: View, cue: Cue, opener: Opener) -> bool:
    """«ما جرى يعتبر خرقا للقرار»: a copula with what the thing is right behind it."""
    copula = cue.form.verb.name in verb_names("copular_verbs") and cue.form.form.tense == "present" and not cue.pronoun
    if not copula or opener.kind == "that" or cue.last + 1 >= len(view):
        return False
    if opener.kind in ("colon", "quote") and opener.at - cue.last > NEAR:
        return True
    behind = view.words[cue.last + 1]
    return behind.pos in ("NOUN", "ADJ") and behind.form.endswith(endings("accusative"))


def _told_before(view: View, cue: Cue, opener: Opener) -> bool:
    """«التشكيلة التي أعلن عنها الرئيس، وعن …»: a pronoun points back to what was said."""
    behind = view.bare[cue.last + 1] if cue.last + 1 < len(view) else ""
    relative = cue.at > 0 and view.bare[cue.at - 1] in word_set("relative_pronouns")
    return relative and behind in word_set("pointing_back") and opener.kind not in ("that", "quote")


def _accused(cue: Cue, opener: Opener) -> bool:
    """«اعتقلت الشرطة 12 شخصا متهمين بإرسال …»: who stands under the charge accuses nobody."""
    return cue.participle and "accuse" in cue.form.verb.frames and opener.at == cue.last + 1


def _narrates(view: View, cue: Cue, opener: Opener) -> bool:
    """«ويذكر أن …», «ومما يؤكد أن …»: the outlet itself reminds its readers."""
    if cue.at and view.bare[cue.at - 1] in word_set("what_shows") | word_set("hedges"):
        return True
    if cue.at and view.bare[cue.at - 1] in word_set("what") and cue.form.verb.act in ("call", "demand"):
        return True  # «وهو ما يدعو للارتياح»
    if cue.participle and opener.kind == "prep" and view.words[opener.at].stem in word_set("perils"):
        return True  # «مهددة بالانقراض»
    return view.bare[cue.at] in word_set("narration") and opener.at == cue.last + 1


def _hides_name(view: View, cue: Cue) -> bool:
    """«طلب عدم ذكر اسمه», «رفض الكشف عن هويته» asks for silence and says nothing."""
    near = range(cue.last + 1, min(cue.last + 6, len(view)))
    return cue.form.verb.act in ("ask", "reject", "demand") and any(view.key[i] in word_set("identity") for i in near)


def _right_object(view: View, cue: Cue, opener: Opener) -> bool:
    """«تبنى المجلس قرارا» claims no attack; «يعتبر السد الأكبر» says nothing of anybody's belief."""
    if opener.kind not in ("noun", "prep", "bare"):
        return True
    name = cue.form.verb.name
    if name in verb_names("claiming_verbs"):
        return any(view.words[i].stem in word_set("claimable") for i in range(opener.at, min(opener.at + 3, len(view))))
    if name not in verb_names("copular_verbs") or cue.participle:
        return True
    left = left_source(view, cue).source
    if left is not None:
        return kind_of_word(view.bare[left[0]]) is not None
    return cue.form.form.tense == "past" and opener.at > cue.last + 1
