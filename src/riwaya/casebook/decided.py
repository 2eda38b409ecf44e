"""What people decided, laid over a report as it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET, Struct, structs

from riwaya.casebook.stored import Decision
from riwaya.errors import BadDecision
from riwaya.model import Claim, Entity, Event, Place, Quantity, Report, Time, items

LAYERS: dict[str, type[Struct]] = {
    "claims": Claim, "events": Event, "entities": Entity, "places": Place, "times": Time, "quantities": Quantity,
}  # fmt: skip
"""The layers that people decide about, and what their items are."""
POINTS: dict[str, dict[str, str]] = {
    "claims": {"source_entity": "entities", "time": "times", "parent": "claims"},
    "events": {
        "actor": "entities", "target": "entities", "place": "places", "time": "times", "claim": "claims",
        "quantities": "quantities",
    },
    "places": {"part_of": "places"},
    "quantities": {"of": "quantities"},
}  # fmt: skip
"""Which fields point at which layer."""
ACCEPT, REJECT, CORRECT, ADD, NOTE = VERDICTS = ("accept", "reject", "correct", "add", "note")
SAID = {ACCEPT: "accepted", CORRECT: "corrected", ADD: "added"}
"""What stands beside an item that somebody decided about."""


def applied(report: Report, decisions: Iterable[Decision]) -> Report:
    """The report without what was rejected, with corrections, and with what people added or accepted and no reading has."""
    for decision in decisions:
        report = _apply(report, decision)
    return report


def review_of(decisions: Iterable[Decision]) -> dict[str, str]:
    """The id of each item that stays, with what was decided about it."""
    return {decision.item: SAID[decision.verdict] for decision in decisions if decision.item and decision.verdict in SAID}


def _apply(report: Report, decision: Decision) -> Report:
    if decision.verdict == NOTE or decision.item is None:
        return report
    layer: tuple[Any, ...] = items(getattr(report, decision.layer))
    there = next((item for item in layer if item.id == decision.item), None)
    if decision.verdict == REJECT:
        return without(report, decision.layer, decision.item) if there is not None else report
    if there is None:
        new = built(decision.layer, {**decision.was, **decision.changes, "id": decision.item})
        return _with(report, decision.layer, [*layer, new])
    if decision.verdict == CORRECT:
        new = built(decision.layer, {**msgspec.to_builtins(there), **decision.changes})
        return _with(report, decision.layer, [new if item is there else item for item in layer])
    return report


def built(layer: str, fields: dict[str, Any]) -> Any:
    """An item of the layer from its fields as JSON holds them; BadDecision where they do not make one."""
    known = LAYERS[layer].__struct_fields__
    if strange := [name for name in fields if name not in known]:
        raise BadDecision(str(fields.get("id", layer)), "bad_field", field=strange[0], known=", ".join(known))
    try:
        return msgspec.convert(fields, type=LAYERS[layer])
    except msgspec.ValidationError as error:
        raise BadDecision(str(fields.get("id", layer)), "bad_value_of", reason=str(error)) from None


def _with(report: Report, layer: str, found: Iterable[Any]) -> Report:
    """The layer in place of the old one, in the order of the text."""
    ordered = tuple(found)
    if layer != "entities":
        ordered = tuple(sorted(ordered, key=_begins))
    return structs.replace(report, **{layer: ordered})


def _begins(item: Any) -> int:
    begins: int = item.trigger[0] if isinstance(item, Event) else item.start
    return begins


def without(report: Report, layer: str, id: str) -> Report:
    """The report without the item and without anything that points at it.

    What was told in a rejected claim is told by whoever the claim was told by: its events and inner claims move up to its parent.
    """
    heir = _parent(report, id) if layer == "claims" else None
    changed: dict[str, tuple[Any, ...]] = {}
    for other, fields in POINTS.items():
        aims = [field for field, aim in fields.items() if aim == layer]
        if aims and getattr(report, other) is not UNSET:
            changed[other] = tuple(_turned_from(item, aims, id, heir) for item in items(getattr(report, other)))
    report = structs.replace(report, **changed)
    kept = tuple(item for item in items(getattr(report, layer)) if item.id != id)
    return _tidy(structs.replace(report, **{layer: kept}), layer, id)


def _parent(report: Report, id: str) -> str | None:
    return next((claim.parent for claim in items(report.claims) if claim.id == id), None)


def _turned_from(item: Any, aims: Sequence[str], id: str, heir: str | None) -> Any:
    changes: dict[str, Any] = {}
    for field in aims:
        value = getattr(item, field)
        if value == id:
            changes[field] = heir
        elif isinstance(value, tuple) and id in value:
            changes[field] = tuple(one for one in value if one != id)
    return structs.replace(item, **changes) if changes else item


def _tidy(report: Report, layer: str, id: str) -> Report:
    """Mentions go with their entity, and claims out of the positions of accounts."""
    if layer == "entities":
        mentions = tuple(one for one in items(report.mentions) if one.entity != id)
        report = structs.replace(report, mentions=mentions)
    if layer in ("claims", "entities") and report.accounts is not UNSET:
        report = structs.replace(report, accounts=tuple(_accounts(report, layer, id)))
    return report


def _accounts(report: Report, layer: str, id: str) -> Iterator[Any]:
    """An account of which less than its shape is left is none: no claims in a position, one position where two differ."""
    field = "claims" if layer == "claims" else "sources"
    for account in items(report.accounts):
        cut = [structs.replace(p, **{field: tuple(x for x in getattr(p, field) if x != id)}) for p in account.positions]
        left = tuple(position for position in cut if position.claims)
        if len(left) == len(account.positions) or len(left) > 1 or (left and account.relation == "agrees"):
            yield structs.replace(account, positions=left)
