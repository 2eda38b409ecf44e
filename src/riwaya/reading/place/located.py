"""Each group of mentions with the place that is meant, its point, what it is part of, and whether it speaks."""

from __future__ import annotations

from msgspec import Struct

from riwaya.arabic.gazetteer import Row
from riwaya.arabic.place_words import Kind
from riwaya.reading.place import beside, points
from riwaya.reading.place.evidence import STRONGLY
from riwaya.reading.place.groups import KNOWN, SPOKEN_OF, Gathered, Group, Id
from riwaya.reading.place.named import may_be_name
from riwaya.reading.place.resolve import Choice, Setting, choose, seat
from riwaya.reading.place.speaking import Rows, Spoken, may_speak
from riwaya.reading.place.view import View, in_list, nationality

FIRST = ("country", "region", "county", "city")
WIDER_KM = 10.0
SURE, SURE_BEHIND_KIND = 0.6, 0.95
"""From here on a name means its place wherever the story plays; behind a kind word towns of the story may lack in every list."""
CROSSING = ("river", "lake", "mountain", "desert")
"""What lies in more than one country is meant where the story is."""


class Located(Struct, frozen=True):
    """A group with all that a Place says. `itself`: the row is the place, not one that it lies at."""

    group: Group
    row: Row | None
    country: str
    point: points.Point | None
    itself: bool
    others: tuple[Row, ...]
    part_of: Id | None
    speaks: bool
    by: str


def located(view: View, gathered: Gathered, said: Spoken) -> list[Located]:
    """In the order of the text. Wide places are resolved first: they tell of the small ones."""
    setting = Setting(gathered.shares, [], set())
    chosen: dict[Id, Choice] = {}
    for group in sorted((g for g in gathered.groups if g.base is None), key=_order):
        sentences = [view.sentence_of(m.at) for m in group.mentions]
        if group.rows:
            rows = _in_story(group, gathered.shares)
            if rows:
                chosen[group.id] = choice = choose(rows, group.shown.kind, setting, sentences)
                _remember(setting, choice, sentences)
    look = _Look(view, gathered, chosen, said)
    found = [item for group in gathered.groups if (item := look.locate(group))]
    known = {item.group.id for item in found}
    return sorted((item for item in found if item.group.base in known or item.group.base is None), key=lambda item: item.group.shown.span)


def _order(group: Group) -> tuple[int, int]:
    first = group.rows[0] if group.rows else None
    return (FIRST.index(first.kind) if first and first.kind in FIRST else len(FIRST), -(first.population if first else 0))


def _in_story(group: Group, shares: dict[str, float]) -> list[Row]:
    """Small places of countries that the report does not speak of are another place than the one named."""
    if group.shown.sure >= (SURE if group.shown.kind is None else SURE_BEHIND_KIND) or not shares:
        return list(group.rows)
    return [row for row in group.rows if shares.get(row.country, 0.0) >= SPOKEN_OF or row.population >= KNOWN or not row.country]


def _by_chance(kind: Kind, choice: Choice, generic: bool) -> bool:
    """«دولة ضحية», «مديرية الدفاع», «معسكر إعدادي»: words behind a kind word that happen to be the name of something else."""
    if choice.asked:
        return generic and (choice.row is None or choice.row.kind not in kind.kinds[:2])
    return generic or kind.name == "country" or (choice.row is None and not kind.sure)


def _remember(setting: Setting, choice: Choice, sentences: list[int]) -> None:
    if choice.row is not None:
        setting.found += [(sentence, choice.row) for sentence in sentences[:4]]
        if choice.row.kind in ("region", "county"):
            setting.containers.add(choice.row.number)


class _Look:
    """The report with the choices made, ready to give each group its point."""

    def __init__(self, view: View, gathered: Gathered, chosen: dict[Id, Choice], said: Spoken) -> None:
        self.view, self.groups, self.chosen = view, gathered.groups, chosen
        self.beside_each_other = Rows(view, (m for g in gathered.groups for m in g.mentions), said)
        self.shares = gathered.shares
        self.top = max(gathered.shares, key=gathered.shares.__getitem__, default="")
        self.anchors = beside.anchors(view, gathered.groups, chosen)

    def locate(self, group: Group) -> Located | None:
        if group.base is not None:
            return self.part(group, group.base)
        choice = self.chosen.get(group.id)
        kind = group.shown.kind
        if choice is None:
            return self.unheard(group) if kind is not None and kind.sure and not in_list(group.id.key, "no_name") else None
        if kind is not None and _by_chance(kind, choice, generic=in_list(group.id.key, "no_name")):
            return None
        if not choice.asked and kind is not None and kind.near:
            common = not kind.sure and group.shown.sure < STRONGLY  # «ميدان المعركة», «نقطة هامة»
            return None if common else self.at_namesake(group, choice)
        if choice.row is None and kind is not None and kind.sure and (anchor := beside.place_of(self.view, group, self.anchors)):
            return Located(group, None, anchor.country, anchor.point, False, choice.others, anchor.id, False, "beside")
        row = choice.row
        point = points.of_row(row) if row else None
        country = choice.country or (beside.country_near(group, self.anchors) if row and row.kind in CROSSING else "")
        talks = row is not None and may_speak(row, self.view.book) and self.only_speaks(group)
        by = "gazetteer" if row else "ambiguous"
        return Located(group, row, country, point, True, choice.others, None, talks, by)

    def only_speaks(self, group: Group) -> bool:
        """In every mention, and no side of it is a place in the report."""
        sided = any(other.base == group.id for other in self.groups)
        return not (sided or self.view.of_sport) and self.beside_each_other.speaks(group.mentions)

    def part(self, group: Group, base: Id) -> Located:
        """A side of a place, at its own point."""
        choice = self.chosen.get(base)
        row = choice.row if choice else None
        shown = group.shown
        distance = beside.distance_before(self.view, shown)
        point = points.part_of(row, shown.part, shown.directions, distance) if row else None
        country = choice.country if choice else self.top
        return Located(group, row, country, point, False, (), base, False, "part" if row else "ambiguous")

    def nationality_behind(self, group: Group) -> str:
        """«مدينة هورست الهولندية»."""
        for named in group.mentions:
            for at in (named.last + 1, named.last + 2):
                if (key := self.view.key(at)).startswith("ال") and not self.view.parted(at - 1) and (state := nationality(key)):
                    return state
        return ""

    def at_namesake(self, group: Group, choice: Choice) -> Located:
        """«معبر نصيب», «مستشفى حديثة»: at the town of that name, a little wider."""
        row = seat(choice.row, group.rows, ("county", "region")) if choice.row else None
        point = points.of_row(row) if row else None
        if point:
            point = points.Point(point.lat, point.lon, max(point.radius, WIDER_KM), "locality")
        return Located(group, row, choice.country, point, False, choice.others, None, False, "namesake")

    def unheard(self, group: Group) -> Located | None:
        """A name of no list: at the place beside which it is named, or nowhere, in the country of its sentence."""
        shown = group.shown
        definite = any(segment.kind == "article" for segment in self.view.words[shown.at].segments)
        if shown.number >= 0 and shown.at == shown.last and not may_be_name(self.view, shown.at, proper=not definite):
            return None  # «سجن شديد», which some village is called too
        anchor = beside.place_of(self.view, group, self.anchors)
        said = self.nationality_behind(group)
        if said and anchor and anchor.country != said:
            anchor = None
        country = said or anchor.country if anchor else said or beside.country_near(group, self.anchors) or self.top
        point = anchor.point if anchor else None
        return Located(group, None, country, point, False, (), anchor.id if anchor else None, False, "beside" if anchor else "unheard")

