"""Vietnamese sentences and words."""

import pytest
from languages.contract import LanguageContract

from aligntool.languages.vi import Vietnamese


class TestVietnamese(LanguageContract):
    """Vietnamese keeps the contract and cuts as a person would."""

    language = Vietnamese()

    @pytest.mark.parametrize(
        "sentences",
        [
            pytest.param(["Hội nghị khai mạc.", "Đại biểu đến dự."], id="full stops"),
            pytest.param(["PGS.TS. Nguyễn Văn An đến TP. Huế.", "Ông phát biểu."], id="titles"),
            pytest.param(["Giá tăng 3,5 % từ 4.7.2024 đến 1.500 đồng.", "Hết."], id="numbers"),
            pytest.param(["Các trường, viện...", "Sự kiện kết thúc."], id="an ellipsis"),
            pytest.param(["Họ đến... rồi lại đi."], id="an ellipsis inside"),
            pytest.param(["“Ai đến?” ông hỏi.", "“Không ai cả”."], id="a question inside"),
            pytest.param(["1. Mở rộng đầu tư.", "2. Đào tạo."], id="list numbers"),
            pytest.param(["Điều 5. Thông tin được giữ kín.", "Hết."], id="articles of a law"),
            pytest.param(["Ông J. Biden và A. B. Smith đến.", "Tốt!"], id="initials"),
            pytest.param(["Thuật toán AI... và OpenAI.", "Ông nói: “Tốt”."], id="mixed"),
            pytest.param(["Xem http://a.vn/b.html?c=1.", "Hết."], id="an address"),
        ],
    )
    def test_sentences(self, sentences: list[str]) -> None:
        assert self.sentences(" ".join(sentences)) == sentences

    def test_a_lost_space_after_a_full_stop(self) -> None:
        text = "Họ gặp nhau ngày 22/5 tới.Hội nghị do Anh tổ chức. Xem tại VnExpress.Net nhé"
        assert self.sentences(text) == [
            "Họ gặp nhau ngày 22/5 tới.", "Hội nghị do Anh tổ chức.", "Xem tại VnExpress.Net nhé",
        ]  # fmt: skip

    def test_words(self) -> None:
        assert self.words("Thủ tướng phát biểu tại Hà Nội.") == [
            "Thủ tướng",
            "phát biểu",
            "tại",
            "Hà Nội",
            ".",
        ]

    def test_spacing_and_letters_of_the_text_are_kept(self) -> None:
        assert self.words("Hà  Nội,ðó\u00a0😀 a") == ["Hà  Nội", ",", "ðó", "😀", "a"]
