"""Whose words they are: the noun phrase after the cue, or before it, and to whom they were said."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.lexicon import masdar_cues, word_set
from riwaya.reading.attribution.cues import Cue, cue_at
from riwaya.reading.attribution.openers import closing_comma, complete, definite, is_masdar
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word

Range = tuple[int, int]
"""First and last word of a phrase."""


class Speakers(Struct, frozen=True):
    """Word ranges of the source, the addressee and the object; `left` when the source stands before the cue."""

    source: Range | None = None
    addressee: Range | None = None
    object: Range | None = None
    left: bool = False
    relative: bool = False


def opens_adverbial(view: View, i: int) -> bool:
    """Word i starts a phrase that belongs to the saying: when, where, to whom."""
    bare = view.bare[i]
    if bare == "لدي":
        return i + 1 < len(view) and is_masdar(view.words[i + 1].stem)  # «لدى وصوله», not «السفير لدى القاهرة»
    if bare == "في":
        return i + 1 < len(view) and _noun(view, i + 1) in word_set("statement_nouns")
    if bare == "علي":
        return i + 1 < len(view) and _noun(view, i + 1) in word_set("on_sayings")
    if bare == "علي" or bare in word_set("adverbial_starters"):
        return True
    if is_addressee(view, i):
        return True
    return bare == "من" and i + 1 < len(view) and view.key[i + 1] in word_set("of_turns")


def _noun(view: View, i: int) -> str:
    word = view.words[i]
    return word.key if word.key in word_set("statement_nouns") or word.key in word_set("on_sayings") else word.stem


def is_addressee(view: View, i: int) -> bool:
    """«لرويترز», «لـ«الشرق الأوسط»», «للصحفيين»."""
    key = view.key[i]
    if key.startswith("ل") and key[1:] in word_set("outlets"):
        return True
    if key == "ل":
        return i + 1 < len(view) and (
            view.is_open(i + 1) or view.key[i + 1] in word_set("outlets") or view.pos[i + 1] == "X" or view.key[i + 1] == "("
        )
    if view.has(i, "prep") != "ل" or view.conj[i]:
        return False
    stem = view.words[i].stem
    return stem in word_set("outlets") or "ال" + stem in word_set("outlets")


def middle(view: View, cue: Cue, end: int) -> Speakers:
    """The phrases between the cue and the content at word `end`."""
    i = cue.last + 1
    source: Range | None = None
    addressee: Range | None = None
    if end - 1 > i and view.has(end - 1, "article") and view.words[end - 1].stem in masdar_cues() and definite(view, end - 2):
        end -= 1  # «جدد الوزير التأكيد على أن»
    while i < end:
        if view.key[i] in COMMAS or view.key[i] in "-:":
            i += 1
        elif opens_adverbial(view, i):
            last = addressee_end(view, i, end) if is_addressee(view, i) else adverbial_end(view, i, end)
            if is_addressee(view, i):
                addressee = _inside_marks(view, i + 1 if view.key[i] == "ل" else i, last)
            i = last + 1
        elif view.bare[i] == "من" and cue.form.verb.name in word_set("asking_of") and i + 1 < end:
            last = addressee_end(view, i, end)
            addressee = (i + 1, last)
            i = last + 1
        elif view.pos[i] == "ADP" and not view.has(i, "pronoun"):
            dated = i + 2 < end and view.bare[i + 1] in word_set("time_nouns") and view.pos[i + 2] == "NUM"
            i += 3 if dated else 2  # «منذ سنة 2013»: nobody speaks inside
        elif source is None and can_head(view, i):
            last = phrase_end(view, i, _asked_end(view, cue, i, end))
            source = (i, last)
            i = last + 1
        else:
            i += 1
    return Speakers(source, addressee)


def _asked_end(view: View, cue: Cue, first: int, end: int) -> int:
    """Where «من الحكومة» begins in «طلب الوزير من الحكومة أن»; `end` for other verbs."""
    if cue.form.verb.name not in word_set("asking_of"):
        return end
    return next((i for i in range(first + 1, end) if view.bare[i] == "من"), end)


def addressee_end(view: View, i: int, end: int) -> int:
    """«لوكالة تونس أفريقيا للأنباء», «لمراسل «الجوهرة»»: to the next mark, verb, adverbial or bare preposition."""
    j = view.skip(i + 1) if view.key[i] == "ل" and i + 1 < end else i + 1
    if j > i + 2:
        return j - 1
    while j < end and view.key[j] not in COMMAS and view.key[j] != ":" and view.pos[j] not in ("VERB", "ADP", "SCONJ"):
        if j > i + 1 and (view.is_open(j) or view.is_mark(j) or (opens_adverbial(view, j) and not is_addressee(view, j))):
            break
        if view.bare[j] in word_set("adverbial_starters"):
            break
        j = max(j + 1, view.skip(j))
    return j - 1


def can_head(view: View, i: int) -> bool:
    """A source can start at word i: a noun, a name, an opening quotation mark."""
    if view.is_open(i):
        return True
    if view.key[i] == "ام":  # «أم سليم» is a mother's name here, not «or»
        return True
    if view.is_mark(i) or view.pos[i] in ("ADP", "PRON", "SCONJ", "CCONJ", "PART", "ADV"):
        return False
    return not view.has(i, "prep")


def adverbial_end(view: View, i: int, end: int) -> int:
    """The last word of the adverbial at i; a day or «أمس» is short, a phrase runs to the next comma."""
    if view.bare[i] in word_set("days") or view.bare[i] in word_set("short_adverbials"):
        return _with_bracket(view, i, end)
    if view.bare[i] in word_set("day_nouns"):
        j = i + 1
        while j < end and (view.bare[j] in word_set("days") or view.bare[j] in word_set("day_adjectives")):
            j += 1
        return _with_bracket(view, j - 1, end)
    j = i + 1
    while j < end and view.key[j] not in COMMAS and not (j > i + 1 and opens_adverbial(view, j)):
        j = max(j + 1, view.skip(j))
    return min(j, end) - 1


def _with_bracket(view: View, i: int, end: int) -> int:
    """«اليوم (الاثنين)», «السبت الماضي»."""
    while i + 1 < end:
        if view.key[i + 1] == "(":
            i = view.skip(i + 1) - 1
            if i + 1 >= end or view.key[i] != ")":
                return min(i, end - 1)
        elif view.bare[i + 1] in word_set("day_adjectives"):
            i += 1
        else:
            return i
    return i


def phrase_end(view: View, i: int, end: int) -> int:
    """The last word of the source that starts at i: apposition and relative clause in, adverbials of the saying out."""
    j, in_relative = i, False
    while j < end:
        if view.key[j] in COMMAS:
            if j + 1 < end and (opens_adverbial(view, j + 1) or not can_continue(view, j + 1)):
                break
            in_relative = False
        elif view.bare[j] in word_set("relatives"):
            in_relative = True
        elif j > i and view.bare[j] in word_set("second_verbs"):
            break  # «كتبت الصحيفة تقول: …»
        elif j > i and opens_adverbial(view, j) and not (in_relative and not _closes_relative(view, j)):
            break
        j = max(j + 1, view.skip(j))
    last = min(j, end) - 1
    while last > i and (
        view.key[last] in COMMAS or view.key[last] in ":-" or view.bare[last] in word_set("dangling")
    ):
        last -= 1
    return last


def _closes_relative(view: View, j: int) -> bool:
    """Inside «الذي …» only the addressee, or an adverbial behind a comma, is the saying's own."""
    return is_addressee(view, j) or view.key[j - 1] in COMMAS


def can_continue(view: View, i: int) -> bool:
    """After a comma the source goes on with an apposition, a relative clause or a joint source."""
    return view.bare[i] in word_set("relatives") or can_head(view, i) or view.conj[i]


def _inside_marks(view: View, first: int, last: int) -> Range | None:
    """«الشرق الأوسط» without its marks."""
    if not view.is_mark(first):
        return (first, last) if first <= last else None
    while first <= last and view.is_mark(first):
        first += 1
    stop = first
    while stop <= last and not view.is_mark(stop):
        stop += 1
    return (first, stop - 1) if stop > first else None


def left_source(view: View, cue: Cue) -> Speakers:
    """The subject before the verb: «لكن مسؤول المعارضة قال», «كان الائتلاف … أعلن», headlines."""
    at = cue.at
    if view.conj[at] and (topic := _topic(view, at)) is not None:
        return Speakers(source=topic, left=True)
    if view.conj[at] or cue.participle:
        return Speakers()
    last = at - 1
    while last >= 0 and (
        view.bare[last] in word_set("before_verbs") or (view.key[last] in COMMAS and _was_before(view, last) >= 0)
    ):
        last -= 1
    if last >= 0 and view.key[last] in COMMAS:
        return Speakers()
    if last < 0 or view.key[last] in STOPS or view.key[last] in ("..", "...", "…", ":"):
        return Speakers()
    if _was(view, last):
        return Speakers()
    if view.bare[last] in word_set("relatives"):
        return Speakers(relative=True)
    first, opened = left_edge(view, last)
    if opened == "relative" and any(view.pos[i] == "VERB" for i in range(first, last + 1)):
        first, opened = left_edge(view, first - 2) if first >= 2 else (0, "sentence")
    if opened != "was" and _has_saying(view, first, last):
        return Speakers()
    while first <= last and (view.is_mark(first) and not view.is_open(first)):
        first += 1
    first = _after_fronted(view, first, last)
    if view.sentence.kind == "headline":
        first = last_party(view, first, last)
    if first > last or not can_head(view, first) or view.bare[last] in word_set("headless"):
        return Speakers(relative=opened == "relative")
    if view.pos[first] == "VERB" and view.bare[first] not in word_set("unnamed"):
        return Speakers()
    return Speakers(source=(first, _drop_adverbials(view, first, last)), left=True)


def _topic(view: View, at: int) -> Range | None:
    """«أما أحمد الغامدي فأشار إلى أن …»: the words between أما and the verb with its ف."""
    for i in range(at - 1, max(-1, at - 16), -1):
        if view.bare[i] == "اما" and not view.is_mark(at - 1):
            return (i + 1, at - 1) if i + 1 < at and can_head(view, i + 1) else None
        if view.key[i] in STOPS or view.pos[i] == "VERB":
            return None
    return None


def last_party(view: View, first: int, last: int) -> int:
    """«المعارك مستمرة والمعارضة: لن ننسحب»: the clause before و is news, the noun behind it speaks."""
    if first > last or kind_of_word(view.bare[first]) is not None:
        return first
    for i in range(last, first, -1):
        head = i + 1 if view.is_open(i) and i < last else i
        joined = view.conj[i] or view.key[i - 1] in word_set("joined_before_marks")
        if joined and kind_of_word(view.bare[head]) not in (None, "document", "reports"):
            return i
    return first


def _has_saying(view: View, first: int, last: int) -> bool:
    """Another verb of speech stands between: its subject is not this one's."""
    return any((other := cue_at(view, i)) is not None and other.form.verb.sure for i in range(first, last + 1))


def _was(view: View, i: int) -> bool:
    return view.bare[i] in word_set("was")


def after_was(view: View, at: int) -> bool:
    """«كانت الأجهزة قد كشفت …»: the subject stands between كان and قد."""
    return at > 0 and view.bare[at - 1] == "قد" and _was_before(view, at - 1) >= 0


def left_edge(view: View, last: int) -> tuple[int, str]:
    """Leftwards from word `last` to where its clause opens: the first word of the subject, and what opened the clause."""
    i = last
    level = view.level[last]
    closers = {close: mark for mark, close in view.close.items()}
    was = _was_before(view, last)
    while i >= 0:
        if i in closers:
            i = closers[i]
        elif _was(view, i):
            return i + 1, "clause" if i and view.bare[i - 1] in word_set("whether") else "was"
        elif view.key[i] in STOPS or view.key[i] in ("..", "...", "…", ":", "-"):
            return i + 1, "stop"
        elif view.key[i] in COMMAS and was < 0:
            return i + 1, "comma"
        elif view.bare[i] in word_set("relatives") and was < 0:
            return i + 1, "relative"
        elif view.bare[i] in word_set("clause_openers") and was < 0:
            return i + 1, "clause"
        elif view.level[i] != level:
            return i + 1, "quotation"
        elif i < last and view.gap(i):
            return i + 1, "gap"
        i -= 1
    return 0, "sentence"


def _was_before(view: View, last: int) -> int:
    """The index of a «كان» that governs the verb after word `last`, with no other verb between; -1 where there is none."""
    for i in range(last, -1, -1):
        if _was(view, i) and i <= 2:
            return i
        if view.key[i] in STOPS or view.bare[i] in word_set("connectives") or _has_saying(view, i, i):
            return -1
    return -1


def _after_fronted(view: View, first: int, last: int) -> int:
    """«في المقابل مسؤول قال» does not occur without a comma; a leading «أمس» or day does."""
    while first <= last and opens_adverbial(view, first):
        step = adverbial_end(view, first, last + 1) + 1
        if step > last + 1 or step == first:
            return last + 1
        first = step
    return first


def _drop_adverbials(view: View, first: int, last: int) -> int:
    for i in range(first + 1, last + 1):
        if opens_adverbial(view, i) and not view.conj[i] and not complete_title(view, i):
            return i - 1 if view.key[i - 1] not in COMMAS else i - 2
    return last


def complete_title(view: View, i: int) -> bool:
    return view.bare[i] == "علي"


def split_object(view: View, cue: Cue, first: int, last: int) -> tuple[Range, Range | None]:
    """«دعت المقاومة المواطنين»: source and object of the words first … last, at the end of the first complete phrase."""
    seen_definite = closing = False
    for i in range(first, last + 1):
        if view.key[i] in COMMAS and i < last:
            encloses = not closing and closing_comma(view, i + 1, last) >= 0
            new = seen_definite and not encloses and (closing or not _apposition(view, i + 1))
            closing = encloses
            if can_head(view, i + 1) and new:
                return (first, i - 1), (i + 1, last)
            continue
        begins = starts_phrase(view, i) or view.bare[i] in word_set("demonstratives")
        if i > first and seen_definite and begins and not _describes(view, i):
            return (first, i - 1), (i, last)
        if complete(view, i, cue) and not view.is_mark(i):
            seen_definite = True
        elif view.is_mark(i):
            seen_definite = seen_definite or i > first
    return (first, last), None


def _describes(view: View, i: int) -> bool:
    """«دعا الزعيم المعارض إلى …»: two articles, both singular, no office: an adjective and not an object."""
    both = view.has(i, "article") and view.has(i - 1, "article") and view.pos[i - 1] != "ADJ"
    if not both or is_masdar(view.words[i].stem):
        return False
    singular = not view.bare[i].endswith(("ين", "ون", "ات")) and not view.bare[i - 1].endswith(("ين", "ون", "ات"))
    agree = view.bare[i].endswith("ه") == view.bare[i - 1].endswith("ه")
    return singular and agree and kind_of_word(view.bare[i]) is None and view.bare[i] not in word_set("topic_places")


def _apposition(view: View, i: int) -> bool:
    """«، الواقعة في …», «، رئيس المجلس،»: described again, not somebody else."""
    return view.pos[i] == "ADJ" or (view.bare[i].startswith("ال") and not view.conj[i])


def starts_phrase(view: View, i: int) -> bool:
    """A new noun phrase at i: a noun that is neither joined by و nor under a preposition, after a complete one."""
    if view.pos[i] != "NOUN" or view.conj[i] or view.has(i, "prep") or view.is_mark(i):
        return False
    previous = view.pos[i - 1]
    return previous in ("ADJ", "NOUN", "PROPN", "PRON") and complete_before(view, i)


def complete_before(view: View, i: int) -> bool:
    """Word i - 1 is definite, so that word i cannot stand in its construct."""
    return definite(view, i - 1) or view.pos[i - 1] == "ADJ"
