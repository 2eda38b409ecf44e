"""Everything that Riwaya raises on purpose.

RiwayaError
├── InputError            a file or text that cannot be read; its message names the file and says what to do
│   ├── EmptyInput            nothing in it
│   ├── BinaryInput           not text at all
│   ├── EncodingProblem       bytes that no Arabic encoding explains, or text decoded with the wrong one
│   ├── NotArabic             text in another language
│   ├── TooLong               longer than a report can be
│   ├── BadDate               a date that is not one
│   ├── BadRecord             JSON that is not a Report of this schema
│   ├── BadSource             a file, page, table or archive that cannot be taken in; `problem` says in which way
│   │   ├── Refused               what is not opened for safety: bombs, climbing paths, private addresses, robots
│   │   └── MissingExtra          a format that needs a package which is not installed
│   ├── FetchProblem          an address that could not be fetched; `problem` says why
│   ├── BadGold               a gold file that is not one, or whose marks do not fit its text
│   └── BadAdditions          a file of actors, sides and places (--with) that does not hold to its form
├── ExportError           what cannot be written or brought back; `problem` is a key of [export] in messages/*.toml
├── CasebookError         a casebook that cannot be opened or written; its message names it and says what to do
│   ├── NoCasebook            nothing at that path or URL
│   ├── NotACasebook          a file or database of something else
│   ├── NewerCasebook         written by a newer version of Riwaya
│   ├── LockedCasebook        somebody else is writing to it
│   ├── ReadOnlyCasebook      no permission to write to it
│   ├── FullDisk              no room left; what was committed before is kept
│   ├── CasebookUnreachable   a server that does not answer or does not let us in
│   ├── BadQuery              a search, a filter or a statement that asks for nothing that there is
│   ├── BadDecision           a decision about an item that is not there, or that breaks its shape
│   └── NoDriver              a library is missing that this kind of casebook needs
├── LexiconError          an entry in arabic/ that does not hold to its form
└── PipelineError         stages in an order that cannot work
"""

from __future__ import annotations


class RiwayaError(Exception):
    """The root: catch this to catch all that Riwaya raises on purpose."""


class InputError(RiwayaError):
    """`file` is the path as the user gave it, or "-"; `problem` a key of messages/*.toml; `details` fill its gaps."""

    problem = "unreadable"

    def __init__(self, file: str, **details: object) -> None:
        self.file = file
        self.details = details
        super().__init__(f"{file}: {self.problem}" + (f" {details}" if details else ""))


class EmptyInput(InputError):
    problem = "empty"


class BinaryInput(InputError):
    problem = "binary"


class EncodingProblem(InputError):
    problem = "encoding"


class NotArabic(InputError):
    problem = "not_arabic"


class TooLong(InputError):
    problem = "too_long"


class BadDate(InputError, ValueError):
    """A date that is not one; `details` holds it."""

    problem = "bad_date"


class BadRecord(InputError, ValueError):
    """JSON that is not a Report of this schema."""

    problem = "bad_record"


class BadGold(InputError, ValueError):
    """A gold file that is not one, or whose marks do not fit its text; `problem` tells which of these."""

    def __init__(self, file: str, problem: str, **details: object) -> None:
        self.problem = problem
        super().__init__(file, **details)


class BadSource(InputError):
    """A file, page, table or archive that cannot be taken in; `problem` says in which way (keys of [intake])."""

    def __init__(self, file: str, problem: str, **details: object) -> None:
        self.problem = problem
        super().__init__(file, **details)


class Refused(BadSource):
    """What Riwaya does not open for the safety of who runs it."""


class MissingExtra(BadSource):
    """A format that needs a package which is not installed; `details` holds the `extra` that brings it."""

    def __init__(self, file: str, extra: str, package: str) -> None:
        super().__init__(file, "intake.missing_extra", extra=extra, package=package)


class FetchProblem(InputError):
    """An address that could not be fetched; `problem` says why (keys of [intake])."""

    def __init__(self, file: str, problem: str, **details: object) -> None:
        self.problem = problem
        super().__init__(file, **details)


class BadAdditions(InputError, ValueError):
    """A user's own file that does not hold to its form; `problem` says in which way, `details` where."""

    def __init__(self, file: str, problem: str, **details: object) -> None:
        self.problem = problem
        super().__init__(file, **details)


class ExportError(RiwayaError):
    """What cannot be written or brought back; `problem` is a key of [export] in messages/*.toml, `details` fill its gaps."""

    def __init__(self, problem: str, **details: object) -> None:
        self.problem, self.details = problem, details
        super().__init__(f"{problem} {details}")


class CasebookError(RiwayaError):
    """`casebook` is the path or URL without a password; `problem` a key of [casebook] in messages/*.toml; `details` fill its gaps."""

    problem = "broken"

    def __init__(self, casebook: str, **details: object) -> None:
        self.casebook = casebook
        self.details = details
        super().__init__(f"{casebook}: {self.problem}" + (f" {details}" if details else ""))


class NoCasebook(CasebookError):
    problem = "missing"


class NotACasebook(CasebookError):
    problem = "foreign"


class NewerCasebook(CasebookError):
    problem = "newer"


class LockedCasebook(CasebookError):
    problem = "locked"


class ReadOnlyCasebook(CasebookError):
    problem = "read_only"


class FullDisk(CasebookError):
    problem = "full"


class CasebookUnreachable(CasebookError):
    problem = "unreachable"


class NoDriver(CasebookError):
    problem = "no_driver"


class BadQuery(CasebookError, ValueError):
    """A search, a filter or a statement that asks for nothing that there is; `casebook` is what was asked."""

    problem = "bad_query"

    def __init__(self, query: str, problem: str = "bad_query", **details: object) -> None:
        self.problem = problem
        super().__init__(query, **details)


class BadDecision(CasebookError, ValueError):
    """A decision that cannot be taken; `casebook` is the item that it was about."""

    problem = "bad_decision"

    def __init__(self, item: str, problem: str = "bad_decision", **details: object) -> None:
        self.problem = problem
        super().__init__(item, **details)


class LexiconError(RiwayaError):
    """An entry of the lexicon that does not hold to its form."""


class PipelineError(RiwayaError):
    """Stages in an order that cannot work."""
