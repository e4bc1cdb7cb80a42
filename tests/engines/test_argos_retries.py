"""Flagged sentences decoded again on a translator that fails as it is told."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from engines.argos_fakes import answer, scripted, unpacked
from engines.contract import segment

from aligntool.engines.argos import open_engine
from aligntool.engines.argos.figures import figures
from aligntool.engines.argos.standins import english, stand_ins
from aligntool.engines.base import EngineOptions
from aligntool.model import Glossary

SOURCE = "国务院总理李强出席世界互联网大会，中国高度重视人工智能治理。"
GOOD = "Premier Li Qiang attended the World Internet Conference."
LOOP = "The right to a right to a right to a right to a right."


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("packages"))


class TestRetries:
    def test_a_good_answer_is_asked_for_once(self, packages: Path) -> None:
        engine, fake = scripted(packages, lambda text, _: GOOD)
        (found,) = answer(engine, SOURCE)
        assert (found.text, found.flags, len(fake.asked)) == (GOOD, (), 1)
        options = fake.asked[0][1]
        assert (options["no_repeat_ngram_size"], options["repetition_penalty"]) == (0, 1.0)

    def test_a_loop_is_broken_by_other_settings(self, packages: Path) -> None:
        def script(text: str, options: Mapping[str, Any]) -> str:
            return GOOD if options["no_repeat_ngram_size"] else LOOP

        engine, fake = scripted(packages, script)
        found = answer(engine, SOURCE)
        assert (found[0].text, found[0].flags) == (GOOD, ("retried",))
        assert len(fake.asked) == 2

    def test_then_by_a_finer_cut(self, packages: Path) -> None:
        def script(text: str, _: Mapping[str, Any]) -> str:
            return LOOP if "李强" in text and "治理" in text else GOOD

        engine, _ = scripted(packages, script)
        (found,) = answer(engine, SOURCE)
        assert found.flags == ("retried",)
        assert found.text.startswith(GOOD.removesuffix(".") + ", ")

    def test_what_cannot_be_mended_is_kept_as_it_came_and_flagged(self, packages: Path) -> None:
        engine, _ = scripted(packages, lambda text, _: LOOP)
        (found,) = answer(engine, SOURCE)
        assert (found.text, found.flags) == (LOOP, ("repetition",))

    def test_the_lighter_fault_wins(self, packages: Path) -> None:
        def script(text: str, options: Mapping[str, Any]) -> str:
            return GOOD + " 会" if options["no_repeat_ngram_size"] else LOOP

        engine, _ = scripted(packages, script)
        (found,) = answer(engine, SOURCE)
        assert found.flags == ("untranslated", "retried")

    def test_only_flagged_sentences_pay_and_all_in_one_batch(self, packages: Path) -> None:
        bad = [f"国务院总理李强出席{one}互联网大会并发表讲话。" for one in "世界国际全球"]

        def script(text: str, options: Mapping[str, Any]) -> str:
            return LOOP if "大会" in text and not options["no_repeat_ngram_size"] else GOOD

        engine, fake = scripted(packages, script)
        engine.translate([segment(text, "zh") for text in ["中国高度重视人工智能治理。", *bad]])
        again = [text for text, options in fake.asked if options["no_repeat_ngram_size"]]
        assert sorted(again) == sorted(bad)
        assert len(fake.asked) == 1 + 2 * len(bad)

    def test_another_hypothesis_may_be_the_better_one(self, packages: Path) -> None:
        engine, fake = scripted(packages, lambda text, _: [LOOP, GOOD])
        found = answer(engine, SOURCE)
        assert [(one.text, one.flags) for one in found] == [
            (GOOD, ("retried",)),
            (LOOP, ("repetition",)),
        ]
        assert len(fake.asked) == 1

    @pytest.mark.parametrize(
        ("retries", "expected", "asked"),
        [(0, LOOP, 1), (1, LOOP, 1), (2, GOOD, 2), (4, GOOD, 2)],
    )
    def test_as_many_ways_as_asked_for(
        self, packages: Path, retries: int, expected: str, asked: int
    ) -> None:
        def script(text: str, options: Mapping[str, Any]) -> str:
            return GOOD if options["no_repeat_ngram_size"] else LOOP

        engine, fake = scripted(packages, script, retries=retries)
        (found,) = answer(engine, SOURCE)
        assert (found.text, len(fake.asked)) == (expected, asked)
        assert bool(found.flags)

    def test_without_retries_the_order_is_the_models(self, packages: Path) -> None:
        engine, _ = scripted(packages, lambda text, _: [LOOP, GOOD], retries=0)
        assert [one.text for one in answer(engine, SOURCE)] == [LOOP, GOOD]

    def test_output_without_end_is_flagged(self, packages: Path) -> None:
        engine, _ = scripted(packages, lambda text, _: " ".join(f"word{n}" for n in range(200)))
        (found,) = answer(engine, SOURCE)
        assert "cut" in found.flags


class TestApart:
    @pytest.mark.parametrize(
        ("source", "expected", "asked"),
        [
            pytest.param(
                "详见https://www.gov.cn/a_b。",
                "The words of the model https://www.gov.cn/a_b.",
                ["详见"],
                id="url",
            ),
            pytest.param(
                "请联系li@gov.cn，谢谢大家。",
                "The words of the model li@gov.cn, the words of the model.",
                ["请联系", "谢谢大家。"],
                id="e-mail",
            ),
            pytest.param(
                "今天很好😀我们去公园",
                "The words of the model 😀 the words of the model.",
                ["今天很好", "我们去公园"],
                id="emoji",
            ),
        ],
    )
    def test_literals_are_cut_out(
        self, packages: Path, source: str, expected: str, asked: list[str]
    ) -> None:
        def script(text: str, _: Mapping[str, Any]) -> str:
            return "The words of the model."

        engine, fake = scripted(packages, script)
        (found,) = answer(engine, source)
        assert found.text == expected
        assert found.flags == ("retried",)
        assert [text for text, _ in fake.asked][1:] == sorted(asked, key=len, reverse=True)

    def test_a_link_leads_from_a_literal_to_itself(self, packages: Path) -> None:
        engine, _ = scripted(packages, lambda text, _: "The words of the model.")
        source = "详见https://www.gov.cn/a_b。"
        (found,) = answer(engine, source)
        shown = [(one.source.of(source), one.target.of(found.text)) for one in found.links]
        assert ("https://www.gov.cn/a_b", "https://www.gov.cn/a_b") in shown

    def test_a_lost_number_gets_a_stand_in(self, packages: Path) -> None:
        def script(text: str, _: Mapping[str, Any]) -> str:
            number = "300" if "300" in text else "17"
            return f"Laos has trained {number} young researchers."

        engine, fake = scripted(packages, script)
        source = "老挝已培训了62419名青年研究人员。"
        (found,) = answer(engine, source)
        assert found.text == "Laos has trained 62419 young researchers."
        assert found.flags == ("retried",)
        assert fake.asked[1][0] == "老挝已培训了300名青年研究人员。"
        for link in found.links:
            assert link.target.of(found.text) in found.text.replace(".", "").split()
            assert link.source.of(source)

    def test_with_its_magnitude(self, packages: Path) -> None:
        def script(text: str, _: Mapping[str, Any]) -> str:
            return f"The sum is {'300' if '300' in text else '1.2 billion'} yuan."

        engine, _ = scripted(packages, script)
        assert answer(engine, "金额为1.2亿元。")[0].text == "The sum is 120 million yuan."

    def test_by_a_real_model(self, packages: Path) -> None:
        """It has never seen a number of four digits that is no year."""
        options = EngineOptions(packages=packages)
        engine = open_engine("zh", Glossary("empty", {}, "0" * 12), options)
        source = "老挝已为71个发展中国家培训了6241名青年研究人员。"
        (found,) = engine.translate([segment(source, "zh")])
        expected = "Laos has trained 6241 young researchers for 71 developing countries."
        assert (found[0].text, found[0].flags) == (expected, ("retried",))


class TestStandIns:
    @pytest.mark.parametrize(
        ("text", "lang", "digits", "written"),
        [
            pytest.param("6241名", "zh", "300", "6241", id="large"),
            pytest.param("2031年", "zh", "2018", "2031", id="year"),
            pytest.param("28日", "zh", "12", "28", id="day"),
            pytest.param("7人", "zh", "5", "7", id="small"),
            pytest.param("3.5万", "zh", "300", "35,000", id="wan"),
            pytest.param("1,2 tỷ", "vi", "300", "1.2 billion", id="ty"),
            pytest.param("1.234 người", "vi", "300", "1,234", id="vietnamese thousands"),
            pytest.param("1.234 kg", "zh", "300", "1.234", id="chinese decimals"),
            pytest.param("1,234人", "zh", "300", "1,234", id="chinese thousands"),
            pytest.param("1.234,5", "vi", "300", "1,234.5", id="both marks"),
        ],
    )
    def test_kinds(self, text: str, lang: str, digits: str, written: str) -> None:
        (found,) = stand_ins(text, figures(text), lang)
        assert (found.digits, found.english) == (digits, written)

    def test_no_two_alike_and_none_that_is_there(self) -> None:
        text = "12人、28人和31人"
        found = stand_ins(text, figures(text)[1:], "zh")
        assert [one.digits for one in found] == ["15", "18"]

    @pytest.mark.parametrize("text", ["12月", "20世纪", "tháng 12"])
    def test_what_english_writes_in_words_has_none(self, text: str) -> None:
        assert stand_ins(text, figures(text), "zh") == ()

    def test_english_of_two_steps(self) -> None:
        assert english(figures("1亿2000万")[0], "zh") == "120 million"
