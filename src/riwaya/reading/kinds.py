"""What kind of source a phrase names: an official, a source, a group, a person, decided by its head words."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import word_set

KINDS = (
    "source",
    "witness",
    "resident",
    "fighter",
    "reports",
    "document",
    "outlet",
    "government",
    "group",
    "organization",
    "official",
)
UNNAMED_KINDS = frozenset(("source", "witness", "resident", "fighter", "reports", "document"))


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, word_set(f"kind_{kind}")) for kind in KINDS)


def words_of(phrase: str) -> list[str]:
    """Folded words without marks."""
    return [w for w in (part.strip("«»“”\"'‘’،,.:؛;()-–") for part in fold(phrase).split()) if w]


def source_kind(phrase: str) -> str:
    """The kind of a source by the words of its phrase; `person` for a name or a title with a name."""
    words = words_of(phrase)
    if not words:
        return "unknown"
    while len(words) > 1 and words[0] in word_set("determiners"):
        words = words[1:]
    first = kind_of_word(words[0])
    if first in ("official", "witness", "resident") and (names_person(words) or "يدعي" in words):
        return "person"
    if first == "official" and set(words) & word_set("fighting_words"):
        return "fighter"
    if first:
        return first
    return _kind_inside(words)


def _kind_inside(words: list[str]) -> str:
    return next((kind for word in words[1:3] if (kind := kind_of_word(word)) and kind not in ("official",)), "person")


def kind_of_word(word: str) -> str | None:
    """The kind that a head word gives away, with or without its article."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    for kind, listed in _lists():
        if word in listed or bare in listed:
            return kind
    return None


def names_person(words: list[str]) -> bool:
    """A title is followed by a name when the phrase ends in words that no list and no shape explains."""
    tail = words[1:]
    if any(w in word_set("given_names") for w in tail):
        return True
    if words[0] in word_set("never_named"):
        return False
    loose = [w for w in tail[-2:] if not _explained(w)]
    return len(loose) >= 2 or (len(loose) == 1 and len(tail) >= 3 and tail[-1] in loose)


def _explained(word: str) -> bool:
    """An article, a clitic, a nisba: no personal name looks like that."""
    return (
        word.startswith(("ال", "لل", "بال", "وال"))
        or word.endswith(("يه", "ات", "ين", "ون"))
        or word in word_set("function_words")
    )
