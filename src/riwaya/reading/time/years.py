"""Years and what they are made of: «عام 2012», «2003-2011», «القرن التاسع عشر», «الربع الأول من 2014», «صيف 2012», «الثمانينيات»."""

from __future__ import annotations

from riwaya.arabic.lexicon import time_list, time_words
from riwaya.reading.time import hijri
from riwaya.reading.time.bounds import SEASON_STARTS
from riwaya.reading.time.dates import can_count, spanning, year_told
from riwaya.reading.time.grammar import Found, Rule, Value

HIJRI_YEARS = range(1340, 1500)


def year(found: Found) -> Value | None:
    if found.has("hy"):
        return spanning(hijri.year_bounds(int(found.form("hy")), int(found.form("hy"))))
    return Value(found.form("y"), "date")


def old_year(found: Found) -> Value | None:
    """«(سان سيمون - 1821)», «(1805-1849)»: in brackets, where nothing is counted."""
    return None if _counts(found) or found.form("y").endswith("00") else year(found)


def _counts(found: Found) -> bool:
    """«تم إنجاز (1526) مشروعا»: what the number counts stands behind the bracket."""
    behind, at = found.around[1], found.tape.at[found.match.end() - 1] + 2
    if behind is None or behind.key not in time_words("closing"):
        return can_count(behind)
    beyond = found.tape.words[at] if at < len(found.tape.words) else None
    return beyond is not None and beyond.pos in ("NOUN", "ADJ") and beyond.segments[0].kind == "stem"


def year_in(found: Found) -> Value | None:
    """«في 2015», «(2015)»."""
    bracketed = found.word_before() in time_words("opening")
    return None if bracketed and _counts(found) and found.around[1] and found.around[1].key in time_words("closing") else year(found)


def year_padded(found: Found) -> Value | None:
    """«170 هـ - 786 م» is 0786."""
    number = int(found.form("y"))
    return Value(f"{number:04}", "date") if number < 2100 else None


def year_of_event(found: Found) -> Value | None:
    """«مونديال البرازيل 2014»: behind a noun, and before none that it could count."""
    before, behind = found.around
    if (before and before.key in time_list("no_year_behind")) or found.next_word() in time_words("era_of_year"):
        return None  # «الرقم 1900», «2000 م2»
    named = before is not None and before.pos in ("NOUN", "PROPN", "ADJ")
    return year(found) if named and not can_count(behind) and 1900 <= int(found.form("y")) <= 2050 else None


def year_beside(found: Found) -> Value | None:
    """«بين 2011 و2013», not «ارتفع إلى 1916 قتيلا»."""
    return None if can_count(found.around[1]) else year(found)


def year_of_era(found: Found) -> Value | None:
    """«2015م»; not the square metres of «2000 م2»."""
    return None if found.next_word()[:1].isdigit() else year(found)


def year_in_words(found: Found) -> Value | None:
    """«عام ألفين وخمسة عشر»."""
    number = found.number("n", "numbers")
    return Value(str(number), "date") if 1000 < number < 2100 else None


def century(found: Found) -> Value:
    """«القرن التاسع عشر» began in 1800: 18."""
    number = found.number("n", "ordinals", "the_tens")
    if found.has("hijra"):
        first, last = (hijri.year_about(100 * n) for n in (number - 1, number))
        return Value(f"{first:04}/{last:04}", "date")
    return Value(f"{number - 1:02}", "date")


def part_of_year(found: Found) -> Value | None:
    """«الربع الأول من العام الماضي» is 2014-Q1; a half of a century is that century."""
    if found.has("century"):
        return Value(f"{found.number('c', 'ordinals', 'the_tens') - 1:02}", "date")
    number = found.number("n", "ordinals", "first_day")
    named = year_told(found) or "XXXX"
    return Value(f"{named}-{found.value('part', 'year_parts')}{number}", "date") if number <= 4 else None


def years(found: Found) -> Value | None:
    """«العام الدراسي 2014 - 2015» is one time."""
    first, last = found.form("yy").split("/") if found.has("yy") else (found.form("y"), found.form("z"))
    if int(first) in HIJRI_YEARS and int(last) in HIJRI_YEARS:
        return spanning(hijri.year_bounds(int(first), int(last))) if first < last else None  # «العام الجامعي 1436/1437هـ»
    return Value(f"{first}/{last}", "date") if int(first) < int(last) <= 2100 else None


def season(found: Found) -> Value | None:
    """«صيف 2012»; «الصيف الماضي» in October is this year's, «الصيف المقبل» in May too."""
    name, named = str(found.value("s", "seasons", "the_seasons")), year_told(found)
    if named is not None or found.today is None:
        return Value(f"{named or 'XXXX'}-{name}", "date")
    step = int(found.value("rel", "gone", "going", "coming")) if found.has("rel") else 0
    over, ahead = found.today.month >= SEASON_STARTS[name] + 3, found.today.month < SEASON_STARTS[name]
    this_one = (step < 0 and over) or (step > 0 and ahead)
    return Value(f"{found.today.year + (0 if this_one else step)}-{name}", "date")


def decade(found: Found) -> Value:
    return Value(str(found.value("d", "decades")), "date")


RULES = (
    Rule("week_of_year", "{during}? {the_week}(?:{ordinals}|{latest}){from}{year}(?P<y>{yyyy}){era_of_year}?", year),
    Rule("years", "(?P<yy>{two_years})|(?P<y>{yyyy})(?:{dash}|{slash})(?P<z>{yyyy})", years),
    Rule("school_year", "{PRE}? {EDGE}? {year}{school}(?:(?P<yy>{two_years})"
         "|(?P<y>{yyyy}|{hijri_year})(?:{dash}|{slash})(?P<z>{yyyy}|{hijri_year})){hijra}?", years),
    Rule("year", "{PRE}? {EDGE}? {year}{REL}?{comma}?(?P<y>{yyyy}|{old_year}){era_of_year}?", year),
    Rule("hijri_year", "{PRE}? {EDGE}? {year}{REL}?(?P<hy>{hijri_year}){hijra}?", year),
    Rule("year_behind", "(?:{PRE}{EDGE}?|{EDGE}) (?P<y>{yyyy}){era_of_year}?", year),
    Rule("year_in", "(?:{in}|{opening})(?P<span>(?P<y>{yyyy}){era_of_year}?)", year_in),
    Rule("year_of_two_eras", "{hijra}{dash}(?P<span>(?P<y>{int}){era_of_year})", year_padded),
    Rule("year_beside", "(?:w|{dash}|{between}|{from}|{to}|{on})(?P<span>(?P<y>{yyyy}){era_of_year}?)", year_beside),
    Rule("year_of_era", "(?P<y>{yyyy}){era_of_year}", year_of_era),
    Rule("old_year", "(?:{opening}|{dash})(?P<span>(?P<y>{old_year}))", old_year),
    Rule("year_in_words", "{PRE}? {EDGE}? {year}(?P<n>{numbers}(?:w{numbers}{teen}?)+)", year_in_words),
    Rule("century", "{PRE}? {EDGE}? {the_century}{ORDINAL}(?P<hijra>{hijra})?", century),
    Rule("part_of_year", "{during}? (?P<part>{year_parts}){ORDINAL}{from}(?:{year}?(?:(?P<y>{yyyy}){era_of_year}?|{WORDS_OF_YEAR})|"
         "{the_year}(?P<yrel>{gone}|{going}|{coming})|(?P<this_year>{this}{the_year})"
         "|(?P<century>{the_century})(?P<c>{ordinals}{teen}?(?:w{the_tens})?))", part_of_year),
    Rule("year_of_event", "(?P<y>{yyyy})", year_of_event),
    Rule("season", "{PRE}? {EDGE}? (?:{season}(?P<s>{the_seasons}){REL}?|(?P<s>{the_seasons}){YEAR}|(?P<s>{the_seasons}){REL}"
         "|{this}(?P<s>{the_seasons}))", season),
    Rule("season_of_year", "{PRE}? {EDGE}? (?P<s>{seasons})(?:{YEAR}|{OF_YEAR}|(?P<this_year>{this}{the_year}))", season),
    Rule("decade", "{PRE}? {EDGE}? {decade}? (?P<d>{decades})(?:{from}?{the_century}(?:{gone}|{ORDINAL}))?", decade),
)  # fmt: skip
