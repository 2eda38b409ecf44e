"""Every example in the lexicon is read as its entry says."""

from __future__ import annotations

import pytest

from riwaya.arabic.lexicon import ACTS, Example, cue_forms, phrases, verbs
from riwaya.model import Attribution, Report
from riwaya.pipeline import read_report
from riwaya.span import cut

CASES = [(verb.name, example) for verb in verbs().values() for example in verb.examples]
CASES += [(phrase.name, example) for phrase in phrases().values() for example in phrase.examples]


def attributions(text: str) -> tuple[Attribution, ...]:
    found = read_report(Report(id="example", text=text)).attributions
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize(("entry", "example"), CASES, ids=[f"{name}: {example.text[:40]}" for name, example in CASES])
def test_example(entry: str, example: Example) -> None:
    found = [a for a in attributions(example.text) if cut(example.text, a.cue) == example.cue]
    assert found, f"{entry}: the cue {example.cue!r} was not found in {example.text!r}"
    cue = found[0]
    assert " … ".join(cut(example.text, span) for span in cue.content) == example.content
    assert (cut(example.text, cue.source) if cue.source else "-") == example.source


def test_there_are_enough_verbs() -> None:
    assert len(verbs()) >= 150


def test_every_act_has_an_entry() -> None:
    assert {verb.act for verb in verbs().values()} >= ACTS - {"estimate"}


@pytest.mark.parametrize(
    ("spelling", "verb"),
    [
        ("قالت", "قال"),
        ("يقولون", "قال"),
        ("اعلنوا", "أعلن"),
        ("نفت", "نفى"),
        ("مضيفا", "أضاف"),
        ("داعيه", "دعا"),
        ("دعوا", "دعا"),
        ("ينفون", "نفى"),
        ("مشيرين", "أشار"),
    ],
)
def test_forms(spelling: str, verb: str) -> None:
    assert verb in {form.verb.name for form in cue_forms()[spelling]}
