"""The book of actors: the table that ships is made of the files by hand, and every name in it is found in a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from training.actors import files

from riwaya.arabic.actorbook import Book, adjective_forms, book, compiled, keys_of, shipped_rows, within

CARRIER = "ذكر التقرير أن {} حاضر في الملف."
KINDS = {"person", "organization", "group", "government", "country", "outlet"}


def test_the_table_that_ships_is_made_of_the_files() -> None:
    assert shipped_rows() == compiled(files()), "run: python training/actors.py"


def test_there_are_at_least_seven_hundred_actors() -> None:
    kinds = [actor.kind for actor in book().actors.values()]
    assert len(kinds) >= 1400
    assert set(kinds) == KINDS


def test_an_id_stands_in_one_file_only() -> None:
    ids = [id for name, blocks in files().items() if name not in ("bodies", "offices", "sides", "phrases") for id in blocks]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9_]+|[A-Z]{2}", id) for id in ids)


def test_what_entries_point_at_is_there() -> None:
    shelf = book()
    countries = {actor.country for actor in shelf.actors.values() if actor.kind == "country"}
    for actor in shelf.actors.values():
        assert actor.name and actor.romanized.isprintable() and not re.search("[ء-ي]", actor.romanized), actor.id
        assert not actor.country or actor.country in countries, actor.id
        assert not actor.wikidata or re.fullmatch(r"Q\d+", actor.wikidata), actor.id
        for term in actor.terms:
            assert term.office in shelf.offices, actor.id
            assert term.of in countries | {"EU", "KRG"} or term.of in shelf.actors, (actor.id, term)
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", term.start), (actor.id, term)
            assert not term.end or term.end >= term.start[: len(term.end)], (actor.id, term)


def test_members_of_sides_are_there() -> None:
    shelf = book()
    for conflict in shelf.conflicts:
        for member in conflict.sides:
            state, _, body = member.partition(".")
            known = member in shelf.actors or (body in shelf.bodies and state in shelf.actors) or member.lower() in shelf.actors
            assert known, f"sides.toml [{conflict.name}]: {member}"


def test_no_office_is_held_by_two_at_a_time() -> None:
    """Days on which one hands over to the next may belong to both."""
    single = {"president", "pm", "fm", "dm", "king", "chancellor", "supreme_leader", "sg"}
    for (office, of), holders in book().held.items():
        if office not in single:
            continue
        rows = sorted((term.start, term.end or "9999", id) for term, id in holders)
        for (_, end, one), (start, _, other) in pairwise(rows):
            size = min(len(end), len(start))
            assert end[:size] <= start[:size], f"{office} of {of}: {one} until {end}, {other} from {start}"


@pytest.mark.parametrize("name", sorted(files().keys() - {"bodies", "offices", "sides", "phrases"}))
def test_every_name_is_found_in_a_sentence(name: str) -> None:
    """Each name and alias of each entry, as it is spelled in the file, is the whole of a mention of that actor."""
    import riwaya

    missed = []
    for id, block in files()[name].items():
        names = ([] if block.get("bare") is False else [block["name"]]) + block.get("aliases", [])
        for spelled in names:
            text = CARRIER.format(spelled)
            report = riwaya.read(text)
            assert isinstance(report.mentions, tuple)
            found = {m.entity for m in report.mentions if spelled in text[m.start : m.end] or text[m.start : m.end] in spelled}
            if f"actor:{id.lower()}" not in found and not _shared(book(), spelled):
                missed.append((id, spelled, found))
    assert missed == []


def _shared(shelf: Book, name: str) -> bool:
    """«صحيفة الراي» is the name of two newspapers: it tells nobody which."""
    first, *rest = next(keys_of(name)).split(" ")
    owners = {entry.id for entry in shelf.first.get(first, ()) if entry.what == "n" and entry.rest == tuple(rest)}
    return len(owners) > 1


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("عبد الفتاح السيسي", ["عبد الفتاح السيسي", "عبدالفتاح السيسي"]),
        ("أبو بكر البغدادي", ["ابو بكر البغدادي", "ابي بكر البغدادي", "ابا بكر البغدادي"]),
        ("الجبهة الشعبية - القيادة العامة", ["الجبهه الشعبيه - القياده العامه"]),
    ],
)
def test_spellings_of_a_name(name: str, keys: list[str]) -> None:
    assert list(keys_of(name)) == keys


def test_forms_of_an_adjective() -> None:
    assert {"السوري", "السورية", "السوريون", "السوريين"} <= set(adjective_forms("سوري"))
    assert "الكوري الجنوبي" in set(adjective_forms("كوري جنوبي"))


@pytest.mark.parametrize(
    ("day", "start", "end", "inside"),
    [
        ("2014-08-28", "2014-08", "2016-05-24", True),
        ("2014-07-31", "2014-08", "", False),
        ("2016-05-24", "2014-08", "2016-05-24", True),
        ("2016-05-25", "2014-08", "2016-05-24", False),
        ("2016-12-31", "2014-08", "2016", True),
        (None, "", "", False),
    ],
)
def test_within(day: str | None, start: str, end: str, inside: bool) -> None:
    assert within(day, start, end) is inside

