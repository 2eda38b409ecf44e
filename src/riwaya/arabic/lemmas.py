"""Lemmas: attested ones from models/lemmas.tsv, the network choosing where there are several; else by its edit script.

A lemma is spelled without vowels, with its hamzas where the treebank showed them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from riwaya.arabic.spellings import ALEFS

Script = tuple[int, str, int, str]
AS_PRINTED = frozenset({"X", "NUM", "PUNCT", "SYM", "PROPN"})
TRIED = 40


def even(text: str) -> str:
    return text.translate(ALEFS)


@cache
def attested() -> dict[tuple[str, str], str]:
    """(stem, tag) → its lemmas, the commonest first, with tabs between them."""
    text = resources.files("riwaya.arabic").joinpath("models/lemmas.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 2) for line in text.splitlines())
    return {(stem, tag): lemmas for stem, tag, lemmas in rows}


@cache
def spelled() -> dict[tuple[str, str], str]:
    """(lemma without hamzas, tag) → as it is fully spelled."""
    return {(even(lemma), tag): lemma for (_, tag), lemmas in attested().items() for lemma in lemmas.split("\t")}


@lru_cache(maxsize=1 << 16)
def known(stem: str, tag: str) -> tuple[str, ...]:
    """One lemma: it is that. Several: the network chooses. None: it makes one."""
    if found := attested().get((even(stem), tag)):
        return tuple(found.split("\t"))
    return (stem,) if tag in AS_PRINTED else ()


def apply(script: Script, stem: str) -> str | None:
    """Cut so many letters at the front, put these there, cut so many at the end, put those; None where nothing would stay."""
    front, before, end, after = script
    if front + end >= len(stem) + (front + end == 0):
        return None
    return before + stem[front : len(stem) - end] + after


def choose(stem: str, tag: str, ranked: Iterable[Script]) -> str:
    """The lemma that the best script leads to among the attested; where none is attested, to any."""
    key, among = even(stem), known(stem, tag)
    evened = {even(lemma): lemma for lemma in among}
    for script in ranked:
        made = apply(script, key)
        if made is None:
            continue
        if not among:
            return spelled().get((made, tag), stem if made == key else made)
        if made in evened:
            return evened[made]
    return among[0] if among else stem
