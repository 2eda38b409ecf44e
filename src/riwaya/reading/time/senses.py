"""What «اليوم» and «غد» say besides a day: these days («عالم اليوم»), some day («اليوم الذي …»), a name («صحيفة اليوم»)."""

from __future__ import annotations

from riwaya.arabic.lexicon import time_letters, time_list, time_words
from riwaya.model import Word
from riwaya.reading.time.grammar import Found
from riwaya.reading.time.tense import is_present

NEAR, STATE = 4, 6


def is_nowadays(found: Found) -> bool:
    """«أصبح العالم اليوم», «نراها اليوم», «عالم اليوم»: not the day of the report."""
    alone = found.match.start("o") == found.match.start() and not found.has("adverb")
    if not alone or found.value("o", "offsets", "tomorrow") != 0 or found.word_before() in time_words("in"):
        return False
    if found.bare_before() in time_list("of_the_day") or _is_described(found.around[1]):
        return False
    last = found.tape.at[found.match.end() - 1]
    behind = [word.key for word in found.tape.words[last + 1 : last + NEAR] if word.key not in time_list("already")]
    before = {found.word_before(), found.bare_before()}
    beside = bool(before & time_list("nowadays_of")) or bool(time_list("nowadays_behind").intersection(behind[:1]))
    return beside or bool(time_list("ever").intersection(behind)) or _opens_a_habit(found) or _lives_now(found)


def _opens_a_habit(found: Found) -> bool:
    """«واليوم نعرف أن …», «واليوم، وبعد عام»: what is so these days; «أمس واليوم», «واليوم يلتقي …», «واليوم أعلن …» are days."""
    at = found.tape.at[found.match.start()]
    row = found.tape.words[at : at + NEAR]
    if row[0].segments[0].kind != "conj" or found.word_before() in time_words("yesterday"):
        return False
    behind = next((word for word in row[1:] if word.key not in time_words("comma")), None)
    if behind is None or behind.pos == "PUNCT" or behind.segments[0].kind == "future":
        return False
    return behind.pos not in ("VERB", "AUX") or (is_present(behind) and behind.stem not in time_list("starting"))


def _lives_now(found: Found) -> bool:
    """«التحديات التي نعيشها اليوم»: the nearest verb before it tells what is so, and not what was done on a day."""
    at = found.tape.at[found.match.start()]
    for back, word in enumerate(reversed(found.tape.words[max(0, at - STATE) : at]), 1):
        if found.bare_before(back) in time_list("of_nowadays"):
            return not found.ahead
        if word.pos in ("PUNCT", "VERB", "AUX"):
            return False
    return False


def is_of_some_day(found: Found) -> bool:
    """«ننتظر اليوم الذي …», «في غد أفضل»: a day that no calendar names."""
    if not found.has("o") or any(found.has(group) for group in ("part", "adverb", "wd", "pre", "edge")):
        return False
    if found.form("o") in time_list("some_tomorrow"):
        behind = found.around[1]
        bare = found.word_before() not in time_words("day") and found.match.start("o") == found.match.start()
        return bare and behind is not None and behind.pos in ("ADJ", "NOUN") and behind.segments[0].kind == "stem"
    return found.next_word() in time_list("which")


def future_behind(found: Found) -> bool:
    """Does a verb in the present or future say what the day will bring?"""
    last = found.tape.at[found.match.end() - 1]
    verbs = (word for word in found.tape.words[last + 1 : last + NEAR] if word.pos in ("VERB", "AUX"))
    verb = next(verbs, None)
    return verb is None or is_present(verb) or any(part.kind == "future" for part in verb.segments)


def is_a_name(found: Found) -> bool:
    """«اليوم العالمي للمسرح», «صحيفة اليوم», «اليوم» in quotation marks."""
    before, behind = found.around
    if behind is not None and behind.key in time_list("no_yesterday_before"):
        return True
    if found.value("o", "offsets", "tomorrow") != 0 or found.has("part"):
        return False
    if before is not None and before.key in time_words("in"):
        return True  # «كوبان في اليوم»
    quoted = before is not None and behind is not None and before.form in '«"([' and behind.form in '»")]'
    return _is_described(behind) or quoted or _ends_a_title(found) or found.behind("day_named_today")


def _is_described(behind: Word | None) -> bool:
    """«اليوم العالمي»"""
    return behind is not None and behind.pos == "ADJ" and behind.key.startswith(time_letters("article"))


def _ends_a_title(found: Found) -> bool:
    """«الأهرام اليوم» in quotation marks, with nothing but one name before it."""
    words, at, behind = found.tape.words, found.tape.at[found.match.start()], found.around[1]
    closes = behind is not None and behind.form in '»"”'
    return closes and at > 1 and words[at - 2].form in '«"“' and words[at - 1].pos in ("NOUN", "PROPN")
