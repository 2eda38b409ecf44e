"""What the network marks for itself: which arcs are left open, and which names two heads agree on."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from training.network import silver, usage
from training.network.usage import Piece

TRAINED = resources.files("riwaya.arabic").joinpath("models/words.onnx").is_file()
trained = pytest.mark.skipif(not TRAINED, reason="no weights here; docs/network.md tells how to train them")


@pytest.mark.parametrize(
    ("coarse", "outer", "agree"),
    [
        ([(0, 2, "PER")], [(0, 2, "person")], True),
        ([(0, 2, "PER")], [(0, 1, "person")], False),
        ([(0, 1, "LOC")], [(0, 1, "country")], True),
        ([(0, 1, "LOC")], [(0, 1, "person")], False),
        ([(0, 1, "LOC")], [], True),
        ([(0, 1, "LOC")], [(0, 1, "country"), (4, 6, "group")], False),
        ([], [], False),
    ],
)
def test_two_heads_agree(coarse: list[silver.Span], outer: list[silver.Span], agree: bool) -> None:
    assert silver.agree(coarse, outer) is agree


def test_sentences_with_names_are_cut_out_of_what_was_read() -> None:
    first = ["قال", "سامر", "اللامي", "إن", "القافلة", "وصلت", "أمس", "."]
    second = ["ثم", "عاد", "نادر", "إلى", "بيته", "في", "البلدة", "."]
    names = [
        (1, 3, "PER", "coarse", 0.97),
        (1, 3, "person", "outer", 0.9),
        (10, 11, "PER", "coarse", 0.4),
        (10, 11, "person", "outer", 0.9),
    ]
    none = np.zeros((0, 4), np.int32)
    piece = Piece([first, second], [], np.zeros(0, np.float16), names, none, np.zeros(0, np.float16))
    found = list(silver.news_names(piece))
    assert [(e.forms, e.names) for e in found] == [(first, [(1, 3, "PER")])]
    assert [tag for _, (tag,) in found[0].sets["coarse"]] == [0, 1, 2, 0, 0, 0, 0, 0]


@trained
def test_an_arc_that_is_not_sure_is_left_open() -> None:
    parts = np.array([[5, 2, -1, 0], [6, 0, 4, 1], [6, 2, 3, 1]], np.int32)
    nodes = silver.tree(parts, np.array([0.9, 0.5, 0.95]), 5, 3)
    assert [(n.word, n.slot, n.head) for n in nodes] == [(0, 2, -1), (1, 0, -2), (1, 2, 0)]


@trained
def test_shares_of_a_word_are_told_apart_by_how_often_it_was_met() -> None:
    counts = usage.Counts()
    word, other = list(counts.of)[:2]
    parts = np.array([[0, 2, -1, 0], [1, 2, 0, 0], [2, 2, 0, 0], [3, 2, 0, 0]], np.int32)
    sure = np.ones(4, np.float16)
    names = [(1, 3, "PER", "coarse", 0.9), (1, 3, "person", "inner", 0.9)]
    counts.add(Piece([[other, word, word, word]], ["VERB", "NOUN", "NOUN", "NOUN"], sure, names, parts, sure))
    shares = counts.shares()[counts.of[word]] / 255
    at = {name: column for column, name in enumerate(usage.COLUMNS)}
    assert shares[at["NOUN"]] == pytest.approx(3 / 4, abs=0.01)
    assert shares[at["B-PER"]] == shares[at["I-PER"]] == pytest.approx(1 / 4, abs=0.01)
    assert shares[at["B-person"]] == 0
    assert shares[-1] == pytest.approx(3 / 4, abs=0.01)  # all three hang on what stands before them
    assert counts.shares()[counts.of[other], at["VERB"]] == round(255 / 2)


def test_what_was_read_comes_back_from_its_file(tmp_path: Path) -> None:
    import pickle

    none = np.zeros(0, np.float16)
    piece = Piece([["قال"]], ["VERB"], none, [], np.zeros((0, 4), np.int32), none)
    with (tmp_path / "news.read").open("wb") as file:
        for _ in range(2):
            pickle.dump(tuple(piece), file)
    assert [p.sentences for p in usage.pieces(tmp_path / "news.read")] == [[["قال"]], [["قال"]]]
