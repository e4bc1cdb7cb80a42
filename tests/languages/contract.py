"""What every language adapter keeps, whatever the text."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligntool.languages.base import Language
from aligntool.text import Span

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
    | st.sampled_from(list(" 世界人工智能。，“”（）TiếngViệtđược.,!?…():;\"'-0123456789")),
    max_size=60,
).map(lambda text: unicodedata.normalize("NFC", text))


def rebuilt(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text put together from spans and the gaps between them, which must be blank."""
    pieces = []
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        pieces += [text[position : span.start], span.of(text)]
        position = span.end
    assert not text[position:].strip()
    return "".join([*pieces, text[position:]])


CONTRACT = settings(
    deadline=None,
    max_examples=150,
    # One inherited test for each language is the point of a contract.
    suppress_health_check=[HealthCheck.differing_executors],
)


class LanguageContract:
    """Subclasses set ``language``."""

    language: Language

    @CONTRACT
    @given(TEXT)
    def test_sentences_rebuild_the_text(self, text: str) -> None:
        assert rebuilt(text, self.language.sentences(text)) == text

    @CONTRACT
    @given(TEXT)
    def test_words_rebuild_the_text(self, text: str) -> None:
        assert rebuilt(text, self.language.words(text)) == text

    def test_nothing_has_no_sentences_and_no_words(self) -> None:
        assert self.language.sentences(" ") == self.language.words("") == ()

    def words(self, text: str) -> list[str]:
        return [span.of(text) for span in self.language.words(text)]

    def sentences(self, text: str) -> list[str]:
        return [span.of(text) for span in self.language.sentences(text)]
