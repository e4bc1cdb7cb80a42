"""English sentences, words and articles."""

import pytest
from languages.contract import LanguageContract

from aligntool.languages.en import English, indefinite_article


class TestEnglish(LanguageContract):
    """English keeps the contract."""

    language = English()

    @pytest.mark.parametrize(
        "sentences",
        [
            pytest.param(["It rose 3.5 percent.", "It fell."], id="decimals"),
            pytest.param(["Mr. Li met the U.S. envoy.", "They talked."], id="abbreviations"),
            pytest.param(['"Who comes?" he asked.', '"I do."'], id="quotations"),
        ],
    )
    def test_sentences(self, sentences: list[str]) -> None:
        assert self.sentences(" ".join(sentences)) == sentences

    def test_words(self) -> None:
        assert self.words("AI's state-of-the-art 1,500 (new)") == [
            "AI's",
            "state-of-the-art",
            "1,500",
            "(",
            "new",
            ")",
        ]


@pytest.mark.parametrize(
    "word", "AI initiative hour honest EU LLM SME NGO X-ray 8-point umbrella".split()
)
def test_an(word: str) -> None:
    assert indefinite_article(word) == "an"


@pytest.mark.parametrize(
    "word", "UN UNESCO university European user one-off union global G20 union".split()
)
def test_a(word: str) -> None:
    assert indefinite_article(word) == "a"
