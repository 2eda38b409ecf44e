"""What a word of a noun phrase is: a particle before it, a verbal noun, definite, complete, a description."""

from __future__ import annotations

import re

from riwaya.arabic.lexicon import endings, given_names, spellings, word_set
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.view import COMMAS, View
from riwaya.reading.kinds import kind_of_word

PARTICLE = re.compile(r"(?:ب)?ان(?:ه|ها|هم|هما|هن|ني|نا|ك|كم)?$|لان$|بانن[يا]$|انن[يا]$|اني$|الا$|بالا$")
MASDAR_SHAPE = re.compile(
    r"(?:است..ا.|ا.ت.ا.|ان..ا.|ا..ا.|ا..ا|ت..ي.|ت..ي|ت.ا..|م.ا..ه)(?:ه|ها|هم|هما|هن|ته|تها|تهم|تهما|ا)?$"
)
FEMININE_MASDAR = re.compile(r"(?:ا.ا.[هت]|است.ا.[هت]|ت.[و]?.ي[هت])(?:ه|ها|هم|هما)?$")


def is_particle(view: View, i: int) -> bool:
    """إن، أن، بأن, with or without a pronoun, and not «بعد أن»."""
    if not PARTICLE.match(view.bare[i]) or view.bare[i] in word_set("no_complement"):
        return False
    if i + 1 < len(view) and view.key[i + 1] in word_set("name_seconds"):
        return False  # «بان كي مون»
    return i == 0 or view.bare[i - 1] not in word_set("conjunctions")


def is_masdar(key: str) -> bool:
    """A noun that unfolds into a clause, by list or by shape: اعتقال, استعادة, تحرير, إطلاق."""
    listed = word_set("masdars")
    if key in listed:
        return True
    for pronoun in ("ها", "هم", "هما", "ه", "هن"):
        if key.endswith(pronoun) and (stem := key[: -len(pronoun)]) and (stem in listed or _untied(stem) in listed):
            return True
    if key.startswith("ال") or key in word_set("not_masdars") | word_set("short_adverbials") or kind_of_word(key) is not None:
        return False
    return bool(MASDAR_SHAPE.match(key) or FEMININE_MASDAR.match(key))


def _untied(stem: str) -> str:
    return stem[:-1] + "ه" if stem.endswith("ت") else stem


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


def of_name(view: View, i: int) -> bool:
    """«اللواء توفيق», «سعد الرحيل الخالدي»: a common word that is part of a name here."""
    if view.bare[i - 1] in word_set("personal_titles") and view.bare[i] in given_names():
        return True
    after = i + 1 < len(view) and view.has(i + 1, "article") and view.bare[i + 1].endswith(endings("surname_endings"))
    return bool(after) and bool(view.has(i, "article")) and view.pos[i - 1] == "PROPN" and view.bare[i - 1] in given_names()


def is_son(view: View, i: int) -> bool:
    """«أحمد بن علي»: a name, spelled like the preposition."""
    return i > 0 and view.words[i].form in spellings("given_before_surnames") and view.bare[i - 1] in word_set("sons")


def definite(view: View, i: int) -> bool:
    """Word i cannot stand in construct: it has the article or a pronoun, or is a name."""
    if view.pos[i] in ("ADP", "PRON", "DET", "SCONJ", "CCONJ", "VERB") or view.bare[i] in word_set("kunyas"):
        return False
    if view.has(i, "article") or view.has(i, "pronoun") or view.pos[i] in ("PROPN", "X"):
        return True
    return view.bare[i] in word_set("honorifics") and view.words[i].form.endswith("ه")


def complete(view: View, i: int, cue: Cue) -> bool:
    """A noun phrase can end at word i: it is definite, an adjective, a name, a mark, or an unnamed source."""
    if view.bare[i] in word_set("elatives"):
        return False  # «أكبر شبكة»
    if view.is_mark(i) or view.bare[i] in word_set("short_adverbials") or definite(view, i):
        return True
    if view.pos[i] in ("ADJ", "PROPN", "X", "NUM"):
        return True
    return view.bare[i] in word_set("unnamed") and i == cue.last + 1


def closing_comma(view: View, first: int, last: int) -> int:
    """«الناطق، روبرت غيبس، تلك التقارير»: the second comma, where the words between belong to what stands before; else -1."""
    close = next((k for k in range(first + 1, min(first + 8, last)) if view.key[k] in COMMAS), -1)
    if close < 0 or view.has(first, "article") or view.conj[close + 1] or view.conj[first]:
        return -1
    if any(view.pos[k] == "VERB" for k in range(first, close)):
        return -1
    new = view.pos[close + 1] in ("DET", "NOUN", "PROPN", "X") and not view.has(close + 1, "prep")
    return close if new or view.key[close + 1] in word_set("demonstratives") else -1
