"""Files, folders, globs and standard input in; documents out, errors among them, and the rest goes on."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from intake_sample import SHORT, dispatch, only, taken
from riwaya.errors import BadSource, BinaryInput, EmptyInput, EncodingProblem, NotArabic, TooLong
from riwaya.intake.documents import documents
from riwaya.intake.text import WRONG_READINGS
from riwaya.intake.wishes import Wishes
from riwaya.messages import LANGUAGES, explain_error, messages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "one.txt").write_text(dispatch("sunbula-01"), encoding="utf-8")
    (tmp_path / "b" / "two.txt").write_text(dispatch("jisr-02"), encoding="cp1256", errors="replace")
    (tmp_path / "b" / "empty.txt").write_bytes(b"")
    (tmp_path / "b" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "english.txt").write_text("The army said that the road was closed.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(SHORT, encoding="utf-8")
    return tmp_path


def test_a_text_is_as_published(tmp_path: Path) -> None:
    text = "عنوان\r\n" + SHORT + "\r\n"
    path = tmp_path / "2031-03-02-hama.txt"
    path.write_bytes(text.encode())
    document = only(path)
    assert document.text == text
    assert document.original == text.encode()
    assert (document.meta.published, document.how) == ("2031-03-02", {"published": "file name"})
    assert (document.meta.file, document.part, document.encoding) == (str(path), None, "utf-8")


def test_a_folder_gives_all_that_can_be_read_in_order_and_names_the_rest(folder: Path) -> None:
    found = list(documents(str(folder)))
    assert [type(one).__name__ for one in found] == ["NotArabic", "Document", "EmptyInput", "BinaryInput", "Document"]
    read, failed = taken(folder)
    assert [Path(one.meta.file or "").name for one in read] == ["one.txt", "two.txt"]
    assert [Path(one.file).name for one in failed] == ["english.txt", "empty.txt", "picture.png"]
    assert [type(one) for one in failed] == [NotArabic, EmptyInput, BinaryInput]


def test_a_glob(folder: Path) -> None:
    assert len(taken(folder / "*.txt")[0]) == 1
    assert len(taken(folder / "**" / "*.txt")[0]) == 2


@pytest.mark.parametrize("name", ["nothing.txt", "*.nothing"])
def test_what_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    _, (failed,) = taken(tmp_path / name)
    assert failed.problem == "missing"
    assert name in explain_error(messages("en"), "", failed)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(SHORT.encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stdin)
    document = only("-")
    assert (document.text, document.encoding, document.meta.file) == (SHORT, "utf-16", "-")


def test_what_is_given_comes_before_all_else(tmp_path: Path) -> None:
    path = tmp_path / "2031-03-02.txt"
    path.write_text(SHORT, encoding="utf-8")
    wishes = Wishes(
        date="2030-01-01", outlet="السنبلة", title="عنوان", url="https://a.example/2029/01/01/x", author="سمير"
    )
    document = only(path, wishes)
    assert (document.meta.published, document.meta.outlet, document.author) == ("2030-01-01", "السنبلة", "سمير")
    assert set(document.how.values()) == {"given"}


def test_an_address_tells_the_day_and_who_published(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(SHORT, encoding="utf-8")
    document = only(path, Wishes(url="https://www.sunbula.example/2029/01/30/x"))
    assert (document.meta.published, document.how["published"]) == ("2029-01-30", "url")
    assert (document.meta.outlet, document.how["outlet"]) == ("sunbula.example", "url")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859_6", "utf-16", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = dispatch("marfa-01").encode(encoding, "replace")
    (tmp_path / "r.txt").write_bytes(data)
    assert only(tmp_path / "r.txt").text == data.decode(encoding)


@pytest.mark.parametrize(("read_as", "written_in"), WRONG_READINGS)
def test_text_decoded_wrongly_before_is_put_right_letter_by_letter(
    tmp_path: Path, read_as: str, written_in: str
) -> None:
    data = SHORT.encode(written_in)
    whatwg = "".join(
        chr(byte)
        if 128 <= byte < 160 and not bytes([byte]).decode(read_as, "ignore")
        else bytes([byte]).decode(read_as)
        for byte in data
    )
    (tmp_path / "r.txt").write_text(whatwg, encoding="utf-8")
    document = only(tmp_path / "r.txt")
    assert document.text == SHORT
    assert document.encoding is not None and "read as" in document.encoding


def test_text_decoded_wrongly_that_lost_letters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(SHORT.encode().decode("cp1252", "replace"), encoding="utf-8")
    _, (failed,) = taken(tmp_path / "r.txt")
    assert isinstance(failed, EncodingProblem)


def test_an_encoding_that_is_wished_for(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(SHORT.encode("cp1256"))
    assert only(tmp_path / "r.txt", Wishes(encoding="cp1256")).text == SHORT
    _, (failed,) = taken(tmp_path / "r.txt", Wishes(encoding="utf-8"))
    assert isinstance(failed, EncodingProblem)
    _, (unknown,) = taken(tmp_path / "r.txt", Wishes(encoding="cp9999"))
    assert unknown.problem == "intake.no_such_encoding"


def test_a_file_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(SHORT.encode() * 400_000)
    _, (failed,) = taken(tmp_path / "r.txt")
    assert isinstance(failed, TooLong)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", sorted(set(messages("en").table["intake"]) - {"watched"}))
def test_every_problem_of_intake_has_words_that_name_the_file(key: str, lang: str) -> None:
    said = explain_error(messages(lang), "", BadSource("news.zip · a.txt", f"intake.{key}"))
    assert said.startswith("news.zip · a.txt")
