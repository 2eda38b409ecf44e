"""An export is there whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from export_reports import examples

from riwaya.casebook.stored import Stored
from riwaya.errors import ExportError
from riwaya.export.formats import FORMATS, export


def broken() -> Iterator[Stored]:
    """Two reports, and then the source breaks off."""
    yield from examples()[:2]
    raise RuntimeError("the source broke off")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


@pytest.mark.parametrize("format", FORMATS)
def test_a_broken_export_leaves_nothing_and_the_old_one_stays(format: str, tmp_path: Path) -> None:
    out = tmp_path / ("t" if FORMATS[format].many else "t" + FORMATS[format].suffix)
    with pytest.raises(RuntimeError):
        export(broken(), format, out)
    assert names(tmp_path) == set()
    export(examples()[:1], format, out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(RuntimeError):
        export(broken(), format, out)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_with_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "letter.txt").write_text("mine")
    with pytest.raises(ExportError):
        export(examples(), "csv", tmp_path / "t")
    assert names(tmp_path) == {"t", "letter.txt"}


def test_an_older_export_is_replaced_whole(tmp_path: Path) -> None:
    export(examples(), "parquet", tmp_path / "t")
    export(examples(), "csv", tmp_path / "t")
    assert not any(name.endswith(".parquet") for name in names(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export(examples(), "jsonl", tmp_path / "none" / "a.jsonl")


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(OSError, match="No space"):
        export(examples(), "jsonl", "/dev/full")


def test_a_link_keeps_pointing_and_rights_stay(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("")
    (tmp_path / "real.jsonl").chmod(0o640)
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    export(examples()[:1], "jsonl", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").stat().st_size > 0
    assert (tmp_path / "real.jsonl").stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    export(examples()[:1], "jsonl", tmp_path / "a.jsonl")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "a.jsonl").stat().st_mode & 0o777 == 0o666 & ~mask
