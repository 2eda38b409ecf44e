"""What breaks the work leaves the casebook whole: a killed process, a full disk, no permission, another writer, a strange file."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec import structs

from casebook.conftest import Where
from casebook.test_adding import everything
from riwaya.casebook import Casebook
from riwaya.errors import CasebookUnreachable, FullDisk, LockedCasebook, NoCasebook, NotACasebook, ReadOnlyCasebook
from riwaya.intake.document import Document

ADDING = """
import sys
from pathlib import Path
from riwaya.casebook import Casebook
from riwaya.intake.document import Document
from riwaya.model import Meta

def documents():
    for outlet in range(int(sys.argv[3])):
        for path in sorted(Path(sys.argv[2]).glob("*.txt")):
            yield Document(text=path.read_text(encoding="utf-8"), meta=Meta(outlet=str(outlet), file=path.name))

if __name__ == "__main__":
    with Casebook.open(sys.argv[1], create=True) as casebook:
        casebook.add(documents(), workers=int(sys.argv[4]), watch=lambda progress: print(progress.done, flush=True))
"""
EXAMPLES = Path(__file__).parents[2] / "examples"


def adding(where: str, script: Path, copies: int, workers: int) -> subprocess.Popen[str]:
    script.write_text(ADDING, encoding="utf-8")
    command = [sys.executable, str(script), where, str(EXAMPLES), str(copies), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_killed_and_begun_again_is_the_same_as_undisturbed(where: Where, tmp_path: Path) -> None:
    whole, broken = where(), where()
    assert adding(whole, tmp_path / "add.py", 3, 2).wait() == 0
    for after in (1, 3):
        process = adding(broken, tmp_path / "add.py", 3, 2)
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        process.kill()
        process.wait()
        process.stdout.close()
    assert adding(broken, tmp_path / "add.py", 3, 2).wait() == 0
    with Casebook.open(whole) as one, Casebook.open(broken) as other:
        assert one.count("reports") == other.count("reports") == 36
        assert everything(one) == everything(other)
        assert sound(one) and sound(other)


def sound(casebook: Casebook) -> bool:
    """What SQLite itself says of the file."""
    if not casebook.database.is_sqlite:
        return True
    with casebook.database.reading() as connection:
        checked = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        return checked == "ok" and not connection.exec_driver_sql("PRAGMA foreign_key_check").all()


def test_workers_end_with_the_one_who_sent_them(tmp_path: Path) -> None:
    process = adding(str(tmp_path / "cases.db"), tmp_path / "add.py", 20, 2)
    assert process.stdout is not None
    process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("this system does not tell who its children are")
    workers = [int(pid) for pid in children.read_text().split()]
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert workers
    for _ in range(100):
        if not any(alive(pid) for pid in workers):
            return
        time.sleep(0.1)
    raise AssertionError("workers go on without their parent")


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of 2 MiB; only root may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no permission to mount a small disk")
    return disk


def test_a_full_disk_keeps_what_was_added(small_disk: Path, documents: tuple[Document, ...], tmp_path: Path) -> None:
    path = small_disk / "cases.db"
    many = [
        structs.replace(one, meta=structs.replace(one.meta, outlet=str(n)), original=os.urandom(60_000))
        for n in range(8)
        for one in documents
    ]
    try:
        with Casebook.open(path, create=True) as casebook:
            with pytest.raises(FullDisk):
                casebook.add(many)
            kept = casebook.count("reports")
            assert 0 < kept < len(many)
            assert sound(casebook)
        larger = tmp_path / "larger.db"
        for name in small_disk.iterdir():
            shutil.copy(name, larger.with_name(name.name.replace("cases", "larger")))
        with Casebook.open(larger) as casebook:
            assert casebook.count("reports") == kept and sound(casebook)
            assert casebook.add(many).already == kept
            assert casebook.count("reports") == len(many)
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


READING = """
import os, sys
from riwaya.casebook import Casebook
from riwaya.errors import ReadOnlyCasebook
from riwaya.intake.document import Document
with Casebook.open(sys.argv[1]) as casebook:  # what is imported and loaded late is there before root is left
    casebook.count("claims"), casebook.search("الجيش")
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
with Casebook.open(sys.argv[1]) as casebook:
    print(casebook.count("claims"), len(casebook.search("الجيش")))
    try:
        casebook.add([Document(text="قال متحدث باسم الجيش إن قواته دخلت البلدة.")])
    except ReadOnlyCasebook:
        print("read only")
"""


def test_a_casebook_that_may_not_be_written_is_read(tmp_path: Path, documents: tuple[Document, ...]) -> None:
    path = tmp_path / "cases.db"
    with Casebook.open(path, create=True) as casebook:
        casebook.add(documents)
        counted = casebook.count("claims"), len(casebook.search("الجيش"))
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o555 if folder == tmp_path else 0o755)
    path.chmod(0o444)
    try:
        done = subprocess.run([sys.executable, "-c", READING, str(path)], capture_output=True, text=True, check=False)
        if "Permission denied" in done.stderr:
            pytest.skip("nobody else may enter the folders of this machine")
        assert done.stdout.split("\n")[:2] == [f"{counted[0]} {counted[1]}", "read only"], done.stderr
    finally:
        tmp_path.chmod(0o755)


def test_another_writer_is_waited_for_and_then_named(where: Where, documents: tuple[Document, ...]) -> None:
    place = where()
    with Casebook.open(place, create=True) as first, Casebook.open(place, patience=0.2) as second:
        first.add(documents[:2])
        with first.database.writing():
            with pytest.raises(LockedCasebook):
                second.add(documents[2:4])
            assert second.count("reports") == 2
        assert second.add(documents[2:4]).read == 2
        assert first.count("reports") == 4 and sound(first)


def test_what_is_no_casebook_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(NoCasebook):
        Casebook.open(tmp_path / "none.db")
    with pytest.raises(NoCasebook):
        Casebook.open(tmp_path / "no folder" / "cases.db", create=True)
    with pytest.raises(NotACasebook):
        Casebook.open(tmp_path, create=True)
    text = tmp_path / "text.db"
    text.write_text("قال الجيش " * 500, encoding="utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE things (x)")
    connection.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(NotACasebook):
            Casebook.open(path, create=True)
        assert path.read_bytes() == before


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/cases", "mysql://me@server/cases", "postgresql://[", "ftp://x/y"])
def test_a_server_that_does_not_answer_is_named_without_its_password(url: str) -> None:
    with pytest.raises(CasebookUnreachable) as wrong:
        Casebook.open(url.replace("nobody@", "nobody:secret@"))
    assert "secret" not in str(wrong.value)


def test_read_only_is_an_error_of_its_own(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "cases.db", create=True) as casebook:
        closed = structs.replace(casebook.database, writable=False)
        with pytest.raises(ReadOnlyCasebook), closed.writing():
            pass
