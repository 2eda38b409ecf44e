"""A copy of the corpora without what is held out: the word list is counted from it.

    python -m training.network.holdout ../shared/data WORK/kept
    python training/wordlist.py WORK/kept

Out go the documents of padt_v1_b (from trees, lattices and segmentation) and the held-out tenth of cleananercorp.
"""

from __future__ import annotations

import lzma
import shutil
import sys
from bz2 import open as open_bz2
from pathlib import Path

from training.network.corpora import blocks, lattice_sentences, lines, matched, segmentation_rows, tree_rows
from training.network.namefiles import cleananercorp, held_docs
from training.wordlist import light


def tested_documents(data: Path) -> set[str]:
    return {name.split("#")[0] for name, _ in tree_rows(data / "syntax/padt_v1_b.conllu.xz")}


def write_lattice(source: Path, out: Path, held: set[str]) -> None:
    with open_bz2(out, "wt", encoding="utf-8") as file:
        for block in blocks(lines(source)):
            name = next((row.rsplit(" ", 1)[1] for row in block if row.startswith("# orig_file_sentence")), "")
            if name.split("#")[0] not in held:
                file.write("\n".join(block) + "\n\n")


def write_segmentation(data: Path, out: Path, split: str, held: set[str]) -> int:
    """Drops the rows that belong to a held-out document; the lattices say where documents begin."""
    rows = segmentation_rows(data / f"syntax/segmentation_{split}.tab.xz")
    drop, at = set(), 0
    for name, words in lattice_sentences(data / f"syntax/padt_lattice_{split}.conllul.bz2"):
        began = at
        for word in words:
            at, _ = matched(rows, at, light(word.form))
        if name.split("#")[0] in held:
            drop |= set(range(began, at))
    with lzma.open(out, "wt", encoding="utf-8") as file:
        for number, row in enumerate(lines(data / f"syntax/segmentation_{split}.tab.xz")):
            if number not in drop:
                file.write(row + "\n")
    return len(drop)


def write_names(source: Path, out: Path) -> None:
    texts = cleananercorp(source)
    held = held_docs(texts)
    kept = [block for block, text in zip(blocks(lines(source)), texts, strict=True) if text.doc not in held]
    out.write_text("\n\n".join("\n".join(block) for block in kept) + "\n", encoding="utf-8")


def main(data: Path, out: Path) -> None:
    for folder in ("syntax", "names"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    if not (out / "news").exists():
        (out / "news").symlink_to((data / "news").resolve())
    held = tested_documents(data)
    for name in ("padt_v1_a.conllu.xz", "pud.conllu.xz", "segmentation_test.tab.xz"):
        shutil.copyfile(data / "syntax" / name, out / "syntax" / name)
    for split in ("train", "dev"):
        dropped = write_segmentation(data, out / f"syntax/segmentation_{split}.tab.xz", split, held)
        name = f"padt_lattice_{split}.conllul.bz2"
        write_lattice(data / "syntax" / name, out / "syntax" / name, held)
        print(f"segmentation_{split}: {dropped:,} rows held out")
    write_names(data / "names/cleananercorp_train.txt", out / "names/cleananercorp_train.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
