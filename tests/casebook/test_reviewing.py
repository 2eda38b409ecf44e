"""What people decide is in what comes out, in its history, and stays when reports are read again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec import structs

import riwaya
from riwaya.casebook import Casebook, Filter
from riwaya.casebook.anchors import found_again
from riwaya.casebook.decided import LAYERS, POINTS
from riwaya.casebook.reviewing import rebuild
from riwaya.errors import BadDecision
from riwaya.model import Report, items

TEXT = "قال متحدث باسم الجيش إن قواته دخلت بلدة حماة أمس، بينما نفى مصدر طبي سقوط قتلى. وأكد شهود أن 12 شخصا قتلوا في القصف."


@pytest.fixture
def one(casebook: Casebook) -> tuple[Casebook, str]:
    """A casebook with one report, and its id."""
    report = riwaya.read(TEXT, date="2031-03-02", outlet="marfa")
    casebook.add([report])
    return casebook, report.id


def rows(casebook: Casebook) -> dict[str, Any]:
    return {row["id"]: row for row in casebook.list("claims", limit=None)}


def dangling(report: Report) -> list[tuple[str, str]]:
    """What points at something that is not there."""
    ids = {layer: {item.id for item in items(getattr(report, layer))} for layer in LAYERS}
    found = []
    for layer, fields in POINTS.items():
        for item in items(getattr(report, layer)):
            for field, aim in fields.items():
                value = getattr(item, field)
                found += [(item.id, v) for v in (value if isinstance(value, tuple) else [value]) if v and v not in ids[aim]]
    return found


def test_accepted(one: tuple[Casebook, str]) -> None:
    casebook, id = one
    decision = casebook.decide(id, "c1", "accept", by="ليلى", note="كما في التسجيل")
    assert (decision.layer, decision.item, decision.verdict, decision.by) == ("claims", "c1", "accept", "ليلى")
    assert rows(casebook)["c1"]["review"] == "accepted"
    assert [row["id"] for row in casebook.list("claims", Filter(review="accepted"))] == ["c1"]
    assert casebook.get(id).decisions == (decision,)


def test_rejected_and_undone(one: tuple[Casebook, str]) -> None:
    casebook, id = one
    before = casebook.get(id).report
    told = [event.id for event in items(before.events) if event.claim == "c3"]
    assert told
    decision = casebook.decide(id, "c3", "reject", by="ليلى")
    after = casebook.get(id).report
    assert "c3" not in rows(casebook) and "c3" not in {claim.id for claim in items(after.claims)}
    assert [event.claim for event in items(after.events) if event.id in told] == [None] * len(told)
    assert not dangling(after)
    assert casebook.search("شهود")
    assert not casebook.list("claims", Filter(text="القصف"))
    casebook.undo(decision.number, by="سمير")
    assert casebook.get(id).report == before
    assert casebook.list("claims", Filter(text="القصف"))
    history = casebook.history(id)
    assert [(row["item"], row["verdict"], row["by"], row["undone_by"]) for row in history] == [("c3", "reject", "ليلى", "سمير")]
    with pytest.raises(BadDecision):
        casebook.undo(decision.number, by="سمير")


def test_corrected(one: tuple[Casebook, str]) -> None:
    casebook, id = one
    casebook.decide(id, "c1", "correct", by="ليلى", changes={"act": "announce", "certainty": "probable"})
    casebook.decide(id, "c1", "correct", by="سمير", changes={"act": "confirm"})
    claim = items(casebook.get(id).report.claims)[0]
    assert (claim.act, claim.certainty) == ("confirm", "probable")
    assert (rows(casebook)["c1"]["act"], rows(casebook)["c1"]["review"]) == ("confirm", "corrected")
    assert casebook.count("claims", Filter(act="confirm", certainty="probable")) == 1


def test_added(one: tuple[Casebook, str]) -> None:
    casebook, id = one
    at = TEXT.index("بينما")
    fields = {
        "start": at, "end": at + 12, "cue": [at, at + 5], "act": "say", "source": None, "source_entity": None,
        "source_kind": "witness", "implicit": True, "addressee": None, "content": [[at + 6, at + 12]], "mode": "indirect",
    }  # fmt: skip
    decision = casebook.decide(id, "", "add", by="ليلى", changes=fields, layer="claims")
    assert decision.item == f"cx{decision.number}"
    added = next(claim for claim in items(casebook.get(id).report.claims) if claim.id == decision.item)
    assert (added.start, added.by, added.source_kind) == (at, "person", "witness")
    assert rows(casebook)[decision.item]["review"] == "added"
    casebook.undo(decision.number, by="ليلى")
    assert decision.item not in rows(casebook)


def test_entities_places_and_the_rest_can_be_decided_about(one: tuple[Casebook, str]) -> None:
    casebook, id = one
    report = casebook.get(id).report
    for layer in ("entities", "places", "times", "quantities", "events"):
        item = items(getattr(report, layer))[0]
        casebook.decide(id, item.id, "reject", by="ليلى")
        after = casebook.get(id).report
        assert item.id not in {one.id for one in items(getattr(after, layer))}
        assert not dangling(after)
    note = casebook.decide(id, "", "note", by="ليلى", note="نسخة من بيان")
    assert casebook.get(id).decisions[-1] == note


@pytest.mark.parametrize(
    ("item", "verdict", "changes", "by"),
    [
        ("c99", "accept", {}, "ليلى"),
        ("c1", "maybe", {}, "ليلى"),
        ("c1", "accept", {}, "  "),
        ("c1", "correct", {"colour": "red"}, "ليلى"),
        ("c1", "correct", {"content": "nothing"}, "ليلى"),
        ("", "add", {"act": "say"}, "ليلى"),
    ],
)
def test_a_decision_that_cannot_be(one: tuple[Casebook, str], item: str, verdict: str, changes: dict[str, Any], by: str) -> None:
    casebook, id = one
    with pytest.raises(BadDecision):
        casebook.decide(id, item, verdict, by=by, changes=changes)
    with pytest.raises(BadDecision):
        casebook.decide("000000000000", "c1", "accept", by="ليلى")
    assert casebook.history() == [] and casebook.get(id).decisions == ()


def test_reading_again_changes_nothing_where_the_reading_is_the_same(filled: Casebook) -> None:
    from casebook.test_adding import everything

    id = filled.list("reports", limit=1)[0]["id"]
    claim = filled.list("claims", Filter(report=id), limit=1)[0]["id"]
    filled.decide(id, claim, "accept", by="ليلى")
    before = everything(filled)
    done = filled.reread()
    assert (done.read, done.lost) == (12, 0)
    assert everything(filled) == before


def other_reading(report: Report) -> Report:
    """As if a newer version had read it: ids begin at another number, and the last claim is not found any more."""
    claims = tuple(structs.replace(claim, id=f"c{number + 5}") for number, claim in enumerate(items(report.claims)[:-1], 1))
    new = {old.id: claim.id for old, claim in zip(items(report.claims), claims, strict=False)}
    events = tuple(
        structs.replace(event, id=f"e{number + 5}", claim=new.get(event.claim or ""))
        for number, event in enumerate(items(report.events), 1)
    )
    claims = tuple(structs.replace(claim, parent=new.get(claim.parent or "")) for claim in claims)
    return structs.replace(report, claims=claims, events=events, accounts=())


def test_what_people_decided_survives_another_reading(one: tuple[Casebook, str], monkeypatch: pytest.MonkeyPatch) -> None:
    casebook, id = one
    report = casebook.get(id).report
    first, second, last = items(report.claims)
    casebook.decide(id, first.id, "correct", by="ليلى", changes={"act": "announce"})
    casebook.decide(id, second.id, "reject", by="ليلى")
    kept = casebook.decide(id, last.id, "accept", by="ليلى")
    monkeypatch.setattr("riwaya.casebook.rereading.again", lambda report, _: other_reading(report))
    casebook.reread()
    after = casebook.get(id).report
    claims = {claim.id: claim for claim in items(after.claims)}
    assert claims["c6"].act == "announce" and claims["c6"].cue == first.cue
    assert "c7" not in claims
    again = claims[f"cx{kept.number}"]
    assert (again.cue, again.content, again.act, again.by) == (last.cue, last.content, last.act, last.by)
    assert not dangling(after)
    assert sorted(row["review"] for row in rows(casebook).values()) == ["accepted", "corrected"]
    assert [row["item"] for row in casebook.history(id)] == ["c6", "c7", f"cx{kept.number}"]
    monkeypatch.undo()
    casebook.reread()
    assert {claim.id for claim in items(casebook.get(id).report.claims)} == {first.id, last.id}


def test_an_item_is_found_again_in_the_same_reading() -> None:
    report = riwaya.read(TEXT, date="2031-03-02")
    for layer in LAYERS:
        for item in items(getattr(report, layer)):
            assert found_again(report, layer, msgspec.to_builtins(item)) == item.id


def test_rows_made_anew_are_the_same(filled: Casebook) -> None:
    from casebook.test_adding import everything

    before = everything(filled)
    with filled.database.writing() as connection:
        for n in range(1, 13):
            rebuild(connection, n)
    assert everything(filled) == before
    assert filled.list("sources", limit=None)[0]["claims"] > 0
