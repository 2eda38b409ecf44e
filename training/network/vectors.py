"""Word vectors with subwords from the news (skip-gram), kept as int8: frequent words whole, the rest by their n-grams.

python -m training.network.vectors WORK
"""

from __future__ import annotations

import sys
from pathlib import Path

import fasttext

DIM, BUCKET, SHORTEST, LONGEST = 80, 50_000, 3, 5


def main(work: Path) -> None:
    out = work / "news.ft"
    if out.exists():
        print(f"{out.name} is there already")
        return
    model = fasttext.train_unsupervised(
        str(work / "news.tok"),
        model="skipgram",
        dim=DIM,
        bucket=BUCKET,
        minn=SHORTEST,
        maxn=LONGEST,
        minCount=4,
        epoch=4,
        ws=4,
        neg=5,
        thread=2,
        lr=0.06,
    )
    model.save_model(str(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
