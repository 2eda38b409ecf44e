"""The word list: how often each stem stands as noun, verb, particle …, and which clitics each of them takes.

words.tsv has three parts, one blank line apart, all made by training/wordlist.py: the clitics (`و+ال+` before a stem, `+ها`
after it), the stems, and whole words that part otherwise than the scores say. A weight is a tag letter and a cost letter:
`n0v9`; costs are chr(33 + c), c counts quarters of a nat.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

TAGS = {
    "n": "NOUN", "a": "ADJ", "r": "PROPN", "m": "NUM", "d": "ADV", "v": "VERB", "i": "VERB", "x": "AUX", "y": "AUX",
    "c": "CCONJ", "s": "SCONJ", "e": "ADP", "u": "PRON", "t": "DET", "k": "PART", "j": "INTJ",
}  # fmt: skip
"""Tag letter → Universal Dependencies tag; v and x are perfect, i and y imperfect."""

KINDS = {"c": "conj", "f": "future", "p": "prep", "a": "article", "s": "stem", "e": "pronoun"}
LETTER_OF = {kind: letter for letter, kind in KINDS.items()}
NEVER = 999
NOTHING = "_"
"""Stands for the empty stem of له and به, and for «no clitic»."""

Weights = dict[str, int]


class Clitic(NamedTuple):
    """Joined letters: `spelled` as one string, `pieces` as (kind, length), `last` the kind of the piece next to the stem."""

    spelled: str
    pieces: tuple[tuple[str, int], ...]
    last: str


class Table(NamedTuple):
    before: dict[str, Weights]
    after: dict[str, Weights]
    stems: dict[str, str]
    wholes: dict[str, str]


@lru_cache(maxsize=1 << 14)
def weights(packed: str) -> Mapping[str, int]:
    """«n0v9» → the cost of each tag letter. Kept, so not to be changed."""
    return {packed[i]: ord(packed[i + 1]) - 33 for i in range(0, len(packed), 2)}


def packed(costs: Mapping[str, int]) -> str:
    return "".join(tag + chr(33 + min(cost, 93)) for tag, cost in sorted(costs.items(), key=lambda item: item[::-1]))


def _read(name: str) -> str:
    return resources.files("riwaya.arabic").joinpath(name).read_text(encoding="utf-8")


@cache
def table() -> Table:
    """words.tsv, read once."""
    clitics, stems, wholes = (part.split() for part in _read("words.tsv").split("\n\n"))
    costs = {key: dict(weights(value)) for key, value in zip(clitics[::2], clitics[1::2], strict=True)}
    return Table(
        {key[:-1].replace(NOTHING, ""): value for key, value in costs.items() if key.endswith("+")},
        {key[1:].replace(NOTHING, ""): value for key, value in costs.items() if key.startswith("+")},
        dict(zip(stems[::2], stems[1::2], strict=True)),
        dict(zip(wholes[::2], wholes[1::2], strict=True)),
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_read("clitics.toml"))


@cache
def _clitics() -> dict[str, list[str]]:
    data = _data()
    return {kind: data[kind]["forms"] for kind in ("conj", "future", "prep", "article", "pronoun")}


@cache
def proclitics() -> dict[str, tuple[Clitic, ...]]:
    """First letter → the rows of clitics that can open a word with it, the empty row first."""
    forms, nothing = _clitics(), Clitic("", (), "")
    one = {kind: [Clitic(f, ((kind, len(f)),), kind) for f in forms[kind]] for kind in ("conj", "future", "prep", "article")}
    to_the = Clitic("لل", (("prep", 1), ("article", 1)), "article")
    inner = [nothing, *one["future"], *one["prep"], *one["article"], to_the]
    inner += [_join(p, a) for p in one["prep"] if p.spelled != "ل" for a in one["article"]]
    rows = [_join(c, i) for c in [nothing, *one["conj"]] for i in inner]
    return {r.spelled[0]: (nothing, *(x for x in rows if x.spelled[:1] == r.spelled[0])) for r in rows if r.spelled}


def _join(one: Clitic, other: Clitic) -> Clitic:
    return Clitic(one.spelled + other.spelled, one.pieces + other.pieces, other.last or one.last)


@cache
def enclitics() -> dict[str, tuple[str, ...]]:
    """Last letter → the pronouns that can close a word with it, the empty one first."""
    forms = _clitics()["pronoun"]
    return {form[-1]: ("", *(f for f in forms if f[-1] == form[-1])) for form in forms}


@cache
def hosts() -> dict[str, tuple[str, ...]]:
    """Last letter before a pronoun → the ways the word may end without one."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _data()["host"]:
        found[row["before"]] = (*found.get(row["before"], ()), row["alone"])
    return found


class Relative(NamedTuple):
    """An ending, the endings that the listed word may have instead, the tags kept, and the tag they become if another."""

    ending: str
    base: tuple[str, ...]
    tags: str
    makes: str


@cache
def relatives() -> dict[str, tuple[Relative, ...]]:
    """Last letter of a stem → what it may be made from."""
    found: dict[str, tuple[Relative, ...]] = {}
    for row in _data()["relative"]:
        relative = Relative(row["ending"], tuple(row["base"]), row["tags"], row.get("makes", ""))
        found[relative.ending[-1]] = (*found.get(relative.ending[-1], ()), relative)
    return found


@cache
def _openings() -> dict[str, int]:
    return dict(_data()["opening"])


@cache
def _closings() -> dict[str, tuple[tuple[str, int], ...]]:
    """Last letter → the endings with it, and what they cost."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for ending, cost in _data()["closing"].items():
        found[ending[-1]] = (*found.get(ending[-1], ()), (ending, cost))
    return found


def edge_cost(stem: str) -> int:
    """How much dearer an unheard stem is that begins or ends as if with a clitic."""
    closings = _closings().get(stem[-1:], ())
    return _openings().get(stem[:1], 0) + max((cost for end, cost in closings if stem.endswith(end)), default=0)


@cache
def whole_words() -> frozenset[str]:
    """Spellings that carry no clitic, whatever they look like."""
    return frozenset(_data()["whole"]["forms"])


@cache
def present_letters() -> str:
    """The letters that open a present tense."""
    return "".join(_data()["future"]["before"])
