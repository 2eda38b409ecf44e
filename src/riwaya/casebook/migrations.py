"""From an older casebook to this version: plain functions in order, each done with its record in one transaction."""

from __future__ import annotations

import datetime
import secrets
import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy import text as sql

from riwaya.casebook import schema
from riwaya.casebook.connection import APPLICATION, Database
from riwaya.casebook.views import make_views
from riwaya.casebook.words import fingerprint
from riwaya.errors import NewerCasebook, NoCasebook, NotACasebook, ReadOnlyCasebook

Migration = Callable[[Connection], None]


def tables(connection: Connection) -> None:
    """Reports, what was read in them, what people decided."""
    schema.metadata.create_all(connection)


def search(connection: Connection) -> None:
    """Full text over the stems of reports and of claims."""
    for name in ("report_words", "claim_words"):
        if connection.dialect.name == "sqlite":
            connection.execute(sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
            ))  # fmt: skip
        else:
            connection.execute(sql(f"CREATE TABLE {name} (n BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)"))
            connection.execute(sql(f"CREATE INDEX {name}_words ON {name} USING gin (words)"))
    connection.execute(insert(schema.facts).values(name="words", value=fingerprint()))


def views(connection: Connection) -> None:
    """What people read: claims, events, sources … by readable names."""
    make_views(connection)


MIGRATIONS: tuple[Migration, ...] = (tables, search, views)


def bring_up(database: Database, create: bool) -> str | None:
    """The casebook at this version; what the backup is called where an older one was migrated.

    NewerCasebook where it is of a newer version, NotACasebook where the database is of something else, NoCasebook where it
    is empty and none is to be made.
    """
    version = version_of(database)
    if version is None and not create:
        raise NoCasebook(database.name)
    if version is not None and version > len(MIGRATIONS):
        raise NewerCasebook(database.name, version=version, known=len(MIGRATIONS))
    if version == len(MIGRATIONS):
        return None
    if not database.writable:
        raise ReadOnlyCasebook(database.name)
    if version is None and database.is_sqlite:
        _new_file(database)
    backup = back_up(database, version) if version else None
    for number in range((version or 0) + 1, len(MIGRATIONS) + 1):
        _apply(database, number)
    return backup


def version_of(database: Database) -> int | None:
    """The number of the last migration; None in an empty database. NotACasebook where tables of something else are in it."""
    with database.reading() as connection:
        names = set(inspect(connection).get_table_names())
        if "migrations" in names and "report_rows" in names:
            return max(connection.scalars(select(schema.migrations.c.number)), default=0)
        if names and database.is_sqlite:
            raise NotACasebook(database.name)
        if names & set(schema.metadata.tables):
            raise NotACasebook(database.name)
    return None


def _new_file(database: Database) -> None:
    with database.told(), database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("ROLLBACK") if raw.in_transaction else None
        for pragma in (f"application_id = {APPLICATION}", "page_size = 8192", "journal_mode = WAL"):
            raw.execute(f"PRAGMA {pragma}")


def _apply(database: Database, number: int) -> None:
    migration = MIGRATIONS[number - 1]
    with database.writing() as connection:
        if _done(connection, number):
            return  # somebody else did it while we waited for the lock
        migration(connection)
        record = {"number": number, "name": migration.__name__, "applied": now()}
        connection.execute(insert(schema.migrations).values(record))


def _done(connection: Connection, number: int) -> bool:
    if not inspect(connection).has_table("migrations"):
        return False
    return connection.scalar(select(schema.migrations.c.number).where(schema.migrations.c.number == number)) is not None


def now() -> str:
    """The time in UTC as ISO 8601, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def back_up(database: Database, version: int) -> str:
    """A copy of the casebook as it is: a file beside it, or a schema in the same PostgreSQL database. Its name."""
    stamp = now().translate(str.maketrans("", "", "-:"))
    if database.path is None:
        return _copy_schema(database, f"casebook_backup_{version}_{stamp.lower()}_{secrets.token_hex(3)}")
    path = database.path.with_name(f"{database.path.name}.version-{version}-{stamp}-{secrets.token_hex(3)}")
    with sqlite3.connect(database.path) as source, sqlite3.connect(path) as target:
        source.backup(target)
    source.close()
    target.close()
    return str(path)


def _copy_schema(database: Database, name: str) -> str:
    with database.writing() as connection:
        connection.execute(sql(f'CREATE SCHEMA "{name}"'))
        for table in inspect(connection).get_table_names():
            connection.execute(sql(f'CREATE TABLE "{name}"."{table}" AS TABLE "{table}"'))
    return name
