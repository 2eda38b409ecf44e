"""Casebooks of both kinds: a SQLite file, and a database of a PostgreSQL server that is started for the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from casebook.server import Server, missing, start
from riwaya.casebook import Casebook
from riwaya.intake.document import Document
from riwaya.model import Meta

EXAMPLES = Path(__file__).parents[2] / "examples"
Where = Callable[[], str]


@cache
def _documents() -> tuple[Document, ...]:
    paths = sorted(EXAMPLES.glob("*.txt"))
    return tuple(
        Document(
            text=path.read_text(encoding="utf-8"), original=path.read_bytes(), how={"published": "given"}, author="ليلى",
            meta=Meta(outlet=path.stem.split("-")[0], published=f"2031-03-{day:02}", file=path.name),
        )
        for day, path in enumerate(paths, 1)
    )


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """The twelve reports that ship with the project, each of another day."""
    return _documents()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if reason := missing():
        pytest.skip(reason)
    with start(tmp_path_factory.mktemp("postgres", numbered=True)) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """Gives the path or the URL of a casebook that is not there yet; another one each time."""
    made = iter(range(100))
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"cases-{next(made)}.db")
    running: Server = request.getfixturevalue("server")
    return running.new_database


@pytest.fixture
def casebook(where: Where) -> Iterator[Casebook]:
    """An empty casebook."""
    with Casebook.open(where(), create=True) as opened:
        yield opened


@pytest.fixture
def filled(casebook: Casebook, documents: tuple[Document, ...]) -> Casebook:
    """A casebook with the twelve reports."""
    casebook.add(documents)
    return casebook
