"""The saying of a verb: its opener found, its speaker, addressee and object told apart."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from riwaya.arabic.lexicon import endings, verb_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.believable import believable
from riwaya.reading.attribution.cues import Cue, cue_at
from riwaya.reading.attribution.draft import Draft, verb_draft
from riwaya.reading.attribution.inverted import as_seen, inverted, points_back
from riwaya.reading.attribution.leftward import after_was, disagrees, left_source
from riwaya.reading.attribution.objects import split_object
from riwaya.reading.attribution.openers import OPPOSING, Opener, find_opener
from riwaya.reading.attribution.phrases import OBJECT_FRAMES
from riwaya.reading.attribution.relatives import fits
from riwaya.reading.attribution.relayed import relay_of, relayed
from riwaya.reading.attribution.sources import Range, Speakers, middle
from riwaya.reading.attribution.things import only_shows
from riwaya.reading.attribution.view import View
from riwaya.reading.kinds import kind_of_word, listed_kind

DAMMA = "\u064f"
SIMPLE = 3
"""Letters of a simple past (حكى): of longer verbs the active present has that vowel too (يُعلن)."""


def from_verb(view: View, cue: Cue) -> Iterator[Draft]:
    """The saying of a verb, or none when nothing that it could say follows."""
    if (short := points_back(view, cue) or as_seen(view, cue) or inverted(view, cue)) is not None:
        yield short
        return
    opener = find_opener(view, cue)
    if opener is None or not believable(view, cue, opener):
        return
    relay = relay_of(view, cue, opener)
    if relay >= 0:
        yield from relayed(view, cue, opener, relay)
        return
    who, opener = _speakers(view, cue, opener)
    if _is_passive(view, cue) or (who.source is None and _told_of_nobody(view, cue, opener)) or _is_charged(view, cue, opener, who):
        nobody = verb_draft(view, cue, opener, Speakers(None, who.addressee))
        yield structs.replace(nobody, implicit=False, agreement=None, gender="", source_kind="unknown")
        return
    if only_shows(view, cue, opener, who) or disagrees(view, cue, who):
        return
    yield verb_draft(view, cue, opener, who)


def _speakers(view: View, cue: Cue, opener: Opener) -> tuple[Speakers, Opener]:
    """Source and addressee; where the verb takes an object that belongs to the content, the opener moves to it."""
    frames = set(cue.form.verb.frames)
    left = left_source(view, cue)
    who = middle(view, cue, opener.at)
    takes_object = bool(frames & OBJECT_FRAMES) and not cue.pronoun
    if left.source and who.source and not takes_object and opener.kind != "noun" and not after_was(view, cue.at):
        left = Speakers()
    if cue.participle or left.source or _speaks_already(cue) or _of_antecedent(view, cue, takes_object):
        found = Speakers(left.source, who.addressee, who.source if takes_object else None, left.source is not None)
    elif who.source and takes_object and (_accusative(view, who.source[0]) or _disagrees(view, cue, who.source[0])):
        found = Speakers(None, who.addressee, who.source)  # «وناشد المواطنين تجديد ثقتهم …»
    elif who.source and takes_object and view.bare[cue.last + 1] in word_set("in_it"):
        found = Speakers(None, who.addressee, who.source)  # «اجتماع … طالب فيه إيران بـ…»
    elif who.source and "to" in frames and view.conj[cue.at] and view.bare[who.source[0]] in word_set("all_of"):
        found = Speakers(None, who.addressee or who.source)  # «ودعا جميع الأطراف إلى …»
    elif who.source and "to" in frames and _goes_on(view, cue, who.source):
        found = Speakers(None, who.addressee or who.source)  # «ورأت اللجنة أن …، وحثت بايدن على …»
    elif who.source and "to" in frames and (told := _told_outlet(view, who.source)) is not None:
        found = Speakers(told[1], told[0])
    elif who.source and takes_object:
        subject, target = split_object(view, cue, *who.source)
        described = "describe" in frames and _is_described(view, subject[0])
        alone = target is None and (described or ("attribute" in frames and _is_thing(view, subject[0])))
        found = Speakers(None if alone else subject, who.addressee, subject if alone else target)
    else:
        found = Speakers(who.source, who.addressee)
    if found.source and cue.form.verb.name in verb_names("copular_verbs") and opener.kind == "quote":
        subject, target = split_object(view, cue, *found.source)
        if target is not None:  # «اعتبر الوزير التعديل «غير دستوري»»
            return Speakers(subject, found.addressee, None, found.left), Opener("object", target[0])
    opposed = cue.form.verb.act in OPPOSING and opener.kind == "that" and found.source is not None
    if opposed and found.source and view.words[found.source[0]].stem in word_set("refusable"):
        return Speakers(None, found.addressee), Opener("noun", found.source[0])  # «ونفى الاتهامات بأن حزبه متطرف»
    return _place_object(frames, found, opener)


def _goes_on(view: View, cue: Cue, words: Range) -> bool:
    """A verb of «she» before one name, in a sentence in which she has spoken already: the name is whom she calls on."""
    form, first = cue.form.form, words[0]
    alone = first == words[1] and view.pos[first] == "PROPN" and kind_of_word(view.bare[first]) is None
    hers = form.gender == "f" and form.number == "s" and view.conj[cue.at]
    if not (alone and hers) or view.bare[first] in word_set("topic_places"):
        return False
    earlier = (cue_at(view, k) for k in range(cue.at))
    return any(other is not None and not other.participle and other.form.form.gender == "f" for other in earlier)


def _told_outlet(view: View, words: Range) -> tuple[Range, Range] | None:
    """(outlet, speaker) of «أبلغ «الجبل» مسؤول في الوزارة أن …»: the outlet stands first, and is whom he told."""
    first, last = words
    after = view.skip(first) if view.is_open(first) else first + 1
    named = view.is_open(first) or kind_of_word(view.bare[first]) == "outlet"
    titles = word_set("personal_titles") | word_set("honorifics")
    speaks = after <= last and (listed_kind(view.bare[after]) in ("official", "source") or view.bare[after] in titles)
    inner = (first + 1, after - 2) if view.is_open(first) else (first, after - 1)
    return (inner, (after, last)) if named and speaks and not view.has(after, "article") else None


def _is_passive(view: View, cue: Cue) -> bool:
    """«قيل للوزير إن …», and «وذُكر أن …» where the vowel is printed."""
    start = view.start(cue.at)
    printed = cue.form.form.tense == "past" and view.text[start + 1 : start + 2] == DAMMA
    return cue.form.voice == "passive" or printed


def _told_of_nobody(view: View, cue: Cue, opener: Opener) -> bool:
    """«يُحكى أنه …»: a present with the vowel of the passive, and its clause right behind it."""
    vowel = view.text[view.start(cue.at) + 1 : view.start(cue.at) + 2] == DAMMA
    bare = len(cue.form.verb.past) == SIMPLE and view.bare[cue.at].startswith(endings("present_he"))
    return vowel and bare and cue.form.form.tense == "present" and opener.at == cue.last + 1 and not view.conj[cue.at]


def _is_charged(view: View, cue: Cue, opener: Opener, who: Speakers) -> bool:
    """«قالت الشرطة إنه اتهم بقتل …», «قضية وصفت بالخطيرة»: بـ right behind the verb, and nobody who accuses or describes."""
    past = cue.form.form.tense == "past" and cue.form.form.number == "s" and not cue.pronoun
    near = opener.at == cue.last + 1 or (opener.at == cue.last + 2 and view.is_mark(cue.last + 1))
    bare = who.source is None and who.object is None and opener.kind == "prep" and near
    described = "describe" in cue.form.verb.frames and not view.conj[cue.at]
    return past and bare and ("accuse" in cue.form.verb.frames or described)


def _accusative(view: View, i: int) -> bool:
    """«المواطنين», of which there is «المواطنون»: no subject of a verb before it."""
    stem = view.words[i].stem
    plural = stem.endswith("ين") and len(stem) > 4 and stem[:-2] + "ون" in table().stems
    return plural and view.pos[i] in ("NOUN", "ADJ")


def _disagrees(view: View, cue: Cue, i: int) -> bool:
    """«كما طالبت السكان بتوخي الحذر»: a verb of «she» before masculine people."""
    feminine = view.bare[i].endswith(("ه", "ات", "اء"))
    form = cue.form.form
    people = listed_kind(view.bare[i]) == "resident" and not feminine
    return form.gender == "f" and form.number == "s" and not cue.participle and people


def _is_described(view: View, head: int) -> bool:
    """«ووصف القتال بأنه شرس»: no kind of speaker, so it is what is described."""
    return view.conj[head - 1] and view.pos[head] == "NOUN" and kind_of_word(view.bare[head]) is None


def _is_thing(view: View, head: int) -> bool:
    """«كما أرجعت الارتفاع إلى …»: no kind of speaker and no name, so it is what is explained."""
    return view.pos[head] == "NOUN" and kind_of_word(view.bare[head]) is None


def _speaks_already(cue: Cue) -> bool:
    """«وحثوا أنقرة»: a plural before its noun has its subject in itself."""
    form = cue.form.form
    return form.number == "p" and form.person == 3 and not cue.participle


def _of_antecedent(view: View, cue: Cue, takes_object: bool) -> bool:
    """«الفرق التي عزت سبب الحادث إلى …»: the noun before the relative pronoun acts, what follows the verb is its object."""
    form = cue.form.form
    behind = takes_object and cue.at > 0 and view.bare[cue.at - 1] in word_set("relative_pronouns")
    return behind and (form.number != "s" or fits(view, cue.at - 1, form.gender, form.number))


def _place_object(frames: set[str], who: Speakers, opener: Opener) -> tuple[Speakers, Opener]:
    if who.object is None:
        return who, opener
    if "to" in frames:
        return Speakers(who.source, who.addressee or who.object, None, who.left), opener
    if opener.kind == "prep" or frames & {"accuse", "describe", "blame", "attribute", "noun"}:
        if opener.kind == "colon":
            return who, opener
        return who, Opener("object", who.object[0])
    return who, opener
