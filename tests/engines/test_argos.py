"""The argos engine on the two tiny packages, against CTranslate2 and Argos Translate themselves."""

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from engines.argos_fakes import ROOT, answer, package, scripted, unpacked
from engines.contract import EngineContract, segment, texts

from aligntool.engines.argos import ArgosEngine, engine, loading, open_engine
from aligntool.engines.argos.clauses import SOFT_LIMIT
from aligntool.engines.argos.decoder import batches, mean_log_probability
from aligntool.engines.argos.guards import weigh
from aligntool.engines.argos.tokens import SentencePieceTokenizer
from aligntool.engines.base import Engine, EngineOptions
from aligntool.errors import InputError, MissingDependency, MissingModel, UsageError
from aligntool.model import Glossary, Hypothesis, Segment

GLOSSARY = Glossary("empty", {}, "0" * 12)
SENTENCES = {
    "zh": (
        "国务院总理李强出席世界互联网大会并发表讲话。",
        "中国高度重视人工智能治理。",
        "双方就人工智能安全交换了意见。",
        "李强指出，要加强人工智能治理。",
        "与会代表就数字经济和网络安全进行了深入交流。",
        "共有一百多个国家和地区的代表出席会议。",
    ),
    "vi": (
        "Thủ tướng Lý Cường tham dự Hội nghị và phát biểu.",
        "Trung Quốc coi trọng quản trị trí tuệ nhân tạo.",
        "Hai bên đã trao đổi ý kiến về an ninh mạng.",
    ),
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("packages"))


@pytest.fixture
def own(packages: Path, tmp_path: Path) -> Path:
    """A folder of packages that a test may spoil."""
    return Path(shutil.copytree(packages, tmp_path / "packages"))


def opened(packages: Path, lang: str = "zh", **options: Any) -> Engine:
    settings = {"hypotheses": 4, **options}
    return open_engine(lang, GLOSSARY, EngineOptions(packages=packages, **settings))


def sentences(lang: str = "zh") -> list[Segment]:
    return [segment(text, lang, seg) for seg, text in enumerate(SENTENCES[lang], 1)]


class Reference:
    """CTranslate2 and the tokenizer by hand, one sentence at a time."""

    def __init__(self, package: Path) -> None:
        import ctranslate2
        import sentencepiece

        self.pieces = sentencepiece.SentencePieceProcessor(
            model_file=str(package / "sentencepiece.model")
        )
        self.translator = ctranslate2.Translator(str(package / "model"), compute_type="auto")

    def hypotheses(self, text: str, **options: Any) -> list[list[str]]:
        defaults = {
            "beam_size": 4,
            "num_hypotheses": 4,
            "length_penalty": 0.2,
            "replace_unknowns": True,
        }
        source = self.pieces.encode(text, out_type=str)
        (result,) = self.translator.translate_batch([source], **defaults | options)
        return [list(pieces) for pieces in result.hypotheses]

    def texts(self, text: str, **options: Any) -> list[str]:
        return [
            self.pieces.decode(pieces).replace("▁", " ").replace("_", " ").removeprefix(" ")
            for pieces in self.hypotheses(text, **options)
        ]

    def log_probabilities(self, text: str, pieces: list[str]) -> list[float]:
        source = self.pieces.encode(text, out_type=str)
        return list(self.translator.score_batch([source], [pieces])[0].log_probs)


@pytest.fixture(scope="module")
def reference(packages: Path) -> Reference:
    return Reference(packages / "translate-zh_en-0_1")


@pytest.mark.parametrize("lang", ["zh", "vi"])
class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, packages: Path, lang: str) -> Engine:
        return opened(packages, lang)

    @pytest.fixture
    def segments(self, lang: str) -> Sequence[Segment]:
        return sentences(lang)

    def test_the_best_hypothesis_comes_first(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        """The least flagged one, that is; the rest is CTranslate2's order, which prefers a long
        hypothesis to a short one with the same mean."""
        for found in engine.translate([*segments, segment("今天天气很好，我们去公园散步😀", "zh")]):
            weights = [weigh(hypothesis.flags) for hypothesis in found]
            assert weights[0] == min(weights)


class TestSameAnswers:
    def test_as_ctranslate2_gives_sentence_by_sentence(
        self, packages: Path, reference: Reference
    ) -> None:
        answers = texts(opened(packages).translate(sentences()))
        assert answers == [reference.texts(text) for text in SENTENCES["zh"]]

    @pytest.mark.parametrize(("beam", "count"), [(1, 1), (4, 1), (2, 6), (6, 3)])
    def test_beam_and_count(
        self, packages: Path, reference: Reference, beam: int, count: int
    ) -> None:
        engine = opened(packages, beam_size=beam, hypotheses=count)
        (answer,) = engine.translate([segment(SENTENCES["zh"][0], "zh")])
        expected = reference.texts(
            SENTENCES["zh"][0], beam_size=max(beam, count), num_hypotheses=count
        )
        assert [hypothesis.text for hypothesis in answer] == expected
        assert len(answer) == count

    @pytest.mark.parametrize("most", [1, 30, 60, 100_000])
    def test_whatever_the_size_of_a_batch(
        self, packages: Path, reference: Reference, most: int
    ) -> None:
        answers = texts(opened(packages, batch_tokens=most).translate(sentences()))
        assert answers == [reference.texts(text) for text in SENTENCES["zh"]]

    def test_as_argos_translate_gives(self, packages: Path, tmp_path: Path) -> None:
        """Its code runs here; only the sentence splitters that it imports are stand-ins."""
        code = """if True:
            import json, sys, types
            for name in ("stanza", "spacy", "minisbd", "minisbd.models"):
                sys.modules[name] = types.ModuleType(name)
            sys.modules["minisbd"].SBDetect = None
            sys.modules["minisbd"].models = sys.modules["minisbd.models"]
            from argostranslate import translate
            from argostranslate.package import Package
            import ctranslate2
            class Whole:
                def split_sentences(self, text):
                    return [text]
            folder, texts = sys.argv[1], json.loads(sys.argv[2])
            translator = ctranslate2.Translator(folder + "/model", compute_type="auto")
            package = Package(folder)
            print(json.dumps([[h.value for h in translate.apply_packaged_translation(
                package, text, translator, Whole(), 4)] for text in texts]))
        """
        for lang, given in SENTENCES.items():
            folder = packages / f"translate-{lang}_en-0_1"
            shown = subprocess.run(
                [sys.executable, "-c", code, str(folder), json.dumps(given)],
                env={"HOME": str(tmp_path)},
                capture_output=True,
                text=True,
                check=True,
            )
            answers = texts(opened(packages, lang).translate(sentences(lang)))
            assert answers == json.loads(shown.stdout)

    @pytest.mark.parametrize(
        ("pieces", "text"),
        [
            (["▁The", "▁end", "."], "The end."),
            (["▁Wei", "hai"], "Weihai"),
            (["▁a", "_", "b"], "a b"),
            (["_The"], "The"),
            (["▁caf", "<0xC3>", "<0xA9>"], "café"),
            ([], ""),
        ],
    )
    def test_how_pieces_become_text(self, packages: Path, pieces: list[str], text: str) -> None:
        assert SentencePieceTokenizer(package(packages)).decode([pieces]) == [text]

    def test_a_word_that_the_model_cannot_write_is_copied(self, own: Path) -> None:
        path = own / "translate-zh_en-0_1"
        vocabulary = path / "model" / "shared_vocabulary.json"
        words = json.loads(vocabulary.read_text(encoding="utf-8"))
        swap = {"▁Qiang": "<unk>", "<unk>": "▁Qiang"}
        vocabulary.write_text(json.dumps([swap.get(word, word) for word in words]))
        (answer,) = opened(own).translate([segment(SENTENCES["zh"][3], "zh")])
        raw = Reference(path).hypotheses(SENTENCES["zh"][3], replace_unknowns=False)
        assert raw[0][:2] == ["▁Li", "<unk>"]
        # It is no English either, and the guard says so; a retry may mend it.
        raw = texts([[one for one in answer if "untranslated" in one.flags]])[0]
        assert raw
        assert raw[0].startswith("Li李强 ")

    def test_bpe_packages(self, own: Path) -> None:
        """No merges, so every letter is a piece: nonsense, but the same nonsense."""
        from argostranslate.tokenizer import BPETokenizer

        path = own / "translate-vi_en-0_1"
        (path / "sentencepiece.model").rename(own / "kept.model")
        (path / "bpe.model").write_text("#version: 0.2\n", encoding="utf-8")
        by_hand = BPETokenizer(path / "bpe.model", "vi", "en")
        source = by_hand.encode("Lý Cường")
        assert source == ["L@@", "ý", "C@@", "ư@@", "ờ@@", "n@@", "g"]
        shutil.copy(own / "kept.model", path / "sentencepiece.model")
        translator = Reference(path).translator
        (path / "sentencepiece.model").unlink()
        (result,) = translator.translate_batch(
            [source], beam_size=4, num_hypotheses=4, length_penalty=0.2, replace_unknowns=True
        )
        answer, blank = opened(own, "vi").translate([segment("Lý Cường", "vi"), segment(" ", "vi")])
        assert texts([blank]) == [[""]]
        assert [one.text for one in answer] == [by_hand.decode(h) for h in result.hypotheses]

    def test_a_target_prefix_is_forced_and_left_out(self, own: Path, reference: Reference) -> None:
        set_metadata(own / "translate-zh_en-0_1", target_prefix="▁Premier")
        text = "李强总理出席会议。"
        (answer,) = opened(own).translate([segment(text, "zh")])
        found = reference.hypotheses(text, target_prefix=[["▁Premier"]])
        assert found[0][:2] == ["▁Premier", "▁Li"]
        assert [one.text for one in answer] == [reference.pieces.decode(h[1:]) for h in found]
        assert answer[0].text.startswith("Li ")
        expected = reference.log_probabilities(text, found[0])[1:]
        assert answer[0].score == pytest.approx(sum(expected) / len(expected), abs=2e-3)


class TestScores:
    def test_the_mean_log_probability_of_pieces_and_end_mark(
        self, packages: Path, reference: Reference
    ) -> None:
        for one, found in zip(sentences(), opened(packages).translate(sentences()), strict=True):
            for hypothesis, pieces in zip(found, reference.hypotheses(one.text), strict=True):
                expected = reference.log_probabilities(one.text, pieces)
                assert len(expected) == len(pieces) + 1
                mean = sum(expected) / len(expected)
                # int8 arithmetic differs in the third digit between decoding and scoring
                assert hypothesis.score == pytest.approx(mean, abs=2e-3)

    @pytest.mark.parametrize(
        ("total", "pieces", "forced", "length", "expected"),
        [
            pytest.param(-3.0, 2, 0, 3, -1.0, id="end mark counted"),
            pytest.param(-25.6, 256, 0, 256, -0.1, id="cut off, without end mark"),
            pytest.param(-25.6, 255, 0, 256, -0.1, id="just ended"),
            pytest.param(-6.0, 3, 1, 4, -2.0, id="forced piece"),
        ],
    )
    def test_from_what_ctranslate2_returns(
        self, total: float, pieces: int, forced: int, length: int, expected: float
    ) -> None:
        score = total / math.exp(0.2 * math.log(length))
        assert mean_log_probability(score, pieces, forced=forced) == pytest.approx(expected)


class TestOnePass:
    def test_equal_sentences_are_decoded_once(self, packages: Path) -> None:
        engine, fake = scripted(
            packages, lambda text, _: f"A sentence of {len(text)} characters in English."
        )
        one, two, *_ = sentences()
        answers = engine.translate([one, two, replace(one, doc="other", seg=9), two])
        assert len(fake.asked) == 2
        assert answers[0] == answers[2] != answers[1] == answers[3]

    def test_even_in_another_document(self, packages: Path) -> None:
        engine, fake = scripted(packages, lambda text, _: "A translation of the sentence.")
        first = engine.translate(sentences())
        again = engine.translate(sentences()[::-1])
        assert len(fake.asked) == len(sentences())
        assert again == first[::-1]

    def test_what_is_remembered_has_a_bound(
        self, packages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engine, "REMEMBERED", 2)
        opened, fake = scripted(packages, lambda text, _: "A translation of the sentence.")
        used = sentences()[:3]
        opened.translate(used[:2])
        opened.translate(used[:1])
        opened.translate(used[2:])
        assert len(fake.asked) == 3
        opened.translate(used[:1])
        assert len(fake.asked) == 3, "used again last"
        opened.translate(used[1:2])
        assert len(fake.asked) == 4, "forgotten"

    @pytest.mark.parametrize(
        ("lengths", "most", "at_once", "expected"),
        [
            pytest.param([], 10, 2, [], id="nothing"),
            pytest.param([50], 10, 2, [(0, 1)], id="one too long for a batch"),
            pytest.param([5, 5, 4, 2], 10, 1, [(0, 2), (2, 4)], id="padding counts"),
            pytest.param([3, 3, 3, 3], 100, 2, [(0, 2), (2, 4)], id="a share for every worker"),
            pytest.param([3, 3, 3, 3], 100, 1, [(0, 4)], id="one worker"),
        ],
    )
    def test_batches(
        self, lengths: list[int], most: int, at_once: int, expected: list[tuple[int, int]]
    ) -> None:
        assert list(batches(lengths, most, at_once)) == expected

    def test_sentences_of_like_length_share_a_batch(self) -> None:
        lengths = sorted(range(1, 60), reverse=True)
        cut = [lengths[start:end] for start, end in batches(lengths, 100, 2)]
        assert [length for batch in cut for length in batch] == lengths
        assert all(len(batch) == 1 or len(batch) * batch[0] <= 100 for batch in cut)
        # and none could have taken the next sentence as well
        assert all((len(batch) + 1) * batch[0] > 100 for batch, _ in pairwise(cut))

    @pytest.mark.parametrize("blank", ["", " ", "\u3000\t", "\u200b"])
    def test_nothing_to_translate_gives_nothing(self, packages: Path, blank: str) -> None:
        one, two, *_ = sentences()
        answers = opened(packages).translate([one, segment(blank, "zh"), two])
        assert answers[1] == (Hypothesis("", "argos", "translate-zh_en-0_1"),)
        assert answers[0][0].text
        assert answers[2][0].text

    def test_no_part_of_a_sentence_is_too_long(self, packages: Path) -> None:
        """Beyond the models' 1024 positions CTranslate2 reads nothing."""
        engine, fake = scripted(packages, lambda text, _: "It goes on and on.")
        endless = "".join(chr(code) for code in range(0x4E00, 0x5400))
        assert answer(engine, endless)[0].text.lower().count("it goes on and on") > 10
        pieces = SentencePieceTokenizer(package(packages))
        assert max(len(pieces.encode(text)) for text, _ in fake.asked) <= SOFT_LIMIT
        assert set("".join(text for text, _ in fake.asked)) >= set(endless)

    def test_an_interrupt_passes(self, packages: Path) -> None:
        engine, _ = scripted(packages, raising(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            engine.translate(sentences())

    def test_an_interrupt_does_not_wait_for_a_batch(
        self, packages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The wait is a sleep, which Python can leave; a result is not asked for before it is there."""
        from types import SimpleNamespace

        never = SimpleNamespace(done=lambda: False, result=raising(AssertionError("blocks")))
        fake = SimpleNamespace(translate_batch=lambda source, **_: [never] * len(source))
        monkeypatch.setattr("time.sleep", raising(KeyboardInterrupt()))
        engine = ArgosEngine((package(packages),), EngineOptions(), load=lambda *_: fake)
        with pytest.raises(KeyboardInterrupt):
            engine.translate(sentences())


class TestThreads:
    @pytest.mark.parametrize(
        ("threads", "device", "at_once"),
        [(1, "cpu", 1), (3, "cpu", 3), (64, "cpu", 16), (4, "cuda", 1)],
    )
    def test_one_batch_for_every_core(self, threads: int, device: str, at_once: int) -> None:
        assert loading.workers(EngineOptions(threads=threads, device=device)) == at_once

    def test_all_cores_by_default(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 2, 5}, raising=False)
        assert loading.workers(EngineOptions()) == 3

    def test_results_are_awaited_while_others_are_decoded(self, packages: Path) -> None:
        options = EngineOptions(threads=2, batch_tokens=1, hypotheses=1)
        fake = Counting()
        engine = ArgosEngine((package(packages),), options, load=lambda *_: fake)
        engine.translate(sentences())
        assert fake.most == 4


class TestOpening:
    def test_what_the_engine_says_of_itself(self, packages: Path) -> None:
        engine = opened(packages)
        assert isinstance(engine, ArgosEngine)
        assert (engine.name, engine.model) == ("argos", "translate-zh_en-0_1")
        assert 1024 <= engine.batch_size <= 4096

    def test_the_registry_knows_it(self) -> None:
        from aligntool.engines import ENGINES
        from aligntool.registry import lookup

        assert lookup("engines", ENGINES, "argos") is open_engine

    def test_argos_translates_own_folder_is_the_default(
        self, packages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
        assert open_engine("vi", GLOSSARY, EngineOptions()).model == "translate-vi_en-0_1"

    def test_without_a_package_the_advice_is_given(self, tmp_path: Path) -> None:
        with pytest.raises(MissingModel, match="aligntool models install zh-en") as caught:
            opened(tmp_path)
        assert caught.value.exit_code == 4

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"device": "gpu"}, "no device 'gpu'; there are: cpu, cuda, auto"),
            ({"compute_type": "int4"}, "no compute type 'int4'; there are: default, auto, int8,"),
            ({"beam_size": 0}, "beam_size is 0; it must be at least 1"),
            ({"hypotheses": -1}, "hypotheses is -1; it must be at least 0"),
            ({"batch_tokens": -1}, "batch_tokens is -1; it must be at least 0"),
            ({"retries": -1}, "retries is -1; it must be at least 0"),
            ({"threads": -1}, "threads is -1; it must be at least 0"),
        ],
    )
    def test_impossible_options_are_refused_at_once(
        self, packages: Path, options: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(UsageError) as caught:
            opened(packages, **options)
        assert message in str(caught.value)

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"compute_type": "float16"}, "compute type 'float16' does not work on this cpu"),
            ({"device": "cuda"}, "there is no CUDA device here"),
        ],
    )
    def test_what_this_machine_lacks_is_refused_with_the_first_sentence(
        self,
        packages: Path,
        monkeypatch: pytest.MonkeyPatch,
        options: dict[str, Any],
        message: str,
    ) -> None:
        import ctranslate2

        monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
        with pytest.raises(UsageError, match=message):
            opened(packages, **options).translate(sentences())

    def test_a_failure_of_the_gpu_is_not_blamed_on_the_package(
        self, packages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import ctranslate2

        full = RuntimeError("CUDA failed with error out of memory")
        monkeypatch.setattr(ctranslate2, "Translator", raising(full))
        with pytest.raises(UsageError, match="the GPU failed"):
            opened(packages).translate(sentences())

    @pytest.mark.parametrize("module", ["ctranslate2", "sentencepiece"])
    def test_a_missing_library_is_named(
        self, packages: Path, monkeypatch: pytest.MonkeyPatch, module: str
    ) -> None:
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(MissingDependency, match=f"pip install {module}"):
            opened(packages).translate(sentences())

    def test_bpe_needs_argos_translate(self, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = own / "translate-zh_en-0_1"
        (path / "sentencepiece.model").unlink()
        (path / "bpe.model").write_text("#version: 0.2\n", encoding="utf-8")
        monkeypatch.setitem(sys.modules, "argostranslate.tokenizer", None)
        with pytest.raises(MissingDependency, match="pip install argostranslate"):
            opened(own).translate(sentences())


class TestDamage:
    @pytest.mark.parametrize(
        ("file", "change"),
        [
            ("model/model.bin", lambda data: data[:1000]),
            ("model/model.bin", lambda data: data[: len(data) // 2]),
            ("model/model.bin", lambda data: b"hello" * 100),
            ("model/model.bin", lambda data: bytes(1000)),
            ("model/shared_vocabulary.json", lambda data: b"{"),
            ("model/shared_vocabulary.json", lambda data: b'["<s>", "</s>"]'),
            ("model/config.json", lambda data: b"{"),
            ("sentencepiece.model", lambda data: b""),
            ("sentencepiece.model", lambda data: data[:1000]),
        ],
    )
    def test_a_damaged_file_is_one_line(
        self, own: Path, file: str, change: Callable[[bytes], bytes]
    ) -> None:
        path = own / "translate-zh_en-0_1"
        (path / file).write_bytes(change((path / file).read_bytes()))
        check_damaged(own, path)

    @pytest.mark.parametrize("content", [b"a b c\n", b"\xff\xfe"])
    def test_a_bad_bpe_file_does_not_end_the_program(self, own: Path, content: bytes) -> None:
        path = own / "translate-zh_en-0_1"
        (path / "sentencepiece.model").unlink()
        (path / "bpe.model").write_bytes(content)
        check_damaged(own, path)


class TestImports:
    @pytest.mark.parametrize("do", ["", "engine.translate([segment('中国。', 'zh')])"])
    def test_nothing_of_argos_translate_for_sentencepiece(
        self, packages: Path, tmp_path: Path, do: str
    ) -> None:
        code = f"""if True:
            import sys
            from engines.contract import segment
            from aligntool.engines.argos import open_engine
            from aligntool.engines.base import EngineOptions
            from aligntool.model import Glossary
            engine = open_engine("zh", Glossary("", {{}}, ""), EngineOptions())
            {do}
            heavy = ("argostranslate", "ctranslate2", "sentencepiece", "torch", "stanza", "spacy")
            print(sorted(m for m in sys.modules if m in heavy or m.startswith("argostranslate.")))
        """
        shown = subprocess.run(
            [sys.executable, "-c", code],
            env={
                "HOME": str(tmp_path),
                "ARGOS_PACKAGES_DIR": str(packages),
                "PYTHONPATH": str(ROOT / "tests"),
            },
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        expected = ["ctranslate2", "sentencepiece"]
        assert shown.stdout.strip() == str(expected if do else [])
        assert list(tmp_path.iterdir()) == []


def set_metadata(package: Path, **values: object) -> None:
    """Change entries of a package's metadata."""
    file = package / "metadata.json"
    metadata = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(metadata | values), encoding="utf-8")


class Counting:
    """A translator that counts the batches which are under way at once."""

    def __init__(self) -> None:
        self.running = self.most = 0

    def translate_batch(self, source: Sequence[list[str]], **_: Any) -> Sequence[Any]:
        self.running += 1
        self.most = max(self.most, self.running)
        return [self] * len(source)

    def done(self) -> bool:
        return True

    def result(self) -> Any:
        from types import SimpleNamespace

        self.running -= 1
        words = ["▁Twelve", "▁words", "▁in", "▁all", "▁of", "▁them", "▁here", "▁and", "▁now", "."]
        attention = [[1.0]] * len(words)
        return SimpleNamespace(hypotheses=[words], scores=[-1.0], attention=[attention])


def raising(error: BaseException) -> Callable[..., Any]:
    """Return a function that raises."""

    def fail(*args: Any, **options: Any) -> Any:
        raise error

    return fail


def check_damaged(packages: Path, package: Path) -> None:
    """Check for the error that a package which does not work gives."""
    with pytest.raises(InputError) as caught:
        opened(packages).translate(sentences())
    message = str(caught.value)
    assert message.startswith(f"{package}: the package does not work (")
    assert message.endswith("install the package again (aligntool models install FILE)")
    assert len(message.splitlines()) == 1
