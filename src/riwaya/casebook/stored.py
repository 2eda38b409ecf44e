"""What the casebook gives back: a report as it was read, what is known about it, and what people decided about it."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from riwaya.model import Report


class Decision(Struct, frozen=True, kw_only=True):
    """What a person decided about one item of a report; undone ones are not given.

    `layer` is the field of Report that holds the item (claims, events, entities, places, times, quantities), `item` its id
    in the report as it is read now, None where a newer reading has no such item. `verdict` is accept, reject, correct, add
    or note. `changes` are the fields that a correction sets, with their new values as JSON holds them; `was` is the item as
    it stood when it was decided (for add: the whole new item). `at` is an ISO 8601 time in UTC.
    """

    number: int
    layer: str
    item: str | None
    verdict: str
    changes: dict[str, Any] = msgspec.field(default_factory=dict)
    was: dict[str, Any] = msgspec.field(default_factory=dict)
    note: str = ""
    by: str
    at: str


class Stored(Struct, frozen=True, kw_only=True):
    """One report of a casebook.

    `report` has the layers of the contract with every decision in force applied: what was rejected is not in it, what was
    corrected stands corrected, what people added is there. `how` says for each field of `report.meta` and for the author
    where it came from (docs/intake.md). `added` is an ISO 8601 time in UTC. `copy_of` is the id of the report that this one
    copies, wholly or nearly; `similarity` is then the share of word groups that both have, 1.0 for the same text.
    """

    report: Report
    author: str | None = None
    how: dict[str, str] = msgspec.field(default_factory=dict)
    added: str
    copy_of: str | None = None
    similarity: float | None = None
    decisions: tuple[Decision, ...] = ()
