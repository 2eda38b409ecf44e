"""Days told from the report's own: weekdays, أمس, غدا, and the parts of a day: «مساء أمس (الثلاثاء)», «ليل الجمعة - السبت»."""

from __future__ import annotations

from datetime import date

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.reading.time.calendar import UNKNOWN, moved, weekday_before, weekday_from, weekday_last, weekday_next
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value

AFTERNOON, MORNING = "AF", "MO"


def with_part(found: Found, day: str) -> Value:
    """The day, or its part: «مساء أمس» is 2016-12-03TEV."""
    if found.has("noon"):
        half = AFTERNOON if found.form("half") in time_words("after") else MORNING
        return Value(f"{day}T{half}", "time")
    for group, table in (("part", "parts"), ("adverb", "adverb_parts"), ("the_part", "the_parts")):
        if found.has(group):
            return Value(f"{day}T{found.value(group, table)}", "time")
    return Value(day, "date")


def weekday(found: Found) -> Value | None:
    """The latest such day up to the report's; with «المقبل» or in a clause that looks ahead the next."""
    if found.word_before() in time_list("not_a_weekday_behind"):
        return NO_TIME
    number = int(found.value("wd", "weekdays"))
    if found.today is None:
        return with_part(found, f"XXXX-WXX-{number}")
    return with_part(found, _weekday(found, number, found.today).isoformat())


def _weekday(found: Found, number: int, today: date) -> date:
    if found.has("two"):
        return moved(weekday_last(today, number), -7)
    if found.has("rel"):
        step = int(found.value("rel", "gone", "going", "coming"))
        return (weekday_last, weekday_before, weekday_next)[step + 1](today, number)
    return weekday_from(today, number) if found.ahead else weekday_before(today, number)


def offset(found: Found) -> Value | None:
    """«أمس», «أول من أمس», «اليوم (السبت)». A weekday beside it decides: papers are dated a day late."""
    days = -2 if found.has("two_ago") else 2 if found.has("two_on") else _offset(found)
    if days is None or (found.has("o") and not found.has("wd") and _is_a_name(found)):
        return NO_TIME
    if found.today is None:
        named = f"XXXX-WXX-{found.value('wd', 'weekdays')}" if found.has("wd") else UNKNOWN["D"]
        return with_part(found, named)
    day = moved(found.today, days)
    if found.has("wd"):
        number = int(found.value("wd", "weekdays"))
        day = weekday_from(found.today, number) if days > 0 else weekday_before(found.today, number)
    return with_part(found, day.isoformat())


def _is_a_name(found: Found) -> bool:
    """«اليوم العالمي للمسرح», «صحيفة اليوم», «اليوم» in quotation marks."""
    before, behind = found.around
    if behind is not None and behind.key in time_list("no_yesterday_before"):
        return True
    if found.value("o", "offsets", "tomorrow") != 0 or found.has("part"):
        return False
    if before is not None and before.key in time_words("in"):
        return True  # «كوبان في اليوم»
    adjective = behind is not None and behind.pos == "ADJ" and behind.key.startswith("ال")
    quoted = before is not None and behind is not None and before.form in '«"([' and behind.form in '»")]'
    return adjective or quoted or found.behind("day_named_today")


def _offset(found: Found) -> int | None:
    return int(found.value("o", "offsets", "tomorrow"))


def today_yesterday(found: Found) -> Value:
    """«اليوم (أمس)»: a quotation, with the day put right by the paper."""
    return Value(moved(found.today, -1).isoformat() if found.today else UNKNOWN["D"], "date")


def night(found: Found) -> Value:
    """«الليلة الماضية» is the night that began yesterday, «الليلة قبل الماضية» the one before."""
    back = -2 if found.has("two") else -1 if found.has("last") else 0
    day = moved(found.today, back).isoformat() if found.today else UNKNOWN["D"]
    return Value(f"{day}TNI", "time")


def this_part(found: Found) -> Value:
    """«منذ الصباح», «هذا المساء»: of the report's own day; «خلال الليل» is last night."""
    part = found.value("the_part", "the_parts", "midday")
    back = -1 if part == "NI" and found.has("through") else 0
    day = moved(found.today, back).isoformat() if found.today else UNKNOWN["D"]
    return Value(f"{day}T{part}", "time")


def part_told(found: Found) -> Value | None:
    """«صباحا»: of the day told of last."""
    day = found.moment.day
    return Value(f"{day.isoformat() if day else UNKNOWN['D']}T{found.value('adverb', 'adverb_parts')}", "time")


def generic(_: Found) -> Value:
    """«ليلا ونهارا» is no time of its own."""
    return NO_TIME


def half_told(found: Found) -> Value:
    """«بعد الظهر», of the day told of last."""
    day = found.moment.day
    return with_part(found, day.isoformat() if day else UNKNOWN["D"])


def same_day(found: Found) -> Value:
    day = found.moment.day
    return Value(day.isoformat() if day else UNKNOWN["D"], "date")


def day_beside(found: Found) -> Value:
    """«اليوم التالي», «اليوم السابق», counted from the day told of last."""
    day = found.moment.day
    step = int(found.value("step", "next_one"))
    return Value(moved(day, step).isoformat() if day else UNKNOWN["D"], "date")


RULES = (
    Rule(
        "weekday",
        "{PRE}? (?:{during}?{HOURS}?{PART}{day}?|{day})?"
        "(?P<wd>{weekdays}) (?:(?P<rel>{gone}|{going}|{coming})|(?P<two>{before}{last}))?"
        "(?: {opening}?{this}{closing})? (?P<adverb>{adverb_parts})?",
        weekday,
    ),
    Rule("night_of_two_days", "{PRE}? {PART}(?P<wd>{weekdays})(?:{dash}|{slash}|w)?{weekdays}", weekday),
    Rule(
        "two_days_away",
        "{PRE}? (?:{PART}|{day})? (?:(?P<two_ago>{first}{from}?{yesterday}|{yesterday}{the_first})|(?P<two_on>{after}{tomorrow}))"
        "(?: {opening}?{day}?(?P<wd>{weekdays}){closing}?)? (?P<adverb>{adverb_parts})?",
        offset,
    ),
    Rule(
        "offset",
        "{PRE}? (?:{during}?{HOURS}?{PART}|{the_day})? {day}? (?P<o>{offsets}|{tomorrow})"
        "(?: {comma}?{opening}?{day}?(?P<wd>{weekdays}){closing}?)? (?P<adverb>{adverb_parts})?",
        offset,
    ),
    Rule("weekday_offset", "{day}?(?P<wd>{weekdays}){opening}?(?P<o>{offsets}){closing}?", offset),
    Rule("today_yesterday", "{today}{opening}{yesterday}{closing}", today_yesterday),
    Rule(
        "night",
        "{PRE}? {during}? (?:{middle})? {the_night} (?:(?P<two>{before}{last})|(?P<last>{gone})|(?![^.|wp]))",
        night,
    ),
    Rule("this_part", "(?:{since}|{until}|{this}(?!{noon})) {units}? (?P<the_part>{the_parts})", this_part),
    Rule("through_the_night", "(?:(?P<through>{during})|{with}{arrival}) (?P<the_part>{the_parts})", this_part),
    Rule("day_and_night", "{adverb_parts}w{adverb_parts}", generic),
    Rule("half_told", "(?:{since}|{until})? (?P<half>{after}|{before})(?P<noon>{noon})", half_told),
    Rule("part_told", "(?P<adverb>{adverb_parts})", part_told),
    Rule("midday", "{middle}(?P<the_part>{midday})", this_part),
    Rule("same_day", "{PRE}? (?:{the_day}{same}|{that}{the_day})", same_day),
    Rule("day_beside", "{PRE}? {the_day}(?P<step>{next_one})", day_beside),
)
