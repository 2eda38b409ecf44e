"""`riwaya why`: which rule and which lexicon entry made each item, drawn as a tree over the sentences of the report."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from riwaya.belonging import claim_of
from riwaya.eventrows import EventRow, event_rows, who_and_whom
from riwaya.model import Claim, Entity, Event, Mention, Place, Quantity, Report, Sentence, Time, items
from riwaya.outline import Row, outline, title_of
from riwaya.span import Span, cut, overlaps, span_of
from riwaya.terminal import Arabic, Look, bounds
from riwaya.whereabouts import point

Fact = tuple[str, RenderableType, str]
"""What it is, the words, and where they stand."""


class NoSuchItem(LookupError):
    """The report has no item with this id; `known` says which it has."""

    def __init__(self, id: str, known: str) -> None:
        self.id, self.known = id, known
        super().__init__(f"{id}: no such item, known: {known}")


def print_why(console: Console, report: Report, look: Look, id: str | None = None) -> None:
    """The tree of one item, or of every claim under its sentence."""
    tree = Explanation(report, look).tree(id)
    console.print(tree)


class Explanation:
    """One report, ready to be explained."""

    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.look, self.said = report, look, look.said
        self.rows = outline(report)
        self.sentences = {s.id: s for s in items(report.sentences)}
        self.mentions = {m.id: m for m in items(report.mentions)}
        self.entities = {e.id: e for e in items(report.entities)}
        self.events = {row.event.id: row for row in event_rows(report)}
        self.times = {t.id: t for t in items(report.times)}
        self.quantities = {q.id: q for q in items(report.quantities)}
        self.places = {p.id: p for p in items(report.places)}

    def tree(self, id: str | None) -> Tree:
        if id is None:
            return self.whole()
        if row := next((row for row in self.rows if row.claim.id == id), None):
            return self.grow(Tree(self.claim_head(row)), self.claim_facts(row))
        if sentence := self.sentences.get(id):
            return self.sentence(sentence)
        if mention := self.mentions.get(id):
            return self.grow(Tree(self.head(id, "mention")), self.mention_facts(mention))
        if entity := self.entities.get(id):
            return self.grow(Tree(self.head(id, "entity")), self.entity_facts(entity))
        if event := self.events.get(id):
            return self.grow(Tree(self.event_head(event)), self.event_facts(event))
        if time := self.times.get(id):
            return self.grow(Tree(self.head(id, "time")), self.time_facts(time))
        if quantity := self.quantities.get(id):
            return self.grow(Tree(self.head(id, "quantity")), self.quantity_facts(quantity))
        if place := self.places.get(id):
            return self.grow(Tree(self.head(id, "place")), self.place_facts(place))
        raise NoSuchItem(id, self.known())

    def known(self) -> str:
        """The ids by their kinds, as first–last."""
        own = [id for id in self.entities if ":" not in id]
        kinds = (
            [r.claim.id for r in self.rows], list(self.sentences), list(self.mentions), own,
            list(self.events), list(self.times), list(self.quantities), list(self.places),
        )  # fmt: skip
        listed = [id for id in self.entities if ":" in id]  # «actor:hamas» is in no row with others
        rows = [ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}" for ids in kinds if ids]
        return ", ".join(rows + listed) or "—"

    def whole(self) -> Tree:
        tree = Tree(Arabic(title_of(self.report), self.look.bidi, "bold"), guide_style="dim")
        for sentence in self.sentences.values():
            marks = [row.claim.cue for row in self.rows] + [row.event.trigger for row in self.events.values()]
            if any(overlaps(sentence, mark) for mark in marks):
                tree.children.append(self.sentence(sentence))
        if not self.rows and not self.events:
            tree.add(self.look.label(self.said.say("read.nothing"), "dim"))
        return tree

    def sentence(self, sentence: Sentence) -> Tree:
        """The sentence, its claims, and in each the spans and the rule that found them."""
        where = self.said.say("why.paragraph", number=sentence.paragraph + 1)
        head = self.head(sentence.id, "sentence", f"{where} · {sentence.kind} · {_place(span_of(sentence))}")
        tree = Tree(Group(head, self.words(span_of(sentence))), guide_style="dim")
        for row in self.rows:
            if overlaps(sentence, row.claim.cue):
                self.grow(tree.add(self.claim_head(row)), self.claim_facts(row))
        for event in self.events.values():
            if overlaps(sentence, event.event.trigger):
                self.grow(tree.add(self.event_head(event)), self.event_facts(event))
        return tree

    def grow(self, tree: Tree, facts: Iterator[Fact]) -> Tree:
        """One row a fact: its name, its words, its place."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(justify=self.look.side, overflow="fold")
        grid.add_column(style="dim", no_wrap=True)
        for name, words, place in facts:
            grid.add_row(self.look.label(self.said.say(f"why.{name}"), "dim"), words, place)
        tree.add(grid)
        return tree

    def head(self, id: str, kind: str, tail: str = "") -> RenderableType:
        label = " · ".join(filter(None, (self.said.say(f"why.{kind}"), tail)))
        return self.beside(Text(id, style="bold cyan"), self.look.label(label, "dim"))

    def beside(self, *parts: RenderableType) -> RenderableType:
        grid = Table.grid(padding=(0, 2))
        grid.add_row(*parts)
        return grid

    def claim_head(self, row: Row) -> RenderableType:
        claim, name = row.claim, self.said.name
        labels = [name("acts", claim.act), name("modes", claim.mode), name("certainty", claim.certainty)]
        labels += [name("tense", claim.tense), name("polarity", claim.polarity)]
        return self.beside(Text(claim.id, style="bold green"), self.look.label(" · ".join(filter(None, labels))))

    def claim_facts(self, row: Row) -> Iterator[Fact]:
        claim = row.claim
        yield self.fact("cue", claim.cue)
        if claim.source:
            yield self.fact("source", claim.source)
        yield "speaker", self.speaker(row), claim.source_entity or ""
        if len(row.chain) > 1:
            yield "chain", self.arabic(" ← ".join(row.chain)), ""
        if claim.parent:
            yield "parent", Text(claim.parent), ""
        if claim.addressee:
            yield self.fact("addressee", claim.addressee)
        if row.time:
            yield "time", self.arabic(row.time), claim.time or ""
        for span in claim.content:
            yield self.fact("content", span)
        for span in claim.evidence:
            yield self.fact("evidence", span)
        for span in claim.distance:
            yield self.fact("distance", span)
        for quantity in row.quantities:
            yield "quantity", self.arabic(f"{bounds(quantity)} {quantity.unit or ''} · {quantity.by}"), quantity.id
        for time, words in row.told:
            yield "time", self.arabic(f"{words} = {time.value} · {time.by}"), time.id
        yield from self.made_by(claim)

    def event_head(self, row: EventRow) -> RenderableType:
        event, said = row.event, self.said
        type_ = row.home.ar if said.lang == "ar" else event.type.replace("_", " ")
        homes = " / ".join(filter(None, (row.home.plover, row.home.acled)))
        labels = " · ".join(filter(None, (type_, said.name("statuses", event.status), homes)))
        return self.beside(Text(event.id, style="bold yellow"), self.look.label(labels))

    def event_facts(self, row: EventRow) -> Iterator[Fact]:
        event = row.event
        yield self.fact("trigger", event.trigger)
        for span in event.mentions:
            yield self.fact("trigger", span)
        if who := who_and_whom(row):
            yield "whom", self.arabic(who), " ".join(filter(None, (event.actor, event.target)))
        for words in filter(None, (row.place, row.time, *row.counts)):
            yield "scene", self.arabic(words), ""
        yield "teller", self.arabic(row.teller or self.said.say("events.outlet")), event.claim or ""
        for span in event.evidence:
            yield self.fact("evidence", span)
        yield from self.made_by(event)

    def made_by(self, item: Claim | Mention | Entity | Event | Place | Time | Quantity) -> Iterator[Fact]:
        """The rule and the lexicon entry of `by` ("rule:entry"); the stage where an item does not carry them."""
        by = getattr(item, "by", "")
        if not by and isinstance(item, Entity) and ":" in item.id:
            by = f"book:{item.id.partition(':')[2]}"
        if not by:
            stage = {"Mention": "mentions", "Entity": "entities"}.get(type(item).__name__, "")
            yield "rule", Text(self.said.say("why.stage", name=stage)), ""
            return
        rule, _, entry = by.partition(":")
        yield "rule", Text(rule, style="magenta"), ""
        if entry:
            yield "entry", Arabic(entry, self.look.bidi, "magenta"), ""

    def speaker(self, row: Row) -> RenderableType:
        kind = self.said.name("kinds", row.claim.source_kind)
        carried = self.said.say("why.not_said") if row.claim.implicit else ""
        tail = " · ".join(filter(None, (kind, carried)))
        return Group(self.arabic(row.speaker or "—"), self.look.label(tail, "dim"))

    def mention_facts(self, mention: Mention) -> Iterator[Fact]:
        yield self.fact("mention", span_of(mention))
        yield self.fact("head", mention.head)
        if entity := self.entities.get(mention.entity):
            yield "entity", self.arabic(entity.name), f"{entity.id} · {self.said.name('kinds', entity.kind)}"
        yield from self.made_by(mention)

    def entity_facts(self, entity: Entity) -> Iterator[Fact]:
        yield "entity", self.arabic(entity.name), self.said.name("kinds", entity.kind)
        if entity.romanized:
            yield "romanized", Text(entity.romanized), entity.country or ""
        if entity.side:
            yield "side", self.look.label(self.said.name("sides", entity.side)), ""
        for where, id in entity.links.items():
            yield "links", Text(f"{where}: {id}"), ""
        for id in entity.mentions:
            if mention := self.mentions.get(id):
                words, place = self.words(span_of(mention)), _place(span_of(mention))
                yield "mention", words, f"{id} · {place}"
        yield from self.made_by(entity)

    def time_facts(self, time: Time) -> Iterator[Fact]:
        yield self.fact("time", span_of(time))
        yield "type", self.look.label(self.said.name("times", time.type)), ""
        yield "value", Text(str(time.value)), ""
        if time.earliest:
            yield "days", Text(f"{time.earliest} – {time.latest}"), ""
        yield from self.in_claim(time)
        yield from self.made_by(time)

    def place_facts(self, place: Place) -> Iterator[Fact]:
        yield self.fact("place", span_of(place))
        yield "type", self.look.label(self.said.name("place_kinds", place.kind)), place.country or ""
        yield "point", Text(point(place)), "" if place.radius_km is None else f"±{place.radius_km:g} km"
        if place.match:
            yield "match", self.arabic(place.match), ", ".join(f"{name} {id}" for name, id in place.links.items())
        if place.part_of:
            yield "of", self.arabic(self.places[place.part_of].name), place.part_of
        for candidate in place.candidates:
            yield "candidates", self.arabic(candidate), ""
        yield from self.made_by(place)

    def quantity_facts(self, quantity: Quantity) -> Iterator[Fact]:
        yield self.fact("quantity", span_of(quantity))
        yield "bounds", Text(bounds(quantity)), ""
        if quantity.unit:
            yield "unit", self.arabic(quantity.unit), ""
        yield "role", self.look.label(self.said.name("roles", quantity.role)), ""
        if whole := self.quantities.get(quantity.of or ""):
            yield "of", self.words(span_of(whole)), whole.id
        yield from self.in_claim(quantity)
        yield from self.made_by(quantity)

    def in_claim(self, item: Time | Quantity) -> Iterator[Fact]:
        """The claim in whose content it stands; nothing for the outlet's own words."""
        if claim := claim_of(self.report, item):
            yield "claim", self.words(claim.cue), claim.id

    def fact(self, name: str, span: Span) -> Fact:
        return name, self.words(span), _place(span)

    def words(self, span: Span) -> Arabic:
        return self.arabic(cut(self.report.text, span))

    def arabic(self, text: str) -> Arabic:
        return Arabic(text, self.look.bidi)


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"
