"""How well a report was read: what Riwaya prints, held against a report annotated by hand as docs/guidelines.md says.

    tally = measure(gold, record)      # one report: counts and the list of misses
    figures = scores([tally, …])       # shares between 0 and 1, None where there was nothing to measure

Claims match by their cues, each used once; items that the gold marks `optional` neither help nor hurt. Per matched claim:
source  exact: the same stretch once trimmed; overlap: a word in common with the gold head; none where gold has none
speaker the entity has a mention that touches a source of the same actor
content exact: the same words without particles, marks and stops; overlap: word F1 of 0.8 or more
whole   cue, source overlap and content exact
The other layers are measured in measure_layers.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.measure_layers import LAYERS, tally_accounts
from riwaya.measure_parts import Json, Judged, Pairing, Tally, common, f1, of, quoted, rate, touches, trimmed, words

PARTICLES = ("بأنه", "بأن", "بان", "إلى أن", "الى ان", "إلى", "أن", "إن", "ان", "أنّ", "إنّ")
ENOUGH = 0.8

Scores = dict[str, float | None]


class OtherText(ValueError):
    """The record is of another text than the gold, or its text was changed."""


def measure(gold: Json, record: Json) -> Tally:
    """The tally of one report: `gold` as in examples/gold, `record` the JSON that `riwaya read --json` prints.

    A layer that the gold does not have (no "times" at all) is not measured; an empty one is.
    """
    if gold["text"] != record["text"]:
        raise OtherText("the record holds another text than the gold: spans must count in the text as published")
    tally = Tally()
    pairing = pair_claims(gold, record)
    _tally_claims(gold, record, pairing, tally)
    for layer, tally_layer in LAYERS.items():
        if layer in gold:
            tally_layer(gold, record, tally)
    if "accounts" in gold:
        tally_accounts(gold, record, pairing, tally)
    return tally


def pair_claims(gold: Json, record: Json) -> Pairing:
    """The claim found for each gold claim, by gold id: of those whose cues touch, the one with the nearest content."""
    text, claims = gold["text"], of(record, "claims")
    pairing: Pairing = {}
    free = list(range(len(claims)))
    for wanted in _obligatory_first(gold["claims"]):
        near = [i for i in free if touches(claims[i].get("cue"), wanted["cue"])]
        if near:
            best = max(near, key=lambda i: content_f1(text, wanted["content"], claims[i].get("content", [])))
            pairing[wanted["id"]] = claims[best]
            free.remove(best)
    return pairing


def _obligatory_first(items: Iterable[Json]) -> list[Json]:
    return sorted(items, key=lambda item: bool(item.get("optional")))


def _tally_claims(gold: Json, record: Json, pairing: Pairing, tally: Tally) -> None:
    text = gold["text"]
    named = _sources_of_actors(gold)
    spared = {id(pairing[c["id"]]) for c in gold["claims"] if c.get("optional") and c["id"] in pairing}
    used = {id(claim) for claim in pairing.values()}
    for wanted in gold["claims"]:
        if wanted.get("optional"):
            continue
        tally.add("gold")
        if found := pairing.get(wanted["id"]):
            tally.add("cue")
            source, content = _tally_claim(text, wanted, found, tally)
            speaker = _tally_speaker(text, wanted, _mentions(record, found.get("source_entity")), named, tally)
            _tally_parent(wanted, found, pairing, tally)
            tally.judged.append(Judged(wanted["id"], True, source, speaker, content))
        else:
            tally.miss("missed", wanted["id"], quoted(text, wanted["cue"], *wanted["content"]), at=wanted["cue"])
            tally.judged.append(Judged(wanted["id"], False, speaker=False if wanted.get("actor") else None))
    for found in of(record, "claims"):
        tally.add("pred", id(found) not in spared)
        if id(found) not in used:
            words = quoted(text, found.get("cue"), *found.get("content", []))
            tally.miss("extra", str(found.get("id")), found=words, at=found.get("cue"))


def _tally_claim(text: str, wanted: Json, found: Json, tally: Tally) -> tuple[bool, bool]:
    """Whether its source is right, and whether its content is."""
    right_source = _tally_source(text, wanted, found, tally)
    right_content = _tally_content(text, wanted, found, tally)
    tally.add("whole", right_source and right_content)
    tally.add("mode", _tally_label("mode", wanted.get("mode"), found.get("mode"), wanted, tally))
    tally.add("act", _tally_label("act", wanted.get("act"), found.get("act"), wanted, tally))
    if wanted.get("kind"):
        tally.add("kind_of")
        tally.add("kind", _tally_label("kind", wanted["kind"], found.get("source_kind"), wanted, tally))
    return right_source, right_content


def _tally_label(name: str, expected: object, found: object, wanted: Json, tally: Tally) -> bool:
    if expected != found:
        tally.miss(name, wanted["id"], str(expected), str(found), wanted["cue"])
    return expected == found


def _tally_source(text: str, wanted: Json, found: Json, tally: Tally) -> bool:
    """Whether the claim points at the words that gold points at, or at none where there are none."""
    source = found.get("source")
    if not wanted["source"]:
        right = bool(found.get("implicit")) if wanted.get("implicit") else not source
        tally.add("sourceless")
        tally.add("sourceless_right", right)
    else:
        right = source is not None and common(text, source, wanted["head"] or wanted["source"])
        tally.add("explicit")
        tally.add("source_exact", source is not None and trimmed(text, source) == trimmed(text, wanted["source"]))
        tally.add("source_overlap", right)
    if not right:
        tally.miss("source", wanted["id"], quoted(text, wanted["source"]), quoted(text, source), wanted["cue"])
    return right


def _tally_content(text: str, wanted: Json, found: Json, tally: Tally) -> bool:
    content = found.get("content", [])
    exact = content_words(text, wanted["content"]) == content_words(text, content)
    shared = content_f1(text, wanted["content"], content)
    tally.add("content_exact", exact)
    tally.add("content_overlap", shared >= ENOUGH)
    tally.add("content_f1_sum", shared)
    if not exact:
        tally.miss("content", wanted["id"], quoted(text, *wanted["content"]), quoted(text, *content), wanted["cue"])
    return exact


def content_words(text: str, spans: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Where the words of a content stand, particles at its start left out."""
    return {word for one in spans for word in words(text, trimmed(text, one, PARTICLES))}


def content_f1(text: str, gold: Sequence[Sequence[int]], found: Sequence[Sequence[int]]) -> float:
    wanted, got = content_words(text, gold), content_words(text, found)
    hit = len(wanted & got)
    return f1(rate(hit, len(got)) or 0.0, rate(hit, len(wanted)) or 0.0) or 0.0


def _sources_of_actors(gold: Json) -> dict[str, list[list[int]]]:
    """Where the sources of each actor are named, over all the claims of the report."""
    named: dict[str, list[list[int]]] = {}
    for claim in gold["claims"]:
        if claim.get("actor") and claim["source"]:
            named.setdefault(claim["actor"], []).append(claim["head"] or claim["source"])
    return named


def _mentions(record: Json, entity: object) -> list[list[int]]:
    known = {item["id"]: item for item in of(record, "mentions")}
    wanted = {item["id"]: item.get("mentions", []) for item in of(record, "entities")}
    return [[known[m]["start"], known[m]["end"]] for m in wanted.get(entity, []) if m in known]


def _tally_speaker(
    text: str, wanted: Json, spans: list[list[int]], named: dict[str, list[list[int]]], tally: Tally
) -> bool | None:
    """Whether the right one speaks; None where gold does not say who does."""
    if not wanted.get("actor"):
        return None
    right = any(touches(one, other) for one in spans for other in named.get(wanted["actor"], []))
    tally.add("speaker_of")
    tally.add("speaker", right)
    if not wanted["source"]:
        tally.add("implicit_of")
        tally.add("implicit_speaker", right)
    if not right:
        expected = quoted(text, *named.get(wanted["actor"], [])[:1]) or wanted["actor"]
        tally.miss("speaker", wanted["id"], expected, quoted(text, *spans[:1]), wanted["cue"])
    return right


def _tally_parent(wanted: Json, found: Json, pairing: Pairing, tally: Tally) -> None:
    if not wanted.get("in"):
        return
    outer = pairing.get(wanted["in"])
    right = outer is not None and found.get("parent") == outer.get("id")
    tally.add("nested_of")
    tally.add("nested", right)
    if not right:
        tally.miss("parent", wanted["id"], wanted["in"], str(found.get("parent")), wanted["cue"])


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them in one."""
    whole = Tally()
    for tally in tallies:
        whole.take(tally)
    return whole


SHARES = {
    "source_exact": ("source_exact", "explicit"),
    "source_overlap": ("source_overlap", "explicit"),
    "speaker": ("speaker", "speaker_of"),
    "implicit_speaker": ("implicit_speaker", "implicit_of"),
    "content_exact": ("content_exact", "cue"),
    "content_overlap": ("content_overlap", "cue"),
    "content_word_f1": ("content_f1_sum", "cue"),
    "mode": ("mode", "cue"),
    "act": ("act", "cue"),
    "source_kind": ("kind", "kind_of"),
    "nested": ("nested", "nested_of"),
    "times_found": ("times_found", "times_gold"),
    "quantities_found": ("quantities_found", "quantities_gold"),
    "places_right": ("places_right", "places_gold"),
    "places_found": ("places_found", "places_gold"),
    "events_recall": ("events_right", "events_gold"),
    "events_found": ("events_found", "events_gold"),
    "events_status": ("status_right", "events_right"),
    "accounts_recall": ("accounts_right", "accounts_gold"),
}
"""Figure: what is counted, and out of what."""

BOTH_WAYS = {
    "cue": ("cue", "pred", "gold"),
    "whole": ("whole", "pred", "gold"),
    "times": ("times_right", "times_pred", "times_gold"),
    "quantities": ("quantities_right", "quantities_pred", "quantities_gold"),
}
"""Figure: what is right, out of what was found, out of what gold holds; each gives a precision, a recall and an F1."""


SIZES = {
    "claims_gold": "gold",
    "claims_pred": "pred",
    "implicit_n": "implicit_of",
    "nested_n": "nested_of",
    "times_n": "times_gold",
    "quantities_n": "quantities_gold",
    "places_n": "places_gold",
    "events_n": "events_gold",
    "events_pred": "events_pred",
    "accounts_n": "accounts_gold",
    "accounts_pred": "accounts_pred",
}
"""Size: what it counts."""


def sizes(tallies: Iterable[Tally]) -> dict[str, int]:
    """How many items the figures of `scores` were counted over."""
    counts = total(tallies).counts
    return {name: round(counts[counted]) for name, counted in SIZES.items()}


def scores(tallies: Iterable[Tally]) -> Scores:
    """Every figure over these reports together."""
    counts = total(tallies).counts
    figures: Scores = {name: rate(counts[hit], counts[out_of]) for name, (hit, out_of) in SHARES.items()}
    for name, (hit, found, gold) in BOTH_WAYS.items():
        precision, recall = rate(counts[hit], counts[found]), rate(counts[hit], counts[gold])
        figures |= {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": f1(precision, recall)}
    return figures
