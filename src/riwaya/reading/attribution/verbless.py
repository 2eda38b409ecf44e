"""The sayings of verbless cues: according phrases, statements, hearsay."""

from __future__ import annotations

from riwaya.arabic.lexicon import endings, verb_names, word_set
from riwaya.reading.attribution.draft import Draft
from riwaya.reading.attribution.nouns import is_particle
from riwaya.reading.attribution.openers import Opener
from riwaya.reading.attribution.phrases import Found, inner_saying, source_after
from riwaya.reading.attribution.sources import Range, addressee_end, can_head, is_addressee
from riwaya.reading.attribution.subjects import can_speak
from riwaya.reading.attribution.things import is_thing
from riwaya.reading.attribution.view import COMMAS, STOPS, View


def from_phrase(view: View, hit: Found) -> Draft | None:
    """The saying of a verbless cue."""
    kind = hit.phrase.kind
    if kind in ("according", "as"):
        return _according(view, hit)
    if kind == "occasion":
        return _occasion(view, hit)
    opener = _phrase_opener(view, hit)
    if opener is None:
        return None
    source = None
    if kind == "statement":
        source, _ = source_after(view, _past_description(view, hit.last + 1), opener.at)
    return Draft(
        cue=(hit.cue_from, hit.at if kind == "news" else hit.last), entry=hit.phrase.name, act=hit.phrase.act,
        certainty=hit.phrase.certainty, opener=opener, source=source, implicit=False,
        source_kind=hit.phrase.source_kind, begins=-1 if kind != "statement" else hit.at, rule=f"phrase_{kind}",
    )  # fmt: skip


def _past_description(view: View, i: int) -> int:
    """«في بيان مشترك», «في بيان صادر عن المؤسسة»: to whose statement it is."""
    while i + 1 < len(view) and view.pos[i] == "ADJ" and not view.has(i, "article"):
        i += 1
        if view.bare[i] in word_set("about_whom"):
            return i + 1
    told = i + (view.key[i] in COMMAS)
    issued = told + 1 < len(view) and view.pos[told] == "VERB" and bool(view.has(told, "pronoun"))
    return told + 1 if issued else i  # «في بيان سابق، أصدرته دار الصحافة»


def _phrase_opener(view: View, hit: Found) -> Opener | None:
    for i in range(hit.at + 1, min(len(view), hit.last + 16)):
        if is_particle(view, i):
            return Opener("that", i)
        if view.key[i] == ":" and i + 1 < len(view):
            return Opener("colon", i + 1)
        if hit.phrase.kind == "news" and view.bare[i] == "عن":
            return Opener("prep", i)
        if view.key[i] in STOPS:
            return None
    return None


def _according(view: View, hit: Found) -> Draft | None:
    """«بحسب …» before, behind or inside what it attributes."""
    own = _own_saying(view, hit)
    source, addressee = (None, None) if own else source_after(view, hit.last + 1, view.limit(hit.at), told=hit.verb is not None)
    if source is None and not hit.verb and not own:
        return None
    inside = hit.at > 0 and view.bare[hit.at - 1] in word_set("that_and_so")  # «أوضح أنه بحسب التقارير فإن …»
    anew = view.conj[hit.at] and view.key[hit.at - 1] in COMMAS and _clause_at(view, source)  # «…، ووفقا للمركز فإن …»
    fronted = inside or anew or all(view.is_mark(i) or view.pos[i] == "CCONJ" for i in range(hit.at))
    last = hit.last + 1 if own else hit.last
    end = source[1] + 1 if source else last + 1
    if fronted and (answer := _answer_ahead(view, end)) > 0:
        source, end = (source[0], answer - 2) if source else source, answer
    if hit.at > 0 and not fronted and not own and (opener := _told_behind(view, end)) is not None:
        return Draft(
            cue=(hit.cue_from, last), entry=hit.verb.name if hit.verb else hit.phrase.name,
            act=hit.verb.act if hit.verb else hit.phrase.act, opener=opener, source=source, addressee=addressee,
            implicit=source is None, rule=f"inner_{hit.phrase.kind}",
        )  # fmt: skip
    if source and not can_head(view, source[0]) and not view.has(source[0], "prep"):
        return None
    if source and _shows_only(view, hit, source):
        return None
    return Draft(
        cue=(hit.cue_from, last), entry=hit.verb.name if hit.verb else hit.phrase.name,
        act=hit.verb.act if hit.verb else hit.phrase.act, opener=Opener("rest", end) if fronted else None,
        source=source, addressee=addressee, implicit=source is None, begins=-1 if inside else hit.at, backwards=not fronted, after=end,
        rule=f"{'fronted' if fronted else 'trailing'}_{hit.phrase.kind}",
    )  # fmt: skip


def _clause_at(view: View, source: Range | None) -> bool:
    """A clause of its own stands behind the source: «، هدد المتهم», «فإن المصاب»; not «، مبادرة من أربع نقاط»."""
    at = source[1] + 1 if source else len(view)
    at += at < len(view) and view.key[at] in COMMAS
    return at < len(view) and (view.pos[at] == "VERB" or is_particle(view, at))


def _answer_ahead(view: View, end: int) -> int:
    """«ووفقا للبيانات المنشورة على الموقع، فإن …»: where the clause begins behind more words of the source; -1 for none."""
    if end >= len(view) or not (view.pos[end] == "ADP" or view.has(end, "prep")):
        return -1
    for k in range(end, min(end + 12, len(view) - 1)):
        if view.key[k] in COMMAS:
            return k + 1 if view.conj[k + 1] and is_particle(view, k + 1) else -1
        if view.pos[k] == "VERB" or view.key[k] in STOPS:
            return -1
    return -1


def _told_behind(view: View, end: int) -> Opener | None:
    """«… نقلا عن مسؤولين القول إن …», «…، وفقا لما ذكره الباحث، فإنه …»: what is said stands behind, not before."""
    at = end + (end < len(view) and view.key[end] in COMMAS)
    if at + 1 >= len(view):
        return None
    if view.bare[at] in word_set("cited_saying") and is_particle(view, at + 1):
        return Opener("that", at + 1)
    answers = at > end and view.conj[at] and view.key[at] != view.bare[at] and view.key[at].startswith(endings("answering"))
    return Opener("that", at) if answers and is_particle(view, at) else None


def _shows_only(view: View, hit: Found, source: Range) -> bool:
    """«كما دانت الجريمة»: behind a verb that things do too, what stands in the speaker's place is a thing."""
    if hit.verb is None or hit.verb.name in verb_names("plain_speech") or hit.verb.act in ("say", "report"):
        return False
    return view.bare[hit.at] in word_set("loose_as") and is_thing(view, source)


def _own_saying(view: View, hit: Found) -> bool:
    """«…، وفق قوله», «بحسب تصريحاته»: whoever spoke last, in a noun with a pronoun."""
    at = hit.last + 1
    return (
        hit.verb is None
        and at < len(view)
        and bool(view.has(at, "pronoun"))
        and (inner_saying(view, at) is not None or view.words[at].stem in word_set("speech_nouns"))
    )


def _occasion(view: View, hit: Found) -> Draft | None:
    """«وفي بيان لها: «…»», «وفي تغريدة للوزير …»: no verb says it, the occasion alone attributes."""
    opener = _quoted_opener(view, hit) or _phrase_opener(view, hit)
    if opener is None:
        return None
    source: Range | None
    addressee: Range | None
    opens = hit.at == 0 or view.conj[hit.at]
    first = _past_description(view, hit.last + 1) if opens else hit.last + 1
    if is_addressee(view, first):
        source, addressee = None, (first, addressee_end(view, first, opener.at))
    else:
        source, addressee = source_after(view, first, opener.at)
    if source is not None and not can_speak(view, source):
        source = None
    return Draft(
        cue=(hit.cue_from, hit.last), entry=hit.phrase.name, act=hit.phrase.act, opener=opener, source=source,
        addressee=addressee, implicit=source is None, agreement=("", "p") if source is None else None, goes_on=True,
        begins=hit.at, rule="phrase_occasion",
    )  # fmt: skip


def _quoted_opener(view: View, hit: Found) -> Opener | None:
    """A quotation of four words and more near the phrase, with no particle or colon before it."""
    for i in range(hit.last + 1, min(len(view), hit.last + 12)):
        if is_particle(view, i) or view.key[i] == ":" or view.key[i] in STOPS:
            return None
        if view.is_open(i) and view.close[i] - i > 4:
            return Opener("quote", i)
    return None
