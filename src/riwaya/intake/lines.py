"""Lines of a file that may hold lines without end: one that is too long is an error with its number, and the next one is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from riwaya.errors import TooLong
from riwaya.intake.item import Item
from riwaya.intake.wishes import MIB

LONGEST = 32 * MIB
"""Bytes in a line: a record with the longest text (5 million letters of two bytes) and as much beside it."""


def numbered(item: Item) -> Iterator[tuple[int, bytes | TooLong]]:
    """Each line with its end and its number from 1."""
    number = 0
    while line := item.stream.readline(LONGEST + 1):
        number += 1
        if len(line) <= LONGEST:
            yield number, line
        else:
            yield number, TooLong(f"{item.place} · {number}", limit=LONGEST, line=len(line) + _rest(item.stream, line))


def _rest(stream: BinaryIO, line: bytes) -> int:
    """Goes to the end of the line; how many bytes that were."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(MIB)
        skipped += len(line)
    return skipped
