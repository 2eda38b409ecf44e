"""Hijri dates and feasts: «5 شوال 1436هـ», «شهر رمضان», «عيد الفطر», and the feasts of the Gregorian year: «رأس السنة»."""

from __future__ import annotations

from datetime import date

from riwaya.arabic.lexicon import time_letters
from riwaya.reading.time import hijri
from riwaya.reading.time.calendar import day, nearest_day
from riwaya.reading.time.dates import DAY, TO_DAY, dated, looks_on, spanning, year_told
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value

NEW_YEAR = "G01-01"


def hijri_date(found: Found) -> Value | None:
    """«5 شوال 1436هـ»; with its Gregorian double that one, else without a year the latest."""
    if found.behind("named_after"):
        return NO_TIME
    of_month = found.number("n", "ordinals", "first_day", "numbers") if found.has("n") else int(found.form("d"))
    if found.has("hy"):
        return dated(hijri.to_gregorian(int(found.form("hy")), _hijri_month(found), of_month))
    if found.today is None:
        return None
    span = hijri.latest_month(found.today, _hijri_month(found), looks_on(found))
    if span is None or of_month > 30:
        return None
    return dated(date.fromordinal(span[0].toordinal() + of_month - 1))


def _hijri_month(found: Found) -> int:
    if found.has("hq"):
        return int(found.value("hq", "hijri_qaada"))
    if found.has("hp"):
        return int(found.value("hp", "hijri_pairs")) + int(found.value("hs", "hijri_second"))
    return int(found.value("hm", "hijri_months"))


def hijri_month(found: Found) -> Value | None:
    """A holy month is its days: «شهر رمضان» of 2015 is 2015-06-18/2015-07-16."""
    number = _hijri_month(found) if found.has("hm") or found.has("hp") or found.has("hq") else 9
    if found.has("hy"):
        span = hijri.month_bounds(int(found.form("hy")), number)
    elif found.has("y"):
        span = hijri.latest_month(date(int(found.form("y")), 12, 31), number)  # «رمضان 2015»
    else:
        span = hijri.latest_month(found.today, number, looks_on(found)) if found.today else None
    if span is None:
        return Value("XXXX-XX", "date") if found.today is None else None
    return spanning(span)


def hijri_month_in(found: Found) -> Value | None:
    """«في شعبان»; not «الثقة في رجب طيب أردوغان»."""
    behind = found.around[1]
    return None if behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ", "X") else hijri_month(found)


def feast(found: Found) -> Value | None:
    """«أول أيام عيد الفطر» is 1 Shawwal."""
    behind = found.around[1]
    described = behind is not None and behind.pos in ("ADJ", "NOUN", "PROPN", "X") and behind.key.startswith(time_letters("article"))
    if not found.has("f") and described:
        return None  # «رأس السنة الأمازيغية»
    kind = str(found.value("f", "feasts")) if found.has("f") else NEW_YEAR
    number, of_month = (int(part) for part in kind.removeprefix("G").split("-"))
    if kind.startswith("G"):
        return _feast_of_year(found, number, of_month)
    span = hijri.latest_month(found.today, number, found.ahead) if found.today else None
    return dated(date.fromordinal(span[0].toordinal() + of_month - 1)) if span else None


def _feast_of_year(found: Found, number: int, of_month: int) -> Value | None:
    """«عيد الميلاد» is 25 December, «رأس السنة» 1 January, of the year told or the nearest."""
    named = year_told(found)
    if named is not None:
        return dated(day(named, number, of_month))
    if found.today is None:
        return Value(f"XXXX-{number:02}-{of_month:02}", "date")
    return dated(nearest_day(found.today, number, of_month, found.ahead))


RULES = (
    Rule("first_of_two_days_hijri", f"(?P<span>{{day}}?(?P<d>{{dd}})){TO_DAY}{{dd}}{{from}}?{{month}}?{{HIJRI}}{{HIJRI_YEAR}}?",
         hijri_date),
    Rule("hijri_date", f"{{PRE}}? {{LEAD}} {DAY} {{HIJRI}} (?:{{HIJRI_YEAR}}|{{REL}})?", hijri_date),
    Rule("hijri_date_of_year", f"{{PRE}}? {{LEAD}} {DAY} {{BARE_HIJRI}} {{HIJRI_YEAR}}", hijri_date),
    Rule("hijri_date_slashed", "{PRE}? {LEAD} (?P<d>{dd})(?:{slash}|{dash}){BARE_HIJRI}(?:{slash}|{dash})(?P<hy>{hijri_year}){hijra}?",
         hijri_date),
    Rule("ramadan", "(?:{during}|{PRE}{EDGE}?|{EDGE}|{in}|{month}) {month}? (?P<hm>{ramadan}) {holy}? {HIJRI_TAIL}?", hijri_month),
    Rule("holy_month", "(?:{during}|{PRE})? {EDGE}? {this}? {the_month}{holy}", hijri_month),
    Rule("hijri_month", "{PRE}? {EDGE}? {month} {BARE_HIJRI} {holy}? {HIJRI_TAIL}?", hijri_month),
    Rule("hijri_month_of_year", "{PRE}? {EDGE}? {HIJRI} {holy}? (?:{HIJRI_YEAR}|{YEAR})", hijri_month),
    Rule("hijri_month_in", "{in}(?P<span>(?P<hm>{hijri_months}))(?![^.|])", hijri_month_in),
    Rule("hijri_month_alone", "{PRE}? {EDGE}? (?:(?P<hp>{hijri_pairs})(?P<hs>{hijri_second})|{hijri_owner}(?P<hq>{hijri_qaada}))"
         "(?:{HIJRI_YEAR}|{REL})?", hijri_month),
    Rule("feast", "{PRE}? (?:{first}{days}|{days}|{day})? "
         "(?:{feast}(?P<f>{feasts}){holy}?|{head}{the_year}(?P<f>{feasts})?) (?:{YEAR}|{OF_YEAR})?", feast),
)  # fmt: skip
