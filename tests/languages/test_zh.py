"""Chinese sentences and words."""

import logging
import stat
import tempfile
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from languages.contract import LanguageContract

from aligntool.languages.zh import Chinese

logging.getLogger("jieba").setLevel(logging.CRITICAL)
JIEBA = jieba.Tokenizer()
JIEBA.tmp_dir = tempfile.mkdtemp(prefix="aligntool-test-")


class TestChinese(LanguageContract):
    """Chinese keeps the contract and cuts as a person would."""

    language = Chinese()

    @pytest.mark.parametrize(
        "sentences",
        [
            pytest.param(["会议今天开幕。", "代表出席。"], id="full stops"),
            pytest.param(["他问：“什么时候？”", "没有人回答。"], id="a quotation's end mark"),
            pytest.param(["真的！？", "是的；", "好"], id="several marks, semicolon, no mark"),
            pytest.param(["增长3.5%,达到1.2亿。", "下一句。"], id="decimals and ASCII commas"),
            pytest.param(["“星空可以这样近。”一名女生在日记里写道。", "好。"], id="attribution"),
            pytest.param(["“下雨时送伞。”", "这句话很有名。"], id="no attribution"),
            pytest.param(["他说……然后走了。"], id="an ellipsis inside"),
            pytest.param(["第一条。）", "第二条。"], id="a closing bracket"),
        ],
    )
    def test_sentences(self, sentences: list[str]) -> None:
        assert self.sentences("".join(sentences)) == sentences

    def test_words(self) -> None:
        words = ["外交部", "发言人", "出席会议", "。"]
        assert self.words("".join(words)) == words


def test_the_dictionary_is_cached_for_the_user_alone(cache_folder: Path) -> None:
    Chinese().words("中国")
    folder = cache_folder / "aligntool"
    assert list(folder.glob("jieba-*.cache"))
    assert not stat.S_IMODE(folder.stat().st_mode) & 0o077


@pytest.mark.parametrize("damage", [b"", b"no marshal data", b"i\x01\x00\x00\x00"])
def test_a_damaged_cache_is_made_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert len(Chinese().words("中国合作")) == 2
    (cache,) = (tmp_path / "aligntool").glob("jieba-*.cache")
    whole = cache.stat().st_size
    cache.write_bytes(damage)
    assert len(Chinese().words("中国合作")) == 2
    assert cache.stat().st_size == whole


def test_words_come_without_a_folder_to_cache_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert len(Chinese().words("中国合作")) == 2


TEXT = st.text(
    st.sampled_from(list("中国人工智能大会的研究生命起源在于是了一二三王毅abc123，。 \n-%")),
    max_size=40,
)


@settings(deadline=None, max_examples=300)
@given(TEXT)
def test_the_words_are_jiebas(text: str) -> None:
    words = [span.of(text) for span in TestChinese.language.words(text)]
    assert words == [word for word in JIEBA.cut(text) if not word.isspace()]


def test_the_words_of_articles_are_jiebas(root: Path) -> None:
    for path in sorted((root / "seeds").glob("004*.txt")):
        text = path.read_text(encoding="utf-8")
        words = [span.of(text) for span in TestChinese.language.words(text)]
        assert len(words) > 1000
        assert words == [word for word in JIEBA.cut(text) if not word.isspace()]
