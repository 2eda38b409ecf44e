"""The letters of the data: one wrong code point and an entry never matches, and nobody sees why."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ARABIC = Path(__file__).parents[1] / "src" / "riwaya" / "arabic"
ABOUT_LETTERS = ARABIC / "letters.toml"
DATA = sorted(path for kind in ("toml", "tsv") for path in ARABIC.rglob(f"*.{kind}") if path != ABOUT_LETTERS)

WRONG = {
    "Farsi or Urdu letter": "[\u0671\u0679-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f]",
    "Persian digit": "[\u06f0-\u06f9]",
    "presentation form": "[\ufb50-\ufdff\ufe70-\ufefe]",
    "tatweel": "\u0640",
    "invisible sign": "[\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]",
    "control character": "[\x00-\x08\x0b-\x1f\x7f-\x9f]",
    "mark without a letter": "(?<![\u0621-\u063a\u0641-\u064a\u064b-\u0652])[\u064b-\u065f\u0670]",
    "lost character": "\ufffd",
}
LETTERS_OF_NAMES = frozenset("پچڤگ")
"""Letters of no Arabic word that newspapers do write in foreign names: alone among foreign letters they may stand."""


def names(found: str) -> str:
    return " ".join(f"U+{ord(c):04X} {unicodedata.name(c, '?')}" for c in sorted(set(found)))


def test_there_is_data() -> None:
    assert {"verbs.toml", "phrases.toml", "words.tsv"} <= {path.name for path in DATA}


def entries(item: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every key and every word of a TOML file, with the way to it. Comments may say what they like."""
    if isinstance(item, str):
        yield where, item
    elif isinstance(item, dict):
        for key, value in item.items():
            yield where, key
            yield from entries(value, f"{where}.{key}".lstrip("."))
    elif isinstance(item, list):
        for part in item:
            yield from entries(part, where)


def lines(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        yield from entries(tomllib.loads(text))
    else:
        yield from ((f"line {number}", line) for number, line in enumerate(text.split("\n"), 1))


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ARABIC)))
def test_only_letters_that_can_match(path: Path) -> None:
    told = [
        f"{path.name}: {where}: {text!r}: {what} {names(found[0])}"
        for where, text in lines(path)
        for what, pattern in WRONG.items()
        if (found := re.search(pattern, text)) and found[0] not in LETTERS_OF_NAMES
    ]
    assert told == []


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ARABIC)))
def test_composed_and_without_spaces_at_the_end(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(" +$", text, re.MULTILINE)


def test_a_farsi_yeh_would_be_found() -> None:
    assert re.search(WRONG["Farsi or Urdu letter"], "\u06cc")
    assert re.search(WRONG["Farsi or Urdu letter"], "\u06a9")
    assert not any(re.search(pattern, "قال مُتحدّثٌ إنّ") for pattern in WRONG.values())
