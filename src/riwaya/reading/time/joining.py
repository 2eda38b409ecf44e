"""Times that stand side by side and are one: «من 3 إلى 5 مايو», «بين عامي 2003 و2011», «الجمعة في الثامنة مساء», «عام وشهران».

Rules of one step each look at two neighbours and the words between them, and answer the time that both make, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from riwaya.arabic.lexicon import time_letters, time_list, time_words
from riwaya.model import Word
from riwaya.reading.time.bounds import bounds
from riwaya.reading.time.grammar import Value
from riwaya.reading.time.match import Taken
from riwaya.span import Span

NEAR = 3
DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-(?:XX|\d\d)-(?:XX|\d\d)|XXXX-WXX-\d")
PART = re.compile(rf"({DAY.pattern})T(MO|MI|AF|EV|NI|DT)")
HOUR = re.compile(rf"({DAY.pattern})T(\d\d)(:.+)")
HOURS = re.compile(rf"{HOUR.pattern}/{HOUR.pattern}")
LENGTH = re.compile(r"P(?=.)((?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?)(T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")
LATER = ("AF", "EV", "NI")
SIZES = "YMWDHms"
RANGE_RULES = ("years", "school_year", "night_of_two_days")
SHARED = ("first_of_two_days", "first_of_two_days_of_month", "first_of_two_days_hijri", "first_of_two_hours")
"""Rules that read the first of two times which share a word behind the second."""


def _without_and(key: str) -> str:
    return key[1:] if key.startswith(time_letters("and")) else key


class Pair:
    """Two times and the words before, between and within them."""

    def __init__(self, words: Sequence[Word], one: Taken, other: Taken) -> None:
        self.words, self.one, self.other = words, one, other
        self.between = tuple(word.key for word in words[one.end : other.first])

    @property
    def before(self) -> str:
        return self.words[self.one.first - 1].key if self.one.first else ""

    @property
    def joined(self) -> bool:
        """«و» on the second time or by itself before it."""
        word = self.words[self.other.first]
        return (len(self.between) == 1 and self.between[0] in time_list("and")) or (not self.between and self.other.span.start > word.start)

    @property
    def onward(self) -> bool:
        """«إلى» or «حتى» between the two; a second time may hold its own."""
        plain = tuple(_without_and(key) for key in self.between)
        if len(plain) == 1:
            return plain[0] in time_words("to") and not self.other.held
        key = _without_and(self.words[self.other.first].key)
        return not plain and self.other.held and key in time_words("to")

    @property
    def dashed(self) -> bool:
        return len(self.between) == 1 and self.between[0] in time_words("dash")

    def made(self, value: str, kind: str, first: int | None = None) -> Taken:
        """Both as one time, from word `first` on where that stands before them."""
        start = self.one.span.start if first is None else self.words[first].start
        span = Span(start, self.other.span.end)
        return Taken(self.one.first if first is None else first, self.other.end, span, Value(value, kind), "", self.one.held)


def interval(pair: Pair) -> Taken | None:
    """«من الأحد إلى الخميس», «بين 15 و19 نوفمبر», «2 أكتوبر حتى 22 أكتوبر», «19-20 نوفمبر»."""
    one, other = pair.one, pair.other
    through = pair.words[one.first].key in time_words("during")  # «خلال 2015-2016»
    if (one.held and not through) or not _ends(one) or not _ends(other):
        return None
    between = pair.before in time_words("between") or pair.before in time_list("amid")
    shared = one.rule in SHARED
    if not ((between and pair.joined) or pair.onward or (pair.dashed and (shared or _same_shape(one, other)))):
        return None
    ends = _in_order(one, other)
    if ends is None:
        return None
    both = pair.made("/".join(ends), other.value.type, _opening(pair, between))
    return both._replace(value=both.value._replace(floating=one.value.floating and other.value.floating))


def _ends(taken: Taken) -> bool:
    """Can it be the end of a stretch of days or hours?"""
    return taken.value.type in ("date", "time") and "/" not in taken.value.value and taken.rule not in RANGE_RULES


def _same_shape(one: Taken, other: Taken) -> bool:
    return one.value.type == other.value.type == "time" or bool(DAY.fullmatch(one.value.value) and DAY.fullmatch(other.value.value))


def _opening(pair: Pair, between: bool) -> int | None:
    """Where «من», «بين» or «ما بين» before the first time stands."""
    at = pair.one.first - 1
    if between:
        return at - 1 if pair.words[at - 1].key in time_list("amid_what") and pair.words[at].key in time_words("between") else at
    return at if pair.onward and pair.before in time_words("from") else None


def _in_order(one: Taken, other: Taken) -> tuple[str, str] | None:
    """Both values; the first is brought before the second where each was counted by itself: «من الجمعة إلى الأحد»."""
    first, last = one.value.value, other.value.value
    if other.value.floating is False and one.value.floating and HOUR.fullmatch(last):
        first = DAY.sub(last[:10], first, count=1)  # «من الساعة 4 إلى 5 مساء غدا»
    known, end = bounds(first), bounds(last)
    if known is None or end is None:
        return (first, last) if known is end else None  # «عام 2021 حتى يونيو»
    if known[0] > end[1]:
        first = _earlier(first, one, end[1])
        known = bounds(first)
    return (first, last) if known and known[0] <= end[1] and first != last else None


def _earlier(value: str, taken: Taken, end: date) -> str:
    """A weekday a week back, a month without a year a year back."""
    day = DAY.match(value)
    if taken.rule.startswith("weekday") and day:
        start = date.fromisoformat(day[0])
        back = timedelta(days=7 * ((start - end).days // 7 + 1))
        return (start - back).isoformat() + value[10:]
    if "month" in taken.rule and value[:4].isdigit():
        return f"{int(value[:4]) - 1}{value[4:]}"
    return value


def day_and_hour(pair: Pair) -> Taken | None:
    """«الجمعة في الساعة العاشرة», «5 مايو صباحا», «الثامنة مساء يوم 15»: the hour is of that day."""
    if not _beside(pair):
        return None
    one, other = pair.one, pair.other
    if _is_day(one) and other.value.floating and not other.held:
        return pair.made(_on(one.value.value, other.value.value), "time")
    if one.value.floating and _is_day(other) and not other.held:
        return pair.made(_on(other.value.value, one.value.value), "time")
    return None


def _beside(pair: Pair) -> bool:
    """Nothing but «في», «عند» or a comma between the two."""
    if len(pair.between) > NEAR or pair.joined:
        return False
    return all(key in time_list("beside_hours") for key in pair.between)


def _is_day(taken: Taken) -> bool:
    return taken.value.type == "date" and bool(DAY.fullmatch(taken.value.value))


def _on(day: str, hours: str) -> str:
    return "/".join(DAY.sub(day, hour, count=1) for hour in hours.split("/"))


def part_and_hour(pair: Pair) -> Taken | None:
    """«بعد ظهر الجمعة الساعة 3», «هذا الصباح الساعة 7», «8 هذا المساء»: the part says which half of the day is meant."""
    if not _beside(pair):
        return None
    for part, hour in ((pair.one, pair.other), (pair.other, pair.one)):
        named, told = PART.fullmatch(part.value.value), HOUR.fullmatch(hour.value.value)
        if named and told and hour.value.floating and not pair.other.held:
            number = int(told[2])
            late = named[2] in LATER and number < 12
            return pair.made(f"{named[1]}T{number + 12 * late:02}{told[3]}", "time")
    return None


def day_in_week(pair: Pair) -> Taken | None:
    """«الثلاثاء من الأسبوع المقبل», «الأسبوع المقبل الثلاثاء»: the day of that week."""
    if len(pair.between) > 1 or not time_list("of_or_in").issuperset(pair.between):
        return None
    for week, day in ((pair.one, pair.other), (pair.other, pair.one)):
        monday, named = bounds(week.value.value), DAY.match(day.value.value)
        if "-W" not in week.value.value or monday is None or (monday[1] - monday[0]).days != 6:
            continue
        if day.rule == "weekday" and named and not pair.other.held and "X" not in named[0]:
            number = date.fromisoformat(named[0]).weekday()
            return pair.made((monday[0] + timedelta(days=number)).isoformat() + day.value.value[10:], day.value.type)
    return None


def lengths(pair: Pair) -> Taken | None:
    """«عام وشهر و21 يوما» is one length, from the greater unit to the smaller."""
    one, other = LENGTH.fullmatch(pair.one.value.value), LENGTH.fullmatch(pair.other.value.value)
    if not (one and other and pair.joined) or pair.other.held or pair.one.value.type != "duration":
        return None
    sizes = [_size(one), _size(other)]
    if pair.other.value.type != "duration" or sizes[0][-1] >= sizes[1][0]:
        return None
    date_part, time_part = one[1] + other[1], (one[2] or "T") + (other[2] or "T")[1:]
    both = pair.made(f"P{date_part}{time_part if len(time_part) > 1 else ''}", "duration")
    return both._replace(value=both.value._replace(since=pair.one.value.since))


def _size(match: re.Match[str]) -> list[int]:
    """The places of its units from the year (0) to the second."""
    clock = (match[2] or "").replace("M", "m").replace("S", "s")
    return [SIZES.index(unit) for unit in re.findall("[A-Za-z]", match[1] + clock.removeprefix("T"))]


def habit_and_hour(pair: Pair) -> Taken | None:
    """«كل ليلة في الساعة 9», «الساعة 9 صباحا كل يوم أحد»."""
    if not _beside(pair):
        return None
    for habit, hour in ((pair.one, pair.other), (pair.other, pair.one)):
        told = HOUR.fullmatch(hour.value.value)
        if habit.value.type == "set" and told and hour.value.floating:
            day, part = habit.value.value.split("T")[0], habit.value.value[-2:]
            number = int(told[2]) + 12 * (part in LATER and int(told[2]) < 12)
            return pair.made(f"{'XXXX-XX-XX' if day == 'P1D' else day}T{number:02}{told[3]}", "set")
    return None


JOINS: tuple[Callable[[Pair], Taken | None], ...] = (
    lengths, interval, day_in_week, day_and_hour, part_and_hour, habit_and_hour,
)  # fmt: skip


def joined(words: Sequence[Word], found: Sequence[Taken]) -> Iterator[Taken]:
    """The times in order, neighbours that are one made one; what was made is tried again with its own neighbours."""
    row: list[Taken] = []
    for taken in found:
        row.append(taken)
        while len(row) > 1 and (both := _join(words, row[-2], row[-1])) is not None:
            row[-2:] = [both]
    yield from row


def _join(words: Sequence[Word], one: Taken, other: Taken) -> Taken | None:
    if other.first - one.end > NEAR:
        return None
    pair = Pair(words, one, other)
    for rule in JOINS:
        if (both := rule(pair)) is not None:
            return both._replace(rule=rule.__name__)
    return None
