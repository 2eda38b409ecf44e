"""Where and when: what lets two claims speak of one happening."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Place
from riwaya.reading.comparing.setting import Setting, apart, common_place, finer, names, same_place

MOSUL = Place(id="p1", start=0, end=1, name="الموصل", lat=36.34, lon=43.13, precision="locality", radius_km=8.0)
QUARTER = Place(id="p2", start=0, end=1, name="الزهور", lat=36.36, lon=43.17, precision="neighbourhood", radius_km=1.0)
BASRA = Place(id="p3", start=0, end=1, name="البصرة", lat=30.5, lon=47.8, precision="locality", radius_km=8.0)
UNKNOWN = Place(id="p4", start=0, end=1, name="الزيزفونة")
days = st.dates().map(str)
spans_of_days = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
settings = st.builds(
    Setting,
    places=st.lists(st.sampled_from([MOSUL, QUARTER, BASRA, UNKNOWN]), max_size=3).map(tuple),
    days=st.lists(spans_of_days, max_size=2).map(tuple),
)


def at(*places: Place) -> Setting:
    return Setting(places=places)


def test_towns_are_apart_and_a_quarter_is_not_apart_from_its_town() -> None:
    assert apart(at(MOSUL), at(BASRA))
    assert not apart(at(MOSUL), at(QUARTER)) and finer(at(MOSUL), at(QUARTER))
    assert not apart(at(MOSUL), at()) and not apart(at(MOSUL), at(UNKNOWN))
    assert common_place(at(MOSUL, BASRA), at(BASRA)) and not common_place(at(MOSUL), at(BASRA))


def test_other_days_are_apart() -> None:
    tuesday, wednesday = ("2031-03-04", "2031-03-04"), ("2031-03-05", "2031-03-05")
    assert apart(Setting(days=(tuesday,)), Setting(days=(wednesday,)))
    assert not apart(Setting(days=(tuesday,)), Setting(days=(("2031-03-01", "2031-03-09"),)))


def test_a_name_is_a_whole_word() -> None:
    assert names("في الموصل أمس", "الموصل") and names("إلى الموصل", "الموصل")
    assert not names("الموصلية", "الموصل")


@given(settings, settings)
def test_apart_is_the_same_both_ways_and_never_so_of_itself(one: Setting, other: Setting) -> None:
    assert apart(one, other) == apart(other, one)
    assert not apart(one, one)


@given(st.sampled_from([MOSUL, QUARTER, BASRA, UNKNOWN]), st.sampled_from([MOSUL, QUARTER, BASRA, UNKNOWN]))
def test_one_place_is_the_same_both_ways(one: Place, other: Place) -> None:
    assert same_place(one, other) == same_place(other, one)
