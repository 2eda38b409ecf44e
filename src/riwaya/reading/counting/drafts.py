"""One quantity: number, bounds, counted noun and role put together, or nothing where the number counts nothing."""

from __future__ import annotations

from riwaya.arabic.numerals import Noun, counted_table, counted_words, endings, number_words, particle, unit_word
from riwaya.reading.counting.draft import (
    MONEY,
    NEAR,
    OTHER,
    PERCENT,
    Draft,
    joined_letters,
    made_by,
)
from riwaya.reading.counting.limits import Limit, bounded, limit_after, limit_before, two_sided
from riwaya.reading.counting.names import NO_COUNTS, is_year, names, opening
from riwaya.reading.counting.numerals import Number, read_number
from riwaya.reading.counting.objects import (
    Counted,
    counted_before,
    counted_behind,
    measured,
    noun_of,
    percent_end,
    uncounted,
    with_a_part,
)
from riwaya.reading.counting.pairs import after_its_noun, dual, one_or_two
from riwaya.reading.counting.ranges import between_before, read_span
from riwaya.reading.counting.roles import MOVABLE, MOVED, Told, Whole, role_of, told_by, trigger_behind
from riwaya.reading.counting.view import View, bare, is_conjunction

FAR, THOUSAND = 16, 1000
YEAR_DIGITS = 4


def read_draft(view: View, i: int, taken: int, before: Draft | None) -> Draft | None:
    """The quantity that begins at word i; nothing of words before `taken` belongs to it."""
    number = read_span(view, i)
    if number is None:
        return _as_a_part(view, dual(view, i), before)
    if number.end == i + 1 and one_or_two(view, i) and (found := after_its_noun(view, i, taken)):
        return found
    number = _in_brackets(view, number)
    if uncounted(view, number.end) or any(rule(view, number) for rule in NO_COUNTS):
        return None
    number, limit = two_sided(view, number, _limit_of(view, i, before))
    percent = percent_end(view, number.end)
    if percent is not None:
        return _percentage(view, number, percent, limit)
    return _counting(view, measured(view, number), limit, taken, before)


def _limit_of(view: View, i: int, before: Draft | None) -> Limit | None:
    limit = limit_before(view, _past_digits(view, opening(view, i)))
    if limit is not None and before is not None and limit.first < before.end:
        return None  # «البلايين أبعد من الألف»: its words belong to the one before
    return limit


def _counting(view: View, number: Number, limit: Limit | None, taken: int, before: Draft | None) -> Draft | None:
    """The number with what it counts, nothing where it counts nothing."""
    if number.high == 1 or (number.share and not _whole_follows(view, number)):
        return None
    counted = _in_front(view, number.first, taken) or counted_behind(view, number) or _same_money(number, before)
    if counted is not None:
        number, counted = with_a_part(view, number, counted)
    if counted is None and number.share:
        counted = Counted(Noun(PERCENT, OTHER), number.end, number.end + 1)
    if counted is None and not _counts_alone(view, number, limit):
        return None
    if number.scale == 1 and names(view, number, counted):
        return None
    return _assembled(view, number, counted, limit, before)


def _as_a_part(view: View, draft: Draft | None, before: Draft | None) -> Draft | None:
    """«قتل 10 أشخاص بينهم جنديان», «بينهم 5 أطفال وامرأتان»: two of those counted before, of the same fate."""
    if draft is None or before is None or before.role not in MOVED or draft.role not in MOVED:
        return draft
    if not (_is_part(view, draft.first, None) or _joins_a_part(view, draft.first, before)):
        return draft
    return draft._replace(part=True, role=before.role if draft.role in MOVABLE else draft.role)


def end_of_number(view: View, i: int) -> int:
    """Where a number that counts nothing ends: «ألف» of «560 ألف سنة» is no number of its own."""
    number = read_number(view, i)
    return number.end if number is not None else i


def _in_brackets(view: View, number: Number) -> Number:
    """«(578) حالة»: what is counted stands behind the bracket."""
    inside = view.key(number.first - 1) == "(" and view.key(number.end) == ")"
    return number._replace(end=number.end + 1) if inside else number


def _past_digits(view: View, i: int) -> int:
    """«نحو (5) خمسة أطنان»: the digits in brackets say the same."""
    again = view.key(i - 1) == ")" and view.key(i - 3) == "(" and view.key(i - 2)[:1].isdigit()
    return i - 3 if again else i


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
    by = made_by("percent", view.key(end - 1), limit or after, Told(role))
    return Draft(first, letters, after.end if after else end, low, high, about, PERCENT, role, by=by)


def _role_of_share(view: View, end: int) -> str:
    """«60 بالمئة من المنطقة» is territory, «نصف السكان» people."""
    at = end + 1 if view.key(end) == particle("of") else end
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
    return number.first, numeral.letters - (2 if numeral.article and not view.key(number.first).startswith(particle("for_the")) else 0)


def bracket_before(view: View, number: Number) -> int | None:
    """The bracket that opens before «(26) مليون» and closes inside the number."""
    closes = any(view.key(i) == ")" for i in range(number.first, number.end))
    return number.first - 1 if closes else None


def _in_front(view: View, i: int, taken: int) -> Counted | None:
    """«البلدات الأربع», «الدول الـ 28», «المدنيين بالآلاف»."""
    numeral, at = view.numeral(i), opening(view, i)
    article = view.key(at) in (particle("article"), particle("for_the")) if numeral is None else numeral.article
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
    if _is_bare(view, number, limit):
        return False
    if number.scale >= THOUSAND and (limit is not None or number.end > number.first + 1):
        return True  # «تراجع من 1.4 مليون», «أكثر من ألفين»
    if number.vague and number.low > THOUSAND * 10:
        return True  # «مئات الألوف»
    if _is_crowd(view, number):
        return True
    behind = trigger_behind(view, number.end)
    if behind is not None and behind.distance == 0:
        return True  # «إن 72 أصيبوا»
    bounded = limit is not None or limit_after(view, number.end) is not None
    return told_by(view, _before_all(view, number, limit), FAR if bounded else NEAR + number.vague)


def _is_bare(view: View, number: Number, limit: Limit | None) -> bool:
    """One, a part of one, a year, «(توفي 1284)», «عددها الثلاثين»: never a count without its noun."""
    if number.low <= 1 or number.low % 1 or is_year(view, number):
        return True
    if len(view.key(number.first)) == YEAR_DIGITS and view.key(number.end) == ")":
        return True
    numeral = view.numeral(number.first)
    return numeral is not None and numeral.article and not number.vague and limit is None


def _before_all(view: View, number: Number, limit: Limit | None) -> int:
    """Where the number begins with its modifier, with «بين» and with «إلى»."""
    between = between_before(view, number)
    first = limit.first if limit is not None else opening(view, number.first) if between is None else between
    return first - 1 if view.key(first - 1) in number_words("to") else first


def _assembled(view: View, number: Number, counted: Counted | None, limit: Limit | None, before: Draft | None) -> Draft:
    end = max(number.end, counted.end) if counted is not None else number.end
    after = limit_after(view, end)
    low, high, about = bounded(number.low, number.high, limit if limit is not None else after)
    first, letters = _from(view, number, limit)
    if counted is not None and counted.first < first:
        first, letters = counted.first, joined_letters(view, counted.first)
    end = max(end, after.end) if after is not None else end
    part = before is not None and (_is_part(view, first, counted) or _joins_a_part(view, first, before)) and _may_be_of(before, counted)
    whole = Whole(before.role, before.end) if before is not None and part else None
    unit, told = _named(view, number, counted, first, end, before, whole)
    by = made_by(_kind(number), unit or "", limit if limit is not None else after, told)
    return Draft(first, letters, end, low, high, about, unit, told.role, part, by)


def _kind(number: Number) -> str:
    if number.share or number.vague:
        return "share" if number.share else "vague"
    return "range" if number.low < number.high else "count"


def _may_be_of(whole: Draft, counted: Counted | None) -> bool:
    """«207 ملايين درهم منها 16 رهن أراض»: no sum of money is made of things."""
    return counted is None or not counted.noun.lemma or (whole.role == MONEY) == (counted.noun.role == MONEY)


def _is_part(view: View, first: int, counted: Counted | None) -> bool:
    """«بينهم 5 أطفال», «غادر منهم 18 ألفا», «42 منهم»."""
    if counted is not None and counted.part and bare(view.word(counted.first)) in counted_words("people_parts"):
        return True
    return any(bare(view.word(i)) in counted_words("parts") for i in range(first - NEAR, first))


def _joins_a_part(view: View, first: int, before: Draft) -> bool:
    """«بينهم ثلاثة ضباط وأربعة مجندين»: the second is a part like the one before it."""
    joined = is_conjunction(view, first - 1)
    prefixed = view.word(first).segments[0].kind == "conj"
    return before.part and first - joined == before.end and (joined or prefixed)


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
    if counted is None and told.role in (OTHER, "people") and _is_crowd(view, number):
        return unit_word("person"), Told("people")
    if counted is None:
        return _bare_name(view, told, first, whole)
    return lemma or (None if told.role == OTHER else unit_word("person")), told


def _is_crowd(view: View, number: Number) -> bool:
    """«الآلاف يتظاهرون»: a verb in the plural behind a vague number tells that people are counted."""
    behind = view.word(number.end)
    return number.vague and behind.pos == "VERB" and behind.key.endswith(endings("crowd"))


def _bare_name(view: View, told: Told, first: int, whole: Whole | None) -> tuple[str | None, Told]:
    """Unit and role of a number without a noun: «مقتل 12», «غادر منهم 18 ألفا»; nothing is known of «تراجع إلى 1.4 مليون»."""
    units = counted_table("bare_units")
    if told.role in units or whole is not None or told_by(view, first, NEAR + 1):
        return str(units.get(told.role, unit_word("person"))), told
    return None, Told(OTHER)
