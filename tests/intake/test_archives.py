"""ZIP, tar and compressed files: what lies in them is read as if it lay beside them, and none of them can do harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from intake_sample import SHORT, dispatch, only, page, taken
from riwaya.errors import EmptyInput, NotArabic, Refused
from riwaya.intake.wishes import MIB, Limits, Wishes

SMALL = Wishes(limits=Limits(unpacked=4 * MIB))


def zipped(members: dict[str, bytes], path: Path | None = None, level: int = 9) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    if path:
        path.write_bytes(made.getvalue())
    return made.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


MEMBERS = {
    "أخبار/sunbula-01.txt": dispatch("sunbula-01").encode(),
    "page.html": page("jisr-02").encode(),
    "english.txt": b"The army said that the road was closed.",
    "__MACOSX/x.txt": b"x",
    "page_files/menu.html": page("diffa-01").encode(),
}


def test_members_are_read_and_named(tmp_path: Path) -> None:
    zipped(MEMBERS, tmp_path / "a.zip")
    read, failed = taken(tmp_path / "a.zip")
    assert [one.part for one in read] == ["أخبار/sunbula-01.txt", "page.html"]
    assert [one.text for one in read] == [dispatch("sunbula-01"), dispatch("jisr-02")]
    assert read[0].place == f"{tmp_path / 'a.zip'} · أخبار/sunbula-01.txt"
    assert [type(one) for one in failed] == [NotArabic]
    assert failed[0].file.endswith("a.zip · english.txt")


@pytest.mark.parametrize("press", [gzip.compress, lzma.compress, bz2.compress, bytes])
def test_tar_with_and_without_compression(tmp_path: Path, press: object) -> None:
    (tmp_path / "a.tar.x").write_bytes(press(tarred({"./أخبار/one.txt": SHORT.encode(), "two.txt": b""})))  # type: ignore[operator]
    read, failed = taken(tmp_path / "a.tar.x")
    assert [(one.part, one.text) for one in read] == [("أخبار/one.txt", SHORT)]
    assert [(type(one), one.file.rsplit(" · ")[1]) for one in failed] == [(EmptyInput, "two.txt")]


def test_one_compressed_file(tmp_path: Path) -> None:
    (tmp_path / "2031-03-02.txt.gz").write_bytes(gzip.compress(SHORT.encode("cp1256")))
    document = only(tmp_path / "2031-03-02.txt.gz")
    assert (document.text, document.part, document.meta.published) == (SHORT, None, "2031-03-02")


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = tarred({"deep.txt": SHORT.encode()})
    zipped({"middle.zip": zipped({"inner.tar": inner})}, tmp_path / "a.zip")
    assert only(tmp_path / "a.zip").part == "middle.zip · inner.tar · deep.txt"


def test_archives_without_end_are_refused(tmp_path: Path) -> None:
    data = SHORT.encode()
    for _ in range(6):
        data = zipped({"a.zip": data, "b.txt": SHORT.encode()})
    (tmp_path / "a.zip").write_bytes(data)
    read, failed = taken(tmp_path / "a.zip")
    assert len(read) == 4
    assert [one.problem for one in failed] == ["intake.too_deep"]
    for _ in range(6):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    assert [one.problem for one in taken(tmp_path / "a.gz")[1]] == ["intake.too_deep"]


@pytest.mark.parametrize("kind", ["zip", "gz", "xz", "tar.gz", "csv.gz"])
def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path, kind: str) -> None:
    blanks = b" " * (8 * MIB)
    bomb = {
        "zip": lambda: zipped({"first.txt": SHORT.encode(), "bomb.txt": blanks}),
        "gz": lambda: gzip.compress(blanks),
        "xz": lambda: lzma.compress(blanks),
        "tar.gz": lambda: gzip.compress(tarred({"first.txt": SHORT.encode(), "bomb.txt": blanks})),
        "csv.gz": lambda: gzip.compress(f"text\n{SHORT}\n".encode() + (b" " * 1023 + b"\n") * (8 * 1024)),
    }[kind]()
    (tmp_path / f"a.{kind}").write_bytes(bomb)
    read, failed = taken(tmp_path / f"a.{kind}", SMALL)
    assert len(read) == (0 if kind in ("gz", "xz") else 1)
    assert {one.problem for one in failed} == {"intake.bomb"}
    assert isinstance(failed[0], Refused)


def test_members_that_share_a_budget(tmp_path: Path) -> None:
    zipped({f"{n}.txt": b" " * MIB for n in range(8)}, tmp_path / "a.zip")
    _, failed = taken(tmp_path / "a.zip", SMALL)
    assert {one.problem for one in failed[4:]} == {"intake.bomb"}


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/../../b.txt", "C:\\x.txt", "..\\up.txt"])
def test_a_path_that_climbs_out(tmp_path: Path, name: str) -> None:
    zipped({name: SHORT.encode(), "good.txt": SHORT.encode()}, tmp_path / "a.zip")
    read, failed = taken(tmp_path / "a.zip")
    assert [one.part for one in read] == ["good.txt"]
    assert [one.problem for one in failed] == ["intake.climbs"]
    if not name.startswith("C:"):
        (tmp_path / "a.tar").write_bytes(tarred({name: SHORT.encode(), "good.txt": SHORT.encode()}))
        assert [one.problem for one in taken(tmp_path / "a.tar")[1]] == ["intake.climbs"]


def test_half_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(MEMBERS)[:2000])
    assert [one.problem for one in taken(tmp_path / "a.zip")[1]] == ["intake.broken"]
    whole = gzip.compress("\n".join(f'{{"text": "{SHORT} {n * n}"}}' for n in range(9000)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    read, failed = taken(tmp_path / "a.jsonl.gz")
    assert len(read) > 100
    assert [one.problem for one in failed] == ["intake.broken"]


def test_a_member_whose_bytes_were_changed(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": SHORT.encode(), "b.txt": SHORT.encode()}, level=0))
    data[data.index(SHORT.encode()) + 5] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    read, failed = taken(tmp_path / "a.zip")
    assert [one.part for one in read] == ["b.txt"]
    assert [one.problem for one in failed] == ["intake.broken"]
