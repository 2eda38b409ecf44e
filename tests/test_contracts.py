"""What holds for the house as a whole: imports run one way, no file grows too long, no file knows a machine."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("src", "tests", "training", "bench", "docs")
LONGEST = 400
TEXTS = {".py", ".toml", ".md", ".txt", ".json", ".css", ".js", ".html", ".tsv", ".yml", ""}
SKIPPED = {".git", ".venv", "out", "build", "dist", "LICENSE"}
OF_A_MACHINE = re.compile("|".join(("/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/Us" + "ers/", r"[A-Z]:\\Us" + "ers")))


def code() -> list[Path]:
    return [path for folder in CODE for suffix in ("py", "js", "css") for path in (ROOT / folder).rglob(f"*.{suffix}")]


def texts(folder: Path = ROOT) -> Iterator[Path]:
    """What a checkout holds, without what make builds in it."""
    for path in sorted(folder.iterdir()):
        if path.name in SKIPPED or path.name.endswith((".egg-info", "_cache", "__pycache__")) or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from texts(path)
        elif path.suffix in TEXTS:
            yield path


def test_imports_run_one_way() -> None:
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", code(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_fits_in_a_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_file_knows_a_machine() -> None:
    told = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OF_A_MACHINE.search(line)
    ]
    assert told == []
