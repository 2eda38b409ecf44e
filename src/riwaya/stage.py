"""What a stage is, and how a row of them reads a report.

A stage is a pure function from a Report to one layer, declared with the layers it needs. A layer that is already there
is kept: gold in gives a stage's own score, nothing in gives the end-to-end score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import UNSET, Struct

from riwaya.errors import PipelineError
from riwaya.model import Letters, Report

Reader = Callable[[Report], "Letters | Iterable[object]"]


class Stage(Struct, frozen=True):
    """`read` makes the layer `makes` from the layers in `needs`."""

    makes: str
    needs: tuple[str, ...]
    read: Reader


def check(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages, or PipelineError where one runs before a layer it needs, or makes a layer twice or an unknown one."""
    fields = set(Report.__struct_fields__)
    made: set[str] = set()
    for stage in stages:
        if stage.makes not in fields:
            raise PipelineError(f"stage {stage.makes!r} makes a layer that Report does not have")
        if stage.makes in made:
            raise PipelineError(f"two stages make the layer {stage.makes!r}")
        for need in stage.needs:
            if need not in made:
                raise PipelineError(f"stage {stage.makes!r} needs {need!r}, which no stage before it makes")
        made.add(stage.makes)
    return tuple(stages)


def run(stages: Sequence[Stage], report: Report) -> Report:
    """The report with every missing layer filled in."""
    for stage in stages:
        if getattr(report, stage.makes) is UNSET:
            made = stage.read(report)
            layer = made if isinstance(made, Letters) else tuple(made)
            report = msgspec.structs.replace(report, **{stage.makes: layer})
    return report
