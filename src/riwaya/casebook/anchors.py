"""The same item in another reading of a report: what people decided is found again by where it stands, not by its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from riwaya.casebook.decided import LAYERS, POINTS
from riwaya.casebook.stored import Decision
from riwaya.model import Report, items
from riwaya.span import Span, length, overlaps

Fields = dict[str, Any]
SPAN = {"claims": "cue", "events": "trigger"}
"""By which stretch an item of the layer is known; others by where they begin and end."""
SAME = {"events": ("type",), "times": ("type",), "quantities": ("role",)}
"""What must be the same too."""


def around(report: Report, layer: str, item: Fields) -> Fields:
    """The items that this one points at, as they stand: {"time": {"layer": "times", "item": {…}}}; a list for a field of many."""
    found: Fields = {}
    for field, aim in POINTS.get(layer, {}).items():
        value = item.get(field)
        if isinstance(value, str):
            found[field] = _pointed(report, aim, value)
        elif value:
            found[field] = [_pointed(report, aim, one) for one in value]
    return {field: value for field, value in found.items() if value}


def _pointed(report: Report, layer: str, id: str) -> Fields | None:
    there = next((item for item in items(getattr(report, layer)) if item.id == id), None)
    return {"layer": layer, "item": msgspec.to_builtins(there)} if there is not None else None


def found_again(report: Report, layer: str, was: Fields) -> str | None:
    """The id that the item has in this reading; None where it has no such item."""
    candidates = items(getattr(report, layer))
    if layer == "entities":
        return _entity(candidates, was)
    place = _place(layer, was)
    same = [one for one in candidates if all(getattr(one, field) == was[field] for field in SAME.get(layer, ()))]
    exact = [one for one in same if _place(layer, msgspec.to_builtins(one)) == place]
    touching = exact or [one for one in same if overlaps(_place(layer, msgspec.to_builtins(one)), place)]
    if not touching:
        return None
    return str(min(touching, key=lambda one: (abs(length(_whole(layer, one)) - length(place)), one.id)).id)


def _entity(candidates: Sequence[Any], was: Fields) -> str | None:
    by_id = [one.id for one in candidates if one.id == was["id"] and was["id"].startswith("actor:")]
    by_name = [one.id for one in candidates if (one.name, one.kind) == (was["name"], was["kind"])]
    return next(iter(by_id or by_name), None)


def _place(layer: str, fields: Fields) -> Span:
    if layer in SPAN:
        return Span(*fields[SPAN[layer]])
    return Span(fields["start"], fields["end"])


def _whole(layer: str, one: Any) -> Span:
    return _place(layer, msgspec.to_builtins(one))


def carried(report: Report, decision: Decision, around_it: Fields) -> tuple[str | None, Fields]:
    """The item of a decision in this reading: its id, and the item with its pointers as this reading has them.

    What people accepted, corrected or added and this reading lacks keeps a place: an id of its own, told by the decision.
    """
    if decision.layer not in LAYERS:
        return decision.item, decision.was
    was = {**decision.was, **_pointers(report, decision.was, around_it)}
    there = found_again(report, decision.layer, decision.was) if decision.verdict != "add" else None
    if there is None and decision.verdict in ("accept", "correct", "add"):
        there = own_id(decision.layer, decision.number)
    return there, was


def own_id(layer: str, number: int) -> str:
    """The id of an item that no reading has: x and the number of the decision behind the letter of its layer."""
    return f"{layer[0]}x{number}"


def _pointers(report: Report, was: Fields, around_it: Fields) -> Fields:
    """The ids that the items around it have in this reading; nothing where it lacks them."""
    found: Fields = {}
    for field, pointed in around_it.items():
        if isinstance(pointed, list):
            again = (found_again(report, one["layer"], one["item"]) for one in pointed if one)
            found[field] = [id for id in again if id]
        else:
            found[field] = found_again(report, pointed["layer"], pointed["item"])
    lost = [field for field in POINTS_ALL if was.get(field) and field not in around_it]
    return {**{field: [] if isinstance(was[field], list) else None for field in lost}, **found}


POINTS_ALL = {field for fields in POINTS.values() for field in fields}
