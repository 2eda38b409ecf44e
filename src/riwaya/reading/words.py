"""Words: every token of the text in order, its joined و ب ل س ال ها … told apart from its stem.

A word is parted in every way that clitics.toml allows; each way costs what the word list says of its clitics and its stem,
and the cheapest is taken. The result depends on the spelling alone, so it is kept and looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import UNSET

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlist import (
    KINDS,
    NEVER,
    NOTHING,
    TAGS,
    Clitic,
    Weights,
    edge_cost,
    enclitics,
    hosts,
    present_letters,
    proclitics,
    relatives,
    table,
    weights,
    whole_words,
)
from riwaya.model import Letters, Report, Segment, Word
from riwaya.reading.letters import all_published, published_end
from riwaya.span import Span
from riwaya.stage import Stage

ARABIC = "\u0610-\u061a\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
TOKEN = re.compile(
    rf"[{ARABIC}]+"
    r"|[0-9٠-٩۰-۹]+(?:[.,/:٫٬][0-9٠-٩۰-۹]+)*"
    r"|[^\W\d_]+(?:[0-9]+[^\W\d_]*)*"
    r"|\.\.+|…+|--+|[^\s]"
)
AFTER_ARTICLE, AFTER_PREP, AFTER_FUTURE = frozenset("narmdu"), frozenset("narmdesutk"), frozenset("iy")
AFTER_L = AFTER_PREP | AFTER_FUTURE
UNKNOWN_COST, LETTER_COST, RELATIVE_COST, UNSEEN_CLITIC = 40, 8, 24, 60
ARTICLE_COST, WITH_ARTICLE = 40, ("ال", "وال", "فال", "بال", "كال", "لل")
TOO_DEAR = 24
VERBAL = ("VERB", "AUX")
BEFORE_VERB = frozenset({"قد", "لم", "لن", "سوف"})
SYMBOLS = frozenset("%$€£+=<>&@#°٪")


BARE = Clitic("", (), "")


class Split(NamedTuple):
    """One way to part a word; `stem` is folded."""

    before: Clitic
    stem: str
    after: str


class Reading(NamedTuple):
    """What the spelling says: the pieces as (kind, length), and the stem's likeliest tag with the runner-up of the other
    kind (a verb's best noun, a noun's best verb; '' where the spelling leaves no choice)."""

    key: str
    pieces: tuple[tuple[str, int], ...]
    stem: str
    pos: str
    other: str


def splits(form: str, key: str) -> Iterator[Split]:
    """Every way to part the word; `form` tells ة from ه and أ from ا, which the key does not."""
    if form in whole_words():
        yield Split(BARE, key, "")
        return
    endings = [after for after in enclitics().get(form[-1], ("",)) if form.endswith(after)]
    size = len(form)
    for before in proclitics().get(form[0], (BARE,)):
        spelled = before.spelled
        if not form.startswith(spelled):
            continue
        start = len(spelled)
        for after in endings:
            length = size - start - len(after)
            if after and (length < 0 or before.last == "article"):
                continue
            if length >= 2 or not (spelled or after) or (length == 0 and after and before.last == "prep"):
                yield Split(before, key[start : start + length], after)


@lru_cache(maxsize=1 << 12)
def clitic_costs(before: Clitic, after: str, opens_present: bool) -> Mapping[str, int]:
    """What the letters around a stem cost for each tag that grammar lets stand between them."""
    clitics = table()
    front, back = clitics.before.get(before.spelled, {}), clitics.after.get(after, {})
    return {
        tag: front.get(tag, UNSEEN_CLITIC) + back.get(tag, UNSEEN_CLITIC)
        for tag in TAGS
        if allowed(tag, before, opens_present)
    }


def allowed(tag: str, before: Clitic, opens_present: bool) -> bool:
    """Grammar's veto: no article before a verb, no future particle before a noun."""
    if before.last == "article":
        return tag in AFTER_ARTICLE
    if before.last == "prep":
        return tag in (AFTER_L if before.spelled[-1] == "ل" else AFTER_PREP)
    if before.last == "future":
        return tag in AFTER_FUTURE and opens_present
    return True


def stem_weights(split: Split) -> Mapping[str, int]:
    """What the word list says of the stem; before a pronoun also of the spelling it has alone (قيمته: قيمة)."""
    stems = table().stems
    found = stems.get(split.stem or NOTHING)
    if not split.after:
        return weights(found) if found else guess(split.stem)
    best = dict(weights(found)) if found else {}
    for ending in hosts().get(split.stem[-1:], ()):
        alone = stems.get(split.stem[:-1] + ending)
        if alone:
            for tag, cost in weights(alone).items():
                best[tag] = min(best.get(tag, NEVER), cost)
    return best or guess(split.stem)


def guess(stem: str) -> Weights:
    """A stem that the list lacks: as its relatives in the list, else by its shape, dearer with every letter."""
    best = by_shape(stem)
    stems = table().stems
    for end, bases, tags, makes in relatives().get(stem[-1:], ()):
        if stem.endswith(end):
            for base in bases:
                listed = stems.get(stem[: -len(end)] + base)
                for tag, cost in weights(listed).items() if listed else ():
                    if tag in tags:
                        best[makes or tag] = min(best.get(makes or tag, NEVER), cost + RELATIVE_COST)
    for tag, cost in _other_persons(stem).items():
        best[tag] = min(best.get(tag, NEVER), cost)
    return best


def _other_persons(stem: str) -> Weights:
    """أتغلب and نتغلب where the list has يتغلب."""
    if len(stem) < 4 or stem[0] not in present_letters():
        return {}
    stems, found = table().stems, {}
    for letter in present_letters():
        cost = weights(stems.get(letter + stem[1:], "")).get("i")
        if cost is not None:
            found["i"] = cost + RELATIVE_COST
    return found


def by_shape(stem: str) -> Weights:
    cost = UNKNOWN_COST + LETTER_COST * len(stem) + edge_cost(stem)
    cost += ARTICLE_COST if stem.startswith(WITH_ARTICLE) else 0
    if stem.endswith(("يه", "ي")) and len(stem) > 4:
        return {"a": cost, "n": cost + 2, "r": cost + 4}
    if stem.endswith(("ون", "ين", "ات", "ه")) and stem[:1] != "ي":
        return {"n": cost, "a": cost + 3, "r": cost + 4}
    if stem[:1] in ("ي", "ت") and len(stem) > 3:
        return {"i": cost, "r": cost + 2, "n": cost + 4}
    if stem.endswith("ت") and len(stem) > 3:
        return {"v": cost, "r": cost + 2, "n": cost + 4}
    return {"r": cost, "n": cost + 2, "v": cost + 12}


def costs(split: Split) -> Weights:
    """The cost of each tag that the stem can have in this split."""
    around = clitic_costs(split.before, split.after, split.stem[:1] in present_letters())
    return {tag: cost + around[tag] for tag, cost in stem_weights(split).items() if tag in around}


@lru_cache(maxsize=1 << 17)
def read_spelling(form: str) -> Reading:
    """The likeliest reading of one Arabic spelling."""
    key = fold(form)
    whole = table().wholes.get(form)
    found = [(split, costs(split)) for split in splits(form, key)]
    if whole:
        wanted = unpack(whole)
        found = [f for f in found if pieces(f[0]) == wanted] or found
    split, tags = min(found, key=lambda item: min(item[1].values(), default=NEVER))
    return Reading(key, pieces(split), split.stem, *_best_tags(tags))


def _best_tags(tags: Weights) -> tuple[str, str]:
    if not tags:
        return "PROPN", ""
    ranked = sorted(tags, key=tags.__getitem__)
    best = TAGS[ranked[0]]
    near = (t for t in ranked if tags[t] - tags[ranked[0]] <= TOO_DEAR)
    other = next((TAGS[t] for t in near if (TAGS[t] in VERBAL) is not (best in VERBAL)), "")
    return best, other


def pieces(split: Split) -> tuple[tuple[str, int], ...]:
    stem = (("stem", len(split.stem)),) if split.stem else ()
    return split.before.pieces + stem + ((("pronoun", len(split.after)),) if split.after else ())


def unpack(whole: str) -> tuple[tuple[str, int], ...]:
    """«c1p1s4» → conj 1, prep 1, stem 4."""
    return tuple((KINDS[kind], int(size)) for kind, size in re.findall(r"([a-z])(\d+)", whole))


def without_conjunction(word: Word) -> tuple[Span, str]:
    """Where the word stands without a joined و or ف, and its key without it."""
    first = word.segments[0]
    if first.kind != "conj" or len(word.segments) == 1:
        return Span(word.start, word.end), word.key
    return Span(word.segments[1].start, word.end), word.key[len(first.key) :]


class Shape(NamedTuple):
    """A token ready to be set into a text: its pieces as (from, to, key, kind)."""

    key: str
    stem: str
    parts: tuple[tuple[int, int, str, str], ...]
    pos: str
    other: str


@lru_cache(maxsize=1 << 17)
def shape(form: str) -> Shape:
    first = form[0]
    if "\u0621" <= first <= "\u06d3":
        reading = read_spelling(form)
        return Shape(reading.key, reading.stem, _parts(reading), reading.pos, reading.other)
    pos = "NUM" if first.isdigit() else "X" if first.isalpha() else "SYM" if first in SYMBOLS else "PUNCT"
    return Shape(form, form, ((0, len(form), form, "stem"),), pos, "")


def _parts(reading: Reading) -> tuple[tuple[int, int, str, str], ...]:
    found, start = [], 0
    for kind, size in reading.pieces:
        found.append((start, start + size, reading.key[start : start + size], kind))
        start += size
    return tuple(found)


def in_context(pos: str, other: str, previous: Word | None) -> str:
    """A verb cannot follow a preposition; قد لم لن سوف want one."""
    if previous is None or not other:
        return pos
    verbal = pos in VERBAL
    if verbal and previous.pos == "ADP" and previous.segments[-1].kind != "pronoun":
        return other
    if not verbal and previous.stem in BEFORE_VERB:
        return other
    return pos


def read_words(report: Report) -> Iterator[Word]:
    """Every token of the text in order."""
    if report.letters is UNSET:
        return
    place = _in_place if not report.letters.shifts else _moved(report.letters, report.text)
    previous: Word | None = None
    for match in TOKEN.finditer(report.letters.text):
        form = match.group()
        key, stem, parts, pos, other = shape(form)
        start, end, segments = place(match.start(), len(form), parts)
        if other:
            pos = in_context(pos, other, previous)
        previous = Word(start, end, form, key, stem, segments, pos)
        yield previous


Parts = tuple[tuple[int, int, str, str], ...]
Placed = tuple[int, int, tuple[Segment, ...]]


def _in_place(at: int, size: int, parts: Parts) -> Placed:
    """The token where every letter kept its place."""
    return at, at + size, tuple([Segment(at + a, at + b, key, kind) for a, b, key, kind in parts])


def _moved(letters: Letters, text: str) -> Callable[[int, int, Parts], Placed]:
    """The token where vowel marks and other letters were taken out: its spans hold them."""
    places = [*all_published(letters), len(text)]
    moves = [0, *(original - even for even, original in letters.shifts)]
    only_taken_out = all(one <= other for one, other in pairwise(moves))

    def place(at: int, size: int, parts: Parts) -> Placed:
        start = places[at]
        if only_taken_out and places[at + size] - start == size:
            return _in_place(start, size, parts)
        end = published_end(letters, at + size, text)
        bounds = [places[at + a] for a, _, _, _ in parts] + [end]
        ends = [max(after, here + 1) for here, after in pairwise(bounds)]  # «ﻷ» belongs to both of its letters
        return start, end, tuple(Segment(a, b, p[2], p[3]) for a, b, p in zip(bounds, ends, parts, strict=False))

    return place


WORDS = Stage("words", ("letters", "sentences"), read_words)
