"""Finding the words that may attribute: verbs of speech and thought in every form, and the phrases beside them."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from riwaya.arabic.lexicon import CueForm, cue_forms, given_names, verb_names, word_set
from riwaya.reading.attribution.view import COMMAS, View

TANWIN = ("\u064b", "\u064b\u0627")
LONGEST_TITLE = 9
"""Words between a verb and the surname of its subject."""
PRONOUNS = ("ها", "هما", "هم", "ه", "نا", "هن")


class Cue(Struct, frozen=True):
    """A verb at word `at` (to word `last`) that may attribute; `pronoun` when an object is joined to it."""

    at: int
    last: int
    form: CueForm
    pronoun: bool
    negated: bool

    @property
    def participle(self) -> bool:
        return self.form.form.tense == "participle"


@lru_cache(maxsize=65536)
def _forms(bare: str) -> tuple[tuple[CueForm, ...], bool]:
    """The verb forms that a word without و may be, and whether a pronoun is joined to it."""
    table = cue_forms()
    if bare in table:
        return table[bare], False
    for pronoun in PRONOUNS:
        if bare.endswith(pronoun) and len(bare) > len(pronoun) + 2:
            stem = bare[: -len(pronoun)]
            forms = table.get(stem) or table.get(stem + "ا") or table.get(_weak(stem)) or ()
            finite = tuple(f for f in forms if f.form.tense != "participle" and f.form.person == 3)
            if finite:
                return finite, True
    return (), False


def _weak(stem: str) -> str:
    """«تبنا» of «تبناه» is «تبنى», «يرا» of «يراه» is «يرى»."""
    return stem[:-1] + "ي" if stem.endswith("ا") else stem


def cue_at(view: View, i: int) -> Cue | None:
    """The verb cue that word i may be, or None."""
    forms, pronoun = _forms(view.bare[i])
    if not forms or (view.bare[i] in word_set("not_cues") and not _with_clause(view, i, forms[0])):
        return None
    form = forms[0]
    if view.bare[i] in word_set("clause_initial") and not _opens_clause(view, i):
        return None
    if form.form.person == 1 or _is_mine(view, i, form) or _is_nominal(view, i, form) or _misspelt(view.words[i].form, form, pronoun):
        return None
    if _has_tanwin(view, i, form) or (view.bare[i] in word_set("not_before_l") and _before_l(view, i)):
        return None
    negated = i > 0 and view.bare[i - 1] in word_set("negations")
    if negated and not _survives_negation(view, i, form):
        return None
    if form.form.tense == "present" and i > 0 and view.bare[i - 1] in word_set("subordinators"):
        return None
    return Cue(i, _second_verb(view, i), form, pronoun, negated)


def _before_l(view: View, i: int) -> bool:
    """«وفد تابع للغرفة», «تعرض لانتكاسة»: a belonging, a mishap."""
    return i + 1 < len(view) and view.has(i + 1, "prep") in word_set("possessing")


def _with_clause(view: View, i: int, form: CueForm) -> bool:
    """«، مبينة أن …»: a participle that is mostly an adjective is a cue between a comma and its clause."""
    parted = i == 0 or view.conj[i] or view.key[i - 1] in COMMAS
    return form.form.tense == "participle" and parted and i + 1 < len(view) and opens_speech(view, i + 1)


def opens_speech(view: View, i: int) -> bool:
    """A particle with أن, a colon, a quotation."""
    if i >= len(view):
        return False
    return view.bare[i].removeprefix("ب").startswith("ان") or view.key[i] == ":" or view.is_open(i)


def _opens_clause(view: View, i: int) -> bool:
    """«بين», «عبر», «نص» are verbs at a clause's start only; elsewhere «between», «across», «text»."""
    return (
        i == 0
        or view.conj[i]
        or (view.is_mark(i - 1) and view.key[i - 1] not in ("»", '"', ")"))
        or view.bare[i - 1] in word_set("connectives") - word_set("amid") | word_set("turns")
        or view.bare[i - 1] == "قد"
    )


def _has_tanwin(view: View, i: int, form: CueForm) -> bool:
    """«شهدت السنة حذراً»: a finite verb has none."""
    word = view.words[i]
    return form.form.tense != "participle" and view.text[word.start : word.end].endswith(TANWIN)


def _misspelt(spelling: str, form: CueForm, pronoun: bool) -> bool:
    """Folding hides what the letters show: «تابعة» is no «تابع» + «ه», «رأي» is not «رأى», «إبان» is not «أبان»."""
    if spelling.startswith("إ") and form.form.spelling.startswith("أ"):
        return True
    if pronoun and spelling.endswith("ة"):
        return True
    if form.form.tense == "participle" and form.form.spelling.endswith("ة") and not spelling.endswith("ة"):
        return not spelling.endswith("ه") or form.verb.name in verb_names("feeling_verbs")
    return form.form.spelling.endswith("ى") and spelling.endswith("ي")


def _is_mine(view: View, i: int, form: CueForm) -> bool:
    """«أعتقد أن …»: a verb of اعتقد's kind with a hamza and no subject is the first person."""
    spelled = view.words[i].form[1 if view.conj[i] else 0 :]
    if spelled[:1] == "أ" and i > 0 and view.bare[i - 1] in word_set("i_am"):
        return True
    return spelled[:1] == "أ" and form.form.spelling[:1] == "ا" and i + 1 < len(view) and opens_speech(view, i + 1)


def _second_verb(view: View, i: int) -> int:
    """«تابع قائلا» is one cue."""
    if i + 1 < len(view) and view.key[i + 1] in word_set("second_verbs"):
        return i + 1
    return i


def _is_nominal(view: View, i: int, form: CueForm) -> bool:
    """«كتب», «نقل», «رد» after a preposition or an article are nouns; «مؤكدة» after a noun is its adjective."""
    word = view.words[i]
    if any(s.kind in ("prep", "article") for s in word.segments):
        return True
    if form.form.tense == "participle":
        return not _is_state(view, i) or (i > 0 and view.bare[i - 1] in word_set("elatives"))
    if i > 0 and not view.conj[i] and view.bare[i] in word_set("emphatics") and view.has(i - 1, "article"):
        return True  # «للعالم أجمع»
    if i > 0 and not view.conj[i] and view.words[i - 1].stem in word_set("masdar_heads"):
        return True  # «لتفعيل طلب فلسطين»
    if _is_surname(view, i):
        return True
    return i > 0 and (
        (view.pos[i - 1] == "ADP" and not view.has(i - 1, "pronoun") and view.bare[i - 1] not in word_set("connectives"))
        or (view.pos[i] == "ADJ" and view.pos[i - 1] == "NOUN" and not view.conj[i])
        or (view.pos[i] != "VERB" and view.pos[i - 1] == "NUM")
        or _after_that(view, i, form)
        or _in_construct(view, i)
        or _is_object(view, i, form)
    )


def _is_surname(view: View, i: int) -> bool:
    """«أكد وزير العدل الطيب لوح أنه …»: behind a first name, with the verb of the clause before and its أن behind."""
    given = not view.conj[i] and view.bare[i - 1] in given_names() and view.pos[i - 1] != "VERB"
    if not given or not opens_speech(view, i + 1):
        return False
    before = range(i - 2, max(-1, i - LONGEST_TITLE), -1)
    verb = next((k for k in before if view.is_mark(k) or view.bare[k] in cue_forms()), -1)
    return verb >= 0 and not view.is_mark(verb) and view.pos[verb] == "VERB"


def _after_that(view: View, i: int, form: CueForm) -> bool:
    """«أفاد بأن وصف الحادث …»: no past verb follows أن, so it is a noun."""
    particle = view.bare[i - 1].removeprefix("ب") == "ان"
    return particle and form.form.tense == "past" and not view.conj[i] and view.pos[i] != "VERB"


def _in_construct(view: View, i: int) -> bool:
    """«بنبرة أسف»: behind a preposition and a bare noun, a word that the word list takes for a noun."""
    bare = view.has(i - 1, "prep") and not view.has(i - 1, "article") and not view.has(i - 1, "pronoun")
    return bool(bare) and view.pos[i - 1] == "NOUN" and view.pos[i] != "VERB" and not view.conj[i]


def _is_object(view: View, i: int, form: CueForm) -> bool:
    """«تضمن الخطاب طلب حضور اللاعب»: the clause has its verb and its subject, and the word may be a noun."""
    if view.pos[i] == "VERB" or view.conj[i] or form.form.tense != "past" or opens_speech(view, i + 1):
        return False
    if view.pos[i - 1] not in ("NOUN", "ADJ", "PROPN") or view.is_mark(i - 1):
        return False
    k = i - 1
    while k >= 0 and not view.is_mark(k) and view.bare[k] not in word_set("clause_openers") | word_set("relatives"):
        if view.pos[k] == "VERB":
            return True
        k -= 1
    return False


def _is_state(view: View, i: int) -> bool:
    """A participle is an adverb of state at a clause's start, after a mark, or in an accusative that only state has."""
    if i == 0 or view.conj[i] or view.is_mark(i - 1):
        return True
    if view.has(i - 1, "article") and not view.has(i, "article") and view.bare[i].endswith("ين"):
        return True
    following = view.key[i + 1 : i + 3]
    return (
        view.bare[i].endswith("ا")
        or any(word.removeprefix("ب").startswith("ان") for word in following[:1])
        or following[1:] == ["ان"]
    )


def _survives_negation(view: View, i: int, form: CueForm) -> bool:
    """«لا يعتقد أن», «لم يستبعد أن» still tell what their subject thinks; «لم يقل» tells nothing."""
    return view.bare[i - 1] in word_set("weak_negations") and form.verb.act in ("believe", "expect") and form.verb.sure


def cues_of(view: View) -> list[Cue]:
    """Every word of the sentence that may be a verb cue, in order."""
    found: list[Cue] = []
    for i in range(len(view)):
        if found and i <= found[-1].last:
            continue
        if (cue := cue_at(view, i)) is not None:
            found.append(cue)
    return found


def after_comma(view: View, i: int) -> bool:
    return i > 0 and view.key[i - 1] in COMMAS
