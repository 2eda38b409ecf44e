"""How long and how long ago: «منذ أكثر من عام», «خلال الأشهر الستة الماضية», «قبل يومين», «بعد أيام», «لليوم الثاني»."""

from __future__ import annotations

from datetime import timedelta

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.reading.time.ages import CLOSED, OPENED, is_age
from riwaya.reading.time.calendar import UNKNOWN, period
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value, since

DAYS = {
    "D": 1.0,
    "W": 7.0,
    "M": 30.4,
    "Y": 365.25,
    "DE": 3652.5,
    "CE": 36525.0,
    "TH": 1 / 24,
    "TM": 1 / 1440,
    "TS": 0.0,
}
UNITS = ("unit", "two_units", "units", "units_alone", "the_unit", "the_two_units", "the_units")
COUNTLESS, YEARLY = "X", "P1Y"
CLOSE, SOON = 5, 1000
SMALLER = {
    "CE": ("Y", 100),
    "DE": ("Y", 10),
    "Y": ("M", 12),
    "M": ("D", 30),
    "W": ("TH", 168),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "TS": ("TS", 1),
}
"""Unit → the next smaller one, and how many of it it has."""


def written(count: int | str, unit: str) -> str:
    """P7D, PT48H, PXW, P2DE (decades), P1CE (a century)."""
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def count_of(found: Found) -> int | str:
    if found.has("decimal"):
        return 1
    if found.has("n"):
        return found.number("n", "numbers", "the_numbers", "ordinals")
    if found.has("two"):
        return 2
    return 1 if found.has("one") else COUNTLESS


def unit_of(found: Found) -> str:
    group = next(name for name in ("u", "two", "one", "many") if found.has(name))
    return str(found.value(group, *UNITS))


def duration(found: Found) -> Value | None:
    count, unit = count_of(found), unit_of(found)
    if is_age(found, unit_of(found)):
        return NO_TIME
    if count == 0 or ((count == COUNTLESS or found.has("one")) and _belongs(found)):
        return None
    if found.has("decimal"):
        return Value(_of_decimal(found, unit), "duration")
    if found.has("half") and isinstance(count, int):
        return _and_a_half(found, count, unit)
    back = since(found.today, round(count * DAYS[unit])) if isinstance(count, int) and found.has("from_then") else None
    return Value(written(count, unit), "duration", back)


def _of_decimal(found: Found, unit: str) -> str:
    """«3.5 ساعات» is PT3.5H."""
    return written(found.form("decimal").replace(",", ".").replace("٫", "."), unit)


def _and_a_half(found: Found, count: int, unit: str) -> Value | None:
    """«عامين ونصف» is P30M, «ساعة ونصف» PT90M: in the next smaller unit, where that is whole."""
    whole = _with_half(found, count, unit)
    if whole is None:
        return None
    total, smaller = whole
    back = since(found.today, round(total * DAYS[smaller])) if found.has("from_then") else None
    return Value(written(total, smaller), "duration", back)


def _with_half(found: Found, count: int, unit: str) -> tuple[int, str] | None:
    """(30, "M") of «عامين ونصف»."""
    part, (smaller, of_one) = int(found.value("half", "halves")), SMALLER[unit]
    return None if of_one * part % 100 else (count * of_one + of_one * part // 100, smaller)


def _belongs(found: Found) -> bool:
    """«خلال أيام العيد», «ساعات الذروة», «خلال شهر المدرسة»: what belongs to a noun is no length of time."""
    behind = found.around[1]
    return behind is not None and behind.pos == "NOUN" and behind.segments[0].kind == "article"


def counted(found: Found) -> Value | None:
    """Not «قناة 24 ساعة الإخبارية»: an adjective with an article describes something else."""
    behind = found.around[1]
    if found.next_word() in time_list("credits"):
        return NO_TIME  # «12 ساعة معتمدة»
    if unit_of(found) == "DE" and _contracts(found):
        return None
    return NO_TIME if behind and behind.pos == "ADJ" and behind.segments[0].kind == "article" else duration(found)


def _contracts(found: Found) -> bool:
    """«وقع خمسة عقود لمشاريع», «بعقود مباشرة»: عقود are decades only where a length is asked for."""
    if found.has("two") or (found.has("n") and found.next_word() in time_words("from")):
        return False
    return found.word_before() not in time_list("of_decades")


def ago(found: Found) -> Value | None:
    """«قبل يومين» is a day, «قبل شهر» a month, «قبل أسابيع» the past; before an event («قبل يومين من …») a length."""
    count, unit = count_of(found), unit_of(found)
    if is_age(found, unit_of(found)):
        return NO_TIME
    if found.has("half") and isinstance(count, int):
        count, unit = _with_half(found, count, unit) or (count, unit)
    if found.has("one") and unit == "D" and _belongs(found):
        return None  # «قبل يوم العيد»
    if found.has("of"):
        return Value(written(count, unit), "duration")
    if isinstance(count, str):
        return Value("PAST_REF", "reference")
    if unit.startswith("T"):
        return _hours_ago(found, count, unit)
    if unit in ("DE", "CE") and found.today:
        return Value(str(found.today.year - count * (10 if unit == "DE" else 100)), "date")
    if found.today is None:
        return Value(UNKNOWN[unit], "date")
    return Value(period(found.today, unit, -count), "date") if found.today.year > count else None


def after(found: Found) -> Value | None:
    """«سيعود بعد يومين» is a day; told of the past, or counted from something («بعد يومين من …»), a length."""
    length = duration(found)
    count, unit = count_of(found), unit_of(found)
    counted = isinstance(count, int) and unit in UNKNOWN and not found.has("half") and not found.has("decimal")
    if length is None or length is NO_TIME or found.today is None or found.has("of") or not counted or not found.ahead:
        return length
    assert isinstance(count, int)
    return Value(period(found.today, unit, count), "date") if count < SOON else length


def adverb(found: Found) -> Value | None:
    """«كانت يوما», «ستنتهون يوما»: some day, behind a verb; not «يوما دراسيا»."""
    behind = found.around[1]
    if not found.near_a_verb(CLOSE) or (behind is not None and behind.pos == "ADJ") or found.behind("numbered"):
        return None
    return Value("FUTURE_REF" if found.ahead else "PAST_REF", "reference")


def _hours_ago(found: Found, count: int, unit: str) -> Value:
    if unit == "TH" and count % 24 == 0 and found.today:
        return Value((found.today - timedelta(days=count // 24)).isoformat(), "date")
    return Value(written(count, unit), "duration")


def for_some(found: Found) -> Value | None:
    """«لأسبوعين»; «بعقود» are contracts."""
    bare = not found.has("n") and not found.has("two") and unit_of(found) == "DE"
    return None if bare and found.tape.words[found.tape.at[found.match.start()]].key[:1] in time_list("governing") else duration(found)


def lasting(found: Found) -> Value | None:
    """«استمرت أسابيع»: a bare plural is a length of time behind a verb of lasting only."""
    near = {found.word_before(1), found.word_before(2), found.word_before(3)}
    before, behind = found.around
    quoted = before is not None and behind is not None and before.form in OPENED and behind.form in CLOSED
    return duration(found) if near & time_list("lasting") or (quoted and found.has("many")) else None


def stretch(found: Found) -> Value | None:
    """«الأيام الماضية» is the past, «الأيام العشرة الماضية» ten days."""
    step = int(found.value("rel", "gone", "going", "coming"))
    if found.next_word() in time_words("from") and found.form("rel") in time_words("latest"):
        return None  # «السنوات الأخيرة من القرن العشرين»
    count = count_of(found)
    if isinstance(count, str):
        return Value(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[step + 1], "reference")
    unit = unit_of(found)
    back = since(found.today, round(count * DAYS[unit])) if step < 0 else None
    return Value(written(count, unit), "duration", back)


def every(found: Found) -> Value | None:
    if found.has("part"):
        return Value(f"XXXX-XX-XXT{found.value('part', 'daily_parts')}", "set")
    if found.has("wd"):
        return Value(f"XXXX-WXX-{found.value('wd', 'bare_weekdays', 'weekdays')}", "set")
    return Value(written(count_of(found), unit_of(found)), "set")


def habit(found: Found) -> Value:
    return Value(str(found.value("h", "habits")), "set")


def recurring(found: Found) -> Value | None:
    """«المؤتمر السنوي», «نشرة شهرية»: how often; «ربع سنوية» is every three months."""
    value, before = str(found.value("every", "recurring")), found.around[0]
    word = found.tape.words[found.tape.at[found.match.start()]]
    if word.pos != "ADJ" or before is None or before.pos not in ("NOUN", "ADJ") or _is_surname(found):
        return None  # «شهري رجب وشعبان», «محمد الشهري»
    part = time_words("parts_of_year").get(found.word_before())
    if part is None:
        return Value(value, "set")
    return Value(str(part), "set") if value == YEARLY else None


def _is_surname(found: Found) -> bool:
    """«العقيد الشهري»: only some nouns are monthly."""
    return found.form("every") in time_list("surnames") and found.bare_before() not in time_list("monthly")


def one_day(_: Found) -> Value:
    """«اليوم الأول من المهرجان»: one of its days."""
    return Value(written(1, "D"), "duration")


def nth(found: Found) -> Value | None:
    """«لليوم الثاني على التوالي» has lasted two days; «اليوم الثاني من المهرجان» is one of its days."""
    return None if found.next_word() in time_words("from") else duration(found)


TAIL = "(?:w(?P<half>{halves})(?:{the_unit}|{unit}(?!{weekdays}))?|{roughly}|{full}|{few_of_them})?"
"""What stands behind any length: «ونصف», «تقريبا», «كاملة», «قليلة»."""
COUNTED = (
    "(?:{APPROX}?(?:(?:(?P<n>(?P<decimal>{decimal}))|{NUMBER}|{opening}(?P<n>{int}){closing}|(?P<n>{the_numbers}{teen}))(?P<u>{unit}|{units})|{some}(?P<many>{units})|(?P<two>{two_units}))"
    f"{TAIL})"
)
BARE = f"(?:(?P<bare>{{APPROX}})?(?P<one>{{unit}}){TAIL})"
ANY = f"(?:{COUNTED}|{BARE}|(?P<u>{{units}}){TAIL})"
WITHIN = "(?:{during}|{in}{within}|{on}{within})"
DEFINITE = ("(?:(?P<two>{the_two_units})|(?P<many>{the_units})(?:{few}|(?P<n>{the_numbers}{teen}?)|{al}?(?P<n>{int}))?"
            "|{al}?(?P<n>{int})(?P<u>{unit}|{units})|(?P<n>{the_numbers}|{numbers})(?P<u>{units}|{unit}))")  # fmt: skip
RULES = (
    Rule("since", f"(?P<from_then>{{since}}) {ANY}", duration),
    Rule("during", f"{WITHIN} {ANY}", duration),
    Rule("for", f"(?:{{for}}p?|p{{more}}{{from}})(?P<span>{ANY})", duration),
    Rule("for_some", f"p(?P<span>{COUNTED}|(?P<u>{{units}})|(?P<one>{{unit}}){{full}})", for_some),
    Rule("after", f"{{after}} {ANY} (?:{{from}}{{vague}}|(?=(?P<of>{{from}}|{{on}}"
         "|w(?:{int}|{numbers})?(?:{two_units}|{unit}|{units}))|))", after),
    Rule("ago", f"{{before}} {ANY} (?:{{from}}{{vague}}|(?=(?P<of>{{from}})|))", ago),
    Rule("counted", COUNTED, counted),
    Rule("more_than_one", "{more}{from}(?P<one>{unit})", duration),
    Rule("and_a_half", f"{{APPROX}}?(?P<one>{{unit}})(?=w{{halves}}){TAIL}", duration),
    Rule("alone", f"(?:(?P<one>{{unit_alone}})|(?P<many>{{units_alone}})){TAIL}", duration),
    Rule("day_by_day", "(?P<one>{unit}){after}(?:{unit}|{another})", every),
    Rule("and_one", "(?:(?:{int}|{numbers})(?:{unit}|{units})|{two_units}|{unit}{full})w(?P<span>(?P<one>{unit}))", duration),
    Rule("whole_one", "(?P<one>{unit}){full}", duration),
    Rule("lasting", "(?:(?P<many>{units})|(?P<one>{unit}))", lasting),
    Rule("some_and_some", "{units}w(?P<many>{units_alone}|{units})", duration),
    Rule("every", "{every} {EDGE}? (?:{day}?(?P<wd>{bare_weekdays}|{weekdays})|(?P<one>{unit})|(?P<two>{two_units})"
         "|{NUMBER}(?P<u>{units}|{unit})|(?P<part>{daily_parts}))",
         every),
    Rule("on_days", "{days}(?P<wd>{bare_weekdays}|{weekdays})", every),
    Rule("habit", "(?P<h>{habits})", habit),
    Rule("some_day", "(?P<one>{unit_some})", adverb),
    Rule("lot", "(?:{during}|{since})? (?P<many>{the_units})(?P<n>{the_numbers}{teen}?)", duration),
    Rule("recurring", "(?P<every>{recurring})", recurring),
    Rule("nth", "p(?P<span>(?P<one>{the_unit}){ORDINAL}(?:{on}{follows})?)", nth),
    Rule("nth_day", "{PRE}? {the_day}{ordinals}{teen}?(?:w{the_tens})?", one_day),
)  # fmt: skip
