"""The table of formats."""

from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from aligntool.formats import FORMATS, file_name
from aligntool.registry import lookup


@pytest.mark.parametrize("name", FORMATS)
def test_every_row_leads_to_a_writer(name: str) -> None:
    write: Callable[..., Any] = lookup("formats", FORMATS, name)
    assert list(get_type_hints(write)) == ["bitext", "stream", "return"]


def test_file_name() -> None:
    assert file_name("tmx") == "bitext.tmx"
