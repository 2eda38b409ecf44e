"""The nouns of Riwaya. A Report is one frozen value with a field per layer: UNSET before its stage ran, () when it found nothing.

Every start, end and Span is half-open and counts code points of `Report.text`, the text as published. Items point at
each other by id. What the fields mean is docs/guidelines.md; `by` names the rule and the lexicon entry behind an item.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import UNSET, Struct, UnsetType

from riwaya.span import Span

Item = TypeVar("Item")

SCHEMA = "riwaya/1"


class Meta(Struct, frozen=True, kw_only=True):
    """What is known about the report from outside its text. `published` is an ISO 8601 date."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    fetched: str | None = None
    file: str | None = None


class Letters(Struct, frozen=True, gc=False):
    """The text with its spelling made even, and the way back to the text as published.

    `shifts` holds (position in `text`, published position) wherever the distance between the two changes; empty when
    every letter kept its place.
    """

    text: str
    shifts: tuple[tuple[int, int], ...] = ()


class Sentence(Struct, frozen=True, gc=False):
    """One sentence. `paragraph` counts from 0; `kind` is headline, dateline, body or furniture (links, bylines)."""

    id: str
    start: int
    end: int
    paragraph: int = 0
    kind: str = "body"


class Segment(Struct, frozen=True, gc=False):
    """A piece of a word: kind is conj, prep, article, future, stem or pronoun. `key` is its folded spelling."""

    start: int
    end: int
    key: str
    kind: str


class Word(Struct, frozen=True, gc=False):
    """One token (a word, a number or a mark).

    `form` is the even spelling (no vowel marks, ASCII digits), `key` the form with alef, yeh and teh marbuta folded
    together, `stem` the key without clitics. `pos` is a Universal Dependencies tag.
    """

    start: int
    end: int
    form: str
    key: str
    stem: str
    segments: tuple[Segment, ...]
    pos: str


class Attribution(Struct, frozen=True, kw_only=True):
    """Who-says-what as the grammar shows it, before anyone is identified: the raw material of a Claim.

    `speaker` are the words elsewhere in the sentence that name who speaks, where the saying has no `source` of its own;
    `gender` is what the verb shows of whoever speaks: m, f, p (many) or nothing.
    """

    cue: Span
    source: Span | None
    head: Span | None
    content: tuple[Span, ...]
    speaker: Span | None = None
    gender: str = ""
    addressee: Span | None = None
    when: Span | None = None
    entry: str
    act: str
    mode: str
    implicit: bool = False
    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "past"
    evidence: tuple[Span, ...] = ()
    source_kind: str | None = None
    by: str


class Mention(Struct, frozen=True):
    """A stretch that names or describes somebody; `head` is the shortest part that names them."""

    id: str
    start: int
    end: int
    head: Span
    kind: str
    entity: str
    by: str = ""


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody or something that the report speaks of, under all its names.

    `id` begins with "actor:" where the book of actors has it, and is then the same in every report; else it is of this
    report alone. `side` is an analyst's label for the conflict and the years of the report (docs/actors.md).
    """

    id: str
    name: str
    romanized: str | None = None
    kind: str
    side: str | None = None
    country: str | None = None
    links: dict[str, str] = {}
    mentions: tuple[str, ...] = ()


class Time(Struct, frozen=True):
    """A time expression; `value` as TIMEX3 writes it, `earliest` and `latest` as ISO 8601 days (docs/times.md).

    `type` is date, time (a part of a day, an hour), duration, set (how often) or reference (حاليا).
    """

    id: str
    start: int
    end: int
    type: str
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    by: str = ""


class Quantity(Struct, frozen=True):
    """A count or a measure with the bounds that the words give; `of` is the quantity that it is a part of."""

    id: str
    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    role: str
    of: str | None = None
    by: str = ""


class Place(Struct, frozen=True, kw_only=True):
    """A named place, once per distinct name, at one of its mentions; what the fields say more is in docs/places.md.

    `name` is as printed, without joined letters. `lat` and `lon` in degrees WGS 84, None when unresolved; the place lies
    within `radius_km` of them. `match` is the gazetteer's name; `candidates` say between which places it could not be
    decided; `part_of` is the id of another place; `speaks` where it stands for its government and for nothing else.
    """

    id: str
    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    pcode: str | None = None
    links: dict[str, str] = {}
    part_of: str | None = None
    speaks: bool = False
    kind: str | None = None
    radius_km: float | None = None
    match: str | None = None
    candidates: tuple[str, ...] = ()
    by: str = ""


class Claim(Struct, frozen=True, kw_only=True):
    """A stretch of the report that comes from a source: who says what, in which words.

    `evidence` are the words that show certainty, polarity and tense, `distance` those by which the writer keeps his own.
    """

    id: str
    start: int
    end: int
    cue: Span
    act: str
    source: Span | None
    source_entity: str | None
    source_kind: str | None
    implicit: bool
    addressee: Span | None
    content: tuple[Span, ...]
    mode: str
    time: str | None = None
    parent: str | None = None
    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "past"
    evidence: tuple[Span, ...] = ()
    distance: tuple[Span, ...] = ()
    by: str


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened, is planned or denied, according to `claim` (None: the outlet itself).

    `evidence` are the words that `status` was read from, `mentions` other words of the report that name the same happening.
    `confidence`, for violence and protest only, is between 0 and 1: how surely its sentence tells of one such happening, and
    not of violence in general (docs/events.md).
    """

    id: str
    trigger: Span
    type: str
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    time: str | None = None
    quantities: tuple[str, ...] = ()
    status: str = "happened"
    claim: str | None = None
    evidence: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    confidence: float | None = None
    by: str


class Position(Struct, frozen=True, kw_only=True):
    """One side of an Account: its claims, the entities that make them, and how many of them are independent of each other."""

    stance: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    origins: int = 1


class Account(Struct, frozen=True, kw_only=True):
    """A question on which sources speak to the same point, with a position per side.

    `question` is in Arabic, `question_en` in English; `kind` is how_many, whether or how; `relation` differs or agrees.
    """

    id: str
    question: str
    question_en: str = ""
    kind: str
    relation: str
    positions: tuple[Position, ...]
    by: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """One news report and everything read from it so far."""

    schema: str = SCHEMA
    id: str
    text: str
    meta: Meta = Meta()
    letters: Letters | UnsetType = UNSET
    sentences: tuple[Sentence, ...] | UnsetType = UNSET
    words: tuple[Word, ...] | UnsetType = UNSET
    attributions: tuple[Attribution, ...] | UnsetType = UNSET
    mentions: tuple[Mention, ...] | UnsetType = UNSET
    entities: tuple[Entity, ...] | UnsetType = UNSET
    times: tuple[Time, ...] | UnsetType = UNSET
    quantities: tuple[Quantity, ...] | UnsetType = UNSET
    places: tuple[Place, ...] | UnsetType = UNSET
    claims: tuple[Claim, ...] | UnsetType = UNSET
    events: tuple[Event, ...] | UnsetType = UNSET
    accounts: tuple[Account, ...] | UnsetType = UNSET

    def _repr_html_(self) -> str:
        from riwaya.page import fragment  # the page is needed in notebooks only

        return fragment(self)


WORKING_LAYERS = ("letters", "words", "attributions")
"""Layers that later stages stand on and that can be made again in a moment: not part of the printed contract."""

Layer = Letters | tuple[Any, ...]


def items(layer: tuple[Item, ...] | UnsetType) -> tuple[Item, ...]:
    """The layer, and an unread layer as an empty one."""
    return () if isinstance(layer, UnsetType) else layer
