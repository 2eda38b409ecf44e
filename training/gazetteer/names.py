"""The names of a place as sources write them → clean Arabic names, with and without their kind words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from training.wordlist import light

from riwaya.arabic.folding import fold
from riwaya.arabic.place_words import kind_words

ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
EVEN = str.maketrans({"\u06cc": "ي", "\u06a9": "ك", "\u06c0": "ه", "-": " ", "\u2013": " ", "'": "", "\u02bc": ""})
BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
STRIPPED = frozenset({"settlement", "region", "county", "area", "neighbourhood", "country"})
LONGEST = 6


def clean(name: str) -> str | None:
    """The name without vowel marks, brackets and Farsi letters that stand for Arabic ones; None where it is not Arabic."""
    even = " ".join(light(BRACKETS.sub("", name).translate(EVEN)).split())
    return even if ARABIC.fullmatch(even) and even.count(" ") < LONGEST and len(even) > 1 else None


def spellings(names: Iterable[str]) -> Iterator[str]:
    """Every name, and after each one that opens with a kind word the name without it («مديرية عبس», «عبس»)."""
    for raw in names:
        name = clean(raw)
        if name is None:
            continue
        yield name
        head, _, rest = name.partition(" ")
        kind = kind_words().get(fold(head))
        if rest and kind and kind.name in STRIPPED:
            yield rest


def keys(names: Iterable[str]) -> list[str]:
    """Folded names, each once, in their order."""
    return list(dict.fromkeys(fold(name) for name in names))
