"""Dates of the calendar: «27 يوليو (تموز) الحالي», «منذ مارس 2013», «20/10/1436هـ الموافق 5/8/2015م», «صيف 2012»."""

from __future__ import annotations

import re
from datetime import date

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.model import Word
from riwaya.reading.time import hijri
from riwaya.reading.time.calendar import day, latest_day, months_on, nearest_day, nearest_month, period
from riwaya.reading.time.days import with_part
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value


def _month(found: Found) -> int:
    if found.has("pair"):  # كانون الأول is 12, كانون الثاني 1, تشرين الأول 10
        first, second = int(found.value("pair", "first_of_month_pair")), int(found.value("second", "second_of_month_pair"))
        return (first + second - 2) % 12 + 1
    return int(found.value("m", "months", "words_like_months"))


def _year(found: Found) -> int | None:
    """The year that the words name, or name by «الماضي»; None where they leave it open."""
    if found.has("y"):
        return int(found.form("y"))
    if found.today and found.has("yrel"):
        return found.today.year + int(found.value("yrel", "gone", "going", "coming"))
    if found.today and found.has("this_year"):
        return found.today.year
    return None


def _ahead(found: Found) -> bool:
    if found.has("rel"):
        return int(found.value("rel", "gone", "going", "coming")) > 0
    return (found.has("edge") and found.has("pre") and found.form("pre") in time_words("before")) or found.ahead


def month(found: Found) -> Value | None:
    """Without a year the latest that has begun: «سبتمبر» in July is last year's."""
    number, year = _month(found), _year(found)
    if year is None and found.today is None:
        return Value(f"XXXX-{number:02}", "date")
    if year is None and found.today:
        year = nearest_month(found.today, number, _ahead(found))
        if found.has("rel") and year == found.today.year and number == found.today.month and not _going(found):
            year += int(found.value("rel", "gone", "coming"))
    return Value(f"{year}-{number:02}", "date")


def _going(found: Found) -> bool:
    return int(found.value("rel", "gone", "going", "coming")) == 0


def month_of_last_year(found: Found) -> Value | None:
    return month(found)


def month_day(found: Found) -> Value | None:
    if found.behind("named_after"):
        return NO_TIME
    number, year = _month(found), _year(found)
    of_month = found.number("n", "ordinals", "first_day") if found.has("n") else int(found.form("d"))
    if year is None and found.today is None:
        return Value(f"XXXX-{number:02}-{of_month:02}", "date") if of_month <= 31 else None
    if year is None and found.today and found.has("rel") and _going(found):
        return _with_part(found, day(found.today.year, number, of_month))
    if year is None and found.today:
        return _with_part(found, _nearest(found, found.today, number, of_month))
    return _with_part(found, day(year or 0, number, of_month))


def _nearest(found: Found, today: date, month: int, number: int) -> date | None:
    """«منذ» and «الماضي» look back, however long ago it is."""
    if (found.has("pre") and found.form("pre") in time_words("since")) or (found.has("rel") and not _ahead(found)):
        return latest_day(today, month, number)
    return nearest_day(today, month, number, _ahead(found))


def _with_part(found: Found, day: date | None) -> Value | None:
    """«صباح الأحد 19 يوليو»."""
    return with_part(found, day.isoformat()) if day else None


def _dated(found: date | None) -> Value | None:
    return Value(found.isoformat(), "date") if found else None


def day_of_month(found: Found) -> Value | None:
    """«12 من الشهر الحالي», «الخامس من الشهر المقبل»."""
    of_month = found.number("n", "ordinals", "first_day") if found.has("n") else int(found.form("d"))
    if found.today is None:
        return Value(f"XXXX-XX-{of_month:02}", "date")
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    year, number = months_on(found.today, step)
    return _dated(day(year, number, of_month))


NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")


def numeric(found: Found) -> Value | None:
    """Day first, as Arab papers write it; years 1300–1500 are Hijri. Of a double date the Gregorian one counts."""
    read = [date_of_digits(found.form(group), None) for group in ("date", "other") if found.has(group)]
    return _first_gregorian(read, [found.form(group) for group in ("date", "other") if found.has(group)])


def _first_gregorian(dates: list[date | None], forms: list[str]) -> Value | None:
    pairs = [d for d, form in zip(dates, forms, strict=True) if d and not re.search(r"\b1[345]\d\d\b", form)]
    return _dated(next(iter([*pairs, *(d for d in dates if d)]), None))


def date_of_digits(form: str, year: int | None) -> date | None:
    match = NUMERIC.fullmatch(form)
    if not match:
        return None
    a, number, b = (int(part) for part in match.groups())
    year, of_month = (a, b) if len(match[1]) == 4 else (b, a)
    if 1300 <= year <= 1500:
        return hijri.to_gregorian(year, number, of_month)
    if number > 12 >= of_month:
        number, of_month = of_month, number
    return day(year, number, of_month) if 1850 <= year <= 2100 else None


def dashed(found: Found) -> Value | None:
    """«15-7-2015»: three numbers and two dashes."""
    parts = [found.form(group) for group in ("a", "b", "c")]
    return _dated(date_of_digits("-".join(parts), None))


def day_slash_month(found: Found) -> Value | None:
    of_month, number = (int(part) for part in found.form("dm").split("/"))
    if number > 12 >= of_month:
        number, of_month = of_month, number
    if number > 12 or not number >= 1 or not 1 <= of_month <= 31:
        return None
    if found.today is None:
        return Value(f"XXXX-{number:02}-{of_month:02}", "date")
    return _dated(nearest_day(found.today, number, of_month, _ahead(found)))


def year(found: Found) -> Value | None:
    if found.has("hy"):
        first, last = (
            hijri.to_gregorian(int(found.form("hy")), 1, 1),
            hijri.to_gregorian(int(found.form("hy")) + 1, 1, 1),
        )
        return Value(f"{first.isoformat()}/{last.isoformat()}", "date") if first and last else None
    return Value(found.form("y"), "date")


def year_of_event(found: Found) -> Value | None:
    """«مونديال البرازيل 2014»: behind a noun, and before none that it could count."""
    before, behind = found.around
    if before and before.key in time_list("no_year_behind"):
        return None
    named = before is not None and before.pos in ("NOUN", "PROPN", "ADJ")
    return year(found) if named and not _counts(behind) and 1900 <= int(found.form("y")) <= 2050 else None


def year_beside(found: Found) -> Value | None:
    """«بين 2011 و2013», not «ارتفع إلى 1916 قتيلا»."""
    return None if _counts(found.around[1]) else year(found)


def _counts(behind: Word | None) -> bool:
    """Can a number before this word count it?"""
    return behind is not None and (behind.pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") or behind.form == "(")


def year_in_words(found: Found) -> Value | None:
    """«عام ألفين وخمسة عشر»."""
    number = found.number("n", "numbers")
    return Value(str(number), "date") if 1000 < number < 2100 else None


def century(found: Found) -> Value:
    """«القرن التاسع عشر» began in 1800: 18."""
    number = found.number("n", "ordinals", "the_tens")
    if found.has("hijra"):
        first, last = (hijri.year_about(100 * n) for n in (number - 1, number))
        return Value(f"{first:04}/{last:04}", "date")
    return Value(f"{number - 1:02}", "date")


def part_of_year(found: Found) -> Value | None:
    """«الربع الأول من العام الماضي» is 2014-Q1."""
    number = found.number("n", "ordinals", "first_day")
    named = _year(found) or "XXXX"
    return Value(f"{named}-{found.value('part', 'year_parts')}{number}", "date") if number <= 4 else None


def years(found: Found) -> Value | None:
    """«العام الدراسي 2014 - 2015» is one time."""
    first, last = found.form("yy").split("/") if found.has("yy") else (found.form("y"), found.form("z"))
    return Value(f"{first}/{last}", "date") if int(first) < int(last) <= 2100 else None


def season(found: Found) -> Value | None:
    name, named = found.value("s", "seasons", "the_seasons"), _year(found)
    if named is None and found.today:
        named = found.today.year + (int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0)
        started = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[str(name)]
        if (
            found.has("rel")
            and int(found.value("rel", "gone", "going", "coming")) < 0
            and found.today.month >= started + 3
        ):
            named += 1  # «الصيف الماضي» in October is this year's
        elif (
            found.has("rel") and int(found.value("rel", "gone", "going", "coming")) > 0 and found.today.month < started
        ):
            named -= 1
    return Value(f"{named or 'XXXX'}-{name}", "date")


def decade(found: Found) -> Value:
    return Value(str(found.value("d", "decades")), "date")


def hijri_date(found: Found) -> Value | None:
    """«5 شوال 1436هـ»; with its Gregorian double that one, else without a year the latest."""
    if found.behind("named_after"):
        return NO_TIME
    of_month = found.number("n", "ordinals", "first_day") if found.has("n") else int(found.form("d"))
    if found.has("hy"):
        return _dated(hijri.to_gregorian(int(found.form("hy")), _hijri_month(found), of_month))
    if found.today is None:
        return None
    span = hijri.latest_month(found.today, _hijri_month(found), _ahead(found))
    if span is None or of_month > 30:
        return None
    return _dated(date.fromordinal(span[0].toordinal() + of_month - 1))


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
    else:
        span = hijri.latest_month(found.today, number, _ahead(found)) if found.today else None
    if span is None:
        return Value("XXXX-XX", "date") if found.today is None else None
    return Value(f"{span[0].isoformat()}/{span[1].isoformat()}", "date")


def feast(found: Found) -> Value | None:
    """«أول أيام عيد الفطر» is 1 Shawwal."""
    number, of_month = (int(part) for part in str(found.value("f", "feasts")).split("-"))
    span = hijri.latest_month(found.today, number, found.ahead) if found.today else None
    return _dated(date.fromordinal(span[0].toordinal() + of_month - 1)) if span else None


def edge_of_unit(found: Found) -> Value:
    """«نهاية الشهر», «مطلع العام»: the report's own month or year."""
    unit = str(found.value("u", "the_unit"))
    return Value(period(found.today, unit, 0), "date")


def part_of_unit(found: Found) -> Value:
    """«الأسبوع الأول من الشهر الماضي» is within that month."""
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    return Value(period(found.today, str(found.value("u", "the_unit")), step), "date")


DAY = "(?:(?P<d>{dd})|{ORDINAL}|(?P<n>{first_day})) {from}?{month}?"
MONTH = "(?:(?:{opening}{MAYBE}{closing}|{MAYBE}){DOUBLE}?)"
END = "(?:{YEAR}|{OF_YEAR}|{REL}|{this}{closing})?"
RULES = (
    Rule("month_day", f"{{PRE}}? {{LEAD}} {DAY} {MONTH} {END}", month_day),
    Rule("first_of_two_days", f"(?P<span>(?P<d>{{dd}}))(?:w|{{dash}}|{{to}}|{{or}}){{dd}}{{from}}?{{month}}?{MONTH}{END}", month_day),
    Rule("month_day_slashed", f"{{PRE}}? {{LEAD}} (?P<d>{{dd}}){{slash}}{MONTH}(?:{{slash}}(?P<y>{{yyyy}}))?", month_day),
    Rule("hijri_double", f"{{LEAD}}{{dd}}{{from}}?{{month}}?{{ANY_HIJRI}}(?:{{hijri_year}}{{hijra}}?)?{{comma}}?{{opening}}?{{equals}}?"
         f"{{WEEKDAY}}?(?P<d>{{dd}}){{from}}?{MONTH}{{YEAR}}?{{closing}}?", month_day),
    Rule("hijri_date", f"{{PRE}}? {{LEAD}} {DAY} {{HIJRI}} (?:{{comma}}?p?{{year}}?(?P<hy>{{hijri_year}}){{hijra}}?|{{REL}})?",
         hijri_date),
    Rule("month_year", "{PRE}? {EDGE}? {month}? {MAYBE}{DOUBLE}? (?:{YEAR}|{OF_YEAR})", month),
    Rule("named_month", f"{{PRE}}? {{EDGE}}? {{month}} {MONTH} {{REL}}?", month),
    Rule("doubled_month", "{PRE}? {EDGE}? {MAYBE}{DOUBLE} {REL}?", month),
    Rule("related_month", "{PRE}? {EDGE}? {MAYBE} {REL}", month),
    Rule("month", "{PRE}? {EDGE}? {SURE}", month),
    Rule("month_behind", "(?:{PRE}{EDGE}?|{EDGE}|{this}) {MAYBE}", month),
    Rule("part_of_month", f"{{during}}? (?:{{year_parts}}|{{the_week}})(?:{{ordinals}}|{{latest}}){{from}}{{month}}?{MONTH}{{YEAR}}?",
         month),
    Rule("week_of_unit", "{during}? {the_week}(?:{ordinals}|{latest}){from}{this}?(?P<u>{the_month}|{the_year}){REL}?",
         part_of_unit),
    Rule("bracketed_month", "{opening}{MAYBE}{closing}{months}", month),
    Rule("month_in", "{in}(?P<span>{MAYBE})", month),
    Rule("day_of_month", "{PRE}? {LEAD} (?:(?P<d>{dd})|{ORDINAL}) (?:{from}(?:{the_month}(?:{REL}|{same})?|{this}{the_month})"
         "|{the_month}{REL})",
         day_of_month),
    Rule("numeric", "{PRE}? {LEAD} (?P<date>{date})(?:{hijra}|{era_of_year})?"
         "(?:{opening}?{dash}?{equals}?(?P<other>{date})(?:{hijra}|{era_of_year})?{closing}?)?", numeric),
    Rule("dashed", "{PRE}? {LEAD} (?P<a>{dd}|{yyyy}|{hijri_year})(?:{dash}(?P<b>{dd}){dash}|{slash}(?P<b>{dd}){slash})"
         "(?P<c>{yyyy}|{dd}|{hijri_year})(?:{era_of_year}|{hijra})?", dashed),
    Rule("day_slash_month", "(?:{day}|{dated}|{WEEKDAY})(?P<dm>{day_month})", day_slash_month),
    Rule("years", "(?P<yy>{two_years})|(?P<y>{yyyy})(?:{dash}|{slash})(?P<z>{yyyy})", years),
    Rule("school_year", "{PRE}? {EDGE}? {year}{school}(?:(?P<yy>{two_years})|(?P<y>{yyyy})(?:{dash}|{slash})(?P<z>{yyyy}))", years),
    Rule("year", "{PRE}? {EDGE}? {year}{REL}?{comma}?(?P<y>{yyyy}){era_of_year}?", year),
    Rule("hijri_year", "{PRE}? {EDGE}? {year}(?P<hy>{hijri_year}){hijra}?", year),
    Rule("year_behind", "(?:{PRE}{EDGE}?|{EDGE}) (?P<y>{yyyy}){era_of_year}?", year),
    Rule("year_in", "(?:{in}|{opening})(?P<span>(?P<y>{yyyy}){era_of_year}?)", year),
    Rule("year_beside", "(?:w|{dash}|{between}|{from}|{to}|{on})(?P<span>(?P<y>{yyyy}){era_of_year}?)", year_beside),
    Rule("year_of_era", "(?P<y>{yyyy}){era_of_year}", year),
    Rule("year_in_words", "{PRE}? {EDGE}? {year}(?P<n>{numbers}(?:w{numbers}{teen}?)+)", year_in_words),
    Rule("century", "{PRE}? {EDGE}? {the_century}{ORDINAL}(?P<hijra>{hijra})?", century),
    Rule("part_of_year", "{during}? (?P<part>{year_parts}){ORDINAL}{from}(?:{year}?(?P<y>{yyyy}){era_of_year}?|"
         "{the_year}(?P<yrel>{gone}|{going}|{coming})|(?P<this_year>{this}{the_year}))", part_of_year),
    Rule("year_of_event", "(?P<y>{yyyy})", year_of_event),
    Rule("season", "{PRE}? {EDGE}? (?:{season}(?P<s>{the_seasons}){REL}?|(?P<s>{the_seasons}){REL}|{this}(?P<s>{the_seasons}))", season),
    Rule("season_of_year", "{PRE}? {EDGE}? (?P<s>{seasons})(?:{YEAR}|{OF_YEAR}|(?P<this_year>{this}{the_year}))", season),
    Rule("decade", "{PRE}? {EDGE}? (?P<d>{decades})(?:{from}?{the_unit}{gone}?)?", decade),
    Rule("ramadan", "(?:{during}|{PRE}{EDGE}?|{EDGE}|{in}|{month}) {month}? (?P<hm>{ramadan}) {holy}? {REL}?", hijri_month),
    Rule("holy_month", "(?:{during}|{PRE})? {EDGE}? {this}? {the_month}{holy}", hijri_month),
    Rule("hijri_month", "{PRE}? {EDGE}? {month} {HIJRI} {holy}? (?:(?P<hy>{hijri_year}){hijra}?|{REL})?", hijri_month),
    Rule("hijri_month_alone", "{PRE}? {EDGE}? (?:(?P<hp>{hijri_pairs})(?P<hs>{hijri_second})|{hijri_owner}(?P<hq>{hijri_qaada}))"
         "(?:{year}?(?P<hy>{hijri_year}){hijra}?|{REL})?", hijri_month),
    Rule("feast", "{PRE}? (?:{first}{days}|{days})? {feast}(?P<f>{feasts}){holy}?", feast),
    Rule("edge_of_unit", "{PRE}? {EDGE} (?P<u>{the_month}|{the_year})(?!{school})", edge_of_unit),
)  # fmt: skip
