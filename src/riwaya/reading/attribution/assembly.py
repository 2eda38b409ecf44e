"""From the sayings of a sentence to Attributions: contents measured, words turned into spans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import word_set
from riwaya.model import Attribution
from riwaya.reading.attribution.contents import Extent, boundary, extent, strip_tail, writer_speaks
from riwaya.reading.attribution.draft import Draft
from riwaya.reading.attribution.drafts import drafts_of
from riwaya.reading.attribution.labels import label
from riwaya.reading.attribution.sources import Range
from riwaya.reading.attribution.view import COMMAS, STOPS, View
from riwaya.span import Span, length, trim

SHORT = 4
"""Words before an interruption that are hardly all that was said."""
MARKS = " \n«»“”\"'‘’،,؛;:().-–—"


def attributions_in(view: View) -> Iterator[Attribution]:
    """Every saying of the sentence."""
    drafts = drafts_of(view)
    starts = frozenset(d.begins for d in drafts if d.begins >= 0)
    ranges: dict[int, tuple[list[Range], str]] = {}
    if view.sentence.kind != "dateline" and (headline := _label(view, drafts)) is not None:
        yield headline
    for draft in drafts:
        ranges[draft.cue[0]] = content_of(view, draft, starts, ranges)
    for draft in drafts:
        content, mode = ranges[draft.cue[0]]
        if content or (draft.opener is not None and draft.opener.kind == "ahead"):
            yield _attribution(view, draft, content, mode)


def content_of(
    view: View, draft: Draft, starts: frozenset[int], known: dict[int, tuple[list[Range], str]]
) -> tuple[list[Range], str]:
    """The content's word ranges and its mode; no range when there is none."""
    if draft.quoted:
        return list(draft.quoted), "direct"
    if draft.shares in known:
        return known[draft.shares]
    if draft.backwards:
        return _content_before(view, draft, starts, known)
    if draft.opener is None:
        return [], ""
    if draft.opener.kind == "ahead":
        return [], "direct"
    first = draft.opener.at
    while first < len(view) and view.key[first] in COMMAS:
        first += 1
    if first >= len(view):
        return [], ""
    found = extent(view, draft.opener.kind, first, starts - {draft.begins}, nested=draft.begins < 0)
    return ([(found.first, found.last)], found.mode) if found else ([], "")


def _content_before(
    view: View, draft: Draft, starts: frozenset[int], known: dict[int, tuple[list[Range], str]]
) -> tuple[list[Range], str]:
    """«…، بحسب المرصد»: what stands before, and the rest of the clause when the attribution interrupts it."""
    earlier = [
        (cue, got) for cue, got in known.items() if got[0] and cue < draft.cue[0] and got[0][-1][1] < draft.begins
    ]
    if earlier and view.level[draft.cue[0]] < 0:
        return earlier[-1][1]
    last = draft.begins - 1
    while last >= 0 and (view.key[last] in COMMAS or view.key[last] in STOPS or view.key[last] in "-("):
        last -= 1
    first = _first_attributed(view, last, starts)
    if first > last:
        return [], ""
    ranges = [(first, last)]
    if (rest := _behind_interruption(view, draft, starts, first, last)) is not None:
        ranges.append(rest)
    quoted = any(view.is_open(i) and view.close[i] - i > 3 for a, b in ranges for i in range(a, b))
    return ranges, "mixed" if quoted else "indirect"


def _behind_interruption(view: View, draft: Draft, starts: frozenset[int], first: int, last: int) -> Range | None:
    """«…، بحسب المرصد، في قصف على …», «والسبب كما تقول الشركة يعود إلى …»: what goes on behind the attribution."""
    at = draft.after
    enclosed = at < len(view) and view.key[at] in COMMAS
    at += enclosed
    if at >= len(view) or view.conj[at] or at in starts or view.level[at] != view.level[last] or writer_speaks(view, at):
        return None
    if enclosed:
        goes_on = view.pos[at] in ("ADP", "VERB") or view.bare[at] in word_set("goes_on")
        goes_on = goes_on or (last - first < SHORT and view.pos[at] == "NOUN")  # «وتولى الوزير، وفق بلاغ، معاينة المواد»
    else:
        goes_on = view.pos[at] == "VERB" and not any(view.pos[k] == "VERB" for k in range(first, last + 1))
    if not goes_on:
        return None
    end = strip_tail(view, at, boundary(view, at, view.limit(at), starts) - 1)
    return (at, end) if end >= at else None


def _first_attributed(view: View, last: int, starts: frozenset[int]) -> int:
    """Back to the sentence's start, or to «، و» with a verb; connectives and openers of the discourse left out."""
    first = _past_openers(view, 0)
    for i in range(last, first, -1):
        if view.level[i] == view.level[last] and view.key[i - 1] in COMMAS and view.conj[i] and view.pos[i] == "VERB":
            return i
        if i in starts:
            break
    return first


@cache
def _discourse_openers() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(p).split()) for p in sorted(word_set("discourse_openers"), key=len, reverse=True))


def _past_openers(view: View, first: int) -> int:
    if view.bare[first] == "كما" and first + 1 < len(view):
        return first + 1
    for words in _discourse_openers():
        behind = first + len(words)
        if view.matches(first, words) and behind < len(view) and view.key[behind] in COMMAS:
            return behind + 1
    return first


def _label(view: View, drafts: list[Draft]) -> Attribution | None:
    """A headline or label in which somebody speaks."""
    if view.sentence.kind != "headline" or (found := label(view)) is None:
        return None
    (first, last), colon = found
    if any(d.cue[0] < colon for d in drafts):
        return None
    content = extent(view, "colon", colon + 1, frozenset())
    if content is None:
        return None
    draft = Draft(cue=(colon, colon), entry=":", act="say", opener=None, source=(first, last), rule="label")
    inner = Extent(content.first, content.last, "direct")
    return _attribution(view, draft, [(inner.first, inner.last)], inner.mode)


def _attribution(view: View, draft: Draft, content: list[Range], mode: str) -> Attribution:
    source = _source_span(view, draft.source, of_verb=draft.rule.startswith("verb_"))
    if draft.source is not None and source is None:
        return _attribution(view, msgspec.structs.replace(draft, source=None, implicit=True), content, mode)
    return Attribution(
        cue=view.span(*draft.cue),
        source=source,
        head=_head_span(view, draft.source, source),
        content=tuple(_content_span(view, r, mode) for r in content),
        speaker=_source_span(view, draft.speaker) if source is None else None,
        gender=draft.gender or (draft.agreement[0] if draft.agreement else ""),
        addressee=_source_span(view, draft.addressee),
        when=view.span(*draft.when) if draft.when else None,
        entry=draft.entry,
        act=draft.act,
        mode=mode,
        implicit=draft.implicit,
        certainty=draft.certainty,
        polarity=draft.polarity,
        tense=draft.tense,
        source_kind=draft.source_kind,
        by=f"{draft.rule}:{draft.entry}",
    )


def _content_span(view: View, words: Range, mode: str) -> Span:
    """Content words as a span; the stop inside the marks of a direct quotation stays."""
    first, last = words
    if mode == "direct" and last + 1 < len(view) and view.key[last + 1] == "." and view.level[last] >= 0:
        last += 1
    return view.span(first, last)


def _source_span(view: View, words: Range | None, of_verb: bool = False) -> Span | None:
    """The words as a span, without marks around them; a verb's subject has no preposition to be left out (لبنى, لحلو)."""
    if words is None:
        return None
    span = Span(view.start(words[0]) if of_verb else _behind_preposition(view, words[0]), view.span(*words).end)
    inner = trim(view.text, span, MARKS)
    whole = view.text[span.start : span.end]
    if not whole or inner.start == inner.end:
        return None
    balanced = whole.count("(") == whole.count(")") and whole.endswith((")", "»", '"', "”"))
    opened = whole[0] in '«“"(' and not (view.is_open(words[0]) and view.close[words[0]] < words[1])
    return span if balanced and not opened else Span(inner.start, inner.end if not balanced or opened else span.end)


def _behind_preposition(view: View, first: int) -> int:
    """«وفقا لمصدر»: the source is «مصدر»; «للوزارة» stays whole, its article has no letter of its own."""
    segments = view.words[first].segments
    preposition = next((k for k, s in enumerate(segments) if s.kind == "prep" and s.key == "ل"), -1)
    if preposition < 0 or preposition + 1 >= len(segments) or segments[preposition + 1].kind == "article":
        return view.start(first)
    return segments[preposition + 1].start


def _head_span(view: View, words: Range | None, source: Span | None) -> Span | None:
    """The source without what follows its first comma or relative pronoun."""
    if words is None or source is None:
        return None
    for i in range(words[0] + 1, words[1] + 1):
        if view.key[i] in COMMAS or (view.bare[i] in word_set("relatives") and view.bare[i] != "من"):
            head = trim(view.text, Span(source.start, view.words[i - 1].end), MARKS)
            return head if length(head) else source
    return source
