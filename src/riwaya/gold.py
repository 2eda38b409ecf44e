"""Gold files: reports annotated by hand, as docs/evaluate.md describes them, checked before anything is measured on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from riwaya.errors import BadGold

Pair = Annotated[list[int], Meta(min_length=2, max_length=2)]
"""[start, end) in code points of the text."""

Gold = dict[str, Any]
"""A gold file as it was read; what it holds was checked against the structs below."""


class GoldClaim(Struct, kw_only=True):
    """A claim as marked by hand; `inside` is the id of the claim that it stands in."""

    id: str
    cue: Pair | None
    source: Pair | None
    content: Annotated[list[Pair], Meta(min_length=1)]
    act: str
    mode: str
    head: Pair | None = None
    actor: str | None = None
    kind: str | None = None
    implicit: bool = False
    optional: bool = False
    inside: str | None = field(name="in", default=None)


class GoldStretch(Struct):
    """A time or a quantity."""

    span: Pair
    text: str


class GoldPlace(Struct):
    text: str


class GoldEvent(Struct):
    trigger: Pair
    trigger_text: str
    type: str
    status: str


class GoldPosition(Struct):
    claims: list[str]


class GoldAccount(Struct):
    question: str
    relation: str
    positions: Annotated[list[GoldPosition], Meta(min_length=1)]


class GoldReport(Struct):
    """One report. A layer that is not there is not measured; an empty one is."""

    text: str
    claims: list[GoldClaim]
    date: str | None = None
    publisher: str | None = None
    outlet: str | None = None
    times: list[GoldStretch] | UnsetType = UNSET
    quantities: list[GoldStretch] | UnsetType = UNSET
    places: list[GoldPlace] | UnsetType = UNSET
    events: list[GoldEvent] | UnsetType = UNSET
    accounts: list[GoldAccount] | UnsetType = UNSET


def gold_files(paths: Iterable[str]) -> Iterator[str]:
    """The files themselves, and the *.json of each folder in the order of their names; BadGold for a folder without any."""
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        inside = sorted(Path(path).glob("*.json"))
        if not inside:
            raise BadGold(path, "gold_none")
        yield from map(str, inside)


def load_gold(file: str) -> Gold:
    """One gold file. OSError where it cannot be opened, BadGold, which names the file and the place in it, where it is wrong."""
    return check_gold(Path(file).read_bytes(), file)


def check_gold(data: bytes, file: str) -> Gold:
    """The gold in these bytes; a missing head is the whole source, as everywhere in the measure."""
    try:
        raw: Gold = json.loads(data)
    except ValueError as error:
        raise BadGold(file, "gold_json", reason=str(error)) from None
    try:
        gold = msgspec.convert(raw, GoldReport)
    except msgspec.ValidationError as error:
        raise BadGold(file, "gold_shape", reason=str(error)) from None
    _check_spans(gold, file)
    _check_ids(gold, file)
    return {**raw, "claims": [{"head": None, "implicit": False, **claim} for claim in raw["claims"]]}


def outlet_of(gold: Gold) -> str:
    """Who published the report, as far as the gold says."""
    return str(gold.get("outlet") or gold.get("publisher") or "")


def _check_spans(gold: GoldReport, file: str) -> None:
    length = len(gold.text)
    for where, pair in _spans(gold):
        if pair is not None and not 0 <= pair[0] < pair[1] <= length:
            raise BadGold(file, "gold_span", where=where, start=pair[0], end=pair[1], length=length)


def _spans(gold: GoldReport) -> Iterator[tuple[str, Sequence[int] | None]]:
    for claim in gold.claims:
        for name, pair in (("cue", claim.cue), ("source", claim.source), ("head", claim.head)):
            yield f"{claim.id} {name}", pair
        yield from ((f"{claim.id} content", pair) for pair in claim.content)
    for stretch in [*(gold.times or ()), *(gold.quantities or ())]:
        yield stretch.text, stretch.span
    yield from ((event.trigger_text, event.trigger) for event in gold.events or ())


def _check_ids(gold: GoldReport, file: str) -> None:
    known: set[str] = set()
    for claim in gold.claims:
        if claim.id in known:
            raise BadGold(file, "gold_twice", id=claim.id)
        known.add(claim.id)
    named = [(claim.id, claim.inside) for claim in gold.claims if claim.inside]
    for account in gold.accounts or ():
        named += [(account.question, name) for position in account.positions for name in position.claims]
    for where, name in named:
        if name not in known:
            raise BadGold(file, "gold_unknown", where=where, id=name)
