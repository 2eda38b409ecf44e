"""An older casebook is copied and brought up, a newer one refused; a step that fails leaves no trace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, inspect

from casebook.conftest import Where
from riwaya.casebook import Casebook, schema
from riwaya.casebook import migrations as module
from riwaya.casebook.migrations import MIGRATIONS, version_of
from riwaya.casebook.views import views
from riwaya.errors import NewerCasebook
from riwaya.intake.document import Document


def older(where: str, monkeypatch: pytest.MonkeyPatch, documents: tuple[Document, ...]) -> None:
    """A casebook as a version before the views left it."""
    with monkeypatch.context() as past:
        past.setattr(module, "MIGRATIONS", MIGRATIONS[:2])
        with Casebook.open(where, create=True) as casebook:
            casebook.add(documents[:3])
            assert version_of(casebook.database) == 2


def test_an_older_casebook_is_copied_and_brought_up(
    where: Where, monkeypatch: pytest.MonkeyPatch, documents: tuple[Document, ...]
) -> None:
    place = where()
    older(place, monkeypatch, documents)
    with Casebook.open(place) as casebook:
        assert version_of(casebook.database) == len(MIGRATIONS)
        assert casebook.count("reports") == 3 and len(casebook.list("claims", limit=None)) == casebook.count("claims")
        assert casebook.backup is not None
        if casebook.database.is_sqlite:
            with monkeypatch.context() as past:
                past.setattr(module, "MIGRATIONS", MIGRATIONS[:2])
                with Casebook.open(casebook.backup) as copy:
                    assert copy.count("reports") == 3
        else:
            with casebook.database.reading() as connection:
                assert connection.exec_driver_sql(f'SELECT count(*) FROM "{casebook.backup}".report_rows').scalar() == 3
    with Casebook.open(place) as again:
        assert again.backup is None


def test_a_newer_casebook_is_refused(where: Where) -> None:
    place = where()
    with Casebook.open(place, create=True) as casebook, casebook.database.writing() as connection:
        connection.execute(insert(schema.migrations).values(number=len(MIGRATIONS) + 1, name="later", applied=""))
    with pytest.raises(NewerCasebook):
        Casebook.open(place)


def test_a_step_that_fails_leaves_no_trace(where: Where, monkeypatch: pytest.MonkeyPatch, documents: tuple[Document, ...]) -> None:
    place = where()
    older(place, monkeypatch, documents)

    def breaks(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half_done (n INTEGER)")
        raise RuntimeError("in the middle")

    with monkeypatch.context() as wrong:
        wrong.setattr(module, "MIGRATIONS", (*MIGRATIONS[:2], breaks))
        with pytest.raises(RuntimeError):
            Casebook.open(place)
    with Casebook.open(place) as casebook, casebook.database.reading() as connection:
        assert not inspect(connection).has_table("half_done")
        assert casebook.count("reports") == 3


def test_the_views_hold_what_their_list_says(filled: Casebook) -> None:
    for name, view in views().items():
        columns, _ = filled.sql(f"SELECT * FROM {name}")
        assert columns == tuple(view.columns)
        assert ": " in view.en and ": " in view.ar
        assert all(": " in column.en and ": " in column.ar for column in view.columns.values())


def test_the_page_of_the_views_is_up_to_date() -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
    build: Any = __import__("build_views")
    assert build.PAGE.read_text(encoding="utf-8") == build.page(), "run python docs/build_views.py"
