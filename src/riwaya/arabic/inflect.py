"""The forms that an Arabic verb takes in news, spelled from its principal parts.

News is unvocalised, so one spelling serves several forms: أعلنت is she and I, أعلن is active and passive. A VerbForm says
what the spelling can be; the sentence decides. Source of the paradigms: any grammar, e.g. Ryding 2005, chapters 21-34.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class VerbForm(Struct, frozen=True):
    """One spelling: tense is past, present or participle; person 1 or 3; number s, d or p; gender m or f."""

    spelling: str
    tense: str
    person: int
    number: str
    gender: str


def past_forms(past: str, first: str = "") -> Iterator[VerbForm]:
    """قال with first قلت → قال قالت قالا قالتا قالوا قلت قلنا."""
    weak = past[-1] in "ىا"
    stem = past[:-1] if weak else past
    yield VerbForm(past, "past", 3, "s", "m")
    yield VerbForm(stem + "ت", "past", 3, "s", "f")
    yield VerbForm(stem + "وا", "past", 3, "p", "m")
    yield VerbForm((stem + "ي" if past.endswith("ى") else past) + "ا", "past", 3, "d", "m")
    yield VerbForm(stem + "تا", "past", 3, "d", "f")
    me = first or _first_person(past, stem)
    yield VerbForm(me, "past", 1, "s", "m")
    yield VerbForm(me[:-1] + "نا", "past", 1, "p", "m")


def _first_person(past: str, stem: str) -> str:
    if past.endswith("ى"):
        return stem + "يت"
    if past.endswith("ا") and len(past) > 2:
        return stem + "وت"
    return past + "ت"


def present_forms(present: str) -> Iterator[VerbForm]:
    """ينفي → ينفي تنفي أنفي ننفي ينفون ينفوا ينفيان تنفيان."""
    rest = present[1:]
    weak = rest[-1] in "يوى"
    many = rest[:-1] if weak else rest
    two = rest[:-1] + "ي" if rest[-1] == "ى" else rest
    yield VerbForm("ي" + rest, "present", 3, "s", "m")
    yield VerbForm("ت" + rest, "present", 3, "s", "f")
    yield VerbForm("أ" + rest, "present", 1, "s", "m")
    yield VerbForm("ن" + rest, "present", 1, "p", "m")
    yield VerbForm("ي" + many + "ون", "present", 3, "p", "m")
    yield VerbForm("ي" + many + "وا", "present", 3, "p", "m")
    yield VerbForm("ي" + two + "ان", "present", 3, "d", "m")
    yield VerbForm("ت" + two + "ان", "present", 3, "d", "f")


def participle_forms(participle: str, weak: bool) -> Iterator[VerbForm]:
    """The accusative of state: مضيف → مضيفا مضيفة مضيفين …; `weak` when the verb's last radical is: داع → داعيا داعية."""
    base = participle + "ي" if weak and not participle.endswith("ي") else participle
    yield VerbForm(base + "ا", "participle", 3, "s", "m")
    yield VerbForm(base + "ة", "participle", 3, "s", "f")
    yield VerbForm((participle if weak else base) + "ين", "participle", 3, "p", "m")
    yield VerbForm(base + "تين", "participle", 3, "d", "f")
    yield VerbForm(base + "ات", "participle", 3, "p", "f")


def passive_present(present: str, hollow: bool) -> str:
    """يقول → يقال, يفيد → يفاد; other verbs are spelled as in the active: يعتقد."""
    if hollow and present[2] in "ويا":
        return present[:2] + "ا" + present[3:]
    return present
