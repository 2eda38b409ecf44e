"""Where the content of a cue begins: at its particle, its quotation, its preposition, its noun."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from riwaya.arabic.lexicon import masdar_cues, word_set
from riwaya.reading.attribution.cues import Cue, after_comma, cue_at, opens_speech
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word

PARTICLE = re.compile(r"(?:ب)?ان(?:ه|ها|هم|هما|هن|ني|نا|ك|كم)?$|لان$|بانن[يا]$|انن[يا]$|اني$|الا$|بالا$")
MASDAR_SHAPE = re.compile(
    r"(?:است..ا.|ا.ت.ا.|ان..ا.|ا..ا.|ا..ا|ت..ي.|ت..ي|ت.ا..|م.ا..ه)(?:ه|ها|هم|هما|هن|ته|تها|تهم|تهما|ا)?$"
)
VERBAL_NOUN = re.compile(r"ال..و.$")
FEMININE_MASDAR = re.compile(r"(?:ا.ا.[هت]|است.ا.[هت]|ت.[و]?.ي[هت])(?:ه|ها|هم|هما)?$")
PREPOSITIONS = {"إلى": "الي", "عن": "عن", "على": "علي", "من": "من", "في": "في"}
REACH = 60
FARTHEST_LOOSE = 8
FARTHEST_NOUN = 18


class Opener(Struct, frozen=True):
    """The content starts at word `at`; what stands between the cue and word `at` is the middle: source, addressee, time."""

    kind: str
    at: int


def is_particle(view: View, i: int) -> bool:
    """إن، أن، بأن, with or without a pronoun, and not «بعد أن»."""
    if not PARTICLE.match(view.bare[i]) or view.bare[i] in word_set("no_complement"):
        return False
    if i + 1 < len(view) and view.key[i + 1] in word_set("name_seconds"):
        return False  # «بان كي مون»
    return i == 0 or view.bare[i - 1] not in word_set("conjunctions")


def that_start(view: View, i: int, cue: Cue) -> int:
    """The first word of the clause whose particle is word i: «إلى أن» starts at «إلى»."""
    if i - 1 > cue.last and view.key[i - 1] in word_set("link_prepositions"):
        return i - 1
    return i


def is_masdar(key: str) -> bool:
    """A noun that unfolds into a clause, by list or by shape: اعتقال, استعادة, تحرير, إطلاق."""
    listed = word_set("masdars")
    if key in listed:
        return True
    for pronoun in ("ها", "هم", "هما", "ه", "هن"):
        if key.endswith(pronoun) and (stem := key[: -len(pronoun)]) and (stem in listed or _untied(stem) in listed):
            return True
    if key.startswith("ال") or key in word_set("not_masdars") or kind_of_word(key) is not None:
        return False
    return bool(MASDAR_SHAPE.match(key) or FEMININE_MASDAR.match(key))


def _untied(stem: str) -> str:
    return stem[:-1] + "ه" if stem.endswith("ت") else stem


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
    if "noun" not in frames or not cue.form.verb.sure or cue.pronoun:
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
        if view.key[i] in word_set("demonstratives") and (i > cue.last + 1 or not _subject_next(view, i)):
            return Opener("noun", i)
        if i > cue.last + 1 and view.pos[i] == "NOUN" and not view.conj[i] and _new_phrase(view, i):
            return Opener("noun", i)
        i = max(i + 1, view.skip(i))
    if cue.participle and cue.last + 1 < stop and not view.is_mark(cue.last + 1) and view.pos[cue.last + 1] != "ADP":
        return Opener("noun", cue.last + 1)
    return None


def closing_comma(view: View, first: int, last: int) -> int:
    """«الناطق، روبرت غيبس، تلك التقارير»: the second comma, where the words between belong to what stands before; else -1."""
    close = next((k for k in range(first + 1, min(first + 8, last)) if view.key[k] in COMMAS), -1)
    if close < 0 or view.has(first, "article") or view.conj[close + 1] or view.conj[first]:
        return -1
    if any(view.pos[k] == "VERB" for k in range(first, close)):
        return -1
    new = view.pos[close + 1] in ("DET", "NOUN", "PROPN", "X") and not view.has(close + 1, "prep")
    return close if new or view.key[close + 1] in word_set("demonstratives") else -1


def _subject_next(view: View, i: int) -> bool:
    """«نفى هذا المسؤول …» against «نفى هذه الاتهامات»."""
    return i + 1 < len(view) and view.words[i + 1].stem in word_set("kind_official") | word_set("kind_source")


def _new_phrase(view: View, i: int) -> bool:
    if view.has(i, "prep") or view.key[i - 1] in COMMAS or view.pos[i - 1] == "ADP":
        return False
    if view.bare[i] in word_set("day_adjectives") or describes(view, i):
        return False
    if view.bare[i - 1] in word_set("adverbial_starters") or view.bare[i] in word_set("adverbial_starters"):
        short = view.bare[i - 1] in word_set("short_adverbials") or view.bare[i - 1] in word_set("days")
        return short and view.bare[i] not in word_set("adverbial_starters")
    return definite(view, i - 1) or view.pos[i - 1] == "ADJ"


def describes(view: View, i: int) -> bool:
    """«الأمين العام», «الزعيم المعارض»: two articles, both singular, no office: an adjective and not another noun."""
    both = view.has(i, "article") and view.has(i - 1, "article")
    if not both or is_masdar(view.words[i].stem) or _many(view, i) or _many(view, i - 1):
        return False
    agree = view.bare[i].endswith("ه") == view.bare[i - 1].endswith("ه")
    return agree and kind_of_word(view.bare[i]) is None and view.bare[i] not in word_set("topic_places") | word_set("days")


def _many(view: View, i: int) -> bool:
    """«المواطنين», «السلطات»; «أمين» only looks like one."""
    return view.bare[i].endswith(("ين", "ون", "ات")) and view.words[i].stem not in word_set("kind_official")


def definite(view: View, i: int) -> bool:
    """Word i cannot stand in construct: it has the article or a pronoun, or is a name."""
    if view.pos[i] in ("ADP", "PRON", "DET", "SCONJ", "CCONJ", "VERB"):
        return False
    if view.has(i, "article") or view.has(i, "pronoun") or view.pos[i] in ("PROPN", "X"):
        return True
    return view.bare[i] in word_set("honorifics") and view.words[i].form.endswith("ه")


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
    if "that" in frames and is_particle(view, i) and not view.conj[i]:
        return Opener("that", that_start(view, i, cue))
    if "ل" in frames and view.bare[i] in word_set("because"):
        return Opener("that", i)
    if "to" in frames and i > cue.last + 1 and (is_particle(view, i) or view.bare[i] == "لان"):
        return Opener("that", that_start(view, i, cue))
    return None


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
    if view.key[i - 1] in word_set("joined_prepositions") or view.bare[i - 1] in word_set("before_names"):
        return None
    inside = view.close[i] - i - 1
    if (inside >= 4 or (i == cue.last + 1 and inside >= 1)) and not _names_source(view, i):
        return Opener("quote", i)
    return None


def _names_source(view: View, i: int) -> bool:
    """أفاد «المرصد السوري» بأن: the quotation is a name and the verb's clause follows it."""
    end = view.skip(i)
    if end == i or end >= len(view) or view.close[i] - i > 8:
        return False
    if view.close[i] - i <= 4 and (view.key[end] == ":" or _clause_soon(view, end)):
        return True  # قال «كانالز»: إن …؛ تضيف «روميساء» -وهو اسم مستعار- أنها …
    return is_particle(view, end) or view.pos[end] == "ADP" or view.has(end, "prep") == "ب" or is_masdar(view.bare[end])


def _clause_soon(view: View, first: int) -> bool:
    """A dash and, a dozen words behind it, a particle: an aside about the one just named."""
    near = range(first + 1, min(len(view), first + 14))
    return view.key[first] in "-،(" and any(is_particle(view, k) and view.is_mark(k - 1) for k in near)


def prepositional(view: View, i: int, cue: Cue, frames: tuple[str, ...]) -> Opener | None:
    """أفاد المرصد بمقتل …، أشار إلى سقوط …، كشف عن قيام …"""
    key = view.bare[i]
    for frame in frames:
        if PREPOSITIONS.get(frame) == key and _opens_phrase(view, i + 1) and not view.conj[i]:
            if key == "علي" and view.words[i + 1].key in word_set("on_sayings"):
                continue  # «أكد الرئيس على هامش لقائه …»
            if cue.form.verb.name in word_set("stance_verbs") and not _stance(view, i + 1):
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
        return not view.has(i, "pronoun") or is_masdar(view.words[i].stem)
    stem = view.words[i].stem
    named = stem in word_set("topic_places") or (view.pos[i] in ("PROPN", "X") and view.has(i, "prep"))
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
    told = i + 1 < len(view) and view.key[i] == "ما" and view.pos[i + 1] == "VERB"
    if told and i > cue.last + 1 and view.pos[i - 1] != "ADP" and view.bare[i - 1] not in word_set("adverbial_starters"):
        return Opener("noun", i)  # «نفى الوزير ما تناقلته …»
    if i > cue.last + 1 and view.key[i] in word_set("determining") and _points(view, i, cue):
        return Opener("noun", i)
    if not (is_masdar(view.bare[i]) or _definite_masdar(view, i, cue)) or i - cue.last > FARTHEST_NOUN:
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


def _definite_masdar(view: View, i: int, cue: Cue) -> bool:
    """«تأمل إدارة يوفنتوس التخلي عن …», «أعلن التحالف العربي السبت الهدنة»: behind a name, an adjective or a day."""
    before = view.pos[i - 1] in ("PROPN", "ADJ") or view.bare[i - 1] in word_set("days") | word_set("short_adverbials")
    named = i > cue.last + 2 and bool(view.has(i, "article")) and view.pos[i] == "NOUN"
    return named and before and is_masdar(view.words[i].stem)


def _points(view: View, i: int, cue: Cue) -> bool:
    """«اعتبر الحزب هذا القصف …» and not «… هذا الأسبوع»."""
    return complete(view, i - 1, cue) and i + 1 < len(view) and view.words[i + 1].stem not in word_set("time_nouns")


def complete(view: View, i: int, cue: Cue) -> bool:
    """A noun phrase can end at word i: it is definite, an adjective, a name, a mark, or an unnamed source."""
    if view.bare[i] in word_set("elatives"):
        return False  # «أكبر شبكة»
    if view.is_mark(i) or view.bare[i] in word_set("short_adverbials") or definite(view, i):
        return True
    if view.pos[i] in ("ADJ", "PROPN", "X", "NUM"):
        return True
    return view.bare[i] in word_set("unnamed") and i == cue.last + 1


def unmarked_speech(view: View, cue: Cue) -> Opener | None:
    """«وقال أبدت الكتل اعتراضها»: speech without particle or marks begins at the first verb after the subject."""
    if "quote" not in cue.form.verb.frames or not cue.form.verb.sure:
        return None
    if cue.participle:
        return _behind_comma(view, cue)
    for i in range(cue.last + 1, min(view.limit(cue.at), cue.last + 14)):
        if view.key[i] in STOPS or ((other := cue_at(view, i)) is not None and (view.conj[i] or other.participle)):
            return None
        if view.bare[i] in word_set("relatives"):
            return None
        if view.pos[i] == "VERB" and not view.conj[i]:
            return Opener("bare", i)
    return None


def _behind_comma(view: View, cue: Cue) -> Opener | None:
    """«مضيفا، المريض جاءنا …»: a comma in the place of the colon."""
    at = cue.last + 1
    goes_on = at + 3 < len(view) and view.key[at] in COMMAS and not view.conj[at + 1] and cue_at(view, at + 1) is None
    return Opener("bare", at + 1) if goes_on and after_comma(view, cue.at) else None


Rule = Callable[[View, int, Cue, tuple[str, ...]], "Opener | None"]
RULES: tuple[Rule, ...] = (that_clause, colon_speech, quotation, prepositional, noun_content)
