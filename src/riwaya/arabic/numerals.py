"""The words of numbers and of what is counted, ready to be looked up: numbers.toml and counted.toml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import toml


class Numeral(Struct, frozen=True):
    """A number word as it stands in a text: «وبالعشرات» is vague, 20 to 99, behind three joined letters and an article."""

    kind: str
    low: float
    high: float
    letters: int = 0
    conj: bool = False
    prep: bool = False
    article: bool = False


class Noun(Struct, frozen=True):
    """Something that is counted: «قتلى» is قتيل in the plural, of the role killed."""

    lemma: str
    role: str
    plural: bool = False


class Bound(Struct, frozen=True):
    """What a modifier says of a number: low, high or about; the first letters of it that are joined particles."""

    side: str
    letters: int = 0


NUMERAL_TABLES = {
    "units": "unit", "teen_units": "teen", "ten": "ten", "tens": "tens", "hundreds": "hundred", "scales": "scale",
    "dual_scales": "dual", "plural_scales": "scales", "fractions": "fraction", "fraction_plurals": "fractions",
}  # fmt: skip


DUAL_ENDS = ("ان", "ين", "ي")


@cache
def number_words(name: str) -> frozenset[str]:
    """A list of numbers.toml, folded."""
    return frozenset(fold(word) for word in toml("numbers.toml")[name]["words"])


@cache
def particle(name: str) -> str:
    """A particle of numbers.toml, folded: «of» is من."""
    return fold(toml("numbers.toml")["particle"][name])


@cache
def conjunctions() -> frozenset[str]:
    """The letters that join a word to the one before it."""
    return frozenset(toml("clitics.toml")["conj"]["forms"])


def hosts(stem: str) -> Iterator[str]:
    """What a word may be without the pronoun behind it: «عائلته» is عائلة, «أعضائه» أعضاء."""
    for row in toml("clitics.toml")["host"]:
        if stem.endswith(fold(row["before"])):
            yield stem.removesuffix(fold(row["before"])) + fold(row["alone"])


@cache
def endings(name: str) -> tuple[str, ...]:
    """A list of endings of numbers.toml, folded, as `str.endswith` takes them."""
    return tuple(fold(ending) for ending in toml("numbers.toml")["endings"][name])


@cache
def unit_word(name: str) -> str:
    """A unit that the rules name themselves, spelled as counted.toml has it: «person» is شخص."""
    return str(toml("counted.toml")["unit_words"][name])


@cache
def counted_words(name: str) -> frozenset[str]:
    """A list of counted.toml, folded."""
    return frozenset(fold(word) for word in toml("counted.toml")[name]["words"])


@cache
def counted_table(name: str) -> dict[str, Any]:
    """A table of counted.toml by folded word: lemmas, compounds, bare_units."""
    return {fold(word): value for word, value in toml("counted.toml")[name].items()}


def joined(particles: dict[str, Any]) -> Iterator[tuple[str, bool, bool, bool]]:
    """«وبال»: every row of joined particles before a noun, and whether it has a conjunction, a preposition, an article."""
    for conj in ("", *particles["conj"]["forms"]):
        for prep in ("", *particles["prep"]["forms"]):
            yield conj + prep, bool(conj), bool(prep), False
            article = particles["article"]["after_l"] * 2 if prep == "ل" else prep + particles["article"]["forms"][0]
            yield conj + article, bool(conj), bool(prep), True


@cache
def numerals() -> dict[str, Numeral]:
    """Folded spelling, joined particles and all → what it says as a number."""
    data: dict[str, Any] = toml("numbers.toml")
    found: dict[str, Numeral] = {}
    bare: list[tuple[str, str, float, float]] = [
        (fold(word), "vague", low, high) for word, (low, high) in data["vague"].items()
    ]
    for head, value in data["hundred_heads"].items():
        bare += [(fold(head + end), "hundred", value, value) for end in data["hundred_ends"]["words"]]
    for table, kind in NUMERAL_TABLES.items():
        bare += [(fold(word), kind, value, value) for word, value in data[table].items()]
    for particles, *flags in reversed([row for row in joined(toml("clitics.toml")) if "ك" not in row[0]]):
        for word, kind, low, high in reversed(bare):
            found[particles + word] = Numeral(kind, low, high, len(particles), *flags)
    return {spelling: numeral for spelling, numeral in found.items() if spelling not in number_words("not_numbers")}


@cache
def nouns() -> dict[str, Noun]:
    """Folded spelling, without particles → the counted noun."""
    found: dict[str, Noun] = {}
    for block in toml("counted.toml")["noun"]:
        for row in block["words"]:
            lemma, *plurals = row.split()
            shown = counted_table("lemmas").get(fold(lemma), lemma)
            single = fold(lemma)
            for form in _singulars(single):
                found.setdefault(form, Noun(shown, block["role"]))
            for form in [*map(fold, plurals), *_sound_plurals(single, block["dual"], plurals)]:
                found.setdefault(form, Noun(shown, block["role"], plural=True))
    return found


def _singulars(single: str) -> tuple[str, ...]:
    """شاب and شابا; a short form has no accusative: «كما» is not كم."""
    return (single,) if single in counted_table("lemmas") else (single, single + "ا")


def _sound_plurals(single: str, dual: str, plurals: list[str]) -> list[str]:
    """مسلح: مسلحون, مسلحين, مسلحو, مسلحي; also for a nisba of which no plural is listed, سوداني."""
    if single.endswith("ه") or not (dual == "an" or not plurals):
        return []
    return [single + end for end in ("ون", "ين", "و", "ي")]


@cache
def duals() -> dict[str, Noun]:
    """Folded dual without particles → the noun: «جنديين»."""
    found = {}
    for block in toml("counted.toml")["noun"]:
        for row in block["words"]:
            lemma = row.split()[0]
            for form in _dual_forms(fold(lemma), block["dual"]):
                found[form] = Noun(lemma, block["role"])
    return found


@cache
def _particles() -> tuple[str, ...]:
    """Every row of joined particles, the longest first."""
    return tuple(sorted((row[0] for row in joined(toml("clitics.toml"))), key=len, reverse=True))


@lru_cache(maxsize=1 << 15)
def dual_of(spelled: str) -> tuple[Noun, int] | None:
    """The noun of a dual, and how many letters are joined before it: «وجنديين»."""
    if not spelled.endswith(DUAL_ENDS):
        return None
    table = duals()
    for letters in _particles():
        if spelled.startswith(letters) and spelled[len(letters) :] in table:
            return table[spelled[len(letters) :]], len(letters)
    return None


def _dual_forms(single: str, dual: str) -> list[str]:
    if dual == "no":
        return []
    stem = single[:-1] + "ت" if single.endswith("ه") else single
    ends = ["ان", "ين"] if dual == "both" else ["ان"]
    if single in counted_words("carrying"):
        ends.append("ي")
    return [stem + end for end in ends]


@cache
def bounds(place: str) -> dict[tuple[str, ...], Bound]:
    """The modifiers `before` or `after` a number, as folded words; their first word also behind و ف ب ل."""
    found: dict[tuple[str, ...], Bound] = {}
    for side in ("low", "high", "about"):
        for form in toml("numbers.toml")[f"{place}_{side}"]["words"]:
            first, *rest = fold(form).split()
            for joint in _joints(side, first) if place == "before" else ("",):
                found.setdefault((joint + first, *rest), Bound(side, len(joint)))
    return found


def _joints(side: str, first: str) -> tuple[str, ...]:
    """«لأكثر من» keeps its meaning; «ليصل إلى» says what was reached, «يصل إلى» what may be."""
    clitics = toml("clitics.toml")
    conjunctions = ("", *clitics["conj"]["forms"])
    if side == "high" and first[0] in clitics["future"]["before"] and first[0] != "ا":
        return conjunctions
    return tuple(conj + prep for prep in ("", *clitics["prep"]["forms"]) for conj in conjunctions)


@cache
def role_words() -> dict[str, str]:
    """Folded verb or verbal noun → the role of whom it befalls."""
    roles = toml("counted.toml")["roles"]
    return {fold(word): role for role, block in reversed(roles.items()) for word in block["words"]}
