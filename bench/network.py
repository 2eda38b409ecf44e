"""How fast the network of words, names and trees is by itself, on one core: the first time through the news, and the second.

    pip install '.[network]'
    python bench/network.py --n 300 --seed 1

Words are tokens with punctuation, parted into sentences at full stops; times leave out finding the tokens.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

import corpora
from riwaya.reading.letters import normalise
from riwaya.reading.words import TOKEN
from speed import stay_on_one_core

LOADS = "from riwaya.reading.partings import partings; from riwaya.arabic.network import Network; n = Network(partings)"
READS = "n.read([['قال', 'الوزير', '.']])"
ENDS, LONGEST = frozenset(".؟!"), 60


def sentences(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for token in TOKEN.findall(normalise(text).text):
        found[-1].append(token)
        if token in ENDS or len(found[-1]) == LONGEST:
            found.append([])
    return [sentence for sentence in found if sentence]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=300, help="how many reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-trees", action="store_true")
    chosen = parser.parse_args(argv)
    stay_on_one_core()
    print(f"loads and reads its first words in {loading():.2f} s, imports of NumPy and ONNX Runtime in it")
    from riwaya.arabic.network import Network
    from riwaya.reading.partings import partings

    reports = [sentences(piece.text) for piece in corpora.some_news(chosen.n, chosen.seed)]
    words = sum(len(sentence) for report in reports for sentence in report)
    network = Network(partings, parse=not chosen.no_trees)
    network.read(reports[0])
    for turn in ("first", "second"):
        began = time.process_time()
        for report in reports:
            network.read(report)
        print(f"{turn} time through {words:,} words: {words / (time.process_time() - began):,.0f} words/s")
    print(
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, the reports of this run in it"
    )
    return 0


def loading() -> float:
    """The best of three fresh processes, less what Python itself takes."""
    return min(timed(f"{LOADS}; {READS}") for _ in range(3)) - min(timed("pass") for _ in range(3))


def timed(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
