"""Day ⇒ the ways it is said, in a report of Sunday 2016-12-04."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.model import Meta, Report
from riwaya.pipeline import read_report
from riwaya.reading.kinds import words_of
from riwaya.reading.times import day_of
from riwaya.span import cut

TODAY = date(2016, 12, 4)
DAYS = {
    "2016-12-03": ["يوم السبت", "السبت الماضي", "أمس", "مساء أمس", "أمس السبت"],
    "2016-12-04": ["يوم الأحد", "اليوم", "اليوم (الأحد)"],
    "2016-12-02": ["أول من أمس", "الجمعة"],
    "2016-12-05": ["الاثنين المقبل", "غدا"],
    "2016-12-11": ["الأحد المقبل"],
}


@pytest.mark.parametrize(("day", "phrase"), [(day, phrase) for day, phrases in DAYS.items() for phrase in phrases])
def test_day(day: str, phrase: str) -> None:
    assert day_of(words_of(phrase), TODAY) == day


def test_without_a_date_nothing_is_made_up() -> None:
    assert day_of(words_of("يوم السبت"), None) == "XXXX-WXX-6"
    assert day_of(words_of("أمس"), None) is None


@pytest.mark.parametrize(
    ("text", "when", "value"),
    [
        ("وقال الوزير يوم السبت إن المعبر فتح.", "يوم السبت", "2016-12-03"),
        ("ويوم السبت قالت الوزارة إن المعبر فتح.", "يوم السبت", "2016-12-03"),
        ("أعلن الجيش مساء الجمعة أن الهدنة انتهت.", "مساء الجمعة", "2016-12-02TEV"),
    ],
)
def test_when_it_was_said(text: str, when: str, value: str) -> None:
    report = read_report(Report(id="time", text=text, meta=Meta(published="2016-12-04")))
    assert isinstance(report.times, tuple)
    assert isinstance(report.claims, tuple)
    time = {t.id: t for t in report.times}[report.claims[0].time or ""]
    assert (cut(text, time), time.value) == (when, value)
