"""The words of events: which spellings can name a happening of which type, in whose company, and who does what to whom.

Written by hand in events/*.toml (see docs/how-to-add-an-event-type.md), compiled by training/happenings.py.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

PAST, PRESENT, NOMINAL, PARTICIPIAL, PHRASAL = range(5)
"""What a spelling is where it names the event: a verb, a noun or masdar, a participle of state, the first word of a phrase."""
VERBAL = (PAST, PRESENT)
ROLES = 5


class Rule(Struct, frozen=True, array_like=True):
    """One entry. `slots` are the words of a phrase; the rest is company: words or @classes, one of which must (or must not)
    stand near. `takes` says what a verb's noun phrases are, `idafa` what the noun after a masdar is. The trigger is the
    `whole` of a torn phrase («سقط 20 قتيلا») or its first word.
    """

    type: str
    name: str
    slots: tuple[tuple[str, ...], ...]
    takes: str
    idafa: str
    status: str
    target: tuple[str, ...]
    between: tuple[str, ...]
    object: tuple[str, ...]
    subject: tuple[str, ...]
    needs: tuple[str, ...]
    never: tuple[str, ...]
    whole: bool = False


class Home(Struct, frozen=True, array_like=True):
    """A type's Arabic name, and where PLOVER and ACLED put it; empty where they have no place for it."""

    ar: str
    plover: str
    acled: str


class Table(Struct, frozen=True):
    """`forms` gives for a folded spelling the rules it may belong to, as number of the rule * ROLES + what it is there."""

    types: dict[str, Home]

    rules: tuple[Rule, ...]
    forms: dict[str, tuple[int, ...]]
    classes: dict[str, tuple[str, ...]]
    grammar: dict[str, tuple[str, ...]]


@cache
def table() -> Table:
    data = resources.files("riwaya.arabic").joinpath("happenings.json").read_bytes()
    return msgspec.json.decode(data, type=Table)


def home(type_: str) -> Home:
    """Where other codings put this type; KeyError for an unknown one."""
    return table().types[type_]


@cache
def event_class(name: str) -> frozenset[str]:
    """A class of classes.toml, folded."""
    return frozenset(table().classes[name])


@cache
def grammar(name: str) -> frozenset[str]:
    """A list of grammar.toml, folded; empty where there is none of this name."""
    return frozenset(table().grammar.get(name, ()))


@cache
def endings(name: str) -> tuple[str, ...]:
    """The same list for startswith and endswith, in a fixed order."""
    return tuple(sorted(grammar(name)))


@cache
def families() -> dict[str, frozenset[str]]:
    """Types that one happening may be told under: «الغارة», «القصف», «الهجوم»."""
    return {name: frozenset(types) for name, types in table().grammar.items() if name.startswith("family_")}


@cache
def company(words: tuple[str, ...]) -> frozenset[str]:
    """Words with their @classes opened."""
    found: set[str] = set()
    for word in words:
        found |= event_class(word[1:]) | {word} if word.startswith("@") else {word}
    return frozenset(found)


@cache
def rule_of_act(act: str) -> Rule | None:
    """The act of a claim that is an event itself: «طالب», «اتهم», «توعد»; None for say, report and the like."""
    for name, acts in table().grammar.items():
        if name.startswith("act_") and act in acts:
            status = "rejected" if act == "reject" else ""
            return Rule(name.removeprefix("act_"), act, (), "", "", status, (), (), (), (), (), ())
    return None
