"""The label sets of the heads, and what of an annotator's analysis each head learns."""

from __future__ import annotations

from training.network.corpora import Analysis

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
FEATS: dict[str, tuple[str, ...]] = {
    "Gender": ("Masc", "Fem"),
    "Number": ("Sing", "Dual", "Plur"),
    "Person": ("1", "2", "3"),
    "Aspect": ("Perf", "Imp"),
    "Mood": ("Ind", "Sub", "Jus"),
    "Voice": ("Act", "Pass"),
    "Definite": ("Ind", "Def", "Red"),
    "Case": ("Nom", "Gen", "Acc"),
}
KINDS = ("person", "organization", "group", "government", "country", "place", "facility", "outlet")
COARSE = ("PER", "LOC", "ORG", "MISC")
CARANER = ("PER", "LOC", "ORG", "MIS", "TIT")
WOJOOD = ("PERS", "ORG", "GPE", "LOC", "FAC", "OCC", "NORP", "EVENT")


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI"))


NAME_HEADS = {
    "coarse": bio(COARSE),
    "outer": bio(KINDS),
    "inner": bio(KINDS),
    "title": bio(("title",)),
    "caraner": bio(CARANER),
    "wojood": bio(WOJOOD),
}
"""Every corpus of names has a head of its own: their guides differ, the words that they teach do not."""


def values(feats: str) -> dict[str, str]:
    found = dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)
    if found.get("Definite") == "Cons":
        found["Definite"] = "Red"
    return found


def allowed(analyses: list[Analysis], head: str) -> set[int]:
    """The labels that the analyses allow this head; none where they do not speak of it."""
    if head == "upos":
        return {UPOS.index(upos) for upos, _, _ in analyses if upos in UPOS}
    found: set[int] = set()
    for _, feats, _ in analyses:
        value = values(feats).get(head)
        if value not in FEATS[head]:
            return set()
        found.add(FEATS[head].index(value))
    return found
