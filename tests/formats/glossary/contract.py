"""What every glossary format must do; a format's test class inherits it and sets ``name``."""

from collections.abc import Iterator

import pytest
from formats.glossary.concepts import (
    AI,
    GOVERNANCE,
    ONLY_VIETNAMESE,
    complaint,
    exported,
    imported,
)

from aligntool.errors import AligntoolError, InputError
from aligntool.formats.glossary import AUTO, GLOSSARY_FORMATS
from aligntool.formats.glossary._parts import PARTS


class GlossaryFormatContract:
    """Set ``name``."""

    name: str

    @property
    def carries(self) -> frozenset[str]:
        """What the table says that the format carries."""
        return GLOSSARY_FORMATS[self.name].carries

    @property
    def source_lang(self) -> str | None:
        """The language asked for, where the format has one."""
        return "zh" if GLOSSARY_FORMATS[self.name].is_pair else None

    def test_it_is_known_by_its_content(self) -> None:
        data, _ = exported(self.name, AI, GOVERNANCE, source_lang=self.source_lang)
        named = imported(self.name, data, self.source_lang)
        assert imported(AUTO, data, self.source_lang) == named

    @pytest.mark.parametrize("part", PARTS)
    def test_a_line_tells_each_part_that_it_does_not_carry(self, part: str) -> None:
        _, lines = exported(self.name, AI, source_lang=self.source_lang)
        told = [line for line in lines if f"no {PARTS[part].label}, left out: " in line]
        assert bool(told) == (part not in self.carries)

    def test_nothing_is_told_where_nothing_is_lost(self) -> None:
        _, lines = exported(self.name, GOVERNANCE, source_lang=self.source_lang)
        assert [line for line in lines if "concept ids" not in line] == []

    def test_same_glossary_same_bytes(self) -> None:
        once, again = (exported(self.name, AI, source_lang=self.source_lang) for _ in range(2))
        assert once == again

    def test_a_glossary_without_terms_is_refused(self) -> None:
        with pytest.raises(AligntoolError, match="terms: holds no"):
            exported(self.name, source_lang=self.source_lang)

    def test_a_language_that_no_concept_has_is_refused(self) -> None:
        with pytest.raises(InputError, match="holds no term in 'fr'; it holds en, vi"):
            exported(self.name, ONLY_VIETNAMESE, source_lang="fr")

    @pytest.mark.parametrize("data", [b"", b"\n \n", b"\xff\xfe\xff", b"\x80"], ids=repr)
    def test_what_is_no_glossary_is_refused_in_one_line(self, data: bytes) -> None:
        with pytest.raises(InputError, match=r"^g\.file[^\n]*$"):
            imported(self.name, data, self.source_lang)

    def test_damaged_bytes_give_a_glossary_or_one_line(self) -> None:
        data, _ = exported(self.name, AI, GOVERNANCE, source_lang=self.source_lang)
        messages = [complaint(self.name, damaged, self.source_lang) for damaged in damages(data)]
        assert [one for one in messages if "\n" in one] == []
        assert any(messages)


def damages(data: bytes) -> Iterator[bytes]:
    """Yield a file cut off, with other bytes and with more bytes at many places."""
    for position in range(0, len(data), max(1, len(data) // 150)):
        yield data[:position]
        yield data[:position] + b"\x00\xff" + data[position + 2 :]
        yield data[:position] + b'"<' + data[position:]
