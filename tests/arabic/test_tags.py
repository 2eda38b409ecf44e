"""Tags of names: the best chain, over its own sentence only."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.tags import BROKEN, NEAR, Chances, best_tags, grammar

TAGS = ("O", "B-person", "I-person", "B-place", "I-place")
STEPS = grammar(TAGS)


def scores_of(wanted: str, by: float = 5.0) -> np.ndarray:
    """Scores that prefer these tags, word by word: «O B I b i» (small letters are places)."""
    order = "OBIbi"
    found = np.zeros((len(wanted), len(TAGS)), np.float32)
    found[np.arange(len(wanted)), [order.index(letter) for letter in wanted]] = by
    return found


def worth(scores: np.ndarray, steps: np.ndarray, tags: tuple[int, ...]) -> float:
    before = (len(TAGS), *tags[:-1])
    inside = sum(scores[i, tag] + steps[one, tag] for i, (one, tag) in enumerate(zip(before, tags, strict=True)))
    return float(inside + steps[tags[-1], 0])


@pytest.mark.parametrize(
    ("step", "cost"),
    [
        (("O", "B-person"), 0),
        (("B-person", "I-person"), 0),
        (("I-person", "I-person"), 0),
        (("I-person", "B-place"), 0),
        (("B-place", "O"), 0),
        (("O", "I-person"), BROKEN),
        (("B-place", "I-person"), BROKEN),
    ],
)
def test_an_inside_follows_its_own_kind(step: tuple[str, str], cost: float) -> None:
    assert STEPS[TAGS.index(step[0]), TAGS.index(step[1])] == cost


@pytest.mark.parametrize(
    ("scored", "read"),
    [
        ("OBIO", [0, 1, 2, 0]),
        ("BIIb", [1, 2, 2, 3]),
        ("OBiO", [0, 1, 2, 0]),  # the second word scores as a place, and joins the person in front of it
        ("OOOO", [0, 0, 0, 0]),
    ],
)
def test_what_is_scored_is_read_as_whole_names(scored: str, read: list[int]) -> None:
    scores = scores_of(scored)
    scores[:, 2] += np.float32(2.5) * (scores[:, 4] > 0)
    assert best_tags(scores, STEPS, np.array([0])).tolist() == read


def test_a_name_does_not_go_on_in_the_next_sentence() -> None:
    scores = scores_of("OBIO")
    scores[2, 1] = 4.0  # a second best: the word begins a name of its own
    assert best_tags(scores, STEPS, np.array([0])).tolist() == [0, 1, 2, 0]
    assert best_tags(scores, STEPS, np.array([0, 2])).tolist() == [0, 1, 1, 0]


NUMBERS = st.integers(-5, 5)


@given(
    st.lists(st.lists(NUMBERS, min_size=5, max_size=5), min_size=1, max_size=4),
    st.lists(NUMBERS, min_size=30, max_size=30),
)
def test_no_chain_is_worth_more(rows: list[list[int]], steps: list[int]) -> None:
    scores, learnt = np.array(rows, np.float32), STEPS + np.array(steps, np.float32).reshape(6, 5)
    scores[:, 1:] += np.float32(11 - NEAR)  # every word may be in a name
    found = tuple(best_tags(scores, learnt, np.array([0])).tolist())
    every = product(range(len(TAGS)), repeat=len(rows))
    assert worth(scores, learnt, found) == pytest.approx(max(worth(scores, learnt, tags) for tags in every), abs=1e-3)


@given(st.lists(st.lists(st.sampled_from("OBIbi"), min_size=1, max_size=6), min_size=1, max_size=5))
def test_each_sentence_is_read_by_itself(sentences: list[list[str]]) -> None:
    alone = [best_tags(scores_of("".join(s)), STEPS, np.array([0])).tolist() for s in sentences]
    starts = np.cumsum([0, *(len(s) for s in sentences)])[:-1]
    together = best_tags(scores_of("".join("".join(s) for s in sentences)), STEPS, starts).tolist()
    assert together == [tag for tags in alone for tag in tags]


def spans(tags: tuple[int, ...]) -> set[tuple[int, tuple[int, ...]]]:
    """(from, tags) of the runs B I I … of one kind."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for at, tag in enumerate((*tags, 0)):
        if tag in (2, 4) and found and found[-1][1][-1] in (tag - 1, tag) and found[-1][0] + len(found[-1][1]) == at:
            found[-1] = (found[-1][0], (*found[-1][1], tag))
        elif tag in (1, 3):
            found.append((at, (tag,)))
    return set(found)


@given(
    st.lists(st.lists(NUMBERS, min_size=5, max_size=5), min_size=1, max_size=4),
    st.lists(NUMBERS, min_size=30, max_size=30),
)
def test_a_name_is_as_likely_as_the_chains_that_hold_it(rows: list[list[int]], steps: list[int]) -> None:
    scores, learnt = np.array(rows, np.float32), STEPS + np.array(steps, np.float32).reshape(6, 5)
    scores[:, 1:] += np.float32(11 - NEAR)
    found = best_tags(scores, learnt, np.array([0]))
    chances = Chances(scores, learnt, np.array([0]), found)
    every = {tags: np.exp(worth(scores, learnt, tags)) for tags in product(range(len(TAGS)), repeat=len(rows))}
    for start, mine in spans(tuple(found.tolist())):
        more = mine[0] + 1
        holding = sum(v for tags, v in every.items() if (start, mine) in spans(tags))
        assert chances.of(start, mine, more) == pytest.approx(holding / sum(every.values()), abs=1e-4)
