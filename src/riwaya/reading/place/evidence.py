"""Whether a name means a place here: how sure the bare name is in news, and what stands beside it."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.lexicon import given_names
from riwaya.arabic.place_words import kind_words, place_words
from riwaya.arabic.wordlist import table
from riwaya.reading.place.named import Named
from riwaya.reading.place.view import View, in_list, nationality

ALONE, PLACED, STRONGLY, BESIDE = 0.6, 0.35, 0.15, 0.25
"""How sure a name must be that stands alone, behind a preposition, behind one of place, beside another place."""
VERY_SURE, WELL, CAPITAL = 0.8, 0.45, 0.4
"""A capital that mostly speaks stands seldom behind a preposition, which is what `sure` counts."""
LEAST = 0.05
"""Below this the name is a common word: only a kind word makes it a place."""
AT = ("ب",)
TANWEEN = "\u064b\u064c\u064d"
QUOTES = "\"«»“”{}"


def somebody(view: View, named: Named) -> bool:
    """Part of a person's name, or of an outlet's, a team's, a group's."""
    if named.first < named.at or named.kind is not None:
        return False
    if _quoted(view, named):
        return True
    before = view.key(named.first - 1) if not named.joined and named.first and not view.parted(named.first - 1) else ""
    if not before:
        return False
    if in_list(before, "before_persons") or in_list(before, "before_bodies"):
        return not (named.sure >= VERY_SURE and in_list(before, "preposition"))
    return before in _people() and not in_list(before, "preposition") and " " not in named.key


def _quoted(view: View, named: Named) -> bool:
    """«الرياض», «الشرق الأوسط» in marks of their own: a newspaper."""
    around = view.text[max(0, named.name.start - 1) : named.name.start], view.text[named.name.end : named.name.end + 1]
    return all(mark and mark in QUOTES for mark in around)


def spelled_as_no_name(view: View, named: Named) -> bool:
    """«آنفاً», «في بيانه»: an ending that the name has not, with no kind word that says otherwise."""
    if named.first < named.at or " " in named.key:
        return False
    if view.text[named.name.end - 1] in TANWEEN or view.text[named.name.end - 2] in TANWEEN:
        return True
    pronoun = view.words[named.last].segments[-1].kind == "pronoun" and view.words[named.last].form.endswith("ه")
    return (pronoun or view.words[named.last].form.endswith("ه")) and named.number >= 0 and _with_marbuta(view, named)


def _with_marbuta(view: View, named: Named) -> bool:
    """Is the name spelled with ة, which this report writes as such?"""
    return "ة" in view.text and view.rows(named.number)[0].name.endswith("ة")


def foreign_person(view: View, named: Named) -> bool:
    """«بريان وايتمان», «فرانسيس فوكوياما»: a name that no list has stands right before or behind."""
    if named.first < named.at or named.kind is not None or " " in named.key or named.joined[-1:] in ("ب", "ل"):
        return False
    if named.sure >= VERY_SURE or _placed(view, named):
        return False
    return _unheard_name(view, named.last + 1) or (not named.joined and _unheard_name(view, named.first - 1))


def _unheard_name(view: View, at: int) -> bool:
    """A word that neither the word list nor the gazetteer has, on the same line."""
    if not 0 <= at < len(view.words) or (at and view.parted(at - 1)) or (at + 1 < len(view.words) and view.parted(at)):
        return False
    word = view.words[at]
    return word.pos in ("PROPN", "X") and len(word.segments) == 1 and word.stem not in table().stems and not view.openings(word.key)


def _placed(view: View, named: Named) -> bool:
    return named.joined[-1:] in AT or in_list(view.key(named.first - 1), "strong_preposition")


def club(view: View, named: Named) -> bool:
    """«فاز مرسيليا» in a report of sport, «الريان القطري» anywhere: the city's club, which is masculine."""
    if named.first < named.at or named.kind is not None or named.number < 0 or _placed(view, named):
        return False
    if not {row.kind for row in view.rows(named.number)[:3]} & {"city", "village", "neighbourhood"}:
        return False
    after = view.key(named.last + 1)
    if after.startswith("ال") and after.endswith("ي") and nationality(after) and not view.parted(named.last):
        return True
    opens = named.first == 0 or view.parted(named.first - 1)
    return view.of_sport and not (opens or named.joined.endswith("ل"))


def adjective(view: View, named: Named) -> bool:
    """«الخارجية السعودية», «أرامكو السعودية»: the nationality of the noun before."""
    if named.first < named.at or named.joined or not named.first or not all(map(_is_adjective, named.key.split(" "))):
        return False
    quoted = view.words[named.first - 1].form in QUOTES and named.first > 1  # «أكوا باور» السعودية
    before = view.words[named.first - 1 - quoted]
    kind = kind_words().get(before.stem)
    if view.parted(named.first - 1) or (kind is not None and kind.name == "country"):
        return False  # «للمملكة العربية السعودية»
    unheard = before.pos in ("PROPN", "X") and len(before.segments) == 1 and before.stem not in table().stems
    return any(segment.kind == "article" for segment in before.segments) or (unheard and not view.openings(before.key))


def _is_adjective(key: str) -> bool:
    return nationality(key) is not None or in_list(key, "arab")


def company(view: View, named: Named) -> bool:
    """«السعودية للتموين», «طوكيو للتأمين»."""
    if named.first < named.at or named.last + 1 >= len(view.words) or view.parted(named.last):
        return False
    return view.key(named.last + 1) in place_words("business")


def goes_on_as_person(view: View, named: Named) -> bool:
    """«صلاح عبد السلام», «ياسين البدري»: a first name with more of the name behind it."""
    if named.first < named.at or named.last + 1 >= len(view.words):
        return False
    after = view.key(named.last + 1)
    if after in place_words("patronymics"):
        return True
    if " " in named.key or named.key not in _people():
        return False
    return not view.parted(named.last) and (after in _people() or view.words[named.last + 1].pos == "PROPN")


@cache
def _people() -> frozenset[str]:
    return given_names()


def accepted(view: View, named: Named, beside_place: bool, in_story: bool, known: bool, big: bool) -> bool:
    """`beside_place`: joined with و or a comma to a sure place; `in_story`: a place of the name lies where the report plays,
    and `known`: everybody there knows it; `big`: the world knows it («باريس»)."""
    rare = named.sure < LEAST and not (beside_place and known)
    if named.kind is None and (rare or in_list(named.key, "no_name") or in_list(named.key, "everyday") or named.key in kind_words()):
        return False
    if named.kind is None and not in_story and in_list(named.key, "doubtful"):
        return False
    capital = named.sure >= CAPITAL and any(row.number in view.book.capitals for row in view.rows(named.number)[:3])
    if (named.sure >= ALONE or capital) and (in_story or big):
        return True
    if named.kind is not None and named.first < named.at:
        loose = named.kind.name != "country" and not (named.kind.sure or named.kind.near or named.kind.names)
        if not loose or (in_story and not in_list(view.key(named.first - 1), "from")):  # «من ناحية المستوى»
            return True
    if named.directions or named.part or named.kind is not None:
        return named.sure >= STRONGLY or known
    before = view.key(named.first - 1) if named.first else ""
    strong = named.joined[-1:] in AT or in_list(before, "strong_preposition")
    if strong and (known or named.sure >= (STRONGLY if in_story else WELL)):
        return True
    if (named.joined.endswith("ل") or in_list(before, "preposition")) and named.sure >= PLACED:
        return in_story or named.sure >= (PLACED + ALONE) / 2
    return in_story and (named.sure >= (PLACED if known else WELL) or (beside_place and (known or named.sure >= BESIDE)))


def kind_alone(view: View, named: Named) -> bool:
    """«السد», «المطار», «القاعدة»: a kind word with its article speaks of one named before."""
    return named.kind is None and named.first == named.at == named.last and view.words[named.at].stem in kind_words()


NONE = (somebody, adjective, goes_on_as_person, kind_alone, spelled_as_no_name, foreign_person, club, company)
"""What a name may be instead of a place."""
