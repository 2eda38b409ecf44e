"""Where the content stops: at its quotation mark, at the next saying, where the outlet takes over, at the sentence's end."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import spellings, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.cues import cue_at
from riwaya.reading.attribution.nouns import is_masdar, is_particle
from riwaya.reading.attribution.view import COMMAS, STOPS, View

PHRASES = frozenset(("noun", "prep", "object"))
"""Openers of a content that is no clause."""


class Extent(Struct, frozen=True):
    """Words first … last of a content, and its mode."""

    first: int
    last: int
    mode: str


@cache
def _writer_clauses() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(p).split()) for p in sorted(word_set("writer_clauses"), key=len, reverse=True))


def boundary(
    view: View, first: int, stop: int, starts: frozenset[int], nested: bool = False, phrase: bool = False
) -> int:
    """The index behind the last word of a content that starts at `first`: before the next saying or the writer's clause.

    A content that is a noun phrase (`phrase`) ends before a coordinated verb too: «توعد … بسحق الجماعة، ويجري تشكيل قوة».
    """
    level = view.level[first]
    enclosed = any(view.key[k] == "(" and view.close.get(k, -1) > first for k in range(first))
    j = first + 1
    while j < stop:
        if view.is_open(j) or view.key[j] == "(":
            j = max(j + 1, view.skip(j))
            continue
        if view.key[j] == ")" and enclosed:
            return j
        if j in starts and view.level[j] == level:
            return j
        if phrase and _new_clause(view, j) and not _elatives(view, first, j) and not _has_verb(view, first, j):
            return j
        if phrase and view.conj[j] and view.key[j - 1] in COMMAS and view.words[j].form[1:].startswith(tuple(spellings("indeed"))):
            return j  # «وصفت بأقوى الهجمات، وإنهم استهدفوا …»
        if (writer_speaks(view, j) and not is_particle(view, j - 1)) or (nested and _outer_speaks(view, j)):
            return j
        j += 1
    return stop


def _new_clause(view: View, j: int) -> bool:
    """A coordinated verb, and no verbal noun that goes on with the list: «مقتل ثلاثة وجرح أربعة»."""
    known = view.words[j].stem in table().stems  # «وتيران» looks like a verb and is an island
    if view.words[j].form.endswith(tuple(spellings("never_verbs"))):
        return False  # «في المنزل وملاحظة الأهل»
    if not view.conj[j] or view.pos[j] != "VERB" or not known:
        return False
    return not is_masdar(view.bare[j]) and not _may_be_noun(view, j)


def _may_be_noun(view: View, j: int) -> bool:
    """«تشريح الجثث ودفنها», «وقف البرامج وعرضها للبيع»: three letters and a pronoun go on with a list of verbal nouns."""
    stem = next((view.bare[j].removesuffix(p) for p in ("ها", "هم", "هما", "ه") if view.bare[j].endswith(p)), "")
    return len(stem) == 3


def _elatives(view: View, first: int, j: int) -> bool:
    """«عن أصدق التهاني وأطيب التمنيات»: a second word of أفعل's shape goes on with the first."""
    return all(len(view.bare[k]) <= 4 and view.bare[k][0] == "ا" for k in (j, min(first + 1, j - 1)))


def _has_verb(view: View, first: int, j: int) -> bool:
    """A clause of its own stands in the phrase, and the verb at j may go on with it."""
    return any(view.pos[k] in ("VERB", "AUX") or view.bare[k] in word_set("relatives") for k in range(first, j))


def _outer_speaks(view: View, j: int) -> bool:
    """«… إنها لن تنسحب بعد أن دعت روسيا …»: what another said belongs to the claim around this one."""
    return view.key[j : j + 2] == ["بعد", "ان"] and j + 2 < len(view) and cue_at(view, j + 2) is not None


def writer_speaks(view: View, j: int) -> bool:
    """«، في إشارة إلى …», «وذلك بعد …», «في الوقت الذي …»: the outlet goes on in its own words."""
    parted = view.key[j - 1] in COMMAS or view.conj[j] or view.bare[j] == "في"
    return (parted and any(view.matches(j, words) for words in _writer_clauses())) or _where_said(view, j)


def _where_said(view: View, j: int) -> bool:
    """«…، خلال مؤتمر صحفي مع نظيره», «…، في تصريح للوكالة»: behind a comma, where it was said."""
    if view.key[j - 1] not in COMMAS or view.bare[j] not in word_set("in_sayings") or j + 1 >= len(view):
        return False
    return view.words[j + 1].stem in word_set("sayings") and not view.has(j + 1, "article")


def extent(view: View, kind: str, first: int, starts: frozenset[int], nested: bool = False) -> Extent | None:
    """The content that opens at word `first` in the way `kind` says."""
    if kind == "pointer":
        return Extent(first, first, "indirect")
    stop = view.limit(first) if not view.is_open(first) else len(view)
    after_particle = _past_particle(view, first)
    mark = after_particle if view.is_open(after_particle) else -1
    if mark >= 0 and (whole := _whole_quotation(view, mark, starts)) is not None:
        return _with_subject(view, first, mark, whole) if kind != "describe" else whole
    if first >= stop:
        return None
    last = strip_tail(view, first, boundary(view, first, stop, starts, nested, kind in PHRASES) - 1)
    if last < first:
        return None
    quoted = any(_quoted_words(view, k, last) for k in range(first, last + 1))
    if quoted:
        return Extent(first, last, "mixed")
    return Extent(first, last, "direct" if kind == "colon" and not is_particle(view, first) else "indirect")


def _with_subject(view: View, first: int, mark: int, whole: Extent) -> Extent:
    """«أنه «عدوان»»: the subject of the quotation stands in the pronoun before its mark, and belongs to the content."""
    particle = view.bare[mark - 1]
    if mark == first or particle in word_set("plain_particles") or not is_particle(view, mark - 1):
        return whole
    return Extent(first, min(view.close[mark], len(view) - 1), "direct")


def _past_particle(view: View, first: int) -> int:
    """The word behind «إلى أن», «أن», «أنه», «بأن», and behind a preposition before a quotation: «بـ«رد قاس»»."""
    i = first
    if view.key[i] in word_set("link_prepositions") and i + 1 < len(view) and (is_particle(view, i + 1) or view.is_open(i + 1)):
        i += 1
    if is_particle(view, i) and i + 1 < len(view):
        i += 1
    if view.key[i] == ":" and i > first and i + 1 < len(view) and view.is_open(i + 1):
        i += 1  # «قائلا إن: «الأقلية …»»
    return i if i < len(view) else first


def _whole_quotation(view: View, mark: int, starts: frozenset[int]) -> Extent | None:
    """The words inside the marks, when nothing of the content follows them."""
    close = view.close[mark]
    if mark + 1 >= len(view):
        return None
    if close >= len(view):
        last = strip_tail(view, mark + 1, boundary(view, mark + 1, len(view), starts) - 1)
        return Extent(mark + 1, last, "direct") if last > mark else None
    if close - mark < 3 and not _ends_here(view, close + 1, starts):
        return None
    if close == mark + 1 or not (_ends_here(view, close + 1, starts) or _clause_inside(view, mark, close)):
        return None
    return Extent(mark + 1, close - 1, "direct")


def _clause_inside(view: View, mark: int, close: int) -> bool:
    """Four words and more are a clause of their own: what follows the marks is the writer's."""
    behind = close + 1
    return (
        close - mark > 4
        and behind < len(view)
        and not view.conj[behind]
        and (view.bare[behind] == "اي" or view.pos[behind] in ("ADP", "CCONJ", "VERB", "PART", "PUNCT"))
    )


def _ends_here(view: View, j: int, starts: frozenset[int]) -> bool:
    """After the closing mark there is only a stop, the next saying, or a comma and the writer's own words."""
    while j < len(view) and (view.key[j] in COMMAS or view.key[j] in STOPS or view.key[j] in ")-"):
        if j in starts:
            return True
        j += 1
    if j >= len(view) or j in starts:
        return True
    return any(view.matches(j, words) for words in _writer_clauses()) or (
        view.key[j - 1] in COMMAS
        and not view.conj[j]
        and not view.is_open(j)
        and view.bare[j] not in word_set("still_speaking")
    )


def strip_tail(view: View, first: int, last: int) -> int:
    """Without the closing full stop, commas, dashes and a dangling «و»."""
    while last >= first and (
        view.key[last] in STOPS or view.key[last] in COMMAS or view.key[last] in ("-", ":", "و", "..", "...")
    ):
        if view.key[last] in STOPS and view.level[last] >= 0 and view.level[last] == view.level[first]:
            break
        last -= 1
    return last


def _quoted_words(view: View, k: int, last: int) -> bool:
    """A quotation at k that quotes and does not name: two words and more, or one that is no name."""
    if not view.is_open(k):
        return False
    inside = view.close[k] - k - 1
    if inside <= 3 and k + 1 < len(view) and view.bare[k + 1] in word_set("before_names"):  # «جيش حلب», «لواء الصخرة»
        return False
    return inside >= 3 or (inside >= 1 and k + 1 <= last and not _name_like(view, k))


def _name_like(view: View, k: int) -> bool:
    inner = range(k + 1, min(view.close[k], len(view)))
    before = view.bare[k - 1] if k else ""
    if k and len(inner) == 1 and view.has(k - 1, "article") and view.has(k + 1, "article"):
        return True  # «مشاة البحرية «المارينز»»: an apposition, the same thing under another name
    if before in word_set("before_names") or any(view.pos[j] in ("PROPN", "X", "NUM") for j in inner):
        return True
    return all(view.bare[j] in word_set("quoted_names") for j in inner)
