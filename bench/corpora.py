"""Where gold and news are found: beside the checkout in ../shared (or $RIWAYA_SHARED), else the project's own examples."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


class Piece(NamedTuple):
    """A report as it was found: `name` says where."""

    name: str
    text: str
    date: str | None


def shared() -> Path:
    return Path(os.environ.get("RIWAYA_SHARED") or ROOT.parent / "shared")


def news_files() -> list[Path]:
    return sorted((shared() / "data" / "news").glob("*.jsonl.xz"))


def gold_folders() -> dict[str, Path]:
    """The golds that are here, by name; `examples` always is."""
    golds = {"examples": EXAMPLES / "gold", "shared": shared() / "gold"}
    return {name: folder for name, folder in golds.items() if any(folder.glob("*.json"))}


def gold_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def gold_records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in gold_files(folder)]


def fingerprint(folder: Path) -> str:
    """Changes when a gold file is added, removed, renamed or edited."""
    digest = hashlib.sha256()
    for path in gold_files(folder):
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def some_news(n: int, seed: int) -> list[Piece]:
    """n reports drawn at random from all corpora together, the same for the same seed; the examples where there are none."""
    files = news_files()
    if not files:
        own = list(examples())
        return [own[i % len(own)] for i in range(n)]
    return [_piece(name, line) for name, line in _drawn(files, n, random.Random(seed))]


def examples() -> Iterator[Piece]:
    for record in gold_records(EXAMPLES / "gold"):
        yield Piece(record["article"], record["text"], record["date"])


def _drawn(files: Sequence[Path], n: int, dice: random.Random) -> list[tuple[str, bytes]]:
    """Reservoir sampling: each line with the same chance, in one pass, n lines in memory."""
    kept: list[tuple[str, bytes]] = []
    seen = 0
    for path in files:
        with lzma.open(path) as lines:
            for number, line in enumerate(lines, 1):
                seen += 1
                at = len(kept) if len(kept) < n else dice.randrange(seen)
                if at < n:
                    kept[at : at + 1] = [(f"{path.name.split('.')[0]}:{number}", line)]
    dice.shuffle(kept)
    return kept


def _piece(name: str, line: bytes) -> Piece:
    record = json.loads(line)
    date = str(record.get("date") or "")[:10]
    return Piece(name, record["text"], date if len(date) == 10 and date[4] == "-" else None)


def words_in(text: str) -> int:
    """Words as everybody counts them: split at white space."""
    return len(text.split())
