"""From phrases to entities: each phrase of a report, in text order, is given the one whom it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from riwaya.arabic.actorbook import Book
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.model import Word
from riwaya.reading.kinds import kind_of_word
from riwaya.reading.naming.evidence import Evidence
from riwaya.reading.naming.found import Found
from riwaya.reading.naming.hits import bare_key, bare_start, joined
from riwaya.reading.naming.known import Known
from riwaya.reading.naming.nouns import SURE
from riwaya.reading.naming.persons import names_a_thing, unheard


class Named(NamedTuple):
    """A phrase with its entity, the words it covers and its kind."""

    found: Found
    entity: int
    kind: str


class Resolver:
    """Decides who is meant, one phrase after the other; what it has decided is what later phrases are read by."""

    def __init__(self, book: Book, words: tuple[Word, ...], evidence: Evidence) -> None:
        self.book, self.words, self.evidence = book, words, evidence
        self.known = Known()
        self.roles: dict[tuple[str, str], int] = {}
        self.latest_role: dict[str, int] = {}
        self.latest_body: dict[str, str] = {}
        self.full: dict[str, Found] = {}
        self.full_names: dict[int, list[list[str]]] = {}

    def meet_later(self, people: Iterable[Found]) -> None:
        """The persons whom the report will name in full: a surname before that means them too."""
        for found in people:
            keys = [key for key in self._keys(found) if key not in self.book.words["linking"]]
            if len(keys) < 2 or keys[-1] in given_names() or keys[-1].startswith("عبد") or keys[-1] in self.book.words["ordinals"]:
                continue
            if keys[-1].startswith("ال") or unheard(self.words[found.last - 1]):
                self.full.setdefault(keys[-1], found)

    def surnames_in(self, taken: Sequence[bool]) -> Iterator[Found]:
        """Every place where one of these surnames stands alone."""
        if not self.full:
            return
        stems = {shape: key for key in self.full for shape in (key, key.removeprefix("ال"), "ال" + key)}
        for i, word in enumerate(self.words):
            if word.stem in stems and not taken[i] and alike(bare_key(word), key := stems[word.stem]):
                if i and not joined(word) and self._is_forename(self.words[i - 1]):
                    continue  # «علي الشهري», who is not «بكر الشهري»
                yield Found("surname", i, i + 1, bare_start(word), ((key, ""),))

    def _is_another(self, found: Found, actor: str) -> bool:
        """«جونسون», where the report has a «تيم جونسون» and never the one of the book."""
        short = all(level != "n" for id, level in found.options if id == actor)
        return short and found.last - found.first == 1 and found.head <= found.first and (
            actor not in self.evidence.named and self.words[found.first].key in self.full
        )

    def _is_forename(self, word: Word) -> bool:
        key = bare_key(word)
        first = key in given_names() or key in word_set("given_before_surnames") or unheard(word)
        return first and key not in self.book.words["honorifics"] and word.pos != "VERB"

    def named(self, found: Found) -> Named | None:
        """The phrase with its entity; None where it is not clear that it names anybody."""
        match found.what:
            case "name":
                return self._name(found)
            case "body":
                return self._body(found)
            case "role":
                return self._role(found)
            case "person":
                return self._person(found)
            case "surname":
                person = self._person(self.full[found.options[0][0]])
                return person._replace(found=found) if person else None
            case _:
                return self._noun(found)

    def _name(self, found: Found) -> Named | None:
        options = found.options
        if found.head > found.first:
            options = tuple((id, SURE if level == "l" else level) for id, level in options if self.book.actors[id].kind == "person")
        actor = self.evidence.chosen(options)
        if actor and self._is_another(found, actor):
            return self.named(Found("surname", found.first, found.last, found.start, ((self.words[found.last - 1].key, ""),)))
        if not actor:
            return self._noun(found) if found.last - found.first == 1 else None
        entry = self.book.actors[actor]
        short = all(level == "s" for id, level in options if id == actor)
        alone = found.first == 0 or joined(self.words[found.first])
        if (entry.kind == "person" or short) and not alone and names_a_thing(self.book, self.words[found.first - 1]):
            return None  # «شارع الملك عبد الله», «نادي الاتحاد»
        self.evidence.named.add(actor)
        entity = self.known.of_actor(actor, self._keys(found), entry.kind)
        if entry.kind == "person":
            self._remember(found, entity)
        return Named(found, entity, entry.kind)

    def _body(self, found: Found) -> Named | None:
        body = found.options[0][0]
        state = found.of
        if state:
            self.latest_body[body] = state
        else:
            state = self.latest_body.get(body, "") or self.evidence.main
        kind = self.book.bodies[body].kind
        keys = self._keys(found)
        if not state:
            return None
        actor = self.book.body_actors.get(f"{state.lower()}.{body}", f"{state.lower()}.{body}")
        return Named(found, self.known.of_actor(actor, keys, kind), kind)

    def _role(self, found: Found) -> Named | None:
        offices = [id for id, _ in found.options]
        keys = self._keys(found)
        entity = self._holder(found, offices)
        if entity is None:
            of = found.of or self.evidence.main
            if not of or self.book.offices[offices[0]].isupper():
                return None
            entity = self.known.add(keys, "official")
            for office in offices:
                self.roles[office, of] = entity
        else:
            self.known.meet(entity, keys)
        for office in offices:
            self.latest_role[office] = entity
        return Named(found, entity, self.known.kinds[entity])

    def _holder(self, found: Found, offices: list[str]) -> int | None:
        of = found.of
        for office in offices:
            if self.book.offices[office].isupper():
                break  # «خادم الحرمين» is nobody else's title
            if of and (office, of) in self.roles:
                return self.roles[office, of]
            if not of and office in self.latest_role:
                return self.latest_role[office]
        if found.former:
            return None
        fixed = next((state for office in offices if (state := self.book.offices[office]).isupper()), "")
        actor = self.evidence.holder(offices, fixed or of or self.evidence.main)
        if not actor:
            return None
        self.evidence.named.add(actor)
        return self.known.of_actor(actor, self._keys(found), "person")

    def _person(self, found: Found) -> Named | None:
        keys = self._keys(found, found.head)
        entity = self._same_person(keys, self._titles(found))
        if entity is None:
            entity = self.known.add(keys, "person")
        else:
            self.known.meet(entity, keys)
        self._remember(found, entity)
        return Named(found, entity, "person")

    def _titles(self, found: Found) -> set[str]:
        words = self.words[found.first : max(found.head, found.first)]
        listed = self.book.words["honorifics"]
        return {word.key.removeprefix("ال") for word in words if word.key in listed or kind_of_word(word.key) == "official"}

    def _same_person(self, keys: list[str], titles: set[str]) -> int | None:
        """Of that name: the same first and last part, or one of them within the other; a first name alone needs its title."""
        own = [key for key in keys if key not in self.book.words["linking"]]
        for entity in reversed(self.known.recent):
            alone = len(own) == 1 and own[0] in given_names() and not self._fits(own[0], titles, entity)
            if self.known.kinds[entity] == "person" and not alone:
                for name in self.full_names.get(entity, ()):
                    if same_name(own, name):
                        return entity
        return None

    def _fits(self, first: str, titles: set[str], entity: int) -> bool:
        """«الدكتورة ناهد»: of her title, or the only one of that first name."""
        bearers = {e for e, names in self.full_names.items() if any(name[0] == first for name in names)}
        return bool(titles & self.known.heads[entity]) or (bool(titles) and bearers == {entity})

    def _remember(self, found: Found, entity: int) -> None:
        """Under which name, office and titles the person can be met again."""
        keys = [key for key in self._keys(found, max(found.head, found.first)) if key not in self.book.words["linking"]]
        if keys:
            self.full_names.setdefault(entity, []).append(keys)
        self.known.heads[entity] |= self._titles(found)
        if not found.former:
            self.take_office(found.office, found.office_of, entity)

    def take_office(self, offices: Iterable[str], of: str, entity: int) -> None:
        """The report says who holds these offices: the title alone means this one from now on."""
        for office in offices:
            self.latest_role[office] = entity
            if of or self.evidence.main:
                self.roles[office, of or self.evidence.main] = entity

    def _noun(self, found: Found) -> Named | None:
        noun = bare_key(self.words[found.first]).removeprefix("ال")
        people = noun in self.book.words["person_nouns"]
        entity = self.known.called(noun, people) if noun in self.book.words["described"] else None
        if entity is None:
            return None
        self.known.meet(entity, [])
        return Named(found, entity, self.known.kinds[entity])

    def _keys(self, found: Found, first: int = -1) -> list[str]:
        first = found.first if first < 0 else first
        rest = [word.key for word in self.words[first + 1 : found.last] if word.pos != "PUNCT"]
        return [bare_key(self.words[first]), *rest]


def alike(one: str, other: str) -> bool:
    """One surname, with its article or without: «خالد مرغلاني», «المرغلاني»."""
    return one.removeprefix("ال") == other.removeprefix("ال")


def same_name(one: list[str], other: list[str]) -> bool:
    """«محمد سعد الغامدي» and «محمد الغامدي»; a part of the other from its beginning: «أحمد عبيد» of «أحمد عبيد بن دغر»."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        single, full = (one[0], other) if len(one) == 1 else (other[0], one)
        if single in given_names() or single.startswith("عبد"):
            return single == full[0] and len(one) == 1
        return alike(single, full[-1])
    shorter, longer = sorted((one, other), key=len)
    return (one[0] == other[0] and alike(one[-1], other[-1])) or longer[: len(shorter)] == shorter
