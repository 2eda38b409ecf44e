"""The attributions layer: who-says-what as the grammar of each sentence shows it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import structs

from riwaya.model import Attribution, Report, Sentence, Word
from riwaya.reading.attribution.assembly import attributions_in
from riwaya.reading.attribution.carried import carried
from riwaya.reading.attribution.runon import Run, next_paragraph, run_on
from riwaya.reading.attribution.view import View
from riwaya.reading.kinds import kind_of_word, words_of
from riwaya.span import cut
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
    assert isinstance(report.sentences, tuple) and isinstance(report.words, tuple)
    read = carried([(view, sorted(attributions_in(view), key=lambda a: a.cue)) for view in views(report)])
    run = Run(report.text, report.sentences, report.words, [a.cue.start for a in read])
    found = [whole for attribution in read if (whole := _whole(run, attribution)) is not None]
    named = {word for a in found if a.entry != ":" and a.source for word in words_of(cut(report.text, a.source))}
    for attribution in found:
        if attribution.entry != ":" or _quotes(report.text, attribution) or _speaks(_label(report, attribution), named):
            yield attribution


def _whole(run: Run, attribution: Attribution) -> Attribution | None:
    """With the quotation that runs on, or that is the next paragraph; None when nothing was said after all."""
    if attribution.content:
        return run_on(run, attribution)
    ahead = next_paragraph(run, run.sentence_of(attribution.cue.start))
    return structs.replace(attribution, content=(ahead,)) if ahead is not None else None


def _label(report: Report, attribution: Attribution) -> str:
    return cut(report.text, attribution.source or attribution.cue)


def _quotes(text: str, attribution: Attribution) -> bool:
    """The headline's words stand in quotation marks: somebody's."""
    return text[attribution.content[0].start - 1] in '«“"' if attribution.content[0].start else False


def _speaks(label: str, named: set[str]) -> bool:
    """What stands before a headline's colon is a source: by the kind of its head word, or the report quotes it below."""
    words = words_of(label)
    if not words or kind_of_word(words[0]) in ("reports", "document"):
        return False
    return kind_of_word(words[0]) is not None or all(w in named or "ال" + w in named for w in words)


ATTRIBUTIONS = Stage("attributions", ("sentences", "words"), read_attributions)
