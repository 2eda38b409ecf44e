"""«اليوم» and «غد» where they are no day of the calendar; vague times; what is told of the past and of what is to come."""

from __future__ import annotations

import pytest

from riwaya.model import Meta, Report
from riwaya.pipeline import PIPELINE
from riwaya.span import cut
from riwaya.stage import run

TODAY = "2016-12-04"
STAGES = tuple(stage for stage in PIPELINE if stage.makes in ("letters", "sentences", "words", "times"))


def found(text: str) -> list[tuple[str, str | None]]:
    report = run(STAGES, Report(id="time", text=text, meta=Meta(published=TODAY)))
    assert isinstance(report.times, tuple)
    return [(cut(text, time), time.value) for time in report.times]


NOWADAYS = [
    "التحديات التي نواجهها اليوم كبيرة", "وهذا ما يعانيه الشعب اليوم من فقر", "الأسلحة التي تمتلكها الدولة اليوم قليلة",
    "هي اليوم أكبر مدن البلاد", "أما اليوم فالأمور تغيرت", "إننا اليوم بحاجة إلى الحوار", "عالمنا اليوم مليء بالحروب",
    "أطفال اليوم لا يعرفون الخوف", "لم يتلق ردا إلى حد اليوم", "ما زال الطريق مغلقا إلى اليوم", "لم يصل أي رد حتى هذا اليوم",
    "واليوم نعرف أن الطريق كان مغلقا", "واليوم، وبعد عام على الهدنة، تغير المشهد", "الأولوية اليوم تتمثل في وقف الحرب",
    "نحن اليوم أكثر من أي وقت مضى بحاجة إلى الحوار",
]  # fmt: skip


@pytest.mark.parametrize("text", NOWADAYS)
def test_these_days(text: str) -> None:
    assert "PRESENT_REF" in [value for _, value in found(text)]
    assert TODAY not in [value for _, value in found(text)]


OF_THE_REPORT = [
    "أعلنت الوزارة اليوم أن المعبر فتح", "وقالت الوزارة في بيان اليوم إن المعبر فتح", "تنطلق اليوم المباحثات في جنيف",
    "يلتقي الوفدان اليوم في جنيف", "أكدت صحف اليوم أن المعبر فتح", "من المتوقع أن تمثل الوزيرة أمام البرلمان اليوم",
    "واليوم أعلن الجيش أن المعبر فتح", "بلغ عدد الأسهم المتداولة اليوم أكثر من 137 مليون سهم", "وصل الوفد إلى سوريا اليوم",
    "فتح المعبر أمس واليوم",
]  # fmt: skip


@pytest.mark.parametrize("text", OF_THE_REPORT)
def test_the_day_of_the_report(text: str) -> None:
    assert TODAY in [value for _, value in found(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ننتظر اليوم الذي يعود فيه النازحون", "FUTURE_REF"),
        ("تذكر اليوم الذي وصلت فيه القوات", "PAST_REF"),
        ("نعمل من أجل غد أفضل", "FUTURE_REF"),
        ("كانت القلعة يوما مقرا للحكم", "PAST_REF"),
        ("سيحاسب القتلة يوما", "FUTURE_REF"),
        ("وفي وقت لاحق، أعلنت الوزارة أن المعبر فتح", "PAST_REF"),
        ("انطلقت المعارك في تلك الليلة", "PAST_REF"),
        ("وكانت القوانين آنذاك مختلفة", "PAST_REF"),
    ],
)
def test_a_vague_time(text: str, value: str) -> None:
    assert [value for _, value in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("سيعود الوفد بعد يومين", ["2016-12-06"]),
        ("سيعود الوفد بعد أسبوع", ["2016-W49"]),
        ("عاد الوفد بعد يومين", ["P2D"]),
        ("سيعود الوفد بعد يومين من الهدنة", ["P2D"]),
        ("أوقف قبل شهرين من الآن", ["2016-10"]),
        ("أوقف قبل شهرين من الهدنة", ["P2M"]),
        ("اندلعت المعارك في 27 مايو 2015 ثم توقفت في 29 من الشهر ذاته", ["2015-05-27", "2015-05-29"]),
        ("احتفلوا في الثالث والرابع من يوليو", ["2016-07-03", "2016-07-04"]),
        ("يعمل الخميس من كل أسبوع", ["XXXX-WXX-4"]),
        ("انتخب لعامي 2015 و2016", ["2015", "2016"]),
        ("عقد المؤتمر السنوي في جنيف", ["P1Y"]),
        ("تصدر تقارير ربع سنوية", ["P3M"]),
        ("قتل في نفس اليوم جنديان", ["2016-12-04"]),
        ("خرجت البارحة الأولى", ["2016-12-02"]),
        ("تراجعت عقود تسليم يناير", ["2017-01"]),
        ("استمر الحصار ست سنوات ونصف يوم الاثنين", ["P78M", "2016-11-28"]),
        ("في اليوم الأول من المعارك", ["P1D"]),
        ("بعد الأشهر الستة من عقده", ["P6M"]),
        ("الفراهيدي (100 هـ – 718 م)", ["0718"]),
        ("انتهى // 18:17 ت م", ["2016-12-04T18:17"]),
        ("عاد عام 2014 حتى يونيو", ["2014", "2016-06"]),
        ("أمضيت معه قرابة الأربع عشرة سنة في العمل", ["P14Y"]),
        ("اندلعت الثورة في الفاتح من نوفمبر 1954", ["1954-11-01"]),
    ],
)
def test_value(text: str, values: list[str]) -> None:
    got = [value for _, value in found(text)]
    assert got == values or got == ["/".join(values)]


NO_TIMES = [
    "وبنهاية السنة الثانية كان النظام يترنح.",
    "احتفلوا بثورة الفاتح من سبتمبر التي حملت العقيد.",
    "وتوفيت ابنة 47 عاما في المستشفى.",
    "وأضاف أن انتحاريين فجرا نفسيهما في السوق.",
    "وإن غدا لناظره قريب.",
    "واجتاز 12 ساعة معتمدة في الجامعة.",
    "منتخب تحت 17 عاما فاز", "مستشفى الخميس المدني استقبل الجرحى", "حراك الـ20 من فبراير طالب بالإصلاح", "أنجز (1526) مشروعا في المحافظة",
    "مساحة المعمل 2000 م2", "جعلوا الطلاق حلا أخيرا للخلاف", "قالت صحيفة «الأهرام اليوم» السودانية", "قبل يوم العيد فتح السوق",
    "خلال شهر المدرسة زار التلاميذ",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert found(text) == []


AFTER_AN_EVENT = ["بعد الهجوم انسحبت القوات", "غادر المدنيون عقب القصف", "قبل الهدنة كان المعبر مغلقا", "إثر المعارك نزح السكان"]


@pytest.mark.parametrize("text", AFTER_AN_EVENT)
def test_an_event_is_no_date(text: str) -> None:
    """What happened before or after an event has no time of its own: nothing is made up."""
    assert found(text) == []
