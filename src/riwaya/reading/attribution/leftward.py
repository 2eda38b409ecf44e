"""The subject before the verb: by the clause that opens to the left of it."""

from __future__ import annotations

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.cues import Cue, cue_at
from riwaya.reading.attribution.sources import Range, Speakers, adverbial_end, can_head, opens_adverbial
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word, listed_kind


def left_source(view: View, cue: Cue) -> Speakers:
    """The subject before the verb: «لكن مسؤول المعارضة قال», «كان الائتلاف … أعلن», headlines."""
    at = cue.at
    if (view.conj[at] or _marked_with_qad(view, at)) and (topic := _topic(view, at)) is not None:
        return Speakers(source=topic, left=True)
    if view.conj[at] or cue.participle:
        return Speakers()
    last = at - 1
    while last >= 0 and (
        view.bare[last] in word_set("before_verbs") or (view.key[last] in COMMAS and _was_before(view, last) >= 0)
    ):
        last -= 1
    if last > 0 and view.bare[last] in word_set("still") and view.bare[last - 1] in word_set("negations"):
        last -= 2  # «جدة الرئيس ما زالت تأمل»
    if last >= 0 and in_it(view, cue.last) and view.pos[last] == "NOUN" and kind_of_word(view.bare[last].removesuffix("ا")) == "document":
        return Speakers()  # «أصدر الجيش بيانا كشف فيه …»
    if last >= 0 and view.key[last] in COMMAS:
        opening = _opens_sentence(view, last - 1) or _before_apposition(view, last)
        return Speakers(source=opening, left=True) if opening else Speakers()
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
        head = last if first <= last else -1
        told = cue.form.form.tense == "present" and head >= 0 and _indefinite(view, head) and can_head(view, head)
        return Speakers((head, last), left=True) if told else Speakers(relative=opened == "relative")
    if view.pos[first] == "VERB" and view.bare[first] not in word_set("unnamed"):
        return Speakers()
    if (opened != "was" or _main_verb_told(view, first, last)) and (near := _near_subject(view, cue, first, last)) is not None:
        return near
    return Speakers(source=(first, _drop_adverbials(view, first, last)), left=True)


def disagrees(view: View, cue: Cue, who: Speakers) -> bool:
    """«وزير الداخلية قد تنقل …»: no verb of «she», so another word with the same letters."""
    if not who.left or who.source is None or cue.form.form.gender != "f" or cue.form.form.number != "s":
        return False
    head = view.bare[who.source[0]]
    return listed_kind(head) == "official" and cue.form.form.tense == "present" and not head.endswith(("ه", "ون", "اء", "ات"))


def in_it(view: View, at: int) -> bool:
    """«… برسالة طالبت فيها», «كلمة هنأ فيها»: said in what the words before name."""
    behind = view.bare[at + 1 : at + 3]
    return behind[:1] != [] and (behind[0] in word_set("in_it") or (behind[0] in word_set("of_it") and behind[-1] in word_set("in_it")))


def _marked_with_qad(view: View, at: int) -> bool:
    """«، فقد قال»: the ف that answers أما is on the particle."""
    return at > 0 and view.bare[at - 1] == "قد" and bool(view.conj[at - 1])


def _topic(view: View, at: int) -> Range | None:
    """«أما أحمد الغامدي فأشار إلى أن …»: the words between أما and the verb with its ف."""
    for i in range(at - 1, max(-1, at - 16), -1):
        if view.bare[i] == "اما":
            last = at - 1 - _marked_with_qad(view, at)
            last -= view.key[last] in COMMAS
            return (i + 1, last) if i < last and can_head(view, i + 1) and not view.is_mark(last) else None
        if view.key[i] in STOPS or view.pos[i] == "VERB":
            return None
    return None


def _opens_sentence(view: View, last: int) -> Range | None:
    """«المخرج ممدوح سالم، أوضح أن …»: a title and a name, and nothing else, before the comma."""
    first = next((k + 1 for k in range(last, 0, -1) if _but(view, k)), 0)
    while first < last and view.is_mark(first):
        first += 1
    words = range(first, last + 1)
    plain = 2 <= len(words) <= 10 and all(view.pos[k] in ("NOUN", "PROPN", "ADJ", "X") for k in words)
    speaks = plain and (kind_of_word(view.bare[first]) is not None or view.pos[first] == "PROPN")
    return (first, last) if speaks and not view.has(first, "prep") else None


def _but(view: View, k: int) -> bool:
    """«غير أن», «إلا أن»: the clause begins behind them."""
    return view.bare[k] in word_set("led") and view.bare[k - 1] in word_set("exceptions")


def _before_apposition(view: View, comma: int) -> Range | None:
    """«عبدالحكيم عبدالناصر، نجل الرئيس الراحل، نفى …»: the name, and what stands between the commas."""
    first_comma = next((k for k in range(comma - 1, max(-1, comma - 12), -1) if view.key[k] in COMMAS), -1)
    told = view.bare[first_comma + 1] in word_set("relative_pronouns")  # «اللجنة، التي تستعد لها المدينة، ناشدت …»
    acts = not told and any(view.pos[k] == "VERB" for k in range(first_comma, comma))
    if first_comma < 1 or acts or view.conj[first_comma + 1]:
        return None
    first, _ = left_edge(view, first_comma - 1)
    named = range(first, first_comma)
    plain = 0 < len(named) <= 8 and all(view.pos[k] in ("NOUN", "PROPN", "ADJ", "X") for k in named)
    speaks = plain and (view.pos[first] == "PROPN" or kind_of_word(view.bare[first]) is not None)
    return (first, comma - 1) if speaks and can_head(view, first) else None


def _main_verb_told(view: View, first: int, last: int) -> bool:
    """«وكان النائب العام قد أحاله … في بلاغات تتهمه»: كان has its verb already."""
    return any(view.bare[k] in word_set("before_verbs") for k in range(first, last))


def _near_subject(view: View, cue: Cue, first: int, last: int) -> Speakers | None:
    """«تلقت بلاغا من شخص يفيد بأن»: behind another verb the subject is the indefinite noun right before; None: no such verb."""
    verbs = [k for k in range(first + 1, last + 1) if _is_verb(view, k) and view.bare[k - 1] not in word_set("relatives")]
    if not verbs or any(view.bare[k] in word_set("relatives") for k in range(first, last + 1)):
        return None
    head = last
    while head > verbs[-1] + 1 and view.pos[head] in ("ADJ", "NOUN") and view.pos[head - 1] in ("NOUN", "ADJ"):
        head -= 1
    tells = cue.form.form.tense == "present" or kind_of_word(view.bare[head]) in ("document", "reports")
    fits = tells and _indefinite(view, head) and can_head(view, head)
    return Speakers(source=(head, last), left=True) if fits else Speakers()


def _is_verb(view: View, k: int) -> bool:
    """By its tag, or behind «قد» whatever its tag."""
    return view.pos[k] == "VERB" or view.bare[k - 1] in word_set("before_verbs")


def _indefinite(view: View, i: int) -> bool:
    """«لدينا وثائق تشير إلى …»: a bare noun, of which the clause behind it tells."""
    return not view.has(i, "article") and not view.has(i, "pronoun") and view.pos[i] == "NOUN"


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
        elif view.key[i] in STOPS or view.key[i] in ("..", "...", "…", ":", "-", "("):
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


def after_was(view: View, at: int) -> bool:
    """«كانت الأجهزة قد كشفت …»: the subject stands between كان and قد."""
    return at > 0 and view.bare[at - 1] == "قد" and _was_before(view, at - 1) >= 0


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
    while last > first and view.is_mark(last) and view.close.get(last, -1) > last:
        last -= 1  # «وتابعت أن باتريوس "أكد …"»
    for i in range(first + 1, last + 1):
        if opens_adverbial(view, i) and (not view.conj[i] or view.pos[i] == "ADP") and not complete_title(view, i):
            return i - 1 if view.key[i - 1] not in COMMAS else i - 2
    return last


def complete_title(view: View, i: int) -> bool:
    return view.bare[i] == "علي"
