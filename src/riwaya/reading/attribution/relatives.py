"""A saying in a relative clause: the noun before «الذي» speaks, or nobody does."""

from __future__ import annotations

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.sources import Range, can_head
from riwaya.reading.attribution.subjects import can_speak, many
from riwaya.reading.attribution.things import is_thing
from riwaya.reading.attribution.view import COMMAS, View
from riwaya.reading.kinds import kind_of_word


def relative_before(view: View, at: int) -> int:
    """The relative pronoun whose clause the verb at `at` opens: «الذي قال», «التي كانت قد أعلنت»; -1 where there is none."""
    last = at - 1
    while last > 0 and view.bare[last] in word_set("before_verbs") | word_set("was") and not view.conj[last]:
        last -= 1
    return last if last >= 0 and view.bare[last] in word_set("relative_pronouns") and not view.conj[at] else -1


def fits(view: View, pronoun: int, gender: str, number: str) -> bool:
    """«الذين قالت إنهم …» is not what they say: the verb agrees with somebody else."""
    key = view.bare[pronoun]
    if key in word_set("relative_many"):
        return number != "s"
    return number == "s" and (gender == "f") == (key in word_set("relative_her"))


def antecedent(view: View, pronoun: int) -> Range | None:
    """«قائد الفصيل الذي قال إن …»: the noun phrase before the relative pronoun, where it can speak; else a document."""
    last = _last_before(view, pronoun)
    if last < 0 or (many(view, last) and view.bare[pronoun] not in word_set("relative_many")):
        return None
    first = _first_of(view, last)
    heads = [k for k in range(first, last + 1) if can_head(view, k) or _owner(view, k)]
    if last < pronoun - 1 and heads[:1] != [first]:
        return None  # «القيادي بحزب الجبل، الذي أكد»: not the party
    # «حضر الفعاليات الدكتور هاني أبوراس الذي أكد …»: from the first word that can speak
    speaking = (k for k in heads if can_speak(view, (k, last)))
    written = (k for k in heads if kind_of_word(view.bare[k]) in ("document", "reports"))
    people = view.bare[pronoun] in word_set("relative_people") and heads[:1] == [first]  # «فاعلي الخير الذين أبدوا …»
    found = next(speaking, next(written, first if people else None))
    return (found, last) if found is not None else None


def _owner(view: View, k: int) -> bool:
    """«حصيلة للمرصد الذي أشار …»: behind the preposition of a possessor."""
    return view.has(k, "prep") in word_set("possessing") and not view.conj[k]


def asyndetic(view: View, at: int) -> bool:
    """«لا توجد دولة في العالم اعترفت بـ…»: a finite verb right behind a noun, in a clause that has its verb already."""
    if view.conj[at] or at < 2 or view.pos[at - 1] not in ("NOUN", "PROPN", "ADJ") or view.pos[at] != "VERB":
        return False
    for i in range(at - 1, -1, -1):
        if view.is_mark(i) or view.bare[i] in word_set("clause_openers") - word_set("negations"):
            return False
        if view.pos[i] == "VERB":
            return view.bare[i] in word_set("being_there")
    return False


def thing_before(view: View, pronoun: int) -> bool:
    """«القيم السامية التي تدعو …», «الأسئلة التي كشفت …»: the noun before is no kind of speaker."""
    last = _last_before(view, pronoun)
    if last < 0:
        return False
    first = _first_of(view, last)
    return not view.has(first, "prep") and all(_common(view, k) for k in range(first, last + 1)) and is_thing(view, (first, last))


def _common(view: View, k: int) -> bool:
    return view.pos[k] in ("NOUN", "ADJ") and kind_of_word(view.bare[k]) is None


def _last_before(view: View, pronoun: int) -> int:
    last = pronoun - 1
    if last > 0 and view.key[last] in COMMAS:
        last -= 1
    return last if last >= 0 and not view.is_mark(last) else -1


def _first_of(view: View, last: int) -> int:
    first = last
    while first > 0 and not view.has(first, "prep") and not view.conj[first] and _in_phrase(view, first - 1):
        first -= 1
    return first


def _in_phrase(view: View, i: int) -> bool:
    return view.pos[i] in ("NOUN", "PROPN", "ADJ", "X") and not view.is_mark(i) and not view.gap(i)
