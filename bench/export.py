"""How fast each format is written and read back, and in how much memory: python bench/export.py [--n 500] [--seed 1].

Reports of the news corpora (bench/corpora.py), read beforehand; each format in a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import corpora
import riwaya
from riwaya.errors import InputError
from riwaya.export.back import reports_in
from riwaya.export.formats import FORMATS, export
from riwaya.export.redact import redacted
from riwaya.reader import to_json

Result = tuple[str, float, float, int, int]


def read_all(lines: Path, n: int, seed: int) -> int:
    """Reads so many reports into JSON lines; how many there are."""
    count = 0
    with lines.open("w", encoding="utf-8") as out:
        for piece in corpora.some_news(n, seed):
            try:
                out.write(to_json(riwaya.read(piece.text, date="2015-07-21")) + "\n")
            except InputError:
                continue
            count += 1
    return count


def measured(lines: Path, folder: Path, name: str) -> Result:
    """Seconds to write and to read back (0 where it cannot be), bytes, and the peak of the process in KiB."""
    format = name.partition(" ")[0]
    how = FORMATS[format]
    out = folder / (format if how.many else format + how.suffix)
    start = time.perf_counter()
    found = (item for item in reports_in(lines) if not isinstance(item, InputError))
    export(redacted(found) if "redacted" in name else found, format, out)
    wrote = time.perf_counter() - start
    start = time.perf_counter()
    back = sum(1 for _ in reports_in(out)) if how.back else 0
    took = time.perf_counter() - start if back else 0.0
    size = sum(path.stat().st_size for path in ([out] if out.is_file() else out.iterdir()))
    return name, wrote, took, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        lines = Path(folder) / "reports.jsonl"
        count = read_all(lines, asked.n, asked.seed)
        print(f"{count} reports, {lines.stat().st_size / 1e6:.1f} MB of JSON lines")
        context = multiprocessing.get_context("spawn")
        for name in [*FORMATS, "jsonl redacted"]:
            with context.Pool(1) as pool:
                name, wrote, took, size, peak = pool.apply(measured, (lines, Path(folder), name))
            back = f", back {count / took:,.0f}/s" if took else ""
            print(f"{name}: {count / wrote:,.0f} reports/s{back}, {size / 1e6:.1f} MB, peak {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main()
