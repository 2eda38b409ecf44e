"""Rows of spellings: the ways to part them as numbers, and back; rows that came with the weights are those made here."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic.rows import Rows, frequent, made, pieces, slots
from riwaya.arabic.spellings import AFTER_ID, BEFORE_ID, spell
from riwaya.reading.partings import partings

TRAINED = resources.files("riwaya.arabic").joinpath("models/rows.npz").is_file()
trained = pytest.mark.skipif(not TRAINED, reason="no weights here; docs/network.md tells how to train them")

FORMS = [
    "وبالوالدين",
    "له",
    "ولهما",
    "فسيكفيكهم",
    "للحكومة",
    "بمقتله",
    "وقال",
    "قال",
    "الرئيس",
    "كالأسد",
    "لبنان",
    "بهم",
]
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء"
SPELLINGS = st.one_of(st.text(LETTERS, min_size=1, max_size=12), st.sampled_from(FORMS))


@cache
def rows() -> Rows:
    return Rows(partings)


@given(SPELLINGS)
def test_pieces_come_back_from_their_numbers(form: str) -> None:
    for parting in partings(form):
        assert pieces(BEFORE_ID[parting.before], AFTER_ID[parting.after], len(form)) == parting.pieces


@pytest.mark.parametrize(
    ("parted", "filled"),
    [
        ((("conj", 1), ("prep", 1), ("article", 2), ("stem", 4)), 0b0111),
        ((("future", 1), ("stem", 4), ("pronoun", 2)), 0b1110),
        ((("prep", 1), ("pronoun", 1)), 0b1010),
    ],
)
def test_an_article_shares_the_slot_of_its_stem(parted: tuple[tuple[str, int], ...], filled: int) -> None:
    assert slots(parted) == filled


@trained
@settings(deadline=None)  # the first one loads the weights
@given(st.lists(SPELLINGS, min_size=1, max_size=20))
def test_a_spelling_keeps_its_row(forms: list[str]) -> None:
    first = rows().rows(forms)
    assert rows().rows([*forms, "كلمة"])[: len(forms)].tolist() == first.tolist()
    assert len(set(first.tolist())) == len(set(forms))


@trained
def test_what_came_with_the_weights_is_what_would_be_made() -> None:
    forms, kept = frequent()
    some = forms[::997]
    fresh = made(some, partings)
    one, other = kept.inside[::997] * kept.scale[::997], fresh.inside * fresh.scale
    apart = np.abs(one - other).max(axis=1)
    alike = [np.array_equal(getattr(kept, name)[::997], getattr(fresh, name)) for name in ("before", "after", "worth")]
    assert np.median(apart) < 0.05
    assert all(alike)


@trained
def test_there_is_room_for_many_and_an_end_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Rows(partings)
    listed = len(mine.of)
    monkeypatch.setattr("riwaya.arabic.rows.KEPT", listed + 10)
    mine.rows([f"كلمة{letter}" for letter in "ابتثج"])
    assert len(mine.of) == listed + 5
    mine.rows([f"سطر{letter}" for letter in "ابتثجحخد"])
    assert len(mine.of) == listed + 8


@trained
def test_partings_of_a_row_are_those_of_its_spelling() -> None:
    at = rows().rows(FORMS)
    for form, row in zip(FORMS, at.tolist(), strict=True):
        kept = spell(form, partings).partings
        found = zip(rows().made.before[row].tolist(), rows().made.after[row].tolist(), strict=True)
        assert [pieces(a, b, len(form)) for a, b in found if a >= 0] == [p.pieces for p in kept]
