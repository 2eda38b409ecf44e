"""Who passes a claim on, from the one who tells the reader to the one who said it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import riwaya
from riwaya.explain import print_why
from riwaya.messages import LANGUAGES, messages
from riwaya.outline import outline
from riwaya.page import page
from riwaya.terminal import Look, print_report

RELAYED = "نقلت رويترز عن مسؤول قوله إن جماعات المعارضة أبلغت واشنطن أنها لن تنسحب من المدينة."
CHAIN = "رويترز ← مسؤول ← جماعات المعارضة"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_chain_of_three_is_shown_everywhere(lang: str) -> None:
    report = riwaya.read(RELAYED)
    assert outline(report)[-1].chain == tuple(CHAIN.split(" ← "))
    for draw in (print_report, print_why):
        out = io.StringIO()
        draw(Console(file=out, width=150), report, Look(messages(lang), "none"))
        assert CHAIN in out.getvalue()
    assert page([report], lang=lang).count(CHAIN) >= 3  # in the margin, among its fields, in the footnotes


def test_who_cites_himself_stands_there_once() -> None:
    rows = outline(riwaya.read("قال الوزير إن الشرطة فككت خلية، على حد وصفه."))
    assert [row.chain for row in rows] == [("الوزير",), ("الوزير",)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_distance_are_shown(lang: str) -> None:
    report = riwaya.read("قال الوزير إن الشرطة فككت ما سماه خلية نائمة.")
    assert outline(report)[0].distance == ("ما سماه",)
    out = io.StringIO()
    print_why(Console(file=out, width=150), report, Look(messages(lang), "none"))
    assert messages(lang).say("why.distance") in out.getvalue()
    assert messages(lang).say("fields.distance").replace("'", "&#x27;") in page([report], lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_no_plain_statement_says_so_with_its_words(lang: str) -> None:
    report = riwaya.read("استبعد الطبيب أن يرتفع العدد. وقال إن الدواء قد ينفد.")
    said, out = messages(lang), io.StringIO()
    print_report(Console(file=out, width=150), report, Look(said, "none"))
    for group, value in (("polarity", "negative"), ("certainty", "possible"), ("tense", "future")):
        assert said.name(group, value) in out.getvalue()
        assert said.name(group, value) in page([report], lang=lang)
    assert any(line.split("│")[3].strip() == "قد" for line in out.getvalue().splitlines() if line.count("│") > 3)
