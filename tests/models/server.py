"""A real HTTP server on loopback that does what it is told, wrong things above all."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aligntool.models.transfer import Limits

QUICK = Limits(connect=2.0, read=0.2, window=0.2, window_bytes=2000, attempts=1)
"""Limits that a test need not wait for."""


@dataclass(frozen=True)
class Page:
    """What the server answers to one request."""

    body: bytes = b""
    status: int = 200
    etag: str = '"1"'
    modified: str = ""
    ranges: bool = True
    """Whether parts are sent when asked for."""
    location: str = ""
    cut: int | None = None
    """Close the connection after so many bytes of what should be sent."""
    stall: int | None = None
    """Send nothing more after so many bytes, and keep the connection."""
    drip: float = 0.0
    """Seconds between blocks of a hundred bytes."""
    length: int | None = None
    """What Content-Length says, where that is a lie."""
    content_range: str = ""
    """What Content-Range says, where that is a lie."""
    chunked: bool = False
    encoding: str = ""


@dataclass
class Site:
    """Pages by path; of several pages each is sent once, the last ever after."""

    url: str
    pages: dict[str, Page | list[Page]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def page(self, path: str) -> Page:
        """Return what to answer now."""
        found = self.pages.get(path.partition("?")[0], Page(status=404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def asked(self, header: str) -> list[str | None]:
        """Return a header of each request so far."""
        return [headers.get(header) for _, headers in self.requests]

    @property
    def paths(self) -> list[str]:
        """What was asked for so far."""
        return [path for path, _ in self.requests]


@contextmanager
def serving() -> Iterator[Site]:
    """Run a server as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    server.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.requests.append((self.path, dict(self.headers.items())))
        page = site.page(self.path)
        start = self._start(page)
        body = page.body[start:]
        if start and start >= len(page.body):
            self._head(page, 416, b"", f"bytes */{len(page.body)}")
        elif start:
            parts = f"bytes {start}-{len(page.body) - 1}/{len(page.body)}"
            self._head(page, 206, body, page.content_range or parts)
            self._send(page, body)
        else:
            self._head(page, page.status, body, "")
            self._send(page, body)

    def _start(self, page: Page) -> int:
        """Return the first byte that is asked for and that this page lets one ask for."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        same = self.headers.get("If-Range", page.etag) in (page.etag, page.modified)
        return int(asked[1]) if asked and same and page.ranges and page.status == 200 else 0

    def _head(self, page: Page, status: int, body: bytes, content_range: str) -> None:
        self.send_response(status)
        headers = {
            "ETag": page.etag,
            "Last-Modified": page.modified,
            "Location": page.location,
            "Content-Range": content_range,
            "Content-Encoding": page.encoding,
        }
        if page.chunked:
            headers["Transfer-Encoding"] = "chunked"
        else:
            headers["Content-Length"] = str(len(body) if page.length is None else page.length)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.end_headers()

    def _send(self, page: Page, body: bytes) -> None:
        try:
            if page.drip:
                for at in range(0, len(body), 100):
                    self.wfile.write(body[at : at + 100])
                    if self.server.site.closing.wait(page.drip):  # type: ignore[attr-defined]
                        return
            elif page.chunked:
                for at in range(0, len(body[: page.cut]), 1000):
                    block = body[: page.cut][at : at + 1000]
                    self.wfile.write(f"{len(block):x}\r\n".encode() + block + b"\r\n")
                self.wfile.write(b"" if page.cut else b"0\r\n\r\n")
            else:
                self.wfile.write(body[: page.cut if page.stall is None else page.stall])
                if page.stall is not None:
                    self.server.site.closing.wait(5)  # type: ignore[attr-defined]
        except OSError:
            pass  # the client has had enough, as some tests want

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
