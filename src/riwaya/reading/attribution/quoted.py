"""Quotation marks that name: who speaks, or whose centre, and not what is said."""

from __future__ import annotations

from riwaya.arabic.lexicon import word_set
from riwaya.reading.attribution.nouns import is_masdar, is_particle
from riwaya.reading.attribution.view import View


def speaks_later(view: View, i: int) -> bool:
    """«قالت المحللة في مركز «وثائق الأمن»، سارة هادي: «…»»: a short name, and the colon and the speech behind it."""
    end = view.skip(i)
    if end == i or view.close[i] - i > 6 or any(view.pos[k] == "VERB" for k in range(i + 1, end)):
        return False
    colon = next((k for k in range(end, min(end + 7, len(view) - 1)) if view.key[k] == ":" or view.pos[k] == "VERB"), -1)
    return colon > 0 and view.key[colon] == ":" and view.is_open(colon + 1)


def quoted_speaker(view: View, i: int) -> bool:
    """«وطالبت «الجبل» كذلك بوقف …»: a word or three in marks behind the verb, and the clause goes on behind them."""
    end = view.skip(i)
    if end in (i, len(view)) or view.close[i] - i > 4 or any(view.pos[k] == "VERB" for k in range(i + 1, end)):
        return False
    apposed = view.bare[end] in word_set("he_is")
    return apposed or not (view.is_mark(end) or view.conj[end] or view.pos[end] in ("VERB", "CCONJ"))


def names_source(view: View, i: int) -> bool:
    """أفاد «المرصد السوري» بأن: the quotation is a name and the verb's clause follows it."""
    end = view.skip(i)
    if end == i or end >= len(view) or view.close[i] - i > 8:
        return False
    if view.close[i] - i <= 4 and (view.key[end] == ":" or _clause_soon(view, end)):
        return True  # قال «كانالز»: إن …؛ تضيف «روميساء» -وهو اسم مستعار- أنها …
    return is_particle(view, end) or view.pos[end] == "ADP" or view.has(end, "prep") == "ب" or is_masdar(view.bare[end])


def _clause_soon(view: View, first: int) -> bool:
    """A dash and, a dozen words behind it, a particle: an aside about the one just named."""
    near = range(first + 1, min(len(view), first + 14))
    return view.key[first] in "-،(" and any(is_particle(view, k) and view.is_mark(k - 1) for k in near)
