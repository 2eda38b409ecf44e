"""The words of intake are data with examples; here the examples are run."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from riwaya.intake.columns import guessed
from riwaya.intake.furniture import without_furniture
from riwaya.intake.wishes import FIELDS

FILLER = "قال متحدث إن الطريق مغلق."


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("riwaya.intake").joinpath(name).read_text(encoding="utf-8"))


COLUMNS = [
    (field, row, column) for field, block in table("columns.toml").items() for row, column in block["examples"].items()
]
FURNITURE = [
    (block, line, gone) for block, words in table("furniture.toml").items() for line, gone in words["examples"].items()
]


def test_every_field_has_names_and_examples() -> None:
    columns = table("columns.toml")
    assert set(columns) == set(FIELDS)
    assert all(block["names"] and block["examples"] for block in columns.values())


@pytest.mark.parametrize(("field", "row", "column"), COLUMNS)
def test_columns_are_known_by_their_names(field: str, row: str, column: str) -> None:
    assert guessed(row.split(","))[field] == column


@pytest.mark.parametrize(("block", "line", "gone"), FURNITURE)
def test_furniture_goes_and_the_report_stays(block: str, line: str, gone: bool) -> None:
    left = without_furniture(f"{FILLER}\n{line}\n{FILLER}").split("\n")
    assert (line not in left) is gone
    assert left == ([FILLER] if gone and block == "endings" else [FILLER, FILLER] if gone else [FILLER, line, FILLER])
