"""A report as a tape of signs, one for each word, so that the grammar of dates can be written as patterns over words.

A sign stands for the tables of times.toml that the word is in; a word of no table is a dot. A joined و or ب is a sign of
its own before the word, so «السبت والأحد» is two days and «عشرين وخمسة» one number. In a pattern, `{weekdays}` is any word
of that table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.arabic.lexicon import time_letters, time_list, time_tables, time_words
from riwaya.model import Word
from riwaya.span import Span

NOTHING, BREAK = ".", "|"
FIRST_SIGN = 0xE000
SAMPLES = (
    *("0", "1", "13", "25", "32", "61", "99", "500", "1299", "1365", "1401", "1750", "1860", "1950", "1970"),
    *("2030", "2070", "2500", "0930"),
    *("10000", "1/2", "31/12", "31/12/2015", "2015/12/31", "1/9/1436", "14:30", "1.5", "1,000", "4/2015", "2014/2015", "15/06/09"),
)
"""A token of digits of every kind: each kind has its sign."""
TRIFLES = frozenset(
    ["half", "later_one", "early", "in", "from", "to", "on", "between", "with", "first", "more", "around", "some"]
    + ["full", "numbers", "the_numbers", "int", "dd"]
    + ["mm", "hh", "hhmm", "decimal", "figures", "comma", "dash", "slash", "colon", "opening", "closing", "equals", "hijra", "al"]
    + ["era_of_year", "ordinals", "teen", "second_of_month_pair", "hijri_second", "every", "follows", "before", "after", "until"]
    + ["few", "or", "same", "same_as", "this", "that", "the_tens", "the_first", "minus", "fractions", "thousands", "parts_of_year"]
    + ["up_to", "clock_of", "clock_mark", "of_greenwich", "full_stop"]
)
"""Tables whose words alone are no time: a run of nothing else is left off the tape."""
DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{4})[/.](\d{1,2})[/.](\d{1,2})")


class Sign(NamedTuple):
    """`marks` are the signs of the letters joined before the word, `skip` how many letters they are."""

    marks: str
    skip: int
    sign: str
    key: str


class Tape(NamedTuple):
    """`signs` with, for each, the word it stands for and that word's entry; `words` are all words of the report."""

    signs: str
    at: list[int]
    entries: list[Sign | None]
    words: Sequence[Word]

    def span(self, start: int, end: int) -> Span:
        """Where the signs [start, end) stand in the text: a joined و before the first is left out."""
        first, entry = self.words[self.at[start]], self.entries[start]
        skip = entry.skip if entry and entry.sign == self.signs[start] else 0
        return Span(_behind(first, skip), self.words[self.at[end - 1]].end)


def _behind(word: Word, skip: int) -> int:
    """The place in the word behind `skip` letters: by its segments, which know of vowel marks."""
    for segment in word.segments:
        if skip <= 0:
            return segment.start
        skip -= len(segment.key)
    return word.start


@cache
def _signs() -> dict[frozenset[str], str]:
    """Every set of tables that a word can be in, with its sign."""
    found: dict[frozenset[str], str] = {}
    for tables in [*time_tables().values(), *(number_tables(sample) for sample in SAMPLES)]:
        found.setdefault(tables, chr(FIRST_SIGN + len(found)))
    return found


@cache
def _entries() -> dict[str, Sign]:
    """Folded spelling → what it is on the tape."""
    return {key: Sign("", 0, _signs()[tables], key) for key, tables in time_tables().items()}


@lru_cache(maxsize=1 << 15)
def _entry(spelled: str) -> Sign | None:
    """The entry of a word, with the letters that may be joined before it: «وللأحد», «بالأمس»."""
    table = _entries()
    if spelled in table:
        return table[spelled]
    for letters, marks in time_words("joined").items():
        if spelled.startswith(letters) and (found := _behind_letters(spelled, letters, table)) is not None:
            return found._replace(marks=str(marks))
    return None


def _behind_letters(spelled: str, letters: str, table: dict[str, Sign]) -> Sign | None:
    """What stands behind the joined letters; «لليوم الثاني» is written without its ا and keeps its ل."""
    rest = spelled[len(letters) :]
    lam, (alef,) = letters[-1] in time_list("lam"), time_letters("alef")
    if lam and rest.startswith(time_letters("lam")) and alef + rest in table:
        return table[alef + rest]._replace(skip=len(letters) - 1)
    found = table.get(rest)
    if found is None or len(rest) < 2 or not rest[0].isalpha() or (lam and rest.startswith(time_letters("article"))):
        return None
    return found._replace(skip=len(letters))


@lru_cache(maxsize=4096)
def number_tables(form: str) -> frozenset[str]:
    """What a token of digits can be: a day, a month, a year, an hour, a whole date."""
    if form.isdigit():
        return frozenset(_whole_number(form, int(form)))
    if DATE.fullmatch(form):
        return frozenset({"date"})
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2}", form):
        return frozenset({"short_date"})
    if re.fullmatch(r"\d{1,2}:\d{2}(?::\d{2})?", form):
        return frozenset({"clock"})
    if re.fullmatch(r"\d{1,2}/\d{1,2}", form):
        return frozenset({"day_month"})
    if re.fullmatch(r"\d{4}/\d{4}", form):
        return frozenset({"two_years"})
    if re.fullmatch(r"\d{1,2}/\d{4}", form):
        return frozenset({"month_year"})
    return frozenset({"decimal"}) if re.fullmatch(r"\d+[.,٫]\d+", form) else frozenset({"figures"})


def _whole_number(form: str, number: int) -> Iterator[str]:
    yield "int"
    if 1 <= number <= 31 and len(form) <= 2:
        yield "dd"
    if 1 <= number <= 12 and len(form) <= 2:
        yield "mm"
    if number <= 24 and len(form) <= 2:
        yield "hh"
    if len(form) == 4 and 1850 <= number <= 2100:
        yield "yyyy"
    if len(form) == 4 and 1000 <= number < 1850 and not 1300 <= number <= 1460:
        yield "old_year"
    if len(form) == 4 and 1300 <= number <= 1460:
        yield "hijri_year"
    if len(form) == 4 and number // 100 <= 24 and number % 100 < 60:
        yield "hhmm"


@lru_cache(maxsize=4096)
def _number(form: str) -> Sign | None:
    sign = _signs().get(number_tables(form))
    return Sign("", 0, sign, form) if sign else None


def lay(words: Sequence[Word], text: str) -> Tape:
    """The tape of these words; a line that ends between two words of time ends the phrase.

    Words that say nothing of time are one dot together, and so are «في» and «من» among them: the tape is short.
    """
    tape = Tape("", [], [], words)
    signs: list[str] = []
    run = _Run()
    joined = time_words("joined")
    for i, word in enumerate(words):
        entry = _entry(word.key) or (_number(word.form) if word.key[0].isdigit() else None)
        if entry is None:
            if word.key in joined:
                run.add(i, None, str(joined[word.key]))  # «و35 دقيقة»: digits part the letter from the number
            else:
                run.end(i, signs, tape)
            continue
        if run.signs and "\n" in text[words[i - 1].end : word.start]:
            run.add(i, None, BREAK)
        run.add(i, entry, entry.marks + entry.sign)
    run.end(len(words) - 1, signs, tape)
    return tape._replace(signs="".join(signs))


class _Run:
    """Words of time in a row; kept when one of them can begin a time by itself."""

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.at: list[int] = []
        self.entries: list[Sign | None] = []
        self.telling = False

    def add(self, at: int, entry: Sign | None, signs: str) -> None:
        self.signs.extend(signs)
        self.at.extend([at] * len(signs))
        self.entries.extend([entry] * len(signs))
        self.telling = self.telling or (entry is not None and entry.sign in _telling())

    def end(self, at: int, signs: list[str], tape: Tape) -> None:
        """Puts the run on the tape, and the word behind it as a dot."""
        if self.telling:
            signs.extend(self.signs)
            tape.at.extend(self.at)
            tape.entries.extend(self.entries)
        if self.signs:
            self.signs, self.at, self.entries, self.telling = [], [], [], False
        if signs[-1:] != [NOTHING]:
            signs.append(NOTHING)
            tape.at.append(at)
            tape.entries.append(None)


@cache
def _telling() -> frozenset[str]:
    """The signs of words that can make a time: not of «في» and «من», nor of a bare number."""
    return frozenset(sign for tables, sign in _signs().items() if tables - TRIFLES)


@cache
def _tables() -> dict[str, frozenset[str]]:
    return {sign: tables for tables, sign in _signs().items()}


def tables_on(tape: Tape) -> set[str]:
    """The tables of which the tape has words."""
    tables = _tables()
    return {name for sign in set(tape.signs) for name in tables.get(sign, ())}


@cache
def classes() -> dict[str, str]:
    """Table name → the character class of all signs that stand for words of it."""
    names: dict[str, list[str]] = {}
    for tables, sign in _signs().items():
        for name in tables:
            names.setdefault(name, []).append(sign)
    return {name: f"[{''.join(signs)}]" for name, signs in names.items()}
