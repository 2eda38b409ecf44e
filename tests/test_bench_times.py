"""The two corpora of times and numbers: how they are compared, and that the aims hold where the corpora are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpora
import recognizers
import timeml

TIMES = corpora.shared() / "data" / "times"
needs_corpora = pytest.mark.skipif(not TIMES.exists(), reason="no corpora of times here")

DOCUMENT = """<?xml version="1.0"?>
<TimeML>
﻿وصل الوفد <TIMEX3 tid="t1" type="DATE" value="2015-12-23">أمس</TIMEX3> وكان هنا <TIMEX3 tid="t2" type="DATE" value="2014">السنة</TIMEX3>.
</TimeML>
"""


def case(words: str, text: str, **value: object) -> recognizers.Case:
    return {
        "Input": words,
        "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
        "Results": [{"Text": text, "Value": value}],
    }


def test_a_document_is_plain_text_with_its_times() -> None:
    text, times = timeml.marked(DOCUMENT)
    assert [(text[t.start : t.end], t.value) for t in times] == [("أمس", "2015-12-23"), ("السنة", "2014")]
    assert "<" not in text


def test_a_document_is_scored(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(DOCUMENT, encoding="utf-8")
    outcome = timeml.score(tmp_path)
    assert outcome.figures["recall"] == 0.5
    assert outcome.figures["precision"] == outcome.figures["value"] == 1
    assert [(miss.kind, miss.gold) for miss in outcome.misses] == [("missed", "2014")]


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        (case("سأعود في 2 أكتوبر 2016", "2 أكتوبر 2016", Timex="2016-10-02", PastResolution={"date": "2016-10-02"}), True),
        (case("سأعود في 2 أكتوبر 2016", "2 أكتوبر 2016", Timex="2016-10-03", PastResolution={"date": "2016-10-03"}), False),
        (case("سأعود في 2 أكتوبر 2016", "أكتوبر 2016", Timex="2016-10-02", PastResolution={"date": "2016-10-02"}), False),
        (case("لمدة 3 ساعات", "3 ساعات", Timex="PT3H", PastResolution={"duration": "10800"}), True),
        (case("لمدة 3 ساعات", "3 ساعات", Timex="PT4H", PastResolution={"duration": "14400"}), False),
        (case("من الساعة 8 إلى 10 صباحا", "من الساعة 8 إلى 10 صباحا", Timex="(T08,T10,PT2H)",
              PastResolution={"startTime": "08:00:00", "endTime": "10:00:00"}), True),
        (case("ساعات ميشيغان", "ساعات", Timex="PT1H"), False),
    ],
)  # fmt: skip
def test_a_case_is_judged_by_its_words_and_its_value(wanted: recognizers.Case, right: bool) -> None:
    assert recognizers.time_right(wanted)[0] is right


def test_what_is_set_aside_has_a_reason() -> None:
    groups = json.loads(recognizers.ASIDE.read_text(encoding="utf-8"))
    assert all(len(group["reason"]) > 20 and group["cases"] for group in groups)
    cases = [words for group in groups for words in group["cases"]]
    assert len(cases) == len(set(cases)) == len(recognizers.aside())


@needs_corpora
def test_every_case_set_aside_is_a_case() -> None:
    data = json.loads((TIMES / "recognizers_half.json").read_text(encoding="utf-8"))
    known = {f"{file}: {case['Input'].strip()}" for file, cases in data.items() for case in cases}
    assert set(recognizers.aside()) <= known


@needs_corpora
def test_the_recognizers_cases_are_read() -> None:
    verdicts = list(recognizers.judged(TIMES / "recognizers_half.json"))
    assert len(verdicts) > 600
    assert sum(v.right for v in verdicts) / len(verdicts) >= 0.95


@needs_corpora
def test_the_documents_are_read() -> None:
    figures = timeml.score(TIMES / "timeml_half").figures
    assert figures["extent F1 relaxed"] >= 0.90
    assert figures["value"] >= 0.73
    corrected = timeml.score(TIMES / "timeml_half", corrected=True).figures
    assert corrected["extent F1 relaxed"] >= 0.97
    assert corrected["value"] >= 0.96


@needs_corpora
def test_every_correction_is_of_a_document() -> None:
    for kind in ("no_time", "value"):
        for words in timeml.corrections(kind):
            name, _, mark = words.partition(": ")
            text, times = timeml.marked((TIMES / "timeml_half" / f"{name}.tml").read_text(encoding="utf-8"))
            assert mark.partition(" | ")[0] in [text[t.start : t.end] for t in times]


def test_spellings_of_one_length_are_one() -> None:
    for one, other in [("P24M", "P2Y"), ("PT24H", "P1D"), ("P2DE", "P20Y"), ("P1W", "P7D"), ("PT90M", "PT5400S")]:
        assert timeml.one_spelling(one) == timeml.one_spelling(other)
    assert timeml.one_spelling("P1M") != timeml.one_spelling("P30D")
    assert timeml.one_spelling("2015-12") == "2015-12"
