"""The architecture on one screen: which layer is made after which."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from riwaya.model import Report
from riwaya.reading.accounts import ACCOUNTS
from riwaya.reading.actors import ENTITIES, MENTIONS, stages
from riwaya.reading.attributions import ATTRIBUTIONS
from riwaya.reading.claims import CLAIMS
from riwaya.reading.events import EVENTS
from riwaya.reading.letters import LETTERS
from riwaya.reading.places import PLACES, places_stage
from riwaya.reading.quantities import QUANTITIES
from riwaya.reading.sentences import SENTENCES
from riwaya.reading.times import TIMES
from riwaya.reading.words import WORDS
from riwaya.stage import Stage, check, run

PIPELINE = check(
    (
        LETTERS,  # even spelling, with the way back to the text as published
        SENTENCES,  # headline, dateline, paragraphs, sentences
        WORDS,  # tokens with their clitics
        ATTRIBUTIONS,  # cue, source and content, as the grammar shows them
        MENTIONS,  # who is named
        ENTITIES,  # who is who
        TIMES,  # when it was said
        QUANTITIES,  # how many of what, at least and at most
        PLACES,  # where: which place, which part of it, or a government that speaks
        CLAIMS,  # attributions with their speakers and their parents
        EVENTS,  # what happened, according to whom, and how surely
        ACCOUNTS,  # where the sources agree and where they differ
    )
)


def read_report(report: Report, additions: Sequence[Path] = ()) -> Report:
    """The report with every layer that Riwaya can fill; `additions` are files of a user's own (docs/how-to-add-an-actor.md)."""
    return run(pipeline_with(tuple((path, os.stat(path).st_mtime_ns) for path in additions)), report)


@lru_cache(maxsize=8)
def pipeline_with(additions: tuple[tuple[Path, int], ...]) -> tuple[Stage, ...]:
    """The pipeline with the actors, sides and places of these files, each with its time of change, laid over what ships."""
    if not additions:
        return PIPELINE
    from riwaya.arabic.additions import book_with, load  # for those who add something
    from riwaya.arabic.places_toml import layered

    files = [load(path) for path, _ in additions]
    own = {stage.makes: stage for stage in stages(book_with(files))}
    if blocks := [block for file in files for block in file.places.items()]:
        own["places"] = places_stage(layered(blocks))
    return tuple(own.get(stage.makes, stage) for stage in PIPELINE)
