"""The consonants that a verb shares with its masdar and participles: انسحب, تنسحب and الانسحاب are all نسحب.

No root is looked up: endings, the letter of the present and weak letters are taken off (skeletons.toml). That is enough to see that
two sentences speak of one action, and says nothing of what the words mean.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources

from msgspec import Struct

from riwaya.arabic.wordlist import table, weights

UNHEARD = 48
"""The cost of a stem that the word list lacks: once in 160,000 words."""
QUARTERS = 4
VERBAL = ("VERB", "AUX")


class Shapes(Struct, frozen=True):
    """skeletons.toml, made ready."""

    weak: dict[int, None]
    present: tuple[str, ...]
    verb_endings: tuple[str, ...]
    noun_openers: tuple[str, ...]
    noun_endings: tuple[str, ...]
    shortest: int


@cache
def shapes() -> Shapes:
    data = tomllib.loads(resources.files("riwaya.arabic").joinpath("skeletons.toml").read_text(encoding="utf-8"))
    noun = data["noun"]
    return Shapes(
        str.maketrans(dict.fromkeys(data["weak"])),
        tuple(data["present"]["openers"]),
        tuple(data["verb"]["endings"]),
        tuple(noun["openers"]),
        tuple(noun["endings"]),
        noun["shortest"],
    )


@lru_cache(maxsize=1 << 16)
def skeleton(stem: str, verbal: bool) -> str:
    """The consonants of a folded stem; the stem itself where fewer than two would be left."""
    known = shapes()
    if verbal:
        bare = _without(stem, known.verb_endings, known.shortest)
        bare = bare[1:] if _is_present(stem) and len(bare) > known.shortest else bare
    else:
        bare = _without(stem, known.noun_endings, known.shortest)
        bare = bare[1:] if bare.startswith(known.noun_openers) and len(bare) > known.shortest else bare
    left = bare.translate(known.weak)
    return left if len(left) > 1 else stem


def _without(stem: str, endings: tuple[str, ...], shortest: int) -> str:
    ending = next((e for e in endings if stem.endswith(e) and len(stem) - len(e) >= shortest), "")
    return stem.removesuffix(ending) if ending else stem


def _is_present(stem: str) -> bool:
    if not stem.startswith(shapes().present):
        return False
    costs = weights(table().stems.get(stem, ""))
    return costs.get("i", UNHEARD) <= costs.get("v", UNHEARD)


@lru_cache(maxsize=1 << 16)
def rarity(stem: str) -> float:
    """How much the stem tells, in nats: minus the logarithm of its share of the news (words.tsv)."""
    return min(weights(table().stems.get(stem, "")).values(), default=UNHEARD) / QUARTERS
