"""ZIP archives: each member is read as if it lay beside the archive; nothing is written to the disk under the names in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from riwaya.errors import BadSource, EmptyInput, InputError, Refused
from riwaya.intake.item import BROKEN, Budget, Item
from riwaya.intake.sources import BESIDE_A_PAGE, JUNK
from riwaya.intake.wishes import Wishes

ENCRYPTED = 1
UTF8_NAME = 0x800


def read(item: Item, wishes: Wishes) -> Iterator[Item | InputError]:
    with item.held(wishes.limits.held) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise BadSource(item.place, "intake.broken", reason=str(error)) from error
        names = [member for member in archive.infolist() if not member.is_dir()]
        check_archive(item, len(names), wishes)
        budget = item.budget or Budget(item.metered, wishes.limits)
        skipped = BesidePages(name_of(member) for member in names)
        for member in names:
            if not skipped(name_of(member)):
                yield from _member(archive, member, item, budget)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, item: Item, budget: Budget
) -> Iterator[Item | InputError]:
    name = name_of(member)
    place = f"{item.file} · {item.inside(name)}"
    try:
        check_name(name, place)
        if member.flag_bits & ENCRYPTED:
            raise Refused(place, "intake.encrypted")
        with archive.open(member) as stream:
            yield Item(
                stream, item.file, item.inside(name), PurePosixPath(name).name, budget, item.depth + 1, item.known
            )
    except InputError as error:
        yield error
    except BROKEN + (zipfile.BadZipFile, RuntimeError) as error:
        yield BadSource(place, "intake.broken", reason=str(error))


def name_of(member: zipfile.ZipInfo) -> str:
    """The name as its author wrote it: many tools write UTF-8 without saying so, which zipfile then takes for cp437."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    for encoding in ("utf-8", "cp720"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return member.filename


def check_archive(item: Item, members: int, wishes: Wishes) -> None:
    """Refused where archives lie too deep in each other or hold too many files; EmptyInput where there is none."""
    if item.depth >= wishes.limits.depth:
        raise Refused(item.place, "intake.too_deep", limit=wishes.limits.depth)
    if members > wishes.limits.members:
        raise Refused(item.place, "intake.too_many", limit=wishes.limits.members)
    if not members:
        raise EmptyInput(item.place)


def check_name(name: str, place: str) -> None:
    """Refused where a member says that it lies outside its archive: who packed it means no good."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":"):
        raise Refused(place, "intake.climbs")


class BesidePages:
    """Tells the pictures and scripts that a browser saved beside a page, and the droppings of file managers."""

    def __init__(self, names: Iterable[str]) -> None:
        pages = (name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm", ".xhtml")))
        self.folders = tuple(page + ending + "/" for page in pages for ending in BESIDE_A_PAGE)

    def __call__(self, name: str) -> bool:
        return name.startswith(self.folders) or is_junk(name)


def is_junk(name: str) -> bool:
    """Hidden, or left there by a file manager; a name that climbs out of the archive is not."""
    parts = name.removeprefix("./").split("/")
    return any(part in JUNK for part in parts) or (parts[-1].startswith(".") and ".." not in name)
