"""How many characters of a text are letters, Arabic, Latin, controls: each character looked at once, each kind asked for by name."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

KINDS = {
    "letters": re.compile(r"[^\W\d_]"),
    "filled": re.compile(r"\S"),
    "latin": re.compile("[\u00c0-\u00ff]"),
    "arabic": re.compile(
        "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f"
        "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe80-\ufefc]"
    ),
    "neighbours": re.compile("[پچژگںھہےٹڈڑێۆەڕڵ]"),
    "controls": re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]"),
}
"""`neighbours` are letters of Farsi, Urdu and Kurdish that Arabic hardly ever has."""


@cache
def kinds_of(character: str) -> tuple[str, ...]:
    return tuple(kind for kind, pattern in KINDS.items() if pattern.match(character))


class Census:
    """The counts of one text; `census["arabic"]` is how many of its characters are Arabic letters."""

    def __init__(self, text: str) -> None:
        self.size = len(text)
        self.characters = Counter(text)
        self.kinds: Counter[str] = Counter()
        for character, count in self.characters.items():
            for kind in kinds_of(character):
                self.kinds[kind] += count

    def __getitem__(self, kind: str) -> int:
        return self.kinds[kind]

    @property
    def arabic_share(self) -> float:
        """How many of its letters are Arabic; 0 where it has no letters."""
        return self["arabic"] / max(1, self["letters"])
