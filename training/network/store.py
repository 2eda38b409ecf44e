"""models/vectors.npz and vectors.txt: the vectors of frequent words and of letter groups, as int8 with a scale for each row.

python -m training.network.store WORK
"""

from __future__ import annotations

import sys
from pathlib import Path

import fasttext
import numpy as np
from numpy.typing import NDArray

FREQUENT = 70_000
OUT = Path(__file__).parents[2] / "src/riwaya/arabic/models"


def small(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scale = np.abs(rows).max(axis=1, keepdims=True) / 127 + 1e-9
    return np.round(rows / scale).astype(np.int8), scale[:, 0].astype(np.float16)


def main(work: Path) -> None:
    model = fasttext.load_model(str(work / "news.ft"))
    words, _ = model.get_words(include_freq=True)
    words = [w for w in words if w != "</s>"][:FREQUENT]
    vectors, scale = small(np.stack([model.get_word_vector(w) for w in words]).astype(np.float32))
    matrix = model.get_input_matrix()
    grams, gram_scale = small(matrix[len(model.get_words()) :].astype(np.float32))
    (OUT / "vectors.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    np.savez(OUT / "vectors.npz", vectors=vectors, scale=scale, grams=grams, gram_scale=gram_scale)
    print(vectors.shape, grams.shape, (OUT / "vectors.npz").stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
