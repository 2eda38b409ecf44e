"""Where sentences begin and end: each case holds its answer, «⏎» where the text is cut."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Report, Sentence
from riwaya.reading.letters import LETTERS
from riwaya.reading.sentences import SENTENCES
from riwaya.span import cut
from riwaya.stage import check, run


def read(text: str) -> tuple[Sentence, ...]:
    found = run(check((LETTERS, SENTENCES)), Report(id="r", text=text)).sentences
    assert isinstance(found, tuple)
    return found


BODY = [
    "انتهت المعارك في المدينة.⏎ وقال الجيش إنه انسحب.⏎ هل عاد السكان؟⏎ لا أحد يعلم!",
    "دعا الوزير إلى الهدنة؛ لكن المعارضة رفضت.",
    "قال «توقف القتال. وما تسمعه غارات في الشمال. لا غير» ثم مضى.⏎ وأضاف أن المدينة آمنة.",
    'وقال “سمعوا الجواب وما علقوا بأي شي.”⏎ وأضاف ملاحفجي أن القصف مستمر.',
    'وقالت المنظمة: "نرحب بعودته. لقد عاد."⏎ يذكر أن الصحفي خطف.',
    'قال "انتهى كل شيء." في إشارة إلى المعركة.',
    'قال "هذا كلام لم يغلق أبدا.⏎ وأضاف أن القصف مستمر.⏎ وانتهى.',
    "أضاف «لن نرحل أبدا.⏎ وأكد آخر أن المعركة بدأت.",
    "يحظى عناصر (داعش. والنصرة) بالدعم.⏎ وانتهى الأمر.",
    "وصل د. أحمد وأ.د. سعيد وم. خالد إلى عدن.⏎ ثم غادروا.",
    "قال جورج و. بوش وج. و. بوش الأب ذلك.⏎ ورحلا.",
    "نقلت أ.ف.ب وبي.بي.سي وسي.إن.إن الخبر.⏎ ونفته رويترز.",
    "ارتفع السعر 3.5 دولار في 15.7.2015 وفق www.afp.com أمس.⏎ وانخفض بعدها.",
    "تبعد البلدة 20 كم. شمال حلب.⏎ وتبعد الأخرى 30 كم.⏎ وقال شاهد إنها خالية.",
    "حدث ذلك عام 2010م.⏎ الطلاب عادوا في 1436 هـ.⏎ والمدارس فتحت.",
    "ريف حلب.. والبنتاغون يؤكد... وربما… لا شيء.",
    "انتهت.⏎وقال الجيش إنه انسحب.⏎من جهة أخرى عاد السكان.",
    "لماذا؟، سأل الرجل.⏎ ولم يجبه أحد.",
    "انتهى الاجتماع .⏎ وغادر الوفد .",
    "قال شاهد إن القصف توقّفَ.⏎ وأضاف أنّه عادَ.",
    "أكد المصدر (الذي رفض ذكر اسمه.)⏎ وانتهى البيان.",
]


@pytest.mark.parametrize("case", BODY)
def test_body_is_cut_where_sentences_end(case: str) -> None:
    text = case.replace("⏎", "")
    assert [cut(text, s) for s in read(text)] == [part.strip() for part in case.split("⏎")]


LINES = [
    ("headline", "مقتل 12 في قصف على ريف حلب.. والمعارضة ترد"),
    ("headline", "الأمم المتحدة: سنزيد المساعدات"),
    ("headline", "واشنطن تدعم أنقرة في ضرب «الإرهاب»"),
    ("headline", "هل انتهت الحرب؟"),
    ("body", "انتهت الحرب أمس."),
]


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_the_first_line(kind: str, line: str) -> None:
    first = read(f"{line}\nقال الجيش إن المعارك توقفت في المدينة أمس.")[0]
    assert (first.kind, first.start, first.end) == (kind, 0, len(line))


def test_a_single_paragraph_is_body() -> None:
    assert [s.kind for s in read("قال الجيش إن المعارك توقفت")] == ["body"]


DATELINES = [
    ("عين اليوم – لندن", "\n"),
    ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", "\n"),
    ("برلين 15-7 (اف ب) -", " "),
    ("بغداد - رويترز:", " "),
    ("بغداد ـ رويترز:", " "),
    ("دبي، الإمارات العربية المتحدة (CNN)--", " "),
    ("عدن (رويترز) -", " "),
    ("رانغون - «الشرق الأوسط»:", " "),
    ("عبدالله البرقاوي، ذياب الشمري- سبق- الرياض:", " "),
    ("القدس المحتلة -", " "),
    ("كييف-", " "),
]


@pytest.mark.parametrize(("line", "gap"), DATELINES)
def test_datelines_stand_alone(line: str, gap: str) -> None:
    text = f"عنوان الخبر\n{line}{gap}كانت المعارك قد توقفت في المدينة أمس."
    found = read(text)
    assert [(s.kind, cut(text, s)) for s in found[1:]] == [
        ("dateline", line),
        ("body", "كانت المعارك قد توقفت في المدينة أمس."),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "توجه حزب التقدم (رمزه الكتاب)، بمناسبة العيد، إلى الطبقة العاملة بالتحية والتقدير الكبير على ما قدمته.",
        "وصل - بحفظ الله ورعايته - نائب خادم الحرمين الشريفين إلى جدة مساء أمس قادما من الرياض.",
        "الملك سلمان- أيده الله- يعلم ويعرف أن للمرأة السعودية متطلبات كثيرة في هذا العصر.",
        "أعلنت روسيا -اليوم الجمعة- أنها ستنشئ 12 وحدة عسكرية وتشكيلات فرعية جديدة غربي البلاد.",
        "وقالت وزارة الداخلية البحرينية: إن دوريات خفر السواحل رصدت في مساء يوم الجمعة قاربا صغيرا.",
        "تقول نادية (مواطنة): والدتي تجيد صناعة هذا الخبز الذي اكتسب ميزته من طريقة صنعه القديمة.",
    ],
)
def test_prose_is_no_dateline(prose: str) -> None:
    assert [s.kind for s in read(f"عنوان الخبر\n{prose}")] == ["headline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "...المزيد",
        "رابط الخبر بصحيفة الوئام: الأمم المتحدة: سنزيد المساعدات لعدن",
        "اقرأ أيضاً: مقتل جنديين في تركيا",
        "(تصوير: قاسم العنزي)",
        "// انتهى //",
        "***",
        "tariq@asharqalawsat.com",
        "الرئيسية",
    ],
)
def test_page_furniture(line: str) -> None:
    text = f"عنوان الخبر\nقال الجيش إن المعارك توقفت أمس.\n{line}\nوأضاف أن السكان عادوا إلى بيوتهم في المدينة أمس."
    assert [s.kind for s in read(text)] == ["headline", "body", "furniture", "body"]


def test_subheadings_and_paragraphs() -> None:
    text = "عنوان\n\nقال الجيش إن المعارك توقفت أمس.\r\n \n* محاصرون\nوأضاف أن السكان عادوا. وانتهى."
    found = [(s.id, s.paragraph, s.kind) for s in read(text)]
    assert found == [("s1", 0, "headline"), ("s2", 1, "body"), ("s3", 2, "headline"), ("s4", 3, "body"), ("s5", 3, "body")]


def test_four_blanks_part_paragraphs() -> None:
    text = "السبت، آخر تحديث 14:45    مقتل ستة في الشمال   أمس \t  \t قال الجيش إن المعارك توقفت أمس."
    assert [text[s.start : s.end] for s in read(text)] == [
        "السبت، آخر تحديث 14:45", "مقتل ستة في الشمال   أمس", "قال الجيش إن المعارك توقفت أمس.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200f\u202c", ".", "«", "؟؟؟ ...", "\u064b"])
def test_hardly_a_text(text: str) -> None:
    assert len(read(text)) <= 1


@pytest.mark.parametrize("piece", ["(", "«قال. ", 'قال "نعم. ', "قال.. ", "(قال.) ", "»", "٢. "])
def test_a_huge_paragraph_takes_no_time(piece: str) -> None:
    began = time.process_time()
    read(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 5


PIECES = st.sampled_from([*"قالود أ.؟!…«»\"“”()\n-:،3a'", "وقال ", "د. ", "كم. ", ".. ", "رابط الخبر", "َ", "\u200f", "ﻻ", "CNN)--"])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    found = read(text)
    at = 0
    for number, sentence in enumerate(found, 1):
        assert sentence.id == f"s{number}"
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[at : sentence.start].strip(" \n\u200f\u064e")
        assert cut(text, sentence) == cut(text, sentence).strip()
        at = sentence.end
    assert not text[at:].strip(" \n\u200f\u064e")
