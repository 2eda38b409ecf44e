"""tar archives, read from the first member to the last: no member waits in memory for another."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from riwaya.errors import BadSource, EmptyInput, InputError, Refused
from riwaya.intake.item import BROKEN, Budget, Item
from riwaya.intake.wishes import Wishes
from riwaya.intake.zipped import check_archive, check_name, is_junk


def read(item: Item, wishes: Wishes) -> Iterator[Item | InputError]:
    check_archive(item, 1, wishes)
    budget = item.budget or Budget(item.metered, wishes.limits)
    seen = 0
    try:
        with tarfile.open(fileobj=item.stream, mode="r|", errors="surrogateescape") as archive:
            for member in archive:
                if not member.isfile() or is_junk(member.name):
                    continue
                seen += 1
                if seen > wishes.limits.members:
                    raise Refused(item.place, "intake.too_many", limit=wishes.limits.members)
                yield _member(archive, member, item, budget)
    except (tarfile.TarError, *BROKEN) as error:
        raise BadSource(item.place, "intake.broken", reason=str(error)) from error
    if not seen:
        raise EmptyInput(item.place)


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, item: Item, budget: Budget) -> Item | InputError:
    name = member.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").removeprefix("./")
    try:
        check_name(name, f"{item.file} · {item.inside(name)}")
    except InputError as error:
        return error
    stream = archive.extractfile(member)
    assert stream is not None  # it is a file
    return Item(stream, item.file, item.inside(name), PurePosixPath(name).name, budget, item.depth + 1, item.known)
