"""Writes docs/casebook-views.md, the data dictionary of the casebook, from views.toml: python docs/build_views.py."""

from __future__ import annotations

from pathlib import Path

from riwaya.casebook.views import View, views

PAGE = Path(__file__).parent / "casebook-views.md"
OPENING = """# The views of the casebook

<!-- Written by docs/build_views.py: change src/riwaya/casebook/views.toml and run it again. -->

What `riwaya sql` asks, `riwaya claims` and the other lists print, and `Casebook.list` gives. Days are texts as 2015-07-21, truth is
0 or 1, and an item is named by the id of its report with its own id there (`report`, `id`).
"""


def page() -> str:
    return OPENING + "".join(section(name, view) for name, view in views().items())


def section(name: str, view: View) -> str:
    rows = (f"| `{column}` | {one.en} | {one.ar} |" for column, one in view.columns.items())
    return f"\n## {name}\n\n{view.en}. {view.ar}.\n\n| column | what it says | ما يقوله |\n|---|---|---|\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
