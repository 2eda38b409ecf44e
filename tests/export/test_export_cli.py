"""`riwaya export` and `riwaya import` as a user meets them: real processes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from export_reports import examples

from riwaya.casebook.stored import Stored
from riwaya.export.back import reports_in
from riwaya.export.formats import FORMATS, export

ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "COLUMNS"))}


def riwaya(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "riwaya", *map(str, arguments)],
        input=stdin, capture_output=True, timeout=120, env=ENVIRONMENT, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode())


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "out.jsonl"
    export(examples()[:3], "jsonl", path)
    return path


def test_out_of_lines_into_a_workbook_and_back(lines: Path, tmp_path: Path) -> None:
    done = riwaya("export", lines, "--format", "xlsx", "--out", tmp_path / "c.xlsx", "--lang", "ar")
    assert done.returncode == 0, done.stderr
    assert "كُتب" in done.stderr and "3" in done.stderr
    back = riwaya("import", tmp_path / "c.xlsx")
    assert back.stdout == lines.read_text(encoding="utf-8")


def test_from_a_pipe_into_a_pipe(lines: Path) -> None:
    done = riwaya("export", "-", "--format", "geojson", "--out", "-", stdin=lines.read_bytes())
    assert done.stderr == ""
    assert json.loads(done.stdout)["type"] == "FeatureCollection"


def test_one_table_is_one_file(lines: Path, tmp_path: Path) -> None:
    done = riwaya("export", lines, "--format", "csv", "--table", "claims", "--excel", "--out", tmp_path / "c.csv")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "c.csv").read_bytes().startswith(b'\xef\xbb\xbf"n","report"')


def test_redacted_means_redacted(lines: Path) -> None:
    done = riwaya("export", lines, "--format", "jsonl", "--redact", "persons", "--out", "-")
    assert "هدى" in lines.read_text(encoding="utf-8")
    assert "هدى" not in done.stdout and "[شخص 1]" in done.stdout


def test_what_is_no_report_is_named_and_the_rest_is_exported(lines: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("no json\n")
    done = riwaya("export", tmp_path / "bad.jsonl", tmp_path / "none.jsonl", lines, "--format", "jsonl", "--out", tmp_path / "o.jsonl")
    assert done.returncode == 1
    assert "bad.jsonl" in done.stderr and "none.jsonl" in done.stderr and "Traceback" not in done.stderr
    assert all(isinstance(item, Stored) for item in reports_in(tmp_path / "o.jsonl"))


def test_when_nothing_could_be_read_an_older_export_stays(tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text("old")
    done = riwaya("export", tmp_path / "none.jsonl", "--format", "jsonl", "--out", tmp_path / "old.jsonl")
    assert done.returncode != 0
    assert (tmp_path / "old.jsonl").read_text() == "old"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_cannot_be_written_is_told_in_one_line(lines: Path, tmp_path: Path, lang: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("mine")
    wrong = [
        ("--format", "csv", "--out", tmp_path / "none" / "c"),
        ("--format", "csv", "--out", tmp_path / "mine"),
        ("--format", "csv", "--out", tmp_path / "c.csv"),
        ("--format", "csv", "--table", "claim", "--out", tmp_path / "c.csv"),
        ("--format", "jsonl", "--out", tmp_path / "mine"),
    ]
    for arguments in wrong:
        done = riwaya("export", lines, *arguments, "--lang", lang)
        assert done.returncode in (1, 2), arguments
        assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr, done.stderr


def test_a_missing_package_is_told_with_the_way_to_it(lines: Path, tmp_path: Path) -> None:
    for package in ("xlsxwriter", "pyarrow"):
        (tmp_path / f"{package}.py").write_text("raise ImportError")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from riwaya.cli import main; main()"
    for format in ("xlsx", "parquet"):
        call = [sys.executable, "-c", code, "export", str(lines), "--format", format, "--out", str(tmp_path / format)]
        done = subprocess.run(call, capture_output=True, text=True, env=ENVIRONMENT, check=False)
        assert done.returncode == 2
        assert "pip install 'riwaya[export]'" in done.stderr and "Traceback" not in done.stderr


def test_help_has_every_format_and_examples() -> None:
    shown = riwaya("export", "--help").stdout
    assert all(name in shown for name in FORMATS) and "Examples" in shown
    from riwaya.cli.export import FormatName

    assert list(FORMATS) == list(FormatName)
