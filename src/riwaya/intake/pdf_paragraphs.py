"""Lines of paper → paragraphs: lines that only the margin parted are joined; running heads and page numbers are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from riwaya.intake.pdf_order import Told

DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"[\W\d_]+")
STOPS = (".", "؟", "!", ":", "…", ".»", ".”", ".“", '."', ".)", "؛")
EDGE = 2
"""Lines at the top and the bottom of a page where a running head may stand."""
SHORT = 0.8
WIDE = 1.4
LARGER = 1.12


def paragraphs(pages: Sequence[Sequence[Told]]) -> str:
    """The text, a paragraph a line."""
    bodies = [body for page in _without_heads(pages) if (body := list(page))]
    if not bodies:
        return ""
    leading = _leading(bodies)
    found: list[str] = []
    before: Told | None = None
    for page in bodies:
        left, right = min(line.left for line in page), max(line.right for line in page)
        for line in page:
            if before and _goes_on(before, line, left, right, leading):
                found[-1] += f" {line.text}"
            else:
                found.append(line.text)
            before = line
    return "\n".join(found)


def _goes_on(before: Told, line: Told, left: float, right: float, leading: float) -> bool:
    """The line before is full: its next word would not have fitted; or it ends within a sentence, and is no heading."""
    if max(before.size, line.size) > LARGER * min(before.size, line.size):
        return False
    down = before.base - line.base
    if down > WIDE * leading:  # negative from one page or column to the next
        return False
    room = before.left - left
    ends = before.text.endswith(STOPS)
    if room <= line.first_word:
        return not (ends and down < 0)
    return not ends and (before.right - before.left) > SHORT * (right - left)


def _leading(pages: Sequence[Sequence[Told]]) -> float:
    """From one baseline to the next within a paragraph: the closer ones of all steps."""
    steps = [one.base - other.base for page in pages for one, other in pairwise(page) if one.base > other.base]
    return sorted(steps)[len(steps) // 4] if steps else 1.0


def _without_heads(pages: Sequence[Sequence[Told]]) -> list[list[Told]]:
    """Lines at the edges of pages that are a number, or stand on half of three pages and more, numbers aside."""
    seen = Counter(text for page in pages for text in {_bare(page[at]) for at in _edges(page)})
    often = {text for text, count in seen.items() if count >= 3 and count * 2 >= len(pages)}
    return [
        [
            line
            for at, line in enumerate(page)
            if not (at in _edges(page) and (_bare(line) in often or NUMBER.fullmatch(line.text)))
        ]
        for page in pages
    ]


def _edges(page: Sequence[Told]) -> set[int]:
    return {at for at in (*range(EDGE), *range(len(page) - EDGE, len(page))) if 0 <= at < len(page)}


def _bare(line: Told) -> str:
    return DIGITS.sub("#", line.text)
