"""The build of the network: steps in order, none twice, and the word list of the house is back whatever happens."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from training.network import build

HOUSE, HELD_OUT = "the list of the house", "a list that has not seen what is held out"


def writing(path: Path, text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", f"from pathlib import Path; Path({str(path)!r}).write_text({text!r})")


def copying(source: Path, to: Path) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import shutil; shutil.copyfile({str(source)!r}, {str(to)!r})")


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A word list of its own, so that the real one is not touched."""
    path = tmp_path / "words.tsv"
    path.write_text(HOUSE)
    monkeypatch.setattr(build, "LIST", path)
    return path


def given_steps(monkeypatch: pytest.MonkeyPatch, work: Path, listed: Path, last: tuple[str, ...]) -> None:
    found = [
        build.Step("a word list", writing(listed, HELD_OUT), work / "words.tsv"),
        build.Step("what was seen", copying(listed, work / "seen"), work / "seen"),
        build.Step("the last", last, work / "last.done"),
    ]
    monkeypatch.setattr(build, "steps", lambda *_: found)


def test_the_network_learns_beside_the_other_list(
    listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    given_steps(monkeypatch, work, listed, writing(tmp_path / "made", ""))
    build.main(tmp_path, work)
    assert (work / "seen").read_text() == HELD_OUT
    assert listed.read_text() == HOUSE


def test_after_a_fault_it_goes_on_where_it_stopped(
    listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "work"
    given_steps(monkeypatch, work, listed, (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(subprocess.CalledProcessError):
        build.main(tmp_path, work)
    assert listed.read_text() == HOUSE
    capsys.readouterr()
    given_steps(monkeypatch, work, listed, copying(listed, tmp_path / "again"))
    build.main(tmp_path, work)
    assert capsys.readouterr().out.count("is there already") == 2
    assert (tmp_path / "again").read_text() == HELD_OUT
    assert listed.read_text() == HOUSE


def test_every_step_is_a_program_that_is_there(tmp_path: Path) -> None:
    found = build.steps(tmp_path, tmp_path)
    modules = [step.command[3] for step in found if step.command[2] == "-m"]
    assert [name for name in modules if find_spec(name) is None] == []
    assert [Path(step.command[2]) for step in found if step.command[2] != "-m"] == [build.ROOT / "training/wordlist.py"]
    assert len({step.makes for step in found}) == len(found)
