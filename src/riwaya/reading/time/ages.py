"""Ages, which are no times: «(35 عاما)», «البالغ من العمر 35 عاما», «فلان، 24 سنة،», «منتخب تحت 17 عاما»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.lexicon import given_names, time_list
from riwaya.model import Word
from riwaya.reading.time.grammar import Found

YEARS = ("Y", "M")
NEAR, NAME_LENGTH, AGES_OF = 4, 5, 9
OPENED, CLOSED = '«"“', '»"”'
BRACKETS, MARKS = "([", "،,-–/"


def is_age(found: Found, unit: str) -> bool:
    """Does the length say how old somebody is?"""
    if unit not in YEARS:
        return False
    start, end = found.match.span()
    words, first, last = found.tape.words, found.tape.at[start], found.tape.at[end - 1]
    behind = words[last + 1 : last + NEAR]
    return (
        _told(words, first, behind) or (not behind and _behind_a_name(words, first)) or _set_off(words, first, behind)
    )


def _told(words: Sequence[Word], first: int, behind: Sequence[Word]) -> bool:
    """«البالغ من العمر», «تحت», «عن»: by the words around."""
    before = words[max(0, first - NEAR) : first]
    near = {word.stem for word in before} | {word.key for word in [*before, *behind]}
    if near & time_list("age") or {word.key for word in words[max(0, first - AGES_OF) : first]} & time_list("ages_of"):
        return True  # «تتراوح أعمارهم ما بين الـ16 والـ20 سنة»
    if not before or before[-1].key in time_list("age_limits"):
        return bool(before)
    off = before[-1].key in time_list("about_an_age")
    return off and len(before) > 1 and before[-2].stem not in time_list("at_least")  # «توفي عن 40 عاما»


def _set_off(words: Sequence[Word], first: int, behind: Sequence[Word]) -> bool:
    """Between brackets, quotation marks or commas, or behind a name."""
    if not behind or not first:
        return False
    before, ends = words[first - 1].form, behind[0].key in time_list("ends_an_age")
    if ends and _behind_a_name(words, first):
        return True
    quoted = before in OPENED and behind[0].key in CLOSED
    listed = before in MARKS and (behind[0].key in CLOSED or (ends and behind[0].pos == "PUNCT"))
    return quoted or listed or (ends and before in BRACKETS)


def _behind_a_name(words: Sequence[Word], at: int) -> bool:
    """«العريف أحمد موسى علي الربعي 33 عاما،»: a name, and nothing but names between it and the number."""
    for i in range(at - 1, max(0, at - NAME_LENGTH) - 1, -1):
        word = words[i]
        if word.pos == "ADP" and words[i - 1].pos == "PROPN":
            continue  # «موسى علي» is spelled like «على»
        if word.pos not in ("PROPN", "NOUN", "ADJ", "X") or word.segments[0].kind in ("conj", "prep"):
            return False
        if word.key in given_names() and words[i - 1].pos not in ("ADP", "PUNCT") and i < at - 1:
            return True
    return False
