"""An evaluation in the terminal: the misses beside their sentences, then the figures over all, by outlet and by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from riwaya.evaluation import Evaluated, Evaluation
from riwaya.measure import Scores
from riwaya.measure_parts import Miss
from riwaya.terminal import NARROW, Arabic, Look

Cell = TypeVar("Cell")

GOOD, FAIR = 0.9, 0.75
FIGURES = {
    "cue_f1": "claims_gold",
    "cue_p": "claims_pred",
    "cue_r": "claims_gold",
    "whole_f1": "claims_gold",
    "source_overlap": "",
    "source_exact": "",
    "speaker": "",
    "implicit_speaker": "implicit_n",
    "content_exact": "",
    "content_overlap": "",
    "nested": "nested_n",
    "act": "",
    "mode": "",
    "source_kind": "",
    "times_f1": "times_n",
    "quantities_f1": "quantities_n",
    "places_right": "places_n",
    "events_recall": "events_n",
    "events_status": "",
    "accounts_recall": "accounts_n",
}
"""The figures shown, and the size each is counted over where that is not the claims that were found."""

# of both, the first and the last are what narrow windows have room for
CHIEF = ("cue_f1", "source_overlap", "speaker", "content_exact", "whole_f1")
COLUMNS = ("found", "source", "speaker", "content", "whole")
NAMES = {"act": "acts", "mode": "modes", "kind": "kinds"}
"""Misses whose values have names of their own in messages/*.toml."""


def print_evaluation(console: Console, evaluation: Evaluation, look: Look, misses: bool) -> None:
    if misses:
        for report in evaluation.reports:
            _print_misses(console, report, look)
    narrow = console.width < NARROW
    console.print(_figures(evaluation, look))
    outlets = evaluation.by_outlet()
    if len(outlets) > 1:
        console.print(_outlets(outlets, look, CHIEF[::4] if narrow else CHIEF))
    console.print(_kinds(evaluation.by_kind(), look, COLUMNS[::4] if narrow else COLUMNS))
    console.print(_summary(evaluation, look), justify=_start(look))


def _figures(evaluation: Evaluation, look: Look) -> Table:
    figures, sizes = evaluation.figures(), evaluation.sizes()
    table = _table(look, "evaluate.figure", "evaluate.share", "evaluate.out_of")
    for name, size in FIGURES.items():
        if figures[name] is not None:
            label = look.label(look.said.name("figures", name))
            _add(table, look, label, _share(figures[name]), _count(sizes[size] if size else ""))
    return table


def _summary(evaluation: Evaluation, look: Look) -> RenderableType:
    sizes = evaluation.sizes()
    found, gold, reports = sizes["claims_pred"], sizes["claims_gold"], sizes["reports"]
    return look.label(look.said.say("evaluate.summary", reports=reports, claims=gold, found=found), "dim")


def _outlets(outlets: Mapping[str, Evaluation], look: Look, names: Sequence[str]) -> Table:
    """These figures for each outlet."""
    table = _table(look, "evaluate.outlet", "evaluate.claims", *(f"figures.{name}" for name in names))
    for name, one in outlets.items():
        figures = one.figures()
        shares = (_share(figures[figure]) for figure in names)
        _add(table, look, Arabic(name or "—", look.bidi), _count(one.sizes()["claims_gold"]), *shares)
    return table


def _kinds(rows: Mapping[str, Scores], look: Look, names: Sequence[str]) -> Table:
    """Shares of the claims that are of each kind; a claim that was not found counts as wrong in all."""
    table = _table(look, "evaluate.kind", "evaluate.claims", *(f"evaluate.{name}" for name in names))
    for name, row in rows.items():
        shares = (_share(row[column]) for column in names)
        _add(table, look, look.label(look.said.name("forms", name)), _count(row["claims"]), *shares)
    return table


def _table(look: Look, *keys: str) -> Table:
    """A table whose first column names what its row is about; from right to left in Arabic."""
    table = Table(box=box.ROUNDED, border_style="dim")
    for key in _ordered(keys, look):
        justify = _start(look) if key == keys[0] else "right"
        table.add_column(look.label(look.said.say(key), "bold"), justify=justify)
    return table


def _add(table: Table, look: Look, *cells: RenderableType) -> None:
    table.add_row(*_ordered(cells, look))


def _start(look: Look) -> Literal["left", "right"]:
    return "right" if _reversed(look) else "left"


def _reversed(look: Look) -> bool:
    return look.said.lang == "ar" and look.bidi != "none"


def _ordered(cells: Sequence[Cell], look: Look) -> Sequence[Cell]:
    """From right to left where the headings are Arabic and stand where they are drawn."""
    return cells[::-1] if _reversed(look) else cells


def _count(number: object) -> Text:
    return Text(str(number), "dim")


def _share(share: float | None) -> Text:
    if share is None:
        return Text("–", "dim")
    return Text(f"{share:.3f}", "green" if share >= GOOD else "yellow" if share >= FAIR else "red")


def _print_misses(console: Console, report: Evaluated, look: Look) -> None:
    found = list(report.misses())
    if not found:
        return
    console.print(Arabic(report.file, look.bidi, "bold"), justify=_start(look))
    console.print(_cards(found, look) if console.width < NARROW else _rows(found, look))
    console.print()


def _rows(found: list[tuple[Miss, str]], look: Look) -> Table:
    table = Table(box=box.ROUNDED, border_style="dim", show_lines=True, expand=True)
    for name, ratio in _ordered((("what", None), ("gold", 2), ("riwaya", 2), ("sentence", 3)), look):
        heading = look.label(look.said.say(f"evaluate.{name}"), "bold")
        table.add_column(heading, justify=_start(look) if name == "what" else look.side, ratio=ratio)
    for miss, sentence in found:
        _add(table, look, *_cells(miss, sentence, look))
    return table


def _cards(found: list[tuple[Miss, str]], look: Look) -> Group:
    """For windows too narrow for a table: one miss under another."""
    cards: list[RenderableType] = []
    for miss, sentence in found:
        grid = Table.grid(expand=True)
        grid.add_column(justify=look.side)
        for cell in _cells(miss, sentence, look):
            grid.add_row(cell)
        cards.append(Padding(grid, (0, 0, 1, 0)))
    return Group(*cards)


def _cells(miss: Miss, sentence: str, look: Look) -> tuple[RenderableType, ...]:
    """What is wrong, what gold has, what was read, and the sentence."""
    gold, read = _value(miss, miss.expected, look, "green"), _value(miss, miss.found, look, "red")
    return _what(miss, look), gold, read, Arabic(sentence, look.bidi, "dim")


def _what(miss: Miss, look: Look) -> RenderableType:
    return Group(look.label(look.said.name("misses", miss.what), "bold"), Arabic(miss.id, look.bidi, "dim"))


def _value(miss: Miss, value: str, look: Look, style: str) -> RenderableType:
    if miss.what in NAMES:
        return look.label(look.said.name(NAMES[miss.what], value), style)
    return Arabic(value, look.bidi, style)
