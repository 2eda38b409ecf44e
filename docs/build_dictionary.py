"""Writes docs/data-dictionary.md from dictionary.toml: python docs/build_dictionary.py [--check]."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from riwaya.dictionary import Sheet, dictionary
from riwaya.export.dictionary_rows import code_rows
from riwaya.export.tables import columns

PAGE = Path(__file__).parent / "data-dictionary.md"
HEAD = """\
# Data dictionary · معجم البيانات

<!-- Written by docs/build_dictionary.py: change src/riwaya/dictionary.toml and run it again. -->

The tables of an export ([export.md](export.md)), column by column. *Shown* columns are looked up for readers and are not read back;
the others are fields of the model, and `riwaya import` makes the same reports of them again. Rows of one report share `n`.

How fields are written in CSV and XLSX: a *span* is `12-30`, code points of `reports.text` from 0, the end not included; *spans* are parted
by a space, *ids* by ` | ` (a JSON list where an id holds the bar); a *map* is JSON; an empty cell is nothing, and `""` a text
that is there and empty. Parquet has lists instead.
"""


def page() -> str:
    tables = "\n".join(table(name, sheet) for name, sheet in dictionary().items())
    return f"{HEAD}\n{tables}\n## Codes · الرموز\n\n| field | code | English | العربية |\n|---|---|---|---|\n" + "\n".join(codes()) + "\n"


def table(name: str, sheet: Sheet) -> str:
    return (
        f"## {name} · {sheet.title('ar')}\n\n{sheet.says('en').capitalize()}. {sheet.says('ar')}.\n\n"
        "| column | type | HXL | what it holds | ما فيه |\n|---|---|---|---|---|\n" + "\n".join(lines(name, sheet)) + "\n"
    )


def lines(name: str, sheet: Sheet) -> Iterator[str]:
    for source in columns(name):
        column = sheet.columns[source.name]
        kind = source.kind.name if source.field else f"*{source.kind.name}, shown*"
        english, arabic = (f"**{column.heading(lang)}**: {column.says(lang)}" for lang in ("en", "ar"))
        yield f"| `{source.name}` | {kind} | `{column.hxl}` | {english} | {arabic} |"


def codes() -> Iterator[str]:
    head, *rows = code_rows()
    del head
    return (f"| `{field}` | `{code}` | {english} | {arabic} |" for field, code, english, arabic in rows)


def main() -> None:
    text = page()
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        raise SystemExit("docs/data-dictionary.md is out of date: run python docs/build_dictionary.py")


if __name__ == "__main__":
    main()
