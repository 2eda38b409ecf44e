"""What a number counts: the noun behind it, behind «من», before it («البلدات الأربع»), or nothing («جرح 16»)."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.numerals import (
    Noun,
    counted_table,
    counted_words,
    endings,
    hosts,
    nouns,
    number_words,
    particle,
    unit_word,
)
from riwaya.model import Word
from riwaya.reading.counting.numerals import Number
from riwaya.reading.counting.view import View, bare, spelled_stem

QUOTES = {"«": "»", '"': '"'}
MEASURES = frozenset(["money", "distance", "territory", "aid"])
OPEN = ("NOUN", "ADJ", "PROPN", "X")
SHORTEST_PLURAL = 5
FAR_BEFORE = 3
LONGEST_IDAFA = 3


class Counted(NamedTuple):
    """The counted noun over words[first:end]; `part` where it stands behind «من»."""

    noun: Noun
    first: int
    end: int
    part: bool = False


def noun_of(word: Word) -> Noun | None:
    """The counted noun that a word is, with an article or a pronoun or neither: «العناصر», «عناصرها»."""
    table = nouns()
    key = word.key
    if key in number_words("owned_only"):
        return None  # «134 ألفا غير كافية»
    if key in table:
        return table[key]
    if key.startswith(particle("article")) and key[2:] in table:
        return table[key[2:]]
    if word.segments and word.segments[-1].kind == "pronoun" and word.segments[0].kind == "stem":
        stem = word.segments[0].key
        return table.get(stem) or next((table[host] for host in hosts(stem) if host in table), None)
    return None


def uncounted(view: View, i: int) -> bool:
    """A unit of time, a month or a clock's word follows: «24 ساعة», «12 يوليو», «12 من الشهر»."""
    key = view.key(i)
    if key == particle("of"):
        following = {view.key(i + 1), view.key(i + 1).removeprefix(particle("article"))}
        return bool(following & (number_words("months") | number_words("not_counted") | number_words("hours")))
    plain = key.removeprefix(particle("article")) if len(key) > 4 else key
    if plain in number_words("not_counted") or key in number_words("months") or key in number_words("not_counted"):
        return True
    if " ".join(view.keys(i, i + 2)) in number_words("short_money"):
        return True
    return key in ("-", "/", "(") and view.key(i + 1) in number_words("months")


def measured(view: View, number: Number) -> Number:
    """«نصف متر» is half a metre and no share of one: a measure without an article."""
    noun, following = noun_of(view.word(number.end)), view.word(number.end + 1)
    if not number.share or noun is None or noun.role not in MEASURES or noun.plural:
        return number
    if any(part.kind in ("article", "pronoun") for part in (*view.word(number.end).segments, *following.segments)):
        return number
    return number._replace(low=number.low / 100, high=number.high / 100, share=False)


def with_a_part(view: View, number: Number, counted: Counted) -> tuple[Number, Counted]:
    """«ثلاثة كيلومترات ونصف الكيلومتر», «مليون دولار ونصف»: the part of one stands behind what is counted."""
    numeral, following = view.numeral(counted.end), view.word(counted.end + 1)
    if counted.part or number.share or number.vague or numeral is None or numeral.kind != "fraction" or not numeral.conj:
        return number, counted
    noun = noun_of(following)
    again = noun is not None and noun.lemma == counted.noun.lemma
    if not again and following.pos in OPEN:
        return number, counted  # «ونصف السكان» is a share of its own
    more = numeral.low / 100 * number.scale
    longer = counted._replace(end=counted.end + 1 + again)
    return number._replace(low=number.low + more, high=number.high + more), longer


def percent_end(view: View, i: int) -> int | None:
    """Where «في المئة», «بالمئة» or % at word i ends."""
    for size in (2, 1):
        if " ".join(view.keys(i, i + size)) in number_words("percent"):
            return i + size
    return None


def counted_behind(view: View, number: Number) -> Counted | None:
    """«18 عنصرا», «عشرات العائلات», «ربع سكانها», «42 من عناصر التنظيم», «اثنان منهم», «أربعة آخرين»."""
    i, word = number.end, view.word(number.end)
    if bare(word) in counted_words("people_parts") and word.pos != "PUNCT":
        return Counted(
            Noun("", "people" if bare(word) in counted_words("people_parts") else "other"), i, i + 1, part=True
        )
    if word.key == particle("of"):
        return _behind_of(view, number, i)
    noun = noun_of(word)
    definite = word.key.startswith(particle("article")) and word.key not in nouns()
    if noun is not None and (not definite or number.vague or number.share or number.scale > 1 or _is_hundred(view, number)):
        return compounded(view, noun, i)
    if view.numeral(i) is not None or (word.pos == "ADJ" and number.scale > 1 and not number.vague):
        return None  # «(5) خمسة أطنان»: the words say it again; «1570 مليونا حرة»: of what was told before
    numeral = view.numeral(number.first)
    named = numeral is not None and numeral.article and not number.vague  # «مزار الأربعين»
    return None if named else _unlisted(number, word, i)


def _is_hundred(view: View, number: Number) -> bool:
    """«مئة اللاعب»; not «فوتسي 100 البريطاني»."""
    return number.low == 100 and view.numeral(number.first) is not None


def _behind_of(view: View, number: Number, i: int) -> Counted | None:
    """«590 من عناصر تنظيم داعش»: a listed noun, a group, or any noun that is definite or follows a vague number."""
    quoted = view.key(i + 1) in QUOTES  # «40 من "مثيري الشغب"»
    i += quoted
    i += view.key(i + 1) in counted_words("chosen") and view.key(i + 2).startswith(particle("article"))
    noun = noun_of(view.word(i + 1)) or _group_or_any(view, number, i + 1)
    if noun is None:
        return None
    end = i + 2
    while end < i + 1 + LONGEST_IDAFA and not view.key(end - 1).startswith(particle("article")) and _follows(view.word(end)):
        end += 1
    end += quoted and view.key(end) in QUOTES.values()
    return Counted(noun, i, end, part=True)


def _group_or_any(view: View, number: Number, i: int) -> Noun | None:
    """«17 من قوات النظام» are people; «مئات الآلاف من فرص العمل», «ستة من كبار القساوسة» what the word says."""
    word = view.word(i)
    if {word.key, word.key.removeprefix(particle("article"))} & counted_words("groups"):
        return Noun(unit_word("member"), "people")
    if word.key in number_words("no_nouns"):
        return None  # «فر مئات الآلاف من البلاد»
    if word.key.startswith(particle("article")) and word.pos in OPEN:
        return _unlisted_noun(spelled_stem(word))
    owned = bool(word.segments) and word.segments[-1].kind == "pronoun"  # «5 من مساعديه»
    definite = number.vague or owned or view.key(i + 1).startswith(particle("article"))
    if definite and word.pos in ("NOUN", "ADJ") and word.segments[0].kind == "stem":
        return _unlisted_noun(spelled_stem(word), owned or view.key(i + 1).startswith(particle("article")))
    return None


def _unlisted_noun(form: str, construct: bool = False) -> Noun:
    """Sound masculine plurals are people, before a genitive too: «المصدومين», «مثيري الشغب», «مساعديه»; not «قوانين»."""
    key = fold(form)
    if key in counted_words("not_people") or len(key) < SHORTEST_PLURAL:
        return Noun(form, "other")
    if key.endswith(endings("people")):
        return Noun(form[:-2], "people", plural=True)
    if construct and key.endswith(endings("people_construct")):
        return Noun(form[:-1], "people", plural=True)
    return Noun(form, "other")


def _follows(word: Word) -> bool:
    return word.pos in OPEN and word.segments[0].kind in ("stem", "article")


def compounded(view: View, noun: Noun, i: int) -> Counted:
    """«ضابطي صف», «نقاط تفتيش»."""
    lemma, second = noun.lemma, view.key(i + 1)
    listed = counted_table("compounds").get(fold(lemma), [])
    if second in map(fold, listed):
        both, roles = f"{lemma} {_plain(second, listed)}", counted_table("compound_roles")
        role = roles.get(fold(both), roles.get(fold(lemma), noun.role))
        return Counted(Noun(both, role, noun.plural), i, i + 2)
    return Counted(noun, i, i + 1)


def _plain(key: str, listed: list[str]) -> str:
    """The listed word that a second word is, its first form: «متفجر» of «متفجرا», «ناسفة» of «ناسفتين»."""
    return next(word for word in listed if key.startswith(fold(word)[:-1]))


def _unlisted(number: Number, word: Word, i: int) -> Counted | None:
    """A noun that no list has, in the shape that grammar asks for behind this number: «23 صهريجا», «ثلاثة أسباب»."""
    if not _may_be_counted(number, word) or not _agrees(number, word):
        return None
    tanween = number.low % 100 > 10 and len(word.key) > 3
    form = word.form.removesuffix(endings("tanween")[0]) if tanween else word.form
    form = form.removeprefix(particle("article")) if number.vague else form
    few = number.vague or (number.scale == 1 and number.low <= 10)
    return Counted(_unlisted_noun(form) if few else Noun(form, "other"), i, i + 1)


def _may_be_counted(number: Number, word: Word) -> bool:
    """An Arabic word that may be a noun, without a particle or a pronoun."""
    if not word.segments or word.pos not in OPEN or word.key in number_words("no_nouns"):
        return False
    if not word.key[0].isalpha() or word.key.isascii() or word.segments[-1].kind == "pronoun" or number.share:
        return False
    return word.segments[0].kind == "stem" or (number.vague and word.segments[0].kind == "article")


def _agrees(number: Number, word: Word) -> bool:
    """Singular in the accusative behind eleven and more, plural behind three to ten."""
    if _is_verb_of_thousand(number, word) or (number.low % 1 and word.pos == "PROPN"):
        return False  # «بمعدل 15.83 أميمة»
    if number.low % 100 > 10 and number.scale == 1:
        return word.pos == "NOUN" or word.key.endswith(endings("after_eleven"))
    plural = word.pos == "ADJ" and word.key.endswith(endings("plural_adjective"))
    return number.scale > 1 or number.low > 10 or word.pos == "NOUN" or plural


def _is_verb_of_thousand(number: Number, word: Word) -> bool:
    """«ألف كتابا» is أَلَّفَ: a thousand has no accusative behind it."""
    return number.scale > 1 and number.end == number.first + 1 and word.key.endswith(endings("tanween"))


def counted_before(view: View, i: int) -> Counted | None:
    """«الصحافيين المستقلين الثلاثة», «المدنيين بالآلاف»: a listed noun with an article, adjectives with one between."""
    for at in range(i - 1, max(view.first, i - 1 - FAR_BEFORE) - 1, -1):
        word = view.word(at)
        kinds = [part.kind for part in word.segments]
        if "article" not in kinds:
            return None
        stem = bare(word)
        noun = nouns().get(stem.removeprefix(particle("article")))
        if noun is not None and noun.plural:
            return Counted(noun, at, i)
        if stem.removeprefix(particle("article")) in number_words("not_counted"):
            return None
    return None
