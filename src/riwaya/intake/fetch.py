"""Addresses fetched safely: only http and https, no address of the own network, never more or longer than the limits allow.

The name is resolved once, every address that it has is checked, and the connection goes to one that was checked: a name that
answers otherwise the second time (DNS rebinding) leads nowhere. Each redirect is a new address and checked again.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import threading
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from riwaya.errors import BadSource, FetchProblem, Refused
from riwaya.intake.http_body import charset_of, decompressed
from riwaya.intake.item import Budget, Metered
from riwaya.intake.wishes import MIB, Limits, Wishes

AGENT = f"Riwaya/{version('riwaya')} (reads news for researchers; honours robots.txt)"
PORTS = {"http": 80, "https": 443}
MOVED = frozenset({301, 302, 303, 307, 308})
SAFE = "/%:=&?~#+!$,;'@()*[]"


class Fetched(Struct, frozen=True, kw_only=True):
    """`url` is where the last redirect led; `status` 200, or 304 where nothing changed since `etag` and `modified`."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None

    @property
    def charset(self) -> str | None:
        return charset_of(self.content_type)


def fetch(url: str, wishes: Wishes | None = None, etag: str | None = None, modified: str | None = None) -> Fetched:
    """The bytes at an address. Refused where it may not be fetched, FetchProblem where it could not be."""
    wishes = wishes or Wishes()
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    conditions = {name: value for name, value in asked.items() if value}
    at = url
    for _ in range(wishes.limits.redirects + 1):
        answer, target = _once(at, url, conditions, wishes)
        if answer:
            return answer
        at = urljoin(at, target)
    raise Refused(url, "intake.redirects", limit=wishes.limits.redirects)


def _once(at: str, place: str, conditions: dict[str, str], wishes: Wishes) -> tuple[Fetched | None, str]:
    """What the address answers, or where it sends us."""
    connection = _connection(at, place, wishes)
    held: list[socket.socket] = []  # http.client lets go of its socket as soon as the head of the answer is read
    alarm = threading.Timer(wishes.limits.seconds, _cut, [held])
    alarm.daemon = True
    try:
        alarm.start()
        connection.connect()
        held.append(connection.sock)
        connection.request(
            "GET", _path(at), headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **conditions}
        )
        answer = connection.getresponse()
        if answer.status in MOVED:
            return None, answer.headers.get("Location", "")
        fetched = _fetched(answer, at, place, wishes.limits)
        if alarm.finished.is_set():  # an answer without a length that was cut looks whole
            raise TimeoutError
        return fetched, ""
    except (TimeoutError, http.client.HTTPException, OSError, ValueError) as error:
        if alarm.finished.is_set() or isinstance(error, TimeoutError):
            raise FetchProblem(place, "intake.timed_out", seconds=round(wishes.limits.seconds)) from error
        raise FetchProblem(place, "intake.no_answer", reason=str(error) or type(error).__name__) from error
    finally:
        alarm.cancel()
        connection.close()


def _fetched(answer: http.client.HTTPResponse, at: str, place: str, limits: Limits) -> Fetched:
    if answer.status not in (200, 304):
        after = answer.headers.get("Retry-After", "")
        raise FetchProblem(
            place, "intake.http_status", status=answer.status, retry_after=int(after) if after.isdecimal() else 0
        )
    body = answer.read(limits.page + 1) if answer.status == 200 else b""
    if len(body) > limits.page:
        raise BadSource(place, "intake.too_big", limit=limits.page // MIB)
    if answer.length:
        raise FetchProblem(place, "intake.no_answer", reason=f"{answer.length} bytes are missing")
    budget = Budget(Metered(io.BytesIO(), place), Limits(unpacked=limits.page, ratio=0))
    return Fetched(
        url=at,
        status=answer.status,
        body=decompressed(body, answer.headers.get("Content-Encoding", ""), place, budget),
        content_type=answer.headers.get("Content-Type", ""),
        etag=answer.headers.get("ETag"),
        modified=answer.headers.get("Last-Modified"),
    )


def _connection(at: str, place: str, wishes: Wishes) -> http.client.HTTPConnection:
    try:
        parts = urlsplit(at)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as error:  # UnicodeError too
        raise Refused(place, "intake.bad_address", address=at) from error
    if parts.scheme not in PORTS or not host:
        raise Refused(place, "intake.bad_address", address=at)
    address = _checked(host, port or PORTS[parts.scheme], place, wishes.allow_private)
    made: http.client.HTTPConnection = (
        _Secure(host, port) if parts.scheme == "https" else http.client.HTTPConnection(host, port)
    )
    made.timeout = wishes.limits.seconds
    # one-method seam of http.client: the connection goes to the address that was checked, whatever the name says by now
    made._create_connection = lambda _, timeout=None, source=None: socket.create_connection(address, timeout, source)  # type: ignore[attr-defined]
    return made


class _Secure(http.client.HTTPSConnection):
    """The certificate is checked against the name, not against the address."""

    def __init__(self, host: str, port: int | None) -> None:
        super().__init__(host, port, context=ssl.create_default_context())


def _checked(host: str, port: int, place: str, allow_private: bool) -> tuple[str, int]:
    """An address of the host; Refused where one of all that it has is not of the public internet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchProblem(place, "intake.no_host", host=host) from error
    addresses = [str(one[4][0]) for one in found]
    if not allow_private and not all(map(is_public, addresses)):
        raise Refused(place, "intake.private", host=host)
    return addresses[0], port


def is_public(address: str) -> bool:
    """Of the public internet; an IPv4 address inside an IPv6 one counts as itself."""
    told = ipaddress.ip_address(address.split("%")[0])
    if isinstance(told, ipaddress.IPv6Address):
        inner = told.ipv4_mapped or told.sixtofour or (told.teredo or (None, None))[1]
        if inner:
            return is_public(str(inner))
    return told.is_global and not told.is_multicast


def _path(at: str) -> str:
    parts = urlsplit(at)
    return quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=SAFE)


def _cut(held: list[socket.socket]) -> None:
    """Ends a connection whose time is up, however slowly it still answers."""
    for sock in held:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue
