"""Where the subject behind a verb ends and its object begins: «دعت المقاومة المواطنين»."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import endings, given_names, word_set
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.nouns import closing_comma, complete, definite, describes
from riwaya.reading.attribution.sources import Range, can_head
from riwaya.reading.attribution.view import COMMAS, View
from riwaya.reading.kinds import kind_of_word


def split_object(view: View, cue: Cue, first: int, last: int) -> tuple[Range, Range | None]:
    """«دعت المقاومة المواطنين»: source and object of the words first … last, at the end of the first complete phrase."""
    seen_definite = closing = False
    aside = -1
    for i in range(first, last + 1):
        if i < aside:
            continue
        if view.key[i] in COMMAS and i < last:
            if _among(view, i + 1):
                aside = next((k for k in range(i + 1, last) if view.key[k] in COMMAS), -1)
                closing = aside > 0
                continue
            encloses = not closing and closing_comma(view, i + 1, last) >= 0
            same = _apposition(view, i + 1) or _names_title(view, first, i)
            new = seen_definite and not encloses and (closing or not same or _accusative(view, i + 1) or _crowd(view, i + 1))
            closing = encloses
            if can_head(view, i + 1) and new:
                return (first, i - 1), (i + 1, last)
            continue
        begins = starts_phrase(view, i) or view.bare[i] in word_set("demonstratives") or _accusative(view, i)
        called = view.bare[i] in word_set("all_of") or view.bare[i] in word_set("hundreds")
        begins = begins or _capital(view, i) or called or _other_gender(view, i)
        if i > first and view.key[i] in word_set("demonstratives"):
            return (first, i - 1), (i, last)
        part_of_name = view.bare[i - 1] in word_set("personal_titles") or _surname(view, i, cue)
        anew = called or not (part_of_name or describes(view, i))
        if i > first and seen_definite and begins and anew and not _names_him(view, first, i):
            return (first, i - 1), (i, last)
        if (complete(view, i, cue) or view.bare[i] in word_set("topic_places")) and not view.is_mark(i):
            seen_definite = True
        elif view.is_mark(i):
            seen_definite = seen_definite or i > first
    return (first, last), None


@cache
def _among_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(p).split()) for p in word_set("among"))


def _among(view: View, i: int) -> bool:
    """«البلدان النامية، وعلى رأسها الصين، الدولة …»: some of those just named, up to the next comma."""
    return any(view.matches(i, words) for words in _among_phrases())


def _capital(view: View, i: int) -> bool:
    """«حث المسؤول الأمريكي طهران على»: a state behind an adjective is no part of its noun."""
    if view.has(i, "prep") or view.conj[i]:
        return False
    kind = kind_of_word(view.bare[i]) if view.pos[i] == "PROPN" else None
    if kind == "outlet":
        told = definite(view, i - 1) or view.bare[i - 1].endswith(endings("plural_endings"))
        return told and kind_of_word(view.bare[i - 1]) != "outlet"  # «أبلغ المسؤول رويترز»
    return (kind == "government" or view.bare[i] in word_set("topic_places")) and view.pos[i - 1] in ("ADJ", "PROPN")


def _accusative(view: View, i: int) -> bool:
    """«خاطب كرزاي الباكستانيين»: a plural in ين behind a name."""
    behind_name = view.pos[i - 1] == "PROPN" and view.has(i, "article") and not view.conj[i]
    return bool(behind_name) and view.bare[i].endswith("ين") and len(view.bare[i]) > 5


def _crowd(view: View, i: int) -> bool:
    """«وحمل المجلس، الحوثيين مسؤولية …»: a plural in ين behind a comma, and no adjective of the noun before it."""
    before = view.bare[i - 2].endswith(endings("plural_endings"))
    return view.bare[i].endswith(endings("plural_endings")) and bool(view.has(i, "article")) and not before and not view.conj[i]


def _names_him(view: View, first: int, i: int) -> bool:
    """«وصف مفتي المملكة الشيخ عبدالعزيز …»: a title and the name that the office before it lacks."""
    title = view.has(i, "article") and kind_of_word(view.bare[i]) == "official" and i + 1 < len(view)
    return bool(title) and _is_name(view, i + 1) and not any(_is_name(view, k) for k in range(first, i))


def _other_gender(view: View, i: int) -> bool:
    """«وزارة الخزانة الأميركية الكواري»: what looks like an adjective and agrees with nothing before it is a name."""
    behind = view.pos[i - 1] == "ADJ" and view.has(i - 1, "article") and view.bare[i - 1].endswith("ه")
    masculine = view.pos[i] == "ADJ" and view.bare[i].startswith("ال") and view.bare[i].endswith("ي")
    return bool(behind) and masculine and not view.conj[i] and not any(
        view.pos[k] == "NOUN" and not view.bare[k].endswith("ه") for k in range(max(0, i - 4), i)
    )


def _surname(view: View, i: int, cue: Cue) -> bool:
    """«أحمد الحسن»: one definite word behind a first name, and no plural; «عزا زيد العزوف إلى …» has its object there."""
    if "attribute" in cue.form.verb.frames:
        return False
    given = view.bare[i - 1] in given_names() and view.pos[i - 1] == "PROPN"
    if i + 1 < len(view) and view.pos[i] == "NOUN" and view.pos[i + 1] == "ADJ" and view.has(i + 1, "article"):
        return False  # «طالب أبو عبيدة الدول المجاورة»
    return given and bool(view.has(i, "article")) and not view.bare[i].endswith(("ين", "ون", "ات"))


def _names_title(view: View, first: int, comma: int) -> bool:
    """«العميد السابق، أحمد البيلاوي، …»: the name of the officer behind the comma."""
    titled = kind_of_word(view.bare[first]) == "official"
    return titled and _is_name(view, comma + 1) and not any(_is_name(view, k) for k in range(first, comma))


def _is_name(view: View, i: int) -> bool:
    listed = view.bare[i] in given_names() or view.bare[i] in word_set("given_names")
    return listed and view.pos[i] in ("NOUN", "PROPN", "X", "ADJ")


def _apposition(view: View, i: int) -> bool:
    """«، الواقعة في …», «، رئيس المجلس،»: described again, not somebody else."""
    if view.bare[i] in word_set("all_of"):
        return False
    return view.pos[i] == "ADJ" or (view.bare[i].startswith("ال") and not view.conj[i])


def starts_phrase(view: View, i: int) -> bool:
    """A new noun phrase at i: a noun that is neither joined by و nor under a preposition, after a complete one."""
    if view.pos[i] != "NOUN" or view.conj[i] or view.has(i, "prep") or view.is_mark(i):
        return False
    previous = view.pos[i - 1]
    return previous in ("ADJ", "NOUN", "PROPN", "PRON") and complete_before(view, i)


def complete_before(view: View, i: int) -> bool:
    """Word i - 1 is definite, so that word i cannot stand in its construct."""
    return definite(view, i - 1) or view.pos[i - 1] == "ADJ" or view.bare[i - 1] in word_set("topic_places")
