"""Language codes of any form."""

import pytest

from aligntool.languages import primary, standard


@pytest.mark.parametrize(
    ("code", "language", "written"),
    [
        ("vi", "vi", "vi"),
        ("vi-VN", "vi", "vi-VN"),
        ("zh_Hans", "zh", "zh-Hans"),
        ("ZH-CN", "zh", "zh-CN"),
        ("zh-hant-tw", "zh", "zh-Hant-TW"),
        ("ZHO", "zh", "zh"),
        ("chi", "zh", "zh"),
        ("cmn_hans_cn", "zh", "zh-Hans-CN"),
        ("vie", "vi", "vi"),
        ("eng-us", "en", "en-US"),
        ("yue", "yue", "yue"),
        (" en ", "en", "en"),
        ("sl-rozaj", "sl", "sl-rozaj"),
        ("", "", ""),
    ],
)
def test_codes(code: str, language: str, written: str) -> None:
    assert primary(code) == language
    assert standard(code) == written
