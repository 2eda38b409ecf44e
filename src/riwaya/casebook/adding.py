"""Documents into a casebook: read by several processes, written in their order by one, stopped and resumed at any moment.

A few documents at a time are one transaction with all that belongs to them, so that a process killed anywhere leaves whole
reports only. Whoever adds the same source again passes over what is there already.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs
from sqlalchemy import select
from sqlalchemy import text as sql

from riwaya.casebook import schema
from riwaya.casebook.connection import Database
from riwaya.casebook.preparing import (
    Job,
    Known,
    Prepared,
    Problem,
    known_of,
    prepare,
    problem_of,
    publication_of,
    start_worker,
)
from riwaya.casebook.writing import Writer
from riwaya.errors import InputError
from riwaya.intake.document import Document
from riwaya.model import Report
from riwaya.reader import id_of

CHUNK = 8
"""Documents that a worker takes, and that one transaction holds."""
AHEAD = 4
"""Chunks on their way for each worker: memory stays bounded however long the source is."""
FEW = 24
"""So few documents are read here: to start a worker takes as long."""

Found = Document | Report | InputError | OSError


class Progress(Struct, frozen=True):
    """How far it is: documents `read` and written, `copies` among them, `already` there before, `failed`; in so many seconds."""

    read: int = 0
    copies: int = 0
    already: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        return self.read + self.already + self.failed


class Chunk(Struct, frozen=True):
    """What was found together: jobs for a worker, what failed before, and how many were there already."""

    jobs: list[Job]
    problems: list[Problem]
    already: int


Watcher = Callable[[Progress], None]


def add(
    database: Database, found: Iterable[Found], workers: int = 1, additions: Sequence[Path] = (), watch: Watcher | None = None
) -> Progress:
    """Adds everything that is found; `watch` is told after each transaction. See Casebook.add."""
    source = iter(found)
    first = list(islice(source, FEW))
    few = len(first) < FEW
    adding = Adding(database, 0 if few else workers, tuple(additions), watch)
    try:
        done = adding.all(_again(first, source))
    finally:
        adding.stop()
    if done.read:
        _count_up(database)
    return done


def _count_up(database: Database) -> None:
    """The figures by which the database chooses its indexes."""
    with database.writing() as connection:
        if database.is_sqlite:
            connection.execute(sql("PRAGMA analysis_limit = 1000"))
        connection.execute(sql("ANALYZE"))


def _again(first: Sequence[Found], rest: Iterator[Found]) -> Iterator[Found]:
    yield from first
    yield from rest


class Adding:
    """One run over a source."""

    def __init__(self, database: Database, workers: int, additions: Sequence[Path], watch: Watcher | None) -> None:
        self.database, self.workers, self.additions = database, workers if workers > 1 else 0, additions
        self.watch = watch
        self.pool: Executor | None = None
        self.progress = Progress()
        self.started = time.monotonic()
        self.on_the_way: dict[str, str] = {}

    def all(self, found: Iterator[Found]) -> Progress:
        if not self.workers:
            for chunk in self.chunks(found):
                self.write(chunk, prepare(chunk.jobs, self.additions))
            return self.progress
        waiting: deque[tuple[Chunk, Future[list[Prepared | Problem]]]] = deque()
        for chunk in self.chunks(found):
            waiting.append((chunk, self.submitted(chunk)))
            if len(waiting) >= AHEAD * self.workers:
                self.write_next(waiting)
        while waiting:
            self.write_next(waiting)
        return self.progress

    def submitted(self, chunk: Chunk) -> Future[list[Prepared | Problem]]:
        if self.pool is None:
            self.pool = ProcessPoolExecutor(
                self.workers, multiprocessing.get_context("spawn"), initializer=start_worker, initargs=(os.getpid(),)
            )
        return self.pool.submit(prepare, chunk.jobs, self.additions)

    def write_next(self, waiting: deque[tuple[Chunk, Future[list[Prepared | Problem]]]]) -> None:
        chunk, future = waiting.popleft()
        try:
            prepared = future.result()
        except BrokenProcessPool:
            prepared = self.one_by_one(chunk)
            again = [(other, self.submitted(other)) for other, _ in waiting]
            waiting.clear()
            waiting.extend(again)
        self.write(chunk, prepared)

    def one_by_one(self, chunk: Chunk) -> list[Prepared | Problem]:
        """After a worker died: each document in a process of its own, so that the one that kills it is known."""
        self.stop()
        done: list[Prepared | Problem] = []
        for job in chunk.jobs:
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=start_worker, initargs=(os.getpid(),)) as pool:
                try:
                    done += pool.submit(prepare, [job], self.additions).result()
                except BrokenProcessPool:
                    done.append(Problem(job.place, "casebook.crashed", {}))
        return done

    def stop(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None

    def chunks(self, found: Iterator[Found]) -> Iterator[Chunk]:
        while batch := list(islice(found, CHUNK)):
            yield self.chunk(batch)

    def chunk(self, batch: Sequence[Found]) -> Chunk:
        """Jobs for what is not in the casebook yet, each with an id that no other report has."""
        jobs = {job.publication: job for one in batch if not isinstance(one, InputError | OSError) for job in [job_of(one)]}
        problems = [problem_of(_place_of(one), one) for one in batch if isinstance(one, InputError | OSError)]
        new = {key: job for key, job in jobs.items() if key not in self.on_the_way}
        there = self.there(new.values())
        fresh = [self.named(job, there) for key, job in new.items() if key not in there]
        self.on_the_way |= {job.publication: job.report.id for job in fresh}
        return Chunk(fresh, problems, len(batch) - len(problems) - len(fresh))

    def there(self, jobs: Iterable[Job]) -> dict[str, str]:
        """Publication → id of the reports in the casebook that are these documents or bear their ids."""
        wanted, table = list(jobs), schema.reports
        same = table.c.publication.in_([job.publication for job in wanted]) | table.c.id.in_([job.report.id for job in wanted])
        with self.database.reading() as connection:
            found = connection.execute(select(table.c.publication, table.c.id).where(same))
            return {row.publication: row.id for row in found}

    def named(self, job: Job, there: dict[str, str]) -> Job:
        """The id is that of the text; where another publication of the same text has it, that of the publication."""
        if job.report.id not in {*there.values(), *self.on_the_way.values()}:
            there[job.publication + " "] = job.report.id  # the next of this chunk may have the same text
            return job
        return structs.replace(job, report=structs.replace(job.report, id=job.publication[:12]))

    def write(self, chunk: Chunk, done: Sequence[Prepared | Problem]) -> None:
        prepared = [one for one in done if isinstance(one, Prepared)]
        problems = chunk.problems + [one for one in done if isinstance(one, Problem)]
        copied = 0
        if prepared or problems:
            with self.database.writing() as connection:
                writer = Writer(connection)
                copied = writer.add(prepared)
                writer.note(problems)
        for job in chunk.jobs:
            self.on_the_way.pop(job.publication, None)
        now = self.progress
        self.progress = Progress(
            now.read + len(prepared), now.copies + copied, now.already + chunk.already, now.failed + len(problems),
            time.monotonic() - self.started,
        )  # fmt: skip
        if self.watch:
            self.watch(self.progress)


def job_of(one: Document | Report) -> Job:
    if isinstance(one, Document):
        report = one.report or Report(id=id_of(one.text), text=one.text, meta=one.meta)
        known, place = known_of(one), one.place
    else:
        report, known, place = one, Known(), one.meta.file or one.meta.url or one.id
    return Job(report=report, known=known, publication=publication_of(report.text, report.meta), place=place)


def _place_of(error: InputError | OSError) -> str:
    return error.file if isinstance(error, InputError) else str(error.filename or error)
