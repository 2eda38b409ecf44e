"""Places: a text and the places in it; what is none; which of several; parts, distances, who speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya
from riwaya.model import Place
from riwaya.span import cut


def places(text: str, with_: Path | None = None) -> dict[str, Place]:
    report = riwaya.read(text, with_=with_ or ())
    assert isinstance(report.places, tuple)
    return {cut(report.text, place): place for place in report.places}


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        ("قصفت طائرات حلب وإدلب وحماة في سوريا.", "SY", ["حلب", "إدلب", "حماة"]),
        ("اشتبك الطرفان في بلدتي نبل والزهراء بريف حلب.", "SY", ["نبل", "ريف حلب"]),
        ("سقطت قذائف على حي التواهي في عدن.", "YE", ["حي التواهي", "عدن"]),
        ("استهدف القصف مستشفى الشفاء في غزة.", "PS", ["مستشفى الشفاء", "غزة"]),
        ("فر السكان من الفاشر إلى مخيم زمزم في شمال دارفور.", "SD", ["الفاشر", "مخيم زمزم", "شمال دارفور"]),
        ("هبطت طائرة في مطار معيتيقة بطرابلس في ليبيا.", "LY", ["مطار معيتيقة", "طرابلس"]),
    ],
)
def test_named_places(text: str, country: str, names: list[str]) -> None:
    found = places(text)
    assert set(names) <= found.keys()
    assert {found[name].country for name in names} == {country}


@pytest.mark.parametrize(
    "text",
    ["كان الوزير قد وصل يوم الأحد.", "حقق الفريق النصر في المباراة.", "قال صلاح عبد السلام إنه بريء.", "أعلنت جبهة فتح الشام انسحابها."],
)
def test_no_places(text: str) -> None:
    assert not places(text)


def test_parts_are_moved_and_point_at_their_place() -> None:
    found = places("دارت معارك شمال شرق حلب وفي حلب.")
    part, whole = found["شمال شرق حلب"], found["حلب"]
    assert part.part_of == whole.id
    assert part.lat is not None and whole.lat is not None and part.lon is not None and whole.lon is not None
    assert 0.01 < part.lat - whole.lat < 0.1 and 0.01 < part.lon - whole.lon < 0.1


def test_distances() -> None:
    found = places("سيطرت القوة على موقع على بعد 20 كيلومترا شرق الموصل في العراق.")
    part, whole = found["شرق الموصل"], found["الموصل"]
    assert part.lon is not None and whole.lon is not None and 0.18 < part.lon - whole.lon < 0.27


def test_the_story_decides_which() -> None:
    assert places("قال ناشطون في ليبيا إن طرابلس هادئة.")["طرابلس"].country == "LY"
    assert places("قال ناشطون في لبنان إن مدينة طرابلس هادئة.")["مدينة طرابلس"].country == "LB"


def test_an_unheard_village_is_unresolved_in_its_country() -> None:
    found = places("قتل ثلاثة في قرية الزيزفونية باليمن.")["قرية الزيزفونية"]
    assert (found.country, found.lat, found.by) == ("YE", None, "unheard")


def test_who_speaks() -> None:
    found = places("قالت موسكو إن الحل سياسي. ووصل الوزير إلى دمشق.")
    assert found["موسكو"].speaks and not found["دمشق"].speaks


@pytest.mark.parametrize(
    ("text", "name", "speaks"),
    [
        ("ترفض أنقرة المقترح.", "أنقرة", True),
        ("إن موسكو لن توقع الاتفاق.", "موسكو", True),
        ("بحث الوزير العلاقات بين باريس ولندن.", "لندن", True),
        ("فرضت واشنطن عقوبات جديدة على إيران.", "إيران", True),
        ("اتهم الرئيس فرنسا بالتدخل.", "فرنسا", True),
        ("وكانت تركيا وأرمينيا قد اتفقتا على المبادئ.", "أرمينيا", True),
        ("تحدث عن تضامن مصر مع جيرانها.", "مصر", True),
        ("احتلتها إسرائيل قبل عقود.", "إسرائيل", True),
        ("عبر اللاجئون الحدود مع تركيا.", "تركيا", False),
        ("شهدت ليبيا أمطارا غزيرة.", "ليبيا", False),
        ("زار الوفد مصر قبل شهر.", "مصر", False),
        ("ارتفعت صادرات السودان هذا العام.", "السودان", False),
        ("تحدث عن الهدوء في العاصمة اللبنانية بيروت.", "بيروت", False),
        ("قالت دمشق إنها تنتظر. ووصل الوفد إلى دمشق.", "دمشق", False),
    ],
)
def test_a_state_that_acts_is_told_from_a_land(text: str, name: str, speaks: bool) -> None:
    assert next(place for place in places(text).values() if place.name == name).speaks is speaks


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("نشرت صحيفة الرياض خبرا عن المطر.", "الرياض"),
        ("فاز مرسيليا الفرنسي بالكأس.", "مرسيليا"),
        ("أشار في بيانه إلى الاتفاق.", "بيانه"),
        ("كما ذكرت آنفاً في الدار البيضاء.", "آنفا"),
        ("عملوا على إحياء التراث الشعبي في المغرب.", "إحياء التراث الشعبي"),
        ("وأدى القصف إلى نزوح سكان حلب.", "وأدى القصف"),
        ("وهو أقل شأنا من ناحية المستوى في السعودية.", "ناحية المستوى"),
        ("تقدم باليمن والمسرات لأهل الكويت.", "اليمن"),
        ("ألقت الشرطة القبض على منفذ الهجوم في برلين.", "منفذ الهجوم"),
        ("اعتبرها منطقة ريفية في فرنسا.", "منطقة ريفية"),
        ("قال بريان وايتمان إن الجيش مستعد.", "بريان"),
    ],
)
def test_what_only_looks_like_a_place(text: str, absent: str) -> None:
    assert absent not in places(text).keys() | {place.name for place in places(text).values()}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("وصل إلى مطار الأمير عبدالمحسن بن عبدالعزيز في ينبع.", "مطار الأمير عبدالمحسن بن عبدالعزيز"),
        ("أقيم الحفل في مدينة سان موريتز السويسرية.", "مدينة سان موريتز"),
    ],
)
def test_a_name_that_goes_on_is_read_to_its_end(text: str, whole: str) -> None:
    assert whole in places(text)


def test_a_nationality_behind_an_unheard_name_tells_its_country() -> None:
    assert places("عسكر الفريق في مدينة هورستنغ الهولندية.")["مدينة هورستنغ"].country == "NL"


def test_a_users_own_place_takes_effect_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[place.x]\nname = "زيزفونة"\nkind = "village"\ncountry = "SY"\nat = [35.29, 36.77]\nradius_km = 2\n', "utf-8")
    found = places("دخلت القوة زيزفونة مساء.", own)["زيزفونة"]
    assert (found.country, found.lat, found.kind) == ("SY", 35.29, "village")
    assert "زيزفونة" not in places("دخلت القوة زيزفونة مساء.")


@pytest.mark.parametrize("word", ["السد", "المطار", "المخيم", "المدينة"])
def test_a_kind_word_alone_names_no_place(word: str) -> None:
    report = riwaya.read(f"قال متحدث باسم الجيش السوري إن قواته دخلت {word} في ريف حلب.", date="2016-12-04")
    assert word not in [place.name for place in report.places or ()]
