"""Whose words they are: the noun phrase after the cue, or before it, and to whom they were said."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import given_names, masdar_cues, spellings, verb_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.cues import Cue
from riwaya.reading.attribution.nouns import definite, is_masdar, is_son
from riwaya.reading.attribution.view import COMMAS, View
from riwaya.reading.kinds import kind_of_word, listed_kind

Range = tuple[int, int]
"""First and last word of a phrase."""


class Speakers(Struct, frozen=True):
    """Word ranges of the source, the addressee and the object; `left` when the source stands before the cue."""

    source: Range | None = None
    addressee: Range | None = None
    object: Range | None = None
    left: bool = False
    relative: bool = False


def opens_adverbial(view: View, i: int) -> bool:
    """Word i starts a phrase that belongs to the saying: when, where, to whom."""
    bare = view.bare[i]
    if is_son(view, i):
        return False
    if fixed_adverbial(view, i) or _last_year(view, i):
        return True
    if bare == "بهذا":
        return i + 1 < len(view) and view.words[i + 1].stem in word_set("time_nouns")  # «بهذا الشأن», not «بهذا النوع»
    if bare == "لدي":
        return i + 1 < len(view) and is_masdar(view.words[i + 1].stem)  # «لدى وصوله», not «السفير لدى القاهرة»
    if bare == "في" and i + 2 < len(view) and (view.key[i + 1] in word_set("one_of") or view.key[i + 1] in word_set("same_before")):
        return _noun(view, i + 2) in word_set("statement_nouns")  # «في أحد خطاباته»
    if bare == "في" and i + 2 < len(view) and view.key[i + 1] in word_set("demonstratives"):
        return view.words[i + 2].stem in word_set("time_nouns") or _noun(view, i + 2) in word_set("statement_nouns")
    if bare == "في" and i + 1 < len(view) and view.has(i + 1, "pronoun"):
        return not view.has(i + 1, "article") and kind_of_word(view.words[i + 1].stem) in (None, "document")  # «في تغطيتها»
    if bare == "في":
        return i + 1 < len(view) and _noun(view, i + 1) in word_set("statement_nouns")
    if bare == "من" and i + 1 < len(view) and view.has(i + 1, "pronoun"):
        return view.words[i + 1].stem in word_set("place_nouns")  # «من مقرها في …»
    if bare == "علي":
        return i + 1 < len(view) and _noun(view, i + 1) in word_set("on_sayings")
    if bare in word_set("adverbial_starters"):
        return True
    if is_addressee(view, i):
        return True
    return bare == "من" and i + 1 < len(view) and view.key[i + 1] in word_set("of_turns")


def _last_year(view: View, i: int) -> bool:
    """«العام الماضي», «الشهر المقبل»."""
    when = view.words[i].stem in word_set("time_nouns") and bool(view.has(i, "article")) and not view.has(i, "prep")
    return when and not view.conj[i] and i + 1 < len(view) and view.bare[i + 1] in word_set("day_adjectives")


@cache
def _fixed_adverbials() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(p).split()) for p in sorted(word_set("fixed_adverbials"), key=len, reverse=True))


def fixed_adverbial(view: View, i: int) -> int:
    """How many words «غير مرة», «أكثر من مرة», «تحت عنوان» at i have; 0 for none."""
    return next((len(words) for words in _fixed_adverbials() if view.matches(i, words)), 0)


def _noun(view: View, i: int) -> str:
    word = view.words[i]
    if word.stem.endswith("ات") and word.stem[:-2] in word_set("statement_nouns"):
        return word.stem[:-2]
    return word.key if word.key in word_set("statement_nouns") or word.key in word_set("on_sayings") else word.stem


def is_addressee(view: View, i: int) -> bool:
    """«لرويترز», «لـ«الشرق الأوسط»», «للصحفيين»; not «المدير العام لقناة …»."""
    if i > 0 and view.bare[i - 1] in word_set("office_adjectives"):
        return False
    key = view.key[i]
    if key.startswith("ل") and key[1:] in word_set("outlets"):
        return True
    if key == "ل":
        return i + 1 < len(view) and (
            view.is_open(i + 1) or view.key[i + 1] in word_set("outlets") or view.pos[i + 1] == "X" or view.key[i + 1] == "("
        )
    if view.has(i, "prep") != "ل" or view.conj[i]:
        return False
    stem = view.words[i].stem
    titled = bool(view.has(i, "article")) and "ال" + stem in word_set("personal_titles")  # «أعرب الملك للشيخ محمد …»
    return titled or stem in word_set("outlets") or "ال" + stem in word_set("outlets")


def middle(view: View, cue: Cue, end: int) -> Speakers:
    """The phrases between the cue and the content at word `end`."""
    i = cue.last + 1
    source: Range | None = None
    addressee: Range | None = None
    if end - 1 > i and _says_again(view, end - 1) and definite(view, end - 2):
        end -= 1
    while i < end:
        if view.key[i] in COMMAS or view.key[i] in "-:" or (i == cue.last + 1 and view.bare[i] in word_set("attention")):
            i += 1
        elif i == cue.last + 1 and (_named_ali(view, cue, i) or _named_like_verb(view, i)):
            last = phrase_end(view, i, _asked_end(view, cue, i, end))
            source = (i, last)
            i = last + 1
        elif opens_adverbial(view, i):
            last = addressee_end(view, i, end) if is_addressee(view, i) else adverbial_end(view, i, end)
            if is_addressee(view, i):
                addressee = _inside_marks(view, i + 1 if view.key[i] == "ل" else i, last)
            i = last + 1
            if addressee is not None and last == addressee[1] and i < end and view.conj[i] and view.pos[i] == "NOUN":
                i += 1  # «قالت للإسرائيليين والأميركيين إنها»
        elif view.bare[i] == "من" and cue.form.verb.name in verb_names("asking_of") and i + 1 < end:
            last = addressee_end(view, i, end)
            addressee = (i + 1, last)
            i = last + 1
        elif view.pos[i] == "ADP" and not view.has(i, "pronoun"):
            i += 2  # «منذ سنة 2013», «في غياب حلول طارئة»: nobody speaks inside
            of_cue = i - 2 == cue.last and view.words[i - 2].form in spellings("behind_no_name")  # «دافع عن إبقاء القوات في المدينة»
            office = of_cue or listed_kind(view.words[min(i - 1, len(view) - 1)].stem) == "official"  # «اقترح على رئيس البرلمان سالم علي»
            while i < end and view.key[i] not in COMMAS and (office or not _speaker_like(view, i)):
                i = max(i + 1, view.skip(i))
        elif view.has(i, "prep") and not opens_adverbial(view, i) and not _unheard(view, i):
            i += 1  # «أكد بشكل نهائي أن»
            while i < end and view.pos[i] == "ADJ":
                i += 1
        elif source is None and (can_head(view, i) or (i == cue.last + 1 and _unheard(view, i))):
            last = phrase_end(view, i, _object_begins(view, cue, i, _asked_end(view, cue, i, end)))
            source = (i, last)
            i = last + 1
        else:
            i += 1
    return Speakers(source, addressee)


def _named_ali(view: View, cue: Cue, i: int) -> bool:
    """«قال علي أحمد مدير الإدارة», «يطالب علي بتشريح»: a name where no «على» can stand."""
    if view.words[i].form not in spellings("given_before_surnames") or "على" in cue.form.verb.frames or i + 1 >= len(view):
        return False
    named = view.bare[i + 1] in given_names() or view.pos[i + 1] in ("PROPN", "SCONJ", "PUNCT") or view.is_open(i + 1)
    return named or (bool(view.has(i + 1, "prep")) and is_masdar(view.words[i + 1].stem))


def _named_like_verb(view: View, i: int) -> bool:
    """«قال تاردونو إن …»: between a verb and its clause stands no other verb, so it is a name."""
    if view.pos[i] != "VERB" or view.conj[i] or view.bare[i] in word_set("second_verbs") or i + 1 >= len(view):
        return False
    closed = view.pos[i + 1] in ("SCONJ", "PUNCT", "ADP") and view.key[i + 1] != "("
    return closed or is_addressee(view, i + 1) or opens_adverbial(view, i + 1)


def _says_again(view: View, i: int) -> bool:
    """«جدد الوزير التأكيد على أن», «كرر تأكيداته بأن»."""
    stem = view.words[i].stem.removesuffix("ات")
    return bool(view.has(i, "article") or view.has(i, "pronoun")) and stem in masdar_cues()


def _unheard(view: View, i: int) -> bool:
    """«قال بركزي»: what looks like a preposition begins a name that the word list does not know."""
    word = view.words[i]
    if not view.has(i, "prep") or view.has(i, "article"):
        return False
    return (len(word.stem) > 2 and word.stem not in table().stems) or word.key in given_names() or _named_elsewhere(view, i)


def _named_elsewhere(view: View, i: int) -> bool:
    """«قال لحلو إن» where the report has «نعمان لحلو»: a surname, and no preposition."""
    spelling = view.text[view.words[i].start : view.words[i].end]
    before = (view.text[: at.start()].rsplit(None, 1)[-1:] for at in re.finditer(rf"(?<= ){re.escape(spelling)}\b", view.text))
    return any(fold(words[0]) in word_set("given_names") for words in before if words)


def _speaker_like(view: View, i: int) -> bool:
    """A name, an office, a body: a source may begin here behind an adverbial."""
    construct = view.pos[i - 1] == "NOUN" and not definite(view, i - 1)  # «وزيادة التنظيم المفرط»
    if view.has(i, "prep") or view.conj[i] or construct:
        return False
    return view.pos[i] == "PROPN" or listed_kind(view.bare[i]) not in (None, "document", "reports")


def _asked_end(view: View, cue: Cue, first: int, end: int) -> int:
    """Where «من الحكومة» begins in «طلب الوزير من الحكومة أن»; `end` for other verbs."""
    if cue.form.verb.name not in verb_names("asking_of") | verb_names("learning"):
        return end
    return next((i for i in range(first + 1, end) if view.bare[i] == "من"), end)


def _object_begins(view: View, cue: Cue, first: int, end: int) -> int:
    """«رحب أودينغا بالرئيس أوباما قائلا: …»: where whom the verb takes with بـ begins; `end` for other verbs."""
    if "ب" not in cue.form.verb.frames:
        return end
    for k in range(first + 1, end):
        person = view.has(k, "prep") == "ب" and view.has(k, "article") and kind_of_word(view.words[k].stem) == "official"
        if person and view.bare[k] not in word_set("never_content"):
            return k
    return end


def addressee_end(view: View, i: int, end: int) -> int:
    """«لوكالة تونس أفريقيا للأنباء», «لمراسل «الجوهرة»»: to the next mark, verb, adverbial or bare preposition."""
    j = view.skip(i + 1) if view.key[i] == "ل" and i + 1 < end else i + 1
    if j > i + 2:
        return j - 1
    while j < end and view.key[j] not in COMMAS and view.key[j] != ":" and view.pos[j] not in ("VERB", "ADP", "SCONJ"):
        if j > i + 1 and (view.is_open(j) or view.is_mark(j) or (opens_adverbial(view, j) and not is_addressee(view, j))):
            break
        if view.bare[j] in word_set("adverbial_starters"):
            break
        j = max(j + 1, view.skip(j))
    return j - 1


def can_head(view: View, i: int) -> bool:
    """A source can start at word i: a noun, a name, an opening quotation mark."""
    if view.is_open(i):
        return True
    if view.key[i] == "ام":  # «أم سليم» is a mother's name here, not «or»
        return True
    if view.is_mark(i) or view.pos[i] in ("ADP", "PRON", "SCONJ", "CCONJ", "PART", "ADV", "AUX"):
        return False
    if view.pos[i] == "VERB" and (_known_verb(view, i) or _we_do(view, i)):
        return False
    return not view.has(i, "prep") and not _manner(view, i)


def _we_do(view: View, i: int) -> bool:
    """«كما ذكرت نساعد الأندية»: an unheard word in نـ that is no name."""
    shaped = view.bare[i].startswith("ن") and len(view.bare[i]) in (4, 5)
    return shaped and not (i + 1 < len(view) and view.pos[i + 1] in ("PROPN", "PUNCT", "X", "SCONJ"))


def _manner(view: View, i: int) -> bool:
    """«كتب معلقا على», «يوضح مدافعا عن»: an indefinite participle in the accusative tells how he speaks."""
    key = view.bare[i]
    shaped = len(key) > 4 and key.startswith("م") and key.endswith("ا") and key[:-1] in table().stems
    return shaped and view.pos[i] in ("ADJ", "NOUN") and kind_of_word(key) is None and key not in given_names()


def _known_verb(view: View, i: int) -> bool:
    """Tagged a verb, and neither a first name nor a word that the list has never seen (تيباس looks like one)."""
    if view.bare[i] in given_names() | word_set("own_first_letter") or listed_kind(view.bare[i]) is not None:
        return False
    return view.words[i].stem in table().stems or view.conj[i]


def adverbial_end(view: View, i: int, end: int) -> int:
    """The last word of the adverbial at i; a day or «أمس» is short, a phrase runs to the next comma."""
    if over := fixed_adverbial(view, i):
        return min(i + over, end) - 1
    if view.bare[i] in word_set("days") or view.bare[i] in word_set("short_adverbials"):
        return _with_bracket(view, i, end)
    if view.bare[i] in word_set("day_nouns") or _last_year(view, i):
        j = i + 1
        while j < end and (view.bare[j] in word_set("days") or view.bare[j] in word_set("day_adjectives")):
            j += 1
        return _with_bracket(view, j - 1, end)
    j, told = i + 1, False
    while j < end and view.key[j] not in COMMAS and (told or not (j > i + 1 and opens_adverbial(view, j))):
        told = told or (view.pos[j] == "VERB" and bool(view.has(j, "pronoun")))  # «في مقابلة نشرتها أمس الصحف»
        j = max(j + 1, view.skip(j))
    return min(j, end) - 1


def _with_bracket(view: View, i: int, end: int) -> int:
    """«اليوم (الاثنين)», «السبت الماضي»."""
    while i + 1 < end:
        if view.key[i + 1] == "(":
            i = view.skip(i + 1) - 1
            if i + 1 >= end or view.key[i] != ")":
                return min(i, end - 1)
        elif view.bare[i + 1] in word_set("day_adjectives"):
            i += 1
        else:
            return i
    return i


def phrase_end(view: View, i: int, end: int) -> int:
    """The last word of the source that starts at i: apposition and relative clause in, adverbials of the saying out."""
    j, in_relative = i, False
    while j < end:
        if view.key[j] in COMMAS:
            more = in_relative and any(view.key[k] in COMMAS for k in range(j + 1, end))
            if more and not opens_adverbial(view, j + 1):
                j += 1
                continue  # «السلطات التي مددت في تموز، لشهرين حالة الطوارئ، أن …»
            if j + 1 < end and (opens_adverbial(view, j + 1) or not can_continue(view, j + 1)):
                break
            in_relative = False
        elif view.bare[j] in word_set("relatives"):
            in_relative = True
        elif j > i and view.conj[j] and view.pos[j] == "ADP" and is_masdar(view.words[min(j + 1, len(view) - 1)].stem):
            break  # «المتحدث باسم الوزارة وفي استجابة لطلب الوكالة»
        elif j > i and (view.bare[j] in word_set("second_verbs") or _manner(view, j)):
            break  # «كتبت الصحيفة تقول: …»
        elif j > i and view.words[j].form in spellings("behind_no_name") and all(_in_name(view, k) for k in range(i, j)):
            break  # «دافعت لبنى عن موقفها قائلة»
        elif j > i and opens_adverbial(view, j) and not (in_relative and not _closes_relative(view, j)):
            break
        j = max(j + 1, view.skip(j))
    last = min(j, end) - 1
    while last > i and (
        view.key[last] in COMMAS or view.key[last] in ":-" or view.bare[last] in word_set("dangling")
    ):
        last -= 1
    return last


def _in_name(view: View, k: int) -> bool:
    unheard = view.words[k].stem not in table().stems
    return view.pos[k] in ("PROPN", "X") or unheard or view.bare[k] in word_set("personal_titles")


def _closes_relative(view: View, j: int) -> bool:
    """Inside «الذي …» only the addressee, or an adverbial behind a comma, is the saying's own."""
    return is_addressee(view, j) or view.key[j - 1] in COMMAS


def can_continue(view: View, i: int) -> bool:
    """After a comma the source goes on with an apposition, a relative clause or a joint source."""
    return view.bare[i] in word_set("relatives") or can_head(view, i) or view.conj[i]


def _inside_marks(view: View, first: int, last: int) -> Range | None:
    """«الشرق الأوسط» without its marks."""
    if not view.is_mark(first):
        return (first, last) if first <= last else None
    while first <= last and view.is_mark(first):
        first += 1
    stop = first
    while stop <= last and not view.is_mark(stop):
        stop += 1
    return (first, stop - 1) if stop > first else None
