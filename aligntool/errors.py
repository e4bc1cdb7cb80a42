"""The errors aligntool raises on purpose, each with the exit code the command line returns.

AligntoolError
├── CheckFailed        1    a threshold given by the user was not reached
├── UsageError         2    options that cannot work together, an unknown name
├── InputError         3    a file that is missing, unreadable, broken, or not what it should be
│   └── GlossaryError  3    the same, inside a glossary
├── OutputError        3    a folder or file that cannot be written
├── MissingModel       4    no translation package for a language pair
└── MissingDependency  4    a Python package that is not installed

Every message is one line: file and line where there are any, what is wrong, what helps.
"""

from pathlib import Path


class AligntoolError(Exception):
    """Base of every error a user can cause and mend."""

    exit_code = 3


class CheckFailed(AligntoolError):
    """A quality threshold was not reached."""

    exit_code = 1


class UsageError(AligntoolError):
    """The call itself cannot work."""

    exit_code = 2


class InputError(AligntoolError):
    """Something the user gave to read is missing, unreadable or broken."""


class GlossaryError(InputError):
    """A glossary file breaks its format or contradicts itself."""


class OutputError(AligntoolError):
    """A result cannot be written."""


class MissingModel(AligntoolError):
    """No installed translation package serves the language pair."""

    exit_code = 4


class MissingDependency(AligntoolError):
    """A Python package that a feature needs is not installed."""

    exit_code = 4


def at(path: Path | str, line: int | None = None) -> str:
    """Return the ``file:line`` that opens a message, without a line where there is none."""
    return f"{path}:{line}" if line is not None else f"{path}"
