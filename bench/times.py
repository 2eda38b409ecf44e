"""Times and numbers on two corpora that others made: Arabic TimeML documents, and the cases of Recognizers-Text.

    python bench/times.py              both, with their figures
    python bench/times.py --misses     also what was not read as the corpus has it

Both lie in ../shared/data/times (or $RIWAYA_SHARED/data/times); which cases are not counted, and why, is in
recognizers_aside.json.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import corpora
import recognizers
import timeml


def print_timeml(misses: bool) -> None:
    folder = corpora.shared() / "data" / "times" / "timeml_half"
    outcome = timeml.score(folder)
    for name, figures in (("as it is", outcome.figures), ("corrected", timeml.score(folder, corrected=True).figures)):
        print(f"TimeML {name}:", " · ".join(f"{what} {figure:.3g}" for what, figure in figures.items()))
    for miss in outcome.misses if misses else ():
        print(f"  {miss.document} {miss.kind}: {miss.words} | gold {miss.gold or '–'} | ours {miss.ours or '–'}")


def print_recognizers(misses: bool) -> None:
    verdicts = list(recognizers.judged(corpora.shared() / "data" / "times" / "recognizers_half.json"))
    right, total = sum(v.right for v in verdicts), len(verdicts)
    print(f"Recognizers: {right} of {total} right, {right / total:.1%}; {len(recognizers.aside())} set aside")
    for file, (good, counted) in recognizers.tally(verdicts).items():
        print(f"  {file:<50} {good:>4} of {counted}")
    for verdict in verdicts if misses else ():
        if not verdict.right:
            print(f"  {verdict.file}: {verdict.words} | {verdict.wanted} | ours {verdict.got or '–'}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args(arguments)
    if not (corpora.shared() / "data" / "times").exists():
        print(f"no corpora in {corpora.shared() / 'data' / 'times'}", file=sys.stderr)
        return 1
    print_timeml(given.misses)
    print_recognizers(given.misses)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
