"""The corpora of names: documents of cleananercorp, nested names of wojood, titles of caraner, our own marks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from training.network.corpora import Text, blocks, lines
from training.wordlist import light

Span = tuple[int, int, str]
HELD_BLOCKS, HELD_SHARE = 10, 0.1
DATELINE = re.compile(r"^(?:\S+ ){1,6}(?:\(|:|-|'')")
BRACKETS = re.compile(r"[()\[\]«»\"،,.:؛!؟?*]|[^()\[\]«»\"،,.:؛!؟?*]+")


def spans_of(tags: list[str]) -> list[Span]:
    """B-X I-X … → (from, to, X); an I that nothing begins begins itself."""
    found: list[Span] = []
    for i, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if found and found[-1][1] == -1 and not (tag[:1] == "I" and kind == found[-1][2]):
            found[-1] = (found[-1][0], i, found[-1][2])
        if kind and (tag[0] == "B" or not (found and found[-1][1] == -1)):
            found.append((i, -1, kind))
    return found


def parted(word: str) -> list[str]:
    """«(د» and «أ)» as the reader's own tokens."""
    return BRACKETS.findall(light(word) or word) or [word]


def text_of(source: str, doc: str, words: list[str], tags: list[str]) -> Text:
    """Brackets at the edges of a printed word are tokens of their own and outside the name."""
    forms: list[str] = []
    starts, ends = [], []
    for word in words:
        pieces = parted(word)
        inner = [i for i, piece in enumerate(pieces) if len(piece) > 1 or piece.isalnum()] or [0]
        starts.append(len(forms) + inner[0])
        ends.append(len(forms) + inner[-1] + 1)
        forms += pieces
    names = [(starts[a], ends[b - 1], kind) for a, b, kind in spans_of(tags)]
    return Text(source, doc, forms, names=names)


def cleananercorp(path: Path) -> list[Text]:
    """A document begins where a sentence opens like a dateline: the best that the file shows of its documents."""
    found, doc = [], 0
    for block in blocks(lines(path)):
        rows = [row.split() for row in block]
        doc += bool(DATELINE.match(" ".join(row[0] for row in rows[:8]) + " "))
        tags = [row[-1].replace("PERS", "PER") for row in rows]
        found.append(text_of("cleananercorp", str(doc), [row[0] for row in rows], tags))
    return found


def held_docs(texts: list[Text]) -> set[str]:
    """Blocks of neighbouring documents, a tenth of the words in all, evenly over the file."""
    total = sum(len(text.forms) for text in texts)
    held: set[str] = set()
    at = 0
    begun: dict[str, float] = {}
    for text in texts:
        block = begun.setdefault(text.doc, at * HELD_BLOCKS / total)
        if 0.5 <= block % 1 < 0.5 + HELD_SHARE:
            held.add(text.doc)
        at += len(text.forms)
    return held


def caraner(path: Path) -> Iterator[Text]:
    """PER ORG LOC MIS and TIT; the revised label."""
    sentence = ""
    words: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in [*csv.DictReader(file), {"Sentence_ID": "", "Word": "", "Revised_Label": "O"}]:
            if row["Sentence_ID"] != sentence and words:
                yield text_of("caraner", sentence, words, tags)
                words, tags = [], []
            sentence = row["Sentence_ID"]
            if row["Word"].strip():
                words.append(row["Word"].strip())
                label = (row["Revised_Label"] or "O").strip().replace("_", "-")
                tags.append("O" if label == "N" else label)


def wojood(path: Path) -> Iterator[Text]:
    """Nested: every layer's spans, the longest first."""
    for number, block in enumerate(blocks(lines(path))):
        rows = [row.split() for row in block if not row.startswith("$#$")]
        if not rows:
            continue
        kinds = sorted({tag[2:] for row in rows for tag in row[1:] if tag != "O"})
        text = text_of("wojood", f"{path.stem}:{number}", [row[0] for row in rows], ["O"] * len(rows))
        for kind in kinds:
            tags = [next((tag for tag in row[1:] if tag[2:] == kind), "O") for row in rows]
            text.names += text_of("", "", [row[0] for row in rows], tags).names
        text.names.sort(key=lambda span: (span[0], -span[1]))
        yield text
