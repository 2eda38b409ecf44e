"""Twenty news reports of other outlets and years, annotated before anybody looked at what Riwaya says about them.

    python bench/gold_news.py           claims, by outlet
    python bench/gold_news.py -v        with every miss
    python bench/gold_news.py --to DIR  the same as gold files with their texts, for `riwaya evaluate` and the gold's own script

bench/gold_news/*.json holds the marks and no text: where the report lies in ../shared/data/news (corpus and line), the sha256 of
the text that the offsets count in, the actors, the claims. Nothing is tuned on them: this is the honest estimate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import corpora
import riwaya
from riwaya.measure import Scores, measure, scores
from riwaya.measure_parts import Tally

FOLDER = Path(__file__).with_name("gold_news")
OTHER_LAYERS = ("times", "quantities", "places", "events", "accounts")
FIGURES = (
    "cue_f1", "cue_p", "cue_r", "whole_f1", "source_overlap", "source_exact", "speaker", "implicit_speaker", "content_exact",
    "content_overlap", "nested", "act", "mode", "source_kind",
)  # fmt: skip

Gold = dict[str, Any]


class ChangedText(ValueError):
    """The corpus holds another text than the one that was marked."""


@cache
def text_of(corpus: str, line: int) -> str:
    """The text of a record of ../shared/data/news; lines count from 1."""
    with lzma.open(corpora.shared() / "data" / "news" / f"{corpus}.jsonl.xz") as lines:
        text: str = json.loads(next(islice(lines, line - 1, None)))["text"]
    return text


def here() -> bool:
    """Whether the corpora that the marks count in are here."""
    found = {path.name.split(".")[0] for path in corpora.news_files()}
    return {json.loads(path.read_text(encoding="utf-8"))["corpus"] for path in corpora.gold_files(FOLDER)} <= found


def load(path: Path) -> Gold:
    """The gold record of one report, with its text, in the shape of the other golds."""
    marks: Gold = json.loads(path.read_text(encoding="utf-8"))
    text = text_of(marks["corpus"], marks["line"])
    if hashlib.sha256(text.encode()).hexdigest() != marks["sha256"]:
        raise ChangedText(f"{path.name}: the text at {marks['corpus']}:{marks['line']} is not the one that was marked")
    return {"article": f"{path.stem}.txt", "text": text, **marks, **{layer: [] for layer in OTHER_LAYERS}}


def records() -> list[Gold]:
    return [load(path) for path in corpora.gold_files(FOLDER)]


def read(gold: Gold) -> Tally:
    return measure(gold, json.loads(riwaya.to_json(riwaya.read(gold["text"], date=gold["date"]))))


def write(golds: Iterable[Gold], folder: Path) -> None:
    """Gold files that hold their texts; the texts are their publishers'."""
    folder.mkdir(parents=True, exist_ok=True)
    for gold in golds:
        name = folder / f"{Path(gold['article']).stem}.json"
        name.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def table(by_outlet: dict[str, list[Tally]]) -> None:
    columns: dict[str, Scores] = {name: scores(tallies) for name, tallies in by_outlet.items()}
    everything = [tally for tallies in by_outlet.values() for tally in tallies]
    columns["all"] = scores(everything)
    counts = {
        name: sum(t.counts["gold"] for t in tallies) for name, tallies in {**by_outlet, "all": everything}.items()
    }
    print(f"{'':17}" + "".join(f"{name:>12}" for name in columns))
    print(f"{'claims':17}" + "".join(f"{counts[name]:12}" for name in columns))
    for figure in FIGURES:
        shares = (column[figure] for column in columns.values())
        print(f"{figure:17}" + "".join("           –" if share is None else f"{share:12.3f}" for share in shares))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", help="every miss")
    parser.add_argument(
        "--to", type=Path, help="write gold files with their texts into this folder, and measure nothing"
    )
    chosen = parser.parse_args(argv)
    if not here():
        print("the news corpora are not here (../shared/data/news, or $RIWAYA_SHARED)", file=sys.stderr)
        return 1
    golds = records()
    if chosen.to:
        write(golds, chosen.to)
        return 0
    by_outlet: dict[str, list[Tally]] = {}
    for gold in golds:
        tally = read(gold)
        by_outlet.setdefault(gold["publisher"], []).append(tally)
        if chosen.v:
            print(f"== {gold['article']}", *tally.misses, sep="\n   ")
    table(by_outlet)
    return 0


if __name__ == "__main__":
    sys.exit(main())
