"""Sentence ⇒ its quantities: bounds, span, unit, role and whole; and sentences that hold none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic.numerals import bounds, nouns, numerals
from riwaya.model import Quantity, Report
from riwaya.pipeline import PIPELINE
from riwaya.reading.quantities import QUANTITIES
from riwaya.span import cut
from riwaya.stage import run

STAGES = (*PIPELINE[:3], QUANTITIES)
Ends = tuple[float | None, float | None]

BOUNDS: dict[Ends, list[str]] = {
    (30, 30): ["30 شخصا", "ثلاثون شخصا", "ثلاثين شخصاً", "(30) شخصا", "الـ30 شخصا"],
    (30, None): [
        "أكثر من 30 شخصا", "ما يزيد على 30 شخصا", "ما يزيد عن ثلاثين شخصا", "ما لا يقل عن 30 شخصا", "لا يقل عن 30 شخصا",
        "30 شخصا على الأقل", "30 شخصا كحد أدنى", "30 شخصا أو أكثر", "30 شخصا سوريا على الأقل", "ما يفوق 30 شخصا",
        "ما يربو على 30 شخصا",
    ],
    (None, 30): [
        "أقل من 30 شخصا", "ما يقل عن 30 شخصا", "لا يتجاوز 30 شخصا", "لا يزيد على 30 شخصا", "دون 30 شخصا", "30 شخصا على الأكثر",
        "30 شخصا كحد أقصى", "ما يصل إلى 30 شخصا", "يصل إلى 30 شخصا", "قد يصل إلى 30 شخصا",
    ],
    (20, 30): ["بين 20 و30 شخصا", "ما بين عشرين وثلاثين شخصا", "من 20 إلى 30 شخصا", "20-30 شخصا", "20 أو 30 شخصا"],
    (3, 4): ["ثلاثة أو أربعة أشخاص", "3 إلى 4 أشخاص", "3-4 أشخاص"],
    (20_000, 30_000): ["بين 20 و30 ألف شخص", "20-30 ألف شخص", "من عشرين إلى ثلاثين ألف شخص"],
    (6_000, 8_000): ["ما بين ستة آلاف وثمانية آلاف شخص"],
    (20, 99): ["عشرات الأشخاص", "العشرات من الأشخاص", "بضع عشرات من الأشخاص"],
    (2_000, 9_999): ["آلاف الأشخاص", "بضعة آلاف من الأشخاص", "الأشخاص بالآلاف"],
    (2, 2): ["جنديين", "جنديان", "رجلي أمن", "سيارتان مفخختان", "مدنيين اثنين"],
    (26_000_000, 26_000_000): ["(26) مليون شخص", "26 مليون شخص"],
    (1, 1): ["جندي واحد"],
    (1, None): ["جندي واحد على الأقل"],
    (25, 25): ["25 بالمئة", "25%", "25 في المئة", "25 في المائة", "ربع السكان", "ربع سكانها"],
}  # fmt: skip

ABOUT = ["نحو", "حوالي", "قرابة", "زهاء", "ما يقارب", "ما يقرب من"]

NONE = [
    "وقع ذلك في 12 يوليو 2015.", "وصل يوم الأحد 18/9/1436هـ (5/7/2015م).", "في عام 2014 بدأت الحرب.", "بعد ثلاثة أيام من القصف.",
    "البالغ من العمر 35 عاما.", "الطفل (12 عاما) نجا.", "عند الساعة 10 صباحا.", "الساعة 14:30 بتوقيت غرينتش.", "قتل ذلك في الدورة 23.",
    "في الدورة الثالثة والعشرين.", "على هاتف 0551234567 للاستفسار.", "أقلعت الرحلة رقم 370 أمس.", "القرار 2254 لم ينفذ.",
    "فاز الفريق 3-1 في المباراة.", "المادة 5 من الاتفاق.", "طائرة من طراز إف 16 حلقت.", "تنظيم الفرقة 30 رفض.", "أحد الجنود غادر.",
    "اليوم الاثنين تهديدات سابقة.", "خلال الأشهر الستة الماضية.", "في القرن العشرين.", "للمرة الثانية.", "منذ 1984 والحرب قائمة.",
    "الخميس الثاني عشر من الشهر.", "حركة طالبان نفت.", "شهر ونصف الشهر.", "حادث عنصري وقع.", "لست من رجال الدين.", "قصفت الطائرات الجسرين.",
    "31 جانفي 2016 صوفية.", "إبان الثورة.", "زادت ثلاثة أضعاف.", "كلف ألف ليلة وليلة.", "المدنيين غادروا.",
    "الدور نصف النهائي.", "الربع الثاني من العام.",
]  # fmt: skip

ROLES: list[tuple[str, str, str | None, str]] = [
    ("مقتل 12 في قصف على قرية", "12", "قتيل", "killed"),
    ("أعلن الجيش إصابة 4 جنود", "4 جنود", "جندي", "injured"),
    ("أدى القصف إلى سقوط 32 قتيلا", "32 قتيلا", "قتيل", "killed"),
    ("أدت المعارك إلى نزوح نحو 30 ألف شخص", "نحو 30 ألف شخص", "شخص", "displaced"),
    ("اعتقلت القوات 150 شابا", "150 شابا", "شاب", "detained"),
    ("خطف مسلحون ثمانية عناصر", "ثمانية عناصر", "عنصر", "abducted"),
    ("قال إن 25 مدنيا قتلوا أمس", "25 مدنيا", "مدني", "killed"),
    ("مقتل وإصابة 35 مدنيا", "35 مدنيا", "مدني", "people"),
    ("دمرت 13 عربة", "13 عربة", "عربة", "vehicles"),
    ("سقط أكثر من 400 صاروخ", "أكثر من 400 صاروخ", "صاروخ", "weapons"),
    ("المساعدة تبلغ 5,8 مليون يورو", "5,8 مليون يورو", "يورو", "money"),
    ("تبعد 20 كيلومترا عن الحدود", "20 كيلومترا", "كيلومتر", "distance"),
    ("فقدت أكثر من 60 بالمئة من المنطقة", "أكثر من 60 بالمئة", "percent", "territory"),
    ("على ثلاث نقاط تفتيش", "ثلاث نقاط تفتيش", "نقطة تفتيش", "places"),
    ("قتل ضابطي صف", "ضابطي صف", "ضابط صف", "killed"),
    ("قال إن 72 أصيبوا خلال اعتداء", "72", "جريح", "injured"),
    ("مقتل 17 من قوات النظام", "17 من قوات النظام", "عنصر", "killed"),
    ("قتل الشرطيين في البلدة", "الشرطيين", "شرطي", "killed"),
    ("وصلت الدول الـ 28 إلى اتفاق", "الدول الـ 28", "دولة", "places"),
    ("زار البلدات الأربع", "البلدات الأربع", "بلدة", "places"),
    ("وفاة جريحين في المستشفى", "جريحين", "جريح", "killed"),
    ("مسافة 80 كيلو مترا", "80 كيلو مترا", "كيلو متر", "distance"),
    ("تراجع من 1.4 مليون قبل الحرب", "1.4 مليون", None, "other"),
    ("غادرت أكثر من 300 عائلة", "أكثر من 300 عائلة", "عائلة", "displaced"),
]


def quantities(text: str) -> tuple[Quantity, ...]:
    report = run(STAGES, Report(id="quantity", text=text))
    assert isinstance(report.quantities, tuple)
    return report.quantities


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("لا تقل المصانع السعودية عن 450 مصنعا.", 450, None),
        ("لا يزيد عدد السكان على 300 شخص.", None, 300),
        ("كان الكاتب (1928-2022) مؤسسة وحده، ولا يقل قراؤه عن ألف قارئ.", 1000, None),
        ("عارض في 2002 إعادة انتخابه، ويقل مؤيدوه عن مئة نائب.", None, 100),
    ],
)
def test_a_bound_apart_from_its_number(text: str, low: float | None, high: float | None) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(low, high)]


@pytest.mark.parametrize(("ends", "phrase"), [(ends, phrase) for ends, phrases in BOUNDS.items() for phrase in phrases])
@pytest.mark.parametrize("frame", ["{} وصلوا", "شاهدنا {} في الحي.", "وقال إن {} هناك"])
def test_bounds(ends: Ends, phrase: str, frame: str) -> None:
    text = frame.format(phrase)
    found = quantities(text)
    assert [(q.low, q.high, q.approximate) for q in found] == [(*ends, False)]
    assert cut(text, found[0]) == phrase.removeprefix("الـ")


@pytest.mark.parametrize("modifier", ABOUT)
def test_about(modifier: str) -> None:
    text = f"وصل {modifier} 30 ألف شخص"
    (found,) = quantities(text)
    assert (found.low, found.high, found.approximate) == (30_000, 30_000, True)
    assert cut(text, found) == f"{modifier} 30 ألف شخص"


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert [cut(text, q) for q in quantities(text)] == []


@pytest.mark.parametrize(("text", "phrase", "unit", "role"), ROLES)
def test_unit_and_role(text: str, phrase: str, unit: str | None, role: str) -> None:
    assert [(cut(text, q), q.unit, q.role) for q in quantities(text)] == [(phrase, unit, role)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("مقتل 12 شخصا بينهم 5 أطفال", [(12, None), (5, "q1")]),
        ("نزوح نحو 30 ألف شخص غادر منهم 18 ألفا إلى مناطق أخرى", [(30_000, None), (18_000, "q1")]),
        ("أصيب 20 جنديا، بينهم ثلاثة ضباط وأربعة مجندين", [(20, None), (3, "q1"), (4, "q1")]),
        ("مقتل 12 شخصا. ووصل 5 أطفال", [(12, None), (5, None)]),
    ],
)
def test_parts(text: str, parts: list[tuple[float, str | None]]) -> None:
    assert [(q.low, q.of) for q in quantities(text)] == parts


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("تهريب نحو (5) خمسة أطنان من التبغ", "نحو (5) خمسة أطنان", 5),
        ("ضبط (654.000) ستمائة وأربعة وخمسين ألف قرص", "ستمائة وأربعة وخمسين ألف قرص", 654_000),
        ("اعتقل 40 من «مثيري الشغب»", "40 من «مثيري الشغب»", 40),
        ("بلغت النسبة 98،08 % أمس", "98،08 %", 98.08),
        ("باعت 5ر47 مليون هاتف", "5ر47 مليون هاتف", 47_500_000),
        ("فر مئات الآلاف من البلاد", "مئات الآلاف", 200_000),
        ("قتل 2000 من المسلحين", "2000 من المسلحين", 2000),
    ],
)
def test_as_newspapers_write_it(text: str, phrase: str, value: float) -> None:
    assert [(cut(text, q), q.low) for q in quantities(text)] == [(phrase, value)]


def test_joined_particles_are_left_out() -> None:
    text = "سمح لأربعة جنود وجنديين وبنحو مئة عامل"
    assert [cut(text, q) for q in quantities(text)] == ["أربعة جنود", "جنديين", "نحو مئة عامل"]


def test_vowel_marks_and_tatweel_stay_in_the_span() -> None:
    text = "قُتِلَ خَمْسَةُ جُنُودٍ و٣٠ مدنياً"
    assert [(cut(text, q), q.low) for q in quantities(text)] == [("خَمْسَةُ جُنُودٍ", 5), ("٣٠ مدنياً", 30)]


def test_ids_and_order() -> None:
    found = quantities("قتل 3 جنود وأصيب 5 آخرون.\nوتضرر 12 منزلا.")
    assert [q.id for q in found] == ["q1", "q2", "q3"]
    assert [q.unit for q in found] == ["جندي", "جندي", "منزل"]


WORDS = st.sampled_from(
    sorted({" ".join(form) for form in bounds("before")} | {" ".join(form) for form in bounds("after")})
    + sorted(numerals())[::9]
    + sorted(nouns())[::5]
    + ["و", "بين", "إلى", "من", "-", "(", ")", "،", ".", "\n", "%", "12", "3.5", "2015", "ر", "مقتل", "منهم", "الـ", "قتلوا"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from([" ", ""]))
def test_whatever_stands_there(words: list[str], gap: str) -> None:
    text = gap.join(words)
    after = 0
    for found in quantities(text):
        assert after <= found.start < found.end <= len(text)
        assert cut(text, found).strip() == cut(text, found)
        assert found.low is None or found.high is None or found.low <= found.high
        assert found.low is not None or found.high is not None
        after = found.end


DIGITS_AND_WORDS = {
    1_500: ["1,500", "1.500", "1500", "١٥٠٠", "١٬٥٠٠", "ألف وخمسمئة", "ألف وخمسمائة", "ألف وخمس مئة", "ألفا و500"],
    18_000: ["18 ألف", "18,000", "١٨ ألف", "ثمانية عشر ألف"],
    300: ["ثلاثمئة", "ثلاثمائة", "ثلاث مئة", "300"],
    2_000: ["ألفي", "ألفا", "2000"],
    3_500_000: ["3.5 مليون", "3,5 مليون", "ثلاثة ملايين ونصف المليون", "3 ملايين ونصف مليون", "٣٫٥ مليون"],
    200: ["مئتي", "مائتي", "200"],
    1_000_000_000: ["مليار", "بليون"],
    100: ["مئة", "مائة", "100"],
}
BEFORE: dict[str, tuple[bool, bool, bool]] = {
    **dict.fromkeys(("نحو", "حوالي", "زهاء", "قرابة", "ما يقارب", "ما يناهز", "في حدود"), (True, True, True)),
    **dict.fromkeys(("أكثر من", "ما يزيد على", "ما لا يقل عن", "ما لايقل عن", "أزيد من", "ما يفوق"), (True, False, False)),
    **dict.fromkeys(("أقل من", "ما يصل إلى", "دون", "ما لا يزيد على"), (False, True, False)),
}
"""Modifier → whether it leaves a lower bound, an upper bound, and makes the number approximate."""
BEHIND: dict[str, tuple[bool, bool, bool]] = {
    **dict.fromkeys(("على الأقل", "كحد أدنى", "أو أكثر", "على أقل تقدير"), (True, False, False)),
    **dict.fromkeys(("على الأكثر", "كحد أقصى"), (False, True, False)),
    "تقريبا": (True, True, True),
}


@pytest.mark.parametrize(("value", "form"), [(value, form) for value, forms in DIGITS_AND_WORDS.items() for form in forms])
def test_every_form_of_a_number_with_every_modifier(value: int, form: str) -> None:
    rows = [(f"{m} {form} شخص", kept) for m, kept in BEFORE.items()] + [(f"{form} شخص {m}", kept) for m, kept in BEHIND.items()]
    for phrase, (low, high, about) in [(f"{form} شخص", (True, True, False)), *rows]:
        (found,) = quantities(f"قال إن {phrase} وصلوا إلى البلدة.")
        assert (found.low, found.high, found.approximate) == (value if low else None, value if high else None, about), phrase


DUALS = ["جندي", "شرطي", "قتيل", "أسير", "ضابط", "طفل", "رهينة", "شهيد", "سيارة", "دبابة", "صاروخ", "طائرة", "مدفع", "مركبة"]


@pytest.mark.parametrize("noun", DUALS)
def test_a_dual_is_two(noun: str) -> None:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    for end in ("ان", "ين"):
        assert [(q.low, q.high, q.unit) for q in quantities(f"شوهد {stem}{end} في البلدة.")] == [(2, 2, noun)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ألا يزيد عدد الطلاب بالقاعة عن 25 طالبا.", None, 25),
        ("العدد أكبر من عشرين و أقل من ثلاثين.", 20, 30),
        ("آلاف يتظاهرون في العاصمة.", 2000, 9999),
        ("تسلمت البلاد إرهابيين اثنين من الشرطة.", 2, 2),
        ("قتل جندي تركي واحد.", 1, 1),
        ("ذاكرة بحجم 100 ميغابايت للملفات.", 100, 100),
    ],
)
def test_bounds_of_one_quantity(text: str, low: float, high: float) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(low, high)]


NAMED_NOT_COUNTED = [
    "الفصلين 31 و32 من القانون", "في دور الـ32 من مباريات الكأس", "سجل في الدقيقة 80 هدفا", "الأسبوع (133) من عملها", "الفرقة 11 دبابات",
    "المرسوم عدد 88 لسنة 2011", "العدد 7092 من الجريدة الرسمية", "مؤشر فوتسي 100 البريطاني", "100 هـ – 718 م",
    "بنتيجة 30ـــ34 بقية المباريات",
    "مؤتمر صحفي واحد", "الأشهر الستة من عقده", "من 6 مساءا إلى 6 صباحا",
]  # fmt: skip


@pytest.mark.parametrize("text", NAMED_NOT_COUNTED)
def test_a_number_that_names_or_measures_time(text: str) -> None:
    assert [cut(text, q) for q in quantities(text)] == []


def test_parts_that_are_joined_and_duals_are_parts_too() -> None:
    found = quantities("قتل 10 أشخاص بينهم 5 أطفال وامرأتان وأصيب 3 آخرون")
    assert [(q.low, q.role, q.of) for q in found] == [
        (10, "killed", None), (5, "killed", "q1"), (2, "killed", "q1"), (3, "injured", None),
    ]  # fmt: skip
