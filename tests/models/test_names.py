"""What a user may write for a package."""

from pathlib import Path

import pytest
from models.samples import TOP, put

from aligntool.errors import MissingModel, UsageError
from aligntool.models.names import Wish, fitting, newest, only, read_wish


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zh-en", Wish("zh", "en")),
        ("zh_en", Wish("zh", "en")),
        ("translate-zh_en", Wish("zh", "en")),
        ("translate-zh_en-1_9", Wish("zh", "en", "1_9")),
        ("zh-en-1.9", Wish("zh", "en", "1_9")),
        ("zh-Hans_en", Wish("zh-Hans", "en")),
        ("translate-zh-Hans_en-1_10", Wish("zh-Hans", "en", "1_10")),
    ],
)
def test_all_ways_to_write_a_pair(text: str, expected: Wish) -> None:
    assert read_wish(text) == expected


@pytest.mark.parametrize(
    "text", ["", "zh", "zhen", "zh-Hans-en", "zh_en_vi", "../x-y", "z-e", "1-2"]
)
def test_what_is_no_pair_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="neither a file nor a language pair such as zh-en"):
        read_wish(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zh-en", ["1.9", "1.10"]),
        ("zh-en-1.9", ["1.9"]),
        ("zh-en-1_9", ["1.9"]),
        ("ZH-EN", ["1.9", "1.10"]),
        ("zh-Hans_en", ["2.0"]),
        ("vi-en", []),
    ],
)
def test_which_packages_are_meant(text: str, expected: list[str]) -> None:
    offered = [
        Wish("zh-Hans", "en", "2.0"), Wish("zh", "en", "1.10"), Wish("zh", "en", "1.9"), Wish("en", "zh", "1.9"),
    ]  # fmt: skip
    assert [one.version for one in fitting(offered, read_wish(text))] == expected


def test_zh_means_simplified_chinese_where_there_is_no_other() -> None:
    assert fitting([Wish("zh-Hans", "en", "2_0")], Wish("zh", "en"))


class TestInstalled:
    @pytest.mark.parametrize("text", ["zh-en", "translate-zh_en-1_0", "odd", "zh-en-1.0"])
    def test_the_package_is_found_by_pair_name_and_folder(self, tmp_path: Path, text: str) -> None:
        # Older archives unpack to folders that are not called as their files.
        put(tmp_path, "odd")
        assert newest(tmp_path, text).name == "odd"

    def test_of_several_the_newest_is_used_but_none_is_guessed_at(self, tmp_path: Path) -> None:
        put(tmp_path, TOP)
        put(tmp_path, "other", package_version="1.1")
        assert newest(tmp_path, "zh-en").name == "other"
        with pytest.raises(UsageError, match=f"2 packages fit zh-en: {TOP}, other; name one"):
            only(tmp_path, "zh-en")
        assert only(tmp_path, "zh-en-1.0").path.name == TOP

    def test_a_broken_one_is_found_by_its_folder(self, tmp_path: Path) -> None:
        (put(tmp_path, TOP) / "metadata.json").unlink()
        assert only(tmp_path, TOP).path.name == TOP
        with pytest.raises(MissingModel, match="called zh-en"):
            only(tmp_path, "zh-en")

    @pytest.mark.parametrize("text", ["vi-en", "zh-en-2.0"])
    def test_what_is_not_there(self, tmp_path: Path, text: str) -> None:
        put(tmp_path, TOP)
        with pytest.raises(MissingModel):
            newest(tmp_path, text)
