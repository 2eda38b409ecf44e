"""The store: reports and all that was read in them, in SQLite or PostgreSQL.

    from riwaya.casebook import Casebook, Filter

Needs the extra `casebook`, and `postgres` for a server; without it the names raise NoDriver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from riwaya.casebook.stored import Decision, Stored

if TYPE_CHECKING:
    from riwaya.casebook.casebook import Casebook
    from riwaya.casebook.filters import Filter, Near

__all__ = ["Casebook", "Decision", "Filter", "Near", "Stored"]


def __getattr__(name: str) -> Any:
    """What needs a database library, imported when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from riwaya.casebook import casebook, filters
    except ImportError as error:
        from riwaya.errors import NoDriver

        raise NoDriver(str(error.name), extra="casebook") from None
    return getattr(casebook if name == "Casebook" else filters, name)
