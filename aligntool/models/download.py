"""Downloading a package file: resumed where it stopped, several links in turn, checked at the end.

The bytes go to ``NAME.part``, and what is needed to go on later to ``NAME.part.json`` beside it.
"""

import json
import re
import zipfile
from contextlib import closing
from dataclasses import asdict, dataclass
from http.client import HTTPResponse
from io import FileIO
from pathlib import Path
from typing import Protocol

from aligntool.errors import InputError, OutputError, at
from aligntool.models.digests import Digest, digest_file
from aligntool.models.sources import shown
from aligntool.models.transfer import BrokenOff, Limits, LinkFailed, blocks, get

_CONTENT_RANGE = re.compile(r"bytes (?:(?P<start>\d+)-\d+|\*)/(?P<total>\d{1,18}|\*)")


class Progress(Protocol):
    """Told how far a download is and what the user should know."""

    def note(self, line: str) -> None:
        """Show a line for the user."""

    def received(self, name: str, here: int, total: int | None) -> None:
        """Show how many bytes of a file are here, and in all where that is known."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to download."""

    name: str
    """Of the file once it is whole."""
    links: tuple[str, ...]
    expected: Digest | None = None
    """What the file must be, where that is known."""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that is here, whole."""

    path: Path
    link: str
    """Where it came from."""

    def discard(self) -> None:
        """Remove the file once it is of no more use."""
        self.path.unlink(missing_ok=True)
        _notes(self.path).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Origin:
    """What the bytes of a partial file are the beginning of."""

    link: str
    etag: str = ""
    modified: str = ""
    size: int | None = None
    """Of the whole file, where the server said so."""


class _StartAgain(LinkFailed):
    """What is here does not go on with what the server offers."""


def download(wanted: Wanted, folder: Path, *, limits: Limits, progress: Progress) -> Downloaded:
    """Get a file into a folder, which the caller holds alone.

    Raises:
        InputError: if no link serves; the message has every reason, and what came is kept.
        OutputError: if the file cannot be written.
    """
    if not wanted.links:
        raise InputError(f"{wanted.name}: the index has no link that can be used")
    part = _Part(folder, wanted, limits, progress)
    reasons = []
    for link in wanted.links:
        try:
            return Downloaded(part.get(link), link)
        except LinkFailed as error:
            reasons.append(f"{shown(link)}: {error}")
        except OSError as error:
            raise part.unwritable(error) from error
    raise InputError(f"{wanted.name} could not be downloaded: {'; '.join(reasons)}{part.kept()}")


class _Part:
    """A partial file and the one that it becomes."""

    def __init__(self, folder: Path, wanted: Wanted, limits: Limits, progress: Progress) -> None:
        self._wanted = wanted
        self._limits = limits
        self._progress = progress
        self._whole = folder / wanted.name
        self._file = folder / f"{wanted.name}.part"
        self._notes = _notes(self._whole)

    def get(self, link: str) -> Path:
        """Return the whole file from a link, going on with what is here if it fits."""
        if self._whole.exists():
            # Here already: an earlier process could not unpack it, for want of space perhaps.
            self._whole.replace(self._file)
        resumed = self._size() > 0
        self._fill(link)
        fault = self._fault()
        if fault and resumed:
            # The beginning may have been another file's; without it the link gets a fair try.
            self._discard()
            self._fill(link)
            fault = self._fault()
        if fault:
            self._discard()
            raise LinkFailed(fault)
        return self._file.replace(self._whole)

    def kept(self) -> str:
        """Return what to tell the user about the bytes that are here."""
        size = self._size()
        return f"; {size:,} bytes are kept, the same command goes on from there" if size else ""

    def _fill(self, link: str) -> None:
        """Ask a link until the file is as long as it should be."""
        for attempt in range(1, self._limits.attempts + 1):
            before = self._size()
            try:
                self._ask(link)
            except _StartAgain:
                self._discard()
            except BrokenOff:
                if attempt == self._limits.attempts or self._size() <= before:
                    raise
            else:
                return
        raise LinkFailed("answers something else every time")

    def _ask(self, link: str) -> None:
        origin = self._origin(link)
        start = self._size() if origin else 0
        if origin and start and start == self._total(origin):
            return
        with closing(get(link, _range_headers(origin, start), self._limits)) as response:
            if response.status == 416 and start and _offered(response) == start:
                return
            begin = _begin(response, origin, start)
            self._receive(response, link, begin, self._announced(response, begin))

    def _receive(self, response: HTTPResponse, link: str, begin: int, total: int | None) -> None:
        """Append the body to the first bytes of the file."""
        here = begin
        most = self._limits.size if total is None else total
        self._progress.received(self._wanted.name, here, total)
        with self._open(begin) as stream:
            # Only now: notes on another file than the one whose bytes are here would deceive.
            self._note(_Origin(link, *_validators(response), total))
            for block in blocks(response, self._limits):
                here += len(block)
                if here > most:
                    self._discard()
                    raise LinkFailed(f"sends more than {most:,} bytes")
                self._write(stream, block)
                self._progress.received(self._wanted.name, here, total)

    def _announced(self, response: HTTPResponse, begin: int) -> int | None:
        """Return how long the whole file will be, if that is acceptable."""
        total = _offered(response) if begin else None
        if total is None:
            total = None if response.length is None else begin + response.length
        elif response.length is not None and begin + response.length != total:
            raise _StartAgain("contradicts itself about the length")
        expected = self._wanted.expected
        if total is not None and expected is not None and total != expected.size:
            raise LinkFailed(f"offers {total:,} bytes, not the {expected.size:,} recorded")
        if total is not None and total > self._limits.size:
            raise LinkFailed(f"offers {total:,} bytes, more than any package has")
        return total if expected is None else expected.size

    def _fault(self) -> str:
        """Return why the file is not what it should be, or nothing."""
        expected = self._wanted.expected
        if expected is None:
            whole = zipfile.is_zipfile(self._file)
            return "" if whole else "sent no package, which is a zip archive, or not all of one"
        found = digest_file(self._file)
        return "" if found == expected else f"sent {found}, not {expected}"

    def _origin(self, link: str) -> _Origin | None:
        """Return what is known of the bytes here, if they may be gone on with from a link.

        Bytes from another link are trusted only where the digest at the end decides.
        """
        try:
            origin = _Origin(**json.loads(self._notes.read_bytes()))
        except (OSError, ValueError, TypeError):
            # None here, or written by another version: begin anew.
            return None
        if origin.link == link:
            return origin
        return None if self._wanted.expected is None else _Origin(link, size=origin.size)

    def _total(self, origin: _Origin) -> int | None:
        return origin.size if self._wanted.expected is None else self._wanted.expected.size

    def _note(self, origin: _Origin) -> None:
        self._notes.write_text(json.dumps(asdict(origin), sort_keys=True), encoding="utf-8")

    def _open(self, begin: int) -> FileIO:
        """Open the file behind its first bytes, the rest cut off; unbuffered, so that nothing is
        written, and nothing can fail, when it is closed.
        """
        stream = self._file.open("r+b" if begin else "wb", buffering=0)
        stream.truncate(begin)
        stream.seek(begin)
        return stream

    def _write(self, stream: FileIO, block: bytes) -> None:
        rest = memoryview(block)
        while rest:
            rest = rest[stream.write(rest) :]

    def unwritable(self, error: OSError) -> OutputError:
        """Return the error for a file that cannot be written, changed or removed."""
        return OutputError(
            f"{at(self._file)}: cannot be written ({error.strerror}); mend that, for instance free"
            f" some space{self.kept()}"
        )

    def _size(self) -> int:
        return self._file.stat().st_size if self._file.exists() else 0

    def _discard(self) -> None:
        self._file.unlink(missing_ok=True)
        self._notes.unlink(missing_ok=True)


def _notes(whole: Path) -> Path:
    return whole.with_name(f"{whole.name}.part.json")


def _range_headers(origin: _Origin | None, start: int) -> dict[str, str]:
    """Return the headers that ask for the rest of a file, but for all of one that has changed."""
    if origin is None or not start:
        return {}
    # RFC 9110, 13.1.5: only a strong validator may stand in If-Range.
    strong = origin.etag if not origin.etag.startswith("W/") else ""
    same = strong or origin.modified
    return {"Range": f"bytes={start}-", **({"If-Range": same} if same else {})}


def _validators(response: HTTPResponse) -> tuple[str, str]:
    return response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")


def _begin(response: HTTPResponse, origin: _Origin | None, start: int) -> int:
    """Return from which byte of the file on the body of an answer is."""
    if start and response.status == 416:
        raise _StartAgain("the file is shorter than what is here")
    if response.status not in (200, 206) or (response.status == 206 and not start):
        raise LinkFailed(f"{response.status} {response.reason}".strip())
    encoding = response.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise LinkFailed(f"sends the file packed as {encoding!r}, unasked")
    if response.status == 200:
        return 0
    etag, _ = _validators(response)
    found = _CONTENT_RANGE.match(response.headers.get("Content-Range", ""))
    if origin is None or found is None or found["start"] != str(start):
        raise _StartAgain("sends another part of the file than was asked for")
    if origin.etag and etag and etag != origin.etag:
        raise _StartAgain("the file has changed")
    if origin.size is not None and _offered(response) not in (None, origin.size):
        raise _StartAgain("the file has another length now")
    return start


def _offered(response: HTTPResponse) -> int | None:
    """Return the length of the whole file as the header of a partial answer gives it."""
    found = _CONTENT_RANGE.match(response.headers.get("Content-Range", ""))
    return int(found["total"]) if found and found["total"].isdecimal() else None
