"""The door to place_words.toml and place_speech.toml: kinds, parts, directions, what stands before and behind the names of places."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.inflect import past_forms, present_forms
from riwaya.arabic.lexicon import toml

FILES = ("place_words.toml", "place_speech.toml")


class Kind(Struct, frozen=True):
    """A kind word, folded: «حي» asks for a neighbourhood, «بلدتي» opens a list. Fields as place_words.toml tells them."""

    name: str
    kinds: tuple[str, ...]
    many: bool = False
    names: bool = False
    sure: bool = False
    near: bool = False
    proper: bool = False
    spelled: str = ""


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return {name: table for file in FILES for name, table in toml(file).items()}


@cache
def kind_words() -> dict[str, Kind]:
    found = {}
    for name, block in _tables()["kind"].items():
        flags = {flag: block.get(flag, False) for flag in ("names", "near")}
        loose, proper = block.get("loose", ()), block.get("proper", ())
        for many in (False, True):
            for word in block["many" if many else "words"]:
                sure = block.get("sure", False) and word not in loose
                found[fold(word)] = Kind(name, tuple(block["kinds"]), many, sure=sure, proper=word in proper, spelled=word, **flags)
    return found


@cache
def place_words(name: str) -> frozenset[str]:
    """A list, folded."""
    return frozenset(fold(word) for word in _tables()[name].get("words", ()))


@cache
def place_verbs(name: str) -> frozenset[str]:
    """A list of verbs in all forms of the third person, folded, with those forms that it gives one by one."""
    table = _tables()[name]
    forms = (form for past, present in table["verbs"] for form in (*past_forms(past), *present_forms(present)))
    return frozenset(fold(form.spelling) for form in forms if form.person == 3) | place_words(name)


@cache
def place_table(name: str) -> dict[str, Any]:
    """A table by folded word: part, direction, distance."""
    return {fold(word): value for word, value in _tables()[name].items()}


@cache
def not_places() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the names that begin with it and hold a place's name without being one, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in place_words("not_places"):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


@cache
def nationalities() -> dict[str, str]:
    """«السوريه», «سوريين» … → SY."""
    found = {}
    for adjective, country in place_table("nationality").items():
        for ending in ("", "ه", "ين", "ون", "ات", "تين", "ان"):
            found[adjective + ending] = found["ال" + adjective + ending] = country
    return found
