"""The figures of the targets: from what was read to F1 as the shared tasks count it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from training.network.lemmas import even
from training.wordlist import ARABIC_WORD

Pieces = tuple[tuple[str, int], ...]
CLITIC_POS = {0: "CCONJ", 1: "ADP", 3: "PRON"}
CLITIC_LEMMA = {3: "هو"}


@dataclass
class Part:
    """A syntactic word as read: which letters of which word, and everything said of it. `head` -1 is the root."""

    word: int
    at: tuple[int, int]
    upos: str = ""
    lemma: str = ""
    head: int = -1
    rel: str = ""
    feats: dict[str, str] = field(default_factory=dict)


def slots_of(pieces: Pieces) -> list[tuple[int, int, int]]:
    """(slot, from, to) of the syntactic words of a word: the article stays with its noun."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for kind, size in pieces:
        slot = {"conj": 0, "future": 1, "prep": 1, "article": 2, "stem": 2, "pronoun": 3}[kind]
        if found and found[-1][0] == slot:
            found[-1] = (slot, found[-1][1], at + size)
        else:
            found.append((slot, at, at + size))
        at += size
    return found


def segmentation(read: Iterable[tuple[str, Pieces | None, Pieces]]) -> tuple[int, int, Counter[Any]]:
    """(form, gold, read) → right, all, and what went wrong; Arabic words only."""
    right, total, wrong = 0, 0, Counter[Any]()
    for form, gold, got in read:
        if gold is None or not ARABIC_WORD.fullmatch(form):
            continue
        total += 1
        right += gold == got
        if gold != got:
            wrong[form, gold, got] += 1
    return right, total, wrong


def same_upos(one: str, other: str) -> bool:
    """The trees know no SCONJ, their CONJ is both."""
    return one.replace("SCONJ", "CCONJ") == other.replace("SCONJ", "CCONJ")


def trees(pairs: Iterable[tuple[list[Any], list[Part]]]) -> dict[str, float]:
    """F1 of words, UPOS, lemmas, UAS and LAS over the syntactic words of raw text, as the CoNLL shared tasks count."""
    n: Counter[str] = Counter()
    for gold, read in pairs:
        n["gold"] += len(gold)
        n["read"] += len(read)
        place = {(part.word, part.at): i for i, part in enumerate(read)}
        aligned = {
            i: place[node.word, node.at]
            for i, node in enumerate(gold)
            if node.slot < 4 and (node.word, node.at) in place
        }
        for i, j in aligned.items():
            node, part = gold[i], read[j]
            n["words"] += 1
            n["upos"] += same_upos(node.upos, part.upos)
            proper = {"X": "PROPN"}
            n["upos_names"] += same_upos(proper.get(node.upos, node.upos), proper.get(part.upos, part.upos))
            n["lemma"] += even(gold_lemma(node)) == even(part.lemma)
            n["lemma_hamza"] += gold_lemma(node) == part.lemma
            attached = (part.head == -1 and node.head == -1) or (
                node.head in aligned and aligned[node.head] == part.head
            )
            n["uas"] += attached
            n["las"] += attached and node.rel == part.rel
            for name, value in feats_of(node).items():
                n["feats_all"] += 1
                n["feats"] += part.feats.get(name) == value
    both = n["gold"] + n["read"]
    names = ("words", "upos", "upos_names", "lemma", "lemma_hamza", "uas", "las")
    return {k: 200 * n[k] / both for k in names} | {"feats": 100 * n["feats"] / max(n["feats_all"], 1)}


def gold_lemma(node: Any) -> str:
    return str(node.lemma)


def feats_of(node: Any) -> dict[str, str]:
    from training.network.labels import FEATS, values

    return {k: v for k, v in values(node.feats).items() if k in FEATS and v in FEATS[k]}


def names(
    pairs: Iterable[tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]],
) -> dict[str, tuple[float, float, float, int]]:
    """Exact spans: kind → precision, recall, F1, how many gold."""
    hit: Counter[str] = Counter()
    gold_n: Counter[str] = Counter()
    read_n: Counter[str] = Counter()
    for gold, read in pairs:
        gold_n.update(k for _, _, k in gold)
        read_n.update(k for _, _, k in read)
        hit.update(k for _, _, k in set(gold) & set(read))
    found = {k: prf(hit[k], read_n[k], gold_n[k]) for k in sorted(set(gold_n) | set(read_n))}
    found["all"] = prf(sum(hit.values()), sum(read_n.values()), sum(gold_n.values()))
    return found


def prf(hit: int, read: int, gold: int) -> tuple[float, float, float, int]:
    p, r = hit / max(read, 1), hit / max(gold, 1)
    return 100 * p, 100 * r, 200 * hit / max(read + gold, 1), gold
