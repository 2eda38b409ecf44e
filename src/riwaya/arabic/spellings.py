"""What the network is told of a word before it reads the sentence: all of it depends on the spelling alone, so it is kept.

A spelling is told by its vector (of the word itself, else of its letter groups), by what the word list makes of its
partings, by what a public lexicon makes of it, by hashed beginnings and endings, and by the lists of names. Training and
reading share this file, so that they cannot differ.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple
from zlib import crc32

from riwaya.arabic import analyses
from riwaya.arabic.folding import fold
from riwaya.arabic.wordlist import TAGS, Weights

BEFORE = tuple(c + i for c in ("", "و", "ف") for i in ("", "س", "ب", "ل", "ك", "ال", "لل", "بال", "كال"))
AFTER = ("", "ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا")
BEFORE_ID = {spelled: number for number, spelled in enumerate(BEFORE)}
AFTER_ID = {spelled: number for number, spelled in enumerate(AFTER)}
TAG_ID = {letter: number for number, letter in enumerate(TAGS)}
MOST = 8
"""No word keeps more partings than this."""
QUARTERS, DEAR, DEAR_UNIT = 4.0, 48, 16
HASHES, GROUPS = 16_384, 10
KNOWN_KINDS = ("country", "place", "group", "government", "organization", "outlet", "facility")
DENSE = 16 + 1 + 1 + 5 + 4 + 2 + 4 + analyses.SIZE
CONTEXT = 2 * len(KNOWN_KINDS)
PIECES = ("conj", "future", "prep", "article", "pronoun")
ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"})


class Parting(NamedTuple):
    """One way to part a word: the clitics before and after as spelled, and the cost of each tag of the stem."""

    before: str
    after: str
    pieces: tuple[tuple[str, int], ...]
    costs: Weights


Partings = Callable[[str], Sequence[Parting]]


class Spelling(NamedTuple):
    """`dense` features, hashed `groups` of letters, and the partings that are not too dear, the cheapest first.

    `dearer` says how much dearer each is, `foreign` is 1 where the lexicon knows the spelling, but not so parted.
    """

    dense: tuple[float, ...]
    groups: tuple[int, ...]
    partings: tuple[Parting, ...]
    dearer: tuple[float, ...]
    foreign: tuple[float, ...]


def vector_key(form: str) -> str:
    """What shares a vector: alefs and yehs are mixed by editors, ة and ه are not; numbers by their length."""
    if form[0].isdigit():
        return "0" * min(len(form), 6)
    return form.translate(ALEFS)


def is_arabic(form: str) -> bool:
    return "\u0621" <= form[0] <= "\u06d3"


def spell(form: str, partings: Partings) -> Spelling:
    found = _kept(partings(form)) if is_arabic(form) else []
    least = found[0][0] if found else 0
    dearer = tuple(min(cost - least, DEAR) / DEAR_UNIT for cost, _ in found)
    kept = tuple(parting for _, parting in found)
    read, exact = analyses.listed(form) if found else (set[analyses.Analysis](), False)
    ways = {(analysis.before, analysis.after) for analysis in read}
    foreign = tuple(float(bool(ways) and (p.before, p.after) not in ways) for p in kept)
    dense = (*_listed(found), *_shape(form), *_people(form), *analyses.told(read, exact))
    return Spelling(dense, groups(form), kept, dearer, foreign)


def _kept(partings: Iterable[Parting]) -> list[tuple[int, Parting]]:
    """(least cost, parting), the cheapest first; the word left whole is always one of them, however dear.

    The treebank leaves names whole that its lexicon lacks (وساندون, العتيبي): the network can learn that only if it may say so.
    """
    ranked = sorted(((min(p.costs.values()), p) for p in partings if p.costs), key=lambda pair: pair[0])
    kept = [(cost, p) for cost, p in ranked if cost - ranked[0][0] <= DEAR]
    whole = next(((cost, p) for cost, p in ranked if len(p.pieces) == 1), None)
    if whole and whole not in kept[:MOST]:
        return [*kept[: MOST - 1], whole]
    return kept[:MOST]


def _listed(found: list[tuple[int, Parting]]) -> list[float]:
    """The word list's own guess: shares of tags and of clitics, and how rare it finds the word."""
    tags, pieces = [0.0] * len(TAGS), [0.0] * len(PIECES)
    if not found:
        return [*tags, 0.0, 0.0, *pieces]
    least, total = found[0][0], 0.0
    for _, parting in found:
        share_of_parting = 0.0
        for tag, cost in parting.costs.items():
            share = math.exp((least - cost) / QUARTERS)
            tags[TAG_ID[tag]] += share
            share_of_parting += share
        for kind, _ in parting.pieces:
            if kind != "stem":
                pieces[PIECES.index(kind)] += share_of_parting
        total += share_of_parting
    return [*(t / total for t in tags), min(least, 120) / 60, 1.0, *(p / total for p in pieces)]


def _shape(form: str) -> tuple[float, ...]:
    digit, arabic = form[0].isdigit(), is_arabic(form)
    latin = not arabic and form[0].isalpha()
    return (
        float(arabic),
        float(digit),
        float(latin),
        float(len(form) == 1),
        min(len(form), 10) / 10,
        float(form[-1] == "ة"),
    )


def _people(form: str) -> tuple[float, ...]:
    """Given and family names, as printed and without a joined letter."""
    key = fold(form)
    rest = key[1:] if key[0] in "وفبلك" and len(key) > 3 else ""
    given, family = people()
    return float(key in given), float(rest in given), float(key in family), float(rest in family)


def groups(form: str) -> tuple[int, ...]:
    """Hashes of the whole form, of its beginnings and of its endings."""
    marked = f"<{form}>"
    starts = [marked[:n] for n in (2, 3, 4, 5)]
    ends = [marked[-n:] for n in (2, 3, 4, 5)]
    folded = fold(form)
    return tuple(
        crc32(part.encode()) % HASHES for part in ("=" + form, "~" + folded, *starts, *("-" + e for e in ends))
    )


def _lines(name: str) -> list[str]:
    return resources.files("riwaya.arabic").joinpath(name).read_text(encoding="utf-8").splitlines()


@cache
def people() -> tuple[frozenset[str], frozenset[str]]:
    rows = [line.split("\t") for line in _lines("models/gazetteer.tsv")]
    return frozenset(n for k, n in rows if k == "given"), frozenset(n for k, n in rows if k == "family")


Known = dict[str, list[tuple[tuple[str, ...], int]]]


@cache
def known() -> Known:
    """First word → (the other words, kind) of each listed name, the longest first."""
    found: Known = {}
    for kind, name in (*_gazetteer(), *_own()):
        first, *rest = name.split()
        found.setdefault(first, []).append((tuple(rest), KNOWN_KINDS.index(kind)))
    for names in found.values():
        if len(names) > 1:
            names.sort(key=lambda name: -len(name[0]))
    return found


def _gazetteer() -> Iterable[tuple[str, str]]:
    """Names are folded in the file."""
    for line in _lines("models/gazetteer.tsv"):
        kind, _, name = line.partition("\t")
        if kind in KNOWN_KINDS:
            yield kind, name


def _own() -> Iterable[tuple[str, str]]:
    kind = ""
    for line in _lines("known_names.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and line[0] != "#":
            yield kind, fold(line)


@cache
def _openings(key: str) -> list[tuple[tuple[str, ...], int]]:
    """The listed names that a word can open, also behind joined letters: وللأمم may open الأمم المتحدة."""
    found = list(known().get(key, ()))
    rest = key
    for _ in range(2):
        if rest.startswith("لل") and len(rest) > 4:
            found += known().get("ال" + rest[2:], ())
        if rest[:1] not in tuple("وفبلك") or len(rest) < 4:
            break
        rest = rest[1:]
        found += known().get(rest, ())
    return sorted(found, key=lambda name: -len(name[0]))


def matches(keys: Sequence[str]) -> list[tuple[int, int, int]]:
    """(from, to, kind) of every listed name; of those with one beginning and kind the longest only."""
    found = []
    for at, key in enumerate(keys):
        seen = set()
        for rest, kind in _openings(key):
            end = at + 1 + len(rest)
            if kind not in seen and tuple(keys[at + 1 : end]) == rest:
                seen.add(kind)
                found.append((at, end, kind))
    return found
