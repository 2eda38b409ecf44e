"""A user's own file: actors, names and sides take effect at once, and a bad file says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya
from riwaya.arabic.additions import load
from riwaya.errors import BadAdditions
from riwaya.messages import LANGUAGES, explain_error, messages
from riwaya.model import Entity, Report

OWN = """
[actor.rock_brigade]
name = "لواء الصخرة"
romanized = "Rock Brigade"
kind = "group"
country = "YE"
side = "rebels"
offices = [{ office = "leader", of = "rock_brigade", from = "2014" }]

[actor.hezbollah]
aliases = ["أهل الوادي"]

[side.valley]
countries = ["YE"]
valley = ["houthis"]
"""
TEXT = "أعلن لواء الصخرة أن أهل الوادي انسحبوا من اليمن. وقال الحوثيون في اليمن إنهم باقون."


def own(folder: Path, text: str = OWN) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def entities(report: Report) -> dict[str, Entity]:
    assert isinstance(report.entities, tuple)
    return {e.id: e for e in report.entities}


def test_a_new_actor_an_alias_and_a_side_take_effect(tmp_path: Path) -> None:
    found = entities(riwaya.read(TEXT, date="2016-01-01", with_=own(tmp_path)))
    brigade = found["actor:rock_brigade"]
    assert (brigade.name, brigade.romanized, brigade.kind, brigade.side) == ("لواء الصخرة", "Rock Brigade", "group", "rebels")
    assert found["actor:hezbollah"].name == "حزب الله"
    assert found["actor:houthis"].side == "valley"


def test_without_the_file_nothing_of_it_is_known(tmp_path: Path) -> None:
    riwaya.read(TEXT, date="2016-01-01", with_=own(tmp_path))
    found = entities(riwaya.read(TEXT, date="2016-01-01"))
    assert not {"actor:rock_brigade", "actor:hezbollah"} & found.keys()
    assert found["actor:houthis"].side == "houthi"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    import os

    path = own(tmp_path)
    assert "actor:rock_brigade" in entities(riwaya.read(TEXT, with_=path))
    path.write_text(OWN.replace("لواء الصخرة", "لواء الرمل"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert "actor:rock_brigade" not in entities(riwaya.read(TEXT, with_=[path]))


def test_of_two_files_the_last_is_on_top(tmp_path: Path) -> None:
    first = own(tmp_path)
    second = tmp_path / "second.toml"
    second.write_text('[actor.rock_brigade]\nname = "لواء الصخرة"\nkind = "group"\nside = "council"\n', encoding="utf-8")
    assert entities(riwaya.read(TEXT, with_=[first, second]))["actor:rock_brigade"].side == "council"


@pytest.mark.parametrize(
    ("text", "problem", "told"),
    [
        ("[actor.x", "additions_toml", ""),
        ("[actors.x]\nname = 'س'", "additions_table", "actors"),
        ("actor = 3", "additions_table", "actor"),
        ("[actor.x]\nnam = 'س'", "additions_field", "nam"),
        ("[actor.x]\nname = 'س'", "additions_missing", "kind"),
        ("[actor.x]\nname = 'س'\nkind = 'army'", "additions_value", "kind"),
        ("[actor.x]\nname = 3\nkind = 'group'", "additions_value", "name"),
        ("[actor.x]\nname = 'س'\nkind = 'group'\ncountry = 'Syria'", "additions_value", "country"),
        ("[actor.x]\nname = 'س'\nkind = 'group'\nwikidata = '12'", "additions_value", "wikidata"),
        ("[actor.x]\nname = 'س'\nkind = 'group'\naliases = 'ص'", "additions_value", "aliases"),
        ("[actor.x]\nname = 'س'\nkind = 'person'\noffices = ['president']", "additions_value", "offices"),
        ("[actor.'X y']\nname = 'س'\nkind = 'group'", "additions_value", "id"),
        ("[side.x]\nrebels = ['hamas']", "additions_missing", "countries"),
        ("[side.x]\ncountries = ['YE']\nfrom = 2014", "additions_value", "from"),
        ("[side.x]\ncountries = ['YE']\nrebels = 'hamas'", "additions_value", "rebels"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, text: str, problem: str, told: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(BadAdditions) as caught:
        load(path)
    assert caught.value.problem == problem
    for lang in LANGUAGES:
        message = explain_error(messages(lang), str(path), caught.value)
        assert str(path) in message and told in message and "{" not in message.replace("{ office", "")


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        riwaya.read(TEXT, with_=tmp_path / "none.toml")
