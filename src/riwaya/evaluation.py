"""Reading gold reports and measuring what was read: over all, by outlet, by kind of attribution, and every miss in its sentence.

    evaluation = evaluate(load_gold(file) for file in gold_files(["gold/"]))
    evaluation.figures()["whole_f1"]

The measure itself is measure.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from riwaya.errors import BadDate, BadGold
from riwaya.gold import Gold, outlet_of
from riwaya.measure import Scores, measure, scores, sizes
from riwaya.measure_forms import FEATURES, FORMS, kinds_of
from riwaya.measure_parts import Json, Judged, Miss, Tally, of, rate, span, touches
from riwaya.reader import read, to_json
from riwaya.span import Span, cut

SCHEMA = "riwaya-evaluation/1"
LAYERS = {
    "times": "times",
    "times extra": "times",
    "quantities": "quantities",
    "quantities extra": "quantities",
    "place": "places",
    "event": "events",
    "account": "accounts",
}
"""What is missed, and the layer that it would stand in; all other misses are of claims."""


@dataclass(frozen=True)
class Evaluated:
    """One report of gold, what was read of it, and how far the two agree."""

    file: str
    gold: Gold
    record: Json
    tally: Tally

    def sentence(self, miss: Miss) -> Span | None:
        """The sentence that the miss lies in; None where it lies nowhere."""
        return next(
            (
                span((s["start"], s["end"]))
                for s in of(self.record, "sentences")
                if touches(miss.at, (s["start"], s["end"]))
            ),
            None,
        )

    def misses(self) -> Iterator[tuple[Miss, str]]:
        """Each miss with its sentence, in the order of the text; of the layers that were read only."""
        read = [miss for miss in self.tally.misses if LAYERS.get(miss.what, "claims") in self.record]
        for miss in sorted(read, key=lambda miss: miss.at or (len(self.gold["text"]), 0)):
            where = self.sentence(miss)
            yield miss, cut(self.gold["text"], where) if where else ""


@dataclass
class Evaluation:
    """All the reports, and the figures over them."""

    reports: list[Evaluated] = field(default_factory=list)

    def figures(self) -> Scores:
        return scores(report.tally for report in self.reports)

    def sizes(self) -> dict[str, int]:
        return {"reports": len(self.reports), **sizes(report.tally for report in self.reports)}

    def by_outlet(self) -> dict[str, Evaluation]:
        """The same for each outlet alone, the one with the most reports first."""
        groups: dict[str, Evaluation] = {}
        for report in self.reports:
            groups.setdefault(outlet_of(report.gold), Evaluation()).reports.append(report)
        return dict(sorted(groups.items(), key=lambda pair: -len(pair[1].reports)))

    def by_kind(self) -> dict[str, Scores]:
        """For each kind of attribution that occurs: how many claims, and what share of them was found and right."""
        groups: dict[str, list[Judged]] = {}
        for report in self.reports:
            kinds = kinds_of(report.gold)
            for judged in report.tally.judged:
                for kind in kinds[judged.id]:
                    groups.setdefault(kind, []).append(judged)
        return {kind: shares(groups[kind]) for kind in (*FORMS, *FEATURES) if kind in groups}

    def as_record(self) -> Json:
        """What `riwaya evaluate --json` prints."""
        return {
            "schema": SCHEMA,
            "sizes": self.sizes(),
            "figures": self.figures(),
            "by_outlet": {
                name: {"sizes": one.sizes(), "figures": one.figures()} for name, one in self.by_outlet().items()
            },
            "by_kind": self.by_kind(),
            "misses": [
                {"file": report.file, **miss._asdict(), "sentence": sentence}
                for report in self.reports
                for miss, sentence in report.misses()
            ],
        }


def shares(judged: list[Judged]) -> Scores:
    """found, source and speaker out of all; content and whole too: a claim that was not found is right in nothing."""
    known = [one for one in judged if one.speaker is not None]
    return {
        "claims": len(judged),
        "found": rate(sum(one.found for one in judged), len(judged)),
        "source": rate(sum(one.source for one in judged), len(judged)),
        "speaker": rate(sum(bool(one.speaker) for one in known), len(known)),
        "content": rate(sum(one.content for one in judged), len(judged)),
        "whole": rate(sum(one.whole for one in judged), len(judged)),
    }


def evaluate_one(gold: Gold, file: str) -> Evaluated:
    """Reads the gold's text and measures it. InputError where the text cannot be read, BadGold where its date is none."""
    try:
        report = read(gold["text"], date=gold.get("date"), file=file)
    except BadDate:
        raise BadGold(file, "gold_date", date=gold["date"]) from None
    record = msgspec.json.decode(to_json(report))
    return Evaluated(file, gold, record, measure(gold, record))


def evaluate(golds: Iterable[Gold], name: str = "<gold>") -> Evaluation:
    """Every report of gold, read and measured here and now."""
    return Evaluation([evaluate_one(gold, name) for gold in golds])
