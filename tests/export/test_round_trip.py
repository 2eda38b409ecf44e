"""Export, then back: nothing is lost on the way, whatever stands in the fields."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from export_reports import examples, made_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.casebook.stored import Decision, Stored
from riwaya.errors import ExportError, InputError
from riwaya.export.back import reports_in
from riwaya.export.cells import Kind, from_cell, to_cell
from riwaya.export.formats import FORMATS, export
from riwaya.export.wishes import Wishes
from riwaya.span import Span

BACK = [name for name, how in FORMATS.items() if how.back]


def there_and_back(items: list[Stored], format: str, folder: Path, **wishes: object) -> list[Stored | InputError]:
    out = folder / ("tables" if FORMATS[format].many else f"out{FORMATS[format].suffix}")
    export(items, format, out, Wishes(**wishes))  # type: ignore[arg-type]
    return list(reports_in(out))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("format", BACK)
def test_the_examples_come_back_as_they_were(format: str, lang: str, tmp_path: Path) -> None:
    assert there_and_back(list(examples()), format, tmp_path, lang=lang) == list(examples())


@pytest.mark.parametrize("format", BACK)
@given(items=st.lists(made_up(), max_size=2))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_stands_in_the_fields_comes_back(format: str, items: list[Stored]) -> None:
    with TemporaryDirectory() as folder:
        assert there_and_back(items, format, Path(folder)) == items


@pytest.mark.parametrize("format", BACK)
def test_what_a_casebook_knows_comes_back(format: str, tmp_path: Path) -> None:
    decision = Decision(
        number=3, layer="claims", item="c1", verdict="correct", changes={"act": "deny", "cue": [1, 2]}, note="=راجع", by="سلمى",
        at="2031-03-04T09:00:00Z",
    )  # fmt: skip
    kept = Stored(
        report=examples()[0].report, author="م. س.", how={"published": "dateline"}, added="2031-03-03T08:00:00Z", copy_of="abc",
        similarity=0.87654321, decisions=(decision,),
    )  # fmt: skip
    assert there_and_back([kept, *examples()[1:3]], format, tmp_path) == [kept, *examples()[1:3]]


@pytest.mark.parametrize("format", BACK)
def test_one_text_in_two_outlets_is_two_reports(format: str, tmp_path: Path) -> None:
    assert there_and_back([examples()[0], examples()[1], examples()[0]], format, tmp_path) == [examples()[0], examples()[1], examples()[0]]


@pytest.mark.parametrize("format", BACK)
def test_an_empty_export_comes_back_empty(format: str, tmp_path: Path) -> None:
    assert there_and_back([], format, tmp_path) == []


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_zip_is_as_good_as_a_folder(format: str, tmp_path: Path) -> None:
    export(examples(), format, tmp_path / "t.zip")
    assert list(reports_in(tmp_path / "t.zip")) == list(examples())
    assert [path.name for path in tmp_path.iterdir()] == ["t.zip"]


def test_a_text_longer_than_a_cell_of_excel_comes_back(tmp_path: Path) -> None:
    long = "قال الوزير إن الطريق مغلق 😀.\r\n" * 4_000
    item = Stored(report=type(examples()[0].report)(id="long", text=long), added="")
    for format in BACK:
        assert there_and_back([item], format, tmp_path) == [item]


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.export.xlsx.LAST_ROW", 9)
    assert there_and_back(list(examples()), "xlsx", tmp_path) == list(examples())


def test_tables_that_were_sorted_or_cut_are_put_together_all_the_same(tmp_path: Path) -> None:
    export(examples(), "csv", tmp_path / "t")
    for table in ("claims", "reports"):
        path = tmp_path / "t" / f"{table}.csv"
        names, tags, *rows = csv.reader(path.open(encoding="utf-8", newline=""))
        rows.sort(key=lambda row: -int(row[0]) if table == "claims" else int(row[0]))
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([names, tags, *rows])
    assert list(reports_in(tmp_path / "t")) == list(examples())
    (tmp_path / "t" / "quantities.csv").unlink()
    found = [item for item in reports_in(tmp_path / "t") if isinstance(item, Stored)]
    assert [item.report.quantities for item in found] == [()] * len(examples())
    assert [item.report.claims for item in found] == [item.report.claims for item in examples()]


def test_semicolons_of_a_spreadsheet_are_understood(tmp_path: Path) -> None:
    export(examples(), "csv", tmp_path / "t")
    for file in (tmp_path / "t").glob("*.csv"):
        rows = list(csv.reader(file.open(encoding="utf-8", newline="")))
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out, delimiter=";").writerows(rows)
    assert list(reports_in(tmp_path / "t")) == list(examples())


def test_what_is_no_report_is_named_and_the_rest_comes_back(tmp_path: Path) -> None:
    export(examples()[:2], "jsonl", tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "a.jsonl").write_text("\n".join([lines[0], '{"schema": "other"}', "no json", "", lines[1]]), encoding="utf-8")
    first, second, third, fourth = reports_in(tmp_path / "a.jsonl")
    assert (first, fourth) == examples()[:2]
    assert isinstance(second, InputError) and second.file.endswith("a.jsonl:2")
    assert isinstance(third, InputError) and third.file.endswith("a.jsonl:3")


def test_a_span_outside_the_text_is_refused_with_its_report(tmp_path: Path) -> None:
    export(examples()[:2], "csv", tmp_path / "t")
    reports = tmp_path / "t" / "reports.csv"
    shorter = reports.read_text(encoding="utf-8").replace(examples()[0].report.text, examples()[0].report.text[:40])
    reports.write_text(shorter, encoding="utf-8", newline="")
    bad, good = reports_in(tmp_path / "t")
    assert isinstance(bad, InputError)
    assert good == examples()[1]


@pytest.mark.parametrize("name", ["claims.csv", "notes.zip", "book.xlsx", "empty"])
def test_what_holds_no_reports_says_so(name: str, tmp_path: Path) -> None:
    if name == "empty":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(b"what,is,this\r\n")
    with pytest.raises(ExportError):
        list(reports_in(tmp_path / name))


def test_json_as_read_prints_it_is_taken(tmp_path: Path) -> None:
    from riwaya.reader import to_json

    records = [to_json(item.report) for item in examples()[:2]]
    (tmp_path / "a.json").write_text("[" + ",\n".join(records) + "]\n", encoding="utf-8")
    assert list(reports_in(tmp_path / "a.json")) == list(examples()[:2])


def test_packed_lines_are_unpacked(tmp_path: Path) -> None:
    import gzip

    export(examples(), "jsonl", tmp_path / "a.jsonl")
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as out:
        shutil.copyfileobj((tmp_path / "a.jsonl").open("rb"), out)
    assert list(reports_in(tmp_path / "a.jsonl.gz")) == list(examples())


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        (Kind("text", optional=True), None, None),
        (Kind("text", optional=True), "", '""'),
        (Kind("text", optional=True), '""', '""""'),
        (Kind("text"), "", None),
        (Kind("span", optional=True), Span(3, 9), "3-9"),
        (Kind("spans"), (Span(3, 9), Span(12, 12)), "3-9 12-12"),
        (Kind("ids"), ("m1", "actor:sy"), "m1 | actor:sy"),
        (Kind("ids"), ("a|b", ""), '["a|b",""]'),
        (Kind("ids"), (), None),
        (Kind("map"), {"geonames": "1"}, '{"geonames":"1"}'),
        (Kind("number", optional=True), 12.5, 12.5),
        (Kind("boolean"), True, True),
    ],
)
def test_a_field_as_a_cell_and_back(kind: Kind, value: object, cell: object) -> None:
    assert to_cell(kind, value) == cell
    assert from_cell(kind, cell) == value


@pytest.mark.parametrize(("kind", "cell"), [("span", "3..9"), ("integer", "1.5"), ("boolean", "maybe"), ("span", ""), ("number", "many")])
def test_a_cell_that_is_none_is_refused(kind: str, cell: str) -> None:
    with pytest.raises(ValueError):
        from_cell(Kind(kind), cell)
