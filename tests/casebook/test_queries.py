"""Every filter gives what a look at all reports gives; pages follow on from each other."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from riwaya.arabic.folding import fold_bare
from riwaya.casebook import Casebook, Filter, Near, Stored
from riwaya.casebook.queries import LISTS
from riwaya.errors import BadQuery
from riwaya.model import Claim, Event, Place, Report, items

Pairs = list[tuple[str, str]]


def claims_where(casebook: Casebook, holds: Callable[[Report, Claim], object]) -> Pairs:
    return [(r.id, c.id) for r in reports(casebook) for c in items(r.claims) if holds(r, c)]


def events_where(casebook: Casebook, holds: Callable[[Report, Event], object]) -> Pairs:
    return [(r.id, e.id) for r in reports(casebook) for e in items(r.events) if holds(r, e)]


def reports(casebook: Casebook) -> list[Report]:
    return [one.report for one in casebook.stream()]


def listed(casebook: Casebook, kind: Any, wanted: Filter) -> Pairs:
    return [(row["report"], row["id"]) for row in casebook.list(kind, wanted, "n", None)]


def entity(report: Report, id: str | None) -> Any:
    return next((one for one in items(report.entities) if one.id == id), None)


def place(report: Report, id: str | None) -> Place | None:
    return next((one for one in items(report.places) if one.id == id), None)


def speaker(report: Report, claim: Claim) -> str:
    there = entity(report, claim.source_entity)
    words = report.text[slice(*claim.source)] if claim.source else ""
    return fold_bare(" ".join((there.name if there else words).split()))


def test_claims_by_what_is_written_in_them(filled: Casebook) -> None:
    for field, column in (("act", "act"), ("kind", "source_kind"), ("certainty", "certainty"), ("polarity", "polarity")):
        values = {getattr(c, column) for r in reports(filled) for c in items(r.claims)} - {None}
        assert len(values) > 1
        for value in values:
            expected = claims_where(filled, lambda _, claim, c=column, v=value: getattr(claim, c) == v)  # type: ignore[misc]
            assert listed(filled, "claims", Filter(**{field: value})) == expected


def test_claims_by_speaker_side_outlet_and_period(filled: Casebook) -> None:
    army = claims_where(filled, lambda r, c: "الجيش" in speaker(r, c))
    assert army and listed(filled, "claims", Filter(source="الجيش")) == army
    known = claims_where(filled, lambda _, c: c.source_entity == "actor:sy.army")
    assert known and listed(filled, "claims", Filter(source="actor:sy.army")) == known
    side = claims_where(filled, lambda r, c: (there := entity(r, c.source_entity)) and there.side == "government")
    assert side and listed(filled, "claims", Filter(side="government")) == side
    outlet = claims_where(filled, lambda r, _: r.meta.outlet == "sunbula")
    assert outlet and listed(filled, "claims", Filter(outlet="sunbula")) == outlet
    period = claims_where(filled, lambda r, _: "2031-03-03" <= (r.meta.published or "") <= "2031-03-05")
    assert period and listed(filled, "claims", Filter(since="2031-03-03", until="2031-03-05")) == period


def test_a_name_is_no_pattern(filled: Casebook) -> None:
    assert listed(filled, "claims", Filter(source="%")) == []
    assert listed(filled, "claims", Filter(source="ال_يش")) == []
    assert listed(filled, "claims", Filter(source="' OR 1=1 --")) == []


def test_events_by_what_is_written_in_them(filled: Casebook) -> None:
    for field in ("type", "status"):
        values = {getattr(e, field) for r in reports(filled) for e in items(r.events)}
        for value in values:
            expected = events_where(filled, lambda _, event, f=field, v=value: getattr(event, f) == v)  # type: ignore[misc]
            assert listed(filled, "events", Filter(**{field: value})) == expected


def test_events_of_a_country_and_near_a_point(filled: Casebook) -> None:
    country = events_where(filled, lambda r, e: (p := place(r, e.place)) and p.country == "SY")
    assert country and listed(filled, "events", Filter(place="SY")) == country
    for km in (1, 30, 300, 3000):
        near = events_where(filled, lambda r, e, km=km: is_near(place(r, e.place), 35.13, 36.75, km))  # type: ignore[misc]
        assert listed(filled, "events", Filter(near=Near(35.13, 36.75, km))) == near
    assert near


def is_near(place: Place | None, lat: float, lon: float, km: float) -> bool:
    """By the haversine formula, as a look at a map would have it."""
    if place is None or place.lat is None or place.lon is None:
        return False
    a, b = math.radians(place.lat), math.radians(lat)
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(place.lon - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h)) <= km and (place.radius_km is None or place.radius_km <= max(km, 25))


def test_claims_of_a_type_of_event(filled: Casebook) -> None:
    def tells(report: Report, claim: Claim) -> bool:
        return any(event.claim == claim.id and event.type == "killing" for event in items(report.events))

    assert listed(filled, "claims", Filter(type="killing")) == claims_where(filled, tells) != []


def test_events_by_their_own_day(filled: Casebook) -> None:
    def when(report: Report, event: Event) -> bool:
        time = next((one for one in items(report.times) if one.id == event.time), None)
        first = (time and time.earliest) or report.meta.published or ""
        last = (time and time.latest) or report.meta.published or ""
        return last >= "2031-03-02" and first <= "2031-03-04"

    assert listed(filled, "events", Filter(since="2031-03-02", until="2031-03-04")) == events_where(filled, when) != []


def test_sources_are_counted(filled: Casebook) -> None:
    counted: dict[str, int] = {}
    for report in reports(filled):
        for claim in items(report.claims):
            if name := speaker(report, claim):
                counted[name] = counted.get(name, 0) + 1
    rows = filled.list("sources", limit=None)
    assert sum(row["claims"] for row in rows) == sum(counted.values())
    assert [row["claims"] for row in rows] == sorted((row["claims"] for row in rows), reverse=True)
    denied = filled.list("sources", Filter(act="deny"), limit=None)
    denials = claims_where(filled, lambda r, c: c.act == "deny" and speaker(r, c))
    assert sum(row["claims"] for row in denied) == len(denials) > 0
    assert filled.list("sources", Filter(act="deny"), "who", None) == sorted(denied, key=lambda row: (row["who"], row["n"]))


def test_entities_are_counted(filled: Casebook) -> None:
    army = next(row for row in filled.list("entities", limit=None) if row["entity"] == "actor:sy.army")
    speaking = [r for r in reports(filled) if entity(r, "actor:sy.army")]
    assert army["reports"] == len(speaking)
    assert army["mentions"] == sum(len(entity(r, "actor:sy.army").mentions) for r in speaking)
    names = [row["name"] for row in filled.list("entities", Filter(source="الجيش"), "name", None)]
    assert names == sorted(names) and all("الجيش" in name for name in names)


def test_reports_that_have_such_a_claim(filled: Casebook) -> None:
    found = [row["id"] for row in filled.list("reports", Filter(act="deny"), "n", None)]
    assert found == [r.id for r in reports(filled) if any(c.act == "deny" for c in items(r.claims))]
    found = [row["id"] for row in filled.list("reports", Filter(place="LY"), "n", None)]
    assert found == [r.id for r in reports(filled) if any(p.country == "LY" for p in items(r.places))]
    assert [one.report.id for one in filled.stream(Filter(place="LY"))] == found


@pytest.mark.parametrize("kind", LISTS)
def test_pages_follow_on_and_every_order_is_one(filled: Casebook, kind: Any) -> None:
    for name in LISTS[kind].sorts:
        for sort in (name, f"-{name}"):
            whole = filled.list(kind, sort=sort, limit=None)
            assert len(whole) == filled.count(kind) > 0
            pages = [row for skip in range(0, len(whole), 7) for row in filled.list(kind, sort=sort, limit=7, skip=skip)]
            assert pages == whole
            if name not in ("when", "added", "where"):
                values = ["" if row[name] is None else row[name] for row in whole if row[name] is not None]
                assert values == sorted(values, reverse=sort.startswith("-"))
    assert [row["n"] for row in filled.each(kind)] == [row["n"] for row in filled.list(kind, limit=None)]


def test_an_order_that_is_none_names_those_that_are(filled: Casebook) -> None:
    with pytest.raises(BadQuery) as wrong:
        filled.list("claims", sort="colour")
    assert "published" in str(wrong.value.details["known"])


def test_originals_leave_copies_out(casebook: Casebook, documents: tuple[Any, ...]) -> None:
    from msgspec import structs

    copy = structs.replace(documents[0], meta=structs.replace(documents[0].meta, outlet="other", published="2031-04-01"))
    casebook.add([documents[0], copy])
    stored: list[Stored] = list(casebook.stream())
    assert [one.copy_of for one in stored] == [None, stored[0].report.id]
    assert casebook.count("claims") == 2 * casebook.count("claims", Filter(originals=True)) > 0
    assert [row["id"] for row in casebook.list("reports", Filter(originals=True))] == [stored[0].report.id]


def test_sql_asks_and_changes_nothing(filled: Casebook) -> None:
    columns, rows = filled.sql("SELECT act, count(*) AS n FROM claims WHERE what LIKE '%ال%' GROUP BY act ORDER BY n DESC, act LIMIT 3")
    assert columns == ("act", "n") and len(rows) == 3
    for statement in ("DELETE FROM claim_rows", "DROP VIEW claims", "UPDATE report_rows SET title = 'x'", "nonsense"):
        with pytest.raises(BadQuery):
            filled.sql(statement)
    assert filled.count("claims") == sum(len(items(r.claims)) for r in reports(filled))
