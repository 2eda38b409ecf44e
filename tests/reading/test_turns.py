"""Who goes on: a verb without a subject, «المتحدث ذاته», a passive, an outlet that cites."""

from __future__ import annotations

import pytest

from riwaya.model import Report
from riwaya.pipeline import read_report
from riwaya.span import cut


def speakers(text: str) -> list[int | None]:
    """Who says each claim, in order: 0 for the first one who speaks, 1 for the next …; None for nobody."""
    claims = read_report(Report(id="case", text=text)).claims
    assert isinstance(claims, tuple)
    order = list(dict.fromkeys(claim.source_entity for claim in claims if claim.source_entity))
    return [order.index(claim.source_entity) if claim.source_entity else None for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الناشط سالم إن الطريق مغلق.\nوأضاف المتحدث نفسه أن العدد كبير.", [0, 0]),
        ("قال مصدر طبي إن الطريق مغلق.\nوأضاف المصدر ذاته أن العدد كبير.", [0, 0]),
        ("وقال شهود إن القتلى كثيرون.\nوقال تقرير للمنظمة إن العدد ارتفع.\nوأشاروا إلى أن الوثائق ناقصة.",
         [0, 1, 0]),
        ("قال الحلاق سمير إن الدكان مغلق.\nوذُكر أن رجلا سأل الأديب.", [0, None]),
        ("قال الحلاق سمير إن الدكان مغلق.\nوقيل للوزير إن الطريق مغلق.", [0, None]),
        ("قالت المنظمة إنها لم تربح، وهو الأمر الذي وصفته بأنه «أمر شائع في هذا الحقل».", [0, 0]),
        ("وأشار البيان إلى أن رئيس السلطة اتصل بنظيره، وأبلغه بأن «السلام ممكن قريبا».", [0, 1]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, expected: list[int | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("كما طالبت السكان في المدينة بتوخي الحذر.", None, "بتوخي الحذر"),
        ("وتتهم وزارة الخزانة الأميركية الكواري بدعم متطرفين.", "وزارة الخزانة الأميركية", "الكواري بدعم متطرفين"),
        ("وعلمت «الجبل» من مصادرها أن الوزير سيستقيل.", "الجبل", "أن الوزير سيستقيل"),
        ("أعرب الملك للشيخ محمد عن أحر التعازي وأصدق مشاعر المواساة.", "الملك", "عن أحر التعازي وأصدق مشاعر المواساة"),
        ("وأوردت قناة الجبل عن زعيم المتمردين قوله إن أتباعه مستعدون.", "قناة الجبل", "إن أتباعه مستعدون"),
        ("ورفضت الحكومة هذه الاتهامات.", "الحكومة", "هذه الاتهامات"),
        ("أبلغ المسؤول رويترز أن المعبر سيفتح.", "المسؤول", "أن المعبر سيفتح"),
        ("ولفت النظر إلى أن المخيم نجح.", None, "إلى أن المخيم نجح"),
        ("قال محمد مماد، المدير العام لقناة الجبل، إن البث بدأ.", "محمد مماد، المدير العام لقناة الجبل", "إن البث بدأ"),
        ("وطالب الدكتور رياض المصطفى بضرورة الحل.", "الدكتور رياض المصطفى", "بضرورة الحل"),
        ("وأكد أحمد بن علي رئيس النادي المكلف أن اللاعب وصل.", "أحمد بن علي رئيس النادي المكلف", "أن اللاعب وصل"),
        ("رحب الوزير بالرئيس الجديد قائلا: «هناك أمل كبير».", "الوزير", "هناك أمل كبير"),
        ("يحمل سكان بغداد الجدران مسؤولية الزحام.", "سكان بغداد", "الجدران مسؤولية الزحام"),
        ("ونسبت المذكرات إلى الزعيم قوله «أرسلت مبعوثا إلى الملك».", "المذكرات", "أرسلت مبعوثا إلى الملك"),
    ],
)
def test_first_saying(text: str, source: str | None, content: str) -> None:
    found = read_report(Report(id="case", text=text)).attributions
    assert isinstance(found, tuple)
    first = found[0]
    assert (cut(text, first.source) if first.source else None) == source
    assert cut(text, first.content[0]) == content


@pytest.mark.parametrize(
    "text",
    [
        "رفض الناطق التعليق على الأنباء.",
        "تطلب الأمر سلسلة إجراءات.",
        "من يظن أن الحرب نزهة فهو واهم.",
        "بحثت الصحف عن التفاصيل، كما دانت الجريمة.",
        "وكان وزير الداخلية قد تنقل اليوم إلى جنازة الشهيد «مظفر بن ميلود».",
        "تقضي القواعد بأن تعلن كل دولة عن ضحاياها.",
    ],
)
def test_no_saying(text: str) -> None:
    assert read_report(Report(id="case", text=text)).attributions == ()
