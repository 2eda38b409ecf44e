"""The 14 million words of news as plain tokens, a paragraph a line: what word vectors are made from.

python -m training.network.newstext ../shared/data WORK
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from riwaya.arabic.spellings import vector_key
from riwaya.reading.letters import normalise
from riwaya.reading.words import TOKEN

SHORTEST = 5


def paragraphs(folder: Path) -> Iterator[str]:
    """Every paragraph once: page furniture and agency copies come again and again."""
    seen: set[int] = set()
    for path in sorted(folder.glob("*.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                for part in f"{row.get('title') or ''}\n{row['text']}".split("\n"):
                    key = hash(part.strip())
                    if len(part) > 20 and key not in seen:
                        seen.add(key)
                        yield part


def tokens(text: str) -> list[str]:
    return TOKEN.findall(normalise(text).text)


def main(data: Path, work: Path) -> None:
    out, words = work / "news.tok", 0
    with out.open("w", encoding="utf-8") as file:
        for text in paragraphs(data / "news"):
            found = [vector_key(form) for form in tokens(text)]
            if len(found) >= SHORTEST:
                file.write(" ".join(found) + "\n")
                words += len(found)
    print(f"{words:,} tokens in {out.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
