"""The dictionary says of every column what it holds, in both languages, and the tables have these columns and no others."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.casebook.stored import Stored
from riwaya.dictionary import dictionary
from riwaya.export.shown import SHOWN
from riwaya.export.tables import STRUCTS, columns
from riwaya.model import Account, Meta, Report

ROOT = Path(__file__).parents[2]
HXL = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
ARABIC = re.compile("[\u0621-\u064a]")
TABLES = list(dictionary())


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_tag_a_heading_and_a_meaning_in_both_languages(table: str) -> None:
    sheet = dictionary()[table]
    assert len(f"{sheet.title('ar')} {sheet.title('en')} 99") <= 31, "a name of a sheet"
    for name, column in sheet.columns.items():
        assert HXL.fullmatch(column.hxl), name
        assert all(column.heading(lang) and column.says(lang) for lang in ("en", "ar")), name
        assert ARABIC.search(column.says("ar")) and not ARABIC.search(column.says("en")), name
    tags = [column.hxl for column in sheet.columns.values()]
    assert len(tags) == len(set(tags)), "a workbook is read back by its tags"


@pytest.mark.parametrize("table", [table for table in TABLES if table != "reports"])
def test_every_field_of_the_model_has_its_column(table: str) -> None:
    fields = set(STRUCTS[table].__struct_fields__) - ({"positions"} if STRUCTS[table] is Account else set())
    assert {source.name for source in columns(table) if source.field} == fields


def test_a_report_has_a_column_for_all_that_is_known_of_it() -> None:
    known = {*Meta.__struct_fields__, *Stored.__struct_fields__, "id", "text", "schema"} - {"report"}
    assert {source.name for source in columns("reports") if source.field} == known
    assert Report.__struct_fields__[:4] == ("schema", "id", "text", "meta")


@pytest.mark.parametrize("table", TABLES)
def test_every_column_for_readers_is_got_somewhere(table: str) -> None:
    shown = {name for name, column in dictionary()[table].columns.items() if column.shown}
    unused = {"outlet", "published"} if table == "reports" else set()
    assert shown <= set(SHOWN[table]) and set(SHOWN[table]) - shown - {"report"} <= unused


def test_the_page_of_the_dictionary_is_what_the_dictionary_says() -> None:
    page = [sys.executable, str(ROOT / "docs" / "build_dictionary.py"), "--check"]
    done = subprocess.run(page, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
