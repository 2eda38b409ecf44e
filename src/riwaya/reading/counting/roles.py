"""What befell whoever is counted: by the verb or verbal noun nearest before the number, else by a verb behind it."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.arabic.numerals import conjunctions, counted_words, endings, role_words
from riwaya.reading.counting.view import View, bare

BACK, AHEAD = 14, 6
CLOSE = 2
NOMINAL = ("NOUN", "ADJ", "PROPN")
SHORTEST = 3
STOPS = frozenset(".؛:!؟\n")
OTHER, KILLED, INJURED = "other", "killed", "injured"
MOVED = frozenset(["people", "fighters", "households", "killed", "injured", "displaced", "detained", "missing", "abducted", "trapped"])
"""Roles of people."""
NARROW, REACH = frozenset(["missing", "evacuated", "returned", "trapped"]), 5
"""Roles whose words say much else («فقدان السيطرة», «عودة الهدوء»): only from near."""
MOVABLE = frozenset(["people", "fighters", "households", OTHER])
"""Roles of nouns that say who is counted and not what befell them."""


class Trigger(NamedTuple):
    role: str
    distance: int
    word: str


class Told(NamedTuple):
    """A role, and the word that told it: nothing where the counted noun did."""

    role: str
    word: str = ""


class Whole(NamedTuple):
    """The quantity of which another is a part: its role, and where it ends."""

    role: str
    end: int


def trigger_before(view: View, i: int) -> Trigger | None:
    """«إصابة 4 آخرين», «مقتل وجرح 35» (both: people)."""
    for at in range(i - 1, max(view.first, i - BACK) - 1, -1):
        word = view.word(at)
        if word.key in STOPS or bare(word) in counted_words("role_stops"):
            return None
        role = _role_at(view, at)
        if role in NARROW and i - at > REACH:
            continue
        if role is not None:
            return Trigger("people" if _two_fates(view, at, role) else role, i - at, bare(word))
    return None


def _two_fates(view: View, i: int, role: str) -> bool:
    """«مقتل وجرح 35»; not «جنديين قتلا وأصيب 31», where the first verb has its own."""
    before = view.key(i - 1)
    if any(part.kind == "article" for part in view.word(i - 1).segments):
        return False  # «أوقعت مئات القتلى ونزح آلاف»
    pair = role_words().get(bare(view.word(i - 1)))
    return view.word(i).segments[0].kind == "conj" and pair not in (None, role, OTHER) and not before.endswith(endings("tanween"))


def _role_at(view: View, i: int) -> str | None:
    word, following = view.word(i), view.word(i + 1)
    if word.pos not in NOMINAL and following.pos == "VERB" and following.segments[0].kind == "stem":
        return None  # «فقد طورت» is the particle
    found = role_words().get(word.key) or role_words().get(bare(word))
    if found is None and len(word.key) > SHORTEST and word.key[0] in conjunctions():
        return role_words().get(word.key[1:])
    return found


def trigger_behind(view: View, end: int) -> Trigger | None:
    """«ستة أشخاص على الأقل اعتقلوا», «جنديين قتلا»: a verb before the next mark, number or joined و."""
    end = _past_a_part(view, end)
    for at in range(end, min(end + AHEAD, view.last)):
        word = view.word(at)
        if word.pos == "PUNCT" or word.key[:1].isdigit() or word.segments[0].kind == "conj":
            return None
        role = role_words().get(word.key)
        if role is not None and word.key.endswith(endings("told_behind")):
            return Trigger(role, at - end, word.key)
    return None


def _past_a_part(view: View, end: int) -> int:
    """«545 شخصا بينهم 70 امرأة لقوا حتفهم»: the verb behind the part tells of the whole."""
    if bare(view.word(end)) not in counted_words("parts"):
        return end
    number = end + 1
    counts = view.key(number)[:1].isdigit() or view.numeral(number) is not None
    return number + 2 if counts else end


def role_of(view: View, own: str, start: int, end: int, whole: Whole | None = None) -> Told:
    """The role of what stands at words[start:end], whose noun has the role `own`; a part shares that of its whole."""
    if own not in MOVABLE:
        died = own == INJURED and bare(view.word(start - 1)) in counted_words("deaths")
        return Told(KILLED, bare(view.word(start - 1))) if died else Told(own)  # «وفاة جريحين»
    before, behind = trigger_before(view, start), trigger_behind(view, end)
    chosen = behind if behind is not None and (before is None or before.distance > CLOSE) else before
    if whole is not None and (chosen is None or (chosen is before and start - before.distance < whole.end)):
        return Told(whole.role)
    if chosen is None or chosen.role == OTHER or own == OTHER:
        return Told(own)
    return Told(chosen.role, chosen.word)


def told_by(view: View, i: int, reach: int, harm: bool = False) -> bool:
    """A number without a noun counts somebody when a word of counting or of harm (`harm`: of harm only) stands before it."""
    for at in range(i - 1, max(view.first, i - reach) - 1, -1):
        word = view.word(at)
        if word.pos == "PUNCT":
            return False
        role = _role_at(view, at)
        if harm:
            return role not in (None, OTHER)
        if role or bare(word) in counted_words("counting") or word.key in counted_words("parts"):
            return True
    return False
