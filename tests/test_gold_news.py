"""The marks on news reports: stand-off, on the texts that were marked, and measured as the gold's own script measures."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from training import annotate_news

import corpora
import gold_news
import riwaya
from riwaya.measure import scores

SCRIPT = corpora.shared() / "score.py"
FILES = corpora.gold_files(gold_news.FOLDER)
here = pytest.mark.skipif(not gold_news.here(), reason="the news corpora are not here")


def test_there_are_twenty_and_none_holds_a_word_of_its_text() -> None:
    assert len(FILES) == 20
    for path in FILES:
        marks = json.loads(path.read_text(encoding="utf-8"))
        assert set(marks) == {"corpus", "line", "sha256", "date", "publisher", "actors", "claims"}
        assert all(isinstance(end, int) for claim in marks["claims"] for span in spans_of(claim) for end in span)


def spans_of(claim: dict[str, Any]) -> list[list[int]]:
    single = (claim["cue"], claim["source"], claim["head"], claim["addressee"], claim["time"])
    return [*(span for span in single if span), *claim["content"]]


@here
def test_every_span_lies_in_its_text() -> None:
    for gold in gold_news.records():
        for claim in gold["claims"]:
            assert all(0 <= start < end <= len(gold["text"]) for start, end in spans_of(claim))
            assert not gold["text"][claim["cue"][0]].isspace()


@here
def test_a_changed_text_is_refused(tmp_path: Path) -> None:
    marks = json.loads(FILES[0].read_text(encoding="utf-8"))
    changed = tmp_path / FILES[0].name
    changed.write_text(json.dumps({**marks, "line": marks["line"] + 1}), encoding="utf-8")
    with pytest.raises(gold_news.ChangedText, match=changed.name):
        gold_news.load(changed)


@here
@pytest.mark.skipif(not SCRIPT.exists(), reason="../shared/score.py is not here")
def test_the_figures_are_those_of_the_script_of_the_gold(tmp_path: Path) -> None:
    golds = gold_news.records()
    gold_news.write(golds, tmp_path / "gold")
    (tmp_path / "pred").mkdir()
    for gold in golds:
        record = riwaya.to_json(riwaya.read(gold["text"], date=gold["date"]))
        (tmp_path / "pred" / f"{Path(gold['article']).stem}.json").write_text(record, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(tmp_path / "gold"), "--pred", str(tmp_path / "pred"), "--json"]
    expected = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    found = scores(map(gold_news.read, golds))
    assert {name: found[name] for name in gold_news.FIGURES} == pytest.approx(
        {name: expected[name] for name in gold_news.FIGURES}
    )


TEXT = "القائمة      الرئيسية\nقال الحارس: «نمنا.. ثم صحونا.» وأضافت الشرطة لـNN أن الباب كسر."
MARKS = """
corpus = 'none'
line = 1
date = ''
publisher = 'P'
[actors]
guard = { name = 'الحارس', kind = 'anonymous' }
police = { name = 'الشرطة', kind = 'government' }
[[claims]]
p = [3, 4]
is = 'say direct resident'
actor = 'guard'
cue = 'قال'
source = 'الحارس'
content = 'نمنا ⋯ صحونا.'
[[claims]]
p = 5
is = 'add indirect government'
actor = 'police'
cue = 'أضافت'
source = 'الشرطة'
to = 'NN'
content = 'أن الباب كسر'
"""


def test_pieces_keep_closing_marks_with_what_they_close() -> None:
    found = [TEXT[start:end] for start, end in annotate_news.pieces(TEXT)]
    assert found == ["القائمة", "الرئيسية", "قال الحارس: «نمنا..", "ثم صحونا.»", "وأضافت الشرطة لـNN أن الباب كسر."]


def test_marks_become_offsets() -> None:
    built = annotate_news.build("made", TEXT, tomllib.loads(MARKS))
    cut = [[TEXT[start:end] for start, end in spans_of(claim)] for claim in built["claims"]]
    assert cut[0] == ["قال", "الحارس", "الحارس", "نمنا.. ثم صحونا."]
    assert cut[1] == ["أضافت", "الشرطة", "الشرطة", "NN", "أن الباب كسر"]
    assert built["date"] is None
    assert "p" not in built["claims"][0]


@here
def test_the_table_has_every_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    assert gold_news.main([]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("BBC", "CNN", "Hespress", "Jawhara FM", "Al Jazeera", "all", "whole_f1"))


@here
def test_gold_files_with_their_texts_can_be_written(tmp_path: Path) -> None:
    assert gold_news.main(["--to", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out").glob("*.json"))) == 20
