"""Where a report names a place, or may: «شمال شرق حلب», «بلدتي نبل والزهراء», «مستشفى العيون», with what stands around it."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.place_words import Kind, place_table
from riwaya.arabic.wordlist import table, weights
from riwaya.reading.place.before import Row, rows_before
from riwaya.reading.place.view import Opening, View, bare_forms, blockers, in_list, nationality, signal
from riwaya.span import Span

LEAST_LETTERS = 3
SURE_UNPARTED, SURE_BEHIND_AND = 0.85, 0.6
ADJECTIVE = "يه"
"""«منطقة ريفية», «إمارة إسلامية»: so ends the adjective behind a feminine kind word."""
UNHEARD = 0.5
"""How sure a name of no list is."""


class Named(Struct, frozen=True, kw_only=True):
    """A name with the words that belong to it. `first`, `at`, `last` are numbers of words: the first of all, the first
    of the name, the last. `span` is all of it, `name` the name alone. `key` is the folded name and `number` its number
    in the gazetteer, -1 where it is not there, `sure` how sure the bare name is; `state` a country
    whose side is meant («الشمال السوري»)."""

    first: int
    at: int
    last: int
    span: Span
    name: Span
    key: str
    number: int
    joined: str = ""
    kind: Kind | None = None
    part: str = ""
    directions: tuple[int, ...] = ()
    state: str = ""
    old: bool = False
    sure: float = 1.0


def read_names(view: View) -> list[Named]:
    """Every possible name in order; none stands within another."""
    found: list[Named] = []
    at, listed = 0, None
    while at < len(view.words):
        size = _blocked(view, at)
        named = None if size else _named(view, at, listed)
        if named is None:
            listed = listed if not size and _keeps_list(view, at) else None
            at += size or 1
            continue
        found.append(named)
        listed = named.kind if named.kind and named.kind.many else None
        at = named.last + 1
    return found


def _blocked(view: View, at: int) -> int:
    """How many words from here are a name that only holds a place's name («فتح الشام»)."""
    for words in blockers(view.keys[at]):
        if tuple(view.keys[at + 1 : at + len(words)]) == words[1:]:
            return len(words)
    return 0


def _keeps_list(view: View, at: int) -> bool:
    return view.words[at].form in ("،", ",") or view.words[at].pos == "CCONJ"


def _named(view: View, at: int, listed: Kind | None) -> Named | None:
    key = view.keys[at]
    if signal(key):
        for row in rows_before(view, at):
            named = _whole(view, row) or _known(view, row) or _unheard(view, row)
            if named:
                return named
        if sided := _side_of_state(view, at):
            return sided
    return _known(view, Row(at, 0, at, kind=listed)) if view.openings(key) else None


def _known(view: View, row: Row) -> Named | None:
    """A name of the gazetteer behind the row; the first word of a bare one may have joined letters."""
    best: tuple[str, int, Opening] | None = None
    for form in view.openings(view.keys[row.next]):
        if form.skip and (row.next > row.first or not _parts(view, row.next, form)):
            continue
        for key, number in view.starting(row.next, form):
            if best is None or key.count(" ") > best[0].count(" "):
                best = (key, number, form)
    if best is not None and in_list(best[0].split(" ")[-1], "opening") and _runs_on(view, row.next + best[0].count(" ")):
        return None  # «وادي بن عبد الله»: the name goes on
    if best is not None and best[0] in place_table("direction_noun") and row.kind is not None:
        return None  # «مدن الجنوب اليمني»
    if best is None or (row.next == row.first and row.kind is None and view.book.hopeless(best[1])):
        return None
    return _make(view, row, *best)


def _runs_on(view: View, last: int) -> bool:
    """Does a name that ends in such a word go on behind it? It never ends there."""
    return last + 1 < len(view.words) and not view.parted(last) and view.words[last + 1].pos not in ("PUNCT", "ADP", "VERB", "SCONJ")


def _whole(view: View, row: Row) -> Named | None:
    """The row's last word as a part of a known name: «مطار حلب», «ريف دمشق», «البحر الأحمر»."""
    at = row.next - 1
    skip = row.skip if at == row.first else 0
    form = next((f for f in bare_forms(view.keys[at]) if f.skip == skip), None)
    found = view.starting(at, form) if form else []
    longest = max((name for name in found if " " in name[0]), key=lambda name: len(name[0]), default=None)
    if longest is None or form is None:
        return None
    part = "" if row.part == form.key else row.part
    own = Row(row.first, row.skip, at, row.kind, part, row.directions)
    return _make(view, own, *longest, form)


def _parts(view: View, at: int, form: Opening) -> bool:
    """Are the letters taken off really joined ones: does the word list part the word there, or is the rest surely a name?"""
    if form.joined == "ب" and view.keys[at] in table().stems:
        return False  # «برميل», «باراك»
    if form.joined.endswith("ل") and not form.key.startswith("ال") and any(s.kind == "article" for s in view.words[at].segments):
        return False  # «للحج», which is not «لحج»
    taken = 0
    for segment in view.words[at].segments:
        taken += len(segment.key)
        if taken == form.skip:
            return True
    rest = view.book.starting(form.key)
    least = SURE_UNPARTED if form.joined != "و" or view.keys[at] in table().stems else SURE_BEHIND_AND
    return len(form.key) > LEAST_LETTERS and bool(rest) and view.book.sure(rest[-1][1]) >= least


def _make(view: View, row: Row, key: str, number: int, form: Opening) -> Named:
    last = row.next + key.count(" ")
    skip = form.skip if row.first == row.next else row.skip
    inner = form.skip if row.first == row.next else 0
    sides, more, old = _behind(view, last, row)
    listed = row.kind is not None and row.kind.many and not row.part
    joined = view.keys[row.first][:skip]
    opens, skip = (row.next, inner) if listed else (row.first, skip)
    return Named(
        first=row.first, at=row.next, last=last + more, span=view.span(opens, last + more, skip),
        name=view.span(row.next, last, inner), key=key, number=number,
        joined=joined, kind=row.kind,
        part=row.part, directions=(*row.directions, *sides), old=old,
        sure=view.book.sure(number) if number >= 0 else UNHEARD,
    )  # fmt: skip


def _behind(view: View, last: int, row: Row) -> tuple[tuple[int, ...], int, bool]:
    """«الشمالي الشرقي» behind «ريف حلب», «الشرقية» or «القديمة» behind «حلب»: directions, how many words, whether a quarter."""
    sides: list[int] = []
    for i in range(last + 1, min(last + 3, len(view.words))):
        key = view.keys[i]
        if view.parted(i - 1) or key not in place_table("direction_adjective"):
            break
        sides.append(place_table("direction_adjective")[key])
    if sides and (row.part or not row.directions):
        return tuple(sides), len(sides), False
    old = last + 1 < len(view.words) and not view.parted(last) and in_list(view.keys[last + 1], "part_adjective")
    return (), int(old), old


def _side_of_state(view: View, at: int) -> Named | None:
    """«الجنوب اليمني», «في الشمال الشرقي السوري»."""
    form = next((f for f in signal(view.keys[at]) if f.key in place_table("direction_noun")), None)
    if form is None:
        return None
    directions, i = [place_table("direction_noun")[form.key]], at + 1
    while i < len(view.words) and view.keys[i] in place_table("direction_adjective"):
        directions.append(place_table("direction_adjective")[view.keys[i]])
        i += 1
    state = nationality(view.keys[i]) if i < len(view.words) and view.keys[i].startswith("ال") else None
    if state is None or view.parted(i - 1):
        return None
    span = view.span(at, i, form.skip)
    return Named(
        first=at, at=i, last=i, span=span, name=span, key=state, number=-1, joined=form.joined, state=state,
        directions=tuple(d for d in directions if d >= 0),
    )  # fmt: skip


def _unheard(view: View, row: Row) -> Named | None:
    """«قرية الزيزفونة»: a name that no list has, behind a word after which only places stand."""
    if row.kind is None or not row.kind.sure or (row.kind.many and not view.keys[row.next].startswith("ال")):
        return None
    if view.keys[row.next - 1][(row.skip if row.next - 1 == row.first else 0) :].startswith("ال"):
        return None
    last = _opened(view, row.next)
    if last == row.next and not may_be_name(view, row.next, row.kind.proper):
        return None
    while last + 1 < len(view.words) and not view.parted(last) and _goes_on(view, last + 1):
        last += 1
    key = " ".join(view.keys[row.next : last + 1])
    return _make(view, row, key, -1, Opening(key, 0, ""))


def _opened(view: View, at: int) -> int:
    """Where a name ends that begins with «سان», «بن», «الأمير»: one word behind the last of these; a person's with its «بن»."""
    last = at
    while in_list(view.keys[last], "opening") and view.words[last].pos != "ADP" and _runs_on(view, last):
        last += 1
        if last + 1 < len(view.words) and in_list(view.key(last + 1), "patronymics") and _runs_on(view, last + 1):
            last += 1
    return last


def may_be_name(view: View, at: int, proper: bool) -> bool:
    """With an article and no generic noun, or unknown to the word list; where it must be `proper`, no common noun at all."""
    word = view.words[at]
    if word.pos in ("PUNCT", "NUM", "ADP", "VERB", "SYM") or len(word.key) < LEAST_LETTERS or in_list(word.key, "opening"):
        return False
    if in_list(word.key, "no_name") or nationality(word.key) or any(form.key in signal_words() for form in bare_forms(word.key)):
        return False
    costs = weights(table().stems.get(word.stem, ""))
    own = not costs or min(costs, key=costs.__getitem__) == "r"
    if word.key.startswith("ال"):
        return own or not (proper or word.pos == "ADJ")
    return own and not word.key.endswith(ADJECTIVE)


def signal_words() -> dict[str, object]:
    return place_table("direction_noun") | place_table("direction_adjective")


def _goes_on(view: View, at: int) -> bool:
    """«المنارة القديمة», «الميناء الجديد»: the adjective of an unheard name."""
    word = view.words[at]
    if not (word.key.startswith("ال") and view.keys[at - 1].startswith("ال")) or word.pos != "ADJ":
        return False
    others = ("no_name", "beside")
    return not (nationality(word.key) or word.key in place_table("direction_adjective") or any(in_list(word.key, name) for name in others))

