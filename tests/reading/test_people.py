"""People without a name: where they are mentions, which of them are one, and that they are nobody who speaks."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.model import Mention
from riwaya.reading.naming.people import RULE
from riwaya.span import cut


def unnamed(text: str) -> list[tuple[str, str]]:
    report = riwaya.read(text, date="2031-03-05")
    assert isinstance(report.mentions, tuple)
    return [(cut(report.text, m), m.kind) for m in report.mentions if m.by.startswith(RULE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("هاجم مسلحون نقطة تفتيش.", [("مسلحون", "anonymous")]),
        ("قتل جنود أميركيون في الكمين.", [("جنود أميركيون", "anonymous")]),
        ("اعتقلت الشرطة ثلاثة محتجين.", [("الشرطة", "group"), ("محتجين", "anonymous")]),
        ("فرقت قوات الأمن المتظاهرين الغاضبين.", [("قوات الأمن", "group"), ("المتظاهرين الغاضبين", "anonymous")]),
        ("وقع هجوم مسلح على المقر.", []),
        ("وصلت فرق الدفاع المدني.", []),
        ("زادت القوات البرية من تدريبها.", []),
        ("أمطرت السماء على الجبال.", []),
    ],
)
def test_where_they_are(text: str, found: list[tuple[str, str]]) -> None:
    assert unnamed(text) == found


def test_the_same_noun_with_its_article_is_the_same_people() -> None:
    report = riwaya.read("خرج المتظاهرون إلى الساحة. وفرقت الشرطة المتظاهرين. وجرح متظاهرون.", date="2031-03-05")
    assert isinstance(report.mentions, tuple)
    entities = [m.entity for m in report.mentions if m.by.startswith(RULE)]
    assert len(entities) == 4 and entities[0] == entities[2] != entities[3]


def test_who_is_named_or_speaks_is_not_met_twice() -> None:
    report = riwaya.read("قال مسلحون إنهم أسروا جنودا. وقال متحدث باسم الجيش السوري إن مسلحين من حركة طالبان فروا.", date="2031-03-05")
    assert isinstance(report.mentions, tuple)
    people: list[Mention] = [m for m in report.mentions if m.by.startswith(RULE)]
    others = [m for m in report.mentions if not m.by.startswith(RULE)]
    assert people and not any(a.start < b.end and b.start < a.end for a in people for b in others)
