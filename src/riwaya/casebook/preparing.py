"""What a worker does with one document: read it, and make ready all that the casebook writes. Nothing here touches a database."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import threading
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from riwaya.casebook.likeness import bands_of
from riwaya.casebook.rows import Rows, rows_of
from riwaya.casebook.words import stems
from riwaya.errors import InputError
from riwaya.intake.document import Document
from riwaya.intake.text import check_text
from riwaya.model import Meta, Report, items
from riwaya.pipeline import read_report
from riwaya.reader import from_json, to_json


class Known(Struct, frozen=True, kw_only=True):
    """What is known of a document besides its report."""

    author: str | None = None
    how: dict[str, str] = {}
    part: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    original: bytes = b""


class Job(Struct, frozen=True, kw_only=True):
    """One document on its way to a worker; `report` may have layers already, which are kept. `place` is what messages call it."""

    report: Report
    known: Known
    publication: str
    place: str


class Problem(Struct, frozen=True):
    """A document that could not be read: `problem` is a key of [errors] in messages/*.toml, `details` fill its gaps."""

    place: str
    problem: str
    details: dict[str, str]


class Prepared(Struct, frozen=True, kw_only=True):
    """All that is written of one report. `json` is the contract, zlib; `stems` and `claim_stems` go to the search."""

    id: str
    meta: Meta
    text: str
    known: Known
    publication: str
    place: str
    json: bytes
    rows: Rows
    stems: str
    claim_stems: list[str]
    bands: list[int]
    counts: tuple[int, int, int]


def publication_of(text: str, meta: Meta) -> str:
    """What makes two documents the same one wherever their files lie: the text, who published it, at which URL, on which day."""
    parts = (text, meta.outlet or "", meta.url or "", meta.published or "")
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def text_hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def packed(report: Report) -> bytes:
    return zlib.compress(to_json(report).encode("utf-8"), 6)


def unpacked(data: bytes) -> Report:
    return from_json(zlib.decompress(data))


def known_of(document: Document) -> Known:
    """The original is kept where it is more than the text in UTF-8."""
    same = document.original == document.text.encode("utf-8", "surrogatepass")
    return Known(
        author=document.author, how=document.how, part=document.part, media_type=document.media_type,
        encoding=document.encoding, original=b"" if same else document.original,
    )  # fmt: skip


def prepare(jobs: Sequence[Job], additions: Sequence[Path] = ()) -> list[Prepared | Problem]:
    """Each job done, or why not. What fails in a way that nobody foresaw is a problem of that document alone."""
    return [_prepare(job, additions) for job in jobs]


def _prepare(job: Job, additions: Sequence[Path]) -> Prepared | Problem:
    try:
        check_text(job.report.text, job.place)
        return ready(read_report(job.report, additions), job)
    except InputError as error:
        return problem_of(job.place, error)
    except Exception as error:  # 30,000 reports are not stopped by one: it is named in the list of problems
        return Problem(job.place, "unreadable", {"reason": f"{type(error).__name__}: {error}"})


def problem_of(place: str, error: InputError | OSError) -> Problem:
    if isinstance(error, InputError):
        return Problem(place, error.problem, {name: str(value) for name, value in error.details.items()})
    problem = {FileNotFoundError: "missing", IsADirectoryError: "directory", PermissionError: "denied"}.get(type(error), "unreadable")
    return Problem(place, problem, {"reason": error.strerror or str(error)})


def ready(report: Report, job: Job) -> Prepared:
    rows = rows_of(report)
    return Prepared(
        id=report.id, meta=report.meta, text=report.text, known=job.known, publication=job.publication, place=job.place,
        json=packed(report), rows=rows, stems=" ".join(stems(report.text)),
        claim_stems=[" ".join(stems(words)) for words in rows.claim_words], bands=bands_of(report.text),
        counts=(len(report.text.split()), len(items(report.claims)), len(items(report.events))),
    )  # fmt: skip


def start_worker(parent: int) -> None:
    """Ctrl-C is for the parent; a worker whose parent was killed ends by itself.

    What the lexicons hold never dies: collecting garbage less often reads a tenth faster.
    """
    gc.set_threshold(50_000, 20, 100)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
