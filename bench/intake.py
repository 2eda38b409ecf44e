"""How many documents a second come out of files of each kind, and with how much memory: python bench/intake.py [FILE…].

Without files, the real ones of tests/files; `../shared/data/news/saudinewsnet.jsonl.xz` is the large one of the results.
"""

from __future__ import annotations

import argparse
import resource
import time

from corpora import ROOT
from riwaya.intake.document import Document
from riwaya.intake.documents import documents

REAL = ("jisr-02.pdf", "visual.pdf", "sunbula-01.docx", "saved.mhtml", "news.xlsx", "crawl.warc.gz", "jisr-02.epub")
AT_LEAST = 1.0


def measured(file: str) -> tuple[int, int, float]:
    """Documents, errors and seconds of the processor; a small file is read again until there is something to measure."""
    next(documents(file), None)  # the libraries are loaded
    good = bad = 0
    began = time.process_time()
    while not good or time.process_time() - began < AT_LEAST:
        for found in documents(file):
            good, bad = good + isinstance(found, Document), bad + (not isinstance(found, Document))
        if not good:
            break
    return good, bad, time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=[str(ROOT / "tests" / "files" / name) for name in REAL])
    for file in parser.parse_args().files:
        good, bad, seconds = measured(file)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{file}: {good} documents, {bad} errors, {good / seconds:.0f} documents/s, {peak} MB at most so far")


if __name__ == "__main__":
    main()
