"""One HTTP request: an answer's headers and its body in blocks, within limits of time and size.

Redirects are followed here and not by urllib, which reads all of a redirect's body and would go
from https to http.  Proxies are taken from the environment as urllib does.
"""

import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urljoin
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from aligntool import __version__
from aligntool.errors import InputError
from aligntool.models.sources import WEB, scheme_of
from aligntool.text import collapse

_BLOCK = 2**16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait and how much to take."""

    connect: float = 15.0
    """Seconds until a server must have taken the call."""
    read: float = 30.0
    """Longest silence in seconds."""
    window: float = 60.0
    """Seconds in which ``window_bytes`` must have come, else the transfer counts as stalled."""
    window_bytes: int = 60 * 1024
    redirects: int = 5
    attempts: int = 4
    """How often one link is asked; again only after it broke off in the middle."""
    size: int = 2 * 2**30
    """Most bytes of a package file; the largest published ones have some 300 MB."""


class LinkFailed(InputError):
    """A link was of no use; the message is the reason alone."""


class BrokenOff(LinkFailed):
    """A transfer that had begun stopped before its end, so it may go on later."""


def get(url: str, headers: Mapping[str, str], limits: Limits) -> HTTPResponse:
    """Ask for a link, through redirects, and return the answer whatever its status.

    Raises:
        LinkFailed: if no answer is had.
    """
    for _ in range(limits.redirects + 1):
        response = _ask(url, headers, limits)
        if response.status not in _REDIRECTS:
            return response
        # Closed, not read: nobody needs the body of a redirect, however long it is.
        response.close()
        url = _followed(url, response.headers.get("Location"))
    raise LinkFailed(f"redirected more than {limits.redirects} times")


def blocks(response: HTTPResponse, limits: Limits) -> Iterator[bytes]:
    """Yield the body of an answer.

    Raises:
        BrokenOff: if it ends before the length that the answer's header gives, or stalls.
    """
    declared = response.length
    count = before = 0
    since = time.monotonic()
    while block := _block(response, limits):
        count += len(block)
        yield block
        now = time.monotonic()
        if now - since > limits.window:
            if count - before < limits.window_bytes:
                raise BrokenOff(f"too slow, {count - before} bytes in {now - since:.0f} s")
            since, before = now, count
    if declared is not None and count < declared:
        raise BrokenOff(f"broke off after {count:,} of {declared:,} bytes")


def _block(response: HTTPResponse, limits: Limits) -> bytes:
    try:
        return response.read1(_BLOCK)
    except TimeoutError as error:
        raise BrokenOff(f"sent nothing for {limits.read:g} s") from error
    except (OSError, HTTPException, ValueError) as error:
        raise BrokenOff(f"broke off ({_reason(error)})") from error


def _ask(url: str, headers: Mapping[str, str], limits: Limits) -> HTTPResponse:
    sent = {"User-Agent": f"aligntool/{__version__}", **headers}
    try:
        request = Request(quote(url, safe=_URL_CHARACTERS), headers=sent)
        response: HTTPResponse = _opener(limits).open(request, timeout=limits.connect)
    except (OSError, HTTPException, ValueError) as error:
        raise LinkFailed(_reason(error)) from error
    return response


def _followed(url: str, location: str | None) -> str:
    """Return where a redirect leads, if we go there."""
    if not location:
        raise LinkFailed("redirected to nowhere")
    try:
        target = urljoin(url, location)
    except ValueError as error:
        raise LinkFailed("redirected to what is no link") from error
    schemes = scheme_of(url), scheme_of(target)
    if schemes[1] not in WEB or schemes == ("https", "http"):
        raise LinkFailed(f"redirected from {schemes[0]} to {schemes[1] or 'nothing'}, not followed")
    return target


def _opener(limits: Limits) -> OpenerDirector:
    """Return an opener that knows nothing but http, https and proxies."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), _Http(limits), _Https(limits), UnknownHandler()):
        opener.add_handler(handler)
    return opener


class _Http(HTTPHandler):
    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_connection(HTTPConnection, self._limits), req)


class _Https(HTTPSHandler):
    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def https_open(self, req: Request) -> HTTPResponse:
        secure = partial(HTTPSConnection, context=ssl.create_default_context())
        return self.do_open(_connection(secure, self._limits), req)


def _connection(kind: Any, limits: Limits) -> Any:
    """Return a maker of connections that wait otherwise for an answer than for the call."""

    def make(host: str, **settings: Any) -> HTTPConnection:
        made: HTTPConnection = kind(host, **settings)
        connect = made.connect

        def connect_then_wait() -> None:
            connect()
            made.sock.settimeout(limits.read)

        made.connect = connect_then_wait  # type: ignore[method-assign]  # urllib takes no subclass per call
        return made

    return make


def _reason(error: Exception) -> str:
    """Return in one line why a request failed."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return "timed out"
    said = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return collapse(str(said))
