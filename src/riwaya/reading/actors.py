"""The mentions and entities layers: everybody who is named or speaks, and which of the names are one and the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice, takewhile
from operator import attrgetter

from riwaya.arabic.actorbook import ACTOR, Book, Card, book
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.model import Attribution, Entity, Mention, Report, Word
from riwaya.reading.kinds import kind_of_source, kind_of_word, words_of
from riwaya.reading.naming.evidence import SIGN_WEIGHT, STATE_WEIGHT, Evidence, main_state
from riwaya.reading.naming.found import Found, nouns, phrases
from riwaya.reading.naming.hits import bare_key, joined, signs
from riwaya.reading.naming.nouns import SURE, qualifies, with_noun
from riwaya.reading.naming.people import RULE, people
from riwaya.reading.naming.persons import begins_name, names_a_thing, persons, plausible, titled, unheard
from riwaya.reading.naming.resolve import Named, Resolver
from riwaya.span import Span, contains, cut
from riwaya.stage import Stage

ENTITY_KINDS = {"official": "anonymous", "source": "anonymous", "resident": "anonymous", "witness": "anonymous"} | {
    "fighter": "anonymous",
    "reports": "document",
}

NEAR = 12
"""Letters of a title before the name of somebody who is named first: آية الله, الإمام."""
MentionRow = tuple[Span, Span, str, int, str]
"""(words, head, kind, entity, rule) of a mention on its way."""


def sources(report: Report) -> Iterator[tuple[Span, Span]]:
    """(words, head) of everybody who speaks, by source words or as the subject of the clause before, in text order."""
    assert isinstance(report.attributions, tuple)
    seen: dict[Span, Span] = {}
    for attribution in report.attributions:
        if attribution.source is not None:
            seen.setdefault(attribution.source, attribution.head or attribution.source)
        elif attribution.speaker is not None:
            seen.setdefault(attribution.speaker, attribution.speaker)
    yield from sorted(seen.items())


def read_mentions(report: Report, known: Book | None = None) -> Iterator[Mention]:
    """Sources and everybody else who is named, in text order, the wider of two that begin together first."""
    assert isinstance(report.words, tuple)
    reading = Reading(report, report.words, known or book())
    yield from reading.mentions()


class Reading:
    """One report on its way to its mentions."""

    def __init__(self, report: Report, words: tuple[Word, ...], known: Book) -> None:
        self.report, self.words, self.book = report, words, known
        self.signed = signs(known, words)
        read = (plausible(known, words, one) for one in phrases(known, words, self.signed))
        found = [one for one in read if one and not (one.what in ("name", "body") and qualifies(known, words, one))]
        evidence = Evidence(known, self.signed, found, report.meta.published)
        self.resolver = Resolver(known, words, evidence)
        self.found = self._with_titles(found)
        self.spoke: int | None = None
        self.latest: Named | None = None
        self.decided: dict[Found, Named | None] = {}

    def _with_titles(self, found: list[Found]) -> list[Found]:
        """Names with their titles, persons that no book has, nouns and surnames that may stand for somebody: in text order."""
        taken = self._taken(found)
        roles = {one.last: one for one in found if one.what == "role"}
        unknown = list(persons(self.book, self.words, self.signed, taken, roles.keys()))
        self.resolver.meet_later(unknown)
        for one in unknown:
            taken[one.first : one.last] = [True] * (one.last - one.first)
        rows = [self._complete(one, roles) for one in found + unknown]
        titles = {(one.first, one.head) for one in rows if one.head > one.first}
        rows = [one for one in rows if one.what != "role" or not any(a <= one.first < b for a, b in titles)]
        loose = [*nouns(self.book, self.words, self.signed), *self.resolver.surnames_in(taken)]
        covered = self._taken(rows)
        rows += [one for one in loose if not covered[one.first] and not self._is_title(one)]
        return sorted(rows, key=lambda one: (one.start, -one.last))

    def _is_title(self, found: Found) -> bool:
        """A noun that is the title of the name behind it, or the name of a thing («نادي الاتحاد»)."""
        if found.what != "noun":
            return False
        if found.first and not joined(self.words[found.first]) and names_a_thing(self.book, self.words[found.first - 1]):
            return True
        title = f"ال{found.options[0][0]}" in self.book.words["honorifics"]
        after = self.words[found.last] if found.last < len(self.words) else None
        return title and after is not None and (begins_name(after) or after.key.startswith("عبد"))

    def _complete(self, found: Found, roles: dict[int, Found]) -> Found:
        """With the titles of a person, with the noun before any other name."""
        if self._may_be_person(found):
            return titled(self.book, self.words, found, roles)
        return with_noun(self.book, self.words, found) if found.what == "name" else found

    def _taken(self, found: list[Found]) -> list[bool]:
        taken = [False] * len(self.words)
        for one in found:
            taken[one.first : one.last] = [True] * (one.last - one.first)
        return taken

    def _may_be_person(self, found: Found) -> bool:
        return found.what == "person" or (
            found.what == "name" and any(self.book.actors[id].kind == "person" for id, _ in found.options)
        )

    def mentions(self) -> Iterator[Mention]:
        named = list(self._rows())
        rows = sorted([*named, *self._unnamed(named)], key=lambda row: (row[0].start, -row[0].end))
        for number, (span, head, kind, entity, by) in enumerate(rows, 1):
            yield Mention(f"m{number}", span.start, span.end, head, ENTITY_KINDS.get(kind, kind), self._id(entity), by)

    def _id(self, entity: int) -> str:
        actor = self.resolver.known.actors[entity]
        return ACTOR + actor if actor else f"n{entity + 1}"

    def _rows(self) -> Iterator[MentionRow]:
        """Each mention; of two with one entity, one inside the other, only the outer."""
        speaking = list(sources(self.report))
        waiting = list(self.found)
        sourced: list[tuple[Span, int]] = []
        for span, head in speaking:
            while waiting and waiting[0].start < span.start:
                yield from self._row(waiting.pop(0), sourced)
            made = self._source(span, head)
            if made:
                kind, entity, by, head = made
                self.spoke = entity
                sourced.append((span, entity))
                yield span, head, kind, entity, by
        for one in waiting:
            yield from self._row(one, sourced)

    def _unnamed(self, named: list[MentionRow]) -> Iterator[MentionRow]:
        """People without a name outside all that is named: the same people again where the same noun has its article."""
        taken = [False] * len(self.words)
        for span, *_ in named:
            first = bisect_left(self.words, span.start, key=attrgetter("start"))
            last = bisect_left(self.words, span.end, key=attrgetter("start"))
            taken[first:last] = [True] * (last - first)
        met: dict[str, int] = {}
        for one in people(self.book, self.words, taken):
            entity = met.get(one.again) if one.again else None
            if entity is None:
                entity = self.resolver.known.add([one.noun], one.kind)
            if one.again:
                met[one.again] = entity
            yield one.span, one.head, one.kind, entity, f"{RULE}{one.noun}"

    def _row(self, found: Found, sourced: list[tuple[Span, int]]) -> Iterator[MentionRow]:
        named = self._decide(found)
        if named is None:
            return
        span = self._span(named.found)
        if any(contains(outer, span) and entity == named.entity for outer, entity in sourced[-3:]):
            return
        yield span, self._head(named.found), named.kind, named.entity, named.found.by

    def _head(self, found: Found) -> Span:
        """The name without its titles."""
        start = self.words[found.head].start if found.head > found.first else found.start
        return Span(start, self.words[found.last - 1].end)

    def _span(self, found: Found) -> Span:
        return Span(found.start, self.words[found.last - 1].end)

    def _decide(self, found: Found) -> Named | None:
        if found not in self.decided:
            self.decided[found] = self._apposed(found) or self.resolver.named(found)
            self.latest = self.decided[found] or self.latest
        return self.decided[found]

    def _apposed(self, found: Found) -> Named | None:
        """«محمد بن سلمان وزير الدفاع»: an office right behind a name belongs to it."""
        before = self.latest
        if found.what != "role" or before is None or before.kind != "person" or before.found.last != found.first:
            return None
        if before.found.what not in ("name", "person") or joined(self.words[found.first]):
            return None
        self.resolver.take_office([id for id, _ in found.options], found.of, before.entity)
        return Named(found, before.entity, "person")

    def _source(self, span: Span, head: Span) -> tuple[str, int, str, Span] | None:
        """The kind, the entity, the rule and the head of a source: the one named in it, else the one whom its words describe."""
        phrase = cut(self.report.text, head)
        kind = kind_of_source(phrase, cut(self.report.text, Span(head.end, span.end)))
        words = words_of(phrase)
        if not words:
            return None
        named = self._named_in(span, head, kind)
        known = self.resolver.known
        if named is not None:
            known.meet(named.entity, words)
            own = self._head(named.found) if named.kind == "person" else head
            own = own if contains(span, own) else head  # «رئيس الوزراء، سالم علي»: the name may stand behind the source
            return named.kind, named.entity, f"source and {named.found.by}", own
        again = (words[0] in word_set("speaking_nouns") and words[-1] in word_set("same_words")) or (
            words[0] in word_set("same_before") and words[-1] in word_set("speaking_nouns")
        )  # «وفق المصدر ذاته»: whoever spoke before
        entity = self.spoke if again and self.spoke is not None else known.same_as(words, kind)
        if entity is None:
            entity = known.add(words, kind)
        else:
            known.meet(entity, words)
        if kind == "person":
            for one in self._inside(span):
                if one.what == "role" and one.start == span.start:
                    self.resolver.take_office([id for id, _ in one.options], one.of, entity)
        return self._kind_shown(kind, head, entity), entity, "source", head

    def _kind_shown(self, kind: str, head: Span, entity: int) -> str:
        """Who is taken for a person is shown as one only where something in the words is a name («الشباب» are nobody by name)."""
        if self.resolver.known.actors[entity]:
            return self.resolver.known.kinds[entity]
        if kind != "person":
            return kind
        first = bisect_left(self.words, head.start, key=attrgetter("start"))
        within = takewhile(lambda word: contains(head, word), islice(self.words, first, None))
        named = any(self._looks_like_a_name(word) for word in within)
        return kind if named else "resident"

    def _looks_like_a_name(self, word: Word) -> bool:
        key = bare_key(word)
        return unheard(word) or key in given_names() or (begins_name(word) and key not in self.book.adjectives)

    def _named_in(self, span: Span, head: Span, kind: str) -> Named | None:
        """Whom the source names: the person in it, or what stands at its beginning and covers its head."""
        inner = self._inside(span)
        if kind == "person":
            first = self.words[bisect_left(self.words, span.start, key=attrgetter("start"))]
            begins = unheard(first) and self._is_no_title(span)  # a name of nobody known, and who that is
            persons_in = (
                one
                for one in inner
                if one.what in ("name", "person", "surname")
                and (one.start - span.start <= NEAR or not (begins or joined(self.words[one.first])))
            )
            decided = (self._decide(one) for one in persons_in)
            if person := next((named for named in decided if named and named.kind == "person"), None):
                return person
        for one in inner:
            if one.start - span.start > 2 and not self._determines(Span(span.start, one.start)):
                return None
            if self._covers(one, head) and (named := self._decide(one)):
                return named
        return None

    def _is_no_title(self, span: Span) -> bool:
        """Neither of its first two words is one of office: «كاهية مدير الصحة» is a title though «كاهية» is not listed."""
        return not any(kind_of_word(key) for key in words_of(cut(self.report.text, span))[:2])

    def _determines(self, span: Span) -> bool:
        """«ذلك [مجلس الشورى]», «كل من [روسيا]»."""
        return set(words_of(cut(self.report.text, span))) <= word_set("determiners")

    def _inside(self, span: Span) -> list[Found]:
        """The phrases that begin in the span."""
        first = bisect_left(self.found, span.start, key=attrgetter("start"))
        return list(takewhile(lambda one: one.start < span.end, islice(self.found, first, None)))

    def _covers(self, found: Found, head: Span) -> bool:
        """Whether it names all of the head, or all but an adjective («صحيفة «لوموند» الفرنسية»), or a noun and where it said so."""
        rest = [word for word in self.words[found.last : found.last + 3] if word.end <= head.end]
        appended = self.book.words["appended"]
        if not rest or self._span(found).end >= head.end or found.of:
            return True
        if found.what == "noun":  # «الوزارة في بيانها», «الجمعية عددا من …»: no noun with its article goes on
            return not rest[0].key.startswith("ال") or rest[0].key in appended
        sure = found.what == "name" and any(level in ("n", SURE) for _, level in found.options)
        listed = all(w.key in self.book.endings or w.key in appended for w in rest)
        return sure or listed or rest[0].pos in ("ADP", "PUNCT") or joined(rest[0])


def read_entities(report: Report, known: Book | None = None) -> Iterator[Entity]:
    """One entity for every group of mentions: as the book has it, or under its longest name."""
    assert isinstance(report.mentions, tuple)
    shelf, day = known or book(), report.meta.published
    groups: dict[str, list[Mention]] = {}
    for mention in report.mentions:
        groups.setdefault(mention.entity, []).append(mention)
    cards = {id: shelf.card(id.removeprefix(ACTOR), day) for id in groups if id.startswith(ACTOR)}
    states = _states(cards, groups)
    for _, sign in signs(shelf, report.words) if isinstance(report.words, tuple) else ():
        if sign.state:
            states[sign.state] += SIGN_WEIGHT
    state = main_state(states)
    for id, mentions in groups.items():
        if card := cards.get(id):
            side = shelf.side(id.removeprefix(ACTOR), card.member, state, day) or card.side or None
            yield _listed(id, card, side, mentions)
        else:
            yield _unlisted(report, id, mentions)


def _states(cards: dict[str, Card], groups: dict[str, list[Mention]]) -> Counter[str]:
    """How often somebody of each state is mentioned; outlets are of no side."""
    found: Counter[str] = Counter()
    for id, card in cards.items():
        if card.country and card.kind != "outlet":
            found[card.country] += len(groups[id]) * STATE_WEIGHT
    return found


def _unlisted(report: Report, id: str, mentions: list[Mention]) -> Entity:
    best = max(mentions, key=lambda m: m.head.end - m.head.start)
    kind = "person" if any(m.kind == "person" for m in mentions) else best.kind
    return Entity(id=id, name=cut(report.text, best.head), kind=kind, mentions=tuple(m.id for m in mentions))


def _listed(id: str, card: Card, side: str | None, mentions: list[Mention]) -> Entity:
    links = {"wikidata": card.wikidata} if card.wikidata else {}
    return Entity(
        id=id, name=card.name, kind=card.kind, side=side, country=card.country or None, links=links,
        romanized=card.romanized, mentions=tuple(m.id for m in mentions),
    )  # fmt: skip


def speaker_of(attribution: Attribution, mentions: dict[Span, Mention]) -> str | None:
    """The entity that the attribution's own words name."""
    named = attribution.source or attribution.speaker
    mention = mentions.get(named) if named else None
    return mention.entity if mention else None


def stages(known: Book | None = None) -> tuple[Stage, Stage]:
    """The two stages with a book of one's own; with the one that ships when none is given."""
    mentions = Stage("mentions", ("words", "attributions"), partial(read_mentions, known=known))
    return mentions, Stage("entities", ("words", "mentions"), partial(read_entities, known=known))


MENTIONS, ENTITIES = stages()
