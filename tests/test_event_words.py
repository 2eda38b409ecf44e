"""The list of event words: every word has been decided, and by the names of the ontology."""

from __future__ import annotations

from pathlib import Path

from riwaya.arabic.folding import fold_bare

TABLE = Path(__file__).parents[1] / "training" / "event_words.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


def test_every_word_is_decided() -> None:
    assert ROWS[0] == ["lemma", "class", "count", "type", "note"]
    assert len(ROWS) > 3000
    for lemma, kind, count, types, _ in ROWS[1:]:
        assert kind in ("verb", "noun") and int(count) >= 0, lemma
        assert types == "-" or all(part.isidentifier() for part in types.split("/")), (lemma, types)


def test_words_are_folded_and_stand_once() -> None:
    words = [(row[0], row[1]) for row in ROWS[1:]]
    assert all(lemma == fold_bare(lemma) for lemma, _ in words)
    assert len(set(words)) == len(words)


def test_the_most_frequent_come_first() -> None:
    counts = [int(row[2]) for row in ROWS[1:]]
    assert counts == sorted(counts, reverse=True)
