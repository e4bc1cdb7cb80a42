"""Glossaries for OmegaT."""

from dataclasses import replace

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, exported, imported, placeless
from formats.glossary.contract import GlossaryFormatContract

from aligntool.errors import InputError
from aligntool.model import Concept


class TestOmegaT(GlossaryFormatContract):
    name = "omegat"

    def test_it_is_known_by_its_content(self) -> None:
        data, _ = exported("omegat", AI, source_lang="zh")
        assert imported("auto", data, "zh") == imported("omegat", data, "zh")


def test_source_target_comment_and_a_line_for_each_target() -> None:
    data, _ = exported("omegat", AI, GOVERNANCE, source_lang="zh")
    note = 'say "AI", always'
    assert data.decode() == (
        f"人工智能\tAI\t{note}\nAI技术\tAI\t{note}\n人工智能\tA.I.\t{note}\n治理\tgovernance\t\n"
    )


def test_what_omegat_takes_for_a_comment_is_told() -> None:
    data, lines = exported("omegat", replace(GOVERNANCE, terms={"zh": ("治理", "#治")}))
    assert data.decode() == "治理\tgovernance\t\n"
    assert "OmegaT takes a line that begins with # as a comment, left out: 1 (governance)" in lines


def test_a_comment_of_several_lines_stays_on_one() -> None:
    data, _ = exported("omegat", replace(GOVERNANCE, note="a\nb\tc"))
    assert data.decode() == "治理\tgovernance\ta b c\n"


def test_comments_and_line_ends_of_windows() -> None:
    data = "# Glossary -*- coding: utf-8 -*-\r\n治理\tgovernance\tx\r\n\r\n治理\trule\ty\r\n"
    assert placeless(imported("omegat", data.encode()).concepts) == [
        Concept("governance", "governance", ("rule",), terms={"zh": ("治理",)}, note="x; y")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("治理\n", r"g\.file:1: 1 cells; source, target and a comment are wanted"),
        ("#\n治理\ta\tb\tc\n", r"g\.file:2: 4 cells"),
        ("治理\t\tb\n", r"g\.file:1: the target is empty"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported("omegat", data.encode())
