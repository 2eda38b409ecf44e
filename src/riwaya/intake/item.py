"""One file among what was given: its bytes, read as they come and counted, and what it is called."""

from __future__ import annotations

import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, BinaryIO, Protocol, cast

from riwaya.errors import BadSource, InputError, Refused
from riwaya.intake.wishes import MIB, Limits

HEAD = 65_536
IN_MEMORY = 8 * MIB
BROKEN = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError)


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Metered(io.RawIOBase):
    """A stream that counts its bytes, spends a budget, and turns what breaks in it into an InputError that names the place."""

    def __init__(self, stream: Readable, place: str, budget: Budget | None = None) -> None:
        self.stream, self.place, self.budget = stream, place, budget
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        filled, room = 0, memoryview(buffer).cast("B")
        while filled < len(room) and (got := self._read(len(room) - filled)):
            room[filled : filled + len(got)] = got
            filled += len(got)
        return filled

    def _read(self, size: int) -> bytes:
        try:
            got = self.stream.read(size)
        except InputError:
            raise
        except BROKEN as error:
            raise BadSource(self.place, "intake.broken", reason=str(error)) from error
        self.count += len(got)
        if self.budget:
            self.budget.spend(len(got), self.place)
        return got


class Budget:
    """How many bytes all that is unpacked from one archive may have: so many times the bytes of the archive read so far."""

    def __init__(self, archive: Metered, limits: Limits) -> None:
        self.archive, self.limits = archive, limits
        self.used = 0

    def spend(self, count: int, place: str) -> None:
        self.used += count
        limit = max(self.limits.unpacked, self.limits.ratio * self.archive.count)
        if self.used > limit:
            raise Refused(place, "intake.bomb", limit=limit // MIB)


class Item:
    """`file` and `part` are what messages call it, `name` what it was called where it lay (its ending may tell what it is).

    `known` are facts that its container tells about it, by field: (value, how it is known). `depth` counts the archives around it.
    """

    def __init__(
        self,
        stream: Readable,
        file: str,
        part: str | None = None,
        name: str | None = None,
        budget: Budget | None = None,
        depth: int = 0,
        known: Mapping[str, tuple[str, str]] | None = None,
        charset: str | None = None,
    ) -> None:
        self.file, self.part, self.depth = file, part, depth
        self.name = name or part or file
        self.known = dict(known or {})
        self.charset = charset
        self.budget = budget
        self.metered = Metered(stream, self.place, budget)
        self._stream = io.BufferedReader(self.metered, HEAD)

    @property
    def place(self) -> str:
        return f"{self.file} · {self.part}" if self.part else self.file

    @property
    def head(self) -> bytes:
        """The first bytes, up to HEAD; they are still to be read."""
        return self._stream.peek(1)

    @property
    def stream(self) -> BinaryIO:
        """The bytes, once, from the first to the last."""
        return self._stream

    def all(self, limit: int) -> bytes:
        """Every byte, where they are not more than `limit`; BadSource where they are."""
        data = self._stream.read(limit + 1)
        if len(data) > limit:
            raise BadSource(self.place, "intake.too_big", limit=limit // MIB)
        return data

    def held(self, limit: int) -> BinaryIO:
        """The bytes where they can be read in any order: in memory while they are few, else in a file without a name."""
        kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
        total = 0
        while chunk := self._stream.read(MIB):
            total += len(chunk)
            if total > limit:
                kept.close()
                raise BadSource(self.place, "intake.too_big", limit=limit // MIB)
            kept.write(chunk)
        kept.seek(0)
        return cast("BinaryIO", kept)

    def inside(self, part: str) -> str:
        """What a part of this item is called, the archive in an archive first."""
        return f"{self.part} · {part}" if self.part else part
