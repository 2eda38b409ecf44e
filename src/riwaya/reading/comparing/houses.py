"""Who stands behind a claim: under which words, naming whom, for which state. What tells whether two sources are one house."""

from __future__ import annotations

from msgspec import Struct

from riwaya.model import Claim, Report, items
from riwaya.span import Located, begins_in, contains

NAME_AND_OFFICE = {"person", "official"}
"""A person and an official without a name may be one."""


class House(Struct, frozen=True, kw_only=True, gc=False):
    """`words` are the stems of the source, `telling` its skeletons that say something, `named` the entities in the words
    that name the speaker anywhere in the report («مندوب الكويت أبو الحسن» speaks for Kuwait, and for himself), himself among them;
    `state` is the country whose government or official it is."""

    kind: str | None
    known: bool
    headline: bool
    words: frozenset[str]
    telling: frozenset[str]
    named: frozenset[str]
    state: str | None


class Houses:
    """The tables to look speakers up in, made once a report."""

    def __init__(self, report: Report) -> None:
        self.mentions = items(report.mentions)
        self.entities = {entity.id: entity for entity in items(report.entities)}
        self.under: dict[str, frozenset[str]] = {}
        self.headlines = [sentence for sentence in items(report.sentences) if sentence.kind == "headline"]

    def of(self, claim: Claim, words: frozenset[str], telling: frozenset[str]) -> House:
        return House(
            kind=claim.source_kind,
            known=claim.source_entity is not None,
            headline=any(begins_in(claim.cue, sentence) for sentence in self.headlines),
            words=words,
            telling=telling,
            named=self.named(claim),
            state=self.state(claim),
        )

    def named(self, claim: Claim) -> frozenset[str]:
        source = self.within(claim.source) if claim.source else frozenset()
        if claim.source_entity is None:
            return source
        if claim.source_entity not in self.under:
            own = (mention for mention in self.mentions if mention.entity == claim.source_entity)
            self.under[claim.source_entity] = frozenset({claim.source_entity}).union(*map(self.within, own))
        return source | self.under[claim.source_entity]

    def within(self, words: Located) -> frozenset[str]:
        return frozenset(mention.entity for mention in self.mentions if contains(words, mention))

    def state(self, claim: Claim) -> str | None:
        """Of a government, or of a person of the book of actors, who mostly holds an office."""
        entity = self.entities.get(claim.source_entity or "")
        if entity is None:
            return None
        official = entity.kind == "government" or (entity.kind == "person" and entity.id.startswith("actor:"))
        return entity.country if official else None


def two_minds(one: House, other: House) -> bool:
    """Surely two who came to know of it apart: an agreement is worth nothing where one may be the other under another name.

    Not so are a headline and what stands below it, an official without a name and a person, a government and its minister, two of
    one house («السلطات الباكستانية», «وزارة الخارجية الباكستانية»), two documents, and two sources of
    which one is described by the words of the other.
    """
    if one.headline or other.headline or not (one.known and other.known):
        return False
    kinds = {one.kind, other.kind}
    if kinds in (NAME_AND_OFFICE, {"document"}) or (one.state and one.state == other.state):
        return False
    if one.named & other.named or one.telling & other.telling:
        return False
    return not (one.words and other.words and (one.words <= other.words or other.words <= one.words))
