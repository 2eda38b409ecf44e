"""The way to the database: SQLite by a path, PostgreSQL by a URL, and what goes wrong with either told in our own errors."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy import text as sql
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from riwaya.casebook.address import SERVERS
from riwaya.errors import (
    CasebookError,
    CasebookUnreachable,
    FullDisk,
    LockedCasebook,
    NewerCasebook,
    NoCasebook,
    NoDriver,
    NotACasebook,
    ReadOnlyCasebook,
)

APPLICATION = 0x52495759
"""RIWY: what `PRAGMA application_id` of a casebook says, so that `file cases.db` and we know whose it is."""
WRITERS = 0x52495759
"""The advisory lock that writers of one PostgreSQL database hold in turn."""
PATIENCE = 10.0
"""Seconds to wait for whoever is writing."""
LITTLE = 1 << 20
"""A disk with less room than this counts as full where SQLite only says that writing failed."""

__all__ = ["Database", "NewerCasebook", "opened"]


class Database(msgspec.Struct, frozen=True):
    """An engine with what messages call it; `path` is None for a server."""

    engine: Engine
    name: str
    path: Path | None
    writable: bool

    @property
    def is_sqlite(self) -> bool:
        return self.path is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the database."""
        with self.told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end; only one writer at a time, others wait for `patience`."""
        if not self.writable:
            raise ReadOnlyCasebook(self.name)
        with self.told(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(sql(f"SELECT pg_advisory_xact_lock({WRITERS})"))
            yield connection

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the database says went wrong, as an error of ours."""
        try:
            yield
        except DBAPIError as error:
            raise _ours(error, self.name, self.path) from error

    def close(self) -> None:
        self.engine.dispose()


def opened(where: str | os.PathLike[str], create: bool, patience: float = PATIENCE) -> Database:
    """The database at a path or URL; nothing is read from it yet. NoCasebook where no file is and none is to be made."""
    place = os.fspath(where)
    if "://" in place:
        return _server(place, patience)
    return _file(Path(place), create, patience)


def _server(place: str, patience: float) -> Database:
    try:
        url = make_url(place)
    except ArgumentError:
        raise CasebookUnreachable(place, reason="URL") from None
    name = url.render_as_string(hide_password=True)
    if url.drivername not in SERVERS:
        raise CasebookUnreachable(name, reason=f"{url.drivername}: PostgreSQL, SQLite")
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": 10})
    except ImportError:
        raise NoDriver(name, extra="postgres") from None

    @event.listens_for(engine, "connect")
    def _set_up(raw: Any, _record: Any) -> None:
        with raw.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{max(1, int(patience * 1000))}ms'")
        raw.commit()

    return Database(engine, name, None, True)


def _file(path: Path, create: bool, patience: float) -> Database:
    if path.is_dir():
        raise NotACasebook(str(path))
    if not path.exists():
        if not create:
            raise NoCasebook(str(path))
        if not path.parent.is_dir():
            raise NoCasebook(str(path.parent))
    writable = os.access(path if path.exists() else path.parent, os.W_OK)
    if not path.exists() and not writable:
        raise ReadOnlyCasebook(str(path))
    uri = _uri(path, writable)
    engine = create_engine("sqlite://", poolclass=NullPool, creator=lambda: sqlite3.connect(uri, timeout=patience, uri=True))
    event.listen(engine, "connect", _pragmas if writable else _read_pragmas)
    event.listen(engine, "begin", _begin)
    return Database(engine, str(path), path, writable)


def _uri(path: Path, writable: bool) -> str:
    """As SQLite reads it. A casebook that cannot be written and has no journal open can be read as if it never changed."""
    uri = path.absolute().as_uri()
    if writable:
        return f"{uri}?mode=rwc"
    journal = path.with_name(path.name + "-wal")
    return f"{uri}?mode=ro" if journal.exists() and journal.stat().st_size else f"{uri}?mode=ro&immutable=1"


def _read_pragmas(raw: Any, _record: Any) -> None:
    raw.isolation_level = None  # transactions begin where we say, not where the driver guesses
    for pragma in ("foreign_keys = ON", "cache_size = -65536", "temp_store = MEMORY", "mmap_size = 1073741824"):
        raw.execute(f"PRAGMA {pragma}")


def _pragmas(raw: Any, record: Any) -> None:
    _read_pragmas(raw, record)
    for pragma in ("synchronous = NORMAL", "journal_size_limit = 67108864"):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


BY_CODE = {
    "SQLITE_BUSY": LockedCasebook,
    "SQLITE_LOCKED": LockedCasebook,
    "SQLITE_FULL": FullDisk,
    "SQLITE_READONLY": ReadOnlyCasebook,
    "SQLITE_CANTOPEN": ReadOnlyCasebook,
    "SQLITE_NOTADB": NotACasebook,
    "55P03": LockedCasebook,
    "40P01": LockedCasebook,
    "53100": FullDisk,
    "25006": ReadOnlyCasebook,
    "42501": ReadOnlyCasebook,
}


def _ours(error: SQLAlchemyError, name: str, path: Path | None) -> CasebookError:
    original = getattr(error, "orig", None)
    code = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None) or ""
    reason = str(original or error).strip()
    known = BY_CODE.get(code) or BY_CODE.get("_".join(code.split("_")[:2]))
    if known:
        return known(name)
    if code.startswith("SQLITE_IOERR") and path and shutil.disk_usage(path.parent).free < LITTLE:
        return FullDisk(name)
    if path is None and (not code or code.startswith(("08", "28", "3D", "57P"))):
        return CasebookUnreachable(name, reason=reason.splitlines()[0])
    return CasebookError(name, reason=reason.splitlines()[0])
