"""The gazetteer: fast to open, complete, and as new as the blocks written by hand; every block's example names its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import riwaya
from riwaya.arabic.folding import fold
from riwaya.arabic.gazetteer import Gazetteer, Row, gazetteer, path_of_gazetteer, write
from riwaya.arabic.places_toml import extras, fingerprint, layered, written
from riwaya.span import cut

FEW_KM = 0.5


def test_it_opens_in_a_moment_and_is_small() -> None:
    began = time.perf_counter()
    Gazetteer(path_of_gazetteer())
    assert time.perf_counter() - began < 0.05
    assert path_of_gazetteer().stat().st_size < 8_000_000


def test_it_is_as_new_as_the_blocks() -> None:
    assert gazetteer().header.extras == fingerprint(), "python -m training.gazetteer --extras"


def test_at_least_five_hundred_places_are_written_by_hand() -> None:
    wars = [place for file, _, place in extras() if file != "world.toml"]
    assert len(wars) >= 500 and {"SY", "IQ", "YE", "LY", "SD", "PS", "LB", "SO"} <= {place.country for place in wars}


def test_every_written_place_is_there_under_all_its_names() -> None:
    for file, id, place in extras():
        for name in (place.name, *place.aliases):
            near = [r for r in gazetteer().named(fold(name)) if abs(r.lat - place.at[0]) + abs(r.lon - place.at[1]) < FEW_KM]
            assert near, f"{file} [{id}] {name}"


def test_examples_name_their_place() -> None:
    """A place may stand under the name around it («قلعة حلب»), but its words are always read as one."""
    missing = []
    for file, id, place in extras():
        report = riwaya.read(place.example)
        assert isinstance(report.places, tuple)
        names = {fold(cut(report.text, p)) for p in report.places} | {fold(p.name) for p in report.places}
        if not any(fold(place.name) in name or name in fold(place.name) for name in names):
            missing.append(f"{file} [{id}]: {place.example}")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(("name", "country", "lat"), [("حلب", "SY", 36.2), ("تعز", "YE", 13.6), ("باريس", "FR", 48.9)])
def test_known_names(name: str, country: str, lat: float) -> None:
    assert any(row.country == country and abs(row.lat - lat) < FEW_KM for row in gazetteer().named(fold(name)))


def test_common_words_are_not_sure() -> None:
    book = gazetteer()
    sure = {name: book.sure(number) for name in ("الاحد", "النصر", "حلب") for _, number in book.starting(name)}
    assert sure["حلب"] > 0.6 > 0.3 > max(sure["الاحد"], sure["النصر"])
    assert not book.named("كان")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    rows = [Row(0, "أ", "city", "SY", 1.5, -2.25, 7, 8, 9, -1, -1, 3.5, "C1"), Row(1, "أ ب", "region", "IQ", 3.0, 4.0, adm1=0)]
    write(tmp_path / "own.bin", rows, {"ا": [0, 1], "ا ب": [1]}, {"ا": 1.0, "ا ب": 0.0}, [0], "now")
    book = Gazetteer(tmp_path / "own.bin")
    assert [book.row(0), book.row(1)] == rows and book.capitals == {0} and book.header.extras == "now"
    assert [name for name, _ in book.starting("ا ب ج")] == ["ا", "ا ب"] and book.starting("اب") == []


def test_a_block_that_is_not_right_says_why() -> None:
    good = {"name": "أ", "kind": "city", "country": "SY", "at": [35.0, 36.0], "radius_km": 2}
    assert written("x", good).name == "أ"
    for wrong in ({"kind": "town"}, {"at": [135.0, 36.0]}, {"country": "Syria"}, {"colour": "red"}, {"wikidata": "858"}):
        with pytest.raises(ValueError, match=r"\[place.x\]"):
            written("x", {**good, **wrong})


def test_places_of_a_users_own_come_first() -> None:
    book = layered([("x", {"name": "حلب", "kind": "village", "country": "YE", "at": [15.0, 44.0], "radius_km": 2})])
    first, *others = book.named("حلب")
    assert first.country == "YE" and others[0].country == "SY"
