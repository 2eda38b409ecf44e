"""The claims of a report in reading order, each under the claim it stands in: what the table, the tree and the page draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import UNSET, Struct

from riwaya.belonging import quantities_of, times_of
from riwaya.model import Claim, Entity, Quantity, Report, Sentence, Time, items
from riwaya.span import Span, before, cover, cut, length, overlaps


class Row(Struct, frozen=True, kw_only=True):
    """One claim with all that must be looked up to show it. Paragraphs and sentences count from 1, for people.

    `time` are the words of when it was said; `told` the times in the content, each with its words: when it happened.
    """

    claim: Claim
    depth: int
    key: str
    speaker: str
    chain: tuple[str, ...]
    cue: str
    source: str
    content: tuple[str, ...]
    addressee: str
    time: str
    evidence: tuple[str, ...]
    distance: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    told: tuple[tuple[Time, str], ...]
    paragraph: int
    sentence: int


def outline(report: Report) -> tuple[Row, ...]:
    """Every claim once: in the order of the text, a nested one right after the claim it stands in."""
    look = _Look(report)
    return tuple(look.row(claim, depth, tellers) for claim, depth, tellers in look.walk())


def title_of(report: Report) -> str:
    """The title, else the headline, else the file, else the id."""
    headlines = (cut(report.text, s) for s in items(report.sentences) if s.kind == "headline")
    return report.meta.title or next(headlines, None) or report.meta.file or report.id


def speaker_key(claim: Claim, text: str) -> str:
    """What two claims of one speaker share: the entity, else the words of the source, else nothing."""
    return claim.source_entity or (cut(text, claim.source) if claim.source else "")


def by_weight(rows: Sequence[Row]) -> dict[str, int]:
    """How many claims each speaker makes, the most quoted first and nobody ("") last."""
    counts = Counter(row.key for row in rows)
    return dict(sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1])))


UNNAMED = ("anonymous", "document")


def named(report: Report) -> tuple[Entity, ...]:
    """Everybody and everything that the report calls by a name, the most mentioned first."""
    known = (entity for entity in items(report.entities) if entity.kind not in UNNAMED)
    return tuple(sorted(known, key=lambda entity: -len(entity.mentions)))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """At most `limit` letters, cut between words."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit] + "…"


class _Look:
    """The tables to look things up in, made once a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.text
        self.claims = sorted(items(report.claims), key=lambda c: (c.start, c.cue))
        self.entities: dict[str, Entity] = {e.id: e for e in items(report.entities)}
        self.sentences = items(report.sentences)
        self.times = {t.id: Span(t.start, t.end) for t in items(report.times)}
        self.said_when = {a.cue: a.when for a in items(report.attributions)}
        self.heads = [m.head for m in items(report.mentions)]

    def walk(self) -> Iterator[tuple[Claim, int, tuple[str, ...]]]:
        """Claims with their depth and the speakers around them; a ring of parents is broken at its first claim."""
        known = {c.id for c in self.claims}
        inside: dict[str | None, list[Claim]] = {}
        for claim in self.claims:
            inside.setdefault(claim.parent if claim.parent in known else None, []).append(claim)
        seen: set[str] = set()
        for root in [*inside.get(None, []), *self.claims]:
            stack: list[tuple[Claim, int, tuple[str, ...]]] = [(root, 0, ())]
            while stack:
                claim, depth, tellers = stack.pop()
                if claim.id in seen:
                    continue
                seen.add(claim.id)
                yield claim, depth, tellers
                around = (*tellers, self.speaker(claim))
                stack.extend((c, depth + 1, around) for c in reversed(inside.get(claim.id, [])))

    def row(self, claim: Claim, depth: int, tellers: tuple[str, ...]) -> Row:
        number, sentence = self.sentence_of(claim)
        return Row(
            claim=claim,
            depth=depth,
            key=speaker_key(claim, self.text),
            speaker=self.speaker(claim),
            chain=_told_by((*tellers, self.speaker(claim))),
            cue=self.words(claim.cue),
            source=self.words(claim.source),
            content=tuple(self.words(span) for span in claim.content),
            addressee=self.words(claim.addressee),
            time=self.words(self.times.get(claim.time or "") or self.said_when.get(claim.cue)),
            evidence=tuple(self.words(span) for span in claim.evidence),
            distance=tuple(self.words(span) for span in claim.distance),
            quantities=quantities_of(self.report, claim),
            told=tuple((time, self.words(Span(time.start, time.end))) for time in times_of(self.report, claim)),
            paragraph=sentence.paragraph + 1 if sentence else 0,
            sentence=number,
        )

    def words(self, span: Span | None) -> str:
        return in_one_line(cut(self.text, span)) if span else ""

    def speaker(self, claim: Claim) -> str:
        """The words of the source, the name in them where they run long, the entity where there are none."""
        entity = self.entities.get(claim.source_entity or "")
        if claim.source is None:
            return in_one_line(entity.name) if entity else ""
        words = self.words(claim.source)
        return words if len(words) <= 60 else self.head_in(claim.source) or (entity.name if entity else words)

    def head_in(self, source: Span) -> str:
        heads = [head for head in self.heads if overlaps(head, source) and length(head) < length(source)]
        return self.words(max(heads, key=length)) if heads else ""

    def sentence_of(self, claim: Claim) -> tuple[int, Sentence | None]:
        for number, sentence in enumerate(self.sentences, start=1):
            if overlaps(sentence, claim.cue):
                return number, sentence
        return 0, None


def _told_by(names: tuple[str, ...]) -> tuple[str, ...]:
    """From the one who tells the reader to the one who said it; who cites himself stands there once."""
    return tuple(name for name, _ in groupby(filter(None, names)))


def manner_of(claim: Claim) -> tuple[tuple[str, str], ...]:
    """What makes the claim other than a plain statement of what is or was: (group of names, value)."""
    manner = (("polarity", claim.polarity), ("certainty", claim.certainty), ("tense", claim.tense))
    return tuple(pair for pair in manner if pair[1] not in ("positive", "certain", "past", "present"))


def pieces(text: str, spans: list[Span]) -> list[Span]:
    """The text cut at both ends of every span: no piece lies half inside any of them."""
    whole = cover([Span(0, len(text)), *spans]) if spans else Span(0, len(text))
    ends = sorted({whole.start, whole.end, *(s.start for s in spans), *(s.end for s in spans)})
    return [Span(a, b) for a, b in pairwise(ends)]


def paragraphs(report: Report) -> list[Span]:
    """Paragraphs as the sentences number them; the lines of the text where there are no sentences."""
    if report.sentences is UNSET or not report.sentences:
        return _lines(report.text)
    groups: dict[int, list[Sentence]] = {}
    for sentence in report.sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    spans = [cover(group) for group in groups.values()]
    return spans if all(before(a, b) for a, b in pairwise(spans)) else _lines(report.text)


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    return spans
