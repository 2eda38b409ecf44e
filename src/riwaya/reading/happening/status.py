"""Whether it happened, according to whoever tells it: from negation, tense, mood and the act of the claim it stands in."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.arabic.happenings import NOMINAL, PARTICIPIAL, PAST, PHRASAL, PRESENT, endings, grammar
from riwaya.model import Claim, Word
from riwaya.reading.happening.triggers import Trigger, hosts
from riwaya.reading.happening.view import STOPS, View
from riwaya.span import Span, begins_in, span_of

BACK, AHEAD, BESIDE = 8, 6, 4
NEGATED = 3
MOODS = ("planned", "possible", "proposed", "ongoing")
BY_ACT = {
    "deny": "denied",
    "reject": "rejected",
    "vow": "planned",
    "threaten": "planned",
    "call": "proposed",
    "demand": "proposed",
    "ask": "proposed",
    "propose": "proposed",
    "expect": "possible",
}
OPENING = frozenset("«“(")
BREAKS = STOPS | frozenset('،,:;»"”)(«“')


class Verdict(NamedTuple):
    """The status and the words that say so."""

    status: str
    evidence: tuple[Span, ...] = ()


def status_of(view: View, trigger: Trigger, claim: Claim | None, headline: bool) -> Verdict:
    """The first of: a negation before the trigger, the claim's act, a word of mood before it, talks about it, its tense, its entry."""
    fact = _told_as_fact(view, trigger, claim)
    return (
        _negated(view, trigger)
        or (None if fact else _by_claim(claim))
        or _coming(view, trigger)
        or _by_mood(view, trigger)
        or _as_topic(view, trigger)
        or _purpose(view, trigger)
        or _by_tense(view, trigger, headline)
        or _going_on(view, trigger)
        or Verdict(trigger.rule.status or "happened")
    )


def _negated(view: View, trigger: Trigger) -> Verdict | None:
    for i in view.left(trigger.first, NEGATED):
        word, names = view.words[i], view.names(i)
        if word.form in BREAKS:
            return None
        if not names.isdisjoint(grammar("rejected")):
            return Verdict("rejected", (span_of(word),))
        if not names.isdisjoint(grammar("denied")) or (i == trigger.first - 1 and _negates(view, i, trigger)):
            return Verdict("denied", (span_of(word),))
        if word.pos == "VERB":
            return _not_allowed(view, i)
    return None


def _not_allowed(view: View, verb: int) -> Verdict | None:
    """«لن يسمح بالمسيرة»."""
    if verb == 0 or view.names(verb).isdisjoint(grammar("allow")):
        return None
    word = view.words[verb - 1]
    return Verdict("rejected", (span_of(word),)) if word.stem in grammar("rejected") else None


def _negates(view: View, i: int, trigger: Trigger) -> bool:
    """«لا تقصف», «لا حوار», «دون هجوم»; not «دون طيار»."""
    bare = trigger.role == NOMINAL and view.words[trigger.first].segments[0].kind == "stem"
    if view.words[i].stem in grammar("negation"):
        return bare or _is_present(view, trigger)
    return trigger.role == NOMINAL and not view.names(i).isdisjoint(grammar("without"))


def _told_as_fact(view: View, trigger: Trigger, claim: Claim | None) -> bool:
    """«دعا إلى هدنة بعد مقتل ثلاثة»: the killing is no appeal."""
    for i in view.left(trigger.first, len(view.words)):
        word = view.words[i]
        if claim is not None and not any(begins_in(word, c) for c in claim.content):
            return False
        if not view.names(i).isdisjoint(grammar("fact")):
            return True
    return False


def _by_claim(claim: Claim | None) -> Verdict | None:
    if claim is None:
        return None
    status = "denied" if claim.polarity == "negative" else BY_ACT.get(claim.act)
    return Verdict(status, (claim.cue,)) if status else None


def _by_mood(view: View, trigger: Trigger) -> Verdict | None:
    for i in view.left(trigger.first, BACK):
        word, names = view.words[i], view.names(i)
        if (word.form in BREAKS and not (i == trigger.first - 1 and word.form in OPENING)) or not names.isdisjoint(
            grammar("fact")
        ):
            return None
        if is_future(word) or _puts_off(view, i):
            return Verdict("planned", (span_of(word),))
        if not names.isdisjoint(grammar("failed")):
            return Verdict("denied", (span_of(word),))
        for mood in MOODS:
            if not names.isdisjoint(grammar(mood)):
                none = i > 0 and view.words[i - 1].stem in grammar("negation")
                return Verdict("denied" if none else mood, (span_of(word),))
    return None


def _puts_off(view: View, i: int) -> bool:
    """«أجل البرلمان التصويت»; «من أجل» plans nothing."""
    return view.words[i].stem in grammar("planned_verb") and (i == 0 or view.words[i - 1].stem not in grammar("of"))


def _as_topic(view: View, trigger: Trigger) -> Verdict | None:
    """«محادثات بشأن انسحاب القوات», «موافقة على تشكيل فوجين»."""
    at = trigger.first - 1
    if trigger.role != NOMINAL and trigger.role != PHRASAL:
        return None
    if at < 1 or trigger.rule.type not in grammar("topic_types") or view.names(at).isdisjoint(grammar("topic")):
        return None
    for i in view.left(at, BACK):
        if view.words[i].form in BREAKS:
            return None
        if not view.names(i).isdisjoint(grammar("talks")):
            return Verdict("proposed", (span_of(view.words[i]),))
    return None


def _purpose(view: View, trigger: Trigger) -> Verdict | None:
    """«خرج الرتل لمهاجمة البلدة»: the masdar of a verb behind ل is what is meant to be."""
    word, i = view.words[trigger.first], trigger.first
    bare = word.segments[0].key in grammar("purpose") and all(part.kind != "article" for part in word.segments)
    if trigger.role != NOMINAL or not trigger.rule.takes or not bare or i == 0:
        return None
    if hosts(view.words[i - 1]) or view.near(view.left(i, BESIDE), grammar("not_purpose")):
        return None
    return Verdict("planned", (span_of(word),))


def _by_tense(view: View, trigger: Trigger, headline: bool) -> Verdict | None:
    word = view.words[trigger.first]
    if is_future(word):
        return Verdict("planned", (span_of(word),))
    if not _is_present(view, trigger):
        return None
    before = view.words[trigger.first - 1] if trigger.first else None
    if before is not None and before.stem in grammar("maybe"):
        return Verdict("possible", (span_of(before),))
    if (
        headline
        or trigger.rule.type not in grammar("lasting")
        or view.near(view.left(trigger.first, BESIDE), grammar("past_frame"))
    ):
        return None
    return Verdict("ongoing", (span_of(word),))


def is_future(word: Word) -> bool:
    """«سيقصف»; «سيرناندو» is a name."""
    return any(part.kind == "future" for part in word.segments) and word.pos not in ("PROPN", "NOUN", "ADJ")


def _is_present(view: View, trigger: Trigger) -> bool:
    """By the form of a verb; the first word of a phrase by its letters."""
    if trigger.role != PHRASAL:
        return trigger.role == PRESENT
    word: Word = view.words[trigger.first]
    return word.pos in ("VERB", "AUX") and len(word.stem) > 3 and word.stem.startswith(endings("present_prefixes"))


def _coming(view: View, trigger: Trigger) -> Verdict | None:
    """«يصوت المجلس غدا», «حظر التجول سيفرض»; a verb of the past is over whatever follows."""
    if trigger.role in (PAST, PARTICIPIAL):
        return None
    for i in view.right(trigger.last, BESIDE - 1):
        if is_future(view.words[i]):
            return Verdict("planned", (span_of(view.words[i]),))
    return _behind(view, trigger, "coming", AHEAD, "planned")


def _going_on(view: View, trigger: Trigger) -> Verdict | None:
    """«القصف لا يزال مستمرا», «عملية واسعة تجري», «انقطعت الكهرباء منذ الجمعة»."""
    found = _behind(view, trigger, "still", BESIDE, "ongoing")
    if found is None and trigger.role in (NOMINAL, PHRASAL):
        found = _behind(view, trigger, "going", BESIDE, "ongoing")
    if found is None and trigger.rule.type in grammar("since_types"):
        found = _behind(view, trigger, "since", AHEAD, "ongoing")
    return found


def _behind(view: View, trigger: Trigger, words: str, reach: int, status: str) -> Verdict | None:
    for i in view.right(trigger.last, reach):
        if view.words[i].form in STOPS:
            return None
        if not view.names(i).isdisjoint(grammar(words)):
            return Verdict(status, (span_of(view.words[i]),))
    return None
