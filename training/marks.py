"""Names marked by hand in paragraphs of news, kept as marks only: where the paragraph lies and where the names stand in it.

    python training/marks.py draw --n 300 --seed 11 --to OUT     # paragraphs to mark, a file for every 50
    python training/marks.py keep OUT training/names.jsonl       # the marked files → stand-off marks
    python training/marks.py count training/names.jsonl          # how many of each kind

A marked file OUT/marked-NN.txt has, for each paragraph, a line `### ID` and then one line a name, in the order of the text:
`KIND<TAB>the words as printed`. A name inside a name follows the one that holds it. Kinds are in KINDS below.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

KINDS = {
    "P": "person", "T": "title", "O": "organization", "A": "group", "G": "government",
    "C": "country", "L": "place", "F": "facility", "M": "outlet",
}  # fmt: skip
A_FILE = 50
LEAST, MOST = 25, 90
CONFLICT = re.compile("قتل|مقتل|قصف|غار[ةا]|اشتبا|مسلح|الجيش|قوات|هجوم|تفجير|معار[كض]|ميليشيا|الحوثي|داعش|تنظيم|نازح|هدنة")
CONFLICT_SHARE = 0.6
EDGES = " .،,؛:"


class Paragraph(NamedTuple):
    """`id` is corpus:line:start, code points of the record's text."""

    id: str
    text: str


class Mark(NamedTuple):
    """A name: half-open, counted from the start of its paragraph."""

    start: int
    end: int
    kind: str


def news() -> Path:
    import os

    return Path(os.environ.get("RIWAYA_SHARED") or Path(__file__).parents[2] / "shared") / "data" / "news"


def records(path: Path) -> Iterator[tuple[int, str]]:
    with lzma.open(path) as lines:
        for number, line in enumerate(lines, 1):
            yield number, json.loads(line)["text"]


def paragraphs(corpus: str, number: int, text: str) -> Iterator[Paragraph]:
    """The paragraphs of a record that are long enough to hold a sentence and short enough to be marked."""
    for match in re.finditer(r"[^\n]+", text):
        inside = match.group().strip()
        if LEAST <= len(inside.split()) <= MOST:
            yield Paragraph(f"{corpus}:{number}:{match.start() + match.group().index(inside)}", inside)


def draw(n: int, seed: int) -> list[Paragraph]:
    """n paragraphs, one a record, equally many of each corpus, three fifths of them about fighting."""
    dice, drawn = random.Random(seed), []
    files = sorted(news().glob("*.jsonl.xz"))
    for path in files:
        corpus = path.name.split(".")[0]
        found = [(i, text) for i, text in records(path) if CONFLICT.search(text) or dice.random() < 0.3]
        dice.shuffle(found)
        drawn += _some(corpus, found, n // len(files), dice)
    dice.shuffle(drawn)
    return drawn


def _some(corpus: str, found: list[tuple[int, str]], n: int, dice: random.Random) -> list[Paragraph]:
    fighting: list[Paragraph] = []
    other: list[Paragraph] = []
    wanted = round(n * CONFLICT_SHARE)
    for number, text in found:
        pieces = list(paragraphs(corpus, number, text))
        if not pieces:
            continue
        piece = dice.choice(pieces)
        (fighting if CONFLICT.search(piece.text) else other).append(piece)
        if len(fighting) >= wanted and len(other) >= n - wanted:
            break
    return fighting[:wanted] + other[: n - wanted]


def find(id: str) -> Paragraph:
    """The paragraph as it stands in the corpus; `id` ends with its start, and it ends with its line."""
    corpus, number, start = id.split(":")
    text = next(text for at, text in records(news() / f"{corpus}.jsonl.xz") if at == int(number))
    return Paragraph(id, text[int(start) :].split("\n", 1)[0].strip())


def marked(text: str, rows: Sequence[str]) -> list[Mark]:
    """Rows «KIND<TAB>words» → marks; each is looked for where the last one began, or after it.

    A person inside a person, or a group inside a group, is no name of its own and left out.
    """
    found: list[Mark] = []
    at = 0
    for row in rows:
        letter, words = row.rstrip("\n").split("\t")
        words = words.strip(EDGES)
        start = place(text, words, at)
        if found and found[-1] == (start, start + len(words), KINDS[letter]):
            start = place(text, words, at + 1)
        if start < 0:
            raise ValueError(f"«{words}» does not stand behind the mark before it")
        mark = Mark(start, start + len(words), KINDS[letter])
        if not (found and mark.kind in ("person", "group") and mark.kind == found[-1].kind and mark.end <= found[-1].end):
            found.append(mark)
        at = start
    return found


def place(text: str, words: str, at: int) -> int:
    """Where the words stand from `at` on, at the start of a word or behind its joined letters, and to its end; else
    wherever they stand (words run together in print), else -1."""
    start = text.find(words, at)
    while start >= 0:
        before = re.search(r"\w*$", text[max(0, start - 4) : start])
        joined = before is None or re.fullmatch("[وف]?(?:[بلك]?(?:ال)?|لل)", before[0]) is not None
        if joined and not text[start + len(words) : start + len(words) + 1].isalpha():
            return start
        start = text.find(words, start + 1)
    return text.find(words, at)


def blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """(id, lines below it) of a file of paragraphs or of marks."""
    for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        id, *rows = block.rstrip("\n").split("\n")
        yield id.strip(), [row for row in rows if row.strip()]


def keep(folder: Path, out: Path) -> int:
    """The marks of all files, as JSON lines; returns how many paragraphs could not be read, each named on stderr."""
    wrong, lines = 0, []
    for path in sorted(folder.glob("marked-*.txt")):
        texts = {id: "\n".join(rows) for id, rows in blocks(path.with_name(path.name.replace("marked", "text")))}
        for id, rows in blocks(path):
            try:
                marks = marked(texts[id], rows)
            except (ValueError, KeyError) as error:
                wrong += 1
                print(f"{path.name} {id}: {error}", file=sys.stderr)
                continue
            digest = hashlib.sha256(texts[id].encode()).hexdigest()[:12]
            lines.append(json.dumps({"paragraph": id, "length": len(texts[id]), "sha256": digest, "marks": marks}))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return wrong


def write(drawn: Sequence[Paragraph], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(drawn), A_FILE):
        text = "".join(f"### {piece.id}\n{piece.text}\n\n" for piece in drawn[at : at + A_FILE])
        (folder / f"text-{at // A_FILE:02}.txt").write_text(text, encoding="utf-8")


def count(path: Path) -> Counter[str]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return Counter(kind for row in rows for _, _, kind in row["marks"])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="paragraphs to mark")
    drawing.add_argument("--n", type=int, default=300)
    drawing.add_argument("--seed", type=int, default=11)
    drawing.add_argument("--to", type=Path, required=True)
    keeping = commands.add_parser("keep", help="marked files → stand-off marks")
    keeping.add_argument("folder", type=Path)
    keeping.add_argument("out", type=Path)
    counting = commands.add_parser("count", help="how many of each kind")
    counting.add_argument("file", type=Path)
    chosen = parser.parse_args(argv)
    if chosen.command == "draw":
        write(draw(chosen.n, chosen.seed), chosen.to)
        return 0
    if chosen.command == "keep":
        return min(keep(chosen.folder, chosen.out), 1)
    for kind, times in count(chosen.file).most_common():
        print(f"{kind:13} {times:5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
