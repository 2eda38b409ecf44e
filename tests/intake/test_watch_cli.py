"""`riwaya watch`: what is new in the feeds of a list is in the casebook, once."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from riwaya.casebook import Casebook
from riwaya.cli import app


def run(tmp_path: Path, feeds: str, *more: str) -> tuple[int, str]:
    (tmp_path / "feeds.txt").write_text(feeds, encoding="utf-8")
    command = ["watch", str(tmp_path / "feeds.txt"), "--to", str(tmp_path / "cases.db"), "--once", "--lang", "en", *more]
    done = CliRunner().invoke(app, command)
    return done.exit_code, done.output


def test_new_reports_are_added_once_and_failures_named(site: str, tmp_path: Path) -> None:
    code, said = run(tmp_path, f"{site}/feed", "--allow-private")
    assert code == 1
    assert "new reports: 1 · failed: 2" in said
    assert "robots.txt" in said
    assert (tmp_path / "cases.feeds.json").exists()
    assert run(tmp_path, f"{site}/feed", "--allow-private") == (0, "")
    with Casebook.open(tmp_path / "cases.db") as casebook:
        assert [one.report.meta.url for one in casebook.stream()] == [f"{site}/page"]


def test_the_own_network_is_closed(site: str, tmp_path: Path) -> None:
    code, said = run(tmp_path, f"{site}/feed")
    assert code == 1
    assert "failed: 1" in said


def test_a_list_without_feeds_is_wrong_usage(tmp_path: Path) -> None:
    code, said = run(tmp_path, "nothing here")
    assert code == 2
    assert "no addresses of feeds" in said
