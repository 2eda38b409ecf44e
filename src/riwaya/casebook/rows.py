"""A Report as rows of the tables: a pure function, done by the workers.

Numbers of items count from 0 within the report and entities and places stand as their keys; who writes the rows gives both
their numbers in the casebook (writing.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import cos, radians, sin
from typing import Any

from msgspec import Struct

from riwaya.arabic.folding import fold_bare
from riwaya.model import Claim, Entity, Place, Report, items
from riwaya.outline import in_one_line
from riwaya.span import Span, contains, cut, span_of

Row = dict[str, Any]
GAP = " … "


class Rows(Struct, frozen=True):
    """`tables` by name; `entities` and `places` by key, as they would be written where they are new; `claim_words` for the
    search, one a claim."""

    tables: dict[str, list[Row]]
    entities: dict[str, Row]
    places: dict[str, Row]
    claim_words: list[str]


def rows_of(report: Report, review: Mapping[str, str] | None = None, copy: bool = False) -> Rows:
    """`review` says of the id of an item what was decided about it; `copy` whether the report copies another."""
    return _Flattening(report, review or {}, copy).rows()


def entity_key(entity: Entity) -> str:
    """The id in the book of actors; for others the kind and the folded name, which many may share."""
    return entity.id if entity.id.startswith("actor:") else name_key(entity.kind, entity.name)


def name_key(kind: str, name: str) -> str:
    return f"{kind}:{fold_bare(in_one_line(name))}"


def place_key(place: Place) -> str:
    """The id in GeoNames or Wikidata, else the folded name with where it lies."""
    for source in ("geonames", "wikidata"):
        if source in place.links:
            return f"{source}:{place.links[source]}"
    where = f"{place.lat:.3f},{place.lon:.3f}" if place.lat is not None and place.lon is not None else "?"
    return f"name:{fold_bare(place.name)}:{place.country or ''}:{where}"


def on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a sphere of radius 1; degrees."""
    a, b = radians(lat), radians(lon)
    return cos(a) * cos(b), cos(a) * sin(b), sin(a)


class _Flattening:
    """The lookups that the rows of one report share."""

    def __init__(self, report: Report, review: Mapping[str, str], copy: bool) -> None:
        self.report, self.text, self.review = report, report.text, review
        self.common = {"outlet": report.meta.outlet, "day": report.meta.published or "", "copy": int(copy)}
        self.entity = {entity.id: entity for entity in items(report.entities)}
        self.place = {place.id: place for place in items(report.places)}
        self.time = {time.id: time for time in items(report.times)}
        layers: tuple[Iterable[Any], ...] = (
            self.entity.values(), self.place.values(), self.time.values(), items(report.quantities), items(report.claims),
            items(report.events),
        )  # fmt: skip
        self.number: dict[str, int] = {item.id: at for layer in layers for at, item in enumerate(layer)}
        self.spoken: dict[str, Row] = {}

    def rows(self) -> Rows:
        claims = list(self.claims())
        tables = {
            "report_entity_rows": list(self.entities()),
            "report_place_rows": list(self.places()),
            "time_rows": list(self.times()),
            "quantity_rows": list(self.quantities()),
            "claim_rows": claims,
            "event_rows": list(self.events()),
            "event_quantity_rows": list(self.counted()),
            "claim_place_rows": list(self.spoken_of()),
        }
        named = {entity_key(e): _entity_row(e) for e in self.entity.values()}
        return Rows(
            tables=tables,
            entities=self.spoken | named,
            places={place_key(p): _place_row(p) for p in self.place.values()},
            claim_words=[" ".join(filter(None, (row["source"], row["cue"], row["content"]))) for row in claims],
        )

    def words(self, span: Span | None) -> str | None:
        return in_one_line(cut(self.text, span)) if span else None

    def joined(self, spans: Iterable[Span]) -> str:
        return GAP.join(in_one_line(cut(self.text, span)) for span in spans)

    def item(self, at: int, one: Any) -> Row:
        return {"n": at, "id": one.id, "begins": one.start, "ends": one.end}

    def entities(self) -> Iterator[Row]:
        for at, one in enumerate(self.entity.values()):
            yield {
                "n": at, "id": one.id, "entity": entity_key(one), "name": in_one_line(one.name), "kind": one.kind, "side": one.side,
                "country": one.country, "mentions": len(one.mentions),
            }  # fmt: skip

    def places(self) -> Iterator[Row]:
        for at, one in enumerate(self.place.values()):
            yield self.item(at, one) | {
                "place": place_key(one), "name": in_one_line(one.name), "speaks": int(one.speaks),
                "part_of": self.number.get(one.part_of or ""),
            }  # fmt: skip

    def times(self) -> Iterator[Row]:
        for at, one in enumerate(self.time.values()):
            yield self.item(at, one) | {
                "words": self.words(span_of(one)), "type": one.type, "value": one.value, "earliest": one.earliest,
                "latest": one.latest,
            }  # fmt: skip

    def quantities(self) -> Iterator[Row]:
        for at, one in enumerate(items(self.report.quantities)):
            yield self.item(at, one) | {
                "words": self.words(span_of(one)), "low": one.low, "high": one.high, "approximate": int(one.approximate),
                "unit": one.unit, "role": one.role, "part_of": self.number.get(one.of or ""),
            }  # fmt: skip

    def claims(self) -> Iterator[Row]:
        for at, one in enumerate(items(self.report.claims)):
            said = self.time.get(one.time or "")
            yield self.item(at, one) | self.speaker(one) | self.common | {
                "act": one.act, "cue": self.words(one.cue), "source_kind": one.source_kind, "implicit": int(one.implicit),
                "addressee": self.words(one.addressee), "content": self.joined(one.content), "mode": one.mode,
                "time": self.number.get(one.time or ""), "said_earliest": said and said.earliest, "said_latest": said and said.latest,
                "parent": self.number.get(one.parent or ""), "certainty": one.certainty, "polarity": one.polarity,
                "tense": one.tense, "evidence": self.joined(one.evidence), "rule": one.by, "review": self.review.get(one.id, ""),
            }  # fmt: skip

    def speaker(self, claim: Claim) -> Row:
        """Who speaks: the entity; where none is known, the words for the source as a name of its kind."""
        words = self.words(claim.source)
        entity = self.entity.get(claim.source_entity or "")
        if entity is not None:
            return {"source": words, "source_entity": entity_key(entity), "side": entity.side}
        if words is None:
            return {"source": None, "source_entity": None, "side": None}
        key = name_key(claim.source_kind or "anonymous", words)
        kind = claim.source_kind or "anonymous"
        self.spoken[key] = {
            "key": key, "name": words, "romanized": None, "kind": kind, "country": None, "folded": fold_bare(words), "known": 0,
        }  # fmt: skip
        return {"source": words, "source_entity": key, "side": None}

    def events(self) -> Iterator[Row]:
        for at, one in enumerate(items(self.report.events)):
            place, time = self.place.get(one.place or ""), self.time.get(one.time or "")
            actor, target = self.entity.get(one.actor or ""), self.entity.get(one.target or "")
            yield self.common | {
                "n": at, "id": one.id, "begins": one.trigger.start, "ends": one.trigger.end, "type": one.type,
                "words": self.words(one.trigger), "actor": actor and entity_key(actor), "target": target and entity_key(target),
                "place": place and place_key(place), "lat": place and place.lat, "lon": place and place.lon,
                "time": self.number.get(one.time or ""), "earliest": time and time.earliest, "latest": time and time.latest,
                "status": one.status, "claim": self.number.get(one.claim or ""), "rule": one.by,
                "review": self.review.get(one.id, ""),
            }  # fmt: skip

    def counted(self) -> Iterator[Row]:
        for event in items(self.report.events):
            for quantity in dict.fromkeys(event.quantities):
                if quantity in self.number:
                    yield {"event": self.number[event.id], "quantity": self.number[quantity]}

    def spoken_of(self) -> Iterator[Row]:
        """The places that stand in a claim's content, or where its events happen."""
        pairs = {
            (claim.id, place_key(place))
            for claim in items(self.report.claims)
            for place in self.place.values()
            if any(contains(span, place) for span in claim.content)
        }
        pairs |= {(e.claim, place_key(self.place[e.place])) for e in items(self.report.events) if e.claim and e.place in self.place}
        for claim_id, place in sorted(pairs):
            if claim_id in self.number:
                yield {"claim": self.number[claim_id], "place": place}


def _entity_row(entity: Entity) -> Row:
    key, name = entity_key(entity), in_one_line(entity.name)
    return {
        "key": key, "name": name, "romanized": entity.romanized, "kind": entity.kind, "country": entity.country,
        "folded": fold_bare(name), "known": int(key.startswith("actor:")),
    }  # fmt: skip


def _place_row(place: Place) -> Row:
    name = place.match if place.match and place.links else in_one_line(place.name)
    x, y, z = on_sphere(place.lat, place.lon) if place.lat is not None and place.lon is not None else (None, None, None)
    return {
        "key": place_key(place), "name": name, "country": place.country, "kind": place.kind, "precision": place.precision,
        "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km, "x": x, "y": y, "z": z, "pcode": place.pcode,
        "geonames": place.links.get("geonames"), "wikidata": place.links.get("wikidata"), "folded": fold_bare(name),
    }  # fmt: skip
