"""What a public lexicon makes of a spelling: here a lexicon of a few entries, and the lines that the real one is made of."""

from __future__ import annotations

import pytest
from training.network.analyses import closing, kind, opening

from riwaya.arabic import analyses
from riwaya.arabic.analyses import FLAGS, KINDS, SIZE, Affix, Analysis, Lexicon, listed, told

BEFORE = {
    "": [Affix("none", "", "")],
    "و": [Affix("and", "و", "c")],
    "وسي": [Affix("will", "وس", "cf")],
    "ال": [Affix("the", "ال", "a")],
}
AFTER = {"": [Affix("end", "", "")], "ها": [Affix("her", "ها", "")], "ون": [Affix("they", "", "M")]}
STEMS = {"قول": "I:i", "كتاب": "N:n", "ولد": "N:n P:v", "دولي": "A:a"}
PAIRS = {"none N", "none P", "and N", "and P", "the N", "the A", "will I", "N end", "N her", "P end", "A end", "I they"}
AROUND = {f"{x} {y}" for x in ("none", "and", "will", "the") for y in ("end", "they")} | {"none her", "and her"}


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Lexicon(BEFORE, AFTER, STEMS, frozenset(PAIRS | AROUND))
    monkeypatch.setattr(analyses, "lexicon", lambda: known)


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("كتاب", {Analysis("", "", "n", "")}),
        ("وكتابها", {Analysis("و", "ها", "n", "c")}),
        ("الكتاب", {Analysis("ال", "", "n", "a")}),
        ("ولد", {Analysis("", "", "n", ""), Analysis("", "", "v", "")}),
        ("وسيقولون", {Analysis("وس", "", "i", "cfM")}),
    ],
)
def test_analyses_of_a_spelling(form: str, found: set[Analysis]) -> None:
    assert listed(form) == (found, True)


@pytest.mark.parametrize("form", ["الكتابها", "قول", "وساندون", "الولدها"])
def test_what_does_not_go_together_is_no_analysis(form: str) -> None:
    assert listed(form) == (set(), False)


def test_a_final_yeh_may_be_printed_without_dots() -> None:
    assert listed("الدولى") == ({Analysis("ال", "", "a", "a")}, False)


def test_numbers_of_a_spelling() -> None:
    known, exact, *shares = told(*listed("ولد"))
    assert (known, exact) == (1, 1)
    assert shares[KINDS.index("n")] == shares[KINDS.index("v")] == 0.5
    assert shares[len(KINDS) + FLAGS.index("c")] == 0
    assert told(*listed("وساندون")) == (0.0,) * SIZE
    assert len(told(*listed("ولد"))) == SIZE


@pytest.mark.parametrize(
    ("letters", "tags", "clitics", "flags"),
    [
        ("وي", "wa/CONJ+yu/IV3MS+", "و", "c"),
        ("سن", "sa/FUT+na/IV1P+", "س", "fi"),
        ("لل", "li/PREP+Al/DET+", "لل", "pa"),
        ("ي", "ya/IV3MS+", "", ""),
    ],
)
def test_an_imperfect_begins_with_a_letter_that_is_no_clitic(letters: str, tags: str, clitics: str, flags: str) -> None:
    assert opening(letters, "category", tags)[3:] == (clitics, flags)


@pytest.mark.parametrize(
    ("letters", "tags", "clitics", "flags"),
    [
        ("تها", "+at/PVSUFF_SUBJ:3FS+hA/PVSUFF_DO:3FS", "ها", ""),
        ("هما", "+humA/POSS_PRON_3D", "هما", "d"),
        ("ات", "+At/NSUFF_FEM_PL", "", "W"),
        ("ة", "+ap/NSUFF_FEM_SG", "", "F"),
        ("نا", "+nA/PVSUFF_SUBJ:1P", "", "i"),
    ],
)
def test_only_pronouns_after_a_stem_are_clitics(letters: str, tags: str, clitics: str, flags: str) -> None:
    assert closing(letters, "category", tags)[3:] == (clitics, flags)


@pytest.mark.parametrize(
    ("vowelled", "category", "gloss", "tags", "found"),
    [
        ("kitAb", "Ndu", "book", "", "n"),
        ("duwaliy~", "N-ap", "international", "", "a"),
        ("bagodAd", "Nprop", "Baghdad", "", "p"),
        ("qAl", "PV_V", "say", "", "v"),
        ("qul", "IV_C", "say", "", "i"),
        ("fiy", "FW-Wa", "in", "fiy/PREP", "f"),
    ],
)
def test_kinds_of_stems(vowelled: str, category: str, gloss: str, tags: str, found: str) -> None:
    assert kind(vowelled, category, gloss, tags) == found
