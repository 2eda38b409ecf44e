"""The attributions layer: who-says-what as the grammar of each sentence shows it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from riwaya.model import Attribution, Report, Sentence, Word
from riwaya.reading.attribution.assembly import attributions_in
from riwaya.reading.attribution.view import View
from riwaya.stage import Stage


def views(report: Report) -> Iterator[View]:
    """A view of every sentence that has words and is no page furniture."""
    sentences, words = report.sentences, report.words
    assert isinstance(sentences, tuple) and isinstance(words, tuple)
    starts = [word.start for word in words]
    for sentence in sentences:
        inside = _between(words, starts, sentence)
        if inside and sentence.kind != "furniture":
            yield View(report.text, sentence, inside)


def _between(words: tuple[Word, ...], starts: list[int], sentence: Sentence) -> tuple[Word, ...]:
    return words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def read_attributions(report: Report) -> Iterator[Attribution]:
    for view in views(report):
        yield from sorted(attributions_in(view), key=lambda a: a.cue)


ATTRIBUTIONS = Stage("attributions", ("sentences", "words"), read_attributions)
