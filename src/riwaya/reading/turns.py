"""Whose turn it is to speak: whom a saying without a name, or one of «المتحدث ذاته», goes on for."""

from __future__ import annotations

from riwaya.arabic.lexicon import word_set
from riwaya.model import Attribution
from riwaya.reading.kinds import words_of
from riwaya.span import cut

REMEMBERED = 5
"""Speakers back to which a verb without a subject is referred when the latest does not agree with it."""
LONGEST = 2
"""Words of «المتحدث ذاته»: a longer phrase tells enough to be somebody of its own."""

Speaker = tuple[str | None, str | None]
"""(entity, kind)"""


class Turn:
    """Who spoke last, so that «وأضاف» finds him and «وأضافت» finds her."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spoken: list[tuple[str, str | None, str]] = []

    def pass_to(self, entity: str | None, kind: str | None, gender: str) -> None:
        if entity is not None:
            self.spoken.append((entity, kind, gender))

    def last(self, gender: str) -> Speaker:
        """The latest speaker that a verb of this gender can mean, of the last few; nobody if none fits."""
        near = self.spoken[: -REMEMBERED - 1 : -1]
        found = next((s for s in near if can_mean(gender, s[2], s[1])), None)
        return (found[0], found[1]) if found else (None, None)

    def points_back(self, attribution: Attribution, entity: str | None) -> bool:
        """«المتحدث ذاته», «الأخير», or «المتحدث» where nobody was called so before: whoever spoke last."""
        if attribution.source is None or not self.spoken:
            return False
        words = words_of(cut(self.text, attribution.source))
        if not words or len(words) > LONGEST:
            return False
        if any(entity == spoken for spoken, _, _ in self.spoken):
            return False  # known by this name
        if len(words) == 1:
            return words[0] in word_set("latter") | word_set("anaphors")
        first, last = words
        after = first in word_set("anaphors") and last in word_set("same_words")
        before = first in word_set("same_before") and last in word_set("anaphors")
        return after or before

    def meant(self, attribution: Attribution, own: Speaker) -> Speaker:
        """Whom «المتحدث ذاته» means: of unnamed sources the latest one («المصادر نفسها»), else the latest speaker, else himself."""
        near = self.spoken[: -REMEMBERED - 1 : -1]
        source = next((s for s in near if s[1] == own[1] == "source"), None)
        if source is not None:
            return source[0], source[1]
        many = own[1] == "source" and attribution.gender == "f"  # «وأضافت المصادر» is no person
        found = (None, None) if many else self.last(attribution.gender)
        return found if found[0] is not None else own


def can_mean(verb: str, spoken: str, kind: str | None) -> bool:
    """The verb of «she» means no «he»; «أشاروا» means neither one named person nor a document."""
    if verb == "p":
        return spoken == "p" or kind not in ("person", "document")
    return not verb or spoken in ("", "p", verb)
