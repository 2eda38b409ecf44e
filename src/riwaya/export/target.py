"""Where an export goes: whole or not at all. What is written stands under another name beside its place until it is complete."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from riwaya.errors import ExportError

STDOUT = "-"
MARK = "dictionary.csv"
"""The file by which a folder is known to be an export, and may be replaced by a newer one."""


@contextmanager
def whole_file(out: Path) -> Iterator[BinaryIO]:
    """A stream whose content is at `out` once the block has ended well, and nowhere if it has not; `-` is standard output.

    OSError where it cannot be written. A pipe or a device is written to as it is, and a link keeps pointing where it does.
    """
    if str(out) == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    out = out.resolve()
    if out.exists() and not out.is_file():
        with out.open("wb") as stream:  # IsADirectoryError where it is a folder
            yield stream
        return
    part = _beside(out)
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if out.exists():
            shutil.copymode(out, part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """A folder whose files are in `out` once the block has ended well: a folder, or a ZIP where the name ends so.

    An older export there is replaced; ExportError for a folder or a file that is none.
    """
    out = out.resolve()
    if out.suffix == ".zip":
        with whole_file(out) as stream, tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
            yield Path(folder)
            _zip(Path(folder), stream)
        return
    if out.exists() and not _replaceable(out):
        raise ExportError("not_ours", file=out)
    part = _beside(out)
    part.mkdir()
    try:
        yield part
        if out.exists():
            old = _beside(out)
            out.rename(old)
            part.rename(out)
            shutil.rmtree(old)
        else:
            part.rename(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _beside(out: Path) -> Path:
    """A name in the same folder, so that renaming is one step of the file system."""
    return out.parent / f".{out.name}.{os.getpid()}.{os.urandom(4).hex()}.part"


def _replaceable(out: Path) -> bool:
    return out.is_dir() and (not any(out.iterdir()) or (out / MARK).is_file())


def _zip(folder: Path, stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
