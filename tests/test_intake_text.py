"""Bytes in, the text as published out, or the error that says why not."""

from __future__ import annotations

import time
import zlib

import pytest

from riwaya.errors import BinaryInput, EmptyInput, EncodingProblem, InputError, NotArabic, TooLong
from riwaya.intake.text import LONGEST_LINE, LONGEST_TEXT, WRONG_READINGS, check_text, text_from

REPORT = (
    "مقتل 12 في قصف جوي على قرية بريف حلب\r\n"
    "أعلن المرصد السوري لحقوق الإنسان أن 12 سوريا قتلوا في قصف لطيران النظام السوري بالبراميل المتفجرة أمس.\r\n"
    "وقال مدير المرصد إن القصف استهدف قرية يسيطر عليها التنظيم، ما أدى إلى سقوط عشرات الجرحى.\r\n"
)
SHORT = "قال الجيش إن القتال توقف"


@pytest.mark.parametrize("text", [REPORT, SHORT])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859_6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_arabic_encoding_gives_the_text_unchanged(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    assert text_from(data, "r.txt") == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_only_the_byte_order_mark_is_taken_off(encoding: str) -> None:
    assert text_from(REPORT.encode(encoding), "r.txt") == REPORT
    assert check_text("\ufeff" + REPORT, "r.txt") == REPORT


def test_real_bytes_of_cp1256() -> None:
    data = b"\xde\xc7\xe1 \xc7\xe1\xcc\xed\xd4 \xc5\xe4 \xc7\xe1\xde\xca\xc7\xe1 \xca\xe6\xde\xdd"
    assert text_from(data, "r.txt") == SHORT


NOTHING = {"empty": b"", "mark": b"\xef\xbb\xbf", "blanks": b" \r\n\t\n", "signs": "\u200f\u00a0\ufeff \u202c".encode()}


@pytest.mark.parametrize("data", NOTHING.values(), ids=list(NOTHING))
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        text_from(data, "r.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml", "docx"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04\x14\x00report.txt", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x1f\x8b\x08\x00" + zlib.compress(b"x"), "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "doc"),
        (rb"{\rtf1\ansi\ansicpg1256", "rtf"),
        (b"\x00\x00\x00\x18ftypmp42", "mp4"),
        (SHORT.encode() + b"\x00" + SHORT.encode(), "data"),
        (b"\x01\x02\x03\x04\x05 abc", "data"),
    ],
)
def test_no_text_at_all(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryInput) as caught:
        text_from(data, "r.txt")
    assert caught.value.details["kind"] == kind


@pytest.mark.parametrize(("read_as", "written_in"), WRONG_READINGS)
@pytest.mark.parametrize("text", [REPORT, SHORT])
def test_text_decoded_with_the_wrong_encoding(read_as: str, written_in: str, text: str) -> None:
    broken = text.encode(written_in, "replace").decode(read_as, "replace")
    with pytest.raises(EncodingProblem) as caught:
        text_from(broken.encode(), "r.txt")
    assert f"{written_in} read as" in str(caught.value.details["hint"])


def test_the_hint_names_both_encodings() -> None:
    with pytest.raises(EncodingProblem) as caught:
        check_text("ÃÚáä ÇáÌíÔ Ãä ÇáÞÊÇá ÊæÞÝ Ýí ÇáãÏíäÉ", "r.txt")
    assert caught.value.details["hint"] == "cp1256 read as cp1252"


@pytest.mark.parametrize(
    "text", ["???? ????? ????? ???? ?????? ???", "\ufffd\ufffd\ufffd\ufffd قال \ufffd\ufffd\ufffd", SHORT + "\ud83d"]
)
def test_letters_that_are_lost(text: str) -> None:
    with pytest.raises(EncodingProblem):
        check_text(text, "r.txt")


def test_broken_utf8_is_not_taken_for_cp1256() -> None:
    data = REPORT.encode()
    with pytest.raises(EncodingProblem) as caught:
        text_from(data[:101] + b"\xff" + data[101:], "r.txt")
    assert caught.value.details["hint"] == "utf-8 with broken bytes"
    assert isinstance(caught.value.details["at"], int)


def test_bytes_that_no_arabic_encoding_explains() -> None:
    with pytest.raises(EncodingProblem):
        text_from("Привет, мир! Как дела".encode("koi8-r"), "r.txt")


@pytest.mark.parametrize(
    "text",
    [
        "The army said the fighting in Aleppo had stopped.",
        "L'armée a déclaré que les combats à Alep étaient terminés dès l'été.",
        "The word جيش means army and nothing else in this long sentence.",
        "Армия заявила, что бои прекратились",
        "12 34 56",
        "ارتش گفت که درگیری‌ها در شهر پایان یافته است و نیروهای دولتی چند روستا را پس گرفته‌اند و به پیشروی می‌پردازند",
        "فوج نے کہا ہے کہ شہر میں لڑائی بند ہو گئی ہے اور کئی دیہات پر قبضہ کر لیا گیا ہے",
    ],
)
def test_another_language(text: str) -> None:
    with pytest.raises(NotArabic) as caught:
        check_text(text, "r.txt")
    assert 0 <= float(str(caught.value.details["share"])) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "وقال متحدث باسم شركة Apple في بيان إن الشركة توقفت",
        "قال رئيس الوزراء ﻓﻲ ﺍﻟﻌﺎﺻﻤﺔ",
        "قال الرئيس پوتين إن گوانتانامو ستغلق في العام المقبل وإن الحكومة وافقت على ذلك أمس",
        "قالت الحکومة السوریة إن الجیش سیطر علی المدینة في الساعات الماضیة من الیوم",
        "حلب",
        "هل توقف القتال؟ نعم؟ لا؟",
    ],
)
def test_arabic_that_must_pass(text: str) -> None:
    assert check_text(text, "r.txt") == text


@pytest.mark.parametrize(
    "text", [(SHORT + "\n") * (LONGEST_TEXT // len(SHORT)), (SHORT + " ") * (LONGEST_LINE // len(SHORT))]
)
def test_too_long(text: str) -> None:
    with pytest.raises(TooLong) as caught:
        check_text(text, "r.txt")
    assert caught.value.details["limit"] in (LONGEST_TEXT, LONGEST_LINE)


def test_a_huge_line_fails_fast() -> None:
    data = "ق".encode() * 25_000_000
    began = time.process_time()
    with pytest.raises(TooLong):
        text_from(data, "r.txt")
    assert time.process_time() - began < 0.5


def test_every_error_names_the_file() -> None:
    with pytest.raises(InputError, match=r"dir/r\.txt"):
        text_from(b"", "dir/r.txt")
