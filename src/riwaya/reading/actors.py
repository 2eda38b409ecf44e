"""The mentions and entities layers, first version: who is named as a source, and which names are one and the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from riwaya.arabic.lexicon import word_set
from riwaya.model import Attribution, Entity, Mention, Report
from riwaya.reading.kinds import UNNAMED_KINDS, kind_of_source, kind_of_word, words_of
from riwaya.reading.words import read_spelling
from riwaya.span import Span, cut
from riwaya.stage import Stage

ENTITY_KINDS = {"official": "anonymous", "source": "anonymous", "resident": "anonymous", "witness": "anonymous"} | {
    "fighter": "anonymous",
    "reports": "document",
}


class Known:
    """The entities of a report so far, the latest last: names by their words, and the kind they were given."""

    def __init__(self) -> None:
        self.names: list[set[str]] = []
        self.heads: list[set[str]] = []
        self.kinds: list[str] = []
        self.recent: list[int] = []

    def same_as(self, words: list[str], kind: str) -> int | None:
        """The entity that these words name: same words, a part of its name, or its title with the article."""
        own = {bare(w) for w in words} - word_set("function_words")
        for entity in reversed(self.recent):
            if own and own == self.names[entity]:
                return entity
        for entity in reversed(self.recent):
            if self._shortened(words, own, entity, kind) or self._described(words, own, entity, kind):
                return entity
        return None

    def _shortened(self, words: list[str], own: set[str], entity: int, kind: str) -> bool:
        """«ملاحفجي» for «زكريا ملاحفجي», «المرصد» for «المرصد السوري لحقوق الإنسان», and a title put before a known name."""
        known = self.names[entity]
        if kind in UNNAMED_KINDS or self.kinds[entity] in UNNAMED_KINDS or not own:
            return False
        if self.kinds[entity] == "official" and kind == "person":
            return False
        if kind != "person" and bare(words[0]) not in self.heads[entity]:
            return False  # «الأمم المتحدة» is not «مفوضية الأمم المتحدة»
        return (own < known and (kind == self.kinds[entity] or kind == "person")) or (
            known < own and self.kinds[entity] == kind == "person"
        )

    def _described(self, words: list[str], own: set[str], entity: int, kind: str) -> bool:
        """«المصدر العسكري السوري» for «مصدر عسكري», «المسؤول» for «مسؤول الجبهة»."""
        if not words[0].startswith("ال") or kind not in (
            "official",
            "source",
            "fighter",
            "witness",
            "resident",
            "document",
            "outlet",
        ):
            return False
        known = self.names[entity]
        return bare(words[0]) in self.heads[entity] and (own <= known or known <= own or len(own) == 1)

    def add(self, words: list[str], kind: str) -> int:
        self.names.append({bare(w) for w in words} - word_set("function_words"))
        self.heads.append(heads_of(words))
        self.kinds.append(kind)
        self.recent.append(len(self.names) - 1)
        return len(self.names) - 1

    def meet(self, entity: int, words: list[str]) -> None:
        """The entity was named again: it is the most recent one now, and known under these words too."""
        self.recent.remove(entity)
        self.recent.append(entity)
        if self.kinds[entity] == "person":
            self.names[entity] |= {bare(w) for w in words} - word_set("function_words")


def heads_of(words: list[str]) -> set[str]:
    """What the phrase may be called by its kind: its first word, and a title in apposition («ملاحفجي المسؤول الكبير»).

    A title in construct is somebody else's: «عضو هيئة كبار العلماء» is none of «العلماء».
    """
    found = {bare(words[0])}
    for before, word in pairwise(words):
        apposed = before.startswith("ال") or (not kind_of_word(before) and read_spelling(before).pos == "PROPN")
        if word.startswith("ال") and apposed and kind_of_word(word) == "official":
            found.add(bare(word))
    return found


def bare(word: str) -> str:
    """Without a joined و, a preposition's ل before the article, and the article."""
    if word.startswith(("وال", "لل", "بال")):
        return word.removeprefix("وال").removeprefix("لل").removeprefix("بال")
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


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


def read_mentions(report: Report) -> Iterator[Mention]:
    known = Known()
    for number, (span, head) in enumerate(sources(report), 1):
        phrase = cut(report.text, head)
        kind = kind_of_source(phrase, cut(report.text, Span(head.end, span.end)))
        words = words_of(phrase)
        if not words:
            continue
        entity = known.same_as(words, kind)
        if entity is None:
            entity = known.add(words, kind)
        else:
            known.meet(entity, words)
        yield Mention(f"m{number}", span.start, span.end, head, ENTITY_KINDS.get(kind, kind), f"n{entity + 1}")


def read_entities(report: Report) -> Iterator[Entity]:
    """One entity for every group of mentions, under its longest name."""
    assert isinstance(report.mentions, tuple)
    groups: dict[str, list[Mention]] = {}
    for mention in report.mentions:
        groups.setdefault(mention.entity, []).append(mention)
    for entity, mentions in groups.items():
        best = max(mentions, key=lambda m: m.head.end - m.head.start)
        kind = "person" if any(m.kind == "person" for m in mentions) else best.kind
        yield Entity(id=entity, name=cut(report.text, best.head), kind=kind, mentions=tuple(m.id for m in mentions))


def speaker_of(attribution: Attribution, mentions: dict[Span, Mention]) -> str | None:
    """The entity that the attribution's own words name."""
    named = attribution.source or attribution.speaker
    mention = mentions.get(named) if named else None
    return mention.entity if mention else None


MENTIONS = Stage("mentions", ("attributions",), read_mentions)
ENTITIES = Stage("entities", ("mentions",), read_entities)
