"""The letters of a PDF page by where they stand: lines of cells from left to right, in the order in which the page was written."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from statistics import median
from typing import Any

from msgspec import Struct

SKIPPED = frozenset(
    {0, 0x0A, 0x0D, 0xFFFE, 0xFFFF, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0xFEFF}
)
LIGATURES = (*range(0xFC00, 0xFE00), *range(0xFEF5, 0xFEFD))
SAME_LINE = 0.35
"""How far two baselines of one line may stand apart, in sizes of the letters."""
GAP = 0.2
"""A gap between two letters, in their size, from which on it is a blank that nobody stored."""
EMPTY = 0.02
"""Blanks narrower than this, in the size of the letters, are where a gap may be, or not (Chrome sets them a letter too far)."""
SEEN = "\u2009"
"""The blank that is seen by a gap and was not stored."""
HINTED = 0.08
"""What is gap enough beside such a blank."""
NEAR = 1.0
"""How far from its line, in sizes of the letters, a word may stand that was not written with it."""
SHELF = 8.0
COLUMN = 4.0
"""A gap, in sizes of the letters, that parts two columns."""


class Cell(Struct):
    """What one glyph shows: one letter, or the letters of a ligature with the marks on them, in the order of reading."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Line(Struct):
    """`cells` stand from left to right."""

    cells: list[Cell]

    @property
    def left(self) -> float:
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        return max(cell.right for cell in self.cells)

    @property
    def base(self) -> float:
        return self.cells[0].base

    @property
    def size(self) -> float:
        return median(cell.size for cell in self.cells)


def lines_on(page: Any) -> list[Line]:
    """The lines of a text page of pypdfium2; it is closed."""
    try:
        cells = list(_cells(page))
    finally:
        page.close()
    letters = [cell for cell in cells if not _is_mark(cell.text)]
    _put_marks([cell for cell in cells if _is_mark(cell.text)], letters)
    lines = [line for line in _merged(_runs(letters)) if any(cell.text.strip() for cell in line)]
    return [Line(_spaced(line)) for line in lines]


def _cells(page: Any) -> Iterator[Cell]:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    last: tuple[float, float] | None = None
    held: Cell | None = None
    for at in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, at)
        if (
            code in SKIPPED
            or pdfium.FPDFText_IsGenerated(page, at) == 1
            or not pdfium.FPDFText_GetCharOrigin(page, at, x, y)
        ):
            continue
        if held and held.text and not chr(code).isspace() and last == (x.value, y.value):  # one glyph, several letters
            pdfium.FPDFText_GetLooseCharBox(page, at, box)
            held.text, held.left, held.right = (
                held.text + chr(code),
                min(held.left, box.left),
                max(held.right, box.right),
            )
            continue
        if held:
            yield _ordered(held)
        last = (x.value, y.value)
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        pdfium.FPDFText_GetMatrix(page, at, matrix)
        size = max(1.0, pdfium.FPDFText_GetFontSize(page, at) * math.hypot(matrix.c, matrix.d))
        blank = chr(code).isspace() and box.right - box.left <= EMPTY * size
        held = Cell("" if blank else chr(code), box.left, box.right, y.value, size)
    if held:
        yield _ordered(held)


def _ordered(cell: Cell) -> Cell:
    """The letters of a ligature as Unicode orders them: PDFium turns them round with the line («لا» comes as «ال»)."""
    if _is_presentation(cell.text):
        cell.text = unicodedata.normalize("NFKC", cell.text)
    if len(cell.text) > 1:
        marks = "".join(letter for letter in cell.text if _is_mark(letter))
        letters = "".join(letter for letter in cell.text if not _is_mark(letter))
        cell.text = (
            letters[::-1] if letters not in _ligatures() and letters[::-1] in _ligatures() else letters
        ) + marks
    return cell


def _is_presentation(text: str) -> bool:
    return any("\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc" for letter in text)


@cache
def _ligatures() -> frozenset[str]:
    """Every ligature that Unicode knows, as the letters that it stands for."""
    return frozenset(unicodedata.normalize("NFKC", chr(code)) for code in LIGATURES if unicodedata.name(chr(code), ""))


def _runs(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Cells written one after the other on one baseline, from left to right, parted where a column ends."""
    run: list[Cell] = []
    for cell in cells:
        if run and not _level(cell, run[-1]):
            yield from _parted(run)
            run = []
        run.append(cell)
    if run:
        yield from _parted(run)


def _parted(run: list[Cell]) -> list[list[Cell]]:
    """From left to right, parted at wide gaps; the part on the right comes first, as it is read first."""
    run.sort(key=_middle)
    parts, right = [[run[0]]], run[0].right
    for cell in run[1:]:
        if cell.left - right > COLUMN * cell.size:
            parts.append([])
        parts[-1].append(cell)
        right = max(right, cell.right)
    return parts[::-1]


def _merged(runs: Iterable[list[Cell]]) -> list[list[Cell]]:
    """Words that were written before or after the rest of their line are put into it."""
    lines: list[list[Cell]] = []
    for run in runs:
        home = next((line for line in reversed(lines) if _level(run[0], line[0]) and _touches(run, line)), None)
        if home is None:
            lines.append(run)
        else:
            home += run
            home.sort(key=_middle)
    return lines


def _touches(run: list[Cell], line: list[Cell]) -> bool:
    """It stands in a hole of the line or close to its end."""
    left, right = run[0].left, max(cell.right for cell in run)
    reach = NEAR * max(run[0].size, line[0].size)
    return left < max(cell.right for cell in line) + reach and right > line[0].left - reach


def _level(cell: Cell, other: Cell) -> bool:
    return abs(cell.base - other.base) <= SAME_LINE * max(cell.size, other.size)


def _middle(cell: Cell) -> float:
    return cell.left + cell.right


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(letter) == "Mn" for letter in text)


def _put_marks(marks: list[Cell], letters: list[Cell]) -> None:
    """Vowel signs are put with the letter that they stand over or under."""
    shelves: dict[int, list[Cell]] = {}
    for letter in filter(lambda cell: cell.text.strip(), letters):
        for shelf in range(int(letter.left / SHELF), int(letter.right / SHELF) + 1):
            shelves.setdefault(shelf, []).append(letter)
    for mark in marks:
        middle = _middle(mark) / 2
        near = [
            one
            for at in (-1, 0, 1)
            for one in shelves.get(int(middle / SHELF) + at, ())
            if abs(one.base - mark.base) < one.size
        ]
        if near:
            under = min(near, key=lambda one: (abs(_middle(one) / 2 - middle) + abs(one.base - mark.base), one.left))
            under.text += mark.text


def _spaced(cells: list[Cell]) -> list[Cell]:
    """With a blank in every gap that has none."""
    spaced: list[Cell] = []
    hinted = False
    for cell in cells:
        if not cell.text:
            hinted = True
            continue
        if spaced:
            before = spaced[-1]
            gap = cell.left - before.right
            if gap > (HINTED if hinted else GAP) * cell.size and cell.text.strip() and before.text.strip():
                spaced.append(Cell(SEEN, before.right, cell.left, cell.base, cell.size))
        spaced.append(cell)
        hinted = False
    return spaced
