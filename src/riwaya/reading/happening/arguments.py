"""Who did it and to whom: only where the grammar beside the trigger shows it, and only somebody who is a mention."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from msgspec import Struct

from riwaya.arabic.happenings import NOMINAL, PARTICIPIAL, PHRASAL, VERBAL, endings, grammar
from riwaya.model import Mention, Time
from riwaya.reading.happening.triggers import Trigger, hosts
from riwaya.reading.happening.view import NUMBER, STOPS, View
from riwaya.reading.naming.people import RULE

AGENT_REACH, TARGET_REACH, LIGHT_REACH, HIT_REACH = 8, 6, 7, 3
DOERS = frozenset(["group", "government", "organization", "country"])
ACTING = DOERS | {"person", "anonymous"}
GOVERNORS = ("ADP", "VERB")
NOMINALS = ("NOUN", "ADJ", "NUM", "PROPN", "DET", "X")
HELD_REACH = 7
SKIPPED = frozenset('()«»"“”-–')


class Arguments(NamedTuple):
    """Mentions, None where nobody was shown."""

    actor: Mention | None = None
    target: Mention | None = None


class Scene(Struct, frozen=True):
    """A sentence with whoever is named in it: for each word the widest mention that begins there, and the one it is in."""

    view: View
    opening: dict[int, Mention]
    inside: dict[int, Mention]
    last_word: dict[str, int]
    idle: frozenset[int]

    def after(self, i: int) -> tuple[Mention, int] | None:
        """The mention that begins right after word i, times and quotation marks skipped; and its last word."""
        j = self.past_idle(i + 1)
        found = self.opening.get(j)
        if found is None or any(part.kind == "prep" for part in self.view.words[j].segments):
            return None
        return found, self.last_word[found.id]

    def past_idle(self, i: int) -> int:
        """The next word that is no part of a time and no mark of quotation."""
        while i < len(self.view.words) and (i in self.idle or self.view.words[i].form in SKIPPED):
            i += 1
        return i

    def counted(self, i: int) -> tuple[Mention, int] | None:
        """«آلاف من المتظاهرين», «34 عنصرا»: whoever stands behind a number or a noun of quantity right after word i."""
        j = first = self.past_idle(i + 1)
        while j < len(self.view.words) and j - first < HELD_REACH and self._counts(j):
            j += 1
        found = self.opening.get(j) if j > first else None
        return (found, self.last_word[found.id]) if found else None

    def _counts(self, i: int) -> bool:
        word = self.view.words[i]
        if any(part.kind == "prep" for part in word.segments):
            return False
        return word.stem in grammar("quantity") or NUMBER in self.view.names(i) or word.stem in grammar("of")

    def before(self, i: int) -> Mention | None:
        """The mention that ends right before word i, which «و» does not join to another clause, and belongs to no preposition
        and no other verb; «انتحاريان قد فجرا» too."""
        if self.view.words[i].segments[0].kind == "conj":
            return None
        j = i - 1
        while j > 0 and self.view.words[j].key in grammar("before_verb_skipped"):
            j -= 1
        found = self.inside.get(j)
        if found is None:
            return None
        first = self.view.covered(found)[0]
        opens_with = self.view.words[first].segments[0].kind
        governed = first > 0 and self.view.words[first - 1].pos in GOVERNORS
        return None if governed or opens_with == "prep" else found

    def held(self, i: int) -> Mention | None:
        """Whoever the noun phrase that begins at word i names in its course: «مواقع الحزب», «34 عنصرا من الحزب»."""
        for j in range(i, min(i + HELD_REACH, len(self.view.words))):
            word = self.view.words[j]
            kinds = [part.kind for part in word.segments]
            belongs = j == i or "prep" not in kinds or word.segments[kinds.index("prep")].key in grammar("of")
            if not belongs or word.form in STOPS or (j > i and kinds[0] == "conj") or word.stem in grammar("fact"):
                return None  # «قتلوا نتيجة قصف القوات»
            if j in self.opening:
                return self.opening[j]
            if word.pos not in NOMINALS and word.stem not in grammar("of"):
                return None
        return None

    def of_whom(self, mention: Mention | None) -> Mention | None:
        """«34 عنصرا من الحزب», «مسلحي الحركة»: of people without a name the group is told that they belong to."""
        if mention is None or not mention.by.startswith(RULE):
            return mention
        last = self.last_word[mention.id]
        whole = self.inside.get(last + 1) or (self.held(last + 1) if last + 1 < len(self.view.words) else None)
        return whole if whole is not None and whole.kind in DOERS and self._leads(last + 1) else mention

    def _leads(self, i: int) -> bool:
        word = self.view.words[i]
        return word.segments[0].kind == "stem" or word.segments[0].key in grammar("of")

    def object_after(self, i: int) -> Mention | None:
        """The mention right after word i, or the one that the noun phrase there names in its course."""
        found = self.after(i)
        if found is not None:
            return found[0]
        return self.held(i + 1) if something_follows(self.view, i) else None


def scene(view: View, mentions: tuple[Mention, ...], times: tuple[Time, ...]) -> Scene:
    opening: dict[int, Mention] = {}
    inside: dict[int, Mention] = {}
    last_word: dict[str, int] = {}
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        covered = view.covered(mention)
        if covered and mention.kind in ACTING and view.words[covered[0]].pos != "PUNCT" and not _is_people(view, covered, mention):
            opening.setdefault(covered[0], mention)
            last_word[mention.id] = covered[-1]
            for i in covered:
                inside.setdefault(i, mention)
    return Scene(view, opening, inside, last_word, frozenset(i for time in times for i in view.covered(time)))


def _is_people(view: View, covered: range, mention: Mention) -> bool:
    """«12 سوريا»: behind a number the name of a country is the noun of its people."""
    return mention.kind == "country" and covered[0] > 0 and NUMBER in view.names(covered[0] - 1) and len(covered) == 1


def arguments(scene: Scene, trigger: Trigger) -> Arguments:
    found = _between(scene, trigger)
    if found is None:
        found = _of_verb(scene, trigger) if _is_verb(scene, trigger) else _of_noun(scene, trigger)
    actor = found.actor or _agent(scene, trigger)
    target = found.target or _target(scene, trigger)
    return Arguments(scene.of_whom(actor), scene.of_whom(target) if target is not actor else None)


def _is_verb(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.view.words[trigger.first].pos == "VERB"
    return trigger.role in VERBAL or (trigger.role == PHRASAL and verb)


def _between(scene: Scene, trigger: Trigger) -> Arguments | None:
    """«اشتباكات بين الجيش ومسلحين»."""
    if not trigger.rule.between:
        return None
    for i in scene.view.right(trigger.last, TARGET_REACH):
        if scene.view.words[i].form in STOPS:
            return None
        if scene.view.words[i].stem in trigger.rule.between:
            one = scene.after(i)
            if one is None:
                return None
            other = scene.opening.get(one[1] + 1)
            joined = other is not None and scene.view.words[one[1] + 1].segments[0].kind == "conj"
            return Arguments(one[0], other if joined else None)
    return None


def _of_verb(scene: Scene, trigger: Trigger) -> Arguments:
    """By what the verb shows itself: a passive, a phrase with its subject inside, a pronoun, a plural, a relative before it."""
    takes, verb = trigger.rule.takes, scene.view.words[trigger.first]
    subject = scene.before(trigger.first)
    found = scene.after(trigger.first if trigger.torn else trigger.last)
    after, plural = found[0] if found else None, verb.stem.endswith(endings("plural_endings"))
    counted = scene.counted(trigger.last) if found is None else None
    if takes == "patient":
        return Arguments(None, after or subject or (counted[0] if counted else _counted(scene, trigger.last)))
    if trigger.torn:
        return Arguments(after or subject, scene.object_after(trigger.last))
    if hosts(verb):
        return Arguments(after or subject, None)
    if "target" not in takes:
        return Arguments(subject or (None if plural else after or (counted[0] if counted else None)), None)
    if plural:
        suffer = trigger.rule.type in grammar("harm") and not something_follows(scene.view, trigger.last)
        return Arguments(None, subject) if suffer else Arguments(subject, scene.object_after(trigger.last))
    if _antecedent_does_it(scene, trigger):
        return Arguments(None, after)
    return _of_clause(scene, trigger, subject, found)


def _of_clause(scene: Scene, trigger: Trigger, subject: Mention | None, after: tuple[Mention, int] | None) -> Arguments:
    """By the places: verb subject object, or subject verb object; one noun phrase alone may be a passive's."""
    if subject is not None:
        alone = after is None and not something_follows(scene.view, trigger.last)
        if alone and trigger.rule.type in grammar("harm"):
            return Arguments(None, subject)
        return Arguments(subject, scene.object_after(trigger.last))
    harm = trigger.rule.type in grammar("harm")
    if after is None:
        counted = scene.counted(trigger.last)
        if harm or counted is None:
            return Arguments(None, counted[0] if counted else _counted(scene, trigger.last))
        after = counted
    mention, last = after
    target = scene.object_after(last)
    passive = mention.kind not in DOERS and not something_follows(scene.view, last) and harm
    return Arguments(None, mention) if target is None and passive else Arguments(mention, target)


def _counted(scene: Scene, i: int) -> Mention | None:
    """«قتل 34 عنصرا من الحزب»: whoever is counted suffers it, whoever does it."""
    if i + 1 < len(scene.view.words) and NUMBER in scene.view.names(i + 1):
        return scene.held(i + 1)
    return None


def _antecedent_does_it(scene: Scene, trigger: Trigger) -> bool:
    """«الجماعات التي تقاتل الحكومة»; in «البلدة التي يحاصرها الجيش» the pronoun says otherwise."""
    before, verb = scene.view.words[trigger.first - 1].key if trigger.first else "", scene.view.words[trigger.first]
    agrees = before not in grammar("relative_plural") or verb.stem.endswith(endings("plural_endings"))
    return before in grammar("relative") and agrees and not hosts(verb)


def something_follows(view: View, i: int) -> bool:
    """A noun or a number without a preposition stands right after word i: an object."""
    if i + 1 >= len(view.words):
        return False
    word = view.words[i + 1]
    return word.pos in ("NOUN", "NUM", "PROPN") and word.segments[0].kind == "stem"


def _of_noun(scene: Scene, trigger: Trigger) -> Arguments:
    """«هجوم الجيش», «مقتل الجندي»; «شن الجيش هجوما»; «تعرض الجيش لهجوم»; «هجوم شنه الجيش»; «داعيا الأطراف»."""
    if trigger.rule.takes == "self":
        return Arguments(scene.inside.get(trigger.first))
    after = scene.after(trigger.last)
    if trigger.role == PARTICIPIAL:
        return Arguments(None, after[0] if after and "target" in trigger.rule.takes else None)
    word = scene.view.words[trigger.last]
    alone = all(part.kind not in ("article", "pronoun") for part in word.segments)
    actor = target = None
    if alone and trigger.role == NOMINAL:
        if after and (trigger.rule.idafa == "actor" or _acts(scene, trigger, *after)):
            actor = after[0]
            target = scene.object_after(after[1]) if trigger.rule.idafa == "target" else None
        elif trigger.rule.idafa == "target":
            held = scene.object_after(trigger.last)
            acts = held is not None and _acts(scene, trigger, held, scene.last_word[held.id])
            actor, target = (held, None) if acts else (None, held)
    return Arguments(
        actor or _of_light_verb(scene, trigger, "light"), target or _of_light_verb(scene, trigger, "suffers")
    )


def _acts(scene: Scene, trigger: Trigger, mention: Mention, last: int) -> bool:
    """«إعدام التنظيم بعض عناصره», «قصف تركيا لقرية»: between a masdar and its object stands who does it."""
    if not trigger.rule.takes or mention.kind not in DOERS or last + 1 >= len(scene.view.words):
        return False
    first = scene.view.words[last + 1].segments[0]
    return something_follows(scene.view, last) or (first.kind == "prep" and first.key in grammar("of"))


def _of_light_verb(scene: Scene, trigger: Trigger, kind: str) -> Mention | None:
    verbs = grammar(kind)
    for i in scene.view.left(trigger.first, LIGHT_REACH):
        if scene.view.words[i].form in STOPS:
            return None
        if not scene.view.names(i).isdisjoint(verbs):
            after = scene.after(i)
            return after[0] if after else scene.before(i)
    if kind == "light":
        for i in scene.view.right(trigger.last, 2):
            if not scene.view.names(i).isdisjoint(verbs):
                after = scene.after(i)
                return after[0] if after else None
    return None


def _agent(scene: Scene, trigger: Trigger) -> Mention | None:
    """«على يد المسلحين», «من قبل الجيش»."""
    for i in scene.view.right(trigger.last, AGENT_REACH):
        word = scene.view.words[i]
        if word.form in STOPS:
            return None
        if word.stem in grammar("agent") and scene.view.words[i - 1].pos == "ADP":
            after = scene.after(i)
            return after[0] if after else None
    return None


def _target(scene: Scene, trigger: Trigger) -> Mention | None:
    """The object of one of the entry's prepositions, or of a verb of hitting: «هجوم استهدف القافلة»."""
    return _behind(scene, trigger, frozenset(trigger.rule.target), TARGET_REACH) or _behind(
        scene, trigger, grammar("hits") if trigger.role == NOMINAL else frozenset(), HIT_REACH
    )


def _behind(scene: Scene, trigger: Trigger, words: Set[str], reach: int) -> Mention | None:
    if not words:
        return None
    for i in scene.view.right(trigger.last, reach):
        word = scene.view.words[i]
        if word.form in STOPS:
            return None
        if word.stem in words or word.key in words:
            return scene.object_after(i)
        if word.segments[0].key in words and word.segments[0].kind == "prep":
            return scene.held(i)
    return None
