"""The benches run, find what they look for, and make do with the project's own reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import corpora
import events
import robust
import sample
import sample_events
import speed


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where ../shared is absent."""
    monkeypatch.setenv("RIWAYA_SHARED", str(tmp_path))


def test_without_the_shared_folder_only_the_examples_are_gold() -> None:
    assert list(corpora.gold_folders()) == ["examples"]
    assert len(corpora.some_news(30, seed=1)) == 30


def test_robust_reads_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert robust.main(["--n", "12"]) == 0
    assert "failed     0" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [[3, 3], [4, 2], [-1, 2], [0, 99]])
def test_robust_sees_a_span_that_cannot_be(wrong: list[int]) -> None:
    claim = {"id": "c1", "start": 0, "end": 4, "cue": wrong, "content": [[0, 4], [1, 2]]}
    assert robust.faults({"text": "كلام", "claims": [claim]}) == [f".claims.cue {wrong[0]}–{wrong[1]}"]


def test_robust_keeps_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("a rule that looked too far")

    monkeypatch.setattr("riwaya.read", broken)
    assert robust.main(["--n", "1"]) == 1


def test_a_sample_shows_cue_source_and_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert sample.main(["--n", "3"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("___ ") == shown.count("  who ") == shown.count("  what ") == 3


def test_a_sample_of_events_shows_who(capsys: pytest.CaptureFixture[str]) -> None:
    assert sample_events.main(["--n", "3"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("___ ") == shown.count("  who ") == 3


def test_detection_counts_yes_against_both_kinds_of_no() -> None:
    tally = events.Detection(Counter({"yes": 4, "easy no": 9}), Counter({"yes": 2, "easy no": 1, "difficult no": 1}))
    assert tally.f1() == (0.5, 0.5, 0.5)


def test_marked_words_are_found_in_their_order() -> None:
    record = {"text": "قتل رجل رجلا", "spans": [{"verb": ["قتل"], "source_actor": ["رجل", "رجلا"], "target_actor": []}]}
    assert events.marked(record, "source") == [(4, 7), (8, 12)]
    assert events.marked(record, "target") == []


def test_every_stage_is_timed() -> None:
    spent, words = speed.stage_times(list(corpora.examples())[:2])
    assert {"intake", "letters", "claims"} <= spent.keys()
    assert words > 100


def test_news_is_drawn_the_same_for_the_same_seed(tmp_path: Path) -> None:
    import json
    import lzma

    folder = tmp_path / "data" / "news"
    folder.mkdir(parents=True)
    for corpus in ("a", "b"):
        lines = [json.dumps({"text": f"{corpus}{i}", "date": "2015-07-21T00:00"}) for i in range(20)]
        (folder / f"{corpus}.jsonl.xz").write_bytes(lzma.compress("\n".join(lines).encode()))
    drawn = corpora.some_news(10, seed=3)
    assert drawn == corpora.some_news(10, seed=3) != corpora.some_news(10, seed=4)
    assert len({piece.text for piece in drawn}) == 10
    assert {piece.name.split(":")[0] for piece in drawn} == {"a", "b"}
    assert {piece.date for piece in drawn} == {"2015-07-21"}
