"""What a rule of times is: a pattern over the tape, and a function from what it matched to a value.

In a pattern, `{months}` is any word of that table of times.toml, `{NUMBER}` one of the parts below, and spaces mean
nothing. A group `span`, where there is one, is the time expression; without it, all that matched is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from typing import NamedTuple

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.model import Word
from riwaya.reading.time.tape import Sign, Tape, classes

PARTS = {
    "NUMBER": "(?P<n>{int}|{numbers}{teen}?(?:w{numbers}{teen}?)*)",
    "ORDINAL": "(?P<n>{ordinals}{teen}?(?:w{the_tens})?)",
    "PAIR": "(?:{first_of_month_pair}{second_of_month_pair})",
    "SURE": "(?:(?P<m>{months})|(?P<pair>{first_of_month_pair})(?P<second>{second_of_month_pair}))",
    "MAYBE": "(?P<m>{months}|{words_like_months}|(?P<pair>{first_of_month_pair})(?P<second>{second_of_month_pair}))",
    "DOUBLE": (
        "(?:(?:{slash}|{dash})?{opening}?(?:(?P<double>{months}|{words_like_months})"
        "|(?P<doublepair>{first_of_month_pair})(?P<doublesecond>{second_of_month_pair})){closing}?)"
    ),
    "HIJRI": "(?P<hm>{hijri_months}|(?P<hp>{hijri_pairs})(?P<hs>{hijri_second})|{hijri_owner}(?P<hq>{hijri_qaada}))",
    "BARE_HIJRI": "(?:(?P<hm>{hijri_months})|(?P<hp>{hijri_pairs})(?P<hs>{hijri_second})|{hijri_owner}?(?P<hq>{hijri_qaada}))",
    "HIJRI_YEAR": "(?:{comma}?{from}?p?{year}?(?P<hy>{hijri_year}){hijra}?)",
    "ANY_HIJRI": "(?:{hijri_months}|{hijri_pairs}{hijri_second}|{hijri_owner}{hijri_qaada})",
    "YEAR": "(?:{comma}?(?:{from}?p?{year})?(?:(?P<y>{yyyy}){era_of_year}?|{WORDS_OF_YEAR}))",
    "WORDS_OF_YEAR": "(?P<yw>{thousands}(?:w{numbers}{teen}?)+)",
    "OF_YEAR": "(?:{from}?(?:{the_year}(?P<yrel>{gone}|{going}|{coming})|{this}{the_year}|(?P<ysame>{the_year}{same}|{that}{the_year})))",
    "REL": "(?P<rel>{gone}|{going}|{coming})",
    "PRE": "(?P<pre>{since}|{until}|{during}|(?:{before}|{after})(?!{noon}))",
    "EDGE": "(?P<edge>{edge})",
    "APPROX": "(?:{more}{from}|{around})",
    "WEEKDAY": "(?:{opening}?{day}?{weekdays}{closing}?)",
    "ANY_REL": "(?:{gone}|{going}|{coming})",
    "RELATED": "(?:{REL}|(?P<two>{before}{last})|(?P<two_on>{after}{coming}))",
    "TAIL": "(?:{YEAR}|{OF_YEAR}|{REL}|{this}{closing})",
    "HIJRI_TAIL": "(?:{HIJRI_YEAR}|{YEAR}|{REL})",
    "BESIDE": "(?:{comma}?{opening}?{day}?(?P<wd>{weekdays}){closing}?)",
    "LEAD": (
        "(?:{PART}?{day}?(?:(?:(?:{offsets}|{tomorrow}){comma}?)?{WEEKDAY}{ANY_REL}?"
        "{comma}?{opening}?{equals}?{day}?|{offsets})|{PART}?{day}|{PART})?"
    ),
    "HOURS": "(?:{units}|{the_units}{ordinals}{from}|(?:{some_time}|{hour}){late}{from}?)",
    "SOME_TIME": "(?:{some_time}(?:{late}|{later_one}|{earlier_one}){from}?)",
    "PART": "(?:(?P<half>{after}|{before})(?P<noon>{noon})|{after}?{middle}?(?P<part>{parts}))",
}
FAR = 1000
NAMED = re.compile(r"\(\?P<([a-z_]+)>")


class Value(NamedTuple):
    """`value` as TIMEX3 writes it; `since` are the first and last day where the value itself names none (منذ شهر).

    `floating` is true of an hour or a part of a day whose day stands elsewhere: «الساعة العاشرة», «صباحا».
    """

    value: str
    type: str
    since: tuple[date, date] | None = None
    floating: bool = False


class Moment:
    """When the report was written, which day it told of last, and at which word."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.told: str | None = None
        self.told_at = -FAR

    @property
    def of_a_day(self) -> bool:
        """Was a day told of last, and no month or year?"""
        return self.told is not None and re.match(r"\d{4}-\d\d-\d\d", self.told) is not None

    @property
    def day(self) -> date | None:
        """The day told of last; the report's own before any."""
        if self.told and self.of_a_day:
            return date.fromisoformat(self.told[:10])
        return self.today


def bare(word: Word) -> str:
    """The key without joined particles: «سوق» of «لسوق»."""
    return "".join(part.key for part in word.segments if part.kind not in ("conj", "prep"))


class Found:
    """One match of one rule on the tape."""

    def __init__(self, match: re.Match[str], tape: Tape, moment: Moment, look: Callable[[int], bool]) -> None:
        self.match, self.tape, self.moment, self._look = match, tape, moment, look

    @property
    def today(self) -> date | None:
        return self.moment.today

    @property
    def ahead(self) -> bool:
        """Do the words around speak of what is still to come?"""
        return self._look(self.tape.at[self.match.start()])

    def group(self, name: str) -> str | None:
        """The group of this name that matched; a pattern may have several."""
        names = (name, *(f"{name}{number}" for number in range(2, 7)))
        return next((n for n in names if n in self.match.re.groupindex and self.match[n] is not None), None)

    def has(self, name: str) -> bool:
        return self.group(name) is not None

    def keys(self, name: str) -> list[Sign]:
        """The entries of the words in the group, without the signs of joined letters."""
        start, end = self.match.span(self.group(name) or name)
        found = ((self.tape.entries[i], self.tape.signs[i]) for i in range(start, end))
        return [entry for entry, sign in found if entry and entry.sign == sign]

    def entries(self) -> list[Sign]:
        """The entries of all words that matched."""
        return [entry for entry in self.tape.entries[self.match.start() : self.match.end()] if entry]

    def form(self, group: str) -> str:
        return self.keys(group)[0].key

    def value(self, group: str, *tables: str) -> int | str:
        """What the first of the tables that has the group's word says of it."""
        key = self.form(group)
        return next(time_words(table)[key] for table in tables if key in time_words(table))

    def number(self, group: str, *tables: str) -> int:
        """The sum of the group's number words: «خمسة وعشرين» is 25."""
        key = self.form(group)
        if key.isdigit():
            return int(key)
        total = 0
        for entry in self.keys(group):
            total += next(int(time_words(t)[entry.key]) for t in (*tables, "teen") if entry.key in time_words(t))
        return total

    def behind(self, table: str) -> bool:
        """Is the word before the match in a list of times.toml? «قصر 22 مايو»."""
        at = self.tape.at[self.match.start()] - 1
        at -= at > 0 and self.tape.words[at].key in time_words("al")
        return at >= 0 and not time_list(table).isdisjoint((self.tape.words[at].key, bare(self.tape.words[at])))

    def word_before(self, back: int = 1) -> str:
        """The key of the word before the match; empty at the start of the text."""
        at = self.tape.at[self.match.start()] - back
        return self.tape.words[at].key if at >= 0 else ""

    def bare_before(self, back: int = 1) -> str:
        """The key of a word before the match, without joined particles: «سوق» of «لسوق»."""
        at = self.tape.at[self.match.start()] - back
        return bare(self.tape.words[at]) if at >= 0 else ""

    def next_word(self) -> str:
        """The key of the word behind the match; empty at the end of the text."""
        return self.around[1].key if self.around[1] else ""

    def near_a_verb(self, reach: int) -> bool:
        """Does a verb stand among so many words before the match, in the same clause?"""
        at = self.tape.at[self.match.start()]
        for word in reversed(self.tape.words[max(0, at - reach) : at]):
            if word.pos in ("VERB", "AUX"):
                return True
            if word.pos == "PUNCT":
                return False
        return False

    @property
    def around(self) -> tuple[Word | None, Word | None]:
        """The words before and behind the match."""
        words, first, last = self.tape.words, self.tape.at[self.match.start()], self.tape.at[self.match.end() - 1]
        return words[first - 1] if first else None, words[last + 1] if last + 1 < len(words) else None


NO_TIME = Value("", "none")
"""What a rule answers that knows the words for something else, an age or a name: no other rule reads them."""

Read = Callable[[Found], Value | None]


class Rule(NamedTuple):
    name: str
    pattern: str
    read: Read


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern over signs; the second group of a name n is called n2, for `re` wants every name once."""
    text = pattern.replace(" ", "")
    while re.search(r"\{[A-Z_]+\}", text):
        text = re.sub(r"\{([A-Z_]+)\}", lambda m: PARTS[m[1]].replace(" ", ""), text)
    seen: Counter[str] = Counter()
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda m: classes()[m[1]], NAMED.sub(partial(_numbered, seen), text)))


def _numbered(seen: Counter[str], match: re.Match[str]) -> str:
    seen[match[1]] += 1
    return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"


def since(today: date | None, days: int) -> tuple[date, date] | None:
    """From so many days ago to today."""
    if today is None or days > 300000:
        return None
    return today - timedelta(days=days), today
