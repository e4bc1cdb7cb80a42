"""Languages without an adapter of their own."""

import pytest
from languages.contract import LanguageContract

from aligntool.errors import UsageError
from aligntool.languages import open_language
from aligntool.languages.other import OtherLanguage
from aligntool.languages.zh import Chinese


class TestOtherLanguage(LanguageContract):
    """Any other language keeps the contract."""

    language = OtherLanguage("fr")

    def test_sentences_and_words(self) -> None:
        assert self.sentences("Il pleut. On reste ?") == ["Il pleut.", "On reste ?"]
        assert self.words("L'homme dit : oui.") == ["L'homme", "dit", ":", "oui", "."]


def test_a_language_of_its_own_comes_first() -> None:
    assert isinstance(open_language("zh"), Chinese)
    assert open_language("fr").code == "fr"


@pytest.mark.parametrize("code", ["", "french", "f", "../zh", "zh.en"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match="no language is called"):
        open_language(code)
