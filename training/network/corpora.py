"""The corpora as sentences of whole words with whatever their annotators said, and what is held out of training.

padt_v1_b is the test of trees: its documents are dropped from every other file (lattices and segmentation tell the same
documents, so a document is known by its AFP-style id). A tenth of cleananercorp is held out in blocks of documents.
"""

from __future__ import annotations

import bz2
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.wordlist import ARABIC_WORD, Pieces, light, pieces_of

from riwaya.arabic.folding import fold

Analysis = tuple[str, str, str]
"""(upos, feats, lemma) of a stem."""
Row = list[str]
SLOTS = ("conj", "pre", "stem", "pron")
RELATIVES = frozenset({"الذي", "اللذان"})


@dataclass
class Node:
    """A syntactic word of a tree: the `slot` that it fills in word number `word`, `at` which letters of it."""

    word: int
    slot: int
    upos: str
    feats: str
    lemma: str
    head: int
    rel: str
    at: tuple[int, int]


@dataclass
class Text:
    """One paragraph: `forms` as printed, `spelled` with the annotators' hamzas; None or empty where nothing is known."""

    source: str
    doc: str
    forms: list[str]
    spelled: list[str] = field(default_factory=list)
    pieces: list[Pieces | None] = field(default_factory=list)
    lattice: list[list[Analysis]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)


def lines(path: Path) -> Iterator[str]:
    opened = bz2.open if path.suffix == ".bz2" else lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from (str(line).rstrip("\n") for line in file)


def blocks(rows: Iterable[str]) -> Iterator[list[str]]:
    found: list[str] = []
    for row in rows:
        if row.strip():
            found.append(row)
        elif found:
            yield found
            found = []
    if found:
        yield found


# Trees -------------------------------------------------------------------------------------------------------------


def v2(upos: str, rel: str) -> str:
    """PADT's tree labels with CONJ parted as UD v2 does."""
    return ("SCONJ" if rel == "mark" else "CCONJ") if upos == "CONJ" else upos


def tree_rows(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """(sentence id, rows) of every tree; the id is the one of the lattices where the file has it."""
    for block in blocks(lines(path)):
        ids = dict(
            row[2:].replace(" = ", " ").split(" ", 1) for row in block if row.startswith("# ") and " " in row[2:]
        )
        rows = [row.split("\t") for row in block if row[:1] != "#"]
        yield ids.get("orig_file_sentence", ids.get("sent_id", "")), [r for r in rows if r[0].isdigit()]


def cover(words: list[str], rows: list[Row]) -> list[list[tuple[int, int, int]]] | None:
    """For each printed word the (row, from, to) of the syntactic words that it is made of; None where they do not fit."""
    found: list[list[tuple[int, int, int]]] = []
    at = 0
    for word in words:
        key, here = plain(word), 0
        spans: list[tuple[int, int, int]] = []
        while here < len(key):
            if at >= len(rows):
                return None
            form = plain(rows[at][1])
            size = fits(key, here, form, bool(spans))
            if size is None:
                return None
            spans.append((at, here, here + size))
            here, at = here + size, at + 1
        again = words[len(found) + 1 : len(found) + 2] == [word]
        while at < len(rows) and unanalysed_twin(rows[at - 1], rows[at]) and not again:
            spans.append((at, 0, len(key)))
            at += 1
        found.append(spans)
    return found if at == len(rows) else None


def unanalysed_twin(row: Row, after: Row) -> bool:
    """A word that the treebank left unanalysed stands there once for each of its parts: اننا, اننا."""
    return row[1] == after[1] and after[3] == "X"


def plain(form: str) -> str:
    """The trees write ١٣٠ where the text has 1,30."""
    if form[:1].isdigit():
        return "".join(str(int(letter)) for letter in form if letter.isdigit())
    return fold(light(form)).replace("_", "")


def fits(key: str, here: int, form: str, joined: bool) -> int | None:
    """How many letters of the printed word `form` takes from `here`: للحكومة hides an alef, لكتابه ends in ه of ة …"""
    rest = key[here:]
    if rest.startswith(form):
        return len(form)
    if joined and form.startswith("ال"):
        for shown in (form[1:], form[2:]):
            if rest.startswith(shown) and len(shown) > 1:
                return len(shown)
    for size in range(min(len(form) + 1, len(rest)), max(len(form) - 2, 0), -1):
        if alike(rest[:size], form):
            return size
    return None


def alike(shown: str, form: str) -> bool:
    """The same but for what Arabic changes before a pronoun: ة ى ء and a silent alef."""
    soft = str.maketrans({"ه": "ت", "ي": "ا", "ء": "ا", "ئ": "ا", "ؤ": "ا"})
    one, two = shown.translate(soft), form.translate(soft)
    return one == two or one + "ا" == two or one + "ن" == two


def slot_of(row: Row, index: int, count: int) -> int:
    """Which slot a syntactic word fills, given its place among the `count` of its printed word."""
    form, upos = light(row[1]), row[3]
    if index < count - 1 and form in ("و", "ف") and index == 0:
        return 0
    if index < count - 1 and form in ("ب", "ل", "ك", "س"):
        return 1
    if index == count - 1 and index > 0 and upos == "PRON":
        return 3
    return 2


def nodes_of(rows: list[Row], covered: list[list[tuple[int, int, int]]]) -> list[Node] | None:
    place = {}
    for word, spans in enumerate(covered):
        taken: set[int] = set()
        for index, (row, a, b) in enumerate(spans):
            slot = slot_of(rows[row], index, len(spans))
            if slot in taken:
                slot = 4
            taken.add(slot)
            place[row] = (word, slot, (a, b))
    return [
        Node(place[i][0], place[i][1], v2(r[3], r[7]), r[5], light(r[2]), int(r[6]) - 1, r[7], place[i][2])
        for i, r in enumerate(rows)
    ]


# Lattices and segmentation -----------------------------------------------------------------------------------------


@dataclass
class LatticeWord:
    form: str
    edges: list[tuple[str, Analysis]]


def lattice_sentences(path: Path) -> Iterator[tuple[str, list[LatticeWord]]]:
    for block in blocks(lines(path)):
        name, words = "", []
        for row in block:
            if row.startswith("# orig_file_sentence"):
                name = row.rsplit(" ", 1)[1]
            parts = row.split("\t")
            if len(parts) >= 3 and "-" in parts[0] and parts[0][0].isdigit():
                words.append(LatticeWord(parts[1], []))
            elif len(parts) > 6 and words and parts[3] != "_":
                words[-1].edges += [(parts[2], analysis) for analysis in lattice_analyses(parts)]
        if words:
            yield name, words


def lattice_analyses(parts: list[str]) -> Iterator[Analysis]:
    """In the labels of the trees: DET may be PRON there, AUX is VERB, CCONJ may be SCONJ, a construct is Red."""
    lemma = light(parts[3])
    wider = {"AUX": ("VERB",), "CCONJ": ("CCONJ", "SCONJ"), "DET": ("DET", "PRON")}
    for upos in ("PRON",) if lemma in RELATIVES else wider.get(parts[4], (parts[4],)):
        yield upos, parts[6].replace("Definite=Cons", "Definite=Red"), lemma


def segmentation_rows(path: Path) -> list[list[str]]:
    return [light(row).split("\t") for row in lines(path)]


def as_written(row: list[str]) -> tuple[str, Pieces] | None:
    """The word with لـ + ال contracted, and its pieces; as training/wordlist.py reads the same file."""
    if len(row) != 2 or row[0] != row[1].replace("|", ""):
        return None
    if not ARABIC_WORD.fullmatch(row[0]):
        return row[0], (("stem", len(row[0])),)
    parts = row[1].split("|")
    split, form = pieces_of(parts), row[0]
    for i, (kind, _) in enumerate(split[1:], 1):
        if kind == "article" and split[i - 1] == ("prep", 1) and parts[i - 1] == "ل":
            at = sum(size for _, size in split[:i])
            double = form[at + 2 :].startswith("ل")
            kept = () if double else (("article", 1),)
            return form[:at] + form[at + (2 if double else 1) :], (*split[:i], *kept, *split[i + 1 :])
    return form, split


def stem_analyses(word: LatticeWord, form: str, pieces: Pieces) -> list[Analysis]:
    """The attested analyses of the stem, the letters before it being known."""
    kinds = [kind for kind, _ in pieces]
    if "stem" not in kinds:
        return []
    before = sum(size for kind, size in pieces if kind in ("conj", "future", "prep"))
    after = pieces[-1][1] if kinds[-1] == "pronoun" else 0
    stem = fold(form[before : len(form) - after])
    if "article" in kinds and not stem.startswith("ال"):
        stem = "ا" + stem
    found = {a for shape, a in word.edges if same_stem(fold(light(shape)), stem)}
    plain = {a for a in found if a[0] != "X"}
    closed = {"DET", "ADP", "CCONJ", "SCONJ", "PRON", "PART"}
    return sorted(plain if any(a[0] in closed for a in plain) else found)


def same_stem(one: str, other: str) -> bool:
    return one == other or alike(one, other) or alike(other, one)


def padt(data: Path, split: str) -> Iterator[Text]:
    """Lattice sentences with the segmentation of the same words beside them."""
    rows = segmentation_rows(data / f"syntax/segmentation_{split}.tab.xz")
    at = 0
    for name, words in lattice_sentences(data / f"syntax/padt_lattice_{split}.conllul.bz2"):
        text = Text(name, name.split("#")[0], [])
        for word in words:
            form = light(word.form) or word.form
            at, found = matched(rows, at, form)
            text.forms.append(form)
            text.spelled.append(found[0] if found else form)
            text.pieces.append(found[1] if found else None)
            text.lattice.append(stem_analyses(word, *found) if found else [])
        yield text


def matched(rows: list[list[str]], at: int, form: str) -> tuple[int, tuple[str, Pieces] | None]:
    """The row for this word, a few rows on at most; both files tell the same text, each with small gaps."""
    for ahead in range(at, min(at + 8, len(rows))):
        found = as_written(rows[ahead])
        if found and same_letters(found[0], form):
            return ahead + 1, (form, found[1]) if len(found[0]) != len(form) else found
    return at, None


def same_letters(one: str, other: str) -> bool:
    return fold(one).replace("ا", "") == fold(other).replace("ا", "") or fold(one) == fold(other)
