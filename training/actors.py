"""Compiles arabic/actors/*.toml into arabic/actors.tsv, which reading loads: TOML of this size takes a second to parse.

    python training/actors.py
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from riwaya.arabic.actorbook import compiled

ARABIC = Path(__file__).parents[1] / "src" / "riwaya" / "arabic"


def files() -> dict[str, dict[str, Any]]:
    """Every file of arabic/actors by its name without ending."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ARABIC / "actors").glob("*.toml"))}


def text() -> str:
    return "".join("\t".join(row) + "\n" for row in compiled(files()))


if __name__ == "__main__":
    (ARABIC / "actors.tsv").write_text(text(), encoding="utf-8")
