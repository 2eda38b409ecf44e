"""comparing.toml, made ready: which words point at what others said, which units count alike, which actions exclude each other."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import toml
from riwaya.arabic.skeletons import skeleton


@cache
def folded(table: str, key: str = "words") -> frozenset[str]:
    """A list of the file, folded."""
    return frozenset(fold(word) for word in toml("comparing.toml")[table][key])


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A list of labels, as it is."""
    return frozenset(toml("comparing.toml")[table][key])


@cache
def alike() -> tuple[frozenset[str], ...]:
    """Units that may count the same people."""
    return tuple(frozenset(group) for group in toml("comparing.toml")["people"]["alike"])


@cache
def one_action() -> dict[str, str]:
    """The skeleton of an action → the one that stands for all that mean it."""
    groups = [[_action(word) for word in group] for group in toml("comparing.toml")["same"]["groups"]]
    return {key: group[0] for group in groups for key in group}


@cache
def fates() -> frozenset[str]:
    return frozenset(_action(word) for word in toml("comparing.toml")["fates"]["words"])


@cache
def attacks() -> frozenset[str]:
    return frozenset(_action(word) for word in toml("comparing.toml")["means"]["attack"])


@cache
def means() -> dict[str, tuple[tuple[str, ...], ...]]:
    """How an attack is made → the words for it, folded and parted."""
    table = toml("comparing.toml")["means"]["words"]
    return {name: tuple(tuple(fold(word).split()) for word in words) for name, words in table.items()}


def _action(masdar: str) -> str:
    return skeleton(fold(masdar), False)


@cache
def questions() -> dict[str, dict[str, dict[str, str]]]:
    """Kind of question → role → its wording in ar and en."""
    found: dict[str, dict[str, dict[str, str]]] = toml("comparing.toml")["questions"]
    return found
