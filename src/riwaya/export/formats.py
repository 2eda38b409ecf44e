"""The formats of an export by their names, in the order in which the command line lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from riwaya.errors import ExportError
from riwaya.export.coded import write_acled, write_ucdp
from riwaya.export.csv_hxl import write_csv, write_one_csv
from riwaya.export.geojson import write_geojson
from riwaya.export.graphml import write_graphml
from riwaya.export.jsonl import write_jsonl
from riwaya.export.jsonld import write_jsonld
from riwaya.export.parquet import write_one_parquet, write_parquet
from riwaya.export.target import whole_file, whole_folder
from riwaya.export.view import Item
from riwaya.export.wishes import Wishes
from riwaya.export.xlsx import write_xlsx

Write = Callable[[Iterable[Item], Any, Wishes], None]


class Format(Struct, frozen=True):
    """`write` takes a binary stream, or for `many` files a folder; `one` then writes a single table into a stream. `suffix` is
    that of its files; `back` says that `riwaya import` can read it."""

    write: Write
    suffix: str
    many: bool = False
    one: Write | None = None
    back: bool = False
    text: bool = True


FORMATS: dict[str, Format] = {
    "jsonl": Format(write_jsonl, ".jsonl", back=True),
    "csv": Format(write_csv, ".csv", many=True, one=write_one_csv, back=True),
    "xlsx": Format(write_xlsx, ".xlsx", back=True, text=False),
    "parquet": Format(write_parquet, ".parquet", many=True, one=write_one_parquet, back=True, text=False),
    "geojson": Format(write_geojson, ".geojson"),
    "jsonld": Format(write_jsonld, ".jsonld"),
    "graphml": Format(write_graphml, ".graphml"),
    "acled": Format(write_acled, ".csv"),
    "ucdp": Format(write_ucdp, ".csv"),
}


def export(items: Iterable[Item], format: str, out: str | Path, wishes: Wishes | None = None) -> None:
    """Writes the reports to `out`, whole or not at all: a file, or a folder (or a .zip) for csv and parquet with all tables.

    `out` may be "-", standard output, for what is one file. csv and parquet write one file where `out` has their suffix or is "-"
    and one table is wished for. ExportError where that makes no sense, OSError where nothing can be written.
    """
    wishes = wishes or Wishes()
    chosen, how = wishes.chosen, FORMATS[format]
    path = Path(out)
    if not how.many:
        with whole_file(path) as stream:
            how.write(items, stream, wishes)
    elif str(out) == "-" or path.suffix == how.suffix:
        if how.one is None or len(chosen) != 1:
            raise ExportError("many_tables", file=out, format=format)
        with whole_file(path) as stream:
            how.one(items, stream, wishes)
    else:
        with whole_folder(path) as folder:
            how.write(items, folder, wishes)
