"""What the samples read by eye share: random reports read, and a stretch of one in [brackets] among the words around it."""

from __future__ import annotations

from collections.abc import Iterator

import corpora
import riwaya
from riwaya.model import Report, items
from riwaya.span import Located, Span, cover, cut, overlaps, span_of


def read_news(n: int, seed: int) -> Iterator[tuple[corpora.Piece, Report]]:
    """n random reports, the same for the same seed, without those that cannot be read."""
    for piece in corpora.some_news(n, seed):
        try:
            yield piece, riwaya.read(piece.text, date=piece.date)
        except riwaya.InputError:
            continue


def sentence_of(report: Report, item: Located) -> Span:
    """The sentences that it touches."""
    touched = [sentence for sentence in items(report.sentences) if overlaps(sentence, item)]
    return cover(touched) if touched else span_of(item)


def window(report: Report, item: Located, before: int, behind: int) -> Span:
    """So many letters on its sides."""
    return Span(max(0, item.start - before), min(len(report.text), item.end + behind))


def bracketed(report: Report, item: Located, around: Located) -> str:
    """«… [item] …» on one line."""
    left, right = Span(around.start, item.start), Span(item.end, around.end)
    return " ".join(f"{cut(report.text, left)}[{cut(report.text, item)}]{cut(report.text, right)}".split())
