"""One and two, which the noun says or stands before: «جنديين», «سيارتين مفخختين», «جندي واحد», «مدنيين اثنين»."""

from __future__ import annotations

from riwaya.arabic.numerals import Noun, counted_table, counted_words, dual_of, endings, particle
from riwaya.reading.counting.draft import NEAR, OTHER, Draft, joined_letters, made_by
from riwaya.reading.counting.limits import bounded, limit_after, limit_before
from riwaya.reading.counting.objects import Counted, compounded, noun_of
from riwaya.reading.counting.roles import role_of, told_by
from riwaya.reading.counting.view import View, bare

VICTIMS = frozenset(["people", "fighters", "killed", "injured", "detained", "abducted"])


def dual(view: View, i: int) -> Draft | None:
    """«جنديين», «سيارتين مفخختين», «ضابطي صف»."""
    found = dual_of(view.key(i))
    if found is None:
        return None
    noun, letters = found
    if view.key(i)[letters - 2 : letters] in (particle("article"), particle("for_the")):
        letters -= 2
        if not _counts_definite(view, noun, i):
            return None
    counted = compounded(view, noun, i)
    if view.key(i).endswith(endings("dual_construct")) and counted.end == i + 1:
        return None  # «رجلي أمن» are two, «حادث عنصري» is none
    return _single(view, counted, 2, letters)


def _counts_definite(view: View, noun: Noun, i: int) -> bool:
    """«قتل الشرطيين» counts, «على الجسرين» speaks of two that are known already."""
    return noun.role in VICTIMS and told_by(view, i, 1, harm=True)


def _single(view: View, counted: Counted, value: float, letters: int) -> Draft:
    """One or two, said by the noun: the bounds and the role around it."""
    i, end = counted.first, _past_two(view, counted.end)
    limit, after = limit_before(view, i), limit_after(view, end)
    low, high, about = bounded(value, value, limit if limit is not None else after)
    first = limit.first if limit is not None and limit.first < limit.end else i
    letters = limit.letters if limit is not None and limit.first < limit.end else letters
    end = after.end if after is not None else end
    told, lemma = role_of(view, counted.noun.role, first, end), counted.noun.lemma
    by = made_by("one" if value == 1 else "dual", lemma, limit if limit is not None else after, told)
    return Draft(first, letters, end, low, high, about, lemma, told.role, by=by)


def _past_two(view: View, end: int) -> int:
    """«جنديين اثنين», «عسكريين تركيين اثنين»."""
    return next((at + 1 for at in range(end, end + 2) if one_or_two(view, at)), end)


def one_or_two(view: View, i: int) -> float:
    """The value of «واحد», «اثنين» without particles, else 0."""
    numeral = view.numeral(i)
    small = numeral is not None and numeral.kind == "unit" and not numeral.letters and numeral.low <= 2
    return numeral.low if numeral is not None and small else 0


def _describes(view: View, i: int) -> bool:
    """Is the word the adjective of an indefinite noun before it?"""
    before = view.word(i - 1)
    indefinite = before.pos == "NOUN" and all(part.kind not in ("article", "pronoun") for part in before.segments)
    return view.word(i).pos == "ADJ" and indefinite


def after_its_noun(view: View, i: int, taken: int) -> Draft | None:
    """«جندي واحد», «مدنيين اثنين»: one and two stand behind what they count, an adjective may stand between."""
    value = one_or_two(view, i)
    if view.key(i + 1) == particle("of") and value == 1:
        return None  # «تعتبر المحافظة واحدة من أفقر المناطق»
    for at in range(i - 1, max(taken, i - NEAR) - 1, -1):
        word, noun = view.word(at), noun_of(view.word(at))
        if not word.segments or word.pos == "PUNCT" or word.segments[-1].kind == "pronoun" or particle("article") in bare(word)[:2]:
            return None
        if word.key in counted_words("others"):
            continue  # «عسكريين آخرين اثنين»
        if noun is None and (word.segments[0].kind == "conj" or word.pos not in ("ADJ", "NOUN", "PROPN", "X")):
            return None
        if noun is not None and _describes(view, at):
            continue  # «مؤتمر صحفي واحد», «جندي تركي واحد»
        if noun is not None and noun.role == OTHER:
            return None  # «بصوت واحد»
        if noun is not None and word.pos != "VERB" and word.key not in counted_table("lemmas") and noun.plural == (value > 1):
            return _single(view, Counted(noun, at, i + 1), value, joined_letters(view, at))
    return None
