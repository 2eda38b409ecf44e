"""What a user names → the files to read: a file, a folder, a glob, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from riwaya.errors import BadSource, InputError
from riwaya.intake.document import Document
from riwaya.intake.item import Item

JUNK = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
BESIDE_A_PAGE = ("_files", ".files", "_fichiers", "_Dateien", "_archivos")
"""What browsers add to the name of a saved page for the folder of its pictures and scripts."""


def items(source: str) -> Iterator[Item | Document | InputError]:
    """The files that a source names, each opened when its turn comes and closed behind it; the one that fails is an error."""
    if source == "-":
        yield Item(sys.stdin.buffer, "-")
    else:
        for path in _paths(source):
            yield from _opened(path)


def _opened(path: str) -> Iterator[Item | InputError]:
    try:
        with open(path, "rb") as stream:
            yield Item(stream, path, name=Path(path).name)
    except OSError as error:
        yield failed(path, error)


def failed(place: str, error: OSError) -> BadSource:
    """The error of the system in the words that people get for it."""
    match error:
        case FileNotFoundError():
            return BadSource(place, "missing")
        case PermissionError():
            return BadSource(place, "denied")
        case _:
            return BadSource(place, "unreadable", reason=error.strerror or str(error))


def _paths(source: str) -> Iterator[str]:
    if os.path.isdir(source):
        yield from _in_folder(source)
    elif glob.has_magic(source) and not os.path.exists(source):
        yield from _in_glob(source)
    else:
        yield source


def _in_glob(pattern: str) -> Iterator[str]:
    found = sorted(glob.glob(pattern, recursive=True))
    for path in found or [pattern]:
        if os.path.isdir(path):
            yield from () if "**" in pattern else _in_folder(path)
        else:
            yield path


def _in_folder(folder: str) -> Iterator[str]:
    """Every file in it and in its folders, by name; hidden ones and what lies beside a saved page are left out."""
    for root, folders, files in os.walk(folder):
        pages = {Path(name).stem for name in files if Path(name).suffix.lower() in (".html", ".htm", ".xhtml")}
        folders[:] = sorted(name for name in folders if not _hidden(name) and not _of_a_page(name, pages))
        for name in sorted(files):
            if not _hidden(name):
                yield os.path.join(root, name)


def _of_a_page(folder: str, pages: set[str]) -> bool:
    return any(folder.removesuffix(ending) in pages for ending in BESIDE_A_PAGE if folder.endswith(ending))


def _hidden(name: str) -> bool:
    return name.startswith(".") or name in JUNK
