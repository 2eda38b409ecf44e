"""What a host asks of robots (RFC 9309), asked for once, and how long to wait between two requests to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from riwaya.errors import FetchProblem, InputError, Refused
from riwaya.intake.extras import needed
from riwaya.intake.fetch import AGENT, fetch
from riwaya.intake.wishes import Wishes

PAUSE = 2.0
LONGEST_PAUSE = 30.0
NOT_THERE = range(400, 500)
NOTHING_ALLOWED = "User-agent: *\nDisallow: /"


class Hosts:
    """`visit(url)` waits until the host may be asked again; Refused where it asks not to be."""

    def __init__(
        self,
        wishes: Wishes,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.wishes, self.pause, self.clock, self.sleep = wishes, pause, clock, sleep
        self._rules: dict[str, Any] = {}
        self._free: dict[str, float] = {}

    def visit(self, url: str) -> None:
        host = urlsplit(url).netloc
        rules = self._rules_of(url)
        if not rules.can_fetch(url, AGENT):
            raise Refused(url, "intake.robots", host=host)
        self._wait(host, max(self.pause, min(float(rules.crawl_delay(AGENT) or 0), LONGEST_PAUSE)))

    def _wait(self, host: str, pause: float) -> None:
        left = self._free.get(host, 0.0) - self.clock()
        if left > 0:
            self.sleep(left)
        self._free[host] = self.clock() + pause

    def _rules_of(self, url: str) -> Any:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = needed("protego", url).Protego.parse(self._text(f"{site}/robots.txt"))
        return self._rules[site]

    def _text(self, url: str) -> str:
        """No file allows all; a host that cannot answer for it allows nothing now."""
        try:
            return fetch(url, self.wishes).body.decode("utf-8", "replace")
        except FetchProblem as error:
            return "" if error.details.get("status") in NOT_THERE else NOTHING_ALLOWED
        except InputError:
            return NOTHING_ALLOWED
