"""From the order in which letters stand on paper to the order in which they are read: right to left, numbers and Latin left to right.

Some programs print Arabic letter by letter from left to right, so that the page itself cannot be read; that is seen by the
article, which then stands at the ends of words, and put right. Where neither order gives Arabic the page is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct

from riwaya.errors import BadSource
from riwaya.intake.pdf_lines import SEEN, Cell, Line
from riwaya.intake.text import ARTICLE, WORD

LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})
BETWEEN_DIGITS = frozenset({"ES", "CS", "ET"})
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
CURVED = str.maketrans("“”‘’", "”“’‘")
OPENS = re.compile(r"(?:^|\s)[(\[{«‹](?=\S)|(?<=\S)[)\]}»›](?:\s|$)", re.MULTILINE)
CLOSES = re.compile(r"(?:^|\s)[)\]}»›](?=\S)|(?<=\S)[(\[{«‹](?:\s|$)", re.MULTILINE)
CURVED_OPENS = re.compile(r"(?:^|\s)“(?=\S)|(?<=\S)”(?:\s|$)", re.MULTILINE)
CURVED_CLOSES = re.compile(r"(?:^|\s)”(?=\S)|(?<=\S)“(?:\s|$)", re.MULTILINE)
BLANKS = re.compile(rf"[^\S{SEEN}]+")
IN_BRACKETS = re.compile(rf"(?<=[(\[{{«‹“]){SEEN}|{SEEN}(?=[)\]}}»›”])")
ENOUGH = 25
RAREST = 0.04
"""In Arabic news about every third word has the article; where there are `ENOUGH` words and fewer than this, it is no Arabic."""


class Told(Struct, frozen=True):
    """A line in the order of reading, with where it stands."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first_word: float


def in_order(pages: Sequence[Sequence[Line]], place: str) -> list[list[Told]]:
    """The lines of each page as they are read; BadSource where no order of their letters is Arabic."""
    read = [[_told(line, _right_to_left) for line in page] for page in pages]
    found, count = _articles(read)
    turned = [[_told(line, _as_it_stands) for line in page] for page in pages]
    found_turned, _ = _articles(turned)
    if found_turned > 2 * found:
        read, found = turned, found_turned
    if count >= ENOUGH and found < RAREST * count:
        raise BadSource(place, "intake.pdf_order")
    return _brackets_right(read)


def _articles(pages: Sequence[Sequence[Told]]) -> tuple[int, int]:
    """Words with the article, and words."""
    text = "\n".join(line.text for page in pages for line in page)
    return len(ARTICLE.findall(text)), len(WORD.findall(text))


def _told(line: Line, order: Callable[[list[Cell]], list[Cell]]) -> Told:
    cells = order(line.cells)
    text = BLANKS.sub(" ", "".join(cell.text for cell in cells)).strip()
    first = next((at for at, cell in enumerate(cells) if not cell.text.strip()), len(cells))
    width = sum(cell.right - cell.left for cell in cells[: first or len(cells)])
    return Told(text, line.left, line.right, line.base, line.size, width)


def _as_it_stands(cells: list[Cell]) -> list[Cell]:
    return cells


def _right_to_left(cells: list[Cell]) -> list[Cell]:
    """Reversed, and what is read from left to right reversed again; a line without Arabic stays as it stands."""
    kinds = [_kind(cell) for cell in cells]
    if not any(kind in ("R", "AL") for kind in kinds):
        return cells
    kinds = _joined(kinds)[::-1]
    read: list[Cell] = []
    run: list[Cell] = []
    for cell, kind in zip(reversed(cells), kinds, strict=True):
        if kind in LEFT_TO_RIGHT:
            run.append(cell)
        else:
            read += [*reversed(run), cell]
            run = []
    return read + run[::-1]


def _kind(cell: Cell) -> str:
    return unicodedata.bidirectional(cell.text[0])


def _joined(kinds: list[str]) -> list[str]:
    """What stands between two digits is of the number; what stands between two Latin letters is of their words."""
    joined = list(kinds)
    for at, kind in enumerate(kinds):
        if (
            kind in BETWEEN_DIGITS
            and 0 < at < len(kinds) - 1
            and kinds[at - 1] in ("EN", "AN")
            and kinds[at + 1] in ("EN", "AN")
        ):
            joined[at] = "EN"
    strong = [(at, kind) for at, kind in enumerate(joined) if kind in ("L", "EN", "AN", "R", "AL")]
    for (start, one), (end, other) in pairwise(strong):
        if (one == "L" and other in LEFT_TO_RIGHT) or (other == "L" and one in LEFT_TO_RIGHT):
            joined[start + 1 : end] = ["L"] * (end - start - 1)
    return joined


def _brackets_right(pages: list[list[Told]]) -> list[list[Told]]:
    """Some programs store the bracket that is seen, others the one that is meant: the text tells which, for all of it."""
    text = "\n".join(line.text for page in pages for line in page)
    table: dict[int, int] = {}
    if len(CLOSES.findall(text)) > len(OPENS.findall(text)):
        table |= MIRRORED
    if len(CURVED_CLOSES.findall(text)) > len(CURVED_OPENS.findall(text)):
        table |= CURVED
    return [[_with_text(line, line.text.translate(table)) for line in page] for page in pages]


def _with_text(line: Told, text: str) -> Told:
    """Brackets stand a little apart from what they hold: the gap inside them is no blank."""
    text = " ".join(IN_BRACKETS.sub("", text).split())
    return Told(text, line.left, line.right, line.base, line.size, line.first_word)
