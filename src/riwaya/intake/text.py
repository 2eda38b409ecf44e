"""Bytes → the text as published, or an InputError that says why there is none.

No line end is translated and no letter changed: only a byte order mark is taken off.
"""

from __future__ import annotations

import codecs
import re

from riwaya.errors import BinaryInput, EmptyInput, EncodingProblem, NotArabic, TooLong
from riwaya.intake.census import Census

LONGEST_TEXT = 5_000_000
LONGEST_LINE = 1_000_000
LONGEST_BYTES = 4 * LONGEST_TEXT + 4
ARABIC_SHARE = 0.4
SAMPLE = 10_000
SLICES = 20

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh91AY", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"PAR1", "parquet"),
    (b"\x7fELF", "program"),
    (b"ID3\x03", "mp3"),
    (b"ID3\x04", "mp3"),
    (b"OggS\x00", "ogg"),
)
ZIPPED = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"opendocument.text", "odt"), (b"epub+zip", "epub"))
MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = ("cp1256", "iso8859_6")
WRONG_READINGS = (
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1256", "utf-8"),
    ("cp1252", "cp1256"),
    ("latin-1", "cp1256"),
    ("latin-1", "iso8859_6"),
)
"""(the encoding that a text was decoded with, the one that it was written in)"""

WORD = re.compile("[\u0620-\u06d3]{2,}")
COMMON = re.compile("(?<![\u0620-\u064a])(?:ال[\u0621-\u064a]|في |من |على |إلى |أن |و)")
"""The, in, from, on, to, that, and: what Arabic words begin with and no other language read as Arabic does."""
ARTICLE = re.compile("(?<![\u0620-\u06d3])[وف]?(?:[بك]?ال|لل)[\u0621-\u064a]")
UNSEEN = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u00ad]*")


def text_from(data: bytes, file: str) -> str:
    """The text in the bytes of a file; `file` is what errors call it."""
    if not data:
        raise EmptyInput(file)
    if kind := binary_kind(data):
        raise BinaryInput(file, kind=kind)
    if len(data) > LONGEST_BYTES:
        raise TooLong(file, limit=LONGEST_TEXT, bytes=len(data))
    return check_text(data.decode(*encoding_of(data, file)), file)


def check_text(text: str, file: str) -> str:
    """The text without a byte order mark, or the InputError that says what is wrong with it."""
    text = text.removeprefix("\ufeff")
    _check_length(text, file)
    if UNSEEN.fullmatch(text):
        raise EmptyInput(file)
    sample = _sample(text)
    census = Census(sample)
    if "\x00" in text or census["controls"] > census.size / 100:
        raise BinaryInput(file, kind="data")
    _check_encoding(text, sample, census, file)
    _check_language(sample, census, file)
    return text


def binary_kind(data: bytes) -> str | None:
    """What a file that is no text is, by its first bytes."""
    kind = next((kind for magic, kind in MAGIC if data.startswith(magic)), None)
    if kind == "zip":
        return next((inner for name, inner in ZIPPED if name in data[:8192]), kind)
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return data[8:12].decode("ascii").strip().lower()
    if data[4:8] == b"ftyp":
        return "mp4"
    return "program" if data[:2] == b"MZ" and b"\x00" in data[:256] else kind


def encoding_of(data: bytes, file: str) -> tuple[str, str]:
    """The encoding of these bytes and how to treat what does not fit it, as `bytes.decode` takes them."""
    encoding = next((name for mark, name in MARKED if data.startswith(mark)), None) or wide(data)
    if encoding:
        return _strictly(data, encoding, file)
    if b"\x00" in data:
        raise BinaryInput(file, kind="data")
    try:
        data.decode("utf-8")
        return "utf-8", "strict"
    except UnicodeDecodeError as broken:
        if mostly_utf8(data):
            raise EncodingProblem(file, hint="utf-8 with broken bytes", at=broken.start) from None
    return _one_byte(data, file)


def _strictly(data: bytes, encoding: str, file: str) -> tuple[str, str]:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as broken:
        hint = f"{encoding.removesuffix('-sig')} with broken bytes"
        raise EncodingProblem(file, hint=hint, at=broken.start) from None
    return encoding, "strict"


def wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Arabic letters is 06, which no other encoding of a text holds."""
    head = data[: 2 * SAMPLE]
    even, odd = head[::2].count(6), head[1::2].count(6)
    if max(even, odd) < len(head) / 8:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in what else is UTF-8."""
    head = data[: 5 * SAMPLE].decode("utf-8", "replace")
    return head.count("\ufffd") * 10 <= Census(head)["arabic"]


def _one_byte(data: bytes, file: str) -> tuple[str, str]:
    """The one-byte encoding that gives the most Arabic; EncodingProblem where none gives any."""
    best, score = "", 0
    for encoding in ONE_BYTE:
        head = data[: 2 * SAMPLE].decode(encoding, "replace")
        common = 0 if head.count("\ufffd") * 50 > len(head) else len(COMMON.findall(head))
        if common > score and Census(head).arabic_share >= ARABIC_SHARE:
            best, score = encoding, common
    if not best:
        raise EncodingProblem(file, hint="no Arabic encoding")
    return best, "strict" if best == "cp1256" else "replace"


def _check_length(text: str, file: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise TooLong(file, limit=LONGEST_TEXT, length=len(text))
    if len(text) > LONGEST_LINE:
        longest = max(map(len, text.split("\n")))
        if longest > LONGEST_LINE:
            raise TooLong(file, limit=LONGEST_LINE, line=longest)


def _sample(text: str) -> str:
    """All of a short text; slices from all over a long one."""
    if len(text) <= SAMPLE * SLICES:
        return text
    step = len(text) // SLICES
    return "".join(text[at : at + SAMPLE] for at in range(0, len(text), step))


def _check_encoding(text: str, sample: str, census: Census, file: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as broken:
        raise EncodingProblem(file, hint="half of a surrogate pair", at=broken.start) from None
    if sample.count("\ufffd") > census["letters"] / 20:
        raise EncodingProblem(file, hint="letters lost as \ufffd")
    if sample.count("?") > max(census["letters"], 20):
        raise EncodingProblem(file, hint="letters lost as ?")
    if hint := _misread(sample, census):
        raise EncodingProblem(file, hint=hint)


def _misread(sample: str, census: Census) -> str | None:
    """How the letters came to be broken: «ÇáÌíÔ» is "cp1256 read as cp1252", «Ø§Ù„» and «ط§ظ„» are UTF-8 misread."""
    head = sample[: 2 * SAMPLE]
    census = census if head == sample else Census(head)
    for read_as, written_in in WRONG_READINGS:
        if not _suspect(census, read_as, written_in):
            continue
        was = head.encode(read_as, "replace").decode(written_in, "ignore")
        if Census(was).arabic_share > 0.6 and len(COMMON.findall(was)) * 12 > len(was.split()) > 0:
            return f"{written_in} read as {read_as}"
    return None


def _suspect(census: Census, read_as: str, written_in: str) -> bool:
    """The cheap look before the dear one: the bytes that lead Arabic letters are a third of what is there."""
    lead = "\u0637\u0638\u0639\u063a" if read_as == "cp1256" else "\u00d8\u00d9\u00da\u00db"
    if written_in == "utf-8":
        return sum(census.characters[letter] for letter in lead) * 3 > census["filled"]
    return census["latin"] * 2 > census["filled"]


def _check_language(sample: str, census: Census, file: str) -> None:
    share = census.arabic_share
    if share < ARABIC_SHARE or _is_neighbour(sample, census):
        raise NotArabic(file, share=round(share, 2))


def _is_neighbour(sample: str, census: Census) -> bool:
    """Farsi, Urdu, Kurdish: Arabic script with letters of their own and hardly an article."""
    if census["neighbours"] * 100 <= census["arabic"]:
        return False
    words = len(WORD.findall(sample))
    return words >= 12 and len(ARTICLE.findall(sample)) * 12 < words
