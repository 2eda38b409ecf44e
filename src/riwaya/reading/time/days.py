"""Days told from the report's own: weekdays, أمس, غدا, and the parts of a day: «مساء أمس (الثلاثاء)», «ليل الجمعة - السبت»."""

from __future__ import annotations

from datetime import date

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.reading.time.calendar import UNKNOWN, moved, weekday_before, weekday_from, weekday_last, weekday_next
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value
from riwaya.reading.time.senses import future_behind, is_a_name, is_nowadays, is_of_some_day

JUST_TOLD = 12
AFTERNOON, MORNING = "AF", "MO"


def with_part(found: Found, day: str) -> Value:
    """The day, or its part: «مساء أمس» is 2016-12-03TEV."""
    if found.has("noon"):
        half = AFTERNOON if found.form("half") in time_words("after") else MORNING
        return Value(f"{day}T{half}", "time")
    group = next((name for name in ("part", "adverb", "the_part") if found.has(name)), None)
    if group is None:
        return Value(day, "date")
    return Value(f"{day}T{found.value(group, 'parts', 'adverb_parts', 'the_parts', 'midday')}", "time")


def weekday(found: Found) -> Value | None:
    """The latest such day up to the report's; with «المقبل» or in a clause that looks ahead the next."""
    if {found.word_before(), found.bare_before()} & time_list("not_a_weekday_behind"):
        return NO_TIME
    number = int(found.value("wd", "weekdays"))
    if found.today is None:
        return with_part(found, f"XXXX-WXX-{number}")
    return with_part(found, _weekday(found, number, found.today).isoformat())


def _weekday(found: Found, number: int, today: date) -> date:
    if found.has("two"):
        return moved(weekday_last(today, number), -7)
    if found.has("two_on"):
        return moved(weekday_next(today, number), 7)
    if found.has("rel"):
        step = int(found.value("rel", "gone", "going", "coming"))
        return (weekday_last, weekday_before, weekday_next)[step + 1](today, number)
    return weekday_from(today, number) if found.ahead else weekday_before(today, number)


def offset(found: Found) -> Value | None:
    """«أمس», «أول من أمس», «اليوم (السبت)». A weekday beside it decides: papers are dated a day late."""
    if found.has("o") and not found.has("wd"):
        if found.has("pre") and _throughout(found):
            return None
        other = _other_sense(found)
        if other is not None:
            return other
    days = -2 if found.has("two_ago") else 2 if found.has("two_on") else _offset(found)
    if found.today is None:
        named = f"XXXX-WXX-{found.value('wd', 'weekdays')}" if found.has("wd") else UNKNOWN["D"]
        return with_part(found, named)
    return with_part(found, _told_by(found, found.today, days).isoformat())


def _other_sense(found: Found) -> Value | None:
    """What «اليوم» or «غد» says where it is no day of the calendar: these days, some day, a name."""
    if not found.has("pre") and is_nowadays(found):
        return Value("PRESENT_REF", "reference")
    if found.word_before() in time_words("this") and found.next_word() in time_words("from"):
        return NO_TIME  # «في هذا اليوم من كل عام»
    if is_of_some_day(found):
        return Value("FUTURE_REF" if future_behind(found) else "PAST_REF", "reference")
    return NO_TIME if is_a_name(found) else None


def _told_by(found: Found, today: date, days: int) -> date:
    """The day so many days from the report's, or the weekday beside it."""
    if not found.has("wd"):
        return moved(today, days)
    number = int(found.value("wd", "weekdays"))
    return weekday_from(today, number) if days > 0 else weekday_before(today, number)


def _throughout(found: Found) -> bool:
    """«طوال اليوم» is a day long, and not today."""
    return found.form("pre") in time_words("throughout") and found.form("o") in time_words("the_unit") and not found.has("wd")


def _offset(found: Found) -> int:
    return int(found.value("o", "offsets", "tomorrow"))


def to_this_day(found: Found) -> Value | None:
    """«ما زال مغلقا إلى اليوم»; not «من أمس إلى اليوم», «إلى اليوم الذي …»."""
    told = found.tape.at[found.match.start()] == found.moment.told_at
    return None if told or found.next_word() in time_list("which") else Value("PRESENT_REF", "reference")


def today_yesterday(found: Found) -> Value:
    """«اليوم (أمس)»: a quotation, with the day put right by the paper."""
    return Value(moved(found.today, -1).isoformat() if found.today else UNKNOWN["D"], "date")


def night(found: Found) -> Value:
    """«الليلة الماضية» is the night that began yesterday, «الليلة قبل الماضية» the one before."""
    back = -2 if found.has("two") else -1 if found.has("last") else 0
    day = moved(found.today, back).isoformat() if found.today else UNKNOWN["D"]
    return Value(f"{day}TNI", "time")


def that_night(found: Found) -> Value:
    """«في تلك الليلة»: of the day told of last."""
    told = found.moment.day if found.moment.of_a_day else None
    return Value(f"{told.isoformat()}TNI", "time") if told else Value("PAST_REF", "reference")


def this_part(found: Found) -> Value:
    """«منذ الصباح», «هذا المساء»: of the report's own day; «خلال الليل» is last night."""
    part = found.value("the_part", "the_parts")
    back = -1 if part == "NI" and found.has("through") else 0
    day = moved(found.today, back).isoformat() if found.today else UNKNOWN["D"]
    return Value(f"{day}T{part}", "time")


def part_told(found: Found) -> Value | None:
    """«صباحا», «في المساء», «منتصف الليل»: of the day told of last; «يعمل ليلا» is any night, unless a day was just told."""
    if found.next_word() in time_list("no_part_before"):
        return NO_TIME  # «انتحاريان فجرا نفسيهما»
    generic = found.has("adverb") and found.form("adverb") in time_list("generic_parts")
    if generic and found.tape.at[found.match.start()] - found.moment.told_at > JUST_TOLD:
        return NO_TIME
    day = found.moment.day
    return with_part(found, day.isoformat() if day else UNKNOWN["D"])._replace(floating=True)


def weekday_of_every(found: Found) -> Value:
    """«الخميس من كل أسبوع»."""
    return Value(f"XXXX-WXX-{found.value('wd', 'weekdays')}", "set")


def generic(_: Found) -> Value:
    """«ليلا ونهارا» is no time of its own."""
    return NO_TIME


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
        "{PRE}? {EDGE}? (?:{during}?{HOURS}?{PART}{day}?|{SOME_TIME}{day}?|(?P<the_part>{the_parts}){early}?{from}?{day}?|{day})? {this}?"
        "(?P<wd>{weekdays}) {RELATED}?"
        "(?: {opening}?{this}{closing})?"
        "(?:(?P<adverb>{adverb_parts})|{in}?(?:{some_time}{late}{from}?)?(?P<the_part>{the_parts}){early}?)?",
        weekday,
    ),
    Rule("weekday_of_every", "{day}?(?P<wd>{weekdays})(?=w{weekdays}{from}{every}{unit})", weekday_of_every),
    Rule("weekday_of_every", "{day}?(?P<wd>{weekdays}){from}{every}{unit}", weekday_of_every),
    Rule("night_of_two_days", "{PRE}? {PART}(?P<wd>{weekdays})(?:{dash}|{slash}|w)?{weekdays}", weekday),
    Rule(
        "two_days_away",
        "{PRE}? (?:{PART}|{day})? (?:(?P<two_ago>{first}{from}?{yesterday}|{yesterday}{the_first})|(?P<two_on>{after}{tomorrow}))"
        "{BESIDE}? (?P<adverb>{adverb_parts})?",
        offset,
    ),
    Rule(
        "offset",
        "{PRE}? {EDGE}? (?:{during}?{HOURS}?{PART}|{SOME_TIME}|{the_day})? {day}? (?P<o>{offsets}|{tomorrow})"
        "{BESIDE}? (?P<adverb>{adverb_parts})?",
        offset,
    ),
    Rule("weekday_offset", "{day}?(?P<wd>{weekdays}){opening}?(?P<o>{offsets}){closing}?", offset),
    Rule("to_this_day", "{up_to}{this}?{today}(?!{opening}?{weekdays})", to_this_day),
    Rule("today_yesterday", "{today}{opening}{yesterday}{closing}", today_yesterday),
    Rule(
        "night",
        "{PRE}? {during}? (?:{middle})? {the_night} (?:(?P<two>{before}{last})|(?P<last>{gone})|(?={hour})|(?![^.|wp]))",
        night,
    ),
    Rule("that_night", "{that}{the_night}", that_night),
    Rule("this_part", "(?:{since}|{until}|{this}(?!{noon})) {units}? (?P<the_part>{the_parts})", this_part),
    Rule("through_the_night", "(?:(?P<through>{during})|{with}{arrival}) (?P<the_part>{the_parts})", this_part),
    Rule("day_and_night", "{adverb_parts}w{adverb_parts}", generic),
    Rule("half_told", "(?:{since}|{until})? (?:{some_time}{late}{from}?)? (?P<half>{after}|{before})(?P<noon>{noon})", part_told),
    Rule("part_told", "(?P<adverb>{adverb_parts})", part_told),
    Rule("in_part", "{in}(?P<span>(?:(?:{some_time}{late}{from}?)?(?P<the_part>{day_parts}){early}?))", part_told),
    Rule("time_of_part", "{some_time}(?P<the_part>{the_parts})", part_told),
    Rule("midday", "{PRE}? {middle}(?P<the_part>{midday})", part_told),
    Rule("same_day", "{PRE}? (?:{the_day}{same}|{that}{the_day}|{same_as}{the_day})", same_day),
    Rule("day_beside", "{PRE}? {the_day}(?P<step>{next_one})", day_beside),
)
