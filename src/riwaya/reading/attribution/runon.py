"""Quotations that run on behind their sentence: over the rest of the paragraph and into the next ones.

Three ways in which newspapers print them: one opening mark and its closing mark paragraphs later; an opening mark again at
every paragraph, closed only at the end; a colon at the paragraph's end and the quotation as a paragraph of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import structs

from riwaya.arabic.lexicon import word_set
from riwaya.model import Attribution, Sentence, Word
from riwaya.reading.attribution.view import CLOSING, OPENING, STRAIGHT
from riwaya.span import Span, cut, trim

FARTHEST = 6
"""Paragraphs in which the closing mark is looked for: behind them an unclosed mark is a slip of the printer's."""
MARKS = '«»“”" \n'


class Run:
    """The words and sentences of a report, to follow a quotation through; `cues` are where its sayings stand."""

    def __init__(self, text: str, sentences: Sequence[Sentence], words: Sequence[Word], cues: Sequence[int]) -> None:
        self.text, self.sentences, self.words = text, sentences, words
        self.cues = sorted(cues)
        self.starts = [word.start for word in words]
        self.sentence_starts = [sentence.start for sentence in sentences]

    def sentence_of(self, at: int) -> int:
        """The index of the sentence that position `at` stands in."""
        return bisect_right(self.sentence_starts, at) - 1

    def word_at(self, at: int) -> int:
        """The index of the first word that starts at `at` or behind it."""
        return bisect_left(self.starts, at)

    def opens(self, i: int) -> bool:
        """Word i is a mark that opens a quotation; of straight ones, with a blank before it and none behind it."""
        word = self.words[i]
        if word.key != STRAIGHT:
            return word.key == OPENING
        before, behind = self.text[word.start - 1 : word.start], self.text[word.end : word.end + 1]
        if not behind or behind.isspace():
            return False
        return (
            not before or before.isspace() or before in "(:" or self.words[i - 1].key in word_set("joined_before_marks")
        )

    def closes(self, i: int) -> bool:
        return self.words[i].key == CLOSING or (self.words[i].key == STRAIGHT and not self.opens(i))

    def somebody_speaks(self, start: int, end: int) -> bool:
        """The cue of a saying stands in [start, end)."""
        return bisect_left(self.cues, start) < bisect_left(self.cues, end)


def run_on(run: Run, attribution: Attribution) -> Attribution:
    """The attribution with all of its quotation, where it goes on behind its sentence; else as it was.

    A saying on the way to the closing mark shows that the mark is another quotation's, and this one was left open.
    """
    if attribution.mode != "direct" or len(attribution.content) != 1:
        return attribution
    content = attribution.content[0]
    mark = run.word_at(content.start) - 1
    if mark < 0 or not run.opens(mark):
        return attribution
    sentence = run.sentence_of(attribution.cue.start)
    end = _closing(run, mark, sentence)
    if end is None or end <= content.end or run.somebody_speaks(run.sentences[sentence].end, end):
        return attribution
    return structs.replace(attribution, content=(trim(run.text, Span(content.start, end), MARKS),))


def _closing(run: Run, mark: int, sentence: int) -> int | None:
    """Where the quotation that word `mark` opens is closed behind `sentence`; None inside it, too far away or nowhere."""
    paragraph = run.sentences[sentence].paragraph
    depth = 1
    for i in range(mark + 1, len(run.words)):
        at = run.sentence_of(run.words[i].start)
        if run.sentences[at].paragraph - paragraph > FARTHEST:
            return None
        if run.opens(i):
            again = _begins_paragraph(run, i, at) and depth == 1
            depth += 0 if again else 1
        elif run.closes(i):
            depth -= 1
            if depth == 0:
                return run.words[i].start if at > sentence else None
    return None


def _begins_paragraph(run: Run, i: int, sentence: int) -> bool:
    """The mark is repeated where a paragraph begins: the quotation before it was not closed."""
    first = run.sentences[sentence].start == run.words[i].start
    return first and (sentence == 0 or run.sentences[sentence - 1].paragraph < run.sentences[sentence].paragraph)


def next_paragraph(run: Run, sentence: int) -> Span | None:
    """The quotation that is the next paragraph, for «… وقالت الصحيفة:» at the end of this one; None for anything else."""
    if sentence + 1 >= len(run.sentences):
        return None
    following = run.sentences[sentence + 1]
    mark = run.word_at(following.start)
    if following.paragraph == run.sentences[sentence].paragraph or mark >= len(run.words) or not run.opens(mark):
        return None
    end = _closing(run, mark, sentence)
    span = Span(following.start, end or following.end)
    return trim(run.text, span, MARKS) if cut(run.text, span).strip(MARKS) else None
