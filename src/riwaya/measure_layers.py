"""The measure of what stands around the claims: times, quantities, places, events, accounts.

times, quantities  the spans touch and the value (the bounds) is the same
places             the name is the same, the country too, and the point lies within gold's tolerance where gold has one
events             the triggers touch and the types are equal: recall only, for gold holds the main events
accounts           of the same relation, holding claims of two of gold's positions (two claims of its only position)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from riwaya.earth import kilometres
from riwaya.measure_parts import Json, Pairing, Tally, of, quoted, touches

Same = Callable[[Json, Json], bool]

TOLERANCE_KM = 25.0


def tally_times(gold: Json, record: Json, tally: Tally) -> None:
    _tally_spans(
        "times", gold, record, lambda found, wanted: str(found.get("value")) == str(wanted.get("value")), tally
    )


def tally_quantities(gold: Json, record: Json, tally: Tally) -> None:
    _tally_spans("quantities", gold, record, _same_bounds, tally)


def _same_bounds(found: Json, wanted: Json) -> bool:
    return all(_number(found.get(bound)) == _number(wanted.get(bound)) for bound in ("low", "high"))


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _tally_spans(layer: str, gold: Json, record: Json, same: Same, tally: Tally) -> None:
    free = list(of(record, layer))
    tally.add(f"{layer}_pred", len(free))
    for wanted in sorted(gold[layer], key=lambda item: bool(item.get("optional"))):
        near = [item for item in free if touches((item["start"], item["end"]), wanted["span"])]
        right = [item for item in near if same(item, wanted)]
        if wanted.get("optional"):
            tally.add(f"{layer}_pred", -bool(near))
            _take(free, near[:1])
            continue
        tally.add(f"{layer}_gold")
        tally.add(f"{layer}_found", bool(near))
        tally.add(f"{layer}_right", bool(right))
        _take(free, (right or near)[:1])
        if not right:
            tally.miss(layer, wanted["text"], _value(wanted), " | ".join(map(_value, near)), wanted["span"])
    for item in free:
        at = (item["start"], item["end"])
        tally.miss(f"{layer} extra", quoted(gold["text"], at), found=_value(item), at=at)


def _take(free: list[Json], taken: list[Json]) -> None:
    free[:] = [item for item in free if not any(item is one for one in taken)]


def _value(item: Json) -> str:
    return str(item["value"]) if "value" in item else f"{item.get('low')}–{item.get('high')}"


def tally_places(gold: Json, record: Json, tally: Tally) -> None:
    text = gold["text"]
    for wanted in gold["places"]:
        name = _folded(wanted["text"])
        near = [item for item in of(record, "places") if name in _names(text, item)]
        right = any(_same_place(item, wanted) for item in near)
        tally.add("places_gold")
        tally.add("places_found", bool(near))
        tally.add("places_right", right)
        if not right:
            start = text.find(wanted["text"])
            at = (start, start + len(wanted["text"])) if start >= 0 else None
            tally.miss("place", wanted["text"], _where(wanted), " | ".join(map(_where, near)), at)


def _where(place: Json) -> str:
    """«SY 36.2 37.16», what is not known left out."""
    parts = (place.get("country"), place.get("lat"), place.get("lon"))
    return " ".join(str(part) for part in parts if part is not None)


def _folded(name: str) -> str:
    even = re.sub("[أإآٱ]", "ا", re.sub("[\u064b-\u0652\u0640]", "", name))
    return even.replace("ى", "ي").strip()


def _names(text: str, place: Json) -> set[str]:
    return {_folded(quoted(text, (place["start"], place["end"]))), _folded(place.get("name") or "")}


def _same_place(found: Json, wanted: Json) -> bool:
    if found.get("country") != wanted.get("country"):
        return False
    if wanted.get("lat") is None:
        return True
    if found.get("lat") is None:
        return False
    apart = kilometres(wanted["lat"], wanted["lon"], found["lat"], found["lon"])
    return apart <= float(wanted.get("tolerance_km", TOLERANCE_KM))


def tally_events(gold: Json, record: Json, tally: Tally) -> None:
    tally.add("events_pred", len(of(record, "events")))
    for wanted in gold["events"]:
        near = [item for item in of(record, "events") if touches(item.get("trigger"), wanted["trigger"])]
        right = [item for item in near if item.get("type") == wanted["type"]]
        tally.add("events_gold")
        tally.add("events_found", bool(near))
        tally.add("events_right", bool(right))
        tally.add("status_right", any(item.get("status") == wanted["status"] for item in right))
        if not right:
            found = " | ".join(str(item.get("type")) for item in near)
            tally.miss("event", wanted["trigger_text"], wanted["type"], found, wanted["trigger"])


def tally_accounts(gold: Json, record: Json, pairing: Pairing, tally: Tally) -> None:
    tally.add("accounts_pred", len(of(record, "accounts")))
    for wanted in gold["accounts"]:
        sides = list(_sides(wanted, pairing))
        right = any(
            item.get("relation") == wanted["relation"] and _speaks_to(item, sides) for item in of(record, "accounts")
        )
        tally.add("accounts_gold")
        tally.add("accounts_right", right)
        if not right:
            tally.miss("account", wanted["question"], expected=wanted["relation"])


def _sides(account: Json, pairing: Pairing) -> Iterator[set[object]]:
    """The ids, in the record, of the claims of each position."""
    for position in account["positions"]:
        yield {pairing[claim].get("id") for claim in position["claims"] if claim in pairing}


def _speaks_to(account: Json, sides: list[set[object]]) -> bool:
    held = {claim for position in account["positions"] for claim in position.get("claims", [])}
    if len(sides) == 1:
        return len(sides[0] & held) >= 2
    return sum(not side.isdisjoint(held) for side in sides) >= 2


LAYERS: dict[str, Callable[[Json, Json, Tally], None]] = {
    "times": tally_times,
    "quantities": tally_quantities,
    "places": tally_places,
    "events": tally_events,
}
"""The layers that are measured without the claims."""
