"""Our own marked paragraphs as examples: the marks lie in training/names.jsonl, the text in the news corpora.

The last TEST paragraphs of the file test, the others teach. Titles are a layer of their own; a name inside another name
(not one inside a title) is in the inner layer.
"""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.network.labels import NAME_HEADS

from riwaya.reading.letters import normalise, published, published_end
from riwaya.reading.words import TOKEN

MARKS = Path(__file__).parents[1] / "names.jsonl"
TEST = 105
Span = tuple[int, int, str]


def texts(data: Path, ids: list[str]) -> dict[str, str]:
    """Each paragraph as it stands in its corpus, `corpus:line:start`."""
    wanted: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id in ids:
        corpus, number, _ = id.split(":")
        wanted[corpus][int(number)].append(id)
    found = {}
    for corpus, numbers in wanted.items():
        with lzma.open(data / f"news/{corpus}.jsonl.xz", "rt", encoding="utf-8") as file:
            for at, line in enumerate(file, 1):
                for id in numbers.get(at, ()):
                    found[id] = json.loads(line)["text"][int(id.split(":")[2]) :].split("\n", 1)[0].strip()
    return found


def tokens(text: str) -> list[tuple[str, int, int]]:
    """(form, from, to) with places in the text as published."""
    letters = normalise(text)
    return [
        (m.group(), published(letters, m.start()), published_end(letters, m.end(), text))
        for m in TOKEN.finditer(letters.text)
    ]


def layers(marks: list[Span]) -> dict[str, list[Span]]:
    """outer, inner, title."""
    found: dict[str, list[Span]] = {"outer": [], "inner": [], "title": []}
    for i, (a, b, kind) in enumerate(marks):
        inside = any(
            j != i and c <= a and b <= d and k != "title" and (c, d) != (a, b) for j, (c, d, k) in enumerate(marks)
        )
        found["title" if kind == "title" else "inner" if inside else "outer"].append((a, b, kind))
    return found


def words_of(span: Span, forms: list[tuple[str, int, int]]) -> Span | None:
    covered = [i for i, (_, a, b) in enumerate(forms) if a < span[1] and span[0] < b]
    return (covered[0], covered[-1] + 1, span[2]) if covered else None


def examples(data: Path) -> Iterator[Any]:
    from training.network.dataset import Example, bio_sets

    if not MARKS.exists():
        return
    rows = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    found = texts(data, [row["paragraph"] for row in rows])
    for number, row in enumerate(rows):
        forms = tokens(found[row["paragraph"]])
        plain = [form for form, _, _ in forms]
        example = Example(
            "train" if number < len(rows) - TEST else "test_marks",
            "marks",
            row["paragraph"],
            plain,
            plain,
            style="marks",
        )
        for layer, marks in layers([(a, b, k) for a, b, k in row["marks"]]).items():
            names = [w for m in marks if (w := words_of(m, forms))]
            setattr(example, layer, names)
            example.sets[layer] = bio_sets(len(plain), names, NAME_HEADS[layer])
        yield example
