"""The words that Riwaya says to people, in English or Arabic: messages/*.toml, one key for both."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from riwaya.errors import CasebookError, InputError

LANGUAGES = ("en", "ar")


class Messages(Struct, frozen=True):
    """The messages of one language; keys are written "errors.empty"."""

    lang: str
    table: dict[str, dict[str, str]]

    def say(self, key: str, **gaps: object) -> str:
        """The message with its gaps filled; a gap that nobody fills stays empty."""
        group, name = key.split(".")
        return self.table[group][name].format_map(_Gaps(gaps)).strip()

    def name(self, group: str, value: str | None) -> str:
        """What people call an act, a kind or a mode; the value itself where the list does not have it."""
        return self.table[group].get(value, value) if value else ""


class _Gaps(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


@cache
def messages(lang: str) -> Messages:
    text = files("riwaya").joinpath("messages", f"{lang}.toml").read_text(encoding="utf-8")
    return Messages(lang, tomllib.loads(text))


def language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the locale, as POSIX ranks the variables: ar where it is Arabic, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ar" if value.lower().startswith("ar") else "en"
    return "en"


def explain_error(said: Messages, file: str, error: Exception) -> str:
    """What went wrong with a file and what to do about it, in one line."""
    if isinstance(error, InputError):
        return said.say(_known(said, error.problem), **{**error.details, "file": error.file})
    if isinstance(error, CasebookError):
        return said.say(f"casebook.{error.problem}", **{**error.details, "casebook": error.casebook})
    return said.say(f"errors.{_problem_of(error)}", file=file, reason=getattr(error, "strerror", None) or str(error))


def explain_problem(said: Messages, file: str, problem: str, details: Mapping[str, str]) -> str:
    """The same for a problem that was noted down."""
    return said.say(_known(said, problem), **{**details, "file": file})


def _known(said: Messages, problem: str) -> str:
    """A problem is a key of [errors], or names its own section: «intake.bomb»."""
    group, _, name = problem.rpartition(".")
    return f"{group or 'errors'}.{name}" if name in said.table.get(group or "errors", ()) else "errors.unreadable"


def _problem_of(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "missing"
        case IsADirectoryError():
            return "directory"
        case PermissionError():
            return "denied"
        case _:
            return "unreadable"
