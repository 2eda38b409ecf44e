"""Builds bench/gold_news/NAME.json from marks on reports of the news corpora: where they stand, and none of the text.

    python -m training.annotate_news show ant:1119              # the report in numbered pieces, to mark
    python -m training.annotate_news keep MARKS bench/gold_news # MARKS/NAME.toml → stand-off marks

Marks are written as in examples/source (see examples/README.md), with `corpus` and `line` for the text and without the layers
around the claims. `p` is a numbered piece, or [first, last] where a quotation runs over several. The marks quote the report
and stay out of the project; what is kept are offsets, with the sha256 of the text that they count in.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.annotate import Dispatch, Mark, MarkError, Span, actors, claims

BENCH = Path(__file__).parents[1] / "bench"
BREAK = re.compile(r"\n+|\s{4,}|(?<=[.!؟?])[\"”»]?\s+|(?<=[.!؟?])[\"”»](?=\S)")
"""Between two pieces: a new line, a gap of page furniture, the end of a sentence; closing marks stay with what they close."""
CLOSING = '"”»'
TATWEEL = "\u0640"
LEFT_OUT = ("p",)


class Page(Dispatch):
    """A report of the corpora, whose pieces are found, not given by lines."""

    def paragraph(self, number: int | Sequence[int]) -> Span:
        first, last = (number, number) if isinstance(number, int) else number
        spans = pieces(self.text)
        if not 1 <= first <= last <= len(spans):
            raise self.wrong(f"has no piece {number}")
        return [spans[first - 1][0], spans[last - 1][1]]

    def stands_alone(self, start: int, end: int) -> bool:
        behind_tatweel = start > 0 and self.text[start - 1] == TATWEEL
        return super().stands_alone(start, end) or (behind_tatweel and not self.text[end : end + 1].isalpha())


def pieces(text: str) -> list[Span]:
    """Where the pieces of a page stand."""
    found: list[Span] = []
    at = 0
    for gap in BREAK.finditer(text):
        closing = len(gap[0]) - len(gap[0].lstrip(CLOSING))
        found.append([at, gap.start() + closing])
        at = gap.end()
    found.append([at, len(text)])
    return [[start, end] for start, end in found if text[start:end].strip()]


def build(name: str, text: str, marks: dict[str, Any]) -> Mark:
    """What is kept of one report: its address, the digest of its text, its actors and its claims."""
    page = Page(name, text, marks)
    built: Mark = {"corpus": marks["corpus"], "line": marks["line"], "sha256": digest(text)}
    built |= {"date": marks["date"] or None, "publisher": marks["publisher"], "actors": actors(page)}
    built["claims"] = [{key: claim[key] for key in claim if key not in LEFT_OUT} for claim in claims(page)]
    return built


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def keep(folder: Path, out: Path) -> int:
    """Writes every report's marks; how many could not be placed, each named on stderr."""
    import gold_news

    out.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for path in sorted(folder.glob("*.toml")):
        marks = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            built = build(path.stem, gold_news.text_of(marks["corpus"], marks["line"]), marks)
        except (MarkError, KeyError) as error:
            wrong += 1
            print(error, file=sys.stderr)
            continue
        (out / f"{path.stem}.json").write_text(json.dumps(built, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return wrong


def show(address: str) -> None:
    import gold_news

    corpus, line = address.split(":")
    text = gold_news.text_of(corpus, int(line))
    for number, (start, end) in enumerate(pieces(text), 1):
        print(f"{number:3} {text[start:end]}")


def main(argv: Sequence[str] | None = None) -> int:
    sys.path.insert(0, str(BENCH))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    showing = commands.add_parser("show", help="a report in numbered pieces")
    showing.add_argument("address", help="CORPUS:LINE")
    keeping = commands.add_parser("keep", help="marks → stand-off marks")
    keeping.add_argument("folder", type=Path)
    keeping.add_argument("out", type=Path)
    chosen = parser.parse_args(argv)
    if chosen.command == "show":
        show(chosen.address)
        return 0
    return min(keep(chosen.folder, chosen.out), 1)


if __name__ == "__main__":
    sys.exit(main())
