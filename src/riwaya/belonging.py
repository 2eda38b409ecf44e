"""Which claim a time, a quantity or a place belongs to: the innermost one that has it in its content.

When something was said is `Claim.time`; when what is told of happened stands in the content and is found by `times_of`.
What stands in no claim's content is the outlet's own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import UnsetType

from riwaya.model import Claim, Quantity, Report, Time
from riwaya.span import Located, contains, length

Item = TypeVar("Item", bound=Located)


def claim_of(report: Report, item: Located) -> Claim | None:
    """The claim in whose content the item stands, the innermost where several do; None for the outlet's own words."""
    around = [(span, claim) for claim in _layer(report.claims) for span in claim.content if contains(span, item)]
    if not around:
        return None
    shortest = min(length(span) for span, _ in around)
    narrow = [claim for span, claim in around if length(span) == shortest]
    outer = {claim.parent for claim in narrow}
    return next((claim for claim in reversed(narrow) if claim.id not in outer), narrow[-1])


def quantities_of(report: Report, claim: Claim, nested: bool = False) -> tuple[Quantity, ...]:
    """The counts and measures that the claim tells of; with `nested` those of the claims inside it too."""
    return _inside(report, claim, _layer(report.quantities), nested)


def times_of(report: Report, claim: Claim, nested: bool = False) -> tuple[Time, ...]:
    """The times that the claim tells of; when it was said is `claim.time` and none of them."""
    return tuple(time for time in _inside(report, claim, _layer(report.times), nested) if time.id != claim.time)


def _inside(report: Report, claim: Claim, items: Iterable[Item], nested: bool) -> tuple[Item, ...]:
    held = (item for item in items if any(contains(span, item) for span in claim.content))
    return tuple(item for item in held if nested or claim_of(report, item) == claim)


def _layer(layer: Sequence[Item] | UnsetType) -> Sequence[Item]:
    return () if isinstance(layer, UnsetType) else layer
