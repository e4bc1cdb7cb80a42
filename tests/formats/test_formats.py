"""The table of formats."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_type_hints

import pytest
from formats.samples import PAIR, written

from aligntool.errors import InputError
from aligntool.formats import FORMATS, file_name
from aligntool.registry import lookup


@pytest.mark.parametrize("name", FORMATS)
def test_every_row_leads_to_a_writer(name: str) -> None:
    write: Callable[..., Any] = lookup("formats", FORMATS, name)
    assert list(get_type_hints(write)) == ["bitext", "open_file", "return"]


def test_file_name() -> None:
    assert file_name("zh-en.zh") == "bitext.zh-en.zh"


@pytest.mark.parametrize("name", ["xliff", "moses"])
@pytest.mark.parametrize("lang", ["", "../../etc", "zh/en", "ZH"])
def test_files_are_named_by_language_codes_only(name: str, lang: str) -> None:
    with pytest.raises(InputError, match=f"004_wild: '{lang}' is no language code"):
        written(lookup("formats", FORMATS, name), [replace(PAIR, lang=lang)])
