"""The gate: it falls when quality falls, and floors sink only in the open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import corpora
import gate


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A floors file of its own, with three of the project's reports as its only gold."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in corpora.gold_files(corpora.EXAMPLES / "gold")[:3]:
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(corpora, "gold_folders", lambda: {"examples": folder})
    floors = tmp_path / "floors.json"
    assert gate.main(["--floors", str(floors), "--pin"]) == 0
    return floors


def floors_of(path: Path) -> dict[str, float]:
    floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["golds"]["examples"]["floors"]
    return floors


def with_floor(path: Path, name: str, floor: float) -> None:
    floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    floors["golds"]["examples"]["floors"][name] = floor
    path.write_text(json.dumps(floors), encoding="utf-8")


def test_what_was_pinned_holds(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--floors", str(own)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{len(floors_of(own)) + 1} passed, 0 failed"


def test_a_floor_that_is_not_reached_fails(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_floor(own, "cue_f1", 1.01)
    assert gate.main(["--floors", str(own)]) == 1
    assert "BELOW" in capsys.readouterr().out


def test_a_figure_that_cannot_be_measured_any_more_fails() -> None:
    assert gate.failures({"cue_f1": 0.5}, {"cue_f1": None}) == {"cue_f1": None}
    assert gate.failures({"cue_f1": 0.5}, {}) == {"cue_f1": None}


def test_an_edited_gold_fails_until_it_is_pinned_again(own: Path) -> None:
    path = next(iter(own.with_name("gold").glob("*.json")))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert gate.main(["--floors", str(own)]) == 1
    assert gate.main(["--floors", str(own), "--pin"]) == 0
    assert gate.main(["--floors", str(own)]) == 0


def test_pinning_raises_and_never_lowers(own: Path) -> None:
    with_floor(own, "cue_f1", 0.1)
    with_floor(own, "act", 1.01)
    gate.main(["--floors", str(own), "--pin"])
    assert floors_of(own)["cue_f1"] > 0.5
    assert floors_of(own)["act"] == 1.01


def test_a_floor_sinks_with_a_reason_that_stays_on_record(own: Path) -> None:
    with_floor(own, "act", 1.01)
    gate.main(["--floors", str(own), "--pin", "--lower", "--reason", "acts were merged"])
    [lowered] = json.loads(own.read_text(encoding="utf-8"))["lowered"]
    assert floors_of(own)["act"] <= 1.0
    assert (lowered["reason"], lowered["gold"]) == ("acts were merged", "examples")
    assert lowered["floors"]["act"][0] == 1.01


@pytest.mark.parametrize("wrong", [["--pin", "--lower"], ["--lower", "--reason", "x"], ["--pin", "--reason", "x"]])
def test_lowering_without_all_it_takes_is_refused(wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        gate.main(["--floors", str(tmp_path / "floors.json"), *wrong])


def test_a_gold_without_floors_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "measured", lambda _: {"cue_f1": 1.0})
    assert gate.main(["--floors", str(tmp_path / "none.json")]) == 1


def test_floors_are_rounded_down() -> None:
    assert [gate.rounded_down(figure) for figure in (0.8999, 0.9, 0.9049, 1.0)] == [0.895, 0.9, 0.9, 1.0]


def test_the_floors_in_git_are_of_the_examples_in_git() -> None:
    entry = gate.load(gate.FLOORS)["golds"]["examples"]
    assert entry["fingerprint"] == corpora.fingerprint(corpora.EXAMPLES / "gold")
    assert entry["floors"]["cue_f1"] >= 0.8
