"""The place beside which an unheard name stands: «قرية الزيزفونة بريف حماة», «… بين تعز وإب», «… 18 كيلومترا شمال حماة»."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from riwaya.arabic.place_words import place_table
from riwaya.reading.place import points
from riwaya.reading.place.groups import Group, Id
from riwaya.reading.place.named import Named
from riwaya.reading.place.resolve import Choice
from riwaya.reading.place.view import View, in_list

WORDS_AFTER, WORDS_BETWEEN, WORDS_BACK = 9, 14, 4
WIDER_KM, AT_TOWN_KM = 15.0, 8.0
NARROW = ("locality", "neighbourhood", "district", "exact")


class Anchor(Struct, frozen=True):
    """A mention of a place that is known."""

    named: Named
    id: Id
    country: str
    point: points.Point
    sentence: int


def anchors(view: View, groups: tuple[Group, ...], chosen: dict[Id, Choice]) -> list[Anchor]:
    """Every mention whose place is known, in the order of the text."""
    found = []
    for group in groups:
        choice = chosen.get(group.base or group.id)
        if choice is None or choice.row is None:
            continue
        row = choice.row
        for named in group.mentions:
            part = group.base is not None
            at = points.part_of(row, named.part, named.directions, distance_before(view, named)) if part else points.of_row(row)
            found.append(Anchor(named, group.id, row.country, at, view.sentence_of(named.at)))
    return sorted(found, key=lambda anchor: anchor.named.first)


def distance_before(view: View, named: Named) -> float | None:
    """Kilometres, in «20 كيلومترا شرق …», «20 كيلومترا إلى الشرق من …»."""
    units = place_table("distance")
    for at in range(named.first - 1, max(named.first - 3, 0), -1):
        number = view.words[at - 1].form.replace(",", ".")
        if view.keys[at] in units and number.replace(".", "", 1).isdigit():
            return float(number) * float(units[view.keys[at]])
    return None


def place_of(view: View, group: Group, known: list[Anchor]) -> Anchor | None:
    """The surest relation of any mention: between two, a side or a distance, in or near, for facilities the town of the story."""
    for named in group.mentions:
        if found := _between(view, named, known) or _after(view, named, known):
            return found
    kind = group.shown.kind
    if kind is not None and (kind.near or kind.name == "neighbourhood"):
        return _town(view, group, known)
    return None


def _between(view: View, named: Named, known: list[Anchor]) -> Anchor | None:
    """«الوادي الممتد بين تعز وإب»."""
    near = [a for a in known if 0 < a.named.first - named.last <= WORDS_BETWEEN and _same_sentence(view, a, named)]
    for one, other in pairwise(near):
        if in_list(view.key(one.named.first - 1), "between") and other.named.first - one.named.last <= 2:
            return Anchor(one.named, one.id, one.country, points.between(one.point, other.point), one.sentence)
    return None


def _after(view: View, named: Named, known: list[Anchor]) -> Anchor | None:
    """The first place behind the name that stands in, near or beside it; the widest of them give no point."""
    for anchor in known:
        if not 0 < anchor.named.first - named.last <= WORDS_AFTER or not _same_sentence(view, anchor, named):
            continue
        if _leads_to(view, anchor.named) and anchor.point.precision in NARROW:
            return _widened(anchor, WIDER_KM)
    return None


def _leads_to(view: View, named: Named) -> bool:
    before = view.key(named.first - 1)
    sided = bool(named.directions or named.part or named.joined.endswith("ب"))
    return sided or in_list(before, "strong_preposition") or in_list(before, "beside")


def _town(view: View, group: Group, known: list[Anchor]) -> Anchor | None:
    """The nearest town named in the same sentence, else the first of the report."""
    towns = [a for a in known if a.point.precision in ("locality", "neighbourhood") and not a.named.directions]
    here = [a for a in towns for m in group.mentions if _same_sentence(view, a, m)]
    best = min(here, key=lambda a: min(abs(a.named.at - m.at) for m in group.mentions), default=None) or next(iter(towns), None)
    return _widened(best, AT_TOWN_KM) if best else None


def _widened(anchor: Anchor, least: float) -> Anchor:
    at = anchor.point
    point = points.Point(at.lat, at.lon, max(at.radius, least), "district" if at.radius > least else "locality")
    return Anchor(anchor.named, anchor.id, anchor.country, point, anchor.sentence)


def country_near(group: Group, known: list[Anchor]) -> str:
    """Of the nearest known place."""
    at = group.shown.at
    best = min((a for a in known if a.country), key=lambda a: abs(a.named.at - at), default=None)
    return best.country if best else ""


def _same_sentence(view: View, anchor: Anchor, named: Named) -> bool:
    return anchor.sentence == view.sentence_of(named.at)
