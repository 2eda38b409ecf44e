"""What training/event_confidence.py learned from hand-labelled sentences: the weight of each feature, a column a class.

confidence.tsv is a table: `feature<TAB>ASSAULT<TAB>PROTEST`, with two rows that are no features: «bias», added to every sum,
and «threshold», the confidence at and above which a sentence counts as found.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from msgspec import Struct

from riwaya.arabic.happenings import grammar, home

CLASSES = ("ASSAULT", "PROTEST")
BIAS, THRESHOLD = "bias", "threshold"


class Model(Struct, frozen=True):
    """The weights of one class."""

    weights: dict[str, float]
    bias: float
    threshold: float


@cache
def models() -> dict[str, Model]:
    lines = resources.files("riwaya.arabic").joinpath("confidence.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return {class_: _model([(row[0], float(row[column])) for row in rows if row[column]]) for column, class_ in _columns()}


def _columns() -> list[tuple[int, str]]:
    return list(enumerate(CLASSES, start=1))


def _model(rows: list[tuple[str, float]]) -> Model:
    weights = dict(rows)
    return Model(weights, weights.pop(BIAS), weights.pop(THRESHOLD))


@cache
def class_of(type_: str) -> str | None:
    """The class whose model judges events of this type; None where there is none."""
    plover = home(type_).plover
    if type_ in grammar("coded_assault"):
        return CLASSES[0]
    return plover if plover in CLASSES else None
