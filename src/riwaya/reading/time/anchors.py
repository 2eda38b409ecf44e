"""Which tables of words a pattern cannot do without: a rule is compiled, and looked for, only where the report has words of them.

Compiling the rules costs a tenth of a second, and most reports need a third of them.
"""

from __future__ import annotations

import re
from functools import cache

from riwaya.reading.time.grammar import PARTS
from riwaya.reading.time.tape import TRIFLES

TOKEN = re.compile(r"\{[A-Za-z_]+\}|\(\?P?<?[!=a-z_]*[>:=!]|\(\?<!|\[\^?[^\]]*\]|.")
OPTIONAL = ("?", "*")
Needs = frozenset[frozenset[str]]
"""Sets of tables: of each set, a word of one table must be on the tape."""
NOTHING: Needs = frozenset()


@cache
def needs(pattern: str) -> Needs:
    """What every match of the pattern holds, read off its own text."""
    tokens = TOKEN.findall(pattern.replace(" ", ""))
    found, _ = _either(tokens, 0)
    return found


@cache
def _part(name: str) -> Needs:
    return needs(PARTS[name]) if name.isupper() else frozenset([frozenset([name])])


def _either(tokens: list[str], at: int) -> tuple[Needs, int]:
    """Alternatives up to the closing bracket: one table of the narrowest need of each will do."""
    branches: list[Needs] = []
    while True:
        branch, at = _row(tokens, at)
        branches.append(branch)
        if at >= len(tokens) or tokens[at] == ")":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return NOTHING, at
    return frozenset([frozenset().union(*(min(branch, key=_weight) for branch in branches))]), at


def _row(tokens: list[str], at: int) -> tuple[Needs, int]:
    """One alternative: all that its items need, save those that may be left out."""
    found: set[frozenset[str]] = set()
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        item, at = _item(tokens, at)
        if at < len(tokens) and tokens[at] in OPTIONAL:
            item = NOTHING
        found |= item
    return frozenset(found), at


def _item(tokens: list[str], at: int) -> tuple[Needs, int]:
    token = tokens[at]
    if token[0] == "{":
        return _part(token[1:-1]), at + 1
    if token[0] != "(":
        return NOTHING, at + 1
    inner, close = _either(tokens, at + 1)
    looks = token[:2] == "(?" and token[-1] in "!="
    return (NOTHING if looks else inner), close + 1


def _weight(need: frozenset[str]) -> tuple[bool, int, str]:
    """«في» is in every report, a month is not."""
    return bool(need & TRIFLES), len(need), min(need)
