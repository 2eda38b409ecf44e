"""Who speaks where the saying has no source words: the subject of the clause that it goes on from.

«نفذت السلطات ضربات جوية …، قائلة إن …» and «وجه الفنانون انتقادات … واعتبروا أن …» speak for the subject of the verb before.
"""

from __future__ import annotations

from riwaya.arabic.lexicon import endings, word_set
from riwaya.arabic.wordlist import table
from riwaya.reading.attribution.cues import cue_at
from riwaya.reading.attribution.leftward import in_it, left_edge
from riwaya.reading.attribution.nouns import definite, is_masdar
from riwaya.reading.attribution.objects import starts_phrase
from riwaya.reading.attribution.sources import Range, can_head
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.reading.kinds import kind_of_word, listed_kind

LONGEST, LONGEST_CLAUSE = 24, 10
LONGEST_QUOTED = 5
"""Words of a name in quotation marks, with the marks."""
DASHES = frozenset("-–—")


def subject_before(view: View, at: int, gender: str, number: str) -> Range | None:
    """The subject of the nearest main verb before word `at` that agrees with it and can speak; None where there is none."""
    i = at
    while (i := i - 1) >= 0:
        if view.key[i] in DASHES and (opened := _aside(view, i)) >= 0:
            i = opened
            continue
        if i == view.level[at] or (view.key[i] in STOPS and view.level[i] == view.level[at]):
            return None
        if view.level[i] != view.level[at] or not _acts(view, i) or _subordinate(view, i) or not _agrees(view, i, gender, number):
            continue
        if i > 0 and view.bare[i - 1] in word_set("he_is"):
            continue  # «وهي تضع تنظيمه على القائمة»: she
        found = _before_verb(view, i) or _behind_verb(view, i, at)
        if found is not None and number != "p" and many(view, found[0]):
            continue  # one goes on, not «العرب»
        if found is not None and can_speak(view, found) and _same_gender(view, i, found[0], gender):
            return found
    return None


def _same_gender(view: View, i: int, head: int, gender: str) -> bool:
    """«تولى» may be «he took» and «she takes»: its subject tells."""
    key = view.bare[i][1:] if view.has(i, "future") else view.bare[i]
    if not _either(key) or gender not in ("m", "f"):
        return True
    hers = view.bare[head].endswith(endings("her_nouns")) or view.bare[head] in word_set("topic_places")
    return hers == (gender == "f")


def _either(key: str) -> bool:
    return key.startswith(endings("present_her")) and not key.endswith(endings("present_her"))


def _aside(view: View, i: int) -> int:
    """«مارتينو - الذي درب الفريق - عن»: the dash that opens what the one at i closes; -1 where none does."""
    return next((k for k in range(i - 2, max(-1, i - LONGEST), -1) if view.key[k] in DASHES), -1)


def subject_at(view: View, i: int, end: int, gender: str) -> Range | None:
    """The subject of the verb at i, before it or behind it up to `end`, where it can speak and the verb shows that gender."""
    if gender and not _agrees(view, i, gender, "s"):
        return None
    told = None if _present(view, i) else _before_verb(view, i)  # «الوزير يزور المدينة»: a headline among the text
    found = told or _behind_verb(view, i, end)
    fits = found is not None and can_speak(view, found) and not many(view, found[0])
    return found if found is not None and fits and _same_gender(view, i, found[0], gender) else None


def _present(view: View, i: int) -> bool:
    """«يزور», «تصل»; a past verb of أفعال's shape in ت- is rare enough."""
    return view.bare[i].startswith(endings("present_prefixes"))


def ends_in_many(view: View, i: int) -> bool:
    """«حضروا», «يطالبون»."""
    return view.bare[i].endswith(endings("many_endings"))


def several(view: View, words: Range) -> bool:
    """«مسؤولون محليون», «المصادر», «الوزير والمدير»: a source of more than one."""
    head = view.bare[words[0]]
    plural = head.endswith(endings("several_endings")) or head in word_set("plural_sources")
    return plural or any(view.conj[k] for k in range(words[0] + 1, words[1] + 1))


def many(view: View, i: int) -> bool:
    """«المشاركون», «المواطنين»: of a verb before them alone in the singular."""
    return view.bare[i].endswith(endings("plural_endings")) and view.words[i].stem not in word_set("kind_official")


def _acts(view: View, i: int) -> bool:
    """A finite verb: by its tag, or as a form of a verb of speech where the tag says preposition («وعبر أحد الفائزين»)."""
    if view.pos[i] == "VERB" or (i > 0 and view.bare[i - 1] in word_set("before_past")):
        return True
    cue = cue_at(view, i) if view.conj[i] or i == 0 else None
    return (cue is not None and not cue.participle) or _acts_unheard(view, i)


def _acts_unheard(view: View, i: int) -> bool:
    """«شن الأمين العام هجوما …», «أبرق وزير الحربية إلى …»: a verb that the word list takes for a noun, then who did it."""
    first = i == 0 or view.conj[i]
    strange = view.pos[i] == "PROPN" and view.words[i].stem not in table().stems
    if not (strange or (first and view.pos[i] == "NOUN")) or len(view.words[i].segments) > 1 + view.conj[i]:
        return False
    doer = kind_of_word(view.bare[i + 1]) if i + 1 < len(view) else None
    return doer == "official" and kind_of_word(view.bare[i]) is None


def subject_of_clause(view: View, at: int) -> Range | None:
    """«في كلمة ألقاها مرشد الثورة أكد فيها …»: whoever gave the speech in which it was said."""
    if at + 1 >= len(view) or view.bare[at + 1] not in word_set("in_it") or view.conj[at]:
        return None
    for i in range(at - 1, max(0, at - LONGEST_CLAUSE), -1):
        if view.has(i, "pronoun") and view.pos[i] in ("VERB", "NOUN") and not view.has(i, "prep") and view.pos[i - 1] == "NOUN":
            found = _behind_verb(view, i, at)
            return found if found is not None and can_speak(view, found) else None
    return None


def stated_by(view: View, at: int) -> Range | None:
    """«وفي تقرير للدكتورة سارة هادي، تقول إن …»: whose statement it is."""
    last = at - 1 - (view.key[at - 1] in COMMAS)
    for i in range(last, max(-1, last - LONGEST), -1):
        heard = view.pos[i] == "VERB" and view.words[i].stem in table().stems
        if view.key[i] in STOPS or view.key[i] in COMMAS or heard:
            return None
        if view.bare[i] == "في" and view.words[i + 1].stem in word_set("statement_nouns") and i + 2 <= last:
            owner = (i + 2, last)
            return owner if view.has(i + 2, "prep") in word_set("possessing") and _states(view.words[i + 2].stem) else None
    return None


def _states(stem: str) -> bool:
    """An official, a body, a title before a name; «في تصريح لإذاعة الجبل» is said to the station."""
    listed = listed_kind(stem) in ("official", "organization", "government", "group") or f"ال{stem}" in word_set("personal_titles")
    return listed and stem not in word_set("outlets") and f"ال{stem}" not in word_set("outlets")


def in_message(view: View, at: int) -> bool:
    """Said in what the words before name, and no clause of its own."""
    return in_it(view, at) and not view.conj[at]


def sender(view: View, at: int) -> Range | None:
    """«تلقى الملك اتصالا من الوزير أعرب فيه عن …»: whoever the message came from."""
    for i in range(at - 1, 1, -1):
        if view.pos[i] == "VERB" or view.key[i] in STOPS:
            return None
        if view.bare[i] == "من" and can_head(view, i + 1) and can_speak(view, (i + 1, at - 1)):
            near = range(max(0, i - 4), i)
            return (i + 1, at - 1) if any(view.words[k].stem.removesuffix("ا") in word_set("messages") for k in near) else None
    return None


def can_speak(view: View, words: Range) -> bool:
    """An official, a body, a name: by the kind of its head, or a proper name at its start."""
    first = words[0] + (view.is_open(words[0]) and words[0] < words[1])
    if view.bare[first] in word_set("not_speaking") | word_set("all_of"):
        return False
    while first < words[1] and view.bare[first] in word_set("determiners"):
        first += 1
    kind = kind_of_word(view.bare[first]) or kind_of_word(view.words[first].stem)
    people = many(view, first) and bool(view.has(first, "article"))
    return kind not in (None, "document", "reports") or view.pos[first] == "PROPN" or people


def _subordinate(view: View, i: int) -> bool:
    """In a relative clause, after أن, after «بعدما»: not what the sentence is about."""
    before = view.bare[i - 1] if i else ""
    return i > 0 and not view.conj[i] and (before in word_set("relatives") or before in word_set("subordinating"))


def _agrees(view: View, i: int, gender: str, number: str) -> bool:
    """«نفذت» and «تنفذ» are hers or a body's; a plural participle may follow a singular verb: نفذ المقاتلون … قائلين."""
    key = view.bare[i][1:] if view.has(i, "future") else view.bare[i]
    feminine = key.endswith(endings("present_her")) and len(key) > 2
    crowd = key.endswith(endings("many_endings"))
    return number == "p" or ((feminine == (gender == "f") or _either(key)) and not crowd)


def _before_verb(view: View, i: int) -> Range | None:
    """«السلطات اليمنية نفذت …», «إلا أن المهنا تمسك …»: the noun phrase that opens the clause, right before the verb."""
    if i > 0 and view.bare[i - 1] == "قد":
        i -= 1  # «وكان العثماني قد توقف …»
    first = left_edge(view, i - 1)[0] if i > 0 else 0
    while first < i and (view.is_mark(first) or view.bare[first] in word_set("connectives") | word_set("was")):
        first += 1
    plain = range(first, i)
    if view.conj[i] or not 0 < len(plain) <= LONGEST or not can_head(view, first) or view.pos[first] == "VERB":
        return None
    if any(view.pos[k] == "VERB" or view.key[k] in COMMAS or view.bare[k] in word_set("clause_openers") for k in plain):
        return None
    return first, i - 1


def _behind_verb(view: View, i: int, at: int) -> Range | None:
    """«نفذت السلطات اليمنية ضربات»: from the verb to the end of the first complete phrase."""
    first = i + 1
    while first < at and view.bare[first] in word_set("short_adverbials"):
        first += 1
    if first + 2 < at and view.pos[first] == "ADP" and not view.has(first, "pronoun") and view.pos[first + 2] == "PROPN":
        first += 2  # «غادر على أثرها أردوغان القاعة»
    if first < at and view.is_open(first) and view.skip(first) - first <= LONGEST_QUOTED:
        return first, view.skip(first) - 1
    if first >= at or not can_head(view, first) or view.is_mark(first) or view.pos[first] == "VERB":
        return None
    last = first
    while last + 1 < at and not _ends(view, first, last + 1):
        last = max(last + 1, view.skip(last + 1) - 1)  # «جعفر حسين (مستهلك)»: a bracket whole
    return first, min(last, at - 1)


def _abbreviates(view: View, j: int) -> bool:
    """The stop of «د.», «م.» before a name."""
    return view.key[j] in STOPS and view.key[j - 1] in word_set("letter_titles")


def _ends(view: View, first: int, j: int) -> bool:
    """The subject ends before a mark, a verb, a preposition, an adverb or the object."""
    if view.bare[j] in word_set("title_prepositions") or _abbreviates(view, j):
        return False
    if view.is_mark(j) or view.pos[j] in ("VERB", "ADP", "SCONJ", "ADV", "PART") or view.has(j, "prep"):
        return not (view.key[j] == "(" and view.skip(j) > j)
    if view.bare[j] in word_set("adverbial_starters") or view.bare[j] in word_set("relatives"):
        return True
    indefinite = view.pos[j] == "NOUN" and view.words[j].form.endswith(endings("accusative"))
    if j > first + 1 and indefinite and view.bare[j][:-1] in table().stems:
        return True  # «توقع رئيس برشلونة نجاحا»
    if view.key[j - 1] == ")" and view.pos[j] == "NOUN" and not view.conj[j]:
        return True  # «المنظمة (OECD) دراسات»
    if view.has(j, "article") and view.has(j - 1, "article"):
        new = view.pos[j] == "NOUN" and (view.pos[j - 1] == "ADJ" or is_masdar(view.words[j].stem))
        return new and kind_of_word(view.bare[j]) is None  # «مدير الأمن العام» is described, «وزير الاتصال التأخير» is not
    complete = any(definite(view, k) for k in range(first, j)) or (view.pos[j - 1] == "ADJ" and bool(view.has(j, "pronoun")))
    return complete and (starts_phrase(view, j) or view.words[j].form.endswith("ا"))
