"""Reports for the tests of exports: read from the examples, and made up with every field at random."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st
from msgspec import UNSET, Struct

import riwaya
from riwaya.casebook.stored import Decision, Stored
from riwaya.export.view import stored
from riwaya.model import WORKING_LAYERS, Meta, Report
from riwaya.reader import from_json, to_json
from riwaya.span import Span

EXAMPLES = Path(__file__).parents[2] / "examples"
OUTLETS = {"sunbula": "السنبلة", "diffa": "الضفة الثالثة", "jisr": "الجسر", "marfa": "المرفأ"}
ODD = "=+-@'\"|\t\n\r,; _x0041_[]{}1<&>\u200f\u202e\u0000\u000bأبجد ،😀"
LETTERS = st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")
WORDS = st.text(alphabet=st.one_of(st.sampled_from(ODD), LETTERS))


@cache
def examples() -> tuple[Stored, ...]:
    """The twelve reports that ship with the project, with the layers of the contract."""
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        report = riwaya.read_file(path, date="2031-03-02", outlet=OUTLETS[path.stem.split("-")[0]])
        meta = msgspec.structs.replace(report.meta, file=path.name)
        found.append(stored(from_json(to_json(msgspec.structs.replace(report, meta=meta)))))
    return tuple(found)


def read(text: str, **more: Any) -> Stored:
    """One report of these words, as it comes out of JSON."""
    return stored(from_json(to_json(riwaya.read(text, date="2031-03-02", **more))))


def made_up() -> st.SearchStrategy[Stored]:
    """Any report at all, kept in a casebook or not: every field of every layer holds something of its type."""
    return st.builds(_report, WORDS.filter(bool), st.data()).flatmap(lambda report: st.one_of(st.just(stored(report)), _kept(report)))


def _report(text: str, data: Any) -> Report:
    size = len(text)
    layers = {
        name: data.draw(st.one_of(st.just(UNSET), _of(hint, size)))
        for name, hint in get_type_hints(Report).items()
        if name in Report.__struct_fields__[4:] and name not in WORKING_LAYERS
    }
    if layers["accounts"] is not UNSET:
        named = (msgspec.structs.replace(account, id=f"a{n}") for n, account in enumerate(layers["accounts"]))
        layers["accounts"] = tuple(named)
    return Report(id=data.draw(WORDS), text=text, meta=data.draw(_of(Meta, size)), **layers)


def _kept(report: Report) -> st.SearchStrategy[Stored]:
    size = len(report.text)
    return st.builds(
        Stored,
        report=st.just(report),
        author=_of(str | None, size),
        how=_of(dict[str, str], size),
        added=st.just("2031-03-02T10:00:00Z"),
        copy_of=_of(str | None, size),
        similarity=st.one_of(st.none(), st.floats(0, 1)),
        decisions=st.lists(_of(Decision, size), max_size=2).map(tuple),
    )


def _of(hint: Any, size: int) -> st.SearchStrategy[Any]:
    """Anything of this type, with spans inside a text of this size."""
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one not in (NoneType, msgspec.UnsetType)]
        return st.one_of(st.none(), _of(inner[0], size)) if NoneType in get_args(hint) else _of(inner[0], size)
    if hint is Span:
        return _spans(size)
    if get_origin(hint) is tuple:
        return st.lists(_of(get_args(hint)[0], size), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _structs(hint, size)
    number = st.floats(allow_nan=False, allow_infinity=False)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        int: st.integers(-(2**50), 2**50),
        float: number,
        bool: st.booleans(),
        dict[str, str]: st.dictionaries(WORDS, WORDS, max_size=2),
        dict[str, Any]: st.dictionaries(WORDS, st.one_of(st.none(), WORDS, st.integers(0, 9)), max_size=2),
    }
    return simple[hint]


def _spans(size: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: Span(*sorted(pair)))


def _structs(struct: type[Struct], size: int) -> st.SearchStrategy[Any]:
    hints = {name: hint for name, hint in get_type_hints(struct).items() if name in struct.__struct_fields__}
    if "start" not in hints:
        return st.builds(struct, **{name: _of(hint, size) for name, hint in hints.items()})
    rest = st.fixed_dictionaries({name: _of(hint, size) for name, hint in hints.items() if name not in ("start", "end")})
    return st.tuples(_spans(size), rest).map(lambda pair: struct(start=pair[0].start, end=pair[0].end, **pair[1]))
