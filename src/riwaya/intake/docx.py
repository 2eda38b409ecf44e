"""DOCX: the paragraphs of the document, without its headers, footers, notes and what was struck out in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.intake.dates import day_of
from riwaya.intake.decoding import checked
from riwaya.intake.document import Document
from riwaya.intake.facts import Facts
from riwaya.intake.item import Item
from riwaya.intake.package import Package
from riwaya.intake.wishes import Wishes

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUT = frozenset(
    {WORD + "del", WORD + "moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
SIGNS = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}
TEXT, PARAGRAPH = WORD + "t", WORD + "p"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(item: Item, wishes: Wishes) -> Iterator[Document]:
    with Package(item, wishes) as package:
        text = "\n".join(_paragraphs(package.xml("word/document.xml")))
        facts = Facts(item, wishes)
        text, _ = checked(text.strip("\n"), item.place, "utf-8")
        if "docProps/core.xml" in package.names:
            tell_properties(facts, package.xml("docProps/core.xml"), text)
        package.stream.seek(0)
        original = package.stream.read()
    yield facts.document(text, original=original, media_type=MEDIA_TYPE, encoding="utf-8")


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(PARAGRAPH):
        text = "".join(_pieces(paragraph)).strip()
        if text:
            yield text


def _pieces(node: Any) -> Iterator[str]:
    """The text of a paragraph; one in a text box inside it is a paragraph of its own, and comes by itself."""
    for child in node:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in OUT and child.tag != PARAGRAPH:
            yield from _pieces(child)


def tell_properties(facts: Facts, root: Any, text: str) -> None:
    """Title and author as the program keeps them; the day that the file was made is a guess, where the text tells none."""
    told = {element.tag.rsplit("}", 1)[-1]: element.text for element in root}
    facts.tell_properties(told.get("title"), told.get("creator"))
    day, _ = day_of(told.get("created"))
    facts.guess_day(day, text)
