"""Where the content of a cue begins: at its particle, its quotation, its preposition, its noun."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from riwaya.arabic.lexicon import given_names, masdar_cues, verb_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.cues import Cue, after_comma, cue_at, opens_speech
from riwaya.reading.attribution.nouns import (
    closing_comma,
    complete,
    definite,
    describes,
    is_masdar,
    is_particle,
    is_son,
    of_name,
)
from riwaya.reading.attribution.quoted import names_source, quoted_speaker, speaks_later
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word

VERBAL_NOUN = re.compile(r"ال..و.$")
PREPOSITIONS = {"إلى": "الي", "عن": "عن", "على": "علي", "من": "من", "في": "في"}
REACH = 60
FARTHEST_LOOSE = 8
FARTHEST_NOUN = 18
OPPOSING = frozenset(("condemn", "reject", "deny"))
"""Acts whose object is a deed or a charge."""


class Opener(Struct, frozen=True):
    """The content starts at word `at`; what stands between the cue and word `at` is the middle: source, addressee, time."""

    kind: str
    at: int


def that_start(view: View, i: int, cue: Cue) -> int:
    """The first word of the clause whose particle is word i: «إلى أن» starts at «إلى»."""
    if i - 1 > cue.last and view.key[i - 1] in word_set("link_prepositions"):
        return i - 1
    if i - 2 > cue.last and view.bare[i - 2] in word_set("negations") and view.key[i - 1] in word_set("beyond_doubt"):
        return i - 2  # «أضاف الوزير لا شك أن …»
    return i


def find_opener(view: View, cue: Cue) -> Opener | None:
    """The content's beginning, searched word by word to the right; the earliest one wins."""
    frames = effective_frames(view, cue)
    stop = min(view.limit(cue.at), cue.last + REACH)
    i = cue.last + 1
    while i < stop:
        if ends_clause(view, i, cue):
            break
        for rule in RULES:
            if (opener := rule(view, i, cue, frames)) is not None:
                return opener
        i = max(i + 1, view.skip(i))
    return loose_preposition(view, cue, frames, i) or unmarked_speech(view, cue) or object_content(view, cue, frames, i)


def effective_frames(view: View, cue: Cue) -> tuple[str, ...]:
    """Accusations and descriptions mark their content with بـ, attributions to a cause with إلى."""
    frames = cue.form.verb.frames
    if "attribute" in frames:
        return frames if _passes_on(view, cue) else (*frames, "إلى")
    return (*frames, "ب") if "accuse" in frames or "describe" in frames else frames


def _passes_on(view: View, cue: Cue) -> bool:
    """«نسبت الصحيفة إلى الوزير قوله إن …»: another's words, not another's deed."""
    near = range(cue.last + 1, min(cue.last + 16, len(view)))
    return any(view.has(i, "pronoun") and view.words[i].stem in masdar_cues() for i in near)


def loose_preposition(view: View, cue: Cue, frames: tuple[str, ...], stop: int) -> Opener | None:
    """«رحب رودس بالهجمات»: where no verbal noun follows the preposition, the first بـ behind the source will do."""
    if "ب" not in frames:
        return None
    for i in range(cue.last + 1, stop):
        countable = view.words[i].stem.endswith(("ين", "ون"))
        if (
            view.has(i, "prep") == "ب"
            and not countable
            and view.bare[i] not in word_set("adverbial_starters")
            and not view.conj[i]
            and i - cue.last <= FARTHEST_LOOSE
        ):
            return Opener("prep", i)
    return None


def object_content(view: View, cue: Cue, frames: tuple[str, ...], stop: int) -> Opener | None:
    """«نفت الوزارة الأمر», «دان … القصف», «نفى هذه الاتهامات»: the object itself is what is said."""
    refuses = cue.form.verb.name in verb_names("refusing_verbs")
    if "noun" not in frames or not (cue.form.verb.sure or refuses) or cue.pronoun:
        return None
    i = cue.last + 1
    has_left = (
        cue.at > 0
        and not view.conj[cue.at]
        and view.pos[cue.at - 1] in ("NOUN", "PROPN", "ADJ", "X")
        and not cue.participle
    )
    if has_left and i < min(stop, len(view)) and view.pos[i] in ("NOUN", "PROPN", "X", "DET", "PRON"):
        return Opener("noun", i)
    if cue.form.form.tense == "present":
        return None
    while i < min(stop, len(view)):
        if view.key[i] in COMMAS and (close := closing_comma(view, i + 1, len(view) - 1)) >= 0:
            return Opener("noun", close + 1)
        if view.key[i] in COMMAS and cue.form.verb.act in OPPOSING and _names_deed(view, i + 1):
            return Opener("noun", i + 1)
        if view.key[i] in word_set("demonstratives") and (i > cue.last + 1 or not _subject_next(view, i)):
            return Opener("noun", i)
        if i > cue.last + 1 and view.pos[i] == "NOUN" and not view.conj[i] and _new_phrase(view, i):
            return Opener("noun", i)
        i = max(i + 1, view.skip(i))
    if cue.participle and cue.last + 1 < stop and not view.is_mark(cue.last + 1) and view.pos[cue.last + 1] != "ADP":
        return Opener("noun", cue.last + 1)
    return None


def _names_deed(view: View, i: int) -> bool:
    """«استنكر المدير سالم علي، التفجير الذي …»: behind the comma a thing with its article, no office and no name."""
    thing = i < len(view) and view.pos[i] == "NOUN" and bool(view.has(i, "article")) and not view.conj[i]
    return thing and kind_of_word(view.bare[i]) is None and not any(view.key[k] in COMMAS for k in range(i + 1, min(i + 4, len(view))))


def _subject_next(view: View, i: int) -> bool:
    """«نفى هذا المسؤول …» against «نفى هذه الاتهامات»."""
    return i + 1 < len(view) and view.words[i + 1].stem in word_set("kind_official") | word_set("kind_source")


def _new_phrase(view: View, i: int) -> bool:
    if view.has(i, "prep") or view.key[i - 1] in COMMAS or view.pos[i - 1] == "ADP":
        return False
    if view.bare[i] in word_set("day_adjectives") or describes(view, i) or _first_name(view, i):
        return False
    if view.bare[i] in word_set("time_nouns"):
        return False  # «أعلن خلال زيارته الأسبوع الماضي»
    if view.pos[i - 1] in ("PROPN", "X") and kind_of_word(view.bare[i]) == "official":
        return False  # «اقترح جيب بوش شقيق الرئيس …»
    if (kind_of_word(view.bare[i]) == "official" and not definite(view, i)) or view.bare[i] in word_set("personal_titles"):
        return False  # «دان رئيس الجمعية عضو المجلس سالم هادي، الانفجار»
    if of_name(view, i) or view.bare[i - 1] in word_set("especially") or view.bare[i] in word_set("one_of"):
        return False
    if view.bare[i - 1] in word_set("adverbial_starters") or view.bare[i] in word_set("adverbial_starters"):
        short = view.bare[i - 1] in word_set("short_adverbials") or view.bare[i - 1] in word_set("days")
        return short and view.bare[i] not in word_set("adverbial_starters")
    return definite(view, i - 1) or view.pos[i - 1] == "ADJ"


def _first_name(view: View, i: int) -> bool:
    """«أدان الرئيس الأفغاني حامد كرزاي الغارة»: a given name behind a title belongs to it."""
    titled = any(kind_of_word(view.bare[k]) == "official" for k in range(max(0, i - 3), i))
    return titled and view.bare[i] in given_names() and i + 1 < len(view) and view.pos[i + 1] in ("PROPN", "X", "NOUN")


def ends_clause(view: View, i: int, cue: Cue) -> bool:
    """Another saying begins, or the sentence stops, before any content was seen."""
    if view.key[i] in STOPS:
        return True
    if view.conj[i] and view.pos[i] == "VERB" and view.key[i - 1] not in COMMAS and not _in_relative(view, cue.last + 1, i):
        return True  # «تعهد الوزير بالملف وقام بتكليف لجنة»
    if i > cue.last + 1 and (other := cue_at(view, i)) is not None:
        if view.bare[i] in word_set("second_verbs"):
            return False  # «أوضح ماركوس … قائلا: …»: one saying
        parted = view.key[i - 1] in COMMAS or opens_speech(view, other.last + 1)
        return other.form.verb.sure or parted if other.participle else view.conj[i]
    return False


def _in_relative(view: View, first: int, i: int) -> bool:
    """A relative pronoun, or an asyndetic clause behind an indefinite noun, stands between."""
    return any(view.bare[k] in word_set("relatives") or view.pos[k] == "VERB" for k in range(first, i))


def that_clause(view: View, i: int, cue: Cue, frames: tuple[str, ...]) -> Opener | None:
    """قال … إن / أشار … إلى أن / حذر من أن"""
    if "that" in frames and is_particle(view, i) and not view.conj[i] and _linked(view, i, cue, frames):
        return Opener("that", that_start(view, i, cue))
    if "ل" in frames and view.bare[i] in word_set("because"):
        return Opener("that", i)
    if "to" in frames and i > cue.last + 1 and (is_particle(view, i) or view.bare[i] == "لان"):
        return Opener("that", that_start(view, i, cue))
    return None


def _linked(view: View, i: int, cue: Cue, frames: tuple[str, ...]) -> bool:
    """«على أن», «من أن» and «عن أن» open a clause only of verbs that take the preposition: «طلب حضوره، على أن يوقع غدا»."""
    link = next((frame for frame, key in PREPOSITIONS.items() if key == view.key[i - 1]), "")
    if link not in ("على", "من", "عن") or i - 1 <= cue.last or link in frames or ("noun" in frames and link == "من"):
        return True
    return cue.form.verb.name in verb_names("agreeing") or view.words[i - 2].stem in masdar_cues()


def colon_speech(view: View, i: int, _: Cue, frames: tuple[str, ...]) -> Opener | None:
    """قال الوزير: …; `ahead` where the paragraph ends with the colon"""
    if view.key[i] == ":" and i + 1 == len(view) and "quote" in frames:
        return Opener("ahead", i)
    if view.key[i] == ":" and i + 1 < len(view) and ("quote" in frames or view.is_open(i + 1)):
        return Opener("colon", i + 1)
    return None


def quotation(view: View, i: int, cue: Cue, frames: tuple[str, ...]) -> Opener | None:
    """وأضاف «…»: a quotation that is speech and not a name: right after the cue, or four words and more."""
    if "quote" not in frames or not view.is_open(i):
        return None
    joined = view.has(i - 1, "prep") and not view.has(i - 1, "article")  # «لموقع «الجبل»»
    named = view.bare[i - 1] in word_set("before_names") or (joined and view.words[i - 1].stem in word_set("before_names"))
    if named or view.key[i - 1] in word_set("joined_prepositions"):
        return None
    if i == cue.last + 1 and not cue.pronoun and quoted_speaker(view, i):
        return None
    if speaks_later(view, i):
        return None
    inside = view.close[i] - i - 1
    clause = inside >= 2 and view.pos[i + 1] == "VERB"
    if (inside >= 4 or clause or (i == cue.last + 1 and inside >= 1)) and not names_source(view, i):
        return Opener("quote", i)
    return None


def prepositional(view: View, i: int, cue: Cue, frames: tuple[str, ...]) -> Opener | None:
    """أفاد المرصد بمقتل …، أشار إلى سقوط …، كشف عن قيام …"""
    key = view.bare[i]
    for frame in frames:
        if frame == "عن" and key == "عما":
            return Opener("prep", i)
        if PREPOSITIONS.get(frame) == key and _opens_phrase(view, i + 1) and not view.conj[i] and not is_son(view, i):
            if key == "علي" and view.words[i + 1].key in word_set("on_sayings"):
                continue  # «أكد الرئيس على هامش لقائه …»
            if cue.form.verb.name in verb_names("stance_verbs") and not _stance(view, i + 1):
                continue
            return Opener("that" if is_particle(view, i + 1) else "prep", i)
        if frame in ("ب", "ل") and preposition(view, i) == frame and _fits(view, i, cue, frame):
            return Opener("prep", i)
        if frame == "ب" and key == "ب" and i + 1 < len(view):
            return Opener("prep", i)
    return None


def preposition(view: View, i: int) -> str:
    """The preposition joined to word i; «بسحق» has one also where the word list does not know «سحق»."""
    joined = view.has(i, "prep")
    return joined or ("ب" if view.key[i][0] == "ب" and view.key[i][1:] in word_set("masdars") else "")


def _opens_phrase(view: View, i: int) -> bool:
    return i < len(view) and (not view.is_mark(i) or view.is_open(i))


def _stance(view: View, i: int) -> bool:
    """«عن قلقه البالغ», «عن رفضه»: what one can voice."""
    key = view.bare[i]
    return any(key.startswith(stance) for stance in word_set("stances"))


def _fits(view: View, i: int, cue: Cue, frame: str) -> bool:
    """Right after the cue any بـ does; behind a source only one with a noun that can be unfolded or is indefinite."""
    if view.bare[i] in word_set("adverbial_starters") or view.bare[i] in word_set("never_content"):
        return False
    if frame == "ل" and (view.words[i].stem in word_set("outlets") or view.has(i, "article")):
        return i == cue.last + 1 and view.words[i].stem not in word_set("outlets")
    if i == cue.last + 1:
        return not view.has(i, "pronoun") or len(view.words[i].stem) > 2
    stem = view.words[i].stem
    named = stem in word_set("topic_places") or stem in word_set("place_nouns") or (view.pos[i] in ("PROPN", "X") and view.has(i, "prep"))
    if named or _clause_ahead(view, i, cue):
        return False
    if stem.endswith(("ين", "ون")):
        return False
    return (
        is_masdar(stem) or not view.has(i, "prep") or not view.has(i, "article") or bool(VERBAL_NOUN.match("ال" + stem))
    )


def _clause_ahead(view: View, i: int, cue: Cue) -> bool:
    """«أفاد الناطق باسم المحكمة بتونس، بأن …»: the clause with its بأن is still to come."""
    if "that" not in cue.form.verb.frames:
        return False
    for j in range(i + 1, min(len(view), i + 12)):
        if view.key[j] in STOPS or view.pos[j] == "VERB":
            return False
        if view.key[j].startswith("بان") and is_particle(view, j):
            return True
    return False


def noun_content(view: View, i: int, cue: Cue, frames: tuple[str, ...]) -> Opener | None:
    """أعلن الجيش إحراز مكاسب: a masdar after a complete noun phrase, or right after the cue."""
    if "blame" in frames and view.words[i].stem.startswith("مسؤولي"):
        return Opener("prep", i)
    if "noun" not in frames or view.conj[i]:
        return None
    if view.is_mark(i):
        asked = view.is_open(i) and i + 1 < len(view) and is_masdar(view.bare[i + 1].removeprefix("ال"))
        return Opener("quote", i) if asked and view.pos[i - 1] != "ADP" and "quote" not in frames else None  # طلبت العائلات «التحلي بالصبر»
    told = i + 1 < len(view) and view.key[i] in word_set("what") and view.pos[i + 1] == "VERB" and not view.has(i - 1, "prep")
    if told and i > cue.last + 1 and view.pos[i - 1] != "ADP" and view.bare[i - 1] not in word_set("adverbial_starters"):
        return Opener("noun", i)  # «نفى الوزير ما تناقلته …»
    if i > cue.last + 1 and view.key[i] in word_set("determining") and _points(view, i, cue):
        return Opener("noun", i)
    if not (is_masdar(view.bare[i]) or _definite_masdar(view, i, cue)) or i - cue.last > FARTHEST_NOUN:
        return None
    described = view.pos[i] == "ADJ" and view.bare[i] not in word_set("masdars")  # «مصادر عسكرية موالية لهادي»
    if of_name(view, i) or _of_office(view, i) or described:
        return None
    if any(view.bare[k] in word_set("relative_pronouns") for k in range(cue.last + 1, i)) and view.key[i - 1] not in COMMAS:
        return None  # inside «التقارير التي تحدثت عن إجرائها تجارب»
    listed = view.bare[i] in word_set("masdars") and i > cue.last + 2 and view.pos[i - 1] != "ADP"
    if (
        i == cue.last + 1
        or complete(view, i - 1, cue)
        or (listed and view.words[i - 1].stem not in word_set("construct_heads"))
    ):
        return Opener("noun", i)
    return None


def _of_office(view: View, i: int) -> bool:
    """«استشاري التأهيل», «مدير الأمن»: the second half of an office."""
    return kind_of_word(view.bare[i - 1]) == "official" and bool(view.has(i, "article")) and not definite(view, i - 1)


def _definite_masdar(view: View, i: int, cue: Cue) -> bool:
    """«تأمل إدارة يوفنتوس التخلي عن …», «أعلن التحالف العربي السبت الهدنة»: behind a name, an adjective or a day."""
    before = view.pos[i - 1] in ("PROPN", "ADJ") or view.bare[i - 1] in word_set("days") | word_set("short_adverbials")
    before = before or (view.key[i - 1] in COMMAS and cue.form.verb.name in verb_names("asking_of"))
    named = i > cue.last + 2 and bool(view.has(i, "article")) and not view.has(i, "prep") and view.pos[i] == "NOUN"
    return named and before and is_masdar(view.words[i].stem)


def _points(view: View, i: int, cue: Cue) -> bool:
    """«اعتبر الحزب هذا القصف …» and not «… هذا الأسبوع»."""
    return complete(view, i - 1, cue) and i + 1 < len(view) and view.words[i + 1].stem not in word_set("time_nouns")


def unmarked_speech(view: View, cue: Cue) -> Opener | None:
    """«وقال أبدت الكتل اعتراضها»: speech without particle or marks begins at the first verb after the subject."""
    if "quote" not in cue.form.verb.frames or not cue.form.verb.sure:
        return None
    if cue.participle:
        return _behind_comma(view, cue)
    if cue.form.verb.name not in verb_names("plain_speech") or cue.pronoun:
        return None
    for i in range(cue.last + 1, min(view.limit(cue.at), cue.last + 10)):
        if view.pos[i] == "VERB" and view.words[i].stem in table().stems and view.bare[i] not in given_names():
            return None if view.conj[i] else Opener("bare", i)
        if view.bare[i] in word_set("before_speech") and i + 1 < len(view) and view.pos[i + 1] == "VERB":
            return Opener("bare", i)
        if view.pos[i] not in ("NOUN", "PROPN", "ADJ", "X", "VERB") or view.conj[i]:
            return None
    return None


def _behind_comma(view: View, cue: Cue) -> Opener | None:
    """«مضيفا، المريض جاءنا …»: a comma in the place of the colon."""
    at = cue.last + 1
    goes_on = at + 3 < len(view) and view.key[at] in COMMAS and not view.conj[at + 1] and cue_at(view, at + 1) is None
    return Opener("bare", at + 1) if goes_on and after_comma(view, cue.at) else None


Rule = Callable[[View, int, Cue, tuple[str, ...]], "Opener | None"]
RULES: tuple[Rule, ...] = (that_clause, colon_speech, quotation, prepositional, noun_content)
