"""How often news means a place by a name: what stands before it in the corpora, against what stands before known cities.

A name like كان (Cannes), النصر or الأحد is a common word nearly always. Where a place is meant, a preposition of place or a kind
word stands before it about as often as before حلب or باريس; where it is not, seldom.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.arabic.folding import fold_bare
from riwaya.arabic.lexicon import given_names
from riwaya.arabic.place_words import kind_words, place_words
from riwaya.arabic.wordlist import NEVER, table, weights

WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+|[^\\s\u0621-\u063a\u0641-\u064a]")
JOINED = re.compile("^[وف]?(?:ب(?=ال)|ب|ل(?=[^ل]))?")
CITY_RATE, NOISE_RATE = 0.33, 0.10
"""Share of evidence before the names of cities, and before common nouns, of the corpora at hand."""
ENOUGH = 30
COMMON, CLOSE, MOSTLY = 0.02, 6, 0.5
LONGEST = 5
PARTICLES = "ecsutkx"
"""Tags of the word list."""


class Counts:
    """Of each name: how often it stands, how often behind what only a place stands behind, how often behind a person's."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = set(names)
        self.firsts = {name.split(" ", 1)[0] for name in self.names}
        self.all: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.persons: Counter[str] = Counter()

    def read(self, text: str) -> None:
        words = WORD.findall(fold_bare(text))
        for at, word in enumerate(words):
            for bare, joined in _bare(word):
                if bare in self.firsts:
                    self._count(words, at, bare, joined)
                    break

    def _count(self, words: list[str], at: int, bare: str, joined: str) -> None:
        for size in range(LONGEST, 0, -1):
            name = " ".join([bare, *words[at + 1 : at + size]])
            if name not in self.names:
                continue
            before = words[at - 1] if at else ""
            before = before[1:] if before[:1] == "و" and len(before) > 3 else before
            self.all[name] += 1
            self.placed[name] += joined.endswith("ب") or before in place_words("strong_preposition") or before in kind_words()
            self.persons[name] += before in given_names() or before in place_words("before_persons")
            return


def _bare(word: str) -> Iterator[tuple[str, str]]:
    """The word as it is, then without joined letters; «للموصل» as «الموصل»."""
    yield word, ""
    if word[:1] in "وفبل" and len(word) > 3 and not (word[0] == "ب" and word in table().stems):
        if word.startswith("لل"):
            yield "ال" + word[2:], "ل"
        for size in (1, 2):
            if word[:size] in ("و", "ف", "ب", "ل", "وب", "فب", "ول"):
                yield word[size:], word[:size]


def news(data: Path, every: int = 1) -> Iterator[str]:
    for path in sorted((data / "news").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number % every == 0:
                    yield json.loads(line)["text"]


def common(name: str, margin: int = 0) -> bool:
    """Does the word list know it as something other than a name, cheaper by the margin (quarters of a nat)?"""
    stem = name[2:] if name.startswith("ال") and len(name) > 4 else name
    costs = weights(table().stems.get(stem, ""))
    return bool(costs) and costs.get("r", NEVER) - min(costs.values()) > margin


def particle(name: str) -> bool:
    """«إلى», «عنه»: a word of grammar, which no text means as a place."""
    costs = weights(table().stems.get(name, ""))
    return bool(costs) and min(costs, key=costs.__getitem__) in PARTICLES


def sureness(name: str, counts: Counts, prominent: bool) -> float:
    """0 to 1: how much of the time the bare name means a place. Names that news never prints are judged by their letters."""
    seen = counts.all[name]
    guessed = _guess(name, prominent)
    if not seen:
        return guessed
    rate = (counts.placed[name] / seen - NOISE_RATE) / (CITY_RATE - NOISE_RATE)
    rate *= 1 - min(1.0, 2.5 * counts.persons[name] / seen)
    measured = min(1.0, max(0.0, rate))
    weight = seen / (seen + ENOUGH)
    return max(weight * measured + (1 - weight) * guessed, _floor(name, counts.persons[name] / seen, prominent))


def _floor(name: str, persons: float, prominent: bool) -> float:
    """A spelling that is no common word and nobody's name means a place, however seldom a preposition stands before it: capitals
    mostly speak, villages stand in lists."""
    if persons > 0.1 or len(name) < 4 or name in given_names() or common(name):
        return 0.0
    return 0.65 if prominent else 0.3


def capped(name: str, sure: float, prominent: bool) -> float:
    """A common word (بيان, مقر, صورة) stands behind في as often as a place does: without a kind word it is none, but for names of
    places that many people know, which count where news means them much of the time."""
    if " " in name or not common(name, CLOSE if prominent else 0):
        return sure
    return sure if prominent and sure >= MOSTLY else COMMON


def _guess(name: str, prominent: bool) -> float:
    words = name.split(" ")
    if len(words) > 1:
        person = words[0] in given_names() or words[0] in place_words("before_persons")
        everyday = all(common(word) for word in words)
        return 0.2 if person else 0.35 if everyday else 0.8
    if len(name) < 3 or name in given_names():
        return 0.1
    return (0.45 if prominent else 0.1) if common(name) else 0.75 if prominent else 0.4
