"""One place of many sources becomes one: the same name within a few kilometres, or the same GeoNames id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from training.gazetteer.names import keys
from training.gazetteer.sources import Found

from riwaya.earth import apart

SAME_KM = {"country": 1e9, "region": 150.0, "county": 25.0, "city": 12.0, "village": 6.0, "airport": 12.0, "base": 12.0}
LIKE = {"city": "settled", "village": "settled", "neighbourhood": "settled", "airport": "field", "base": "field"}


def merged(found: Iterable[Found]) -> list[Found]:
    """The places, each once; what comes first gives the name, the point and the kind, what comes later fills gaps."""
    kept: list[Found] = []
    by_name: dict[str, list[Found]] = defaultdict(list)
    by_id: dict[int, Found] = {}
    for place in found:
        own = keys(place.names)
        same = next((p for name in own for p in by_name[name] if _same(p, place)), None)
        same = same or _same_id(by_id.get(place.geonames), place)
        if same is None:
            same = place
            kept.append(place)
        else:
            _fill(same, place)
        for name in keys(same.names):
            if same not in by_name[name]:
                by_name[name].append(same)
        if same.geonames:
            by_id[same.geonames] = same
    return kept


def _kind(place: Found) -> str:
    return LIKE.get(place.kind, place.kind)


def _same_id(known: Found | None, place: Found) -> Found | None:
    return known if known and place.geonames and _kind(known) == _kind(place) else None


def _same(known: Found, place: Found) -> bool:
    if known.country != place.country or _kind(known) != _kind(place):
        return False
    return apart(known, place) <= max(SAME_KM.get(known.kind, 3.0), min(known.radius, 15.0))


def _fill(known: Found, place: Found) -> None:
    """A hand-written place keeps its point and kind; of others a city is never made a village again."""
    known.names = list(dict.fromkeys(known.names + place.names))
    if not known.written and place.population > known.population:
        known.population = place.population
        known.kind = "city" if (known.kind, place.kind) == ("village", "city") else known.kind
    known.population = known.population or place.population
    known.geonames = known.geonames or place.geonames
    known.wikidata = known.wikidata or place.wikidata
    known.pcode = known.pcode or place.pcode
    known.radius = known.radius or place.radius
    known.code += f" {place.code}"
    if not known.admin[0] or (place.admin[0] and place.admin[1] and not known.admin[1]):
        known.admin = place.admin
