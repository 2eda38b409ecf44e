"""`riwaya evaluate`: gold files are checked, and the figures by outlet, by kind and the misses are what the marks say."""

from __future__ import annotations

import copy
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

import corpora
from riwaya.errors import BadGold
from riwaya.evaluation import Evaluated, Evaluation, evaluate, evaluate_one, shares
from riwaya.evaluation_table import print_evaluation
from riwaya.gold import check_gold, gold_files, load_gold
from riwaya.measure import SIZES, measure
from riwaya.measure_forms import form_of, kinds_of
from riwaya.measure_parts import Judged
from riwaya.messages import LANGUAGES, explain_error, messages
from riwaya.terminal import Bidi, Look

Json = dict[str, Any]
TEXT = "قال الحارس إن الباب كسر. وأضاف أن أحدا لم يصب."
FIRST: Json = {
    "id": "c1",
    "cue": [0, 3],
    "source": [4, 10],
    "content": [[11, 23]],
    "act": "say",
    "mode": "indirect",
    "actor": "guard",
}
SECOND: Json = {
    **{"id": "c2", "cue": [26, 30], "source": None, "content": [[31, 45]], "act": "add", "mode": "indirect"},
    **{"actor": "guard", "implicit": True},
}
GOLD: Json = {"text": TEXT, "date": "2031-03-02", "outlet": "وكالة", "claims": [FIRST, SECOND]}


def written(tmp_path: Path, gold: Json, name: str = "a.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return path


def changed(path: str, value: object) -> bytes:
    """GOLD with one thing in it put otherwise: «claims.0.cue»; ... means left out."""
    gold = copy.deepcopy(GOLD)
    *outer, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    place: Any = gold
    for part in outer:
        place = place[part]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return json.dumps(gold).encode()


BAD = {
    "not JSON": (b"{", "gold_json", ""),
    "no object": (b"[1]", "gold_shape", "array"),
    "no text": (changed("text", ...), "gold_shape", "text"),
    "no claims": (changed("claims", ...), "gold_shape", "claims"),
    "no act": (changed("claims.0.act", ...), "gold_shape", "$.claims[0]"),
    "one end": (changed("claims.1.cue", [3]), "gold_shape", "$.claims[1].cue"),
    "no content": (changed("claims.1.content", []), "gold_shape", "$.claims[1].content"),
    "a word for a number": (changed("claims.0.source", ["4", "10"]), "gold_shape", "$.claims[0].source"),
    "behind the text": (changed("claims.0.content", [[11, 999]]), "gold_span", "c1 content"),
    "turned around": (changed("claims.1.cue", [30, 26]), "gold_span", "c2 cue"),
    "before the text": (changed("claims.0.head", [-1, 3]), "gold_span", "c1 head"),
    "twice the same id": (changed("claims.1.id", "c1"), "gold_twice", "c1"),
    "in nothing": (changed("claims.1.in", "c9"), "gold_unknown", "c2"),
    "a time outside": (changed("times", [{"span": [0, 99], "text": "أمس", "value": "X"}]), "gold_span", "أمس"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", BAD)
def test_bad_gold_is_named_with_what_is_wrong_in_it(name: str, lang: str) -> None:
    data, problem, place = BAD[name]
    with pytest.raises(BadGold) as raised:
        check_gold(data, "my.json")
    assert raised.value.problem == problem
    told = explain_error(messages(lang), raised.value.file, raised.value)
    assert told.startswith("my.json: ")
    assert place in told
    assert "{" not in told


@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda x: json.dumps(x).encode())
)
def test_whatever_is_given_is_gold_or_bad_gold(data: bytes) -> None:
    with pytest.raises(BadGold):
        check_gold(data, "f")


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    files = [str(written(tmp_path, GOLD, name)) for name in ("b.json", "a.json")]
    assert list(gold_files([str(tmp_path), "c.json"])) == [files[1], files[0], "c.json"]
    (tmp_path / "none").mkdir()
    with pytest.raises(BadGold, match="gold_none"):
        list(gold_files([str(tmp_path / "none")]))


def test_every_gold_that_is_here_is_gold() -> None:
    for folder in corpora.gold_folders().values():
        for path in corpora.gold_files(folder):
            assert load_gold(str(path))["claims"]


def test_figures_of_a_small_gold() -> None:
    evaluation = evaluate([check_gold(json.dumps(GOLD).encode(), "a")])
    figures, sizes = evaluation.figures(), evaluation.sizes()
    assert [figures[name] for name in ("cue_f1", "whole_f1", "speaker", "implicit_speaker")] == [1.0] * 4
    assert figures["times_f1"] is None
    assert (sizes["reports"], sizes["claims_gold"], sizes["implicit_n"], sizes["times_n"]) == (1, 2, 1, 0)
    assert set(sizes) == {"reports", *SIZES}


def test_a_layer_that_gold_does_not_have_is_not_measured() -> None:
    record: Json = {"text": TEXT, "times": [{"id": "t1", "start": 0, "end": 3, "value": "X"}]}
    gold = {**GOLD, "claims": []}
    assert measure(gold, record).counts["times_pred"] == 0
    assert measure({**gold, "times": []}, record).counts["times_pred"] == 1


WRONG: Json = {
    "text": TEXT,
    "sentences": [{"id": "s1", "start": 0, "end": 24}, {"id": "s2", "start": 25, "end": 46}],
    "claims": [
        {"id": "c1", "cue": [26, 30], "source": [4, 10], "content": [[31, 40]], "act": "say", "mode": "direct", "implicit": False}
    ],
    "times": [{"id": "t1", "start": 34, "end": 38, "value": "2031"}],
}  # fmt: skip


def wrong(gold: Json = GOLD, file: str = "a.json") -> Evaluated:
    checked = check_gold(json.dumps(gold).encode(), file)
    return Evaluated(file, checked, WRONG, measure(checked, WRONG))


def test_misses_stand_beside_their_sentences_in_the_order_of_the_text() -> None:
    gold = {
        **GOLD,
        "times": [],
        "events": [{"trigger": [20, 23], "trigger_text": "كسر", "type": "damage", "status": "happened"}],
    }
    found = [(miss.what, miss.id, sentence) for miss, sentence in wrong(gold).misses()]
    assert found[0] == ("missed", "c1", TEXT[0:24])
    assert {what for what, _, _ in found} == {"missed", "source", "content", "act", "mode", "speaker", "times extra"}
    assert all(sentence == TEXT[25:46] for _, _, sentence in found[1:])  # and no event: that layer was not read


def test_by_kind_a_lost_claim_is_wrong_in_every_column() -> None:
    kinds = Evaluation([wrong()]).by_kind()
    expected = {"claims": 2, "found": 0.5, "source": 0.0, "speaker": 0.0, "content": 0.0, "whole": 0.0}
    assert kinds == {"verbal": expected, "indirect": expected, "implicit": {**expected, "claims": 1, "found": 1.0}}


def test_by_outlet_the_largest_comes_first() -> None:
    reports = [wrong({**GOLD, "outlet": outlet}) for outlet in ("ب", "أ", "أ")]
    assert [(name, one.sizes()["reports"]) for name, one in Evaluation(reports).by_outlet().items()] == [
        ("أ", 2),
        ("ب", 1),
    ]


def test_shares_of_nothing_known() -> None:
    assert shares([Judged("c1", True, True, None, True)])["speaker"] is None


CUES = [
    ("قال", "verbal"), ("اتهمهم", "verbal"), ("مضيفاً", "participle"), ("قائلةً", "participle"), ("قوله", "masdar"), ("بحسب", "verbless"),
    ("وفقاً", "verbless"), ("وفق ما أعلنه", "verbless"), ("نقلاً عن", "verbless"), (":", "label"), ("يُعتقد", "passive"), ("قيل", "passive"),
    ("شجرة", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("cue", "form"), CUES)
def test_the_form_of_a_cue(cue: str, form: str) -> None:
    assert form_of(cue, {"cue": [0, len(cue)], "source": [0, 1]}) == form


def test_a_finite_verb_that_nobody_does_is_passive() -> None:
    claim = {"cue": [0, 4], "source": None}
    assert form_of("أعلن", claim) == "passive"
    assert form_of("أعلن", {**claim, "implicit": True}) == "verbal"


def test_features_of_claims() -> None:
    base: Json = {"cue": [0, 3], "source": [4, 10], "content": [[11, 23]], "mode": "direct", "act": "say"}
    claims = [
        {**base, "id": "c1"},
        {**base, "id": "c2", "in": "c1"},
        {**base, "id": "c3", "in": "c1", "content": [[12, 15], [17, 20]], "implicit": True, "mode": "mixed"},
    ]
    assert kinds_of({"text": TEXT, "claims": claims}) == {
        "c1": ("verbal", "relayed", "direct"),
        "c2": ("verbal", "relayed", "direct"),
        "c3": ("verbal", "implicit", "nested", "interrupted", "mixed"),
    }


def drawn(evaluation: Evaluation, lang: str, bidi: Bidi, width: int = 110, misses: bool = True) -> str:
    out = io.StringIO()
    print_evaluation(Console(file=out, width=width, highlight=False), evaluation, Look(messages(lang), bidi), misses)
    return out.getvalue()


@pytest.mark.parametrize("width", [50, 110])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tables_have_every_miss_and_every_outlet(lang: str, width: int) -> None:
    shown = drawn(Evaluation([wrong(), wrong({**GOLD, "outlet": "صحيفة"})]), lang, "none", width)
    said = messages(lang)
    assert said.name("misses", "missed") in shown
    assert said.name("acts", "add") in shown
    assert "وكالة" in shown and "صحيفة" in shown
    assert said.name("forms", "verbal").split()[0] in shown
    assert max(map(cell_len, shown.splitlines())) <= width
    assert said.name("misses", "missed") not in drawn(Evaluation([wrong()]), lang, "none", width, misses=False)


def test_arabic_tables_run_from_right_to_left_where_they_are_drawn() -> None:
    ordered = drawn(Evaluation([wrong()]), "ar", "terminal", misses=False).splitlines()[1]
    said = messages("ar")
    assert ordered.index(said.say("evaluate.share")) < ordered.index(said.say("evaluate.figure"))


def test_every_name_has_its_words() -> None:
    whats = {miss.what for report in [wrong({**GOLD, "times": []})] for miss in report.tally.misses}
    for lang in LANGUAGES:
        assert whats <= set(messages(lang).table["misses"])


def riwaya(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "RIWAYA_BIDI", "COLUMNS"))}
    command = [sys.executable, "-m", "riwaya", "evaluate", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)


def test_the_command_measures_and_names_what_is_no_gold(tmp_path: Path) -> None:
    good = written(tmp_path, GOLD)
    bad = written(tmp_path, {**GOLD, "claims": [{"id": "c1"}]}, "b.json")
    undated = written(tmp_path, {**GOLD, "date": "tomorrow"}, "c.json")
    done = riwaya("--json", good, bad, undated, tmp_path / "d.json")
    record = json.loads(done.stdout)
    assert done.returncode == 1
    assert (record["schema"], record["sizes"]["reports"], record["figures"]["cue_f1"]) == (
        "riwaya-evaluation/1",
        1,
        1.0,
    )
    assert set(record["by_outlet"]) == {"وكالة"}
    errors = done.stderr.splitlines()
    assert [Path(line.split(":")[0]).name for line in errors[:-1]] == ["b.json", "c.json", "d.json"]
    assert "$.claims[0]" in errors[0] and "tomorrow" in errors[1]


def test_the_command_draws_tables(tmp_path: Path) -> None:
    done = riwaya(written(tmp_path, {**GOLD, "claims": GOLD["claims"][:1]}))
    assert (done.returncode, done.stderr) == (0, "")
    assert "claims, F1" in done.stdout
    assert "وأضاف أن أحدا لم يصب." in done.stdout  # a claim too many, beside its sentence
    assert "too many" not in riwaya(tmp_path / "a.json", "--no-misses").stdout


def test_nothing_measured_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert riwaya(tmp_path / "empty").returncode == 2
    done = riwaya(tmp_path / "missing.json")
    assert (done.returncode, done.stdout) == (1, "")


def test_the_date_of_the_gold_counts(tmp_path: Path) -> None:
    text = "قال الحارس إن الباب كسر أمس."
    at = text.index("أمس")
    gold = {
        **GOLD,
        "text": text,
        "claims": GOLD["claims"][:1],
        "times": [{"span": [at, at + 3], "text": "أمس", "value": "2031-03-01"}],
    }
    report = evaluate_one(load_gold(str(written(tmp_path, gold))), "a")
    assert report.tally.counts["times_right"] == 1
