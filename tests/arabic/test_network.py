"""The network as it reads, with the weights that training/network makes.

The weights are not part of the project (docs/network.md says why): what needs them is skipped where nobody has trained.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.arabic import lemmas, vectors
from riwaya.arabic.attach import ROOT
from riwaya.arabic.network import LONGEST, Network, Read, batches
from riwaya.arabic.spellings import MOST, spell
from riwaya.arabic.tree import best_tree
from riwaya.arabic.weights import labels
from riwaya.reading.partings import partings

TRAINED = resources.files("riwaya.arabic").joinpath("models/words.onnx").is_file()
trained = pytest.mark.skipif(not TRAINED, reason="no weights here; docs/network.md tells how to train them")

VISIT = ["وصل", "الرئيس", "السوري", "بشار", "الأسد", "إلى", "دمشق", "."]
LETTER = ["كتب", "الطالب", "رسالته", "بالقلم", "."]
AGENCY = ["وقالت", "لصحيفة", "إنها", "لن", "توقع", "الاتفاق", "."]
PLAN = ["قال", "الوزير", "إن", "الحكومة", "ستعلن", "القرار", "غدا", "."]
TEXT = [VISIT, LETTER, AGENCY, PLAN]
NOTHING: list[list[list[str]]] = [[], [[]], [[], []]]

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء"
TOKENS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=12),
    st.sampled_from([*VISIT, *LETTER, *AGENCY, *PLAN, "«", "»", "،", "18", "3.5", "BBC", "؟"]),
)


@cache
def network() -> Network:
    return Network(partings)


def cut(sentence: Sequence[str], read: Read) -> list[str]:
    """وقالت → و+قالت."""
    found = []
    for form, pieces in zip(sentence, read.pieces, strict=True):
        ends = np.cumsum([size for _, size in pieces]).tolist()
        found.append("+".join(form[a:b] for a, b in zip([0, *ends], ends, strict=False)))
    return found


def names(sentence: Sequence[str], read: Read, layer: str) -> list[tuple[str, str]]:
    return [(" ".join(sentence[n.start : n.end]), n.kind) for n in read.names if n.layer == layer]


def told(read: Read) -> list[object]:
    """All but how sure it is: that may differ in its last digit with what is read beside it."""
    found = [(n.start, n.end, n.kind, n.layer) for n in read.names]
    return [read.pieces, read.upos, read.lemmas, read.feats.tolist(), found, read.parts.tolist()]


def of_words(read: Read, begin: int, end: int) -> Read:
    """What was read of one sentence among others."""
    names = [n._replace(start=n.start - begin, end=n.end - begin) for n in read.names if begin <= n.start < end]
    mine = np.flatnonzero((read.parts[:, 0] >= begin) & (read.parts[:, 0] < end))
    parts = read.parts[mine].copy()
    parts[:, 0] -= begin
    parts[:, 2] = np.where(parts[:, 2] == ROOT, ROOT, parts[:, 2] - mine[0])
    at = slice(begin, end)
    return Read(
        read.pieces[at], read.upos[at], read.sure[at], read.feats[at], read.lemmas[at], names, parts, read.arc[mine]
    )


def is_tree(heads: Sequence[int], root: int) -> bool:
    """One root, and everybody reaches it."""
    for start in range(len(heads)):
        at = start
        for _ in heads:
            if at == root:
                break
            at = heads[at]
        if at != root:
            return False
    return sum(head == root for head in heads) == 1


# What it reads ------------------------------------------------------------------------------------------------------


@trained
@pytest.mark.parametrize(
    ("sentence", "parted"),
    [
        (VISIT, "وصل ال+رئيس ال+سوري بشار الأسد إلى دمشق ."),
        (LETTER, "كتب ال+طالب رسالت+ه ب+ال+قلم ."),
        (AGENCY, "و+قالت ل+صحيفة إن+ها لن توقع ال+اتفاق ."),
        (PLAN, "قال ال+وزير إن ال+حكومة س+تعلن ال+قرار غدا ."),
    ],
)
def test_words_are_parted(sentence: list[str], parted: str) -> None:
    assert cut(sentence, network().read([sentence])) == parted.split()


@trained
@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        (LETTER, "VERB NOUN NOUN NOUN PUNCT"),
        (PLAN, "VERB NOUN SCONJ NOUN VERB NOUN NOUN PUNCT"),
    ],
)
def test_words_get_their_tags(sentence: list[str], tags: str) -> None:
    assert network().read([sentence]).upos == tags.split()


@trained
def test_lemmas_get_their_hamza() -> None:
    read = network().read([PLAN])
    assert read.lemmas[:2] == ["قال", "وزير"]
    assert read.lemmas[4] == "أعلن"


@trained
def test_names_and_titles() -> None:
    read = network().read([VISIT])
    assert names(VISIT, read, "outer") == [("بشار الأسد", "person"), ("دمشق", "place")]
    assert names(VISIT, read, "title") == [("الرئيس السوري", "title")]
    assert names(LETTER, network().read([LETTER]), "outer") == []


@trained
def test_subject_and_verb() -> None:
    read = network().read([PLAN])
    relations = labels().names["relations"]
    verb, subject = (next(p for p in read.parts.tolist() if p[0] == word) for word in (0, 1))
    assert verb[2] == ROOT
    assert (subject[2], relations[subject[3]]) == (0, "nsubj")


# What always holds --------------------------------------------------------------------------------------------------


@trained
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(TOKENS, min_size=1, max_size=25), min_size=1, max_size=4))
def test_every_sentence_is_read_whole_and_is_one_tree(sentences: list[list[str]]) -> None:
    read = network().read(sentences)
    forms = [form for sentence in sentences for form in sentence]
    assert [sum(size for _, size in pieces) for pieces in read.pieces] == [len(form) for form in forms]
    ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
    for begin, end in zip([0, *ends], ends, strict=False):
        assert is_tree(of_words(read, begin, end).parts[:, 2].tolist(), ROOT)


@trained
def test_nothing_is_read_of_nothing() -> None:
    for sentences in NOTHING:
        read = network().read(sentences)
        assert (read.pieces, read.upos, read.lemmas, read.names, len(read.parts)) == ([], [], [], [], 0)


@trained
def test_empty_sentences_between_change_nothing() -> None:
    assert told(network().read([[], VISIT, [], LETTER])) == told(network().read([VISIT, LETTER]))


@trained
def test_a_very_long_sentence_is_read_in_stretches() -> None:
    sentence = (VISIT[:-1] + LETTER[:-1]) * 400
    read = network().read([sentence])
    assert len(read.pieces) == len(read.upos) == len(read.lemmas) == len(sentence)
    assert (read.parts[:, 2] == ROOT).sum() == -(-len(sentence) // LONGEST)


@trained
def test_the_same_text_is_read_the_same_twice() -> None:
    assert told(network().read(TEXT)) == told(network().read(TEXT)) == told(Network(partings).read(TEXT))


@trained
def test_a_sentence_is_read_the_same_in_any_company() -> None:
    alone = [told(network().read([sentence])) for sentence in TEXT]
    for order in (TEXT, TEXT[::-1], [*TEXT, VISIT * 9]):
        read, at = network().read(order), 0
        for sentence in order[: len(TEXT)]:
            assert told(of_words(read, at, at + len(sentence))) == alone[TEXT.index(sentence)]
            at += len(sentence)


@trained
def test_no_word_keeps_more_partings_than_there_is_room_for() -> None:
    for form in ("وبالوالدين", "وللوالدين", "فسيكفيكهم", "18", "."):
        assert len(spell(form, partings).partings) <= MOST


# Without weights ----------------------------------------------------------------------------------------------------


@given(st.integers(1, 9), st.data())
def test_any_scores_make_a_tree(size: int, data: st.DataObject) -> None:
    scores = data.draw(st.lists(st.floats(-9, 9, width=32), min_size=size * (size + 1), max_size=size * (size + 1)))
    square = np.array(scores, dtype=np.float32).reshape(size, size + 1)
    assert is_tree([int(head) - 1 for head in best_tree(square)], ROOT)


@given(st.integers(1, 4), st.data())
def test_no_tree_is_better(size: int, data: st.DataObject) -> None:
    scores = data.draw(st.lists(st.integers(-9, 9), min_size=size * (size + 1), max_size=size * (size + 1)))
    square = np.array(scores, dtype=np.float32).reshape(size, size + 1)
    every = (heads for heads in product(range(size + 1), repeat=size) if is_tree([h - 1 for h in heads], ROOT))
    assert square[range(size), best_tree(square)].sum() == max(square[range(size), heads].sum() for heads in every)


def test_a_circle_is_opened_where_it_costs_least() -> None:
    scores = np.array([[1, 0, 9, 0], [5, 9, 0, 0], [0, 0, 8, 0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [2, 0, 2]


def test_batches_hold_every_sentence_once() -> None:
    sizes = np.array([3, 0, 160, 7, 7, 158, 1])
    assert sorted(i for group in batches(sizes) for i in group.tolist()) == [0, 2, 3, 4, 5, 6]


def test_letter_groups_and_their_hash() -> None:
    assert vectors.letter_groups("قد") == ["<قد", "<قد>", "قد>"]
    assert vectors.bucket("a", 1 << 32) == 0xE40C292C  # FNV-1a's published example


def test_scripts_of_lemmas() -> None:
    assert lemmas.apply((1, "", 0, ""), "يكتب") == "كتب"
    assert lemmas.apply((0, "", 2, "ة"), "رسالات") == "رسالة"
    assert lemmas.apply((2, "", 1, ""), "قال") is None


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_reading_needs_no_torch() -> None:
    then = "riwaya.arabic.weights.session()" if TRAINED else ""
    run(f"import sys; sys.modules['torch'] = None; import riwaya.arabic.network; {then}")


def test_the_pipeline_does_without_the_network() -> None:
    barred = "import sys; sys.modules['numpy'] = sys.modules['onnxruntime'] = None; import riwaya;"
    run(f"{barred} assert riwaya.read('قال الوزير إن الحكومة ستعلن القرار غدا.').claims")
