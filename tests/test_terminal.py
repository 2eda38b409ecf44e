from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from face_sample import sample
from riwaya.explain import NoSuchItem, print_why
from riwaya.messages import messages
from riwaya.model import Report
from riwaya.terminal import Arabic, Bidi, Look, clean, draw, guess_bidi, print_report, wrap

WORDS = "قال المتحدث إن الطريق أُغلِقَ"


def shown(report: Report, lang: str = "en", bidi: Bidi = "none", width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    print_report(console, report, Look(messages(lang), bidi))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def explained(id: str | None = None, lang: str = "en") -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False)
    print_why(console, sample(), Look(messages(lang), "none"), id)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_table_says_who_what_and_where() -> None:
    table = shown(sample(), width=140)
    assert "متحدث باسم بلدية وادي الرمان" in table
    assert "unnamed official" in table
    assert "أن الجسر سليم" in table
    assert "يوم السبت" in table
    assert "¶2 s2" in table
    assert "claims: 5 · speakers: 3 · sentences: 5" in table


def test_a_nested_claim_stands_under_its_parent_with_its_chain() -> None:
    rows = [line for line in shown(sample(), width=160).splitlines() if "c1 " in line or "c2 " in line]
    assert rows[1].split("│")[1].strip() == "└ c2"
    assert "متحدث باسم بلدية وادي الرمان ← سكانا" in rows[1]


def test_an_implicit_speaker_is_named_with_an_arrow_and_nobody_with_a_dash() -> None:
    table = shown(sample(), width=140)
    assert "↑ متحدث باسم بلدية وادي الرمان" in table
    assert "│ — " in table


def test_direct_speech_stands_in_quotation_marks() -> None:
    assert "«لن نغادر" in shown(sample(), width=140)


def test_arabic_headings() -> None:
    table = shown(sample(), lang="ar", width=140)
    assert "القائل" in table
    assert "تأكيد" in table
    assert "claims" not in table


@pytest.mark.parametrize("bidi", ["none", "terminal", "visual"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(bidi: Bidi, lang: str, width: int) -> None:
    lines = shown(sample(), lang, bidi, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    if width > 76:
        framed = {cell_len(line) for line in lines if line.startswith(("│", "├", "╭"))}
        assert framed == {width}


def test_a_terminal_with_bidi_gets_isolates_and_one_without_gets_shapes_in_display_order() -> None:
    assert draw("قال", "terminal") == "\u200e\u2067قال\u2069\u200e"
    assert draw("قال", "visual") == "\ufedd\ufe8e\ufed7"
    assert draw("قال", "none") == "قال"


def test_numbers_and_brackets_keep_their_direction_in_display_order() -> None:
    assert draw("قتل (12) مدنيا", "visual").index("12") > 0
    assert "(12)" in draw("قتل (12) مدنيا", "visual")


def test_a_pipe_gets_the_letters_as_they_are() -> None:
    table = shown(sample())
    assert not set(table) & set("\u200e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"VTE_VERSION": "7600"}, "terminal"),
        ({"VTE_VERSION": "5202"}, "visual"),
        ({"KONSOLE_VERSION": "230800"}, "terminal"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
        ({"TERM_PROGRAM": "WezTerm"}, "visual"),
        ({"TERM": "mlterm-256color"}, "terminal"),
        ({"TERM": "xterm-256color"}, "visual"),
    ],
)
def test_bidi_is_guessed_from_the_terminal(environment: dict[str, str], expected: Bidi) -> None:
    assert guess_bidi(environment, is_terminal=True) == expected
    assert guess_bidi(environment, is_terminal=False) == "none"


def test_lines_break_between_words_and_marks_take_no_room() -> None:
    assert list(wrap(WORDS, 12)) == ["قال المتحدث", "إن الطريق", "أُغلِقَ"]
    assert cell_len("أُغلِقَ") == 4
    assert list(wrap("abcdefgh", 3)) == ["abc", "def", "gh"]


def test_lines_are_broken_in_reading_order_before_they_are_turned_around() -> None:
    console = Console(file=io.StringIO(), width=12, highlight=False)
    console.print(Arabic(WORDS, "visual"))
    assert isinstance(console.file, io.StringIO)
    lines = [line.strip() for line in console.file.getvalue().splitlines()]
    assert lines == [draw(part, "visual") for part in wrap(WORDS, 12)]


def test_a_report_cannot_steer_the_terminal() -> None:
    assert clean("a\x1b[2Jب\u202eج\u2066\n د") == "a [2Jبج د"


def test_a_report_without_claims_says_so() -> None:
    empty = Report(id="r", text="لا أحد هنا.", claims=(), sentences=())
    assert "nobody is quoted" in shown(empty)
    assert "nobody is quoted" in shown(Report(id="r", text="لا أحد هنا."))


def test_why_names_the_rule_and_the_lexicon_entry_of_a_claim() -> None:
    tree = explained("c2")
    assert "source_then_verb" in tree
    assert "أكد" in tree
    assert "متحدث باسم بلدية وادي الرمان ← سكانا" in tree
    assert "verb_then_source" not in tree


@pytest.mark.parametrize("id", ["s2", "m1", "e1"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_why_explains_sentences_mentions_and_entities(id: str, lang: str) -> None:
    tree = explained(id, lang)
    assert id in tree
    assert "متحدث باسم بلدية وادي الرمان" in tree


def test_why_draws_every_claim() -> None:
    tree = explained()
    assert all(f"c{n}" in tree for n in range(1, 6))


def test_why_says_which_items_there_are() -> None:
    with pytest.raises(NoSuchItem) as caught:
        explained("c9")
    assert caught.value.known == "c1–c5, s1–s5, m1–m3, e1–e3, t1, q1"
