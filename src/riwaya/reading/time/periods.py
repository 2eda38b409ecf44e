"""Periods counted from the report's date, and times that name none: «الأسبوع الماضي», «هذا العام», «الآن», «الفترة الأخيرة»."""

from __future__ import annotations

from riwaya.arabic.lexicon import time_letters, time_list, time_words
from riwaya.reading.time.bounds import bounds
from riwaya.reading.time.calendar import UNKNOWN, period, weekend_before
from riwaya.reading.time.durations import COUNTED, DEFINITE, duration, stretch
from riwaya.reading.time.grammar import NO_TIME, Found, Rule, Value
from riwaya.reading.time.tense import is_present

OFFICE, FAR_VERB = 4, 12
COLON = ":"
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def unit(found: Found) -> Value | None:
    """«الأسبوع الماضي» is the ISO week before the report's."""
    name = str(found.value("u", "the_unit"))
    if name not in UNKNOWN:
        return None
    if found.has("two"):
        return Value(period(found.today, name, -2), "date")
    if found.has("two_on"):
        return Value(period(found.today, name, 2), "date")
    latest = found.has("rel") and found.form("rel") in time_words("latest")
    if latest and (name == "D" or found.next_word() in time_words("from")):
        return None  # «الأسبوع الأخير من يوليو», «فعاليات اليوم الأخير»
    behind = found.around[1]
    if not found.has("rel") and not found.has("this") and behind is not None and behind.pos == "ADJ":
        return None  # «خلال العام الدراسي»
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    return Value(period(found.today, name, step), "date")


def rest(found: Found) -> Value | None:
    """«بقية الأسبوع», «ما تبقى من العام»: from the report's day to the end of its week, month or year."""
    around = bounds(period(found.today, str(found.value("u", "the_unit")), 0))
    if found.today is None or around is None:
        return None
    today, last = found.today.isoformat(), around[1].isoformat()
    return Value(today if today == last else f"{today}/{last}", "date")


def unit_told(found: Found) -> Value | None:
    """«الشهر نفسه»: that of the day told of last."""
    name = str(found.value("u", "the_unit"))
    step = int(found.value("step", "next_one")) if found.has("step") else 0
    told = bounds(found.moment.told) if found.moment.told else None
    return Value(period(told[0] if told else found.today, name, step), "date") if name in UNKNOWN else None


def weekend(found: Found) -> Value:
    if found.today is None:
        return Value("XXXX-WXX-WE", "date")
    if not found.has("rel") and not (found.has("end") and found.ahead):
        return Value(weekend_before(found.today), "date")
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    return Value(f"{period(found.today, 'W', step)}-WE", "date")


def era(found: Found) -> Value | None:
    governed = found.has("pre") or found.word_before() in time_words("in")
    if found.form("rel") in time_words("latest"):
        if found.next_word() in time_words("from"):
            return None  # «الفترة الأخيرة من الحكم»
        if found.form("era") not in time_list("eras") and not governed:
            return None  # «المرحلة الأخيرة من الخطة», «بلغ المرحلة الأخيرة»
    return Value(REFERENCES[int(found.value("rel", "gone", "going", "coming", "next_one")) + 1], "reference")


def vague(found: Found) -> Value | None:
    """«حاليا»; not «قريبا من حجمه», nor the «سابقا» of a former office."""
    if found.next_word() == COLON:
        return NO_TIME  # «أخيرا:» is at last
    if found.form("v") in time_words("at_last") and _is_adjective(found):
        return NO_TIME  # «جعل الطلاق حلا أخيرا»
    if found.form("v") in time_words("no_time_before") and found.next_word() in time_words("from"):
        return NO_TIME
    if found.form("v") in time_list("of_offices") and not found.near_a_verb(OFFICE):
        return NO_TIME
    return Value(str(found.value("v", "vague", "at_last", "gone_alone")), "reference")


def _is_adjective(found: Found) -> bool:
    """Does an indefinite noun in the accusative stand before it?"""
    before = found.around[0]
    return before is not None and before.pos == "NOUN" and before.form.endswith(time_letters("alef")) and before.segments[0].kind == "stem"


def later(found: Found) -> Value:
    """«قال في وقت لاحق» was, «سيعلن لاحقا» is to come, and so is «لقراءتها لاحقا»."""
    named = found.word_before().startswith(time_letters("article"))  # «المعروفة لاحقا بـ…»
    past = not found.ahead and (named or found.near_a_verb(FAR_VERB) or _past_behind(found))
    return Value(REFERENCES[0 if past else 2], "reference")


def _past_behind(found: Found) -> bool:
    """«وفي وقت لاحق، أعلنت …»."""
    last = found.tape.at[found.match.end() - 1]
    verbs = (word for word in found.tape.words[last + 1 : last + OFFICE] if word.pos in ("VERB", "AUX"))
    verb = next(verbs, None)
    return verb is not None and not is_present(verb)


def then(found: Found) -> Value:
    """«آنذاك»: the time told of just before, else the past; «تلك الفترة» is none of its days."""
    if found.word_before() in time_words("in") and not time_list("due").isdisjoint(key.key for key in found.entries()):
        return NO_TIME  # «صرف الرواتب في وقتها»
    told, since = found.moment.told, found.tape.at[found.match.start()] - found.moment.told_at
    if told is None or since > FAR_VERB or (found.has("that") and found.moment.of_a_day):
        return Value("PAST_REF", "reference")
    return Value(told, "date")


RULES = (
    Rule("unit", "{PRE}? {during}? (?:{EDGE}|{SOME_TIME})? (?P<u>{the_unit}) "
         "{RELATED}", unit),
    Rule("rest", "(?:{rest}|{what}{remains}{from}) {this}? (?P<u>{the_week}|{the_month}|{the_year}|{the_day}) {REL}?", rest),
    Rule("this_unit", "{PRE}? {during}? (?:{EDGE}|{SOME_TIME})? (?P<this>{this}) (?P<u>{the_week}|{the_month}|{the_year}) {REL}?", unit),
    Rule(
        "unit_told",
        "{PRE}? {during}? {EDGE}? (?:(?P<u>{the_unit})(?:{same}|(?P<step>{next_one}))|{that}(?P<u>{the_unit}))",
        unit_told,
    ),
    Rule("weekend", "{PRE}? {during}? (?:{weekend}?(?P<end>{end_of})|{weekend}){the_week}{REL}?", weekend),
    Rule("stretch", f"(?:{{during}}|{{PRE}}|{{on}}{{within}}|{{in}}{{within}})? {DEFINITE} {{few}}? {{REL}}", stretch),
    Rule("last_lot", f"{{during}}? {{last_of}} {COUNTED}", duration),
    Rule("throughout", "{throughout}(?P<one>{the_unit})", duration),
    Rule("in_this_unit", "{during}(?P<u>{the_week}|{the_month}|{the_year})", unit),
    Rule("era", "(?P<pre>{during})? (?P<era>{era}) {REL}", era),
    Rule("lately", "(?<!w)(?P<v>{at_last})", vague),
    Rule("vague", "{until}? (?P<v>{vague})", vague),
    Rule("later", "{later}|{some_time}{later_one}", later),
    Rule("then", "{until}? (?:{then}|(?P<that>{that}){era})", then),
    Rule("gone_alone", "{in}(?P<span>(?P<v>{gone_alone}))(?![^.|])", vague),
)
