"""A run's folder: files appear in it whole and together, or not at all."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from aligntool.errors import OutputError


class RunFolder:
    """Collects the files of a run in a hidden folder beside their place, then moves them there.

    Use as a context manager: whatever was not published is gone at its end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _reported(path):
            path.mkdir(parents=True, exist_ok=True)
            self._staging = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=path))

    def __enter__(self) -> "RunFolder":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)

    def staged(self, name: str) -> Path:
        """Return where a file of the run lies before it is published."""
        return self._staging / name

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Open a new file of the run; what goes wrong names the folder and the reason.

        Raises:
            OutputError: if the file cannot be written, for instance to a full disk.
        """
        with _reported(self.path / name), self.staged(name).open("wb") as stream:
            yield stream

    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of each file so far, by name."""
        with _reported(self.path):
            return {path.name: _digest(path) for path in sorted(self._staging.iterdir())}

    def publish(self, *, stale: Iterable[str] = ()) -> None:
        """Move all files to their place and remove those that an earlier run left there.

        Raises:
            OutputError: if that cannot be done.
        """
        with _reported(self.path):
            names = [path.name for path in sorted(self._staging.iterdir())]
            for name in names:
                self.staged(name).replace(self.path / name)
            for name in set(stale) - set(names):
                (self.path / Path(name).name).unlink(missing_ok=True)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path}: cannot be written: {reason}; free some space or choose another --out"
        ) from error
