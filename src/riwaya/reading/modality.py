"""How surely a claim is told and of which time, with the words that show it: قد، ربما، من المتوقع، لن، لم، نفى.

Certainty is the least sure of what the cue says (رجح، يُعتقد) and what the clause says at its head (قد يرتفع). Tense is of what is told,
not of the telling: «قال إنه سيعود» is future. The words are data: arabic/modality.toml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.arabic.lexicon import phrases, word_set
from riwaya.arabic.modality import LEAST_SURE, Form, Shows, Table, being, openers, perfect, shown_by, words_of
from riwaya.model import Attribution, Word
from riwaya.reading.time.tense import is_present
from riwaya.reading.words import without_conjunction
from riwaya.span import Span

FAR = 24
"""Words from the head of a clause in which its verb is looked for."""
BESIDE = 4
"""Words behind the verb in which an adverb may still hedge it: «سيصل على الأرجح غدا»."""
STOPS = frozenset(".؟!?؛;")
COMMAS = frozenset("،,")
VERBAL = ("VERB", "AUX")
MARKS = frozenset("«»\"'():-")


class Told(NamedTuple):
    """What is known of the manner of a claim, and the words that show it, in the order of the text."""

    certainty: str
    tense: str
    evidence: tuple[Span, ...]


class Clause(NamedTuple):
    """What the words of a clause say; `tense` is "" where it has no verb that tells."""

    certainty: str = "certain"
    tense: str = ""
    words: tuple[Span, ...] = ()


class Tape:
    """The words of a report, to be found by where they stand."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.starts = [word.start for word in words]

    def within(self, span: Span) -> tuple[int, int]:
        """The first word that starts in the span, and the first behind it."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def told(attribution: Attribution, tape: Tape) -> Told:
    """The certainty and tense of one claim."""
    at, end = tape.within(attribution.content[0]) if attribution.content else (0, 0)
    while at < end and (tape.words[at].key in MARKS or _governs_that(tape.words, at, end)):
        at += 1
    clause = _clause_of(attribution, tape.words, at, end)
    certainty = max(attribution.certainty, clause.certainty, key=LEAST_SURE.index)
    tense, by_cue = _tense(attribution, clause, _is_clause(attribution, tape.words, at, end))
    shown = list(clause.words)
    if by_cue or attribution.certainty != "certain" or attribution.polarity != "positive":
        shown.append(_cue(attribution, tape))
    return Told(certainty, tense, tuple(sorted(set(shown))))


def _cue(attribution: Attribution, tape: Tape) -> Span:
    """The cue, with the negation before it: «لا يستبعد»."""
    at, _ = tape.within(attribution.cue)
    before = tape.words[at - 1] if at else None
    if before and before.key in word_set("negations") and attribution.polarity != "positive":
        return Span(before.start, attribution.cue.end)
    return attribution.cue


def _tense(attribution: Attribution, clause: Clause, whole: bool) -> tuple[str, bool]:
    """The tense, and whether it is the cue that shows it: a vow is of what is to come, a bare noun of what has been."""
    ahead = attribution.act in words_of("acts", "ahead")
    if ahead and clause.tense != "past":
        return "future", True
    if clause.tense:
        return clause.tense, False
    return ("present" if whole or attribution.act in words_of("acts", "now") else "past"), False


def _is_clause(attribution: Attribution, words: Sequence[Word], at: int, end: int) -> bool:
    """A sentence of its own, not a noun for one: speech, a clause with أن, all that a phrase like بحسب is said of."""
    if at >= end or attribution.mode == "direct" or attribution.entry in phrases() or attribution.entry == ":":
        return True
    first = words[at]
    return first.pos in VERBAL or _is_that(first)


def _is_that(word: Word) -> bool:
    """«أن», «بأن», «أنها»: its stem without what is joined to it."""
    return word.stem in word_set("that_forms")


def _governs_that(words: Sequence[Word], at: int, end: int) -> bool:
    """The preposition of «إلى أن», «من أن»."""
    return words[at].pos == "ADP" and at + 1 < end and _is_that(words[at + 1])


def _is_bare_that(word: Word) -> bool:
    """«أن» before its verb; with a subject joined (أنها تعمل) a clause of its own follows."""
    return _is_that(word) and not any(segment.kind == "pronoun" for segment in word.segments) and word.key.endswith("ن")


def _clause_of(attribution: Attribution, words: Sequence[Word], at: int, end: int) -> Clause:
    if at >= end:
        return Clause()
    if not _is_clause(attribution, words, at, end):
        return _opening(words, at, end)
    if _is_bare_that(words[at]) and at + 1 < end and _verb(words[at + 1]) == "present":
        return _subjunctive(attribution, words, at + 1, end)
    return _read(words, at + _is_that(words[at]), end)


def _opening(words: Sequence[Word], at: int, end: int) -> Clause:
    """«احتمال انهيار السد», «عزمه بيع الملعب»: the noun itself tells."""
    for i in range(at, min(at + 2, end)):  # a preposition may stand before it
        after = openers().get(words[i].stem, {})
        for _, shows in (*_longer(after, words, i, end), *after.get("", ())):
            telling = shows.certainty or shows.tense == "future"
            return Clause(shows.certainty or "certain", shows.tense, (_bare(words[i]),) if telling else ())
    return Clause()


def _subjunctive(attribution: Attribution, words: Sequence[Word], at: int, end: int) -> Clause:
    """أن before a present verb is of what is to come, except where being is meant or a thing is denied."""
    hit = _hit(words, at, end, shown_by())
    if hit:
        return _read(words, at, end)
    if words[at].key in being() or attribution.act in words_of("acts", "denying"):
        return Clause(tense="present")
    return Clause(tense="future", words=() if attribution.act in words_of("acts", "ahead") else (_bare(words[at]),))


def _read(words: Sequence[Word], at: int, end: int) -> Clause:
    """The clause from its first word to its verb and what stands close behind: the words that hedge it, and its tense.

    The verb behind «الذي» or a second «أن» hangs on a noun and is passed over.
    """
    certainty, tense, shown = "certain", "", list[Span]()
    table, relatives = shown_by(), word_set("relative_pronouns")
    hanging, i, last = False, at, min(end, at + FAR)
    while i < last:
        word = words[i]
        key = word.key
        if key in STOPS or (tense and (key in COMMAS or _is_that(word))):
            break
        hit = None if hanging else _hit(words, i, last, table)
        if hit is not None and not (
            tense and _is_that(words[i + hit[0] - 1])
        ):  # «في هجوم يُعتقد أنه …»: of something else
            size, shows = hit
            if shows.certainty:
                certainty = max(certainty, shows.certainty, key=LEAST_SURE.index)
            if shows.certainty or (shows.tense and not tense):
                shown.append(Span(_bare(word).start, words[i + size - 1].end))
            if shows.tense and not tense:
                tense, last = _of_time(shows, words, i + size), min(last, i + size + BESIDE)
            i += size
            continue
        if not tense:
            if verb := _verb(word):
                if not hanging:
                    tense, last = verb, min(last, i + 1 + BESIDE)
                    if verb == "future":
                        shown.append(_bare(word))
                hanging = False
            elif key in relatives or _is_that(word):
                hanging = True
        i += 1
    return Clause(certainty, tense, tuple(shown))


def _of_time(shows: Shows, words: Sequence[Word], behind: int) -> str:
    """«قد يكون» is of now, «قد يصل» of what is to come."""
    if shows.before and behind < len(words) and words[behind].key in being():
        return "present"
    return shows.tense


def _verb(word: Word) -> str:
    """The tense of a finite verb; "" for what is none."""
    if len(word.segments) > 1 and any(segment.kind == "future" for segment in word.segments):
        return "future"
    if word.pos not in VERBAL:
        return ""
    return "present" if word.key in being() or (is_present(word) and not _is_perfect(word)) else "past"


def _is_perfect(word: Word) -> bool:
    opens, closes = perfect()
    return word.stem.startswith(opens) and word.stem.endswith(closes)


def _hit(words: Sequence[Word], i: int, end: int, table: Table) -> tuple[int, Shows] | None:
    """How many words an entry of the table takes from i on, and the entry."""
    after = table.get(_key(words[i]))
    if after is None:
        return None
    for form, shows in (*_longer(after, words, i, end), *after.get("", ())):
        if _holds(shows, words, i, i + len(form), end):
            return len(form), shows
    return None


def _longer(after: dict[str, tuple[Form, ...]], words: Sequence[Word], i: int, end: int) -> Iterator[Form]:
    """The forms of more than one word that stand at i; «أن» may have its subject joined, «ل» is joined to what follows."""
    if i + 1 >= end:
        return
    following = words[i + 1]
    seconds = [following.stem if _is_that(following) else following.key]
    if following.segments[0].kind == "prep":
        seconds.append(following.segments[0].key[:1])
    for second in seconds:
        for form in after.get(second, ()):
            if _stands(form[0], words, i, end):
                yield form


def _stands(form: tuple[str, ...], words: Sequence[Word], i: int, end: int) -> bool:
    """Whether the words behind the second are those of the form."""
    if i + len(form) > end:
        return False
    return all(
        words[i + k].key == form[k] or (_is_that(words[i + k]) and words[i + k].stem == form[k])
        for k in range(2, len(form))
    )


def _holds(shows: Shows, words: Sequence[Word], i: int, behind: int, end: int) -> bool:
    """«قد» needs a present verb; «لا يمكن أن» is no guess."""
    if shows.before:
        following = [
            word for word in words[behind : min(behind + 2, end)] if word.key not in word_set("weak_negations")
        ]
        return bool(following) and _verb(following[0]) == "present"
    return not (shows.certainty and i and words[i - 1].key in word_set("negations"))


def _key(word: Word) -> str:
    """The key without a joined و or ف."""
    first = word.segments[0]
    return word.key[len(first.key) :] if first.kind == "conj" and len(word.segments) > 1 else word.key


def _bare(word: Word) -> Span:
    return without_conjunction(word)[0]
