"""Prints the figures of the targets, read with what src/riwaya/arabic/models ships (no PyTorch).

    python -m training.network.evaluate ../shared/data [--dev] [--wrong]

--dev reads the development part only, whose figures may be looked at while things are tried out; without it, the test.
Trees: from raw words, F1 over syntactic words as the shared tasks count; «analysed» leaves out of the gold the
words that the treebank left unanalysed (X with neither features nor vowels, often one word standing there twice).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.network import marks_data, score
from training.network.dataset import name_examples, padt_examples
from training.network.score import CLITIC_LEMMA, CLITIC_POS, Part, slots_of

from riwaya.arabic.network import FEATS, Network, Read
from riwaya.arabic.weights import labels
from riwaya.reading.partings import partings

SURE = 0.85
"""Names of a lower chance are left out where «sure» is printed."""


def parts_of(forms: list[str], read: Read) -> list[Part]:
    """One sentence's parts in the terms of score.py."""
    relations, found = labels().names["relations"], []
    spans = [(word, *piece) for word, pieces in enumerate(read.pieces) for piece in slots_of(pieces)]
    for (word, slot, a, b), (_, _, head, rel) in zip(spans, read.parts.tolist(), strict=True):
        letters, upos, lemma = forms[word][a:b], read.upos[word], read.lemmas[word]
        feats: dict[str, str] = {}
        if slot == 2:
            feats = {
                name: labels().names[name][value] for name, value in zip(FEATS, read.feats[word].tolist(), strict=True)
            }
        else:
            upos, lemma = clitic(slot, letters, upos), CLITIC_LEMMA.get(slot, letters)
        found.append(Part(word, (a, b), upos, lemma, head, relations[rel], feats))
    return found


def clitic(slot: int, letters: str, stem: str) -> str:
    if slot == 1 and letters == "س":
        return "PART"
    return "SCONJ" if slot == 1 and letters == "ل" and stem == "VERB" else CLITIC_POS[slot]


def analysed(nodes: list[Any]) -> list[Any]:
    return [n for n in nodes if not (n.upos == "X" and n.feats == "_")]


def trees(network: Network, examples: list[Any], part: str) -> None:
    mine = [e for e in examples if e.part == part and e.nodes]
    parts = [parts_of(e.forms, network.read([e.forms])) for e in mine]
    missing = sum(1 for e in examples if e.part == part and not e.nodes)
    print(f"{part}: {len(mine)} sentences ({missing} without a tree, or whose tree does not fit its text)")
    show("  all words", score.trees((e.nodes, p) for e, p in zip(mine, parts, strict=True)))
    show("  analysed ", score.trees(without_unanalysed(mine, parts)))


def without_unanalysed(examples: list[Any], parts: list[list[Part]]) -> Iterable[tuple[list[Any], list[Part]]]:
    """Neither the unanalysed gold words nor what was read of the same printed words."""
    for example, read in zip(examples, parts, strict=True):
        out = {n.word for n in example.nodes if n.upos == "X" and n.feats == "_"}
        kept = [i for i, n in enumerate(example.nodes) if n.word not in out]
        new = {old: k for k, old in enumerate(kept)}
        gold = [moved(example.nodes[i], new) for i in kept]
        mine = [i for i, p in enumerate(read) if p.word not in out]
        again = {old: k for k, old in enumerate(mine)}
        yield gold, [moved(read[i], again) for i in mine]


def moved(node: Any, new: dict[int, int]) -> Any:
    """With its head counted anew; -2 where the head is gone: such arcs count as wrong on either side."""
    kept = type(node)(**vars(node))
    kept.head = -1 if node.head < 0 else new.get(node.head, -2 if hasattr(node, "slot") else -3)
    return kept


def segmentation(network: Network, texts: dict[str, list[Any]]) -> None:
    for name, mine in texts.items():
        rows = [t for e in mine for t in zip(e.spelled, e.pieces, network.read([e.spelled]).pieces, strict=True)]
        right, total, wrong = score.segmentation(rows)
        print(f"segmentation, {name}: {100 * right / total:.2f} of {total} Arabic words")
        if "--wrong" in sys.argv:
            for (form, gold, got), n in wrong.most_common(60):
                print("   ", n, cut(form, gold), "read as", cut(form, got))


def cut(form: str, pieces: Any) -> str:
    at, out = 0, []
    for _, size in pieces:
        out.append(form[at : at + size])
        at += size
    return "+".join(out)


def names(examples: list[Any], network: Network) -> None:
    held = [e for e in examples if e.part == "test_names"]
    kinds = {"PER", "LOC", "ORG"}
    pairs = [([n for n in e.names if n[2] in kinds], coarse(network, e.forms)) for e in held]
    print(f"cleananercorp, held out: {sum(len(e.forms) for e in held)} words")
    table(score.names(pairs))


def coarse(network: Network, forms: list[str]) -> list[tuple[int, int, str]]:
    found = network.read([forms]).names
    return [(n.start, n.end, n.kind) for n in found if n.layer == "coarse" and n.kind != "MISC"]


def marks(data: Path, network: Network) -> None:
    mine = [e for e in marks_data.examples(data) if e.part == "test_marks"]
    print(f"our marks, held out: {len(mine)} paragraphs, {sum(len(e.forms) for e in mine)} words")
    found = [network.read([e.forms]).names for e in mine]
    for layer in ("outer", "title", "inner"):
        read = [[(n.start, n.end, n.kind) for n in names if n.layer == layer] for names in found]
        table(score.names((getattr(e, layer), r) for e, r in zip(mine, read, strict=True)), layer)
    sure = [[(n.start, n.end, n.kind) for n in names if n.layer == "outer" and n.score >= SURE] for names in found]
    table(score.names((e.outer, r) for e, r in zip(mine, sure, strict=True)), "sure")


def table(rows: dict[str, tuple[float, float, float, int]], layer: str = "") -> None:
    for kind, (p, r, f, n) in rows.items():
        print(f"  {layer:6} {kind:13} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}  of {n}")


def show(name: str, found: dict[str, float]) -> None:
    print(name, " ".join(f"{k} {v:.2f}" for k, v in found.items()))


def main(data: Path) -> None:
    network = Network(partings, layers=("outer", "inner", "title", "coarse"))
    found = [*padt_examples(data)]
    if "--dev" in sys.argv:
        segmentation(network, {"dev": [e for e in found if e.part == "dev"]})
        trees(network, found, "dev_trees")
        return
    sources = {"test": "padt_test", "test, seen in trees": "padt_testseen"}
    segmentation(network, {name: [e for e in found if e.source == source] for name, source in sources.items()})
    trees(network, found, "test_trees")
    names([*name_examples(data)], network)
    marks(data, network)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
