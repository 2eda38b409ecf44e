"""The only door to the words of attribution: verbs and phrases that say who speaks, each with its act and its examples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.inflect import VerbForm, participle_forms, passive_present, past_forms, present_forms
from riwaya.errors import LexiconError

ACTS = frozenset(
    [
        "say",
        "add",
        "tell",
        "announce",
        "report",
        "confirm",
        "deny",
        "believe",
        "estimate",
        "expect",
        "ask",
        "call",
        "demand",
        "propose",
        "vow",
        "threaten",
        "accuse",
        "warn",
        "reject",
        "indicate",
        "reveal",
        "complain",
        "praise",
        "condemn",
    ]
)
FRAMES = frozenset(
    ["that", "quote", "ب", "إلى", "عن", "على", "من", "في", "ل", "noun", "to", "accuse", "describe", "blame", "attribute"]
)


class Example(Struct, frozen=True):
    """A sentence and the claim in it, each part in the words of the sentence; source «-» where none is named."""

    text: str
    cue: str
    content: str
    source: str = "-"


class Verb(Struct, frozen=True, kw_only=True):
    """A verb that attributes. `frames` are the complements in which it does; see lexicon/README.md."""

    name: str
    past: str
    present: str = ""
    first: str = ""
    participle: str = ""
    masdar: str = ""
    passive: str = ""
    act: str
    act_with_object: str = ""
    frames: tuple[str, ...]
    certainty: str = "certain"
    polarity: str = "positive"
    sure: bool = True
    examples: tuple[Example, ...] = ()


class Phrase(Struct, frozen=True, kw_only=True):
    """A verbless cue.

    `kind` is according (بحسب), as (حسبما + verb), statement (جاء في بيان), occasion (في بيان), news (أنباء عن) or impersonal (يُعتقد).
    """

    name: str
    forms: tuple[str, ...]
    kind: str
    act: str
    certainty: str = "certain"
    polarity: str = "positive"
    source_kind: str | None = None
    optional: bool = False
    examples: tuple[Example, ...] = ()


class CueForm(Struct, frozen=True):
    """One spelling of one verb."""

    verb: Verb
    form: VerbForm
    voice: str = "active"


@cache
def _load(name: str) -> dict[str, Any]:
    text = resources.files("riwaya.arabic").joinpath(name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{name}: {problem}") from problem


@cache
def verbs() -> dict[str, Verb]:
    """Every attributing verb by its name."""
    found = {}
    for name, block in _load("lexicon/verbs.toml").items():
        block.setdefault("past", name)
        found[name] = _checked(msgspec.convert({"name": name, **block}, Verb))
    return found


def _checked(verb: Verb) -> Verb:
    if verb.act not in ACTS:
        raise LexiconError(f"verbs.toml [{verb.name}]: act {verb.act!r} is not one of {', '.join(sorted(ACTS))}")
    if unknown := set(verb.frames) - FRAMES:
        raise LexiconError(f"verbs.toml [{verb.name}]: unknown frames {', '.join(sorted(unknown))}")
    if not verb.examples:
        raise LexiconError(f"verbs.toml [{verb.name}]: an entry needs at least one example")
    return verb


def conjugated(verb: Verb) -> Iterator[CueForm]:
    """Every spelling that the verb takes in news, unfolded."""
    for form in past_forms(verb.past, verb.first):
        yield CueForm(verb, form)
    if verb.present:
        for form in present_forms(verb.present):
            yield CueForm(verb, form)
        passive = passive_present(verb.present, hollow=bool(verb.first))
        if passive != verb.present:
            yield CueForm(verb, VerbForm(passive, "present", 3, "s", "m"), "passive")
    if verb.passive:
        yield CueForm(verb, VerbForm(verb.passive, "past", 3, "s", "m"), "passive")
    if verb.participle:
        weak = verb.present[-1:] in ("ي", "و", "ى")
        for form in participle_forms(verb.participle, weak):
            yield CueForm(verb, form)


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Folded spelling → the verb forms it can be, the more frequent verb first."""
    table: dict[str, list[CueForm]] = {}
    for verb in verbs().values():
        for form in conjugated(verb):
            entries = table.setdefault(fold(form.form.spelling), [])
            if all(e.verb is not verb for e in entries):
                entries.append(form)
    return {key: tuple(forms) for key, forms in table.items()}


@cache
def masdar_cues() -> dict[str, Verb]:
    """Folded masdar → verb, for «نقلت … عنه قوله إن» and «في تأكيده أن»."""
    return {fold(verb.masdar): verb for verb in reversed(verbs().values()) if verb.masdar}


@cache
def phrases() -> dict[str, Phrase]:
    """Every verbless cue by its name."""
    return {
        name: msgspec.convert({"name": name, **block}, Phrase) for name, block in _load("lexicon/phrases.toml").items()
    }


@cache
def phrase_forms() -> dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]]:
    """First folded word → the phrases that start with it, as tuples of folded words, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    for phrase in phrases().values():
        for form in phrase.forms:
            words = tuple(fold(form).split())
            table.setdefault(words[0], []).append((words, phrase))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


@cache
def time_words(table: str) -> dict[str, int | str]:
    """A table of times.toml by folded word: weekdays, months, units … (أغسطس → اغسطس: 8)."""
    return {fold(word): value for word, value in _load("times.toml")[table].items()}


@cache
def time_tables() -> dict[str, frozenset[str]]:
    """Folded word → the tables of times.toml that it stands in: «الثاني» is an ordinal and half a month."""
    found: dict[str, set[str]] = {}
    for name, block in _load("times.toml").items():
        if name not in ("phrases", "joined") and "words" not in block:
            for word in block:
                found.setdefault(fold(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def time_list(name: str) -> frozenset[str]:
    """A list of times.toml that has no values, folded: words beside a time that change what it is."""
    return frozenset(fold(word) for word in _load("times.toml")[name]["words"])


@cache
def time_letters(name: str) -> tuple[str, ...]:
    """A list of times.toml as `str.startswith` and `str.endswith` take it."""
    return tuple(sorted(time_list(name)))


@cache
def time_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First folded word → the fixed phrases that start with it and their values, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in time_words("phrases").items():
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, str(value)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """A named list of lexicon/words.toml, folded."""
    lists = _load("lexicon/words.toml")
    if name not in lists:
        raise LexiconError(f"words.toml has no list {name!r}")
    return frozenset(fold(word) for word in lists[name]["words"])


@cache
def endings(name: str) -> tuple[str, ...]:
    """A named list of lexicon/words.toml, folded, as str.endswith and str.startswith take it."""
    return tuple(sorted(word_set(name)))


@cache
def spellings(name: str) -> frozenset[str]:
    """A named list of lexicon/words.toml as it stands there, for words that folding would make alike: علي, على."""
    return frozenset(_load("lexicon/words.toml")[name]["words"])


@cache
def verb_names(name: str) -> frozenset[str]:
    """A list of lexicon/words.toml whose words are names of entries in verbs.toml, as they stand there."""
    listed = spellings(name)
    if unknown := listed - verbs().keys():
        raise LexiconError(f"words.toml [{name}]: no such verbs: {', '.join(sorted(unknown))}")
    return listed


@cache
def given_names() -> frozenset[str]:
    """First names, folded; many of them are common words too."""
    text = resources.files("riwaya.arabic").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def toml(name: str) -> dict[str, Any]:
    """A file of data for a lexicon of its own: numerals.py reads numbers.toml and counted.toml through this door."""
    return _load(name)
