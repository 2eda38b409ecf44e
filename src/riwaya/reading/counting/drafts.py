"""One quantity: number, bounds, counted noun and role put together, or nothing where the number counts nothing."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.arabic.numerals import Noun, counted_table, counted_words, duals, number_words
from riwaya.reading.counting.limits import Limit, bounded, limit_after, limit_before, two_sided
from riwaya.reading.counting.numerals import Number, read_number
from riwaya.reading.counting.objects import (
    Counted,
    compounded,
    counted_before,
    counted_behind,
    measured,
    noun_of,
    percent_end,
    uncounted,
    with_a_part,
)
from riwaya.reading.counting.ranges import DASHES, between_before, read_span
from riwaya.reading.counting.roles import MOVED, Told, Whole, role_of, told_by, trigger_behind
from riwaya.reading.counting.view import View, bare

YEARS = range(1300, 2101)
PERCENT, PERSON, OTHER, MONEY = "percent", "شخص", "other", "money"
NEAR, FAR, THOUSAND = 2, 16, 1000
YEAR_DIGITS = 4
CONSTRUCT = "ي"
ARTICLE, FOR_THE, OF = "ال", "لل", "من"
VICTIMS = frozenset(["people", "fighters", "killed", "injured", "detained", "abducted"])


class Draft(NamedTuple):
    """A quantity before it has an id: words[first:end] without the first `letters`."""

    first: int
    letters: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    role: str
    part: bool = False
    by: str = ""


def read_draft(view: View, i: int, taken: int, before: Draft | None) -> Draft | None:
    """The quantity that begins at word i; nothing of words before `taken` belongs to it."""
    number = read_span(view, i)
    if number is None:
        return _dual(view, i) if view.key(i) in duals() else None
    if number.end == i + 1 and _one_or_two(view, i) and (found := _after_its_noun(view, i, taken)):
        return found
    number = _in_brackets(view, number)
    if uncounted(view, number.end) or any(names(view, number) for names in (_is_monday, _is_torn, _is_score, _is_dated_year)):
        return None
    limit = limit_before(view, _past_digits(view, _opening(view, i)))
    if limit is not None and before is not None and limit.first < before.end:
        limit = None  # «البلايين أبعد من الألف»: its words belong to the one before
    number, limit = two_sided(view, number, limit)
    percent = percent_end(view, number.end)
    if percent is not None:
        return _percentage(view, number, percent, limit)
    number = measured(view, number)
    if number.high == 1 or (number.share and not _whole_follows(view, number)):
        return None
    counted = _in_front(view, i, taken) or counted_behind(view, number) or _same_money(number, before)
    if counted is not None:
        number, counted = with_a_part(view, number, counted)
    if counted is None and number.share:
        counted = Counted(Noun(PERCENT, OTHER), number.end, number.end + 1)
    if counted is None and not _counts_alone(view, number, limit):
        return None
    if number.scale == 1 and _names(view, number, counted):
        return None
    return _assembled(view, number, counted, limit, before)


def end_of_number(view: View, i: int) -> int:
    """Where a number that counts nothing ends: «ألف» of «560 ألف سنة» is no number of its own."""
    number = read_number(view, i)
    return number.end if number is not None else i


def _opening(view: View, i: int) -> int:
    """Where a number begins with its article: «الـ 28», «لـ 27»."""
    return i - 1 if view.key(i - 1) in (ARTICLE, "ل", "ب", "لل") and view.key(i)[:1].isdigit() else i


def _names(view: View, number: Number, counted: Counted | None) -> bool:
    """«المادة 5 من الاتفاق», «في 2015 من توجه البلاد», «عارضوا في 2002 إعادة انتخابه»; but «الفرقة 30 مقاتلا» counts."""
    if _is_label(view, number.first):
        return counted is None or counted.part or counted.noun.role == OTHER
    before = view.word(number.first - 1)
    when = before.key in number_words("before_years") or before.pos == "NOUN"  # «دستور 2011 لغة رسمية»
    named = counted is not None and counted.noun.role == OTHER
    return named and (_are_years(number) or (_is_year(view, number) and (counted is None or counted.part or when)))


def _in_brackets(view: View, number: Number) -> Number:
    """«(578) حالة»: what is counted stands behind the bracket."""
    inside = view.key(number.first - 1) == "(" and view.key(number.end) == ")"
    return number._replace(end=number.end + 1) if inside else number


def _is_dated_year(view: View, number: Number) -> bool:
    """«2015م» is no distance, «31 جانفي 2016 توفيت» counts nobody."""
    before = view.key(number.first - 1)
    dated = before in (")", "/") or before in number_words("months") or _is_label(view, number.first)
    return _is_year(view, number) and (dated or view.key(number.end) in number_words("eras"))


def _past_digits(view: View, i: int) -> int:
    """«نحو (5) خمسة أطنان»: the digits in brackets say the same."""
    again = view.key(i - 1) == ")" and view.key(i - 3) == "(" and view.key(i - 2)[:1].isdigit()
    return i - 3 if again else i


def _is_label(view: View, i: int) -> bool:
    """«المادة 5», «الفرقة 30», «إف-16», «الحادي والعشرين»: a number that names."""
    at = _opening(view, i)
    before = view.key(at - 1)
    if before in ("-", "/", "+") and view.touching(at) and view.touching(at - 1):
        return True
    numeral = view.numeral(i)
    if numeral is not None and (numeral.conj or numeral.article) and before in number_words("ordinals"):
        return True
    return before in number_words("labels") or bare(view.word(at - 1)) in number_words("labels")


def _whole_follows(view: View, number: Number) -> bool:
    """A share is one of something definite: «نصف السكان», «ربع سكانها», «ثلثي مساحة البلاد»."""
    word, numeral = view.word(number.end), view.numeral(number.first)
    if not word.segments or word.segments[0].kind not in ("stem", "article") or (numeral and numeral.article):
        return False
    definite = any(part.kind in ("article", "pronoun") for part in word.segments)
    following = view.word(number.end + 1)
    if not definite and not any(part.kind in ("article", "pronoun") for part in following.segments) and following.pos != "PROPN":
        return False  # «بندقية نصف آلية»
    if noun_of(word) is not None:
        return True
    return word.pos == "NOUN" and word.key not in number_words("no_nouns") | number_words("labels")


def _percentage(view: View, number: Number, end: int, limit: Limit | None) -> Draft:
    after = limit_after(view, end)
    low, high, about = bounded(number.low, number.high, limit or after)
    first, letters = _from(view, number, limit)
    role = _role_of_share(view, end)
    by = _made_by("percent", view.key(end - 1), limit or after, Told(role))
    return Draft(first, letters, after.end if after else end, low, high, about, PERCENT, role, by=by)


def _role_of_share(view: View, end: int) -> str:
    """«60 بالمئة من المنطقة» is territory, «نصف السكان» people."""
    at = end + 1 if view.key(end) == OF else end
    noun = noun_of(view.word(at))
    if view.key(at) in counted_words("land"):
        return "territory"
    return noun.role if noun is not None and noun.role in ("people", "households") else OTHER


def _from(view: View, number: Number, limit: Limit | None) -> tuple[int, int]:
    """The first word of the span, and how many of its letters are joined particles."""
    if limit is not None and limit.first < limit.end:
        return limit.first, limit.letters
    numeral = view.numeral(number.first)
    opening = bracket_before(view, number) if view.key(number.first - 1) == "(" else between_before(view, number)
    if opening is not None:
        return opening, 0
    if numeral is None:
        return number.first, 0
    return number.first, numeral.letters - (2 if numeral.article and not view.key(number.first).startswith("لل") else 0)


def bracket_before(view: View, number: Number) -> int | None:
    """The bracket that opens before «(26) مليون» and closes inside the number."""
    closes = any(view.key(i) == ")" for i in range(number.first, number.end))
    return number.first - 1 if closes else None


def _in_front(view: View, i: int, taken: int) -> Counted | None:
    """«البلدات الأربع», «الدول الـ 28», «المدنيين بالآلاف»."""
    numeral, at = view.numeral(i), _opening(view, i)
    article = view.key(at) in (ARTICLE, "لل") if numeral is None else numeral.article
    if not article:
        return None
    found = counted_before(view, at)
    return found if found is not None and found.first >= taken else None


def _same_money(number: Number, before: Draft | None) -> Counted | None:
    """«من 6 مليارات دولار إلى 8 مليارات»: the second sum is in the currency of the first."""
    if before is None or before.role != "money" or number.scale < 1000 or before.unit is None or number.share:
        return None
    return Counted(Noun(before.unit, before.role), number.end, number.end)


def _counts_alone(view: View, number: Number, limit: Limit | None) -> bool:
    """«مقتل 12 في قصف», «جرح العشرات», «60 على الأقل»: a number without a noun, behind a word of harm or counting."""
    opening = between_before(view, number)
    first = limit.first if limit is not None else _opening(view, number.first) if opening is None else opening
    if number.low <= 1 or number.low % 1 or _is_year(view, number):
        return False
    if len(view.key(number.first)) == YEAR_DIGITS and view.key(number.end) == ")":
        return False  # «(توفي 1284)»
    numeral = view.numeral(number.first)
    if numeral is not None and numeral.article and not number.vague and limit is None:
        return False  # «عددها الثلاثين»
    if number.scale >= THOUSAND and (limit is not None or number.end > number.first + 1):
        return True  # «تراجع من 1.4 مليون», «أكثر من ألفين»
    if number.vague and number.low > THOUSAND * 10:
        return True  # «مئات الألوف»
    at = first - 1 if view.key(first - 1) in number_words("to") else first
    behind = trigger_behind(view, number.end)
    if behind is not None and behind.distance == 0:
        return True  # «إن 72 أصيبوا»
    reach = NEAR + number.vague
    if limit is not None or limit_after(view, number.end) is not None:
        reach = FAR
    return told_by(view, at, reach)


def _is_year(view: View, number: Number) -> bool:
    key = view.key(number.first)
    return number.end == number.first + 1 and len(key) == 4 and key.isdigit() and int(key) in YEARS


def _are_years(number: Number) -> bool:
    """«(1928-2022)»"""
    return number.scale == 1 and number.low < number.high and {number.low, number.high} < set(YEARS)


def _is_torn(view: View, number: Number) -> bool:
    """«( 7 , 2 ) مليار»: a scale whose digits could not be read is no number of its own."""
    before = view.key(number.first - 2)
    alone = number.scale >= THOUSAND and number.end == number.first + 1
    return alone and view.key(number.first - 1) == ")" and before[:1].isdigit()


def _is_score(view: View, number: Number) -> bool:
    """«فاز 25 - 21», «47 .6»: the second of two numbers that are no range, or what a space tore off."""
    before, further = view.key(number.first - 1), view.key(number.first - 2)
    return further[:1].isdigit() and (before in DASHES or (before == "." and view.touching(number.first)))


def _is_monday(view: View, number: Number) -> bool:
    numeral = view.numeral(number.first)
    return numeral is not None and numeral.article and number.high == 2


def _assembled(view: View, number: Number, counted: Counted | None, limit: Limit | None, before: Draft | None) -> Draft:
    end = max(number.end, counted.end) if counted is not None else number.end
    after = limit_after(view, end)
    low, high, about = bounded(number.low, number.high, limit if limit is not None else after)
    first, letters = _from(view, number, limit)
    if counted is not None and counted.first < first:
        first, letters = counted.first, _joined_letters(view, counted.first)
    end = max(end, after.end) if after is not None else end
    part = before is not None and _is_part(view, first, counted) and _may_be_of(before, counted)
    whole = Whole(before.role, before.end) if before is not None and part else None
    unit, told = _named(view, number, counted, first, end, before, whole)
    by = _made_by(_kind(number), unit or "", limit if limit is not None else after, told)
    return Draft(first, letters, end, low, high, about, unit, told.role, part, by)


def _kind(number: Number) -> str:
    if number.share or number.vague:
        return "share" if number.share else "vague"
    return "range" if number.low < number.high else "count"


def _made_by(rule: str, entry: str, limit: Limit | None, told: Told) -> str:
    """«count:شخص», with the side that a modifier moved and the word that told the role: «count:شخص low killed:مقتل»."""
    side = f" {limit.side}" if limit is not None else ""
    return f"{rule}:{entry}{side}{f' {told.role}:{told.word}' if told.word else ''}"


def _may_be_of(whole: Draft, counted: Counted | None) -> bool:
    """«207 ملايين درهم منها 16 رهن أراض»: no sum of money is made of things."""
    return counted is None or not counted.noun.lemma or (whole.role == MONEY) == (counted.noun.role == MONEY)


def _joined_letters(view: View, i: int) -> int:
    parts = view.word(i).segments
    return sum(len(part.key) for part in parts if part.kind in ("conj", "prep"))


def _is_part(view: View, first: int, counted: Counted | None) -> bool:
    """«بينهم 5 أطفال», «غادر منهم 18 ألفا», «42 منهم»."""
    if counted is not None and counted.part and bare(view.word(counted.first)) in counted_words("people_parts"):
        return True
    return any(bare(view.word(i)) in counted_words("parts") for i in range(first - NEAR, first))


def _named(
    view: View, number: Number, counted: Counted | None, first: int, end: int, before: Draft | None, whole: Whole | None
) -> tuple[str | None, Told]:
    """Unit and role."""
    if number.share:
        return PERCENT, role_of(view, _role_of_share(view, number.end), first, end)
    noun = counted.noun if counted is not None else Noun("", "people")
    other = counted is not None and view.key(counted.end - 1) in counted_words("others")
    lemma = before.unit if before is not None and before.unit and (other or not noun.lemma) else noun.lemma
    told = role_of(view, noun.role, first, end, whole)
    if counted is None and whole is not None and before is not None and before.role not in MOVED:
        return before.unit, Told(before.role)  # «110 مباريات بينها 10»
    if counted is None:
        return _bare_name(view, told, first, whole)
    return lemma or (None if told.role == OTHER else PERSON), told


def _dual(view: View, i: int) -> Draft | None:
    """«جنديين», «سيارتين مفخختين», «ضابطي صف»."""
    noun, letters = duals()[view.key(i)]
    if view.key(i)[letters - 2 : letters] in (ARTICLE, FOR_THE):
        letters -= 2
        if not _counts_definite(view, noun, i):
            return None
    counted = compounded(view, noun, i)
    if view.key(i).endswith(CONSTRUCT) and counted.end == i + 1:
        return None  # «رجلي أمن» are two, «حادث عنصري» is none
    return _single(view, counted, 2, letters)


def _counts_definite(view: View, noun: Noun, i: int) -> bool:
    """«قتل الشرطيين» counts, «على الجسرين» speaks of two that are known already."""
    return noun.role in VICTIMS and told_by(view, i, 1, harm=True)


def _bare_name(view: View, told: Told, first: int, whole: Whole | None) -> tuple[str | None, Told]:
    """Unit and role of a number without a noun: «مقتل 12», «غادر منهم 18 ألفا»; nothing is known of «تراجع إلى 1.4 مليون»."""
    units = counted_table("bare_units")
    if told.role in units or whole is not None or told_by(view, first, NEAR + 1):
        return str(units.get(told.role, PERSON)), told
    return None, Told(OTHER)


def _single(view: View, counted: Counted, value: float, letters: int) -> Draft:
    """One or two, said by the noun: the bounds and the role around it."""
    i, end = counted.first, _past_two(view, counted.end)
    limit, after = limit_before(view, i), limit_after(view, end)
    low, high, about = bounded(value, value, limit if limit is not None else after)
    first = limit.first if limit is not None and limit.first < limit.end else i
    letters = limit.letters if limit is not None and limit.first < limit.end else letters
    end = after.end if after is not None else end
    told, lemma = role_of(view, counted.noun.role, first, end), counted.noun.lemma
    by = _made_by("one" if value == 1 else "dual", lemma, limit if limit is not None else after, told)
    return Draft(first, letters, end, low, high, about, lemma, told.role, by=by)


def _past_two(view: View, end: int) -> int:
    """«جنديين اثنين», «عسكريين تركيين اثنين»."""
    return next((at + 1 for at in range(end, end + 2) if _one_or_two(view, at)), end)


def _one_or_two(view: View, i: int) -> float:
    """The value of «واحد», «اثنين» without particles, else 0."""
    numeral = view.numeral(i)
    small = numeral is not None and numeral.kind == "unit" and not numeral.letters and numeral.low <= 2
    return numeral.low if numeral is not None and small else 0


def _after_its_noun(view: View, i: int, taken: int) -> Draft | None:
    """«جندي واحد», «مدنيين اثنين»: one and two stand behind what they count, an adjective may stand between."""
    value = _one_or_two(view, i)
    if view.key(i + 1) == OF:
        return None  # «تعتبر المحافظة واحدة من أفقر المناطق»
    for at in range(i - 1, max(taken, i - NEAR) - 1, -1):
        word, noun = view.word(at), noun_of(view.word(at))
        if not word.segments or word.pos == "PUNCT" or word.segments[-1].kind == "pronoun" or ARTICLE in bare(word)[:2]:
            return None
        if word.key in counted_words("others"):
            continue  # «عسكريين آخرين اثنين»
        if noun is None and (word.segments[0].kind == "conj" or word.pos not in ("ADJ", "NOUN", "PROPN", "X")):
            return None
        if noun is not None and noun.role == OTHER:
            return None  # «بصوت واحد»
        if noun is not None and word.pos != "VERB" and word.key not in counted_table("lemmas") and noun.plural == (value > 1):
            return _single(view, Counted(noun, at, i + 1), value, _joined_letters(view, at))
    return None
