"""models/vectors.npz and vectors.txt: the vectors of frequent words and of letter groups, as int8 with a scale for each row.

python -m training.network.store WORK
"""

from __future__ import annotations

import sys
from pathlib import Path

import fasttext
import numpy as np
from training.network.files import MODELS, small

FREQUENT = 70_000


def main(work: Path) -> None:
    model = fasttext.load_model(str(work / "news.ft"))
    words, _ = model.get_words(include_freq=True)
    words = [w for w in words if w != "</s>"][:FREQUENT]
    vectors, scale = small(np.stack([model.get_word_vector(w) for w in words]).astype(np.float32))
    matrix = model.get_input_matrix()
    grams, gram_scale = small(matrix[len(model.get_words()) :].astype(np.float32))
    (MODELS / "vectors.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    np.savez(MODELS / "vectors.npz", vectors=vectors, scale=scale, grams=grams, gram_scale=gram_scale)
    print(vectors.shape, grams.shape, (MODELS / "vectors.npz").stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
