"""PDF: the text of its pages by where each letter stands on the paper, however it was stored; refused where it holds no letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from riwaya.errors import BadSource, Refused, TooLong
from riwaya.intake.dates import day_of
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.extras import needed
from riwaya.intake.facts import Facts
from riwaya.intake.furniture import without_furniture
from riwaya.intake.item import Item
from riwaya.intake.pdf_lines import Line, lines_on
from riwaya.intake.pdf_order import in_order
from riwaya.intake.pdf_paragraphs import paragraphs
from riwaya.intake.text import LONGEST_TEXT
from riwaya.intake.wishes import Wishes

TAIL = 65_536
END = b"%%EOF"
NO_LETTERS = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd\ufffe]")
PASSWORD = 4
"""FPDF_ERR_PASSWORD of PDFium."""


def read(item: Item, wishes: Wishes) -> Iterator[Document]:
    with item.held(wishes.limits.held) as stream:
        text, told = _read(stream, item)
        stream.seek(0)
        original = stream.read()
    facts = Facts(item, wishes)
    facts.tell_properties(told.get("Title"), told.get("Author"))
    facts.guess_day(day_of(told.get("CreationDate", "").removeprefix("D:")[:8])[0], text)
    yield facts.document(text, original=original, media_type="application/pdf", encoding="utf-8")


def _read(stream: BinaryIO, item: Item) -> tuple[str, dict[str, str]]:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL))
    if END not in stream.read():
        raise BadSource(item.place, "intake.broken", reason=f"without {END.decode()}")
    stream.seek(0)
    document = _opened(stream, item)
    try:
        pages = list(_pages(document, item))
        _check_letters(pages, item)
        text = without_furniture(paragraphs(in_order(pages, item.place)))
        return checked(text, item.place, "utf-8")[0], document.get_metadata_dict()
    finally:
        document.close()


def _opened(stream: BinaryIO, item: Item) -> Any:
    pdfium = needed("pypdfium2", item.place)
    try:
        return pdfium.PdfDocument(stream)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD or "password" in str(error).lower():
            raise Refused(item.place, "intake.encrypted") from error
        raise BadSource(item.place, "intake.broken", reason=str(error)) from error


def _pages(document: Any, item: Item) -> Iterator[list[Line]]:
    pdfium = needed("pypdfium2", item.place)
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = lines_on(page.get_textpage())
            page.close()
        except pdfium.PdfiumError as error:
            raise BadSource(item.place, "intake.broken_page", page=number + 1) from error
        letters += sum(len(line.cells) for line in lines)
        if letters > LONGEST_TEXT:
            raise TooLong(item.place, limit=LONGEST_TEXT)
        yield lines


def _check_letters(pages: list[list[Line]], item: Item) -> None:
    """Pictures of pages have no letters; fonts that do not say which letters their shapes are have no real ones."""
    text = "".join(cell.text for lines in pages for line in lines for cell in line.cells)
    if not text.strip():
        raise BadSource(item.place, "intake.scanned")
    if len(NO_LETTERS.findall(text)) * 5 > len(text):
        raise BadSource(item.place, "intake.pdf_fonts")
