"""What the documents show is run, and what they point at is there."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
ARABIC = re.compile("[\u0621-\u064a]{2}")
MAKE = re.compile(r"^make ((?:[a-z]+ ?)+)", re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    return [body for found, body in FENCED.findall(page.read_text(encoding="utf-8")) if found == language]


def having(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", having("pycon"), ids=name)
def test_python_in_the_page_holds(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert result.attempted > 0
    assert result.failed == 0, "".join(told)


@pytest.mark.parametrize("page", having("console"), ids=name)
def test_commands_in_the_page_hold(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "console"):
        for command, expected in commands(block):
            assert shown_in(expected, run(command, tmp_path)), f"{command}\nno longer prints\n{expected}"


def commands(block: str) -> list[tuple[str, str]]:
    """Each command behind a `$ ` with what the page shows it prints."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def run(command: str, folder: Path) -> str:
    """The command as a reader of the page would run it, with this Python's `riwaya` at hand."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    quiet = {key: value for key, value in os.environ.items() if not key.startswith(("RIWAYA_", "COLUMNS"))}
    env = {**quiet, "PATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def shown_in(expected: str, printed: str) -> bool:
    """The lines are what was printed; a line of … stands for any lines, blanks at the ends of lines are nothing."""
    lines = [".*" if line.strip() == "…" else re.escape(line.rstrip()) for line in expected.strip().splitlines()]
    pattern = "\n".join(lines).replace(".*\n", "(?:.*\n)*?").replace("\n.*", "(?:\n.*)*")
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed.strip().splitlines())) is not None


def test_lines_left_out_are_any_lines() -> None:
    assert shown_in("…\nb\n…\nd\n…\n", "a\n\nb  \nc\nd\n")
    assert shown_in("a\nb\n", "a\nb\n")
    assert not shown_in("…\nb\nd\n", "a\nb\nc\nd\n")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_it_links_to_is_there(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in targets if not (page.parent / unquote(link)).exists()] == []


def test_the_readme_begins_with_a_sentence_and_its_claims() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:10]
    assert sum(bool(ARABIC.search(line)) for line in first) >= 3


def test_the_readme_names_every_target_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = " ".join(found for page in PAGES for block in blocks(page, "sh") for found in MAKE.findall(block))
    assert set(named.split()) <= targets
    assert targets - {"help"} <= set(named.split())
