"""Feeds followed politely: asked whether they changed, left alone for longer each time they fail, each report given once.

What was seen and when to ask again is kept in a file (`State`). Whoever follows saves it when what a round gave is kept: stopped at
any moment and started again, nothing is missed, and what was given last may be given once more.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya.errors import BadSource, FetchProblem, InputError
from riwaya.intake.addresses import item_of
from riwaya.intake.document import Document
from riwaya.intake.documents import of_item
from riwaya.intake.feed import Entry, entries, entry_document
from riwaya.intake.fetch import fetch
from riwaya.intake.item import Item
from riwaya.intake.robots import Hosts
from riwaya.intake.wishes import Wishes

EVERY = 900.0
LONGEST = 86_400.0
TRIES = 3
REMEMBERED = 5_000
"""Keys of entries that are remembered for each feed: many times what a feed holds."""


class Followed(Struct):
    """What is known of one feed: `due` is when to ask again (seconds since 1970), `tried` entries whose page failed, how often."""

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    seen: list[str] = msgspec.field(default_factory=list)
    tried: dict[str, int] = msgspec.field(default_factory=dict)


class State:
    """All that is followed, in a JSON file that is whole at every moment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.feeds = msgspec.json.decode(path.read_bytes(), type=dict[str, Followed])
        except FileNotFoundError:
            self.feeds = {}
        except msgspec.MsgspecError as error:
            raise BadSource(str(path), "intake.bad_state", reason=str(error)) from error

    def of(self, feed: str) -> Followed:
        return self.feeds.setdefault(feed, Followed())

    def save(self) -> None:
        beside = self.path.with_name(self.path.name + ".new")
        beside.write_bytes(msgspec.json.encode(self.feeds))
        os.replace(beside, self.path)


class Watch:
    """Follows feeds. `next_round()` gives what is new in those that are due, `state.save()` ends it, `wait()` sleeps until one is due."""

    def __init__(
        self, feeds: Sequence[str], state: State, wishes: Wishes | None = None, hosts: Hosts | None = None,
        every: float = EVERY, clock: Callable[[], float] = time.time, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self.feeds, self.state = feeds, state
        self.wishes = wishes or Wishes()
        self.hosts = hosts or Hosts(self.wishes)
        self.every, self.clock, self.sleep = every, clock, sleep

    def next_round(self) -> Iterator[Document | InputError]:
        for feed in self.feeds:
            followed = self.state.of(feed)
            if followed.due > self.clock():
                continue
            try:
                yield from self._new_in(feed, followed)
                followed.failures, followed.due = 0, self.clock() + self.every
            except InputError as error:
                self._back_off(followed, error)
                yield error

    def wait(self) -> None:
        due = min(self.state.of(feed).due for feed in self.feeds)
        self.sleep(max(0.0, due - self.clock()))

    def _back_off(self, followed: Followed, error: InputError) -> None:
        """Twice as long after each failure, a day at most, and never sooner than the host asks."""
        followed.failures += 1
        asked = error.details.get("retry_after")
        pause = min(self.every * 2**followed.failures, LONGEST)
        followed.due = self.clock() + max(pause, min(asked, LONGEST) if isinstance(asked, int) else 0)

    def _new_in(self, feed: str, followed: Followed) -> Iterator[Document | InputError]:
        self.hosts.visit(feed)
        answer = fetch(feed, self.wishes, followed.etag, followed.modified)
        if answer.status == 304:
            return
        item = item_of(answer, feed)
        item.known.pop("url")  # that of the feed is not that of its reports
        outlet, found, encoding = entries(answer.body, item, self.wishes)
        seen = set(followed.seen)
        complete = True
        for number, entry in enumerate(found, 1):
            if entry.key in seen:
                continue
            try:
                yield from self._report(entry, outlet, encoding, item, number)
            except InputError as error:
                yield error
                if self._again(error, entry, followed):
                    complete = False
                    continue
            followed.tried.pop(entry.key, None)
            followed.seen = [*followed.seen, entry.key][-REMEMBERED:]
        # a feed with pages still to be got is asked for whole the next time, though it did not change
        followed.etag, followed.modified = (answer.etag, answer.modified) if complete else (None, None)

    def _report(
        self, entry: Entry, outlet: str | None, encoding: str, feed: Item, number: int
    ) -> Iterator[Document | InputError]:
        """The entry where the feed gives its text, else the page that it leads to."""
        if entry.whole or not entry.link:
            yield entry_document(entry, outlet, encoding, feed, self.wishes, number)
            return
        self.hosts.visit(entry.link)
        item = item_of(fetch(entry.link, self.wishes), entry.link)
        told = {"title": entry.title, "published": entry.day, "author": entry.author, "outlet": outlet}
        item.known |= {field: (value, "feed") for field, value in told.items() if value}
        yield from of_item(item, self.wishes)

    def _again(self, error: InputError, entry: Entry, followed: Followed) -> bool:
        """Only what the net did is worth another try, and that a few times."""
        followed.tried[entry.key] = followed.tried.get(entry.key, 0) + 1
        return isinstance(error, FetchProblem) and followed.tried[entry.key] < TRIES
