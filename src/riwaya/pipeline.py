"""The architecture on one screen: which layer is made after which."""

from __future__ import annotations

from riwaya.model import Report
from riwaya.reading.actors import ENTITIES, MENTIONS
from riwaya.reading.attributions import ATTRIBUTIONS
from riwaya.reading.claims import CLAIMS
from riwaya.reading.letters import LETTERS
from riwaya.reading.quantities import QUANTITIES
from riwaya.reading.sentences import SENTENCES
from riwaya.reading.times import TIMES
from riwaya.reading.words import WORDS
from riwaya.stage import check, run

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
        CLAIMS,  # attributions with their speakers and their parents
    )
)


def read_report(report: Report) -> Report:
    """The report with every layer that Riwaya can fill."""
    return run(PIPELINE, report)
