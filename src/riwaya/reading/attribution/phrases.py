"""Verbless cues: بحسب المرصد, حسبما أفاد, جاء في بيان, أنباء عن, يُعتقد أن, نقلت … عن … قوله."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.lexicon import Phrase, Verb, cue_forms, endings, masdar_cues, phrase_forms, verb_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.cues import cue_at
from riwaya.reading.attribution.nouns import definite, is_masdar, is_particle
from riwaya.reading.attribution.openers import PREPOSITIONS
from riwaya.reading.attribution.sources import Range, addressee_end, is_addressee, opens_adverbial
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word

OBJECT_FRAMES = frozenset(("to", "accuse", "describe", "blame", "attribute"))
"""Frames in which a verb has an object besides what is said: «كما اتهمت الشركة بـ…» adds, it does not confirm."""


class Found(Struct, frozen=True):
    """A phrase at words at … last; `verb` is the verb of «حسبما أفاد», `cue_from` where its cue begins."""

    phrase: Phrase
    at: int
    last: int
    cue_from: int
    verb: Verb | None = None
    pronoun: bool = False


def phrases_of(view: View) -> list[Found]:
    """Every verbless cue of the sentence, in order."""
    found = []
    i = 0
    while i < len(view):
        hit = phrase_at(view, i)
        if hit is not None:
            found.append(hit)
            i = hit.last
        i += 1
    return found


def phrase_at(view: View, i: int) -> Found | None:
    if view.key[i] in word_set("only"):
        return None
    for words, phrase in phrase_forms().get(view.bare[i], ()):
        if len(words) == 2 and words[1] == "ل" and i + 1 < len(view) and view.has(i + 1, "prep") == "ل":
            if _speaks(view, i + 1):
                return Found(phrase, i, i, i)
            continue  # «وفقا لما ذكره»
        if view.matches(i, words) and (hit := _accept(view, i, i + len(words) - 1, phrase)) is not None:
            return hit
    return None


def _accept(view: View, i: int, last: int, phrase: Phrase) -> Found | None:
    if phrase.kind == "as":
        return _as(view, i, last, phrase)
    if phrase.kind == "impersonal":
        alone = last + 1 < len(view) and is_particle(view, last + 1)
        negated = i > 0 and view.bare[i - 1] in word_set("relatives") | word_set("negations") | word_set("that_he")
        return Found(phrase, i, last, i) if alone and not negated else None
    if phrase.kind == "according":
        return Found(phrase, i, last, i) if _speaks(view, last + 1) else None
    if phrase.kind == "statement" and view.bare[last] == "في":
        named = last + 1 < len(view) and kind_of_word(view.words[last + 1].stem) == "document"
        return Found(phrase, i, last + 1, i) if named else None
    if phrase.kind != "news":
        return Found(phrase, i, last, i)
    passed_on = i > 0 and (view.bare[i - 1] in word_set("negations") or cue_at(view, i - 1) is not None)
    passed_on = passed_on or (i > 0 and kind_of_word(view.bare[i - 1]) == "outlet")  # «وكالة الأنباء عن الوزير»
    return None if passed_on else Found(phrase, i, i, i)  # «دون أنباء عن …», «نقلت الأنباء عن …»


def _speaks(view: View, i: int) -> bool:
    """A source follows; «وفق ما هو مرسوم», «حسب الحاجة» name none."""
    if i < len(view) and view.has(i, "pronoun") and view.words[i].stem in word_set("speech_nouns"):
        return True
    if i >= len(view) or view.bare[i] in word_set("not_speaking") or view.words[i].stem in word_set("not_speaking"):
        return False
    if view.is_mark(i):
        return view.is_open(i)
    known = kind_of_word(view.bare[i]) or kind_of_word(view.words[i].stem) or view.bare[i] in word_set("honorifics")
    common = view.pos[i] in ("NOUN", "ADJ") and view.words[i].stem in table().stems
    return bool(known) or not common or view.bare[i] in word_set("determiners")


def _as(view: View, i: int, last: int, phrase: Phrase) -> Found | None:
    """كما / حسبما / على ما + a verb of speech (+ a pronoun): كما قال الوزير, على ما أعلنته الوكالة."""
    at = last + 1
    if at >= len(view) or view.conj[at] or (i == 0 and view.bare[i] == "كما"):
        return None
    key = view.key[at]
    endings = [(key, False)] + [(key.removesuffix(p), True) for p in ("ه", "ها", "نا", "هم") if key.endswith(p)]
    for stem, pronoun in endings:
        for form in cue_forms().get(stem, ()):
            added = view.bare[i] in word_set("loose_as") and not form.verb.sure  # «كما زاد مجموع …»
            claims = form.verb.name in verb_names("claiming_verbs")  # «كما يتبنى البرنامج خططا»
            told = pronoun or (OBJECT_FRAMES.isdisjoint(form.verb.frames) and not added and not claims)
            parted = i > 0 and view.key[i - 1] in COMMAS
            written = view.bare[i] in word_set("on_what") and pronoun and (form.form.tense == "present" or not parted)
            told = told and not written
            if form.form.tense in ("past", "present") and form.form.person == 3 and told and _closes_clause(view, at, form.verb):
                own = i if view.bare[i] not in word_set("loose_as") else at
                return Found(phrase, i, at, own, form.verb, pronoun)
    return None


def _closes_clause(view: View, at: int, verb: Verb) -> bool:
    """«كما أكد أن …» adds a claim of its own with a content to the right: that is a verb cue, not this one."""
    for j in range(at + 1, len(view)):
        if view.key[j] in STOPS or view.key[j] in COMMAS:
            return True
        if is_particle(view, j) or view.key[j] == ":" or _complement(view, j, verb):
            return False
        told = j == at + 1 and "noun" in verb.frames and not view.bare[at].startswith(endings("present_prefixes"))
        if told and is_masdar(view.bare[j]):
            return False  # «كما استنكر تكليف الوزير»; «كما يتوقع حصول الفريق» may be a passive
    return True


def _complement(view: View, j: int, verb: Verb) -> bool:
    """«كما أوصى المجلس بتوزيع أرباح»: the verb has a content of its own behind its preposition."""
    apart_by_mark = view.key[j] in word_set("joined_prepositions") and j + 1 < len(view) and view.is_open(j + 1)
    joined = "ب" in verb.frames and ((view.has(j, "prep") == "ب" and is_masdar(view.words[j].stem)) or apart_by_mark)
    apart = any(PREPOSITIONS.get(frame) == view.bare[j] for frame in verb.frames)
    return joined or (apart and j + 1 < len(view) and is_masdar(view.words[j + 1].stem))


def source_after(view: View, start: int, stop: int, told: bool = False) -> tuple[Range | None, Range | None]:
    """The source of «بحسب …»: to the comma, the verb or the addressee. The second range is the addressee.

    With `told` a verb stands before, and the addressee may come first: «وفق ما أكدته لإذاعة الجبل، ليلى كمون».
    """
    start = _past_adverbs(view, start, stop)
    addressee = None
    if told and start < stop and is_addressee(view, start):
        addressee = (start, addressee_end(view, start, stop))
        start = _past_adverbs(view, addressee[1] + 1, stop)
    j = start
    relative = clause = False
    while j < stop and not _closes(view, start, j):
        relative = relative or view.bare[j] in word_set("relatives")
        if j > start and is_addressee(view, j):
            addressee = (j + 1 if view.key[j] == "ل" else j, j + 1 if view.key[j] == "ل" else j)
            break
        if j > start and not relative and _tells_of_source(view, start, j):
            relative = clause = True
        elif (clause and _content_begins(view, j)) or (j > start and not relative and _ends(view, j)):
            break
        j = max(j + 1, view.skip(j))
    return ((start, min(j, stop) - 1) if j > start else None), addressee


def _past_adverbs(view: View, start: int, stop: int) -> int:
    while start < stop and (view.key[start] in COMMAS or view.bare[start] in word_set("short_adverbials")):
        start += 1
    return start


def _closes(view: View, start: int, j: int) -> bool:
    """A mark, «فإن» and the like, or a joined preposition: nothing of the source behind it, not even its relative clause."""
    if view.key[j] in COMMAS or view.key[j] in STOPS or view.key[j] in ("-", ":", ")", "..", "...", "…"):
        return True
    if j == start:
        return False
    if view.bare[j] in word_set("cited_saying") and j + 1 < len(view) and is_particle(view, j + 1):
        return True  # «نقلا عن مسؤولين القول إن …»
    if view.is_open(start) and j == view.skip(start) and view.pos[j] == "NOUN" and not view.has(j, "article"):
        return True  # «نقلت الصحيفة عن «مسؤول في المنظمة» تفاصيل …»
    if view.words[j].form.endswith(endings("accusative")) and kind_of_word(view.bare[j].removesuffix("ا")) == "document":
        return True  # «نقلا عن الصحيفة خبرا بعنوان …»
    answered = view.bare[j] in word_set("so_begins") and view.key[j][0] == "ف"
    return answered or (view.conj[j] and view.pos[j] == "ADP")


def _tells_of_source(view: View, start: int, j: int) -> bool:
    """«وفقا لبيان أصدره الجيش، …», «بحسب رسالة اطلعت عليها …», «وفق مصدر رفض ذكر اسمه»: a clause about an indefinite noun."""
    if view.conj[j] or j + 1 >= len(view) or any(definite(view, k) for k in range(start, j)):
        return False
    if view.bare[j] in word_set("verbs_of_sources"):
        return True
    if view.pos[j] == "NOUN":  # «تحقيق بثه التلفزيون»: a verb that the word list takes for a noun
        document = kind_of_word(view.words[j - 1].stem) == "document" and view.pos[j + 1] in ("NOUN", "PROPN")
        return document and bool(view.has(j, "pronoun")) and not view.has(j, "prep")
    return view.pos[j] == "VERB" and (bool(view.has(j, "pronoun")) or view.bare[j + 1] in word_set("back_pointers"))


def _content_begins(view: View, j: int) -> bool:
    """Behind such a clause: a particle, or the next finite verb without a pronoun."""
    if is_particle(view, j):
        return True
    if view.bare[j - 1] in word_set("verbs_of_sources") or view.bare[j] in word_set("verbs_of_sources"):
        return False  # «رفض ذكر اسمه»
    return view.pos[j] == "VERB" and not view.has(j, "pronoun")


def _ends(view: View, j: int) -> bool:
    if view.bare[j - 1] in word_set("sons"):
        return False  # «حافظ بن يحيا»
    if view.bare[j] in word_set("source_closers") or opens_adverbial(view, j):
        return True
    if view.bare[j] in word_set("clause_openers") and view.bare[j] != "من":
        return True
    return view.pos[j] == "VERB" and j + 1 < len(view) and view.key[j + 1] not in STOPS  # «الوافي نوحي.»


def inner_saying(view: View, i: int) -> Verb | None:
    """«قوله», «قولها», «تأكيده»: a masdar of speech with its speaker's pronoun."""
    if not view.has(i, "pronoun") and not view.key[i].endswith(("ه", "ها", "هم", "هما")):
        return None
    for pronoun in ("هما", "ها", "هم", "ه"):
        if view.bare[i].endswith(pronoun) and (verb := masdar_cues().get(view.bare[i][: -len(pronoun)])):
            return verb
    return None
