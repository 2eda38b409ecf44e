"""gzip, xz and bzip2: the one file that was compressed, read as if it had not been."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from riwaya.errors import Refused
from riwaya.intake.item import Budget, Item
from riwaya.intake.wishes import Wishes

ENDINGS = {".tgz": ".tar", ".txz": ".tar", ".tbz": ".tar", ".tbz2": ".tar"}
"""What a name ends in when the compression is taken off."""


def read(item: Item, wishes: Wishes) -> Iterator[Item]:
    if item.depth > wishes.limits.depth:
        raise Refused(item.place, "intake.too_deep", limit=wishes.limits.depth)
    budget = item.budget or Budget(item.metered, wishes.limits)
    name = PurePosixPath(item.name)
    inner = name.stem + ENDINGS.get(name.suffix.lower(), "")
    yield Item(_opened(item), item.file, item.part, inner, budget, item.depth + 1, item.known, item.charset)


def _opened(item: Item) -> BinaryIO:
    if item.head.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.open(item.stream))
    return cast("BinaryIO", (lzma if item.head.startswith(b"\xfd7z") else bz2).open(item.stream))
