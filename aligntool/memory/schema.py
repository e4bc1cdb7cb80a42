"""The file of a memory: how it is opened, what tables it has, and what can be wrong with it.

One SQLite file in WAL mode: readers see what was last committed while one writer works.
``application_id`` tells the file from other databases, ``user_version`` is ``VERSION``.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aligntool.errors import AligntoolError, InputError, MissingDependency, OutputError

APPLICATION = 0x616C746D
"""``altm`` in ASCII."""
VERSION = 1
WAIT_SECONDS = 10.0
"""How long a writer waits for another."""

_CACHE = 64
"""Megabytes of pages that a connection keeps."""
_TABLES = """
CREATE TABLE about (units INTEGER NOT NULL, digest INTEGER NOT NULL);
INSERT INTO about VALUES (0, 0);
CREATE TABLE origins (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    direction TEXT NOT NULL,
    source TEXT NOT NULL, target TEXT NOT NULL,
    source_lang TEXT NOT NULL, target_lang TEXT NOT NULL,
    previous INTEGER, following INTEGER,
    origin INTEGER NOT NULL REFERENCES origins,
    created TEXT NOT NULL, changed TEXT NOT NULL,
    author TEXT NOT NULL, key TEXT NOT NULL,
    masked INTEGER NOT NULL, exact INTEGER NOT NULL, identity INTEGER NOT NULL
);
CREATE UNIQUE INDEX units_by_wording ON units (masked, exact, identity);
CREATE INDEX units_by_origin ON units (origin);
CREATE VIRTUAL TABLE grams USING fts5 (
    names, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE gram_counts USING fts5vocab (grams, 'row');
"""
# masked and exact are fingerprints of the source with and without placeables masked, identity one
# of all that makes a unit differ from others; grams has a row of gram names for each unit.


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a memory that exists, to read.

    Raises:
        InputError: if it is missing, no memory, damaged, or of a newer version.
    """
    check_there(path)
    uri = f"{path.absolute().as_uri()}?{_read_mode(path)}"
    with reported(path), closing(_connection(uri)) as connection:
        connection.execute("PRAGMA query_only = ON")
        if _version(path, connection) is None:
            raise InputError(f"{path}: is no translation memory")
        yield connection


def check_there(path: Path) -> None:
    """Refuse a memory that does not exist.

    Raises:
        InputError: if there is no file.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such memory; `aligntool memory import` makes one")


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a memory to change it, made if it is missing; all changes are one transaction.

    They are kept when the context ends well and undone when it ends with an exception.

    Raises:
        InputError: if it is no memory, damaged, or of a newer version.
        OutputError: if it cannot be written or another program is writing to it.
    """
    with reported(path):
        _make_folder(path)
        with closing(_connection(f"{path.absolute().as_uri()}?mode=rwc")) as connection:
            _prepare(path, connection)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one line that names the file and what helps."""
    try:
        yield
    except UnicodeEncodeError as error:
        near = error.object[max(error.start - 20, 0) : error.end]
        raise InputError(f"{path}: {near!a} ends with half a character; mend the text") from error
    except sqlite3.Error as error:
        raise _translated(path, error) from error


def _translated(path: Path, error: sqlite3.Error) -> AligntoolError:
    what = str(error)
    if "locked" in what:
        return OutputError(f"{path}: another program is writing to it; try again when it is done")
    if "not a database" in what:
        return InputError(f"{path}: is no translation memory")
    if "malformed" in what:
        return InputError(
            f"{path}: damaged; take a copy of it from your backup, or import its files anew"
        )
    if "no such module" in what:
        return MissingDependency(
            f"{path}: SQLite {sqlite3.sqlite_version} of this Python has no full-text index; "
            "use a build of Python whose SQLite has FTS5"
        )
    return OutputError(f"{path}: cannot be used: {what}")


def _read_mode(path: Path) -> str:
    """Return how to open a memory that is only read.

    Who may write takes away, when done, the files that WAL shares.  Where they cannot be made,
    the memory is read as it stands, unless there are some of a program that is writing.
    """
    if os.access(path.absolute().parent, os.W_OK):
        return "mode=rw"
    shared = path.with_name(f"{path.name}-wal")
    return "mode=ro" if shared.exists() else "mode=ro&immutable=1"


def _make_folder(path: Path) -> None:
    try:
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _connection(uri: str) -> sqlite3.Connection:
    # Transactions are begun and ended here, not by the sqlite3 module.
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    # The file may be somebody else's.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA cache_size = -{_CACHE * 1024}")
    connection.create_function("casefold", 1, str.casefold, deterministic=True)
    return connection


def _version(path: Path, connection: sqlite3.Connection) -> int | None:
    """Return the version of a memory, None of a database without any table.

    Raises:
        InputError: if it is another program's, or newer than ``VERSION``.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not application and not version and not tables:
        return None
    if application != APPLICATION:
        raise InputError(f"{path}: is no translation memory but another program's database")
    if version > VERSION:
        raise InputError(
            f"{path}: made by a newer aligntool (version {version} of the file, this one reads "
            f"{VERSION}); upgrade aligntool"
        )
    return int(version)


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    """Make the tables of a new file."""
    if _version(path, connection) is not None:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    # Another program may have made them while this one waited.
    if _version(path, connection) is None:
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
