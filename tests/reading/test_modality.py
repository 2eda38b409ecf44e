"""Certainty, tense and distance with their words: the examples of modality.toml, and what they must not be taken for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import riwaya
from riwaya.arabic.lexicon import toml
from riwaya.arabic.modality import LEAST_SURE, TENSES, Shows, checked
from riwaya.errors import LexiconError
from riwaya.model import Claim

DATA = toml("modality.toml")
Example = dict[str, Any]
SHOWN = [e for group in ("shows", "opens") for block in DATA[group].values() for e in block["examples"]]
KEPT = (
    [e for block in DATA["distance"].values() for e in block["examples"]]
    + DATA["claiming"]["examples"]
    + DATA["quoting"]["examples"]
)

PIECES = ["إن", "أن", "قد", "لن", "من المتوقع أن", "ما سماه", "«", "»", "،", ".", "ينسحب", "انسحب", "سينسحب"]
PIECES += ["الجيش", "الذي", "لا", "على حد وصفه", "المزعوم", "\n"]


def first(text: str) -> Claim:
    claims = riwaya.read(text).claims
    assert isinstance(claims, tuple)
    return claims[0]


def words(text: str, spans: tuple[riwaya.Span, ...]) -> list[str]:
    return [text[slice(*span)] for span in spans]


@pytest.mark.parametrize("example", SHOWN, ids=lambda e: e["text"])
def test_examples_of_certainty_and_tense(example: Example) -> None:
    claim = first(example["text"])
    found = {"certainty": claim.certainty, "tense": claim.tense, "evidence": words(example["text"], claim.evidence)}
    assert found == {key: example[key] for key in found}


@pytest.mark.parametrize("example", KEPT, ids=lambda e: e["text"])
def test_examples_of_distance(example: Example) -> None:
    assert words(example["text"], first(example["text"]).distance) == example["distance"]


NOT_SHOWN = [
    ("قال المدير إن المصنع الذي قد يغلق يعمل.", "certain", "present"),  # the hedge hangs on a noun
    ("قال الحارس إن اللص لا يمكن أن يهرب.", "certain", "present"),  # no guess
    ("قال الوزير إن الرئيس أكد أنه ربما يستقيل.", "certain", "past"),  # the guess is the president's
    ("قال الوزير إن عاملين قتلا في هجوم يعتقد أنه متعمد.", "certain", "past"),  # the guess is of the attack
    ("وعد الوزير ببناء الجسر.", "certain", "future"),
    ("نفى الوزير أن يكون الجسر مغلقا.", "certain", "present"),
    ("قال الوزير: «أعمدة الجسر سليمة».", "certain", "present"),
    ("أعلن الوزير وفاة المهندس.", "certain", "past"),
    ("قالت البلدية إنها تعمل ليلا.", "certain", "present"),  # no subjunctive behind إنها
    ("دعا الوزير إلى أن تتوقف الأعمال.", "certain", "future"),
]


@pytest.mark.parametrize(("text", "certainty", "tense"), NOT_SHOWN)
def test_what_it_must_not_be_taken_for(text: str, certainty: str, tense: str) -> None:
    claim = first(text)
    assert (claim.certainty, claim.tense) == (certainty, tense)


def test_the_cue_shows_doubt_and_denial() -> None:
    text = "نفى الحارس دخول أحد. ويُعتقد أن الباب كسر."
    claims = riwaya.read(text).claims
    assert isinstance(claims, tuple)
    assert [(c.polarity, c.certainty, words(text, c.evidence)) for c in claims] == [
        ("negative", "certain", ["نفى"]),
        ("positive", "probable", ["يُعتقد"]),
    ]


def test_the_less_sure_of_cue_and_clause_counts() -> None:
    text = "رجح الطبيب أن العدد ربما ارتفع."
    claim = first(text)
    assert (claim.certainty, words(text, claim.evidence)) == ("possible", ["رجح", "ربما"])


@pytest.mark.parametrize("group", ["shows", "opens"])
def test_every_entry_shows_something(group: str) -> None:
    for name, block in DATA[group].items():
        assert block.get("certainty") or block.get("tense"), name
        assert len(block["forms"]) == len(set(block["forms"])), name


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
def test_evidence_and_distance_are_words_of_the_text(middle: str) -> None:
    text = f"قال الوزير {middle}."
    claims = riwaya.read(text).claims
    assert isinstance(claims, tuple)
    for claim in claims:
        assert claim.certainty in LEAST_SURE and claim.tense in TENSES
        for span in (*claim.evidence, *claim.distance):
            assert 0 <= span.start < span.end <= len(text)
            assert text[slice(*span)].strip() == text[slice(*span)]
        assert list(claim.evidence) == sorted(set(claim.evidence))


def test_an_entry_out_of_its_form_is_refused() -> None:
    with pytest.raises(LexiconError, match="not in its form"):
        checked(Shows("س", certainty="perhaps"), {"examples": [1]})
    with pytest.raises(LexiconError, match="at least one example"):
        checked(Shows("س", certainty="possible"), {})
