"""What a public lexicon (Buckwalter's) can make of a spelling: kinds of stem, clitics, endings, and the ways to part it.

Annotators of the treebanks chose among its analyses, so that it tells which partings they could take. It comes with the
weights (models/analyses.tsv, made by training/network/analyses.py) and is no part of the project.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

KINDS = "navpicf"
"""Noun, adjective, verb in the perfect, proper name, imperfect, imperative, function word."""
FLAGS = "cpafiFDMWd"
"""Conjunction, preposition, article, future; first or second person; feminine, dual, masculine and feminine plural; their (two)."""
COLUMN = {name: at for at, name in enumerate((*KINDS, *("+" + flag for flag in FLAGS)))}
SIZE = 2 + len(KINDS) + len(FLAGS) + 3
FULL = 10
YEHS = str.maketrans({"ى": "ي"})


class Affix(NamedTuple):
    """`clitics` are the letters that are words of their own."""

    category: str
    clitics: str
    flags: str


class Lexicon(NamedTuple):
    """Affixes by their letters, stems as `category:kind` pairs, and the categories that go together."""

    before: dict[str, list[Affix]]
    after: dict[str, list[Affix]]
    stems: dict[str, str]
    pairs: frozenset[str]


class Analysis(NamedTuple):
    """The clitics as letters before and after, the kind of the stem, the flags of both affixes."""

    before: str
    after: str
    kind: str
    flags: str


@cache
def lexicon() -> Lexicon:
    before: dict[str, list[Affix]] = {}
    after: dict[str, list[Affix]] = {}
    text = resources.files("riwaya.arabic").joinpath("models/analyses.tsv").read_text(encoding="utf-8")
    affixes, pairs, stems = text.split("\n\n")
    for line in affixes.split("\n"):
        side, letters, category, clitics, flags = line.split("\t")
        (before if side == "before" else after).setdefault(letters, []).append(Affix(category, clitics, flags))
    found = dict(line.split("\t") for line in stems.rstrip("\n").split("\n"))
    return Lexicon(before, after, found, frozenset(pairs.split("\n")))


def analyses(form: str) -> set[Analysis]:
    """Every analysis of the spelling, none where the lexicon lacks it."""
    known, found = lexicon(), set[Analysis]()
    for a in range(min(4, len(form) - 1) + 1):
        if not (openings := known.before.get(form[:a])):
            continue
        for b in range(len(form), max(a, len(form) - 7), -1):
            closings, stem = known.after.get(form[b:]), known.stems.get(form[a:b])
            if closings and stem:
                found.update(_fitting(openings, stem, closings, known.pairs))
    return found


def _fitting(openings: list[Affix], stem: str, closings: list[Affix], pairs: frozenset[str]) -> list[Analysis]:
    found = []
    for entry in stem.split(" "):
        category, kind = entry.split(":")
        for x in openings:
            if f"{x.category} {category}" not in pairs:
                continue
            for y in closings:
                if f"{category} {y.category}" in pairs and f"{x.category} {y.category}" in pairs:
                    found.append(Analysis(x.clitics, y.clitics, kind, x.flags + y.flags))
    return found


def listed(form: str) -> tuple[set[Analysis], bool]:
    """The analyses, and whether they are those of the spelling itself (else of that with ي for ى)."""
    found = analyses(form)
    if found or "ى" not in form:
        return found, bool(found)
    return analyses(form.translate(YEHS)), False


def told(found: set[Analysis], exact: bool) -> tuple[float, ...]:
    """The same as numbers: [SIZE], shares of the analyses for kinds and flags."""
    if not found:
        return (0.0,) * SIZE
    n, counts, whole, joined = len(found), [0] * len(COLUMN), 0, 0
    for analysis in found:
        counts[COLUMN[analysis.kind]] += 1
        for flag in set(analysis.flags):
            counts[COLUMN["+" + flag]] += 1
        whole += not (analysis.before or analysis.after)
        joined += bool(analysis.after)
    return (1.0, float(exact), *[c / n for c in counts], whole / n, joined / n, min(n, FULL) / FULL)
