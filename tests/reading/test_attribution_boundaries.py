"""Where sources and contents begin and end, and what is no saying: [cue | source | content] of each sentence."""

from __future__ import annotations

import pytest

from riwaya.model import Report
from riwaya.pipeline import read_report
from riwaya.span import cut

Row = tuple[str, str | None, str]

SOURCES: list[tuple[str, Row]] = [
    # an apposition, a name spelled like a verb or a preposition, a masdar of saying again, an adverbial of the saying
    ("اقترح جيب بوش شقيق الرئيس تنظيم أوضاعهم.", ("اقترح", "جيب بوش شقيق الرئيس", "تنظيم أوضاعهم")),
    ("وقال تاردونو إن المريخ بعيد.", ("قال", "تاردونو", "إن المريخ بعيد")),
    ("وقال علي أحمد مدير إدارة الآثار إن التمثال عاد.", ("قال", "علي أحمد مدير إدارة الآثار", "إن التمثال عاد")),
    ("ويطالب علي بتشريح الجثث.", ("يطالب", "علي", "بتشريح الجثث")),
    ("وجدد الرئيس اليمني تأكيداته بأن الهدنة صامدة.", ("جدد", "الرئيس اليمني", "بأن الهدنة صامدة")),
    ("وتشير الصحفية في تغطيتها إلى أن السوق هبطت.", ("تشير", "الصحفية", "إلى أن السوق هبطت")),
    ("وأضاف في برنامج \"بوليتيكا\" أن المنظمة وقعت الاتفاق.", ("أضاف", None, "أن المنظمة وقعت الاتفاق")),
    ("أكد آمر السلاح الجوي خبر مقتل القائد.", ("أكد", "آمر السلاح الجوي", "خبر مقتل القائد")),
    ("طالب العميد السابق، أحمد الحسن الذي يقود الفوج، بدعم العشائر.",
     ("طالب", "العميد السابق، أحمد الحسن الذي يقود الفوج", "بدعم العشائر")),
    # whom one calls upon speaks not
    ("دعا الرئيس إلى الحوار. وناشد المواطنين تجديد ثقتهم به.", ("ناشد", None, "تجديد ثقتهم به")),
    ("وحث الوكيل الجميع على العمل.", ("حث", "الوكيل", "على العمل")),
    # a clause that tells about an unnamed source belongs to it
    ("وفقا لبيان أصدره الجيش، دخلت القوات البلدة.", ("وفقا", "بيان أصدره الجيش", "دخلت القوات البلدة")),
    ("ووفقا لتحقيق بثه التلفزيون مؤخرا فإن المصنع أغلق.", ("وفقا", "تحقيق بثه التلفزيون مؤخرا", "إن المصنع أغلق")),
    ("قتل خمسة في القصف، وفق مصدر رفض ذكر اسمه.", ("وفق", "مصدر رفض ذكر اسمه", "قتل خمسة في القصف")),
    ("أغلق الطريق، وفق ما أكدته لإذاعة الجبل، ليلى كمون.", ("وفق ما أكدته", "ليلى كمون", "أغلق الطريق")),
    ("قتل خمسة جنود، وفقا لما ذكرته الوزارة.", ("وفقا لما ذكرته", "الوزارة", "قتل خمسة جنود")),
    ("وكانت وكالة السنبلة نقلت عن دبلوماسي قوله إن المعبر سيفتح.", ("نقلت", "وكالة السنبلة", "إن المعبر سيفتح")),
    ("وكان النائب العام قد أحاله للمحاكمة بعد بلاغات تتهمه بتزوير الشهادة.", ("تتهمه", "بلاغات", "بتزوير الشهادة")),
]  # fmt: skip

CONTENTS: list[tuple[str, Row]] = [
    ("بدأ الحزب «يتعافى»، وفق تعبيرها.", ("وفق تعبيرها", None, "بدأ الحزب «يتعافى»")),
    ("وأوضح المسؤول أنه حسب التقارير فإن سبعة قتلوا.", ("أوضح", "المسؤول", "أنه حسب التقارير فإن سبعة قتلوا")),
    ("قتل ثلاثة، بحسب المرصد، في غارة على السوق.", ("بحسب", "المرصد", "قتل ثلاثة … في غارة على السوق")),
    ("والسبب كما تقول الشركة يعود إلى نقص المولدات.", ("تقول", "الشركة", "السبب … يعود إلى نقص المولدات")),
    ("طالب الناشط بتشريح الجثث ودفنها بطريقة لائقة.", ("طالب", "الناشط", "بتشريح الجثث ودفنها بطريقة لائقة")),
    ("أعلن الرئيس عن إغلاق القاعدة، خلال مؤتمر صحفي مع نظيره.", ("أعلن", "الرئيس", "عن إغلاق القاعدة")),
    ("قال شهود إن القوة انسحبت، في حين استمر القصف.", ("قال", "شهود", "إن القوة انسحبت")),
    ("ما زال الجدل مستمرا (يتوقع وصولها غدا)، وغادر الوفد.", ("يتوقع", None, "وصولها غدا")),
    ("ويتوقع المحللون أيضا أن تنمو الأسعار.", ("يتوقع", "المحللون", "أن تنمو الأسعار")),
    ("وتساءل الغضبان عما إذا كانت المجموعة ستلتزم.", ("تساءل", "الغضبان", "عما إذا كانت المجموعة ستلتزم")),
    ("يقول بن بريدج: \"هذه المنطقة تعرف باسم \"حي البستان\"، ولم تعد حديقة.\"",
     ("يقول", "بن بريدج", "هذه المنطقة تعرف باسم \"حي البستان\"، ولم تعد حديقة.")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOURCES + CONTENTS, ids=[text[:40] for text, _ in SOURCES + CONTENTS])
def test_span(text: str, expected: Row) -> None:
    found = read_report(Report(id="case", text=text)).attributions
    assert isinstance(found, tuple)
    rows = [
        (cut(text, a.cue), cut(text, a.source) if a.source else None, " … ".join(cut(text, s) for s in a.content))
        for a in found
    ]
    assert expected in rows


@pytest.mark.parametrize(
    "text",
    [
        "هذه الهجمات تكشف عن مستوى عال من الوحشية.",
        "ذلك يشير إلى تراجع الأسعار.",
        "يتبنى البرنامج خططا طموحة.",
        "بدأ الموسم بنجاح، كما يتبنى البرنامج خططا طموحة.",
        "تضمن الخطاب طلب حضور اللاعب، على أن يوقع غدا.",
        "كشف اختراق الموقع عن معلومات حساسة.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert read_report(Report(id="case", text=text)).attributions == ()


def test_who_is_charged_accuses_nobody() -> None:
    text = "وذكرت الشرطة أنه اتهم بالتسبب في الحادث."
    claims = read_report(Report(id="case", text=text)).claims
    assert isinstance(claims, tuple)
    assert [(claim.source, claim.source_entity, claim.source_kind) for claim in claims[1:]] == [(None, None, "unknown")]


def test_the_outlet_that_cites_does_not_go_on() -> None:
    text = "قال الوزير إن الطريق آمن، وفق الوكالة، وأضاف أن الجسر أصلح."
    report = read_report(Report(id="case", text=text))
    assert isinstance(report.claims, tuple)
    said, cited, added = report.claims
    assert added.source_entity == said.source_entity != cited.source_entity


def test_nobody_goes_on_whom_the_verb_cannot_mean() -> None:
    report = read_report(Report(id="case", text="قال الوزير إن الطريق آمن.\nوبينت أنها سلكت الطريق."))
    assert isinstance(report.claims, tuple)
    assert report.claims[1].source_entity is None
