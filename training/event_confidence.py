"""Learn from hand-labelled sentences which of them tell of one attack or one protest; writes arabic/confidence.tsv.

    .venv/bin/python training/event_confidence.py            # learns from all sentences and writes the weights
    .venv/bin/python training/event_confidence.py --folds    # says what to expect on unseen ones, writes nothing

The sentences are ../shared/data/events/gsr_*_half.csv: several coders each said whether a sentence tells of an ASSAULT or a
PROTEST. `yes` are those that all accepted. A sentence weighs for yes by the share of its coders who accepted it, and for no by the
rest, so that those which divided them («difficult no», «ambiguous») teach too. Logistic regression with small weights; the
threshold is the one with the best F1 over sentences that the weights were not learned from. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

import riwaya
from riwaya.arabic.confidence import BIAS, CLASSES, THRESHOLD
from riwaya.model import Report
from riwaya.pipeline import PIPELINE
from riwaya.reading.events import happenings
from riwaya.reading.happening.confidence import Told, features
from riwaya.stage import run

BEFORE = tuple(stage for stage in PIPELINE if stage.makes not in ("events", "accounts"))
WRITTEN = Path(riwaya.__file__).parent / "arabic" / "confidence.tsv"
YES, UNSURE = "yes", "ambiguous"
STRENGTH = {"ASSAULT": 0.1, "PROTEST": 0.05}
"""Of the regularization: scikit-learn's C."""
SEEN, FOLDS, INNER = 2, 8, 5
"""A feature is learned when it holds of so many sentences; folds of the test, and folds that choose a threshold."""

Floats = NDArray[np.float64]


class Sentences(NamedTuple):
    """The features of each sentence, its label, and the share of coders who accepted it."""

    features: list[set[str]]
    labels: list[str]
    shares: Floats


def read(text: str) -> Report:
    """The text with its events, which need no weights."""
    report = run(BEFORE, Report(id="sentence", text=text))
    return msgspec.structs.replace(report, events=tuple(happenings(report)))


def told(report: Report) -> Told:
    """The text as one sentence."""
    layers = [getattr(report, name) for name in ("words", "times", "quantities", "places", "claims", "events")]
    words = tuple(word for word in layers[0] if word.pos != "PUNCT")
    return Told(words, *layers[1:])


def read_sentences(path: Path, class_: str) -> Sentences:
    found, labels, shares = [], [], []
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.append(features(told(read(row["text"])), class_))
            labels.append(row["label"])
            shares.append(int(row["accept"]) / max(int(row["total"]), 1))
    return Sentences(found, labels, np.array(shares))


def learned(sentences: Sentences, at: NDArray[np.int64], strength: float) -> tuple[DictVectorizer, LogisticRegression]:
    """Weights from the sentences at these places."""
    seen = Counter(feature for i in at for feature in sentences.features[i])
    table = DictVectorizer()
    rows = table.fit_transform([{f: 1 for f in sentences.features[i] if seen[f] >= SEEN} for i in at])
    yes, no = sentences.shares[at], 1 - sentences.shares[at]
    kept_yes, kept_no = np.flatnonzero(yes > 0), np.flatnonzero(no > 0)
    both = np.concatenate([kept_yes, kept_no])
    answers = np.concatenate([np.ones(len(kept_yes)), np.zeros(len(kept_no))])
    weights = np.concatenate([yes[kept_yes], no[kept_no]])
    model = LogisticRegression(C=strength, max_iter=5000, tol=1e-6)
    return table, model.fit(rows[both], answers, sample_weight=weights)


def judged(sentences: Sentences, table: DictVectorizer, model: LogisticRegression, at: NDArray[np.int64]) -> Floats:
    rows = table.transform([dict.fromkeys(sentences.features[i], 1) for i in at])
    return np.asarray(model.predict_proba(rows)[:, 1])


def unseen(sentences: Sentences, at: NDArray[np.int64], strength: float, folds: int, seed: int = 0) -> Floats:
    """The confidence of each sentence by weights learned without it; the unsure ones only teach."""
    yes = np.array([label == YES for label in sentences.labels])
    unsure = np.flatnonzero([label == UNSURE for label in sentences.labels])
    found = np.zeros(len(sentences.labels))
    for rest, fold in StratifiedKFold(folds, shuffle=True, random_state=seed).split(at, yes[at]):
        table, model = learned(sentences, np.concatenate([at[rest], unsure]), strength)
        found[at[fold]] = judged(sentences, table, model, at[fold])
    return found[at]


def best_threshold(yes: NDArray[np.bool_], confidences: Floats) -> float:
    order = np.argsort(-confidences)
    right = np.cumsum(yes[order])
    f1 = 2 * right / (yes.sum() + np.arange(1, len(yes) + 1))
    return float(confidences[order[int(f1.argmax())]])


def f1(yes: NDArray[np.bool_], taken: NDArray[np.bool_]) -> float:
    return float(2 * (yes & taken).sum() / max(yes.sum() + taken.sum(), 1))


def told_apart(sentences: Sentences, strength: float, seed: int) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which sentences are taken when neither weights nor threshold saw them."""
    at = np.flatnonzero([label != UNSURE for label in sentences.labels])
    yes = np.array([label == YES for label in sentences.labels])
    unsure = np.flatnonzero([label == UNSURE for label in sentences.labels])
    taken = np.zeros(len(yes), dtype=bool)
    for rest, fold in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(at, yes[at]):
        threshold = best_threshold(yes[at[rest]], unseen(sentences, at[rest], strength, INNER, seed))
        table, model = learned(sentences, np.concatenate([at[rest], unsure]), strength)
        taken[at[fold]] = judged(sentences, table, model, at[fold]) >= threshold
    return taken, at


def expect(class_: str, sentences: Sentences, seeds: Sequence[int]) -> None:
    labels = np.array(sentences.labels)
    for seed in seeds:
        taken, at = told_apart(sentences, STRENGTH[class_], seed)
        yes = labels == YES
        extra = ", ".join(f"{label} {(taken & (labels == label)).sum() / (labels == label).sum():.1%}" for label in
                          ("easy no", "difficult no"))  # fmt: skip
        precision, recall = (yes & taken).sum() / max(taken.sum(), 1), (yes & taken).sum() / yes.sum()
        print(f"{class_}, folds by seed {seed}: F1 {f1(yes[at], taken[at]):.3f} "
              f"(precision {precision:.3f}, recall {recall:.3f} of {yes.sum()}); found in {extra}")  # fmt: skip


def weights_of(sentences: Sentences, class_: str) -> dict[str, float]:
    """Every feature with its weight, the bias and the threshold."""
    everything = np.arange(len(sentences.labels))
    at = np.flatnonzero([label != UNSURE for label in sentences.labels])
    yes = np.array([sentences.labels[i] == YES for i in at])
    table, model = learned(sentences, everything, STRENGTH[class_])
    weights = dict(zip(table.get_feature_names_out(), model.coef_[0], strict=True))
    threshold = best_threshold(yes, unseen(sentences, at, STRENGTH[class_], INNER))
    return {BIAS: float(model.intercept_[0]), THRESHOLD: threshold, **weights}


def write(columns: dict[str, dict[str, float]]) -> None:
    names = sorted({name for column in columns.values() for name in column})
    rows = [(name, [f"{columns[class_].get(name, 0):.3f}" for class_ in CLASSES]) for name in names]
    kept = [(name, values) for name, values in rows if any(abs(float(value)) >= 0.005 for value in values)]
    lines = ["\t".join([name, *("" if float(v) == 0 else v for v in values)]) for name, values in kept]
    WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {WRITTEN.name}: {len(lines):,} features")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, default=Path(__file__).parents[2] / "shared" / "data" / "events")
    parser.add_argument("--folds", action="store_true", help="cross-validate and write nothing")
    chosen: Any = parser.parse_args(argv)
    columns: dict[str, dict[str, float]] = {}
    for class_ in CLASSES:
        sentences = read_sentences(chosen.sentences / f"gsr_{class_.lower()}_half.csv", class_)
        if chosen.folds:
            expect(class_, sentences, seeds=(0, 1, 2))
        else:
            columns[class_] = weights_of(sentences, class_)
    if columns:
        write(columns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
