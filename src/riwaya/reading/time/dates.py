"""Dates of the calendar: «27 يوليو (تموز) الحالي», «منذ مارس 2013», «20/10/1436هـ الموافق 5/8/2015م», «صيف 2012»."""

from __future__ import annotations

import re
from datetime import date

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.model import Word
from riwaya.reading.time import hijri
from riwaya.reading.time.bounds import bounds
from riwaya.reading.time.calendar import day, latest_day, months_on, nearest_day, nearest_month, period
from riwaya.reading.time.days import with_part
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value

NO_YEAR, FIRST_YEAR, LAST_YEAR = 0, 1850, 2100


def _month(found: Found) -> int:
    return _month_of(found, "m", "pair", "second")


def _double(found: Found) -> int | None:
    """The month that stands beside it: the same in another calendar («أيار/مايو»), or the last of two («تموز/آب»)."""
    return _month_of(found, "double", "doublepair", "doublesecond") if found.has("double") or found.has("doublepair") else None


def _month_of(found: Found, one: str, pair: str, second: str) -> int:
    if not found.has(pair):
        return int(found.value(one, "months", "words_like_months"))
    first = int(found.value(pair, "first_of_month_pair"))  # كانون الأول is 12, كانون الثاني 1, تشرين الأول 10
    return (first + int(found.value(second, "second_of_month_pair")) - 2) % 12 + 1


def year_told(found: Found) -> int | None:
    """The year that the words name, or name by «الماضي»; None where they leave it open, NO_YEAR where they count something."""
    if found.has("y"):
        return int(found.form("y"))
    if found.has("yw"):
        said = found.number("yw", "numbers")
        return said if FIRST_YEAR <= said <= LAST_YEAR else NO_YEAR
    if found.today and found.has("yrel"):
        return found.today.year + int(found.value("yrel", "gone", "going", "coming"))
    if found.today and found.has("this_year"):
        return found.today.year
    told = found.moment.told or ""
    return int(told[:4]) if found.has("ysame") and told[:4].isdigit() else None


def looks_on(found: Found) -> bool:
    if found.bare_before() in time_list("delivered"):
        return True  # «تسليم سبتمبر»
    if found.has("rel"):
        return int(found.value("rel", "gone", "going", "coming")) > 0
    return (found.has("edge") and found.has("pre") and found.form("pre") in time_words("before")) or found.ahead


def month(found: Found) -> Value | None:
    """Without a year the latest that has begun: «سبتمبر» in July is last year's."""
    if found.behind("named_after"):
        return NO_TIME
    number, year, double = _month(found), year_told(found), _double(found)
    if year == NO_YEAR:
        return None
    if year is None and found.today is None:
        return Value(f"XXXX-{number:02}", "date")
    if year is None and found.today:
        year = nearest_month(found.today, number, looks_on(found))
        if found.has("rel") and year == found.today.year and number == found.today.month and not _going(found):
            year += int(found.value("rel", "gone", "coming"))
    if double is not None and double != number:
        return Value(f"{year}-{number:02}/{(year or 0) + (double < number)}-{double:02}", "date")
    return Value(f"{year}-{number:02}", "date")


def _going(found: Found) -> bool:
    return int(found.value("rel", "gone", "going", "coming")) == 0


def month_day(found: Found) -> Value | None:
    if found.behind("named_after"):
        return NO_TIME
    number, year = _month(found), year_told(found)
    of_month = found.number("n", "ordinals", "first_day", "numbers") if found.has("n") else int(found.form("d"))
    if year is None and found.today is None:
        return Value(f"XXXX-{number:02}-{of_month:02}", "date") if of_month <= 31 else None
    if year is None and found.today and found.has("rel") and _going(found):
        return _with_part(found, day(found.today.year, number, of_month))
    if year is None and found.today:
        return _with_part(found, _nearest(found, found.today, number, of_month))
    return _with_part(found, day(year or 0, number, of_month))


def _nearest(found: Found, today: date, month: int, number: int) -> date | None:
    """«منذ» and «الماضي» look back, however long ago it is."""
    if (found.has("pre") and found.form("pre") in time_words("since")) or (found.has("rel") and not looks_on(found)):
        return latest_day(today, month, number)
    return nearest_day(today, month, number, looks_on(found))


def _with_part(found: Found, day: date | None) -> Value | None:
    """«صباح الأحد 19 يوليو»."""
    return with_part(found, day.isoformat()) if day else None


def dated(found: date | None) -> Value | None:
    return Value(found.isoformat(), "date") if found else None


def spanning(days: tuple[date, date] | None) -> Value | None:
    return Value(f"{days[0].isoformat()}/{days[1].isoformat()}", "date") if days else None


def day_of_month(found: Found) -> Value | None:
    """«12 من الشهر الحالي», «الخامس من الشهر المقبل»."""
    of_month = found.number("n", "ordinals", "first_day", "numbers") if found.has("n") else int(found.form("d"))
    told = bounds(found.moment.told) if found.has("same") and found.moment.told else None
    if told is not None:
        return dated(day(told[0].year, told[0].month, of_month))  # «29 من الشهر ذاته»
    if found.today is None:
        return Value(f"XXXX-XX-{of_month:02}", "date")
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    year, number = months_on(found.today, step)
    return dated(day(year, number, of_month))


COUNTABLE = ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")


def numeric(found: Found) -> Value | None:
    """Day first, as Arab papers write it; years 1300–1500 are Hijri. Of a double date the Gregorian one counts."""
    read = [date_of_digits(found.form(group), None) for group in ("date", "other") if found.has(group)]
    return _first_gregorian(read, [found.form(group) for group in ("date", "other") if found.has(group)])


def _first_gregorian(dates: list[date | None], forms: list[str]) -> Value | None:
    pairs = [d for d, form in zip(dates, forms, strict=True) if d and not re.search(r"\b1[345]\d\d\b", form)]
    return dated(next(iter([*pairs, *(d for d in dates if d)]), None))


def date_of_digits(form: str, year: int | None) -> date | None:
    match = NUMERIC.fullmatch(form)
    if not match:
        return None
    a, number, b = (int(part) for part in match.groups())
    year, of_month = (a, b) if len(match[1]) == 4 else (b, a)
    if len(match[3]) == 2 and year < 70:
        year += 2000
    if 1300 <= year <= 1500:
        return hijri.to_gregorian(year, number, of_month)
    if number > 12 >= of_month:
        number, of_month = of_month, number
    return day(year, number, of_month) if 1850 <= year <= 2100 else None


def dashed(found: Found) -> Value | None:
    """«15-7-2015»: three numbers and two dashes."""
    first = found.form("dm").split("/") if found.has("dm") else [found.form("a"), found.form("b")]
    parts = [*first, found.form("c")]
    return dated(date_of_digits("-".join(parts), None))


def day_slash_month(found: Found) -> Value | None:
    of_month, number = (int(part) for part in found.form("dm").split("/"))
    if number > 12 >= of_month:
        number, of_month = of_month, number
    if number > 12 or not number >= 1 or not 1 <= of_month <= 31:
        return None
    if found.today is None:
        return Value(f"XXXX-{number:02}-{of_month:02}", "date")
    return dated(nearest_day(found.today, number, of_month, looks_on(found)))


def can_count(behind: Word | None) -> bool:
    """Can a number before this word count it?"""
    if behind is None:
        return False
    return behind.key in time_list("before_christ") or behind.pos in COUNTABLE or behind.form == "("


def night_between(found: Found) -> Value | None:
    """«الليلة الفاصلة بين 19 و20 ماي» is the night of the 19th."""
    first = month_day(found)
    return Value(f"{first.value}TNI", "time") if first else None


def month_of_digits(found: Found) -> Value | None:
    """«3/2015», «3-2015»: a month, unless a noun before it is what the number names («قرار 3/2015»)."""
    before = found.around[0]
    if not found.has("named") and before is not None and before.pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    parts = re.findall(r"\d+", found.form("my")) if found.has("my") else [found.form("a"), found.form("y")]
    number, named = sorted(map(int, parts))
    return Value(f"{named}-{number:02}", "date") if 1 <= number <= 12 and 1850 <= named <= 2100 else None


def day_number(found: Found) -> Value | None:
    """«يوم 21»: the latest or the next 21st, unless it counts or a month follows."""
    behind = found.around[1]
    if behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X"):
        return None
    of_month = int(found.form("d"))
    if found.today is None:
        return Value(f"XXXX-XX-{of_month:02}", "date")
    steps = (0, 1, 2) if found.ahead else (0, -1, -2)
    days = [day(*months_on(found.today, step), of_month) for step in steps]
    return dated(next((d for d in days if d and (d >= found.today if found.ahead else d <= found.today)), None))


def weekday_number(found: Found) -> Value | None:
    """«الجمعة 15»: where the 15th of this month, the last or the next is a Friday."""
    if found.today is None or can_count(found.around[1]):
        return None
    number, of_month = int(found.value("wd", "weekdays")), int(found.form("d"))
    days = [day(*months_on(found.today, step), of_month) for step in (0, -1, 1)]
    return dated(next((d for d in days if d and d.isoweekday() == number), None))


def edge_of_unit(found: Found) -> Value | None:
    """«نهاية الشهر», «مطلع العام»: the report's own month or year."""
    unit = str(found.value("u", "the_unit"))
    if found.has("hijra"):
        now = hijri.year_of(found.today) if found.today else None
        return spanning(hijri.year_bounds(now, now)) if now and unit == "Y" else None
    return Value(period(found.today, unit, 0), "date")


def part_of_unit(found: Found) -> Value:
    """«الأسبوع الأول من الشهر الماضي» is within that month."""
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    return Value(period(found.today, str(found.value("u", "the_unit")), step), "date")


DAY = "(?:(?P<d>{dd})|{ORDINAL}|(?P<n>{first_day}|{numbers}(?:{teen}|w{numbers}))) {from}?{month}?"
MONTH = "(?:(?:{opening}{MAYBE}{closing}|{MAYBE}){DOUBLE}?)"
OF_MONTH = "(?:{from}?{this}{the_month}|{from}{the_month}(?:{REL}|(?P<same>{same}))?|{the_month}{REL})"
TO_DAY = "(?:w?{to}|w|{dash}|{or})"
LAST_DAY = "(?:{dd}|{ordinals}{teen}?(?:w{the_tens})?)"
RULES = (
    Rule("month_day", f"{{PRE}}? {{LEAD}} {DAY} {MONTH} {{TAIL}}?", month_day),
    Rule("first_of_two_days", f"(?P<span>{{day}}?(?:(?P<d>{{dd}})|{{ORDINAL}})){TO_DAY}{LAST_DAY}{{from}}?{{month}}?{MONTH}{{TAIL}}?",
         month_day),
    Rule("month_day_slashed", f"{{PRE}}? {{LEAD}} (?P<d>{{dd}}){{slash}}{MONTH}(?:{{slash}}(?P<y>{{yyyy}}))?", month_day),
    Rule("hijri_double", f"{{LEAD}}{{dd}}{{from}}?{{month}}?{{ANY_HIJRI}}(?:{{hijri_year}}{{hijra}}?)?{{comma}}?{{opening}}?{{equals}}?"
         f"{{WEEKDAY}}?(?P<d>{{dd}}){{from}}?{MONTH}{{YEAR}}?{{closing}}?", month_day),
    Rule("told_month", f"{{PRE}}? {{EDGE}}? {{month}}? {MONTH} {{TAIL}}", month),
    Rule("named_month", f"{{PRE}}? {{EDGE}}? {{month}} {MONTH}", month),
    Rule("doubled_month", "{PRE}? {EDGE}? {MAYBE}{DOUBLE}", month),
    Rule("month", "{PRE}? {EDGE}? {SURE}", month),
    Rule("month_behind", "(?:{PRE}{EDGE}?|{EDGE}|{this}) {MAYBE}", month),
    Rule("part_of_month", f"{{during}}? (?:{{year_parts}}|{{the_week}})(?:{{ordinals}}|{{latest}}){{from}}{{month}}?{MONTH}{{YEAR}}?",
         month),
    Rule("week_of_unit", "{during}? {the_week}(?:{ordinals}|{latest}){from}{this}?(?P<u>{the_month}|{the_year}){REL}?",
         part_of_unit),
    Rule("bracketed_month", "{opening}{MAYBE}{closing}{months}", month),
    Rule("month_in", "{in}(?P<span>{MAYBE})", month),
    Rule("day_of_month", f"{{PRE}}? {{LEAD}} (?:(?P<d>{{dd}})|{{ORDINAL}}) {OF_MONTH}", day_of_month),
    Rule("first_of_two_days_of_month", f"(?P<span>{{day}}?(?P<d>{{dd}})){TO_DAY}{{dd}}{OF_MONTH}", day_of_month),
    Rule("numeric", "{PRE}? {LEAD} (?P<date>{date})(?:{hijra}|{era_of_year})?"
         "(?:{opening}?{dash}?{equals}?(?P<other>{date})(?:{hijra}|{era_of_year})?{closing}?)?", numeric),
    Rule("stamp", "{closing}{dash}(?P<span>(?P<date>{short_date}))", numeric),
    Rule("dashed", "{PRE}? {LEAD} (?:(?P<dm>{day_month}){slash}|(?P<a>{dd}|{yyyy}|{hijri_year})"
         "(?:{dash}(?P<b>{dd}){dash}|{slash}(?P<b>{dd}){slash}))"
         "(?P<c>{yyyy}|{dd}|{hijri_year})(?:{era_of_year}|{hijra})?", dashed),
    Rule("day_slash_month", "(?:{day}|{dated}|{WEEKDAY})(?P<dm>{day_month})", day_slash_month),
    Rule("night_between", f"{{during}}? {{the_night}} {{parting}}? {{between}} (?P<d>{{dd}})(?:w|{{to}}|{{dash}}){{dd}} {MONTH} {{YEAR}}?",
         night_between),
    Rule("weekday_number", "{PRE}? {day}?(?P<wd>{weekdays})(?P<d>{dd})(?!{month}|{months})", weekday_number),
    Rule("month_of_digits", "(?P<named>{month})?(?:(?P<my>{month_year})|(?P<a>{mm}){dash}(?P<y>{yyyy})|(?P<y>{yyyy}){dash}(?P<a>{mm}))"
         "(?!{dash}|{slash})",
         month_of_digits),
    Rule("day_number", "{day}(?P<d>{dd})(?!w|{to}|{dash}|{or}|{month}|{from})", day_number),
    Rule("edge_of_unit", "{PRE}? {EDGE} (?P<u>{the_month}|{the_year})(?P<hijra>{hijra})?(?!{school}|{hijra}|{ordinals})", edge_of_unit),
)  # fmt: skip
