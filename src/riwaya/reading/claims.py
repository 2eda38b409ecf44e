"""The claims layer: attributions with their speakers, parents, kinds of source, and the manner in which they are told."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.arabic.lexicon import endings, spellings
from riwaya.model import Attribution, Claim, Report, Time, items
from riwaya.reading.actors import speaker_of
from riwaya.reading.distance import Distances
from riwaya.reading.kinds import kind_of_source
from riwaya.reading.modality import Tape, told
from riwaya.reading.naming.people import RULE
from riwaya.reading.turns import Turn, can_mean
from riwaya.span import Span, contains, cover, cut, length, overlaps
from riwaya.stage import Stage

Made = tuple[str | None, str | None, str]
"""(entity, kind, gender of the verb) of a claim made before."""


def read_claims(report: Report) -> Iterator[Claim]:
    attributions = report.attributions
    assert isinstance(attributions, tuple) and isinstance(report.mentions, tuple)
    times = items(report.times)
    named = [mention for mention in report.mentions if not mention.by.startswith(RULE)]
    mentions = {Span(m.start, m.end): m for m in named}
    persons = {e.id for e in report.entities if e.kind == "person"} if isinstance(report.entities, tuple) else set()
    parents = without_circles([parent_of(attributions, i) for i in range(len(attributions))], attributions)
    turn, tape = Turn(report.text), Tape(items(report.words))
    distances = Distances(tape.words, items(report.sentences), named)
    made: dict[int, Made] = {}
    for i, attribution in enumerate(attributions):
        entity = speaker_of(attribution, mentions)
        kind = attribution.source_kind or _own_kind(report, attribution)
        if entity in persons and kind == "official":
            kind = "person"  # «الوزير»: named elsewhere in the report
        parent = parents[i]
        if entity is None and attribution.implicit:
            mine = parent is not None and _may_be_mine(report.text, attribution, attributions[parent])
            entity, kind = made[parent][:2] if mine and parent in made else _who_goes_on(parent, made, turn, attribution.gender)
        elif turn.points_back(attribution, entity):
            entity, kind = turn.meant(attribution, (entity, kind))
        between = attribution.entry == ":" and turn.spoken  # a line between paragraphs: «اقرأ أيضا», a headline below the first
        cites = any(parents[k] == i and attributions[k].content == attribution.content for k in range(i))
        if not between and not cites and (parent is None or attribution.content == attributions[parent].content):
            turn.pass_to(entity, kind, attribution.gender)  # the one cited goes on, not the outlet that cites
        made[i] = (entity, kind, attribution.gender)
        claim = _claim(i, attribution, entity, kind or "unknown", parent)
        certainty, tense, evidence = told(attribution, tape)
        yield msgspec.structs.replace(
            claim, time=time_of(attribution, times), certainty=certainty, tense=tense, evidence=evidence,
            distance=distances.of(claim, attribution),
        )  # fmt: skip


def time_of(attribution: Attribution, times: tuple[Time, ...]) -> str | None:
    """When it was said: the time that the adverbial of the saying is or meets («يوم السبت»)."""
    when = attribution.when
    return next((time.id for time in times if overlaps(time, when)), None) if when else None


def _own_kind(report: Report, attribution: Attribution) -> str | None:
    """The kind that the words of the saying itself show; None without words."""
    whole, head = attribution.source or attribution.speaker, attribution.head or attribution.speaker
    if whole is None or head is None:
        return None
    return kind_of_source(cut(report.text, head), cut(report.text, Span(head.end, whole.end)))


def _who_goes_on(
    parent: int | None, made: dict[int, Made], turn: Turn, gender: str
) -> tuple[str | None, str | None]:
    """The speaker of a claim without one: the outer claim's inside a claim, else whoever spoke last."""
    if parent is not None and parent in made:
        entity, kind, spoken = made[parent]
        return (entity, kind) if can_mean(gender, spoken, kind) else (None, None)  # «أضاف أنهم عبروا عن قلقهم»
    return turn.last(gender)


def _may_be_mine(text: str, own: Attribution, outer: Attribution) -> bool:
    """«قال: «علمت أن …»»: in his own words, a verb that «I» has as well."""
    cue = cut(text, own.cue)
    return outer.mode != "indirect" and (cue.startswith(tuple(spellings("i_begin"))) or cue.endswith(endings("i_end")))


def parent_of(attributions: tuple[Attribution, ...], i: int) -> int | None:
    """The innermost other attribution whose content holds this one's cue, or shares its content and stands before it."""
    own = attributions[i]
    best: int | None = None
    for k, other in enumerate(attributions):
        if k == i or other.cue == own.cue:
            continue
        holds = any(contains(span, own.cue) for span in other.content)
        shared = other.content == own.content and _outer(other, own, before=k < i)
        if (holds or shared) and (best is None or _size(other) <= _size(attributions[best])):
            best = k
    return best


def without_circles(parents: list[int | None], attributions: tuple[Attribution, ...]) -> list[int | None]:
    """Contents in two spans can hold each other's cues; of such a circle the one that says most stands outside."""
    kept = list(parents)
    for i in range(len(kept)):
        path, at = [], i
        while at not in path:
            path.append(at)
            outer = kept[at]
            if outer is None:
                break
            at = outer
        else:
            kept[max(path[path.index(at) :], key=lambda k: (_size(attributions[k]), -k))] = None
    return kept


def _outer(other: Attribution, own: Attribution, before: bool) -> bool:
    """Of two sayings of one content: the first holds the second; a trailing «، بحسب الوكالة» holds what stands before it."""
    if _closes(other):
        return not before or _cites(own)  # «، على ما أعلنته الوكالة نقلا عن شهود»
    return before and not _closes(own)


def _closes(a: Attribution) -> bool:
    """A trailing attribution to somebody named; «نقلا عن …» names the one who was cited, and stays inside."""
    return a.by.startswith("trailing") and a.source is not None and a.act != "report"


def _cites(a: Attribution) -> bool:
    """A trailing «نقلا عن …»."""
    return a.by.startswith("trailing") and a.act == "report"


def _size(attribution: Attribution) -> int:
    return sum(length(span) for span in attribution.content)


def _claim(i: int, a: Attribution, entity: str | None, kind: str, parent: int | None) -> Claim:
    whole = cover([a.cue, *a.content, *([a.source] if a.source else [])])
    return Claim(
        id=f"c{i + 1}", start=whole.start, end=whole.end, cue=a.cue, act=a.act, source=a.source, source_entity=entity,
        source_kind=kind, implicit=a.implicit, addressee=a.addressee, content=a.content, mode=a.mode,
        parent=f"c{parent + 1}" if parent is not None else None, polarity=a.polarity, by=a.by,
    )  # fmt: skip


CLAIMS = Stage("claims", ("sentences", "words", "attributions", "mentions", "entities", "times"), read_claims)
