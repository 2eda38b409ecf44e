"""By which means a claim of gold is attributed, told from its marks and the lexicon: the rows of the table by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from riwaya.arabic.folding import fold_bare
from riwaya.arabic.lexicon import CueForm, Phrase, cue_forms, masdar_cues, phrase_forms
from riwaya.measure_parts import Json, quoted
from riwaya.reading.attribution.cues import PRONOUNS

FORMS = ("verbal", "participle", "passive", "masdar", "verbless", "label", "other")
"""What the cue is; each claim is one of them."""

FEATURES = ("implicit", "relayed", "nested", "interrupted", "direct", "indirect", "mixed")
"""What else it is; a claim may be several."""

LETTERS = re.compile(r"\w")


def kinds_of(gold: Json) -> dict[str, tuple[str, ...]]:
    """Gold id → the form of its cue, then its features."""
    claims = {claim["id"]: claim for claim in gold["claims"]}
    relayed = set(_relayed(claims))
    return {name: (form_of(gold["text"], claim), *_features(claim, name in relayed)) for name, claim in claims.items()}


def _relayed(claims: dict[str, Json]) -> Iterator[str]:
    """Both ends of «نقلت X عن Y قوله»: a claim in another, with the same content."""
    for claim in claims.values():
        outer = claims.get(claim.get("in") or "")
        if outer and outer["content"] == claim["content"]:
            yield from (claim["id"], outer["id"])


def _features(claim: Json, relayed: bool) -> Iterator[str]:
    if claim.get("implicit"):
        yield "implicit"
    if relayed:
        yield "relayed"
    elif claim.get("in"):
        yield "nested"
    if len(claim["content"]) > 1:
        yield "interrupted"
    if claim["mode"] in FEATURES:
        yield claim["mode"]


def form_of(text: str, claim: Json) -> str:
    """What the cue is: marks alone a label, a phrase of the lexicon verbless, else the form of its first verb."""
    cue = quoted(text, claim["cue"])
    if not LETTERS.search(cue):
        return "label"
    words = fold_bare(cue).split()
    if phrase := _phrase(words):
        return "passive" if phrase.kind == "impersonal" else "verbless"
    for word in words:
        if form := _verb_form(word, nobody=not claim["source"] and not claim.get("implicit")):
            return form
    return "other"


def _phrase(words: list[str]) -> Phrase | None:
    """The phrase that the cue is: all of it (حسبما أفاد) or as far as its joined ل (وفقا)."""
    for form, phrase in phrase_forms().get(words[0], ()):
        common = min(len(form), len(words))
        if form[:common] == tuple(words[:common]):
            return phrase
    return None


def _verb_form(word: str, nobody: bool) -> str | None:
    """A finite verb that nobody does is a passive: أعلن is written like أُعلن."""
    form = _known(word)
    if form is None:
        return "masdar" if word in masdar_cues() or _without_pronoun(word) & masdar_cues().keys() else None
    if form.form.tense == "participle":
        return "participle"
    return "passive" if nobody or form.voice == "passive" else "verbal"


@cache
def _known(word: str) -> CueForm | None:
    table = cue_forms()
    return next((table[stem][0] for stem in (word, *sorted(_without_pronoun(word), key=len)) if stem in table), None)


def _without_pronoun(word: str) -> set[str]:
    """«اتهمهم» → «اتهم», «قوله» → «قول»."""
    return {word.removesuffix(pronoun) for pronoun in PRONOUNS if word.endswith(pronoun)}
