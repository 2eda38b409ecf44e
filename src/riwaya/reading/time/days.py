"""Days told from the report's own: weekdays, أمس, غدا, and the parts of a day: «مساء أمس (الثلاثاء)», «ليل الجمعة - السبت»."""

from __future__ import annotations

from datetime import date

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.model import Word
from riwaya.reading.time.calendar import UNKNOWN, moved, weekday_before, weekday_from, weekday_last, weekday_next
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value
from riwaya.reading.time.tense import is_present

NEAR, JUST_TOLD, STATE = 4, 12, 6
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
    if _is_of_some_day(found):
        return Value("FUTURE_REF" if _future_behind(found) else "PAST_REF", "reference")
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
    alone = found.match.start("o") == found.match.start() and not found.has("adverb")
    if not alone or found.value("o", "offsets", "tomorrow") != 0 or found.word_before() in time_words("in"):
        return False
    if found.bare_before() in time_list("of_the_day") or _is_described(found.around[1]):
        return False
    last = found.tape.at[found.match.end() - 1]
    behind = [word.key for word in found.tape.words[last + 1 : last + NEAR]]
    beside = found.bare_before() in time_list("nowadays_of") or found.next_word() in time_list("nowadays_behind")
    return beside or bool(time_list("ever").intersection(behind)) or _opens_a_habit(found) or _lives_now(found)


def _opens_a_habit(found: Found) -> bool:
    """«واليوم نعرف أن …», «واليوم، وبعد عام»: what is so these days; «أمس واليوم», «واليوم يلتقي …», «واليوم أعلن …» are days."""
    at = found.tape.at[found.match.start()]
    row = found.tape.words[at : at + NEAR]
    if row[0].segments[0].kind != "conj" or found.word_before() in time_words("yesterday"):
        return False
    behind = next((word for word in row[1:] if word.key not in time_words("comma")), None)
    if behind is None or behind.pos == "PUNCT" or behind.segments[0].kind == "future":
        return False
    return behind.pos not in ("VERB", "AUX") or (is_present(behind) and behind.stem not in time_list("starting"))


def _lives_now(found: Found) -> bool:
    """«التحديات التي نعيشها اليوم»: the nearest verb before it tells what is so, and not what was done on a day."""
    at = found.tape.at[found.match.start()]
    for back, word in enumerate(reversed(found.tape.words[max(0, at - STATE) : at]), 1):
        if found.bare_before(back) in time_list("of_nowadays"):
            return not found.ahead
        if word.pos in ("PUNCT", "VERB", "AUX"):
            return False
    return False


def _is_of_some_day(found: Found) -> bool:
    """«ننتظر اليوم الذي …», «في غد أفضل»: a day that no calendar names."""
    if not found.has("o") or any(found.has(group) for group in ("part", "adverb", "wd", "pre", "edge")):
        return False
    if found.form("o") in time_list("some_tomorrow"):
        behind = found.around[1]
        bare = found.word_before() not in time_words("day") and found.match.start("o") == found.match.start()
        return bare and behind is not None and behind.pos == "ADJ" and behind.segments[0].kind == "stem"
    return found.next_word() in time_list("which")


def _future_behind(found: Found) -> bool:
    """Does a verb in the present or future say what the day will bring?"""
    last = found.tape.at[found.match.end() - 1]
    verbs = (word for word in found.tape.words[last + 1 : last + NEAR] if word.pos in ("VERB", "AUX"))
    verb = next(verbs, None)
    return verb is None or is_present(verb) or any(part.kind == "future" for part in verb.segments)


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
    quoted = before is not None and behind is not None and before.form in '«"([' and behind.form in '»")]'
    return _is_described(behind) or quoted or _ends_a_title(found) or found.behind("day_named_today")


def _is_described(behind: Word | None) -> bool:
    """«اليوم العالمي»"""
    return behind is not None and behind.pos == "ADJ" and behind.key.startswith("ال")


def _ends_a_title(found: Found) -> bool:
    """«الأهرام اليوم» in quotation marks, with nothing but one name before it."""
    words, at, behind = found.tape.words, found.tape.at[found.match.start()], found.around[1]
    closes = behind is not None and behind.form in "»\"”"
    return closes and at > 1 and words[at - 2].form in "«\"“" and words[at - 1].pos in ("NOUN", "PROPN")


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
        "(?P<wd>{weekdays}) (?:(?P<rel>{gone}|{going}|{coming})|(?P<two>{before}{last}))?"
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
