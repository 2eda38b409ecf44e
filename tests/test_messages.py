from __future__ import annotations

from string import Formatter

import pytest

from riwaya.cli.options import Lang
from riwaya.errors import BinaryInput, EmptyInput, EncodingProblem, InputError, NotArabic, TooLong
from riwaya.messages import LANGUAGES, explain_error, language, messages


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_gaps() -> None:
    english, arabic = messages("en").table, messages("ar").table
    assert {g: list(t) for g, t in english.items()} == {g: list(t) for g, t in arabic.items()}
    for group, texts in english.items():
        for key, text in texts.items():
            assert gaps(text) == gaps(arabic[group][key]), f"{group}.{key}"


def test_no_message_is_empty() -> None:
    for lang in LANGUAGES:
        assert all(text.strip() for table in messages(lang).table.values() for text in table.values())


def test_every_language_can_be_asked_for() -> None:
    assert tuple(Lang) == LANGUAGES


@pytest.mark.parametrize("error", [InputError, EmptyInput, BinaryInput, EncodingProblem, NotArabic, TooLong])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_input_error_has_words_that_name_the_file(error: type[InputError], lang: str) -> None:
    assert error.problem in messages(lang).table["errors"]
    assert "news.txt" in explain_error(messages(lang), "news.txt", error("news.txt"))


def test_an_unknown_problem_is_still_explained() -> None:
    class Strange(InputError):
        problem = "strange"

    assert explain_error(messages("en"), "a.txt", Strange("a.txt")).startswith("a.txt: cannot be read.")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "ar_SY.UTF-8"}, "ar"),
        ({"LANG": "ar_SY.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ar"}, "ar"),
        ({"LC_ALL": "", "LANG": "ar"}, "ar"),
    ],
)
def test_the_language_is_the_locales(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected


def test_a_value_without_a_name_stands_for_itself() -> None:
    assert messages("ar").name("acts", "murmur") == "murmur"
    assert messages("ar").name("kinds", None) == ""
