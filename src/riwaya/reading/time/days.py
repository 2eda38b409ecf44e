"""Days told from the report's own: weekdays, أمس, غدا, and the parts of a day: «مساء أمس (الثلاثاء)», «ليل الجمعة - السبت»."""

from __future__ import annotations

from datetime import date

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.reading.time.calendar import UNKNOWN, moved, weekday_before, weekday_from, weekday_last, weekday_next
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value

NEAR, JUST_TOLD = 4, 12
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
    if found.has("rel"):
        step = int(found.value("rel", "gone", "going", "coming"))
        return (weekday_last, weekday_before, weekday_next)[step + 1](today, number)
    return weekday_from(today, number) if found.ahead else weekday_before(today, number)


def offset(found: Found) -> Value | None:
    """«أمس», «أول من أمس», «اليوم (السبت)». A weekday beside it decides: papers are dated a day late."""
    days = -2 if found.has("two_ago") else 2 if found.has("two_on") else _offset(found)
    if found.has("o") and found.has("pre") and _throughout(found):
        return None
    if found.has("o") and not found.has("wd") and not found.has("pre") and _is_nowadays(found):
        return Value("PRESENT_REF", "reference")
    if found.has("o") and found.word_before() in time_words("this") and found.next_word() in time_words("from"):
        return NO_TIME  # «في هذا اليوم من كل عام»
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


def _is_nowadays(found: Found) -> bool:
    """«أصبح العالم اليوم», «نراها اليوم», «عالم اليوم»: not the day of the report."""
    if found.value("o", "offsets", "tomorrow") != 0 or any(found.has(group) for group in ("part", "adverb", "edge")):
        return False
    near = {found.bare_before(back) for back in range(1, NEAR + 1)}
    beside = found.word_before() in time_list("nowadays_of") or found.next_word() in time_list("nowadays_behind")
    return beside or bool(near & time_list("of_nowadays"))


def _throughout(found: Found) -> bool:
    """«طوال اليوم» is a day long, and not today."""
    return found.form("pre") in time_words("throughout") and found.form("o") in time_words("the_unit") and not found.has("wd")


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
    part = found.value("the_part", "the_parts")
    back = -1 if part == "NI" and found.has("through") else 0
    day = moved(found.today, back).isoformat() if found.today else UNKNOWN["D"]
    return Value(f"{day}T{part}", "time")


def part_told(found: Found) -> Value | None:
    """«صباحا», «في المساء», «منتصف الليل»: of the day told of last; «يعمل ليلا» is any night, unless a day was just told."""
    generic = found.has("adverb") and found.form("adverb") in time_list("generic_parts")
    if generic and found.tape.at[found.match.start()] - found.moment.told_at > JUST_TOLD:
        return NO_TIME
    day = found.moment.day
    return with_part(found, day.isoformat() if day else UNKNOWN["D"])._replace(floating=True)


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
        "(?P<wd>{weekdays}) (?:(?P<rel>{gone}|{going}|{coming})|(?P<two>{before}{last}))?"
        "(?: {opening}?{this}{closing})?"
        "(?:(?P<adverb>{adverb_parts})|{in}?(?:{some_time}{late}{from}?)?(?P<the_part>{the_parts}){early}?)?",
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
        "{PRE}? {EDGE}? (?:{during}?{HOURS}?{PART}|{SOME_TIME}|{the_day})? {day}? (?P<o>{offsets}|{tomorrow})"
        "(?: {comma}?{opening}?{day}?(?P<wd>{weekdays}){closing}?)? (?P<adverb>{adverb_parts})?",
        offset,
    ),
    Rule("weekday_offset", "{day}?(?P<wd>{weekdays}){opening}?(?P<o>{offsets}){closing}?", offset),
    Rule("today_yesterday", "{today}{opening}{yesterday}{closing}", today_yesterday),
    Rule(
        "night",
        "{PRE}? {during}? (?:{middle})? {the_night} (?:(?P<two>{before}{last})|(?P<last>{gone})|(?={hour})|(?![^.|wp]))",
        night,
    ),
    Rule("this_part", "(?:{since}|{until}|{this}(?!{noon})) {units}? (?P<the_part>{the_parts})", this_part),
    Rule("through_the_night", "(?:(?P<through>{during})|{with}{arrival}) (?P<the_part>{the_parts})", this_part),
    Rule("day_and_night", "{adverb_parts}w{adverb_parts}", generic),
    Rule("half_told", "(?:{since}|{until})? (?:{some_time}{late}{from}?)? (?P<half>{after}|{before})(?P<noon>{noon})", part_told),
    Rule("part_told", "(?P<adverb>{adverb_parts})", part_told),
    Rule("in_part", "{in}(?P<span>(?:(?:{some_time}{late}{from}?)?(?P<the_part>{day_parts}){early}?))", part_told),
    Rule("time_of_part", "{some_time}(?P<the_part>{the_parts})", part_told),
    Rule("midday", "{PRE}? {middle}(?P<the_part>{midday})", part_told),
    Rule("same_day", "{PRE}? (?:{the_day}{same}|{that}{the_day})", same_day),
    Rule("day_beside", "{PRE}? {the_day}(?P<step>{next_one})", day_beside),
)
