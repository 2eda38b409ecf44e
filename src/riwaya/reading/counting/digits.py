"""The value of a token of digits: «1,500» and «1.500» are 1500, «12,5» is 12.5, «3/4» and «14:30» are no numbers."""

from __future__ import annotations

from functools import lru_cache

SEPARATORS = ".,٫٬"
DECIMAL, THOUSANDS = "٫", "٬"
LONGEST = 12
LONGEST_PLAIN = 8


@lru_cache(maxsize=1 << 14)
def value_of(form: str, scaled: bool = False) -> float | None:
    """What the digits say; `scaled` where a scale follows: «1.500 مليون» is one and a half."""
    if not form[:1].isdecimal() or any(mark in form for mark in "/:"):
        return None
    marks = [c for c in form if c in SEPARATORS]
    parts = _parts(form)
    if sum(map(len, parts)) > LONGEST or not all(part.isdecimal() for part in parts):  # «²» is none
        return None
    if not marks:
        return None if len(form) > LONGEST_PLAIN or (form[0] == "0" and len(form) > 1) else float(form)
    if _are_thousands(parts, marks, scaled):
        return float("".join(parts))
    if len(set(marks)) == len(marks) and all(len(part) == 3 for part in parts[1:-1]):
        return float("".join(parts[:-1]) + "." + parts[-1])
    if marks[-1] != marks[0] and marks.count(marks[-1]) == 1:
        return float("".join(parts[:-1]) + "." + parts[-1])
    return None


def _parts(form: str) -> list[str]:
    for mark in SEPARATORS:
        form = form.replace(mark, " ")
    return form.split(" ")


def _are_thousands(parts: list[str], marks: list[str], scaled: bool) -> bool:
    """Groups of three behind one kind of mark, and no 0 before them: «0.125» is a decimal."""
    if len(set(marks)) > 1 or marks[0] == DECIMAL or parts[0].startswith("0") or len(parts[0]) > 3:
        return False
    if scaled and len(marks) == 1 and marks[0] != THOUSANDS:
        return False
    return all(len(part) == 3 for part in parts[1:])
