"""Reasons of changes in words."""

import pytest

from aligntool.formats.reasons import explained


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("forbidden", "the glossary forbids it"),
        ("links, sound", "word links lead from the term to it and it sounds like the term"),
        ("of another tool", "of another tool"),
        ("", ""),
    ],
)
def test_a_reason(reason: str, expected: str) -> None:
    assert explained(reason) == expected
