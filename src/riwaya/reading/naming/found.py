"""Phrases that name somebody, before it is decided who that is: names of the book, bodies and offices with their state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.arabic.actorbook import Book, Entry
from riwaya.model import Word
from riwaya.reading.naming.hits import Hit, Signs, bare_key, bare_start, hits, joined

NAME_LEVELS = "nlsa"


class Found(NamedTuple):
    """Words [first, last) from `start` on. `what` is name, body, role, person (a name that no book has), noun or surname.

    `options` are what it may be, with the level or form of the entry; `of` the state or the actor that a body or an office
    belongs to; `head` the word at which the name of a titled person begins; `former` where the office is not held any more.
    """

    what: str
    first: int
    last: int
    start: int
    options: tuple[tuple[str, str], ...] = ()
    of: str = ""
    head: int = -1
    former: bool = False
    office: tuple[str, ...] = ()
    office_of: str = ""

    @property
    def by(self) -> str:
        """The rule and what it stands on: «name:hezbollah», «role:president of SY», «noun:حركة»."""
        entry = self.options[0][0] if self.options else ""
        return f"{self.what}:{entry}{f' of {self.of}' if self.of else ''}" if entry else self.what


def adjective_at(book: Book, words: tuple[Word, ...], i: int) -> tuple[str, int]:
    """(state, how many words) of an adjective of nationality that stands at i; ("", 0) without one."""
    if i >= len(words) or words[i].key not in book.endings:
        return "", 0
    if i + 1 < len(words) and (state := book.adjectives.get(f"{words[i].key} {words[i + 1].key}")):
        return state, 2
    state = book.adjectives.get(words[i].key, "")
    return state, 1 if state else 0


def phrases(book: Book, words: tuple[Word, ...], signed: Signs) -> Iterator[Found]:
    """Every phrase of the book in text order; an office takes the state or the organization behind it along."""
    row = list(hits(words, signed))
    k = 0
    while k < len(row):
        hit, after = row[k], row[k + 1] if k + 1 < len(row) else None
        found, taken = _phrase(book, words, hit, after)
        k += 1 + taken
        if found:
            yield found


def _phrase(book: Book, words: tuple[Word, ...], hit: Hit, after: Hit | None) -> tuple[Found | None, int]:
    """The phrase that begins with the hit, and whether it takes the next one along."""
    names = tuple((e.id, e.what) for e in hit.entries if e.what in NAME_LEVELS)
    if names and _is_adjective(book, words, hit):
        return None, 0
    if names:
        return Found("name", hit.first, hit.last, hit.start, names), 0
    bodies = [e for e in hit.entries if e.what == "b"]
    if bodies:
        return _body(book, words, hit, bodies, after)
    return _role(book, words, hit, after)


def _is_adjective(book: Book, words: tuple[Word, ...], hit: Hit) -> bool:
    """«الاتصالات السعودية»: the state is named like its adjective, which agrees with the noun before it."""
    if hit.last - hit.first > 1 or words[hit.first].key not in book.adjectives or hit.first == 0:
        return False
    before = words[hit.first - 1]
    return before.key.startswith("ال") and before.pos in ("NOUN", "ADJ", "PROPN")


def _body(
    book: Book, words: tuple[Word, ...], hit: Hit, entries: list[Entry], after: Hit | None
) -> tuple[Found | None, int]:
    """«وزارة الدفاع العراقية», «حكومة اليمن», «الجيش»."""
    state, size = adjective_at(book, words, hit.last)
    if state and (ids := _ids(entries, "p")):
        return Found("body", hit.first, hit.last + size, hit.start, ids, state), 0
    if ids := _ids(entries, "c"):
        state = _state_in(book, words, hit, after)
        return (Found("body", hit.first, after.last, hit.start, ids, state), 1) if state and after else (None, 0)
    ids = _ids(entries, "x")
    goes_on = hit.last < len(words) and words[hit.last].key.startswith("ال") and words[hit.last].pos == "ADJ"
    return (Found("body", hit.first, hit.last, hit.start, ids) if ids and not goes_on else None), 0


def _ids(entries: list[Entry], form: str) -> tuple[tuple[str, str], ...]:
    return tuple((e.id, form) for e in entries if e.form == form)


def _state_in(book: Book, words: tuple[Word, ...], hit: Hit, after: Hit | None) -> str:
    """The state whose name follows at once, joined to nothing."""
    if after is None or after.first != hit.last or joined(words[after.first]):
        return ""
    for entry in after.entries:
        actor = book.actors.get(entry.id)
        if entry.what == "n" and actor and actor.kind == "country":
            return actor.country
    return ""


def _role(book: Book, words: tuple[Word, ...], hit: Hit, after: Hit | None) -> tuple[Found | None, int]:
    """«الرئيس السوري», «وزير خارجية فرنسا», «زعيم حزب الله», «رئيس الوزراء»: with what is said behind it («السابق»)."""
    entries = list(hit.entries)
    if hit.first and not joined(words[hit.first]) and bare_key(words[hit.first - 1]) in book.words["deputies"]:
        return None, 0
    last, of, taken = hit.last, "", 0
    ids: tuple[tuple[str, str], ...] = ()
    state, size = adjective_at(book, words, hit.last)
    if state and (ids := _ids(entries, "p")):
        last, of = hit.last + size, state
    elif ids := _ids(entries, "c"):
        of = _state_in(book, words, hit, after) or _organization_in(book, hit, after)
        last, taken = (after.last, 1) if of and after else (hit.last, 0)
        branch = of.islower() and {id for id, _ in ids} == {"head"}
        if branch and last < len(words) and words[last].key in book.words["sent_to"]:
            return None, 0  # «مدير منظمة الصحة العالمية في العراق»
    if not of:
        ids = _ids(entries, "x")
        last = hit.last
        if last < len(words) and goes_on(book, words[last]):
            return None, 0  # «رئيس الحكومة المكلفة من البرلمان»: one of several
    if not ids and not _ids(entries, "p"):
        return None, 0
    if not of and after and any(book.offices[id] == "envoy" for id, _ in ids):
        of, last, taken = _sent_to(book, words, last, after)
    last, former = _later(book, words, last)
    if not of and former:
        state, size = adjective_at(book, words, last)
        of, last = (state, last + size) if state else ("", last)
    return Found("role", hit.first, last, hit.start, ids or _ids(entries, "p"), of, former=former), taken


def _organization_in(book: Book, hit: Hit, after: Hit | None) -> str:
    if after is None or after.first != hit.last:
        return ""
    names = [e for e in after.entries if e.what == "n" and book.actors[e.id].kind not in ("person", "country")]
    return names[0].id if names else ""


def _sent_to(book: Book, words: tuple[Word, ...], last: int, after: Hit) -> tuple[str, int, int]:
    """«المبعوث الأممي إلى اليمن», «المبعوث الدولي لسوريا»: the state to which an envoy is sent, and where the phrase ends."""
    between = words[last : after.first]
    near = (len(between) == 1 and between[0].key in book.words["sent_to"]) or (not between and joined(words[last]))
    names = [e for e in after.entries if e.what == "n" and book.actors[e.id].kind == "country"] if near else []
    return (book.actors[names[0].id].country, after.last, 1) if names else ("", last, 0)


def _later(book: Book, words: tuple[Word, ...], last: int) -> tuple[int, bool]:
    """Past «السابق», «المنتخب» …: where the title ends, and whether it says that the office is not held now."""
    former = False
    while last < len(words):
        pair = f"{words[last].key} {words[last + 1].key}" if last + 1 < len(words) else ""
        size = 2 if pair in book.words["later_words"] else 1 if words[last].key in book.words["later_words"] else 0
        if not size:
            break
        former |= (pair if size == 2 else words[last].key) in book.words["former_words"]
        last += size
    return last, former


def goes_on(book: Book, word: Word) -> bool:
    """An adjective behind the noun tells it from others of its kind: «الحركة الإسلامية» is not «الحركة»."""
    if word.key in book.words["later_words"] or word.key in book.words["appended"]:
        return False
    return word.key.startswith("ال") and (word.pos == "ADJ" or word.key in book.words["qualifying"])


def nouns(book: Book, words: tuple[Word, ...], signed: Signs) -> Iterator[Found]:
    """«الحركة», «الوزير»: a noun with its article that stands alone; whom it means, only the report can tell."""
    for i, sign in signed:
        if not sign.noun:
            continue
        if i and bare_key(words[i - 1]).startswith("ال") and words[i - 1].pos in ("NOUN", "ADJ") and not joined(words[i]):
            continue  # «السبب الرئيس»: an adjective, or the second half of something else
        if not (i + 1 < len(words) and goes_on(book, words[i + 1])):
            last, _ = _later(book, words, i + 1)
            yield Found("noun", i, last, bare_start(words[i]), ((sign.noun, ""),))
