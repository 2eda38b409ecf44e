"""Persons whom no book has: a first name and what looks like the rest of it, and the titles before a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from riwaya.arabic.actorbook import Book
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.arabic.wordlist import NEVER, table, weights
from riwaya.model import Word
from riwaya.reading.kinds import kind_of_word
from riwaya.reading.naming.found import Found, adjective_at
from riwaya.reading.naming.hits import JOINERS, Signs, bare_key, bare_start, joined

LONGEST = 6
"""Parts that a name may have at most, linking words not counted."""

COMMAS = frozenset("،,")
COMMON, COMMON_WITHOUT_NAME = 36, 40
"""Costs in words.tsv up to which an adjective is no surname."""

NEARLY = 8
"""By how much a word may cost more as a name than as what it is else, and still be a first name."""


def persons(
    book: Book, words: tuple[Word, ...], signed: Signs, taken: Sequence[bool], roles: AbstractSet[int]
) -> Iterator[Found]:
    """Names of two words and more, or of one behind a title; never where the book has read something else.

    `roles` are the words at which an office ends: a name may begin there.
    """
    free = 0
    places = sorted({i for at, sign in signed if sign.name for i in _starts(book, words, at)} | set(roles))
    for i in places:
        if free <= i < len(words) and not taken[i]:
            titled = not joined(words[i]) and (i in roles or (i > 0 and bare_key(words[i - 1]) in book.words["honorifics"]))
            if last := name_end(book, words, i, taken, titled):
                free = last
                yield Found("person", i, last, bare_start(words[i]), head=i)


def _starts(book: Book, words: tuple[Word, ...], at: int) -> Iterator[int]:
    """Where a name may begin to which this word belongs: before a «بن», behind a title, at the word itself."""
    if words[at].key in book.words["sons"]:
        if at > 0 and _may_begin(words[at - 1], bare_key(words[at - 1])):
            yield at - 1
    else:
        yield at
        if at + 1 < len(words) and bare_key(words[at]) in book.words["honorifics"] and not joined(words[at + 1]):
            yield at + 1


def name_end(book: Book, words: tuple[Word, ...], i: int, taken: Sequence[bool], titled: bool) -> int:
    """Where the name that begins at i ends; 0 when there is none."""
    front = i
    while front and bare_key(words[front - 1]) in book.words["honorifics"]:
        front -= 1
    if front and names_a_thing(book, words[front - 1]):
        return 0
    if words[i].key in book.words["linking"] and words[i].key not in book.words["opening"] and not titled:
        return 0
    if words[i].key.startswith("ال") and i + 1 < len(words) and words[i + 1].key in given_names():
        return 0  # «الناشط [الأمازيغي] أحمد عصيد»
    k, parts, last = i, 0, 0
    sons = linked = sure = False
    while k < len(words) and parts < LONGEST and not (taken[k] and k > i):
        key = words[k].key if k > i else bare_key(words[k])
        if key in book.words["linking"] and (k > i or key not in book.words["sons"]):
            linked, sons = True, sons or key in book.words["sons"]
            k += 1
            continue
        if k > i and joined(words[k]) and not linked:
            break
        after = words[k + 1] if k + 1 < len(words) else None
        ends = after is None or after.pos in ("PUNCT", "VERB", "SCONJ") or joined(after)
        if not (linked or _fits(book, words, k, key, first=parts == 0, titled=titled, sons=sons and ends)):
            break
        if linked and not _may_begin(words[k], key):
            break
        sure = sure or linked or key in word_set("given_names") or unheard(words[k])
        parts, k, linked = parts + 1, k + 1, False
        last = k
    enough = parts > 1 or (parts == 1 and (last - i > 1 or (titled and _surname(words[last - 1]))))
    return last if enough and sure else 0


def names_a_thing(book: Book, before: Word) -> bool:
    """«شارع الملك عبد الله»: the name of a thing, not of a person."""
    key = bare_key(before)
    return key in book.words["named_after"] or key.removeprefix("ال") in book.words["named_after"]


def _may_begin(word: Word, key: str) -> bool:
    """Anything but a little word or a mark: what stands around «بن» is a name, however it is spelled."""
    if key in word_set("given_before_surnames"):
        return word.form.endswith("ي")  # «علي», spelled like «على» only by some
    return word.pos not in ("PUNCT", "NUM", "ADP", "SYM", "SCONJ", "CCONJ") and key not in word_set("function_words")


def _fits(book: Book, words: tuple[Word, ...], k: int, key: str, first: bool, titled: bool, sons: bool) -> bool:
    word = words[k]
    if not _may_begin(word, key):
        return False
    if first:
        return _opens(word, key, titled)
    if key in word_set("given_names"):
        return True
    if sons and key.startswith("ال"):
        return word.pos not in ("VERB", "ADV")  # «عبد الله بن صالح المقبل»
    if sons and key.endswith("ي"):
        return True  # «إياد بن أمين مدني»
    if key in word_set("topic_places") or kind_of_word(key):
        return False
    if titled and k and key.startswith("ال") and words[k - 1].key in given_names() and key not in book.adjectives:
        return word.pos in ("NOUN", "PROPN", "X") or _surname(word)  # «الشيخ أحمد الصبان»
    if key in book.adjectives:
        return words[k - 1].key in word_set("given_names")  # «أحمد المصري»; «ميلان الإيطالي» is a club
    return (key in given_names() and word.pos != "VERB") or _surname(word)


def _opens(word: Word, key: str, titled: bool) -> bool:
    """A first name; behind a title also a surname alone («العميد الصبيحي»)."""
    if (word.form.endswith("ى") and key in word_set("given_before_surnames")) or kind_of_word(key):
        return False
    if key in word_set("given_before_surnames"):
        return True
    first = key in word_set("given_names") or (key in given_names() and word.pos != "VERB" and (titled or _is_first_name(key)))
    return first or (len(key) > 5 and key.startswith("عبد")) or (titled and _surname(word))


def _is_first_name(key: str) -> bool:
    """«وليد», «كريم»; not «انتخاب», «عودة», which a few people are called too."""
    costs = weights(table().stems.get(key, ""))
    return not costs or costs.get("r", NEVER) <= min(costs.values()) + NEARLY


def _surname(word: Word) -> bool:
    """«الكبيسي», «البيرقدار», a word that is no common one."""
    if not word.key.startswith("ال"):
        return unheard(word)
    listed = table().stems.get(word.stem)
    return listed is None or (word.key.endswith("ي") and word.pos != "NOUN" and not _common(listed))


def _common(listed: str) -> bool:
    """«التاريخي», «الدولي»: an adjective more frequent than any surname, or frequent and never a name."""
    costs = weights(listed)
    cheapest = min(costs.values())
    return cheapest <= COMMON or (cheapest <= COMMON_WITHOUT_NAME and "r" not in costs)


def unheard(word: Word) -> bool:
    """A spelling that the word list does not know, or knows as a name."""
    if word.pos in ("PUNCT", "NUM", "SYM") or word.key.startswith("ال"):
        return False
    whole = len(word.segments) == 1 or (len(word.segments) == 2 and word.segments[0].kind in JOINERS)
    return word.stem not in table().stems or (whole and word.pos in ("PROPN", "X"))


def begins_name(word: Word) -> bool:
    """«[الأمير] تركي الفيصل», «[الدكتور] الربيعة»: what stands before such a word is its title."""
    return not joined(word) and (word.key in given_names() or unheard(word) or (word.key.startswith("ال") and _surname(word)))


def plausible(book: Book, words: tuple[Word, ...], found: Found) -> Found | None:
    """A person of the book, unless the words around make it somebody else: «سعود بن نايف», «إبراهيم نصر الله», «قاسم الزين»."""
    if found.what != "name" or all(book.actors[id].kind != "person" for id, _ in found.options):
        return found
    before = words[found.first - 1] if found.first else None
    after = words[found.last] if found.last < len(words) else None
    if before and before.key in book.words["sons"] and not joined(words[found.first]):
        return None
    if after and after.key == "ال" and found.last + 1 < len(words):
        found = found._replace(last=found.last + 2)  # «محمد بن سلمان آل سعود»
    sure = any(level == "n" for _, level in found.options)
    if sure and found.last - found.first > 1:
        return None if words[found.last - 1].key in given_names() and after and _another(book, after) else found
    named = before and (bare_key(before) in given_names() or unheard(before))
    forename = before and named and not joined(words[found.first]) and before.pos != "VERB"
    titles = before and (before.key in book.words["honorifics"] or kind_of_word(before.key))
    if (forename and not titles) or (after and after.key in book.words["sons"]):
        return None  # «الساعدي القذافي», «صالح بن علي»
    if sure:
        return found
    return None if after and _another(book, after) else found


def _another(book: Book, after: Word) -> bool:
    """A surname behind a name that had seemed complete: «عبد الله بن عبد العزيز الربيعة» is not the king."""
    if joined(after) or not after.key.startswith("ال") or after.key in book.adjectives or not _may_begin(after, after.key):
        return False
    if kind_of_word(after.key) or after.key in book.words["later_words"] or after.key in word_set("days"):
        return False
    return after.stem in given_names() or (after.key.endswith("ي") and _surname(after))


def titled(book: Book, words: tuple[Word, ...], found: Found, roles: dict[int, Found]) -> Found:
    """The name with the titles before it: «الرئيس السوري بشار الأسد», «قائد الشرطة العميد سالم»."""
    first, start, role = found.first, found.start, None
    if joined(words[first]):
        return found._replace(head=found.first)
    while first > 0:
        before = roles.get(first) or (roles.get(first - 1) if words[first - 1].key in COMMAS else None)
        if before and not _of_somebody_else(words, before):
            first, start, role = before.first, before.start, before
            if joined(words[first]):
                break
            continue
        key = words[first - 1].key
        size = 1
        if key not in book.words["honorifics"] and key not in book.words["later_words"]:
            if bare_key(words[first - 1]) in book.words["honorifics"]:
                first -= 1
                start = bare_start(words[first])
                break
            size = _adjective_before(book, words, first)
        if not size:
            break
        first -= size
        start = words[first].start
    while first < found.first and words[first].key in book.words["ranks"]:
        first, start = first + 1, words[first + 1].start
    return found._replace(
        first=first,
        start=start,
        head=found.first,
        office=tuple(id for id, _ in role.options) if role else (),
        office_of=role.of if role else "",
        former=role.former if role else False,
    )


def _of_somebody_else(words: tuple[Word, ...], role: Found) -> bool:
    """«مستشار رئيس الوزراء سالم علي»: the office belongs to the noun before it, not to the name behind it."""
    if role.first == 0 or joined(words[role.first]):
        return False
    key = bare_key(words[role.first - 1])
    return not key.startswith("ال") and kind_of_word(key) is not None


def _adjective_before(book: Book, words: tuple[Word, ...], first: int) -> int:
    """How many words of an adjective of nationality end before `first`, behind a title: «الوزير التركي علي»."""
    for size in (2, 1):
        at = first - size
        if at > 0 and adjective_at(book, words, at)[1] == size:
            return size if words[at - 1].key in book.words["honorifics"] else 0
    return 0
