"""The entities of a report so far, by their words: which names are one and the same."""

from __future__ import annotations

from itertools import pairwise

from riwaya.arabic.lexicon import word_set
from riwaya.reading.kinds import UNNAMED_KINDS, kind_of_word
from riwaya.reading.words import read_spelling

DESCRIBED = ("official", "source", "fighter", "witness", "resident", "document", "outlet")


class Known:
    """The entities of a report so far, the latest last: names by their words, and the kind they were given."""

    def __init__(self) -> None:
        self.names: list[set[str]] = []
        self.heads: list[set[str]] = []
        self.tails: list[tuple[str, ...]] = []
        self.kinds: list[str] = []
        self.actors: list[str] = []
        self.recent: list[int] = []
        self.by_actor: dict[str, int] = {}

    def same_as(self, words: list[str], kind: str) -> int | None:
        """The entity that these words name: same words, a part of its name, or its title with the article."""
        own = content_words(words)
        for entity in reversed(self.recent):
            if own and own == self.names[entity]:
                return entity
        for entity in reversed(self.recent):
            if self._shortened(words, own, entity, kind) or self._described(words, own, entity, kind):
                return entity
        if kind == "person" and (tail := self._same_tail(words)) is not None:
            return tail
        entity_before = self._only_a_noun(words, kind)
        if entity_before is not None:
            self.names[entity_before] |= own
        return entity_before

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
        if not words[0].startswith("ال") or kind not in DESCRIBED:
            return False
        known = self.names[entity]
        return bare(words[0]) in self.heads[entity] and (own <= known or known <= own or len(own) == 1)

    def _same_tail(self, words: list[str]) -> int | None:
        """A person whose words end in the same two: «مدير التسويق بول هيندر», «مدير النادي، بول هيندر»."""
        own = tuple(words[-2:])
        return next((e for e in reversed(self.recent) if self.kinds[e] == "person" and self.tails[e] == own and len(own) == 2), None)

    def _only_a_noun(self, words: list[str], kind: str) -> int | None:
        """«الحركة» in a headline, before the report names it: the latest of that kind with no other word to its name."""
        if kind in UNNAMED_KINDS or kind in ("person", "official", "country"):
            return None
        for entity in reversed(self.recent):
            bare_noun = not self.actors[entity] and self.names[entity] == {bare(words[0])}
            if bare_noun and self.kinds[entity] == kind:
                return entity
        return None

    def called(self, noun: str, people: bool) -> int | None:
        """The latest entity that may be called by this noun: «الحركة», «الوزير», which only a person is."""
        fitting = (e for e in reversed(self.recent) if (self.kinds[e] in ("person", "official")) is people)
        return next((entity for entity in fitting if noun in self.heads[entity]), None)

    def add(self, words: list[str], kind: str, actor: str = "") -> int:
        entity = len(self.names)
        self.names.append(content_words(words))
        self.heads.append(heads_of(words))
        self.tails.append(tuple(words[-2:]))
        self.kinds.append(kind)
        self.actors.append(actor)
        self.recent.append(entity)
        if actor:
            self.by_actor[actor] = entity
        return entity

    def of_actor(self, actor: str, words: list[str], kind: str) -> int:
        """The entity of an actor of the book, met again or for the first time; before that a noun may have stood for it."""
        entity = self.by_actor.get(actor)
        if entity is None:
            entity = self._only_a_noun(words, kind)
            if entity is None:
                return self.add(words, kind, actor)
            self.actors[entity], self.kinds[entity], self.by_actor[actor] = actor, kind, entity
            self.names[entity] |= content_words(words)
        self.meet(entity, words)
        return entity

    def meet(self, entity: int, words: list[str]) -> None:
        """The entity was named again: it is the most recent one now, and known under these words too."""
        self.recent.remove(entity)
        self.recent.append(entity)
        if self.kinds[entity] == "person":
            self.names[entity] |= content_words(words)
        if words and (self.actors[entity] or self.kinds[entity] == "person"):
            self.heads[entity] |= heads_of(words)


def content_words(words: list[str]) -> set[str]:
    return {bare(w) for w in words if w not in word_set("same_words")} - word_set("function_words")


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
