"""The times layer, first version: the day on which something was said, «يوم السبت», «أمس», «مساء الأحد»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from riwaya.arabic.lexicon import time_words
from riwaya.model import Report, Time
from riwaya.reading.kinds import words_of
from riwaya.span import cut
from riwaya.stage import Stage


def day_of(words: list[str], published: date | None) -> str | None:
    """The day that the words name as TIMEX3 writes it; XXXX-WXX-6 for a Saturday of an undated report, None otherwise.

    A weekday in a report is the latest such day up to the report's date; with «المقبل» it is the next.
    """
    offsets, weekdays = time_words("offsets"), time_words("weekdays")
    weekday = next((int(weekdays[word]) for word in words if word in weekdays), None)
    if weekday is not None:
        return _weekday(weekday, words, published)
    offset = next((int(offsets[word]) for word in words if word in offsets), None)
    if offset is None or published is None:
        return None
    before = 1 if words[:2] == ["اول", "من"] else 0
    return (published + timedelta(days=offset - before)).isoformat()


def _weekday(weekday: int, words: list[str], published: date | None) -> str:
    if published is None:
        return f"XXXX-WXX-{weekday}"
    if any(word in time_words("forward") for word in words):
        return (published + timedelta(days=(weekday - published.isoweekday() - 1) % 7 + 1)).isoformat()
    return (published - timedelta(days=(published.isoweekday() - weekday) % 7)).isoformat()


def read_times(report: Report) -> Iterator[Time]:
    assert isinstance(report.attributions, tuple)
    published = date.fromisoformat(report.meta.published[:10]) if report.meta.published else None
    spans = sorted({a.when for a in report.attributions if a.when is not None})
    for number, span in enumerate(spans, 1):
        words = words_of(cut(report.text, span))
        day = day_of(words, published)
        part = next((str(time_words("parts")[word]) for word in words if word in time_words("parts")), "")
        resolved = day if day and not day.startswith("X") else None
        value = f"{day}T{part}" if day and part else day
        yield Time(f"t{number}", span.start, span.end, "date", value, resolved, resolved)


TIMES = Stage("times", ("attributions",), read_times)
