"""What kind of source a phrase names: an official, a source, a group, a person, decided by its head words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from riwaya.arabic.folding import fold_bare
from riwaya.arabic.lexicon import given_names, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.words import read_spelling

KINDS = (
    "source",
    "witness",
    "resident",
    "fighter",
    "reports",
    "document",
    "outlet",
    "government",
    "group",
    "organization",
    "official",
)
APPOSITION = re.compile("[،,]")
UNNAMED_KINDS = frozenset(("source", "witness", "resident", "fighter", "reports", "document"))


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, word_set(f"kind_{kind}")) for kind in KINDS)


def words_of(phrase: str) -> list[str]:
    """Folded words without marks."""
    return [w for w in (part.strip("«»“”\"'‘’،,.:؛;()-–") for part in fold_bare(phrase).split()) if w]


def source_kind(phrase: str) -> str:
    """The kind of a source by the words of its phrase; `person` for a name or a title with a name."""
    words = words_of(phrase)
    if not words:
        return "unknown"
    while len(words) > 1 and words[0] in word_set("determiners"):  # «العديد من المتابعين»: «من» is one too
        words = words[1:]
    if words[0].startswith("لل") and len(words[0]) > 4:
        words[0] = "ال" + words[0][2:]  # «في بيان للوزارة»
    first = _kind_of_two(words) or kind_of_word(words[0])
    if words[0] in word_set("honorifics") or _kunya(words):
        return "person"
    journalist = first == "outlet" and words[0] in word_set("journalists")
    if (first in ("official", "witness", "resident") or journalist) and (names_person(words) or "يدعي" in words):
        return "person"
    if first == "official" and words[0] in word_set("fighting_heads") and _beside_fighters(words):
        return "fighter"
    if first == "fighter" and set(words) & word_set("parties"):
        return "official"  # «قيادي في حزب العمال»
    if first:
        return first
    return _kind_inside(words)


def _kind_of_two(words: list[str]) -> str | None:
    """«مجلس الأمن», «إدارة المستشفى»: the second word decides what the body is."""
    if len(words) < 2:
        return None
    two = f"{words[0].removeprefix('ال')}_{words[1].removeprefix('ال')}"
    return next((kind for kind, listed in _pairs() if two in listed), None)


@cache
def _pairs() -> tuple[tuple[str, frozenset[str]], ...]:
    def bare(pair: str) -> str:
        return "_".join(word.removeprefix("ال") for word in pair.split("_"))

    return tuple((kind, frozenset(bare(word) for word in listed if "_" in word)) for kind, listed in _lists())


def _kunya(words: list[str]) -> bool:
    """«أم عاطف», «أبو رائد»."""
    return len(words) == 2 and words[0] in word_set("kunyas") and not words[1].startswith("ال")


def _beside_fighters(words: list[str]) -> bool:
    return any(word in word_set("fighting_words") or word.removeprefix("ال") in word_set("fighting_words") for word in words[1:])


def _kind_inside(words: list[str]) -> str:
    if len(words) > 1 and (kind_of_word(words[1]) == "official" or (_given(words[0]) and _surname(words[1]))):
        return "person"  # «ملاحفجي رئيس المكتب السياسي», «جعفر حسين (مستهلك)»
    inside = (kind for word in words[1:3] if (kind := listed_kind(word)) and kind != "official")
    return next(inside, "person")


def listed_kind(word: str) -> str | None:
    """The kind of a word that a list has as it is, article or not."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return next((kind for kind, listed in _lists() if word in listed or bare in listed), None)


@lru_cache(maxsize=1 << 15)
def kind_of_word(word: str) -> str | None:
    """The kind that a head word gives away: with or without its article, in the plural, the dual, before a pronoun."""
    for shape in _shapes(word):
        for kind, listed in _lists():
            if shape in listed:
                return kind
    return None


def _shapes(word: str) -> Iterator[str]:
    """الوزيران → الوزيران, وزيران, وزير; مسؤولوه → مسؤولوه, مسؤول; the surest first."""
    yield word
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    if bare != word:
        yield bare
    for ending in word_set("head_endings"):
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) > 2:
            yield stem
            yield stem + "ه"


def names_person(words: list[str]) -> bool:
    """A title is followed by a name: by a frequent first name, or by words at the phrase's end that look like names.

    One such word behind a noun without article is its genitive («محافظ نينوى»); behind a complete phrase it is a name
    («الرئيس بوتين», «الوزير الكندي نيكولسون»).
    """
    tail = _own_words(words)
    if any(w in word_set("given_names") for w in tail) or _title_and_name(words[: len(tail) + 1]):
        return True
    if any(_given(w) and _surname(after) for w, after in pairwise(tail)) or _ends_in_name(words):
        return True
    if words[0] in word_set("never_named"):
        return False
    run = 0
    if len(tail) > 1 and tail[-1] in word_set("given_before_surnames") and no_common_word(tail[-2]):
        return True  # «الإعلامي ريناس علي»
    while run < len(tail) and _name_like(tail[len(tail) - 1 - run], last=run == 0):
        run += 1
    if run == 0 or not any(no_common_word(w) for w in tail[len(tail) - run :]):
        return False
    before = words[len(tail) - run]
    return run > 1 or before.startswith("ال") or before.endswith("يه")


def _title_and_name(words: list[str]) -> bool:
    """«الدكتور مريع», «قائد الفرقة اللواء الركن نومان الزوبعي»: a title that stands before names only."""
    for i, word in enumerate(words[:-1]):
        if word not in word_set("personal_titles"):
            continue
        after = next((w for w in words[i + 1 :] if w not in word_set("behind_titles")), "")
        if after and (_is_surname(after) if after.startswith("ال") else _may_name(after)):
            return True
    return False


def _may_name(word: str) -> bool:
    """Behind «الدكتور» and the like every word is a name that is no preposition and no office."""
    joined = word.startswith(("لل", "بال", "وال")) or read_spelling(word).pieces[0][0] == "prep"
    return not joined and word not in word_set("function_words") and (kind_of_word(word) is None or _given(word))


def _is_surname(word: str) -> bool:
    """«الشيباني», and not «الليبي», «السابق», «العام»."""
    adjective = word.endswith("ي") and word.removeprefix("ال") not in word_set("function_words")
    return adjective and kind_of_word(word) is None and not _of_country(word.removeprefix("ال"))


def _of_country(word: str) -> bool:
    """«ليبي», «فرنسي»: from a place that the list of topics has."""
    root = word.removesuffix("ي")
    return any(place.removeprefix("ال").startswith(root) for place in word_set("topic_places"))


def _ends_in_name(words: list[str]) -> bool:
    """«المتحدث باسم المركز رأفت الصباغ»: behind a complete phrase, a first name and one word with an article."""
    if len(words) < 3:
        return False
    before, given, last = words[-3:]
    return before.startswith("ال") and _given(given) and last.startswith("ال")


def _given(word: str) -> bool:
    listed = word in given_names() and word not in word_set("function_words")
    return listed or word in word_set("given_before_surnames") or (len(word) > 5 and word.startswith(("عبد", "ابو")))


def _surname(word: str) -> bool:
    """Behind a first name: «الكبيسي», «البيرقدار», a first name, a word that is no common one."""
    if word.startswith("ال"):
        reading = read_spelling(word)
        return reading.stem not in table().stems or (word.endswith("ي") and reading.pos != "NOUN")
    return word not in word_set("function_words") and (word in given_names() or no_common_word(word))


def _own_words(words: list[str]) -> list[str]:
    """What stands behind the head word, up to a relative clause or a verb that tells about it."""
    tail = []
    for word in words[1:]:
        if word in word_set("relatives") or word in word_set("clause_openers"):
            break
        tail.append(word)
    return tail


def _name_like(word: str, last: bool) -> bool:
    """«نيكولسون», «دلف»; as the last word also «الكبيسي»."""
    if word in word_set("function_words") or word in word_set("topic_places") or kind_of_word(word):
        return False
    return no_common_word(word) or (last and word.startswith("ال") and word.endswith("ي"))


def no_common_word(word: str) -> bool:
    """A spelling that the word list does not know, or knows as a name."""
    if word.startswith(("ال", "لل", "بال", "وال")):
        return False
    reading = read_spelling(word)
    unheard = reading.stem not in table().stems
    return unheard or (len(reading.pieces) == 1 and reading.pos in ("PROPN", "X"))


def is_name(phrase: str) -> bool:
    """«نعيم الكعود», the words of an apposition: a first name and what looks like the rest of it."""
    words = words_of(phrase)
    end = next((i for i, word in enumerate(words) if word in word_set("relatives")), len(words))
    words = words[:end]
    return 2 <= len(words) <= 5 and (words[0] in word_set("given_names") or _given(words[0]))


def _titled_name(phrase: str) -> bool:
    """«المقدم محمد القرني»: a rank and a name, as an apposition."""
    words = words_of(phrase)
    return len(words) > 1 and kind_of_word(words[0]) == "official" and names_person(words)


def kind_of_source(head: str, rest: str) -> str:
    """The kind of a source from its head and from what follows it: «رئيس البلدية، نبيل الخضري، …» is a person."""
    kind = source_kind(head)
    parts = APPOSITION.split(rest)[1:]
    if kind == "official" and any(is_name(part) or _titled_name(part) for part in parts):
        return "person"
    called = kind in ("resident", "witness", "fighter") and any(word_set("called") & set(words_of(part)) for part in parts)
    return "person" if called else kind
