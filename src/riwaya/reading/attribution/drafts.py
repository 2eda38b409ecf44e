"""The sayings of one sentence before their contents are measured: cue, where the content opens, who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from riwaya.arabic.lexicon import Verb, time_words, word_set
from riwaya.reading.attribution.cues import Cue, cue_at, cues_of
from riwaya.reading.attribution.openers import Opener, find_opener, is_particle
from riwaya.reading.attribution.phrases import Found, inner_saying, phrases_of, source_after
from riwaya.reading.attribution.sources import (
    Range,
    Speakers,
    adverbial_end,
    can_head,
    left_source,
    middle,
    split_object,
)
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word

OBJECT_FRAMES = frozenset(("to", "accuse", "describe", "blame"))


class Draft(Struct, frozen=True, kw_only=True):
    """One saying: its cue is words cue[0] … cue[1]; `begins` is where its clause begins, -1 inside another's content."""

    cue: Range
    entry: str
    act: str
    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "past"
    opener: Opener | None
    source: Range | None = None
    addressee: Range | None = None
    when: Range | None = None
    implicit: bool = False
    source_kind: str | None = None
    begins: int = -1
    rule: str
    backwards: bool = False
    after: int = -1
    shares: int = -1
    quoted: tuple[Range, ...] = ()


def drafts_of(view: View) -> list[Draft]:
    """All sayings of the sentence in the order of their cues."""
    found = phrases_of(view)
    taken = {i for hit in found for i in range(hit.at, hit.last + 1)}
    drafts = [draft for hit in found if (draft := from_phrase(view, hit)) is not None]
    for cue in cues_of(view):
        if cue.at not in taken:
            drafts.extend(from_verb(view, cue))
    return sorted(drafts, key=lambda d: d.cue)


def from_verb(view: View, cue: Cue) -> Iterator[Draft]:
    """The saying of a verb, or none when nothing that it could say follows."""
    if (short := _points_back(view, cue) or _as_seen(view, cue) or _inverted(view, cue)) is not None:
        yield short
        return
    opener = find_opener(view, cue)
    if opener is None or not _believable(view, cue, opener):
        return
    relay = _relay(view, cue, opener)
    if relay >= 0:
        yield from _relayed(view, cue, opener, relay)
        return
    who, opener = _speakers(view, cue, opener)
    yield _verb_draft(view, cue, opener, who)


def _points_back(view: View, cue: Cue) -> Draft | None:
    """«مكاسب جديدة أكد بعضها مسؤول», «أكد صحتها مصدر»: what was said before is all that is said."""
    at = cue.last + 1
    if at + 1 >= len(view) or view.key[at] not in word_set("pointers") or cue.participle:
        return None
    source, _ = source_after(view, at + 1, view.limit(cue.at))
    if source is None or not can_head(view, source[0]):
        return None
    draft = _verb_draft(view, cue, Opener("pointer", at), Speakers(source))
    return structs.replace(draft, begins=cue.at)


def _inverted(view: View, cue: Cue) -> Draft | None:
    """«…»، قال الوزير، «…»: the quotation before the verb, and the one behind its subject when it goes on."""
    last = cue.at - 1
    if last >= 0 and view.key[last] in COMMAS:
        last -= 1
    mark = next((m for m, close in view.close.items() if close == last and view.is_open(m)), -1)
    if mark < 0 or last - mark < 3 or view.conj[cue.at] or cue.participle or "quote" not in cue.form.verb.frames:
        return None
    own = find_opener(view, cue)
    if (own is not None and own.kind != "quote") or any(cue_at(view, i) is not None for i in range(mark)):
        return None  # the quotation belongs to another verb, or this one has its own clause
    source, addressee = source_after(view, cue.last + 1, view.limit(cue.at))
    if source is None or not can_head(view, source[0]):
        return None
    again = source[1] + 1
    while again < len(view) and view.key[again] in COMMAS:
        again += 1
    goes_on = again < len(view) and view.is_open(again) and view.close[again] < len(view)
    quoted = ((mark + 1, last - 1), (again + 1, view.close[again] - 1)) if goes_on else ((mark + 1, last - 1),)
    draft = _verb_draft(view, cue, Opener("quote", mark), Speakers(source, addressee))
    return structs.replace(draft, quoted=quoted, rule="inverted")


def _as_seen(view: View, cue: Cue) -> Draft | None:
    """«فيما يراه المعارضون محاولة …», «ما يعتبره الجيش خرقا»: subject, and then what they see in it."""
    if not cue.pronoun or cue.form.verb.act != "believe" or view.bare[cue.at - 1] not in ("فيما", "ما", "بما", "لما"):
        return None
    end = next((i for i in range(cue.last + 1, len(view)) if view.is_mark(i)), len(view))
    if end <= cue.last + 2:
        return None
    subject, seen = split_object(view, cue, cue.last + 1, end - 1)
    return _verb_draft(view, cue, Opener("noun", seen[0]), Speakers(subject)) if seen else None


def _believable(view: View, cue: Cue, opener: Opener) -> bool:
    """A participle has its content near; a verb that is a cue only sometimes needs a clause or marks."""
    if not _right_object(view, cue, opener) or _narrates(view, cue, opener) or _hides_name(view, cue):
        return False
    if cue.participle and opener.at - cue.last > (12 if opener.kind == "that" else 8):
        return False
    if cue.form.verb.sure or (cue.form.verb.name in word_set("relaying") and _relay(view, cue, opener) >= 0):
        return True
    if opener.kind == "prep" and opener.at + 1 < len(view) and view.is_open(opener.at + 1):
        return True
    return opener.kind in ("quote", "colon") or (
        opener.kind == "that" and opener.at - cue.last <= (14 if view.conj[cue.at] else 7)
    )


def _narrates(view: View, cue: Cue, opener: Opener) -> bool:
    """«ويذكر أن …», «يشار إلى أن …»: the outlet itself reminds its readers."""
    return view.bare[cue.at] in word_set("narration") and opener.at == cue.last + 1


def _hides_name(view: View, cue: Cue) -> bool:
    """«طلب عدم ذكر اسمه», «رفض الكشف عن هويته» asks for silence and says nothing."""
    near = range(cue.last + 1, min(cue.last + 6, len(view)))
    return cue.form.verb.act in ("ask", "reject", "demand") and any(view.key[i] in word_set("identity") for i in near)


def _right_object(view: View, cue: Cue, opener: Opener) -> bool:
    """«تبنى المجلس قرارا» claims no attack; «يعتبر السد الأكبر» says nothing of anybody's belief."""
    if opener.kind not in ("noun", "prep"):
        return True
    name = cue.form.verb.name
    if name in word_set("claiming_verbs"):
        return any(view.words[i].stem in word_set("claimable") for i in range(opener.at, min(opener.at + 3, len(view))))
    if name not in word_set("copular_verbs") or cue.participle:
        return True
    left = left_source(view, cue).source
    if left is not None:
        return kind_of_word(view.bare[left[0]]) is not None
    return cue.form.form.tense == "past" and opener.at > cue.last + 1


def _verb_draft(view: View, cue: Cue, opener: Opener, who: Speakers) -> Draft:
    verb = cue.form.verb
    return Draft(
        cue=(cue.at, cue.last),
        entry=verb.name,
        act=verb.act,
        certainty=verb.certainty,
        polarity="negative" if cue.negated != (verb.polarity == "negative") else "positive",
        tense="past" if cue.form.form.tense != "present" else "present",
        opener=opener,
        source=who.source,
        addressee=who.addressee,
        when=said_when(view, cue, opener),
        implicit=who.source is None,
        begins=_begins(view, cue, who),
        rule="left_subject" if who.left else f"verb_{opener.kind}",
    )


def said_when(view: View, cue: Cue, opener: Opener) -> Range | None:
    """The day between the cue and its content, or right before the cue: «ويوم السبت قالت …»."""
    for i in range(cue.last + 1, min(opener.at, len(view))):
        if _names_day(view, i):
            return i, adverbial_end(view, i, opener.at)
    for i in range(max(0, cue.at - 3), cue.at):
        if _names_day(view, i) and adverbial_end(view, i, cue.at) == cue.at - 1:
            return i, cue.at - 1
    return None


def _names_day(view: View, i: int) -> bool:
    """«يوم السبت», «مساء أمس», «أمس», «السبت»."""
    day = view.bare[i] in time_words("weekdays") or view.bare[i] in time_words("offsets")
    following = view.bare[i + 1] if i + 1 < len(view) else ""
    named = following in time_words("weekdays") or following in time_words("offsets")
    return day or (view.bare[i] in word_set("day_nouns") and named)


def _speakers(view: View, cue: Cue, opener: Opener) -> tuple[Speakers, Opener]:
    """Source and addressee; where the verb takes an object that belongs to the content, the opener moves to it."""
    frames = set(cue.form.verb.frames)
    left = left_source(view, cue)
    who = middle(view, cue, opener.at)
    takes_object = bool(frames & OBJECT_FRAMES) and not cue.pronoun
    if left.source and who.source and not takes_object and opener.kind != "noun":
        left = Speakers()
    if cue.participle or left.source or _speaks_already(cue):
        found = Speakers(left.source, who.addressee, who.source, left.source is not None)
    elif who.source and takes_object:
        subject, target = split_object(view, cue, *who.source)
        alone = target is None and "describe" in frames and _is_described(view, subject[0])
        found = Speakers(None if alone else subject, who.addressee, subject if alone else target)
    else:
        found = Speakers(who.source, who.addressee)
    return _place_object(frames, found, opener)


def _is_described(view: View, head: int) -> bool:
    """«ووصف القتال بأنه شرس»: no kind of speaker, so it is what is described."""
    return view.conj[head - 1] and view.pos[head] == "NOUN" and kind_of_word(view.bare[head]) is None


def _speaks_already(cue: Cue) -> bool:
    """«وحثوا أنقرة»: a plural before its noun has its subject in itself."""
    form = cue.form.form
    return form.number == "p" and form.person == 3 and not cue.participle


def _place_object(frames: set[str], who: Speakers, opener: Opener) -> tuple[Speakers, Opener]:
    if who.object is None:
        return who, opener
    if "to" in frames:
        return Speakers(who.source, who.addressee or who.object, None, who.left), opener
    if opener.kind in ("prep", "that") or frames & {"accuse", "describe", "blame", "noun"}:
        if opener.kind == "colon":
            return who, opener
        return who, Opener("object", who.object[0])
    return who, opener


def _begins(view: View, cue: Cue, who: Speakers) -> int:
    """The word at which this saying's clause takes over from the one before; -1 where it is nested in it."""
    if cue.participle:
        return cue.at
    if who.left and who.source:
        first = who.source[0]
        return _connective(view, first) if _coordinate(view, first) else -1
    if view.conj[cue.at]:
        return cue.at
    return _connective(view, cue.at) if _coordinate(view, cue.at) else -1


def _coordinate(view: View, first: int) -> bool:
    """A comma or a connective stands before word `first`, not a particle or a relative pronoun."""
    if view.conj[first]:
        return True
    previous = view.bare[first - 1] if first else ""
    if first == 0 or previous in word_set("relatives"):
        return first == 0
    return view.key[first - 1] in COMMAS or previous in word_set("connectives") or _was_led(view, first)


def _was_led(view: View, first: int) -> bool:
    return (
        view.bare[first - 1] in ("كان", "كانت", "ان") and first >= 2 and view.bare[first - 2] in ("الا", "غير", "بيد")
    )


def _connective(view: View, first: int) -> int:
    while first > 0 and (
        view.bare[first - 1] in word_set("connectives")
        or (view.bare[first - 1] == "في" and view.bare[first] == "حين")
        or view.bare[first - 1] in ("ان", "كان", "كانت", "الا", "غير")
    ):
        first -= 1
    return first


def _relay(view: View, cue: Cue, opener: Opener) -> int:
    """The «عن» of «نقلت … عن …»; -1 for other verbs."""
    if cue.form.verb.name not in word_set("relaying"):
        return -1
    for i in range(cue.last + 1, opener.at + 1):
        if view.bare[i] in ("عن", "عنه", "عنها", "عنهم"):
            return i
        if view.bare[i] == "الي" and opener.kind == "that" and i < opener.at:
            return i
    return -1


def _relayed(view: View, cue: Cue, opener: Opener, about: int) -> Iterator[Draft]:
    """نقلت الوكالة عن الوزير قوله إن: the outlet's claim and inside it the speaker's."""
    end = opener.at
    if opener.kind == "prep" and opener.at == about:
        inner_end = next(
            (
                i
                for i in range(about + 1, len(view))
                if is_particle(view, i) or view.key[i] == ":" or inner_saying(view, i)
            ),
            -1,
        )
        if inner_end < 0:
            return
        end = inner_end
        while end < len(view) and not is_particle(view, end) and view.key[end] not in (":",) and not view.is_open(end):
            end += 1
        if end >= len(view):
            return
        opener = Opener("colon", end + 1) if view.key[end] == ":" else Opener("that", end)
    saying = next((i for i in range(about + 1, end) if inner_saying(view, i)), -1)
    outer = middle(view, cue, about) if view.bare[about] in ("عن", "الي") else middle(view, cue, end)
    yield _verb_draft(view, cue, opener, Speakers(outer.source, outer.addressee))
    inner, _ = (
        source_after(view, about + 1, saying if saying > 0 else end)
        if view.bare[about] in ("عن", "الي")
        else (None, None)
    )
    verb: Verb = (inner_saying(view, saying) if saying > 0 else None) or cue.form.verb
    mark = saying if saying > 0 else about
    yield Draft(
        cue=(mark, mark), entry=verb.name, act="say" if verb is cue.form.verb else verb.act, opener=opener,
        source=inner, implicit=inner is None, rule="relayed", shares=cue.at,
    )  # fmt: skip


def from_phrase(view: View, hit: Found) -> Draft | None:
    """The saying of a verbless cue."""
    kind = hit.phrase.kind
    if kind in ("according", "as"):
        return _according(view, hit)
    opener = _phrase_opener(view, hit)
    if opener is None:
        return None
    source = None
    if kind == "statement":
        source, _ = source_after(view, hit.last + 1, opener.at)
    return Draft(
        cue=(hit.cue_from, hit.at if kind == "news" else hit.last), entry=hit.phrase.name, act=hit.phrase.act,
        certainty=hit.phrase.certainty, opener=opener, source=source, implicit=False,
        source_kind=hit.phrase.source_kind, begins=-1 if kind != "statement" else hit.at, rule=f"phrase_{kind}",
    )  # fmt: skip


def _phrase_begins(view: View, hit: Found) -> int:
    """«، بينما تردد أن …» leaves the claim before it; «وسط أنباء عن» stays in it."""
    if hit.phrase.kind == "statement":
        return hit.at
    if hit.phrase.kind == "impersonal" and hit.at and view.bare[hit.at - 1] in word_set("connectives"):
        return _connective(view, hit.at)
    return -1


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
    source, addressee = source_after(view, hit.last + 1, view.limit(hit.at))
    if source is None and not hit.verb:
        return None
    fronted = hit.at <= 1 or all(view.is_mark(i) for i in range(hit.at))
    end = source[1] + 1 if source else hit.last + 1
    if source and not can_head(view, source[0]) and not view.has(source[0], "prep"):
        return None
    return Draft(
        cue=(hit.cue_from, hit.last), entry=hit.verb.name if hit.verb else hit.phrase.name,
        act=hit.verb.act if hit.verb else hit.phrase.act, opener=Opener("rest", end) if fronted else None,
        source=source, addressee=addressee, implicit=source is None, begins=hit.at, backwards=not fronted, after=end,
        rule=f"{'fronted' if fronted else 'trailing'}_{hit.phrase.kind}",
    )  # fmt: skip
