"""CSV, TSV and JSON lines: a report a row, its facts from the columns; a bad row is named and the next one read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from intake_sample import SHORT, dispatch, only, taken
from riwaya.errors import BadSource, EncodingProblem, NotArabic, TooLong
from riwaya.intake.lines import LONGEST
from riwaya.intake.wishes import Wishes

ROWS = [
    ["العنوان", "نص الخبر", "الصحيفة", "تاريخ النشر", "الرابط", "الكاتب"],
    ["عنوان، بفاصلة", dispatch("sunbula-01"), "السنبلة", "02/03/2031", "https://sunbula.example/1", "سمير"],
    ["عنوان", "English only", "المرفأ", "2031-03-02", "", ""],
    ["عنوان", f'{SHORT} "حسب قوله"\nوأضاف آخر.', "المرفأ", "الثلاثاء 4 مارس 2031", "", ""],
]


def table(rows: list[list[str]], separator: str = ",") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(rows)
    return made.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_rows_of_a_table(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(table(ROWS, separator).encode(encoding, "replace"))
    read, failed = taken(path)
    assert [one.text for one in read] == [ROWS[1][1], ROWS[3][1]]
    assert [one.part for one in read] == ["2", "4"]
    assert [(type(one), one.file) for one in failed] == [(NotArabic, f"{path} · 3")]
    first, second = read
    assert (first.meta.title, first.meta.outlet, first.author) == ("عنوان، بفاصلة", "السنبلة", "سمير")
    assert (first.meta.published, first.how["published"]) == ("2031-03-02", "guess")
    assert (second.meta.published, second.how["published"]) == ("2031-03-04", "column")
    assert json.loads(first.original)["الصحيفة"] == "السنبلة"


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    path = tmp_path / "news.tsv"
    path.write_text(table([["a", "b"], ["عنوان", SHORT]], "\t"), encoding="utf-8")
    _, (unknown,) = taken(path)
    assert (unknown.problem, unknown.details["known"]) == ("intake.no_text_column", "a, b")
    document = only(path, Wishes(columns={"text": "b", "title": "a"}))
    assert (document.text, document.meta.title) == (SHORT, "عنوان")
    assert taken(path, Wishes(columns={"text": "c"}))[1][0].problem == "intake.no_such_column"
    assert taken(path, Wishes(columns={"texte": "b"}))[1][0].problem == "intake.no_such_field"


def test_a_row_whose_line_has_no_end(tmp_path: Path) -> None:
    rows = table([["text"], [SHORT], ["ق" * (LONGEST // 2 + 1)], [SHORT]])
    (tmp_path / "news.csv").write_text(rows, encoding="utf-8")
    read, failed = taken(tmp_path / "news.csv")
    assert len(read) == 2
    assert [(type(one), one.file.rsplit(" · ")[1]) for one in failed] == [(TooLong, "3")]


def test_a_field_that_is_too_long_and_a_byte_that_fits_no_letter(tmp_path: Path) -> None:
    rows = table([["text"], [SHORT], ["ق" * 6_000_000], [SHORT], ["قال"], [SHORT + "!"]]).encode()
    (tmp_path / "news.csv").write_bytes(rows.replace("قال\r\n".encode(), b"\xd9\r\n"))
    read, failed = taken(tmp_path / "news.csv")
    assert [one.text for one in read] == [SHORT, SHORT, SHORT + "!"]
    assert [type(one) for one in failed] == [BadSource, EncodingProblem]


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    records = [
        {"headline": "عنوان", "body": SHORT, "date": "2031-03-02T10:00:00Z", "source": "السنبلة"},
        {"body": "", "date": ""},
        {"data": {"نص الخبر": SHORT}},
    ]
    lines = [json.dumps(records[0]), "{broken", "[1]", "", *(json.dumps(record) for record in records[1:])]
    path.write_text("\n".join(lines), encoding="utf-8")
    read, failed = taken(path, Wishes(columns={"title": "headline"}))
    assert [(one.text, one.part) for one in read] == [(SHORT, "1")]
    assert (read[0].meta.title, read[0].meta.outlet, read[0].meta.published) == ("عنوان", "السنبلة", "2031-03-02")
    assert [one.problem for one in failed] == ["intake.bad_json", "intake.bad_json", "empty", "intake.no_text_column"]
    assert [one.file.rsplit(" · ")[1] for one in failed] == ["2", "3", "5", "6"]
    assert len(taken(path, Wishes(columns={"text": "data.نص الخبر"}))[0]) == 1


def test_a_list_of_objects(tmp_path: Path) -> None:
    (tmp_path / "news.json").write_text(json.dumps([{"text": SHORT}, {"text": "x"}], indent=1), encoding="utf-16")
    read, failed = taken(tmp_path / "news.json")
    assert [(one.text, one.part) for one in read] == [(SHORT, "1")]
    assert [type(one) for one in failed] == [NotArabic]


def test_what_riwaya_wrote_comes_back_with_its_layers(tmp_path: Path) -> None:
    report = riwaya.read(SHORT, date="2031-03-02", outlet="السنبلة", title="عنوان")
    path = tmp_path / "out.jsonl"
    path.write_text(
        riwaya.to_json(report) + "\n" + '{"schema": "riwaya/9", "id": "1", "text": "x"}\n', encoding="utf-8"
    )
    (document,), (failed,) = taken(path)
    assert document.report is not None and document.report.claims == report.claims
    assert (document.text, document.meta.published, document.meta.outlet) == (SHORT, "2031-03-02", "السنبلة")
    assert document.how == {"published": "record", "outlet": "record", "title": "record"}
    assert failed.problem == "bad_record"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_of_anything_are_read_or_named(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("rows") / "news.csv"
    clean = [[cell.encode("utf-8", "ignore").decode() for cell in row] for row in rows]
    path.write_text(
        table([["title", "text"], ["عنوان", SHORT], *clean, ["عنوان", SHORT]]), encoding="utf-8", newline=""
    )
    read, failed = taken(path)
    assert [one.text for one in read][:1] == [SHORT]
    assert all(one.file.startswith(f"{path} · ") for one in failed)
