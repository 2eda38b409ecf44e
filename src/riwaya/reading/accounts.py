"""The accounts layer: the questions to which several sources of the report speak, and their positions on each.

Two claims are brought together by a rule over the pair (comparing/); no claim is called true, and no number is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from riwaya.arabic.comparisons import questions
from riwaya.model import Account, Position, Report
from riwaya.reading.comparing.actions import both_so, so_and_not_so
from riwaya.reading.comparing.grouping import Group, grouped
from riwaya.reading.comparing.happenings import of_one_happening, told_by_both
from riwaya.reading.comparing.means import made_otherwise
from riwaya.reading.comparing.numbers import counted_by_both, smaller_or_larger
from riwaya.reading.comparing.pairs import HOW_MANY, Pair, independent, near
from riwaya.reading.comparing.pointing import pointed_at
from riwaya.reading.comparing.voices import Voice, voices
from riwaya.span import cut
from riwaya.stage import Stage

LONGEST_QUESTION = 120
SAID = {"said": "so", "confirmed": "so", "denied": "not"}


def pairs_of(heard: tuple[Voice, ...]) -> Iterator[Pair]:
    """What every rule finds, earlier claim first."""
    for i, voice in enumerate(heard):
        yield from pointed_at(voice, heard[:i])
    for one, other in combinations(heard, 2):
        if (near(one, other) or not one.topic.keys().isdisjoint(other.topic)) and independent(one, other):
            for rule in PAIR_RULES:
                yield from rule(one, other)


def read_accounts(report: Report) -> Iterator[Account]:
    groups = sorted(grouped(pairs_of(voices(report))), key=lambda group: min(v.claim.start for v in group.voices().values()))
    for number, group in enumerate(groups, 1):
        first = group.pairs[0]
        arabic, english = question_of(report, group)
        yield Account(
            id=f"a{number}", question=arabic, question_en=english, kind=first.kind, relation=group.relation,
            positions=tuple(positions(group)), by=first.by,
        )  # fmt: skip


def positions(group: Group) -> Iterator[Position]:
    """A position for each stance, in the order of the text."""
    sides: dict[str, list[Voice]] = {}
    for id, voice in group.voices().items():
        stance = group.stances[id]
        sides.setdefault(SAID.get(stance, stance), []).append(voice)
    for stance, held in sides.items():
        low, high = _numbers(group, held[0]) if group.pairs[0].kind == HOW_MANY else (None, None)
        yield Position(
            stance=stance, claims=tuple(v.claim.id for v in held),
            sources=tuple(dict.fromkeys(v.claim.source_entity for v in held if v.claim.source_entity)),
            low=low, high=high, origins=len({v.origin for v in held}),
        )  # fmt: skip


def _numbers(group: Group, voice: Voice) -> tuple[float | None, float | None]:
    """The bounds by which the voice was brought into the group."""
    for pair in group.pairs:
        ids = pair.by.partition(":")[2].split("~")
        for quantity in voice.quantities:
            if quantity.id in ids:
                return quantity.low, quantity.high
    return None, None


def question_of(report: Report, group: Group) -> tuple[str, str]:
    """In Arabic and English, from the words of the report."""
    first = group.pairs[0]
    wordings = questions()[first.kind]
    wording = wordings.get(first.topic[0], wordings["other"])
    what = " ".join(" ".join(cut(report.text, span) for span in first.one.claim.content).split())
    if len(what) > LONGEST_QUESTION:
        what = what[:LONGEST_QUESTION].rsplit(" ", 1)[0] + " …"
    unit = first.topic[1] if len(first.topic) > 1 else ""
    return wording["ar"].format(unit=unit, what=what), wording["en"].format(unit=unit, what=what)


PAIR_RULES = (counted_by_both, smaller_or_larger, made_otherwise, of_one_happening, so_and_not_so, told_by_both, both_so)
ACCOUNTS = Stage("accounts", ("sentences", "words", "times", "quantities", "places", "claims", "events"), read_accounts)

