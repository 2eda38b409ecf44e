"""The dead of each happening as the report gives them: low, best and high, each number with whoever gives it.

After the fields of UCDP's event data (Sundberg and Melander 2013: low, best and high estimate), for the numbers inside one
report. Numbers are set side by side and never averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from riwaya.arabic.happenings import grammar
from riwaya.model import Claim, Event, Quantity, Report, items

REAL = ("happened", "ongoing")
KILLING, KILLED = "killing", "killed"


class Told(Struct, frozen=True):
    """One number: `low` and `high` as the words bound it (high None: at least), from which event, by whom (None: the outlet)."""

    low: float
    high: float | None
    quantity: str
    event: str
    claim: str | None
    source: str | None


class Toll(Struct, frozen=True):
    """What the report says of one happening's dead.

    `low` and `high` are the outermost bounds of all numbers (`high` None: somebody says «at least» or «more than», and nobody
    says more). `best` is the number of most sources; of equally many the outlet's own, then the lower, as UCDP prefers.
    """

    events: tuple[str, ...]
    low: float
    best: float
    high: float | None
    told: tuple[Told, ...]


def tolls(report: Report) -> tuple[Toll, ...]:
    """One toll for each happening whose dead are counted, in the order of the text.

    Two numbers are of one happening when they are equal, or tell the same day or place, and nothing else parts them: another
    day, place or target, or other people counted («3 جنود», «5 مسلحين»).
    """
    groups: list[list[_Count]] = []
    for count in _counts(report):
        home = next((group for group in groups if all(_agree(count, one) for one in group)), None)
        if home is None:
            groups.append([count])
        else:
            home.append(count)
    return tuple(_toll([count.told for count in group]) for group in groups)


class _Count(Struct, frozen=True):
    """A number with what it must share with another to be of the same happening."""

    told: Told
    event: Event
    who: str | None
    day: str | None
    place: str | None


def _counts(report: Report) -> Iterator[_Count]:
    quantities: dict[str, Quantity] = {q.id: q for q in items(report.quantities)}
    claims: dict[str, Claim] = {c.id: c for c in items(report.claims)}
    days = {time.id: time.value for time in items(report.times)}
    places = {place.id: place.name for place in items(report.places)}
    for event in items(report.events):
        if event.type != KILLING or event.status not in REAL:
            continue
        for quantity in (quantities[id_] for id_ in event.quantities):
            if quantity.role != KILLED or quantity.low is None or quantity.of is not None:
                continue
            claim = claims.get(event.claim or "")
            source = (claim.source_entity or claim.id) if claim else None
            told = Told(quantity.low, quantity.high, quantity.id, event.id, event.claim, source)
            yield _Count(told, event, quantity.unit, days.get(event.time or ""), places.get(event.place or ""))


def _agree(one: _Count, other: _Count) -> bool:
    same_number = one.told.low == other.told.low
    same_scene = _equal(one.day, other.day) or _equal(one.place, other.place)
    return (same_number or same_scene) and not (
        _differ(one.day, other.day)
        or _differ(one.place, other.place)
        or _differ(one.event.target, other.event.target)
        or (_differ(one.who, other.who) and not {one.who, other.who} & grammar("anyone"))
    )


def _equal(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _toll(told: list[Told]) -> Toll:
    heights = [one.low if one.high is None else one.high for one in told]
    open_above = any(one.high is None and one.low == max(heights) for one in told)
    return Toll(
        events=tuple(dict.fromkeys(one.event for one in told)),
        low=min(one.low for one in told),
        best=_best(told),
        high=None if open_above else max(heights),
        told=tuple(told),
    )


def _best(told: list[Told]) -> float:
    """The number that most different sources give."""
    sources = Counter(low for low, _ in {(one.low, one.source) for one in told})
    own = {one.low for one in told if one.source is None}
    return min(sources, key=lambda low: (-sources[low], low not in own, low))


def figures(low: float, high: float | None) -> str:
    """12; 12–15; ≥ 12."""
    if high is None:
        return f"≥ {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"
