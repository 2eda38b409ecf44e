"""A web server that behaves as badly as real ones do: run as a program, it prints its port and serves until it is killed."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from intake_sample import page

PAGE = page("jisr-02").encode()
ITEM = "<item><title>عنوان</title><link>http://127.0.0.1:{port}{path}</link><guid>{path}</guid><description>موجز</description></item>"
ENDED = {
    "/moved": "/page",
    "/round": "/round",
    "/to-file": "file:///etc/passwd",
    "/inside": "http://127.0.0.2:{port}/page",
}


class Handler(BaseHTTPRequestHandler):
    asked: dict[str, int] = {}  # noqa: RUF012 - shared by all requests on purpose

    def do_GET(self) -> None:
        self.asked[self.path] = self.asked.get(self.path, 0) + 1
        answer = getattr(self, "get_" + self.path.strip("/").replace("-", "_").replace(".", "_"), None)
        if self.path in ENDED:
            self.send(302, b"", Location=ENDED[self.path].format(port=self.server.server_port))  # type: ignore[attr-defined]
        elif answer:
            answer()
        else:
            self.send(404, b"")

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        told = {"Content_Length": str(len(body)), "Content_Type": "text/html", **headers}
        for name, value in told.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.send(200, gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html; charset=windows-1252")

    def get_bomb(self) -> None:
        self.send(200, gzip.compress(bytes(64 * 1024 * 1024)), Content_Encoding="gzip")

    def get_big(self) -> None:
        self.send(200, b"x" * (3 * 1024 * 1024))

    def get_cut(self) -> None:
        self.send(200, PAGE[:50], Content_Length=str(len(PAGE)))

    def get_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def get_busy(self) -> None:
        self.send(503, b"", Retry_After="7200")

    def get_same(self) -> None:
        known = self.headers.get("If-None-Match") == '"1"'
        self.send(304 if known else 200, b"" if known else PAGE, ETag='"1"')

    def get_count(self) -> None:
        self.send(200, " ".join(f"{path}={count}" for path, count in self.asked.items()).encode())

    def get_robots_txt(self) -> None:
        self.send(200, b"User-agent: *\nDisallow: /private\nCrawl-delay: 0.1", Content_Type="text/plain")

    def get_private_page(self) -> None:
        self.send(200, PAGE)

    def get_later(self) -> None:
        """A page that is there only when it is asked for the second time."""
        self.send(200 if self.asked[self.path] > 1 else 503, page("diffa-03").encode())

    def get_feed(self) -> None:
        known = self.headers.get("If-None-Match") == '"f"'
        port = self.server.server_port  # type: ignore[attr-defined]
        items = "".join(ITEM.format(port=port, path=path) for path in ("/page", "/private-page", "/later"))
        body = f"<rss version='2.0'><channel><title>الجسر</title>{items}</channel></rss>".encode()
        self.send(304 if known else 200, b"" if known else body, ETag='"f"', Content_Type="application/rss+xml")

    def get_liar(self) -> None:
        self.send(200, b"<!doctype html><html><body>Just a moment...</body></html>", Content_Type="application/rss+xml")

    def log_message(self, *_: object) -> None:
        return


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
