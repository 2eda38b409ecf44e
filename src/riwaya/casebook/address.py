"""Whether what somebody names is a casebook, seen without any database library."""

from __future__ import annotations

SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
MAGIC = b"SQLite format 3\x00"


def is_casebook(where: str) -> bool:
    """A URL of PostgreSQL, or a SQLite file."""
    if "://" in where:
        return where.partition("://")[0] in SERVERS
    try:
        with open(where, "rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
