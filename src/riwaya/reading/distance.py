"""Where the writer keeps a distance from what is told: ما سماه، المزعوم، على حد وصفه, a word or two between marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.arabic.lexicon import word_set
from riwaya.arabic.modality import distances, most_quoted, words_of
from riwaya.model import Attribution, Claim, Mention, Sentence, Word
from riwaya.reading.words import without_conjunction
from riwaya.span import Span, contains, length, overlaps

OPENING, CLOSING, STRAIGHT = "«", "»", '"'
MARKS = frozenset((OPENING, CLOSING, STRAIGHT))
BEHIND = 3
"""Letters between a claim and a phrase that still belongs to it: «…، على حد وصفه»."""
KINDS_OF_NAMED = ("kind_organization", "kind_government", "kind_group", "kind_outlet", "kind_document")
"""Lists of words that names of bodies begin with: «مجلس صيانة الدستور»."""
COMMON = ("NOUN", "ADJ", "VERB", "ADP", "PART")


class Distances:
    """Every phrase of distance and every short quotation of a report, found in one pass over its words."""

    def __init__(self, words: Sequence[Word], sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        wanted = _wanted()
        places = [i for i, word in enumerate(words) if word.key in wanted]
        self.phrases = list(_phrases(words, places))
        quoted = _quoted(words, [i for i in places if words[i].key in MARKS], sentences)
        self.quoted = [span for span in quoted if not any(overlaps(span, one.head) for one in mentions)]

    def of(self, claim: Claim, attribution: Attribution) -> tuple[Span, ...]:
        """Those that stand in the claim or right behind it, in the order of the text."""
        found = [span for span in self.phrases if overlaps(span, claim) or _follows(span, claim)]
        if claim.mode != "direct":
            found += [
                span for span in self.quoted if any(contains(part, span) and part != span for part in claim.content)
            ]
        if attribution.entry in words_of("claiming", "entries"):
            found.append(claim.cue)
        return tuple(sorted(set(found)))


@cache
def _wanted() -> frozenset[str]:
    """Words that a phrase may begin with, and the marks."""
    return MARKS.union(distances())


def _follows(span: Span, claim: Claim) -> bool:
    near = Span(claim.end, claim.end + BEHIND + length(span))
    return contains(near, span)


def _phrases(words: Sequence[Word], places: Sequence[int]) -> Iterator[Span]:
    table = distances()
    for i in places:
        after = table.get(words[i].key, {})
        second = words[i + 1].key if i + 1 < len(words) else ""
        for form, _ in (*after.get(second, ()), *after.get("", ())):
            if all(i + k < len(words) and words[i + k].key == form[k] for k in range(2, len(form))):
                yield Span(without_conjunction(words[i])[0].start, words[i + len(form) - 1].end)
                break


def _quoted(words: Sequence[Word], marks: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[Span]:
    """One to three common words between marks, marks included. Straight marks open and close by turns in a sentence."""
    ends = iter([sentence.end for sentence in sentences])
    stop, opened = next(ends, 0), -1
    for i in marks:
        word = words[i]
        while word.start >= stop:
            stop, opened = next(ends, word.end + 1), -1
        if word.key == OPENING or (word.key == STRAIGHT and opened < 0):
            opened = i
        else:
            if opened >= 0 and _left_to_the_source(words, opened, i):
                yield Span(words[opened].start, word.end)
            opened = -1


def _left_to_the_source(words: Sequence[Word], opened: int, closed: int) -> bool:
    """Common words, no name: «المشاغبين», not «المساء» behind صحيفة."""
    inside = words[opened + 1 : closed]
    if not 1 <= len(inside) <= most_quoted() or any(
        w.pos not in COMMON or w.key in word_set("quoted_names") for w in inside
    ):
        return False
    if any(inside[0].stem in word_set(kind) for kind in KINDS_OF_NAMED):
        return False
    return opened == 0 or not _names_what_follows(words[opened - 1], inside[0])


def _names_what_follows(word: Word, first: Word) -> bool:
    """«محطة «السلام»», «الجاسوسة «هبة»», «لـ«المساء»»: behind a noun stands its name, unless it is an adjective."""
    if word.pos in ("NOUN", "PROPN", "ADJ"):
        return first.pos != "ADJ"
    return word.key in word_set("joined_before_marks") or word.pos == "CCONJ"
