"""Days as people and programs write them: 2015-07-21, 21/07/2015, Tue, 21 Jul 2015 10:00 GMT, «21 يوليو 2015», in paths and in names."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate

ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
YEAR_FIRST = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
DAY_FIRST = re.compile(r"(?:.*[^\d/.-])?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", re.DOTALL)
COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*")
NAMED = re.compile(
    r"(?<!\d)(\d{1,2})\s+(?:من\s+)?([^\W\d]+)(?:\s+([^\W\d]+))?[\s,،/()\w]{0,25}?\s((?:19|20)\d\d)(?!\d)"
)
ENGLISH = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+((?:19|20)\d\d)")
IN_PATH = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=$|[/_.-])")
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
EARLIEST = 1900


def day_of(value: object) -> tuple[str | None, bool]:
    """The day as ISO 8601, None where the value is none that is sure to be one; and whether it could be another («05/07/2015»)."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat(), False
    text = str(value or "").translate(DIGITS)[:100]
    for read in (_year_first, _mail, _named):
        if day := read(text):
            return day, False
    return _day_first(text)


def day_in_path(path: str) -> str | None:
    """/2015/07/21/ or /2015-07-21- in the path of an address."""
    match = IN_PATH.search(path.translate(DIGITS))
    return _iso(*match.groups()) if match else None


def day_in_name(name: str) -> str | None:
    """2015-07-21, 2015_07_21 or 20150721 in the name of a file."""
    match = IN_NAME.search(name.translate(DIGITS))
    return _iso(match.group(1), match.group(3), match.group(4)) if match else None


def _year_first(text: str) -> str | None:
    match = ISO.match(text) or YEAR_FIRST.match(text) or COMPACT.fullmatch(text)
    return _iso(*match.groups()) if match else None


def _mail(text: str) -> str | None:
    """RFC 822, as feeds and servers write it."""
    parts = parsedate(text) if "," in text or ":" in text else None
    return _iso(*parts[:3]) if parts else None


def _named(text: str) -> str | None:
    if match := ENGLISH.search(text):
        return _iso(match.group(3), _english(match.group(1)), match.group(2))
    if match := NAMED.search(text):
        day, first, second, year = match.groups()
        return _iso(year, _english(first) or _arabic(first, second), day)
    return None


def _day_first(text: str) -> tuple[str | None, bool]:
    """21/07/2015; where both could be the month, the first is taken for the day, as Arabic writes it, and doubted."""
    match = DAY_FIRST.match(text)
    if not match:
        return None, False
    first, second, year = match.groups()
    doubted = int(first) <= 12 and int(second) <= 12 and int(first) != int(second)
    return _iso(year, second, first) or _iso(year, first, second), doubted


def _english(word: str) -> int | None:
    for form in ("%b", "%B"):
        try:
            return datetime.strptime(word, form).month
        except ValueError:
            continue
    return None


def _arabic(first: str, second: str | None) -> int | None:
    from riwaya.arabic.folding import fold
    from riwaya.arabic.lexicon import time_words

    word, other = fold(first), fold(second or "")
    for table in ("months", "words_like_months"):
        if word in time_words(table):
            return int(time_words(table)[word])
    pairs, seconds = time_words("first_of_month_pair"), time_words("second_of_month_pair")
    if word in pairs and other in seconds:  # كانون الأول is 12, كانون الثاني 1
        return (int(pairs[word]) + int(seconds[other]) - 2) % 12 + 1
    return None


def _iso(year: int | str, month: int | str | None, day: int | str) -> str | None:
    try:
        told = date(int(year), int(month or 0), int(day))
    except ValueError:
        return None
    return told.isoformat() if told.year >= EARLIEST else None
