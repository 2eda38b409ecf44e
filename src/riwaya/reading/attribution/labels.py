"""Headlines and labels: «الأسد: لن نتراجع», «المرصد: مقتل ستة»."""

from __future__ import annotations

from riwaya.arabic.lexicon import given_names, word_set
from riwaya.reading.attribution.leftward import last_party
from riwaya.reading.attribution.sources import Range, can_head
from riwaya.reading.attribution.view import STOPS, View

LONGEST_LABEL = 9


def label(view: View) -> tuple[Range, int] | None:
    """(the label's words, the index of its colon) of a headline in which somebody speaks; None otherwise."""
    for i in range(1, min(len(view) - 1, 30)):
        if view.key[i] == ":" and view.level[i] < 0:
            first = last_party(view, _label_start(view, i - 1), i - 1)
            return ((first, i - 1), i) if _can_speak(view, first, i - 1) and not _lists(view, i + 1) else None
    return None


def _lists(view: View, i: int) -> bool:
    """«رئيس الائتلاف: نوري المالكي»: an entry of a list, whose name is no saying."""
    return len(view) - i <= 3 and view.bare[i] in given_names()


def _label_start(view: View, last: int) -> int:
    """The label follows «..» or a stop in a headline of two halves."""
    for i in range(last, -1, -1):
        if view.key[i] in ("..", "...", "…", "|", "-") or view.key[i] in STOPS:
            return i + 1
    return 0


def _can_speak(view: View, first: int, last: int) -> bool:
    words = range(first, last + 1)
    if first > last or len(words) > LONGEST_LABEL or not can_head(view, first):
        return False
    if any(view.bare[i] in word_set("labels") or view.pos[i] == "VERB" for i in words):
        return False
    if any(view.words[i].form.isdigit() for i in words) or _topic(view, first, last):
        return False
    return first < last or view.pos[first] in ("PROPN", "X", "NOUN", "ADJ")


def _topic(view: View, first: int, last: int) -> bool:
    """«سوريا: مقتل عشرة»: a place before the colon is the topic unless it speaks («لن», «سن…»)."""
    if first != last or view.bare[first] not in word_set("topic_places"):
        return False
    following = view.bare[last + 2] if last + 2 < len(view) else ""
    return not (following in word_set("we_speak") or following.startswith("سن"))
