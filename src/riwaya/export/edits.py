"""Every span and every text of a report, wherever it stands in its layers: found, checked and written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import UNSET, Struct, structs

from riwaya.model import WORKING_LAYERS, Report
from riwaya.span import Span, contains

Move = Callable[[Span], Span]
Words = Callable[[Struct, str], str]


def spans_of(report: Report) -> Iterator[Span]:
    """Every span in the layers of the contract."""
    for name in _layers():
        yield from _spans(getattr(report, name))


def spans_fit(report: Report) -> bool:
    """Whether every span lies in the text."""
    whole = Span(0, len(report.text))
    return all(contains(whole, span) and span.start <= span.end for span in spans_of(report))


def rewritten(report: Report, text: str, move: Move, words: Words) -> Report:
    """The report about another text: every span moved, every other text put into new words, the working layers left out.

    `words` is given the item that holds a text, and the text.
    """
    layers = {name: _anew(getattr(report, name), report, move, words) for name in _layers()}
    meta = _anew(report.meta, report, move, words)
    return structs.replace(report, text=text, meta=meta, **layers, **dict.fromkeys(WORKING_LAYERS, UNSET))


def _layers() -> tuple[str, ...]:
    return tuple(name for name in Report.__struct_fields__[4:] if name not in WORKING_LAYERS)


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Struct):
        if hasattr(value, "start") and hasattr(value, "end"):
            yield Span(value.start, value.end)
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _spans(one)


def _anew(value: Any, owner: Struct, move: Move, words: Words) -> Any:
    if isinstance(value, str):
        return words(owner, value)
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_anew(one, owner, move, words) for one in value)
    if isinstance(value, dict):
        return {key: _anew(one, owner, move, words) for key, one in value.items()}
    return _item(value, move, words) if isinstance(value, Struct) else value


def _item(item: Struct, move: Move, words: Words) -> Struct:
    fields = {name: _anew(getattr(item, name), item, move, words) for name in item.__struct_fields__}
    if isinstance(start := fields.get("start"), int):
        fields["start"], fields["end"] = move(Span(start, fields["end"]))
    return type(item)(**fields)
