"""The commands of the casebook, as people type them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from riwaya.casebook import Casebook
from riwaya.cli import app
from riwaya.messages import LANGUAGES, messages

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A casebook of the twelve reports, and one file that cannot be read."""
    folder = tmp_path_factory.mktemp("cases")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    path = str(folder / "cases.db")
    added = run("add", str(EXAMPLES), str(folder / "empty.txt"), "--to", path, "--date", "2031-03-02", "--workers", "1", "--lang", "en")
    assert added.exit_code == 1 and "riwaya problems" in added.output
    return path


def test_add_again_adds_nothing(cases: str) -> None:
    with Casebook.open(cases) as casebook:
        before = casebook.count("reports")
    assert run("add", str(EXAMPLES / "jisr-01.txt"), "--to", cases, "--date", "2031-03-02").exit_code == 0
    with Casebook.open(cases) as casebook:
        assert casebook.count("reports") == before >= 12


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", ["claims", "events", "sources", "reports", "entities"])
def test_lists_in_every_format(cases: str, kind: str, lang: str) -> None:
    records = json.loads(run(kind, cases, "-f", "json", "-n", "5").output)
    lines = run(kind, cases, "-f", "jsonl", "-n", "5").output.splitlines()
    rows = list(csv.DictReader(run(kind, cases, "-f", "csv", "-n", "5").output.splitlines()))
    assert len(records) == len(lines) == len(rows) == 5
    assert records == [json.loads(line) for line in lines]
    assert list(rows[0]) == list(records[0])
    table = run(kind, cases, "-n", "5", "--lang", lang, "--width", "160")
    assert table.exit_code == 0 and "--page 2" in table.output


def test_filters_take_names_in_both_languages(cases: str) -> None:
    by_code = run("claims", cases, "--act", "deny", "-f", "json").output
    assert json.loads(by_code) and {one["act"] for one in json.loads(by_code)} == {"deny"}
    for lang in LANGUAGES:
        assert run("claims", cases, "--act", messages(lang).name("acts", "deny"), "-f", "json").output == by_code
    wrong = run("claims", cases, "--act", "dance", "--lang", "en")
    assert wrong.exit_code == 2 and "deny" in wrong.output
    assert run("claims", cases, "--since", "yesterday").exit_code == 2
    assert run("claims", cases, "--sort", "colour").exit_code == 2
    assert run("events", cases, "--near", "مدينة لا وجود لها").exit_code == 2


def test_near_a_place_and_near_its_point_is_the_same(cases: str) -> None:
    with Casebook.open(cases) as casebook:
        lat, lon = casebook.place("حماة") or (0, 0)
    named = run("events", cases, "--near", "حماة", "--within", "60", "-f", "json").output
    assert json.loads(named)
    assert run("events", cases, "--near", f"{lat},{lon}", "--within", "60", "-f", "json").output == named


def test_search_sql_problems_and_copies(cases: str) -> None:
    assert run("search", cases, "الجيش").exit_code == 0
    assert json.loads(run("search", cases, "الجيش", "-f", "json").output)[0]["around"]
    assert run("search", cases, "!").exit_code == 2
    assert run("sql", cases, "select count(*) as n from reports", "-f", "csv").output.splitlines()[0] == "n"
    assert run("sql", cases, "drop view claims").exit_code == 2
    problems = json.loads(run("problems", cases, "-f", "json", "--lang", "en").output)
    assert any(one["problem"] == "empty" and "empty.txt" in one["reason"] for one in problems)
    assert run("copies", cases).exit_code == 0


def test_review_from_decision_to_undo(cases: str) -> None:
    claim = json.loads(run("claims", cases, "-f", "json", "-n", "1").output)[0]
    decided = run("review", "decide", cases, claim["report"], claim["id"], "correct", "act=deny", "--by", "Layla", "--note", "heard")
    assert decided.exit_code == 0, decided.output
    again = json.loads(run("claims", cases, "--report", claim["report"], "--review", "corrected", "-f", "json").output)
    assert [(one["id"], one["act"]) for one in again] == [(claim["id"], "deny")]
    history = json.loads(run("review", "history", cases, claim["report"], "-f", "json").output)
    assert history[-1]["note"] == "heard"
    assert run("review", "undo", cases, str(history[-1]["number"]), "--by", "Layla").exit_code == 0
    assert json.loads(run("claims", cases, "--review", "corrected", "-f", "json").output) == []
    assert run("review", "decide", cases, claim["report"], "c999", "accept", "--by", "Layla").exit_code == 2


def test_a_casebook_is_exported(cases: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("export", cases, "--format", "jsonl", "--out", str(out)).exit_code == 0
    with Casebook.open(cases) as casebook:
        assert len(out.read_text(encoding="utf-8").splitlines()) == casebook.count("reports")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_casebook_is_said(tmp_path: Path, lang: str) -> None:
    missing = run("claims", str(tmp_path / "none.db"), "--lang", lang)
    assert missing.exit_code == 1 and "riwaya add" in missing.output
