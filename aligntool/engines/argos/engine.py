"""The engine itself: segments to hypotheses, each different sentence of a run decoded once."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from aligntool.engines.argos.draft import Sentence, Wanted
from aligntool.engines.argos.guards import flags, read
from aligntool.engines.argos.leg import Leg, Load
from aligntool.engines.argos.loading import check_options, load_translator, workers
from aligntool.engines.argos.retries import Judged, translate_guarded
from aligntool.engines.argos.route import Chain, Route, find_chain
from aligntool.engines.base import Engine, EngineOptions
from aligntool.model import Glossary, Hold, Hypothesis, Segment
from aligntool.models.packages import package_folder

REMEMBERED = 10_000
"""Sentences whose English is kept for when they come again, such as the notes under every article:
about 50 MB, however many documents there are."""
SENTENCES_PER_WORKER = 512
MOST_SENTENCES = 4096
"""Sentences taken at a time: some 20 batches for each worker, so that little idles at the end."""

Answer = tuple[Hypothesis, ...]


def open_engine(lang: str, glossary: Glossary, options: EngineOptions) -> Engine:
    """Return the engine for the newest package, or chain of packages, from a language into English.

    The glossary has no part in the decoding: terms are put right afterwards.

    Raises:
        InputError: if the folder of packages cannot be read.
        MissingModel: if no chain of packages serves the language; the message says how to get one.
        UsageError: if an option has a value that cannot work.
    """
    check_options(options)
    folder = package_folder() if options.packages is None else options.packages
    return ArgosEngine(find_chain(folder, lang, "en"), options)


class ArgosEngine:
    """One package or a chain of them; models are loaded with the first sentence."""

    name = "argos"

    def __init__(
        self, chain: Chain, options: EngineOptions, *, load: Load = load_translator
    ) -> None:
        self.model = " + ".join(package.name for package in chain)
        """The packages' folder names, which end in their versions."""
        self.batch_size = min(MOST_SENTENCES, SENTENCES_PER_WORKER * max(2, workers(options)))
        self._retries = options.retries
        self._links = options.links
        self._lang = chain[0].from_code
        self._route = Route([Leg(package, options, load) for package in chain])
        self._known: OrderedDict[str, Answer] = OrderedDict()

    def translate(self, segments: Sequence[Segment]) -> list[Answer]:
        """Return the n-best list of each segment; equal sentences are decoded once.

        A score is the mean log-probability of the pieces written, the end mark among them.  A
        sentence without anything to translate has one empty hypothesis without a score.

        Raises:
            InputError: if a package turns out to be damaged.
            MissingDependency: if a library is not installed.
            UsageError: if this machine lacks what the options ask for.
        """
        nothing = (Hypothesis("", self.name, self.model),)
        answers = self._recalled(segments)
        answers.update(self._translated(_sentences(segments, answers, linked=self._links)))
        self._remember(answers)
        return [answers.get(segment.text, nothing) for segment in segments]

    def hold(self, wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        """Return English that has terms, or None, for each sentence; equal ones are decoded once.

        Scores and flags are as in ``translate``.

        Raises:
            InputError: if a package turns out to be damaged.
            MissingDependency: if a library is not installed.
            UsageError: if this machine lacks what the options ask for.
        """
        asked = [Wanted(one.segment.text, one.segment.words, one.text, one.terms) for one in wanted]
        different = list(dict.fromkeys(asked))
        drafts = dict(zip(different, self._route.hold(different), strict=True))
        answers = {
            one: self._hypothesis(Judged(draft, flags(read(one.text), draft.text)))
            for one, draft in drafts.items()
            if draft is not None
        }
        return [answers.get(one) for one in asked]

    def _recalled(self, segments: Sequence[Segment]) -> dict[str, Answer]:
        """Return the answers that are known already."""
        known = self._known
        return {one.text: known[one.text] for one in segments if one.text in known}

    def _translated(self, sentences: Sequence[Sentence]) -> dict[str, Answer]:
        if not sentences:
            return {}
        drafts = translate_guarded(self._route, sentences, lang=self._lang, retries=self._retries)
        return {
            sentence.text: tuple(self._hypothesis(judged) for judged in ranked)
            for sentence, ranked in zip(sentences, drafts, strict=True)
        }

    def _hypothesis(self, judged: Judged) -> Hypothesis:
        draft = judged.draft
        return Hypothesis(draft.text, self.name, self.model, draft.score, draft.links, judged.flags)

    def _remember(self, answers: Mapping[str, Answer]) -> None:
        for text, answer in answers.items():
            self._known[text] = answer
            self._known.move_to_end(text)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _sentences(
    segments: Sequence[Segment], answers: Mapping[str, Answer], *, linked: bool
) -> list[Sentence]:
    """Return the different sentences that have something to translate and no answer yet."""
    wanted: dict[str, Segment] = {}
    for segment in segments:
        if segment.text not in answers and segment.text.strip():
            wanted.setdefault(segment.text, segment)
    return [
        Sentence(text, segment.words, linked or bool(segment.occurrences))
        for text, segment in wanted.items()
    ]
