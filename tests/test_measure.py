"""The measure: equal to the measure of the gold's own script where that is here, and right on small made cases."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import corpora
import riwaya
from riwaya.measure import OtherText, measure, scores, sizes
from riwaya.measure_parts import Tally

Json = dict[str, Any]
SCRIPT = corpora.shared() / "score.py"
GOLDS = corpora.gold_folders()


def record_of(gold: Json) -> Json:
    """What a perfect reading of this gold would print."""
    claims = [claim_of(claim) for claim in gold["claims"] if claim["cue"]]
    named: dict[str, list[Json]] = {}
    for claim in gold["claims"]:
        if claim["source"]:
            start, end = claim["head"] or claim["source"]
            named.setdefault(claim.get("actor") or "", []).append({"id": f"m{claim['id']}", "start": start, "end": end})
    return {
        "text": gold["text"],
        "claims": claims,
        "mentions": [mention for mentions in named.values() for mention in mentions],
        "entities": [{"id": actor, "mentions": [m["id"] for m in mentions]} for actor, mentions in named.items()],
        "times": [placed(item) for item in gold["times"]],
        "quantities": [placed(item) for item in gold["quantities"]],
        "places": [place_of(gold["text"], item) for item in gold["places"]],
        "events": [dict(item) for item in gold["events"]],
        "accounts": [dict(item) for item in gold["accounts"]],
    }


def claim_of(claim: Json) -> Json:
    spans = [claim["cue"], *claim["content"]]
    return {
        **{key: claim.get(key) for key in ("id", "cue", "source", "content", "act", "mode")},
        "start": min(start for start, _ in spans),
        "end": max(end for _, end in spans),
        "source_entity": claim.get("actor"),
        "source_kind": claim.get("kind"),
        "implicit": bool(claim.get("implicit")),
        "parent": claim.get("in"),
    }


def placed(item: Json) -> Json:
    return {**item, "start": item["span"][0], "end": item["span"][1]}


def place_of(text: str, item: Json) -> Json:
    start = max(text.find(item["text"]), 0)
    return {**item, "name": item["text"], "start": start, "end": start + len(item["text"])}


def spoilt(record: Json, dice: random.Random) -> Json:
    """The record with some of everything gone wrong: items lost, doubled, moved, and named otherwise."""
    record = copy.deepcopy(record)
    for layer in ("claims", "times", "quantities", "places", "events", "accounts", "mentions"):
        record[layer] = [item for item in record[layer] if dice.random() > 0.1]
    record["claims"] += [{**claim, "id": f"x{claim['id']}"} for claim in record["claims"] if dice.random() < 0.15]
    dice.shuffle(record["claims"])
    for claim in record["claims"]:
        spoil_claim(claim, len(record["text"]), dice)
    for layer in ("times", "quantities", "places"):
        for item in record[layer]:
            spoil_item(item, dice)
    for event in record["events"]:
        if dice.random() < 0.3:
            event[dice.choice(["type", "status"])] = "other"
    return record


def spoil_claim(claim: Json, size: int, dice: random.Random) -> None:
    changes: Json = {
        "cue": moved(claim["cue"], size, dice),
        "source": dice.choice([None, moved(claim["source"] or [0, 9], size, dice)]),
        "content": [moved(span, size, dice) for span in claim["content"]],
        "act": "say",
        "mode": "mixed",
        "source_kind": "unknown",
        "parent": None,
        "implicit": not claim["implicit"],
        "source_entity": None,
    }
    claim.update({key: value for key, value in changes.items() if dice.random() < 0.2})


def moved(span: list[int], size: int, dice: random.Random) -> list[int]:
    start = min(max(span[0] + dice.randint(-8, 8), 0), size - 1)
    return [start, min(max(span[1] + dice.randint(-8, 8), start + 1), size)]


def spoil_item(item: Json, dice: random.Random) -> None:
    changes: Json = {"value": "2000", "low": 1, "high": None, "lat": 0.0, "country": "XX", "start": item["end"] - 1}
    item.update({key: value for key, value in changes.items() if key in item and dice.random() < 0.15})


@pytest.mark.skipif(not SCRIPT.exists(), reason="../shared/score.py is not here")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", GOLDS)
def test_equal_to_the_script_of_the_gold(name: str, seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    tallies = []
    for path in corpora.gold_files(GOLDS[name]):
        gold = json.loads(path.read_text(encoding="utf-8"))
        record = spoilt(record_of(gold), dice) if seed else record_of(gold)
        (tmp_path / path.name).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        tallies.append(measure(gold, record))
    command = [sys.executable, str(SCRIPT), str(GOLDS[name]), "--pred", str(tmp_path), "--json"]
    expected = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert_equal(tallies, expected)


@pytest.mark.skipif(not SCRIPT.exists(), reason="../shared/score.py is not here")
@pytest.mark.parametrize("name", GOLDS)
def test_equal_to_the_script_on_what_is_read(name: str, tmp_path: Path) -> None:
    tallies = []
    for path in corpora.gold_files(GOLDS[name]):
        gold = json.loads(path.read_text(encoding="utf-8"))
        record = riwaya.to_json(riwaya.read(gold["text"], date=gold["date"]))
        (tmp_path / path.name).write_text(record, encoding="utf-8")
        tallies.append(measure(gold, json.loads(record)))
    command = [sys.executable, str(SCRIPT), str(GOLDS[name]), "--pred", str(tmp_path), "--json"]
    assert_equal(tallies, json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def assert_equal(tallies: list[Tally], expected: Json) -> None:
    """Every figure and every size that the script prints is the same here."""
    found = {"reports": len(tallies), **scores(tallies), **sizes(tallies)}
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=1e-12)


TEXT = "قال محمد حسن إن الطريق أغلق. وأضاف أن الجسر دمر."
FIRST: Json = {
    "id": "c1", "actor": "a", "cue": [0, 3], "source": [4, 12], "head": [4, 8], "content": [[13, 27]],
    "act": "say", "mode": "indirect", "kind": "person",
}  # fmt: skip
SECOND: Json = {
    "id": "c2", "actor": "a", "cue": [30, 34], "source": None, "head": None, "implicit": True, "content": [[35, 47]],
    "act": "add", "mode": "indirect", "kind": "person",
}  # fmt: skip
LAYERS: Json = {layer: [] for layer in ("times", "quantities", "places", "events", "accounts")}


def gold_with(*claims: Json) -> Json:
    return {"text": TEXT, "claims": list(claims), **LAYERS}


def test_the_made_case_is_what_it_says() -> None:
    assert [TEXT[a:b] for a, b in (FIRST["cue"], *FIRST["content"])] == ["قال", "إن الطريق أغلق"]
    assert [TEXT[a:b] for a, b in (SECOND["cue"], *SECOND["content"])] == ["أضاف", "أن الجسر دمر"]


def test_a_perfect_reading_has_nothing_to_miss() -> None:
    gold = gold_with(FIRST, SECOND)
    tally = measure(gold, record_of(gold))
    figures = scores([tally])
    assert tally.misses == []
    assert {figures[key] for key in ("cue_f1", "whole_f1", "source_exact", "speaker", "content_exact", "mode")} == {1.0}
    assert figures["nested"] is None


def test_a_lost_claim_costs_recall_alone() -> None:
    gold = gold_with(FIRST, SECOND)
    record = record_of(gold)
    del record["claims"][1]
    tally = measure(gold, record)
    figures = scores([tally])
    assert (figures["cue_p"], figures["cue_r"]) == (1.0, 0.5)
    assert [(miss.what, miss.id) for miss in tally.misses] == [("missed", "c2")]


def test_a_claim_too_many_costs_precision_alone() -> None:
    tally = measure(gold_with(FIRST), record_of(gold_with(FIRST, SECOND)))
    figures = scores([tally])
    assert (figures["cue_p"], figures["cue_r"]) == (0.5, 1.0)
    assert [(miss.what, miss.found) for miss in tally.misses] == [("extra", "أضاف … أن الجسر دمر")]


@pytest.mark.parametrize("found", [True, False])
def test_an_optional_claim_neither_helps_nor_hurts(found: bool) -> None:
    gold = gold_with(FIRST, {**SECOND, "optional": True})
    record = record_of(gold if found else gold_with(FIRST))
    figures = scores([measure(gold, record)])
    assert (figures["cue_p"], figures["cue_r"]) == (1.0, 1.0)


def test_particles_and_stops_do_not_count() -> None:
    gold = gold_with(FIRST)
    record = record_of(gold)
    record["claims"][0]["content"] = [[16, 28]]
    assert TEXT[16:28] == "الطريق أغلق."
    assert scores([measure(gold, record)])["content_exact"] == 1.0


def test_a_part_of_the_source_overlaps_and_is_not_exact() -> None:
    gold = gold_with(FIRST)
    record = record_of(gold)
    record["claims"][0]["source"] = [4, 8]
    figures = scores([measure(gold, record)])
    assert (figures["source_overlap"], figures["source_exact"], figures["whole_f1"]) == (1.0, 0.0, 1.0)


def test_nothing_found_is_no_figure_and_not_a_crash() -> None:
    figures = scores([measure(gold_with(FIRST), {"text": TEXT})])
    assert (figures["cue_r"], figures["cue_p"], figures["cue_f1"]) == (0.0, None, None)


def test_another_text_is_refused() -> None:
    with pytest.raises(OtherText):
        measure(gold_with(FIRST), {"text": TEXT + " "})
