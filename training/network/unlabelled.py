"""News without labels as rows of spellings, for masked words: the network learns from their neighbours what is missing.

python -m training.network.unlabelled ../shared/data WORK [--words 2000000]
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from training.network.newstext import paragraphs, tokens

from riwaya.arabic.folding import fold
from riwaya.arabic.spellings import matches, vector_key

GUESSED = 5_000
"""So many frequent spellings are guessed where they are masked."""
TIMES, LONGEST, SHORTEST, EVERY = 3, 80, 6, 5


def sentences(data: Path, words: int) -> Iterator[list[str]]:
    """Every fifth paragraph, its beginning, until there are enough words; those of all corpora are mixed."""
    found, total = [], 0
    for number, text in enumerate(paragraphs(data / "news")):
        if number % EVERY == 0 and len(forms := tokens(text)[:LONGEST]) >= SHORTEST:
            found.append(forms)
            total += len(forms)
    kept = min(1.0, words / total)
    order = np.random.default_rng(1).permutation(len(found))[: int(kept * len(found))]
    yield from (found[i] for i in order)


def guessed(texts: list[list[str]]) -> dict[str, int]:
    counts = Counter(vector_key(form) for text in texts for form in text)
    return {key: number for number, (key, _) in enumerate(counts.most_common(GUESSED))}


def sparse(keys: Counter[str]) -> NDArray[np.float32]:
    """How readily each guessed spelling is masked: frequent ones teach little more when they come again (as word2vec)."""
    share = np.array([count for _, count in keys.most_common(GUESSED)], dtype=np.float32) / sum(keys.values())
    return np.minimum(1.0, np.sqrt(1e-3 / share)).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--words", type=int, default=2_000_000)
    args = parser.parse_args()
    with (args.work / "first.pkl").open("rb") as file:
        rows = pickle.load(file)["rows"]
    texts = list(sentences(args.data, args.words))
    counts = Counter(form for text in texts for form in text)
    texts = [text for text in texts if sum(counts[f] < TIMES for f in text) * 4 <= len(text)]
    keys = Counter(vector_key(form) for text in texts for form in text)
    found: dict[str, Any] = {
        "rows": [np.array([rows.row(f) for f in text], dtype=np.int32) for text in texts],
        "known": [matches([fold(f) for f in text]) for text in texts],
        "chance": sparse(keys),
    }
    ids = guessed(texts)
    found["ids"] = np.array([ids.get(vector_key(form), -1) for form in rows.of], dtype=np.int32)
    found["spellings"] = rows
    with (args.work / "unlabelled.pkl").open("wb") as file:
        pickle.dump(found, file)
    print(f"{len(texts):,} paragraphs, {sum(map(len, texts)):,} words, {len(rows.of):,} spellings")


if __name__ == "__main__":
    main()
