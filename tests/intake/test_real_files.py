"""Files made by real programs from our own dispatches (tests/files/make.sh): each gives the dispatch back, letter by letter."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from intake_sample import FILES, SHORT, dispatch, only, page, taken
from riwaya.errors import BadSource, EmptyInput, InputError, NotArabic, Refused
from riwaya.intake.wishes import MIB, Limits, Wishes

SUNBULA, JISR = dispatch("sunbula-01"), dispatch("jisr-02")
WITHOUT_VOWELS = str.maketrans("", "", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sunbula-01.docx", SUNBULA),  # LibreOffice
        ("jisr-02.pdf", JISR),  # LibreOffice
        ("jisr-02.epub", JISR),  # LibreOffice
        ("saved.mhtml", SUNBULA),  # Chromium
    ],
)
def test_the_dispatch_comes_back_as_it_was(name: str, text: str) -> None:
    document = only(FILES / name)
    assert document.text == text
    assert document.meta.title == text.split("\n")[0]
    assert document.original


def test_properties_that_programs_keep() -> None:
    document = only(FILES / "sunbula-01.docx")
    assert (document.author, document.how["author"]) == ("سمير الحافي", "properties")


def test_a_saved_page_tells_where_it_was_and_when_it_was_saved() -> None:
    document = only(FILES / "saved.mhtml")
    assert document.media_type == "multipart/related"
    assert datetime.date.fromisoformat(document.meta.fetched or "") > datetime.date(2026, 1, 1)
    assert document.how["fetched"] == "saved page"


def test_a_workbook() -> None:
    read, failed = taken(FILES / "news.xlsx")
    assert not failed
    assert [(one.text, one.meta.outlet, one.meta.published, one.part) for one in read] == [
        (SUNBULA, "السنبلة", "2031-03-02", "news!2"),
        (JISR, "الجسر", "2031-03-07", "news!3"),
    ]


def test_a_crawl_of_wget() -> None:
    read, failed = taken(FILES / "crawl.warc.gz")
    assert not failed
    assert [one.text for one in read] == [SUNBULA, JISR]
    assert read[0].meta.url == "http://127.0.0.1:8377/page.html"
    assert read[0].how["url"] == read[0].how["fetched"] == "warc"


def test_pdf_of_joined_letters_in_the_order_seen() -> None:
    assert only(FILES / "visual.pdf").text == SUNBULA.translate(WITHOUT_VOWELS)


def test_pdf_whose_letters_stand_the_wrong_way_round() -> None:
    assert only(FILES / "letters.pdf").text.translate(WITHOUT_VOWELS) == SUNBULA.translate(WITHOUT_VOWELS)


def test_pdf_printed_by_chromium() -> None:
    text = only(FILES / "printed.pdf").text
    headline, body = SUNBULA.split("\n", 1)
    assert text.endswith(f"\n{body}")
    assert headline in text.split("\n")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = only(FILES / "heads.pdf").text
    wanted = "\n".join(dispatch(f"sunbula-0{number}") for number in (1, 2, 3))
    assert "نشرة السنبلة" not in text and "صفحة" not in text
    assert text.split() == wanted.translate(WITHOUT_VOWELS).split()


@pytest.mark.parametrize(
    ("name", "problem"),
    [("locked.pdf", "intake.encrypted"), ("locked.zip", "intake.encrypted"), ("scan.pdf", "intake.scanned")],
)
def test_what_cannot_be_read_says_why(name: str, problem: str) -> None:
    _, (failed,) = taken(FILES / name)
    assert failed.problem == problem
    assert name in failed.file


@pytest.mark.parametrize("name", ["jisr-02.pdf", "sunbula-01.docx", "jisr-02.epub", "news.xlsx", "crawl.warc.gz"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_half_a_file_is_an_error_and_no_half_report(tmp_path: Path, name: str, share: float) -> None:
    data = (FILES / name).read_bytes()
    (tmp_path / name).write_bytes(data[: int(len(data) * share)])
    read, failed = taken(tmp_path / name)
    assert failed and all(isinstance(one, InputError) and name in one.file for one in failed)
    assert all(one.text in (SUNBULA, JISR) for one in read)


@pytest.mark.parametrize(
    "name",
    ["jisr-02.pdf", "visual.pdf", "sunbula-01.docx", "jisr-02.epub", "news.xlsx", "crawl.warc.gz", "saved.mhtml"],
)
def test_bytes_that_were_changed_never_end_the_run(tmp_path: Path, name: str) -> None:
    whole = bytearray((FILES / name).read_bytes())
    for step in (7, 101, 1009):
        broken = bytearray(whole)
        for at in range(step, len(broken), step * 13):
            broken[at] ^= 0x55
        (tmp_path / name).write_bytes(broken)
        read, failed = taken(tmp_path / name)
        assert read or failed


def test_all_of_them_in_one_folder_and_in_one_archive(tmp_path: Path) -> None:
    names = sorted(path.name for path in FILES.iterdir() if path.suffix not in (".py", ".sh"))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in names:
            archive.write(FILES / name, name)
    read, failed = taken(tmp_path / "all.zip")
    beside, _ = taken(str(FILES / "[!m]*"))
    assert sorted(one.text for one in read) == sorted(one.text for one in beside)
    assert {one.problem for one in failed} == {"intake.encrypted", "intake.scanned"}


def test_parquet(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    days = [datetime.date(2031, 3, 2), None, datetime.date(2031, 3, 4)]
    table = pyarrow.table(
        {"text": [SUNBULA, "english", JISR], "date": days, "source": ["السنبلة", None, "الجسر"], "n": [1, 2, 3]}
    )
    parquet.write_table(table, tmp_path / "news.parquet")
    read, failed = taken(tmp_path / "news.parquet")
    assert [(one.text, one.meta.published, one.part) for one in read] == [
        (SUNBULA, "2031-03-02", "1"),
        (JISR, "2031-03-04", "3"),
    ]
    assert [type(one) for one in failed] == [NotArabic]
    data = (tmp_path / "news.parquet").read_bytes()
    (tmp_path / "half.parquet").write_bytes(data[: len(data) // 2])
    assert taken(tmp_path / "half.parquet")[1][0].problem == "intake.broken"


def test_a_workbook_that_unpacks_without_end(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "xl/")
        archive.writestr("xl/workbook.xml", b" " * (8 * MIB))
    (tmp_path / "a.xlsx").write_bytes(made.getvalue())
    _, (failed,) = taken(tmp_path / "a.xlsx", Wishes(limits=Limits(unpacked=MIB)))
    assert isinstance(failed, Refused)


def test_a_document_with_an_entity_that_grows_without_end(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE d [<!ENTITY l0 "lol">{laughs}]><d>&l9;</d>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", xml)
    _, (failed,) = taken(tmp_path / "a.docx")
    assert isinstance(failed, BadSource | EmptyInput)


@pytest.mark.parametrize("chunked", [True, False])
def test_a_crawl_with_compressed_and_chunked_pages(tmp_path: Path, chunked: bool) -> None:
    import gzip

    body = gzip.compress(page("jisr-02").encode())
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    if chunked:
        head += b"Transfer-Encoding: chunked\r\n"
        body = (
            b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 99]), body[at : at + 99]) for at in range(0, len(body), 99))
            + b"0\r\n\r\n"
        )
    answers = {
        "https://jisr.example/a": head + b"\r\n" + body,
        "https://jisr.example/gone": b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx",
        "https://jisr.example/robots.txt": b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *",
        "https://jisr.example/a.png": b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
        "https://jisr.example/broken": b"nothing like HTTP",
    }
    records = [
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-03-02T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (address.encode(), len(answer), answer)
        for address, answer in answers.items()
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    read, failed = taken(tmp_path / "a.warc")
    assert [(one.text, one.meta.url, one.meta.fetched) for one in read] == [
        (JISR, "https://jisr.example/a", "2031-03-02")
    ]
    assert [one.file.rsplit(" · ")[1] for one in failed] == ["5 https://jisr.example/broken"]


def test_a_member_named_as_another_format_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes((FILES / "sunbula-01.docx").read_bytes())
    (tmp_path / "page.pdf").write_text(page("jisr-02"), encoding="utf-8")
    (tmp_path / "short.html").write_text(SHORT, encoding="utf-8")
    assert [one.text for one in taken(tmp_path)[0]] == [JISR, SUNBULA, SHORT]
