"""Things that show and do not speak: «هذه الهجمات تكشف عن …», «ذلك يعني أن …»."""

from __future__ import annotations

import re

from riwaya.arabic.lexicon import given_names, verb_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.nouns import is_masdar
from riwaya.reading.attribution.openers import Opener
from riwaya.reading.attribution.sources import Range, Speakers
from riwaya.reading.attribution.view import View
from riwaya.reading.kinds import kind_of_word

PLURAL_OF_THINGS = re.compile(r".{2,}ات$|ا..ا.$")
CLAUSES = frozenset(("that", "quote", "colon", "ahead"))


def only_shows(view: View, cue: Cue, opener: Opener, who: Speakers) -> bool:
    """The subject is a thing, and what follows is no speech: the outlet draws the conclusion itself.

    Evidence behind its verb with a clause («تشير السوابق إلى أن …») and a definite thing that says («الرواية الأولى تقول
    إن …») are told as sources.
    """
    if who.source is None or _many_people(cue) or not is_thing(view, who.source):
        return False
    first = _past_determiners(view, who.source)
    if first < 0:
        return True
    if who.left:
        return cue.form.verb.name not in verb_names("plain_speech") or not view.has(first, "article")
    return opener.kind not in CLAUSES and _clearly_thing(view, who.source[0], first)


def _clearly_thing(view: View, start: int, first: int) -> bool:
    """Behind a verb a definite noun may be somebody's name («البيض», «الدباغ»); a verbal noun and a plural of things are none."""
    stem = view.words[first].stem
    if first > start and view.bare[start] not in word_set("demonstratives"):
        return False  # «عدد من مكونات المجتمع»
    return first > start or not view.has(first, "article") or is_masdar(stem) or bool(PLURAL_OF_THINGS.match(stem))


def _many_people(cue: Cue) -> bool:
    """«نقادا رأوا أن»: the plural of the verb is for people only, and so is the dual, nearly."""
    return cue.form.form.number in ("p", "d") and cue.form.form.person == 3


def is_thing(view: View, words: Range) -> bool:
    """The phrase's head is a common noun of no kind that speaks, or «هذا», «ذلك» alone."""
    first = _past_determiners(view, words)
    if first < 0:
        return True
    key, word = view.bare[first], view.words[first]
    if view.pos[first] not in ("NOUN", "ADJ") or word.stem not in table().stems or _named(view, first, words[1]):
        return False
    if key.endswith(("ون", "وا")) or (key.startswith("ال") and key.endswith("ي")):
        return False  # «يمنيون», «الظواهري»
    return kind_of_word(key) is None and kind_of_word(word.stem) is None


def _named(view: View, first: int, last: int) -> bool:
    """A first name, «سموه», or a definite noun before a name: «العم عبدالله», «الأسطورة الأرجنتينية دييغو مارادونا»."""
    key = view.bare[first]
    if key in given_names() or key in word_set("honorifics"):
        return True
    if not view.has(first, "article"):
        return first < last and not is_masdar(key) and _names_person(view, first + 1)  # «جيب بوش»
    for k in range(first + 1, last + 1):
        if view.pos[k] == "ADP" or view.has(k, "prep") or view.is_mark(k):
            return False
        if view.pos[k] in ("PROPN", "X") or view.bare[k] in given_names():
            return True
    return False


def _names_person(view: View, i: int) -> bool:
    return view.pos[i] == "PROPN" and view.bare[i] not in word_set("topic_places") and not view.has(i, "prep")


def _past_determiners(view: View, words: Range) -> int:
    """The head behind «هذه», «بعض من»; -1 where a demonstrative stands alone."""
    first, last = words
    while first < last and (view.is_mark(first) or view.bare[first] in word_set("determiners")):
        first += 1
    pointing = view.bare[first] in word_set("demonstratives")
    return -1 if pointing else first
