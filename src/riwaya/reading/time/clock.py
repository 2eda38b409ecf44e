"""Times of the clock: «14:30», «الساعة السابعة والنصف مساء», «1431 بتوقيت جرينتش»."""

from __future__ import annotations

import re
from datetime import date

from riwaya.arabic.lexicon import time_words
from riwaya.reading.time.calendar import UNKNOWN, moved, weekday_before, weekday_from
from riwaya.reading.time.grammar import Found, Rule, Value

ZONE_SIGNS = ("+", "-")
LATER = ("AF", "EV", "NI", "MI")
UTC = "Z"


def clock(found: Found) -> Value | None:
    """Of the day told of last; «مساء» and «ظهرا» say which twelve hours are meant, «غرينتش» the zone."""
    read = _hour_and_minute(found)
    if read is None or found.next_word()[:1] in ZONE_SIGNS:
        return None  # «2300 (GMT+04:00)»
    hour, minute = read
    hour = _of_the_day(found, hour)
    if hour > 24 or not 0 <= minute < 60:
        return None
    day = _day(found)
    zone = str(found.value("zone", "zones")) if found.has("zone") else UTC if found.has("gmt") else ""
    floating = not (found.has("wd") or found.has("o"))
    told = f"T{hour:02}:{minute:02}{_seconds(found)}{zone}"
    return Value(f"{day.isoformat() if day else UNKNOWN['D']}{told}", "time", floating=floating)


def clock_alone(found: Found) -> Value | None:
    """«20:00»; not the zone of «GMT+04:00»."""
    before = found.around[0]
    return None if before is not None and before.form in ZONE_SIGNS else clock(found)


def of_the_report(found: Found) -> Value | None:
    """«18:17 ت م»: an agency's stamp under its report, in the time of Mecca."""
    hour = _hour_and_minute(found)
    day = found.today.isoformat() if found.today else UNKNOWN["D"]
    return Value(f"{day}T{hour[0]:02}:{hour[1]:02}", "time") if hour and hour[0] < 24 and hour[1] < 60 else None


def _seconds(found: Found) -> str:
    """The seconds of «7:56:30»."""
    written = re.split(r"\D", found.form("clock")) if found.has("clock") else []
    return f":{written[2]}" if len(written) > 2 else ""


def _day(found: Found) -> date | None:
    """Of «الثامنة من مساء الأحد» the Sunday, else the day told of last."""
    if found.today and found.has("wd"):
        number = int(found.value("wd", "weekdays"))
        return weekday_from(found.today, number) if found.ahead else weekday_before(found.today, number)
    if found.today and found.has("o"):
        return moved(found.today, int(found.value("o", "offsets", "tomorrow")))
    return found.moment.day


def _hour_and_minute(found: Found) -> tuple[int, int] | None:
    if found.has("clock"):
        written = re.split(r"\D", found.form("clock"))
        return int(written[0]), int(written[1])
    if found.has("hhmm"):
        return divmod(int(found.form("hhmm")), 100)
    hour = found.number("n", "ordinals") if found.has("n") else int(found.form("h"))
    if hour > 24:
        return None
    if found.has("plus"):
        return hour, int(found.value("plus", "fractions"))
    if found.has("less") or found.has("short"):
        less = int(found.value("less", "minus_fractions")) if found.has("less") else found.number("short", "numbers")
        return hour - 1, 60 - less
    return hour, found.number("minutes", "numbers") if found.has("minutes") else 0


def _of_the_day(found: Found, hour: int) -> int:
    group = next((name for name in ("part", "adverb", "noon") if found.has(name)), None)
    if group is None or hour > 12:
        return hour
    part = found.value(group, "noon", "parts", "adverb_parts", "the_parts", "half_marks", "midday")
    after_noon = part in LATER
    if part == "NI" and (hour < 6 or hour == 12):
        return hour % 12  # «الثانية ليلا»
    if group == "noon" and found.form("half") in time_words("before"):
        return hour
    return hour % 12 + 12 if after_noon else hour % 12 if hour == 12 else hour


FRACTION = (
    "(?:w(?P<plus>{fractions})|{minus}(?P<less>{minus_fractions})|{minus}(?P<short>{int}|{numbers})(?:{units}|{unit})"
    "|w(?P<minutes>{int})(?:{unit}|{units})|w(?P<minutes>{numbers}(?:w{numbers})*){unit}?{units}?)?"
)
WHEN = (
    "(?:(?:p|{in}|{this})?(?P<adverb>{adverb_parts}|{the_parts})|{from}?(?P<half>{after}|{before})(?P<noon>{noon})|{from}?(?P<part>{parts})"
    "|{after}?{middle}(?P<part>{midday}))"
)
ON_DAY = "(?:{day}?(?P<wd>{weekdays})(?!{comma}?{dd})|(?P<o>{offsets}|{tomorrow})(?!{next_one})(?:{opening}?{weekdays}{closing}?)?)"
ZONE = "(?:(?:p?{time_of})?(?:{opening}?(?P<zone>{zones}){closing}?|(?P<gmt>{clock_of}{full_stop}?{of_greenwich})))"
TO_HOUR = "(?:w?{to}|w|{dash})(?={hour}?{al}?(?:{clock}|{hh}|{ordinals}{teen}?)"
RULES = (
    Rule("first_of_two_hours", f"(?P<span>(?:{{hour}}{{colon}}?)?{{al}}?(?:(?P<clock>{{clock}})|(?P<h>{{hh}})|{{ORDINAL}}) {FRACTION}) "
         f"{TO_HOUR} {FRACTION} (?:{WHEN}|(?<={{clock}})))", clock),
    Rule("hour", f"{{PRE}}? {{the_day}}? {{hour}} {{colon}}? {{al}}? (?:(?P<clock>{{clock}}|{{decimal}})|(?P<h>{{hh}})|{{ORDINAL}}) "
         f"{FRACTION} {{unit}}? {WHEN}? {ON_DAY}? {ZONE}?", clock),
    Rule("clock", f"{{PRE}}? (?:(?P<clock>{{clock}})) {WHEN}? {ZONE}", clock),
    Rule("clock_when", f"{{PRE}}? {{al}}?(?:(?P<clock>{{clock}})|(?P<h>{{hh}}){FRACTION}|(?P<hhmm>{{hhmm}})) {WHEN} {ON_DAY}?", clock),
    Rule("clock_mark", "(?:(?P<clock>{clock})|{hour}(?P<h>{hh}))(?P<adverb>{half_marks})", clock),
    Rule("clock_zone", f"(?P<hhmm>{{hhmm}}) {ZONE}", clock),
    Rule("hour_of_zone", f"{{ORDINAL}} {FRACTION} {WHEN}? {ZONE}", clock),
    Rule("hour_when", f"{{ORDINAL}} {FRACTION} {WHEN} {ON_DAY}?", clock),
    Rule("hour_and_half", f"{{ORDINAL}}(?:w(?P<plus>{{fractions}})|{{minus}}(?P<less>{{minus_fractions}})) {ON_DAY}?", clock),
    Rule("last_of_two_hours", f"(?:{{clock}}|{{hour}}(?:{{hh}}|{{ordinals}})) {WHEN}? {{to}} (?P<span>{{hour}}?(?P<h>{{hh}}))(?![^.|])",
         clock),
    Rule("stamp_hour", "(?P<clock>{clock})(?:{clock_of}{half_marks}|{clock_mark})", of_the_report),
    Rule("clock_alone", "(?P<clock>{clock})", clock_alone),
)  # fmt: skip
