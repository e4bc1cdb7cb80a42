"""Propose entries for the user's tables from texts, for a person to accept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from aligntool.cleaning.spun_candidates import Collocations, SpunCandidate, find_candidates
from aligntool.languages import open_language
from aligntool.lexicon import load_lexicon
from aligntool.lexicon.corpus import packaged_sentences
from aligntool.pipeline.inputs import InputFile, discover, read
from aligntool.pipeline.stages import Stages


def learn_spun(
    inputs: Sequence[str], *, references: Sequence[str] = (), despin: Sequence[Path] = ()
) -> tuple[SpunCandidate, ...]:
    """Return what spun words the Chinese articles may hold that no table lists yet.

    Args:
        inputs: files and folders of spun articles.
        references: files and folders of ordinary Chinese text, besides the packaged corpus.
        despin: tables of spun words besides the packaged one; what they list is put right first.

    Raises:
        InputError: if a file cannot be read.
    """
    stages = Stages(lang="zh", despin=despin)
    language = open_language("zh")

    def words(sentence: str) -> list[str]:
        return [span.of(sentence) for span in language.words(sentence)]

    ordinary = [*packaged_sentences("zh"), *_sentences(discover(references), stages)]
    return find_candidates(
        _sentences(discover(inputs), stages),
        words=words,
        lexicon=load_lexicon("zh"),
        collocations=Collocations(ordinary, words),
    )


def _sentences(files: Sequence[InputFile], stages: Stages) -> Iterator[str]:
    for file in files:
        for segment in stages.segment(stages.clean(read(file))):
            yield segment.text
