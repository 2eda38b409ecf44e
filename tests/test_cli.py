"""The command line as a user meets it: real processes, real files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from riwaya.reader import from_json

TEXT = "هدوء في وادي الرمان\nوقال متحدث باسم البلدية إن الجسر سليم. وأضاف أن السكان عادوا."
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "RIWAYA_BIDI", "COLUMNS"))}


def riwaya(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "riwaya", *map(str, arguments)],
        input=stdin, capture_output=True, timeout=60, env=ENVIRONMENT | environment, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_read_prints_a_table(report: Path) -> None:
    done = riwaya("read", report, "--date", "2015-07-25", "--outlet", "عين اليوم")
    assert (done.returncode, done.stderr) == (0, "")
    assert "متحدث باسم البلدية" in done.stdout
    assert "إن الجسر سليم" in done.stdout
    assert "2015-07-25" in done.stdout
    assert "\x1b" not in done.stdout


def test_one_file_is_one_object_and_several_are_a_list(report: Path) -> None:
    one = json.loads(riwaya("read", "--json", "--date", "2015-07-21", report).stdout)
    assert one["schema"] == "riwaya/1"
    assert one["text"] == TEXT
    assert one["meta"]["published"] == "2015-07-21"
    assert one["meta"]["file"] == str(report)
    assert one["claims"][0]["cue"] == [TEXT.index("قال"), TEXT.index("قال") + 3]
    assert "words" not in one
    several = json.loads(riwaya("read", "--json", report, report).stdout)
    assert [item["text"] for item in several] == [TEXT, TEXT]


def test_jsonl_is_a_report_a_line_and_comes_back(report: Path) -> None:
    done = riwaya("read", "--jsonl", report, report)
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert from_json(lines[0]).text == TEXT


def test_standard_input() -> None:
    done = riwaya("read", "-", "--json", stdin=TEXT.encode())
    assert json.loads(done.stdout)["text"] == TEXT
    assert riwaya("read", "-", "-").returncode == 2


def test_a_bad_file_in_the_middle_is_named_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        "english.txt": b"Nothing to see here.",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    files = [report, *(tmp_path / name for name in bad), tmp_path / "missing.txt", tmp_path, report]
    done = riwaya("read", "--json", *files)
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == 2
    errors = done.stderr.splitlines()
    assert [Path(line.split(":")[0]) for line in errors[:-1]] == files[1:-1]
    assert errors[-1] == "read: 2 · failed: 5"
    assert "no such file" in done.stderr
    assert f"{tmp_path}/*.txt" in done.stderr


@pytest.mark.parametrize("flags", [[], ["--json"], ["--jsonl"], ["--html", "OUT"]])
def test_nothing_read_prints_nothing_and_fails(flags: list[str], tmp_path: Path) -> None:
    flags = [str(tmp_path / "out.html") if flag == "OUT" else flag for flag in flags]
    done = riwaya("read", *flags, tmp_path / "missing.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tmp_path / "out.html").exists()


def test_nothing_read_of_several_is_an_empty_list(tmp_path: Path) -> None:
    done = riwaya("read", "--json", tmp_path / "a", tmp_path / "b")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(report: Path) -> None:
    report.chmod(0)
    done = riwaya("read", report)
    assert done.returncode == 1
    assert "permission" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["read", "a.txt", "--date", "tomorrow"], ["read", "a.txt", "--json", "--jsonl"], ["read", "--lang", "fr", "a"], ["sing"]],
)  # fmt: skip
def test_wrong_usage_is_code_2(arguments: list[str]) -> None:
    done = riwaya(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_messages_follow_the_locale_and_the_option(tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    assert "لا يوجد ملف" in riwaya("read", missing, LANG="ar_IQ.UTF-8").stderr
    assert "no such file" in riwaya("read", missing, "--lang", "en", LANG="ar_IQ.UTF-8").stderr
    assert "لا يوجد ملف" in riwaya("read", missing, "--lang", "ar", LC_ALL="C").stderr


def test_arabic_comes_out_whatever_the_locale_says(report: Path) -> None:
    assert "الجسر" in riwaya("read", report, LC_ALL="C", PYTHONIOENCODING="ascii").stdout


def test_colour_bidi_and_width_can_be_forced(report: Path) -> None:
    done = riwaya("read", report, "--color", "--bidi", "terminal", "--width", "90", TERM="xterm-256color")
    assert "\x1b[" in done.stdout
    assert "\u2067" in done.stdout
    assert "\u2067" in riwaya("read", report, RIWAYA_BIDI="terminal").stdout
    assert max(map(len, riwaya("read", report, "--width", "60").stdout.splitlines())) <= 60


def test_html_is_written_beside_nothing_on_stdout(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    done = riwaya("read", report, report, "--html", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert str(out) in done.stderr
    assert out.read_text(encoding="utf-8").count("<article") == 2
    assert riwaya("read", report, "--html", "-").stdout.startswith("<!doctype html>")
    failed = riwaya("read", report, "--html", tmp_path / "no" / "such" / "folder.html")
    assert failed.returncode == 1
    assert "folder.html" in failed.stderr


def test_hostile_text_in_a_page(tmp_path: Path) -> None:
    file = tmp_path / "<img src=x>.txt"
    file.write_text(f"{TEXT}\nوقال الناطق إن </script><script>alert(1)</script> خطر.", encoding="utf-8")
    html = riwaya("read", file, "--html", "-").stdout
    assert "<script>alert" not in html
    assert "<img" not in html


def test_why_shows_rules(report: Path) -> None:
    done = riwaya("why", report)
    assert done.returncode == 0
    assert "rule" in done.stdout
    one = riwaya("why", report, "c1")
    assert "c1" in one.stdout
    assert "c2" not in one.stdout
    wrong = riwaya("why", report, "c99")
    assert wrong.returncode == 2
    assert "c99" in wrong.stderr
    assert riwaya("why", report.with_name("none.txt")).returncode == 1


def test_help_and_version() -> None:
    assert riwaya("--version").stdout.startswith("riwaya 0.")
    whole = riwaya("--help").stdout
    assert "riwaya read report.txt" in whole
    assert "Exit codes" in whole
    assert "--html" in riwaya("read", "-h", COLUMNS="120").stdout


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no pipes that break")
def test_a_closed_pipe_ends_quietly(report: Path) -> None:
    command = f"{sys.executable} -m riwaya read --json {' '.join([str(report)] * 200)} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, env=ENVIRONMENT, check=False)
    assert (done.stdout, done.stderr) == (b'[{"schema"', b"")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_is_130() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "riwaya", "read", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_the_reference_is_up_to_date() -> None:
    docs = Path(__file__).parent.parent / "docs"
    done = subprocess.run(
        [sys.executable, docs / "build_cli.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
