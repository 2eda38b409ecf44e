"""How fast and how big: words a second in all and by stage, import, a cold `riwaya read`, peak memory. On one core.

python bench/speed.py --n 500 --seed 1
"""

from __future__ import annotations

import argparse
import collections
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

import corpora

RUNS = 5
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Users have Python's bytecode cache from their first run on; where it is forbidden every run compiles 130 files."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=500, help="how many reports")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(argv)
    stay_on_one_core()
    show_cold()
    show_stages(chosen.n, chosen.seed)
    print(f"peak memory      {peak_megabytes():8.0f} MB, the reports of this run in it")
    return 0


def stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def show_cold() -> None:
    """Fresh processes: the best of a few, for the disk may be cold at first."""
    bare = best([sys.executable, "-c", "pass"])
    imported = best([sys.executable, "-c", "import riwaya; riwaya.read"])
    one = str(min(corpora.EXAMPLES.glob("*.txt")))
    print(f"python alone     {bare * 1000:8.0f} ms")
    print(f"import riwaya    {(imported - bare) * 1000:8.0f} ms on top of that, `riwaya.read` at hand")
    print(
        f"riwaya read FILE {best([sys.executable, '-m', 'riwaya', 'read', one]) * 1000:8.0f} ms wall, cold, one report"
    )
    print(f"  its memory     {peak_megabytes(resource.RUSAGE_CHILDREN):8.0f} MB at most")


def best(command: Sequence[str]) -> float:
    return min(timed(command) for _ in range(RUNS))


def timed(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=AS_INSTALLED)
    return time.perf_counter() - began


def peak_megabytes(who: int = resource.RUSAGE_SELF) -> float:
    per_megabyte = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss / per_megabyte


def show_stages(n: int, seed: int) -> None:
    """Words a second over n reports, after one that loads the lexicon. One pass: a second would find its words known."""
    from riwaya import read

    read(next(corpora.examples()).text)
    pieces = corpora.some_news(n, seed)
    spent, words = stage_times(pieces)
    everything = sum(spent.values())
    print(f"reading          {words / everything:8,.0f} words/s over {len(pieces)} reports, {words:,} words")
    for name, seconds in spent.items():
        print(f"  {name:<14} {words / seconds:10,.0f} words/s {seconds / everything:6.1%}")


def stage_times(pieces: Sequence[corpora.Piece]) -> tuple[dict[str, float], int]:
    """Seconds in the intake's checks and in each stage of the pipeline, all reports together, and the words in them."""
    from riwaya.errors import InputError
    from riwaya.intake.text import check_text
    from riwaya.model import Meta, Report
    from riwaya.pipeline import PIPELINE
    from riwaya.stage import run

    spent: collections.Counter[str] = collections.Counter()
    words = 0
    for piece in pieces:
        clock = Clock(spent)
        try:
            report = Report(id="bench", text=check_text(piece.text, "<news>"), meta=Meta(published=piece.date))
        except InputError:
            continue
        clock.lap("intake")
        for stage in PIPELINE:
            report = run((stage,), report)
            clock.lap(stage.makes)
        words += corpora.words_in(piece.text)
    return {name: nanoseconds / 1e9 for name, nanoseconds in spent.items()}, words


class Clock:
    """Adds the time since the last lap to a name."""

    def __init__(self, spent: collections.Counter[str]) -> None:
        self.spent, self.since = spent, time.perf_counter_ns()

    def lap(self, name: str) -> None:
        now = time.perf_counter_ns()
        self.spent[name] += now - self.since
        self.since = now


if __name__ == "__main__":
    sys.exit(main())
