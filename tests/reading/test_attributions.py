"""Constructions of attribution, each with the claim that stands in it: [cue | source | content | mode]."""

from __future__ import annotations

import pytest

from riwaya.model import Report
from riwaya.pipeline import read_report
from riwaya.span import cut

CASES = [
    # the source behind the verb
    ("قال مصدر عسكري إن القتال توقف.", [("قال", "مصدر عسكري", "إن القتال توقف", "indirect")]),
    ("وقال الوزير، يوم السبت، إن المعبر فتح.", [("قال", "الوزير", "إن المعبر فتح", "indirect")]),
    ("وقال قائد الفصيل لوكالة السنبلة إن التلة سقطت.", [("قال", "قائد الفصيل", "إن التلة سقطت", "indirect")]),
    ("قالت الوزارة في بيان إن الطريق آمن.", [("قالت", "الوزارة", "إن الطريق آمن", "indirect")]),
    # the source before the verb
    ("لكن مسؤول المعارضة قال إنها لم تسقط.", [("قال", "مسؤول المعارضة", "إنها لم تسقط", "indirect")]),
    ("وكانت الجبهة قد أعلنت انسحابها من القرية.", [("أعلنت", "الجبهة", "انسحابها من القرية", "indirect")]),
    # no source of its own
    ("وأضاف أن الهدنة صامدة.", [("أضاف", None, "أن الهدنة صامدة", "indirect")]),
    # quotations
    ("وتابع: «لن نترك بيوتنا».", [("تابع", None, "لن نترك بيوتنا", "direct")]),
    ('وقال الطبيب "استقبلنا عشرة جرحى من الحي".', [("قال", "الطبيب", "استقبلنا عشرة جرحى من الحي", "direct")]),
    ("قال الناطق إن «الهجوم انتهى قبل الفجر».", [("قال", "الناطق", "الهجوم انتهى قبل الفجر", "direct")]),
    ("«لن نقبل بالشروط الجديدة»، قال الوزير.", [("قال", "الوزير", "لن نقبل بالشروط الجديدة", "direct")]),
    (
        "«لن نقبل بالشروط»، قال الوزير، «وسندافع عن المدينة».",
        [("قال", "الوزير", "لن نقبل بالشروط … سندافع عن المدينة", "direct")],
    ),
    # nouns and prepositions for a clause
    ("أعلن الجيش مقتل ثلاثة مسلحين.", [("أعلن", "الجيش", "مقتل ثلاثة مسلحين", "indirect")]),
    ("نفت الحكومة مسؤوليتها عن القصف.", [("نفت", "الحكومة", "مسؤوليتها عن القصف", "indirect")]),
    ("أفاد المرصد بمقتل سبعة مدنيين.", [("أفاد", "المرصد", "بمقتل سبعة مدنيين", "indirect")]),
    ("اتهمت الحكومة المعارضة بخرق الهدنة.", [("اتهمت", "الحكومة", "المعارضة بخرق الهدنة", "indirect")]),
    # behind and before what it attributes
    (
        "قتل خمسة أشخاص في القصف، بحسب المرصد.",
        [("بحسب", "المرصد", "قتل خمسة أشخاص في القصف", "indirect")],
    ),
    ("وبحسب شهود، انهار الجسر.", [("بحسب", "شهود", "انهار الجسر", "indirect")]),
    (
        "انقطعت الكهرباء عن الحي، حسبما ذكرت إدارة المستشفى.",
        [("حسبما ذكرت", "إدارة المستشفى", "انقطعت الكهرباء عن الحي", "indirect")],
    ),
    # a second saying of the same source
    (
        "قال الوزير إن الحدود مغلقة، مشيرا إلى أن القرار مؤقت.",
        [
            ("قال", "الوزير", "إن الحدود مغلقة", "indirect"),
            ("مشيرا", None, "إلى أن القرار مؤقت", "indirect"),
        ],
    ),
    # nobody in particular
    ("ويعتقد أن عشرات المدنيين محاصرون.", [("يعتقد", None, "أن عشرات المدنيين محاصرون", "indirect")]),
    # chains
    (
        "ونقلت وكالة السنبلة عن ضابط قوله إن القوات انسحبت.",
        [
            ("نقلت", "وكالة السنبلة", "إن القوات انسحبت", "indirect"),
            ("قوله", "ضابط", "إن القوات انسحبت", "indirect"),
        ],
    ),
]

NO_CLAIMS = [
    "التقى الوزير السفير وبحث معه الوضع.",
    "لم يعلق الجيش على الأنباء.",
    "ومن المقرر أن يصوت المجلس يوم الاثنين.",
    "كتب الأطفال على الجدار.",
    "اشتدت المعارك بين الجيش والمعارضة في الحي.",
    "تابعة للقوات الخاصة.",
]


def read(text: str) -> Report:
    return read_report(Report(id="case", text=text))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_construction(text: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    found = read(text).attributions
    assert isinstance(found, tuple)
    got = [
        (cut(text, a.cue), cut(text, a.source) if a.source else None, " … ".join(cut(text, s) for s in a.content), a.mode)
        for a in found
    ]
    assert got == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claim(text: str) -> None:
    assert read(text).attributions == ()


def test_hamza_and_vowel_marks_change_nothing() -> None:
    plain = read("قال الوزير إن الهدنة صامدة.").attributions
    bare = read("قال الوزير ان الهدنة صامدة.").attributions
    text = "قَالَ الوزيرُ إنَّ الهدنةَ صامدة."
    marked = read(text).attributions
    assert isinstance(plain, tuple)
    assert isinstance(bare, tuple)
    assert isinstance(marked, tuple)
    assert [a.act for a in plain] == [a.act for a in bare] == [a.act for a in marked] == ["say"]
    assert cut(text, marked[0].cue) == "قَالَ"
    assert cut(text, marked[0].content[0]) == "إنَّ الهدنةَ صامدة"
