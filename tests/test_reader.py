from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya
from face_sample import sample
from riwaya.errors import BadDate, BadRecord, EmptyInput, InputError
from riwaya.model import WORKING_LAYERS
from riwaya.reader import id_of, iso_date

TEXT = "هدوء في وادي الرمان\nوقال متحدث باسم البلدية إن الجسر سليم. وأضاف أن السكان عادوا."


def test_read_gives_sourced_claims() -> None:
    report = riwaya.read(TEXT, date="2015-07-25", outlet="عين اليوم")
    assert isinstance(report.claims, tuple)
    claim = report.claims[0]
    assert claim.source is not None
    assert TEXT[slice(*claim.cue)] == "قال"
    assert TEXT[slice(*claim.source)] == "متحدث باسم البلدية"
    assert report.meta.published == "2015-07-25"
    assert report.meta.outlet == "عين اليوم"
    assert report.text == TEXT


def test_read_file_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert riwaya.read_file(file).meta.file == str(file)
    assert riwaya.read_file(str(file)).claims == riwaya.read(TEXT).claims
    file.write_bytes(b"")
    with pytest.raises(EmptyInput) as caught:
        riwaya.read_file(file)
    assert caught.value.file == str(file)
    with pytest.raises(FileNotFoundError):
        riwaya.read_file(tmp_path / "none.txt")


def test_the_id_is_the_texts_own_and_can_be_given() -> None:
    assert id_of(TEXT) == id_of(TEXT) != id_of(TEXT + ".")
    assert len(id_of(TEXT)) == 12
    assert riwaya.read(TEXT).id == id_of(TEXT)
    assert riwaya.read(TEXT, id="x1").id == "x1"


@pytest.mark.parametrize(
    "date",
    [
        "2015-07-21",
        " 2015-07-21 ",
        "٢٠١٥-٠٧-٢١",
        "20150721",
        datetime.date(2015, 7, 21),
        datetime.datetime(2015, 7, 21, 9),
    ],
)
def test_a_date_in_any_honest_form(date: str | datetime.date) -> None:
    assert iso_date(date) == "2015-07-21"


@pytest.mark.parametrize("date", ["21/7/2015", "2015-13-01", "yesterday", "", "2015-02-30", "²015-01-01"])
def test_a_date_that_is_none(date: str) -> None:
    with pytest.raises(BadDate) as caught:
        riwaya.read(TEXT, date=date)
    assert isinstance(caught.value, InputError)
    assert isinstance(caught.value, ValueError)


def test_json_is_the_contract_and_comes_back() -> None:
    record = riwaya.to_json(sample())
    assert list(json.loads(record)) == [
        "schema", "id", "text", "meta", "sentences", "mentions", "entities", "times", "quantities", "claims",
    ]  # fmt: skip
    assert riwaya.from_json(record) == sample()
    assert riwaya.to_json(riwaya.from_json(record)) == record


def test_working_layers_are_left_out_unless_asked_for() -> None:
    report = riwaya.read(TEXT)
    assert not set(WORKING_LAYERS) & set(json.loads(riwaya.to_json(report)))
    assert riwaya.from_json(riwaya.to_json(report, layers="all")) == report


@pytest.mark.parametrize(
    "record", ["", "{}", "[1]", '{"id":"a","text":"b","schema":"riwaya/9"}', '{"id":1,"text":"b"}']
)
def test_json_that_is_no_report(record: str) -> None:
    with pytest.raises(BadRecord):
        riwaya.from_json(record)


def test_every_public_name_is_there() -> None:
    for name in riwaya.__all__:
        assert getattr(riwaya, name) is not None
    assert dir(riwaya) == sorted(riwaya.__all__)
    with pytest.raises(AttributeError):
        _ = riwaya.nothing


def test_importing_riwaya_loads_nothing_heavy() -> None:
    code = "import sys, riwaya, riwaya.cli; print([m for m in ('riwaya.pipeline', 'rich.table', 'msgspec') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "riwaya.pipeline" not in done.stdout
