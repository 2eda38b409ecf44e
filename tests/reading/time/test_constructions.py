"""Every construction of dates that Arab papers use, systematically: all months of all calendars in all their forms, the clock."""

from __future__ import annotations

import pytest

from riwaya.model import Meta, Report, Time
from riwaya.pipeline import PIPELINE
from riwaya.reading.time import hijri
from riwaya.span import cut
from riwaya.stage import run

TODAY = "2016-12-04"
STAGES = tuple(stage for stage in PIPELINE if stage.makes in ("letters", "sentences", "words", "times"))


def read(phrase: str) -> list[str | None]:
    """The values in «وصل الوفد إلى البلدة {phrase}.» of Sunday 2016-12-04."""
    report = run(STAGES, Report(id="time", text=f"وصل الوفد إلى البلدة {phrase}.", meta=Meta(published=TODAY)))
    assert isinstance(report.times, tuple)
    return [time.value for time in report.times]


MONTHS = [
    ["يناير", "كانون الثاني", "جانفي"], ["فبراير", "شباط", "فيفري"], ["مارس", "آذار"], ["أبريل", "نيسان", "أفريل"],
    ["مايو", "أيار", "ماي"], ["يونيو", "حزيران", "جوان"], ["يوليو", "تموز", "جويلية", "يوليوز"], ["أغسطس", "آب", "أوت", "غشت"],
    ["سبتمبر", "أيلول", "شتنبر"], ["أكتوبر", "تشرين الأول"], ["نوفمبر", "تشرين الثاني", "نونبر"],
    ["ديسمبر", "كانون الأول", "دجنبر"],
]  # fmt: skip
SPELLED_OTHERWISE = {
    "ابريل": 4, "إبريل": 4, "ايار": 5, "يونيه": 6, "يوليه": 7, "اغسطس": 8, "اب": 8, "ايلول": 9, "اكتوبر": 10, "كانون ثاني": 1,
    "تشرين أول": 10,
}  # fmt: skip
NAMES = [(number, name) for number, names in enumerate(MONTHS, 1) for name in names] + [(n, name) for name, n in SPELLED_OTHERWISE.items()]
DOUBLES = ["{a} ({b})", "{a}/{b}", "{a} / {b}", "{a}/ {b}", "{a} {b}", "{a} [{b}]", "{a} - {b}"]


@pytest.mark.parametrize(("number", "name"), NAMES)
def test_a_month_by_each_of_its_names(number: int, name: str) -> None:
    for form in ("5 {}", "الخامس من {}", "5 من {}", "5 من شهر {}", "يوم 5 {}", "الأحد 5 {}"):
        assert read(f"في {form.format(name)} 2015") == [f"2015-{number:02}-05"], form
    for form in ("{} 2015", "شهر {} 2015", "{} عام 2015", "{} من عام 2015", "مطلع {} 2015", "{} ألفين وخمسة عشر"):
        assert read(f"في {form.format(name)}") == [f"2015-{number:02}"], form
    assert read(f"في {name} الماضي") == [f"{2015 if number == 12 else 2016}-{number:02}"]


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_named_in_two_calendars_is_one(number: int) -> None:
    names = MONTHS[number - 1]
    for one, other in ((a, b) for a in names for b in names if a != b):
        for form in DOUBLES:
            both = form.format(a=one, b=other)
            assert read(f"في 5 {both} 2015") == [f"2015-{number:02}-05"], both
            assert read(f"في {both} 2015") == [f"2015-{number:02}"], both


def test_two_months_are_no_double() -> None:
    assert read("في يوليو/أغسطس 2015") == ["2015-07/2015-08"]
    assert read("في ديسمبر/يناير 2015") == ["2015-12/2016-01"]


HIJRI = [
    ["محرم", "المحرم"], ["صفر"], ["ربيع الأول", "ربيع أول"], ["ربيع الآخر", "ربيع الثاني", "ربيع ثاني"],
    ["جمادى الأولى", "جمادى الأول", "جماد الأول"], ["جمادى الآخرة", "جمادى الثانية", "جماد الثاني"], ["رجب"], ["شعبان"],
    ["رمضان"], ["شوال"], ["ذو القعدة", "ذي القعدة"], ["ذو الحجة", "ذي الحجة"],
]  # fmt: skip
HIJRI_DAYS = [
    "5 {} 1436هـ", "5 {} 1436 هـ", "5 {} 1436", "الخامس من {} 1436هـ", "5 من شهر {} 1436هـ", "5 {} من عام 1436هـ", "5 {} لعام 1436",
    "5/{}/1436هـ", "5-{}-1436", "الخميس 5 {} 1436 هجرية",
]  # fmt: skip
HIJRI_MONTHS = ["شهر {} 1436هـ", "{} 1436هـ", "شهر {} من عام 1436هـ"]


@pytest.mark.parametrize(("number", "name"), [(n, name) for n, names in enumerate(HIJRI, 1) for name in names])
def test_a_hijri_month_by_each_of_its_names(number: int, name: str) -> None:
    day, month = hijri.to_gregorian(1436, number, 5), hijri.month_bounds(1436, number)
    assert day is not None
    assert month is not None
    for form in HIJRI_DAYS:
        assert read(f"في {form.format(name)}") == [day.isoformat()], form
    for form in HIJRI_MONTHS:
        assert read(f"في {form.format(name)}") == [f"{month[0]}/{month[1]}"], form


DOUBLE_DATES = [
    "20/10/1436هـ الموافق 5/8/2015م", "20 شوال 1436هـ الموافق 5 أغسطس 2015م", "20 شوال 1436 (5 أغسطس 2015)",
    "5/8/2015م الموافق 20/10/1436هـ", "الأربعاء 20 شوال 1436هـ الموافق 5 آب 2015", "20-10-1436 هـ", "5 / 8 / 2015",
    "2015/8/5", "05-08-2015", "يوم ٢٠/١٠ / ١٤٣٦ هـ", "الأربعاء 20/10/1436هـ (5/8/2015م)",
]  # fmt: skip


@pytest.mark.parametrize("phrase", DOUBLE_DATES)
def test_a_double_date_is_one_day(phrase: str) -> None:
    assert read(f"في {phrase}") == ["2015-08-05"]


def test_a_hijri_month_of_a_gregorian_year() -> None:
    assert read("في رمضان 2015") == ["2015-06-18/2015-07-16"]


HOURS = [
    "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة", "الحادية عشرة",
]  # fmt: skip


@pytest.mark.parametrize(("hour", "name"), list(enumerate(HOURS, 1)))
def test_an_hour_in_words(hour: int, name: str) -> None:
    for before in ("الساعة ", "حوالي الساعة ", "في تمام الساعة ", ""):
        assert read(f"{before}{name} صباحا") == [f"{TODAY}T{hour:02}:00"]
        assert read(f"{before}{name} مساء") == [f"{TODAY}T{hour + 12}:00"]
        assert read(f"{before}{name} والنصف صباحا") == [f"{TODAY}T{hour:02}:30"]
        assert read(f"{before}{name} والثلث صباحا") == [f"{TODAY}T{hour:02}:20"]
        assert read(f"{before}{name} إلا ربعا صباحا") == [f"{TODAY}T{hour - 1:02}:45"]
        assert read(f"{before}{name} وعشر دقائق صباحا") == [f"{TODAY}T{hour:02}:10"]
        assert read(f"{before}{name} و25 دقيقة صباحا") == [f"{TODAY}T{hour:02}:25"]
    assert read(f"{name} من صباح أمس") == [f"2016-12-03T{hour:02}:00"]
    assert read(f"الساعة {name} من مساء السبت") == [f"2016-12-03T{hour + 12}:00"]


ZONED = [
    "الساعة 14:30 بتوقيت {}", "14:30 بتوقيت {}", "الساعة 1430 بتوقيت {}", "عند الساعة 14.30 بتوقيت {}", "الساعة 14:30 {}", "14:30 توقيت {}",
    "الساعة الثانية والنصف بعد الظهر بتوقيت {}",
]  # fmt: skip


@pytest.mark.parametrize("zone", ["غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "غرينويتش"])
def test_the_zone_of_greenwich(zone: str) -> None:
    assert [read(form.format(zone)) for form in ZONED] == [[f"{TODAY}T14:30Z"]] * len(ZONED)


@pytest.mark.parametrize("phrase", ["14:30 ت غ", "14:30 ت.غ", "14:30 GMT", "14:30 (GMT)", "الساعة 14:30 بالتوقيت العالمي"])
def test_greenwich_in_short(phrase: str) -> None:
    assert read(phrase) == [f"{TODAY}T14:30Z"]


def test_the_zone_of_a_town_is_left_out() -> None:
    report = run(STAGES, Report(id="time", text="وصل الوفد الساعة 14:30 بتوقيت دمشق.", meta=Meta(published=TODAY)))
    assert isinstance(report.times, tuple)
    (time,) = report.times
    assert isinstance(time, Time)
    assert (cut(report.text, time), time.value) == ("الساعة 14:30", f"{TODAY}T14:30")
