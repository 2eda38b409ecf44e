"""Everything that the network needs, from the corpora to the weights in src/riwaya/arabic/models; goes on where it stopped.

    python -m training.network.build ../shared/data WORK

What a step made is not made again; what is left of a step that was stopped is. The network learns twice: first from what
people marked; then it reads the news, and goes on with what it found there (how words are used, sentences that it was sure of).
It learns beside a word list that has not seen what is held out; the word list of the house is put back at the end, and before
the rows of frequent spellings are made.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from training.network.files import MODELS

ROOT = Path(__file__).parents[2]
LIST = ROOT / "src/riwaya/arabic/words.tsv"
FIRST, NAME = "first", "base"
AGAIN = ("--epochs", "9", "--rate", "0.0012", "--share", "0.3", "--silver", "0.35")


class Step(NamedTuple):
    """A command, the file that is there when it is done, and whether it needs the word list of the house."""

    says: str
    command: tuple[str, ...]
    makes: Path
    house: bool = False


def module(name: str, *arguments: str | Path) -> tuple[str, ...]:
    return (sys.executable, "-u", "-m", f"training.network.{name}", *map(str, arguments))


def steps(data: Path, work: Path) -> list[Step]:
    listed = (sys.executable, "-u", str(ROOT / "training/wordlist.py"), str(work / "kept"))
    start, own = work / "pretrained.pt", ("--data", "first.pkl", "--name", FIRST)
    first = module("train", work, "--start", start, *own)
    second = module("train", work, "--start", work / f"{FIRST}.pt", "--name", NAME, *AGAIN)
    return [
        Step("corpora without what is held out", module("holdout", data, work / "kept"), work / "kept/names"),
        Step("a word list from them", listed, work / "words.tsv"),
        Step("lists of names", module("gazetteer", data), MODELS / "gazetteer.tsv"),
        Step("a public lexicon", module("analyses"), MODELS / "analyses.tsv"),
        Step("the news as tokens", module("newstext", data, work), work / "news.tok"),
        Step("word vectors", module("vectors", work), work / "news.ft"),
        Step("word vectors in eight bits", module("store", work), MODELS / "vectors.npz"),
        Step("sentences as arrays", module("dataset", data, work, "--first"), work / "first.pkl"),
        Step("news without labels", module("unlabelled", data, work), work / "unlabelled.pkl"),
        Step("masked words", module("pretrain", work), work / "pretrained.done"),
        Step("all heads, from what people marked", first, work / "first.done"),
        Step("the first weights", module("export", work, *own), work / "exported.done"),
        Step("the news, read", module("usage", data, work), MODELS / "usage.npz"),
        Step("sentences that were read well", module("silver", data, work), work / "silver.pkl"),
        Step("all sentences as arrays", module("dataset", data, work), work / "data.pkl"),
        Step("all heads again", second, work / "trained.done"),
        Step("the weights", module("export", work, "--name", NAME), work / "finished.done", house=True),
    ]


def run(step: Step, number: int, of: int, work: Path) -> None:
    print(f"[{number}/{of}] {step.says}", flush=True)
    if step.makes.exists():
        print("      is there already", flush=True)
        return
    if step.house:
        shutil.copyfile(work / "house.tsv", LIST)
    began = time.time()
    subprocess.run(step.command, cwd=ROOT, check=True)
    if step.makes.suffix == ".done":
        step.makes.touch()
    if step.makes.name == "words.tsv":
        shutil.copyfile(LIST, step.makes)
    print(f"      {time.time() - began:,.0f} seconds", flush=True)


def main(data: Path, work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "exported.done").exists():
        (MODELS / "usage.npz").unlink(missing_ok=True)  # of another network: the first round learns without it
    house = work / "house.tsv"
    if not house.exists():
        shutil.copyfile(LIST, house)
    if (work / "words.tsv").exists():
        shutil.copyfile(work / "words.tsv", LIST)
    found = steps(data.resolve(), work.resolve())
    try:
        for number, step in enumerate(found, 1):
            run(step, number, len(found), work)
    finally:
        shutil.copyfile(house, LIST)
    house.unlink()  # the next time, the list of the house may be another


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
