"""The words of modality.toml, ready to be looked up: how surely, of which time, at what distance."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import toml
from riwaya.errors import LexiconError

LEAST_SURE = ("certain", "probable", "possible", "unknown")
"""From the surest to the least sure."""

TENSES = ("past", "present", "future")


class Shows(Struct, frozen=True):
    """What an entry shows of the claim it stands in; "" where it shows nothing of that."""

    name: str
    certainty: str = ""
    tense: str = ""
    before: str = ""


Form = tuple[tuple[str, ...], Shows]
Table = dict[str, dict[str, tuple[Form, ...]]]
"""First folded word → second ("" for a form of one word) → the forms that start so, longest first."""


@cache
def shown_by() -> Table:
    """The words inside a clause that show its certainty or its tense."""
    return _table("shows")


@cache
def openers() -> Table:
    """The nouns that a content without a verb opens with."""
    return _table("opens")


@cache
def distances() -> Table:
    """The words by which a writer keeps a distance; «ما سماه» with every preposition: «بما سماه»."""
    table = _table("distance")
    first, *joined = (fold(word) for word in toml("modality.toml")["what"]["words"])
    return table | dict.fromkeys(joined, table[first])


@cache
def words_of(group: str, name: str) -> frozenset[str]:
    """A list of modality.toml: acts.ahead, being.words, claiming.entries."""
    return frozenset(toml("modality.toml")[group][name])


@cache
def being() -> frozenset[str]:
    return frozenset(fold(word) for word in words_of("being", "words"))


@cache
def perfect() -> tuple[str, tuple[str, ...]]:
    """The letters with which a past verb opens and closes that opens like a present one."""
    block = toml("modality.toml")["perfect"]
    return block["opens"], tuple(block["closes"])


@cache
def most_quoted() -> int:
    """How many words between marks may be left to the source."""
    return int(toml("modality.toml")["quoting"]["most"])


def _table(group: str) -> Table:
    found: dict[str, dict[str, list[Form]]] = {}
    for name, block in toml("modality.toml")[group].items():
        keys = ("certainty", "tense", "before")
        shows = checked(Shows(name, *(block.get(key, "") for key in keys)), block)
        for form in block["forms"]:
            first, *rest = words = fold(form).split()
            found.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((tuple(words), shows))
    return {first: {second: _longest_first(forms) for second, forms in after.items()} for first, after in found.items()}


def _longest_first(forms: list[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: -len(form[0])))


def checked(shows: Shows, block: dict[str, Any]) -> Shows:
    """The entry, or LexiconError where it is not in its form or has no example."""
    if (
        shows.certainty not in ("", *LEAST_SURE)
        or shows.tense not in ("", *TENSES)
        or shows.before not in ("", "present")
    ):
        raise LexiconError(f"modality.toml [{shows.name}]: {shows} is not in its form")
    if not block.get("examples"):
        raise LexiconError(f"modality.toml [{shows.name}]: an entry needs at least one example")
    return shows
