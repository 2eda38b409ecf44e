"""Who is who in the terminal."""

from __future__ import annotations

import io
import re

from rich.console import Console

import riwaya
from riwaya.messages import messages
from riwaya.model import Report
from riwaya.roster import print_roster
from riwaya.terminal import Look


def printed(report: Report, width: int = 120, lang: str = "en") -> str:
    stream = io.StringIO()
    print_roster(Console(file=stream, width=width), report, Look(messages(lang), "none"))
    return stream.getvalue()


def test_everybody_named_stands_in_the_table() -> None:
    report = riwaya.read("قال الرئيس السوري بشار الأسد إن الجيش تقدم. وقال مصدر أمني إن حزب الله انسحب.", date="2015-03-01")
    text = printed(report)
    for words in ("Who is who", "بشار الأسد", "Bashar al-Assad", "حزب الله", "government ally", "LB"):
        assert words in text
    assert "مصدر أمني" not in text


def test_a_narrow_window_keeps_names_and_sides() -> None:
    report = riwaya.read("قال الرئيس السوري بشار الأسد إن الجيش تقدم.", date="2015-03-01")
    text = printed(report, width=60)
    assert "بشار الأسد" in text and "Bashar" not in text


def test_in_arabic_the_labels_are_arabic() -> None:
    report = riwaya.read("قال الرئيس السوري بشار الأسد إن الجيش تقدم.", date="2015-03-01")
    assert "من هو من" in printed(report, lang="ar")


def test_nobody_named_prints_nothing() -> None:
    assert printed(riwaya.read("قال مصدر أمني إن الطريق مغلق.")) == ""


def test_a_long_list_says_how_many_more() -> None:
    names = " و".join(("روسيا", "تركيا", "إيران", "مصر", "قطر", "فرنسا", "ألمانيا", "إيطاليا", "إسبانيا", "كندا", "أستراليا"))
    more = " و".join(("الهند", "باكستان", "أفغانستان", "نيجيريا", "كينيا", "أوغندا", "رواندا", "بولندا", "رومانيا", "بلغاريا"))
    text = printed(riwaya.read(f"شارك في الاجتماع {names} و{more} وصربيا."))
    assert re.search(r"and \d+ more", text)
