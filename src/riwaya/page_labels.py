"""Words of the page in both languages at once; its style sheet shows one of them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from riwaya.messages import LANGUAGES, messages


def label(key: str, **gaps: object) -> str:
    """A message."""
    return _in_both((lang, escape(messages(lang).say(key, **gaps))) for lang in LANGUAGES)


def name(group: str, value: str | None) -> str:
    """What people call an act, a kind or a mode."""
    return _in_both((lang, escape(messages(lang).name(group, value))) for lang in LANGUAGES)


def _in_both(texts: Iterator[tuple[str, str]]) -> str:
    return "".join(
        f'<span class="l" lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">{text}</span>' for lang, text in texts
    )
