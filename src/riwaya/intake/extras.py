"""Packages that only some formats need: loaded when the first such file comes, asked for by name where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from riwaya.errors import MissingExtra


def needed(module: str, place: str, extra: str = "intake") -> Any:
    """The module; MissingExtra where it is not installed, which says how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(place, extra, module.split(".")[0]) from error
