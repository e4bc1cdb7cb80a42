"""Which language and which script."""

import pytest

from aligntool.languages.detect import detect
from aligntool.languages.script import is_traditional, to_simplified

TEXTS = {
    "zh": "外交部发言人表示，中国愿同各国一道推进AI治理合作（WAIC 2024, OpenAI, Google）。",
    "vi": "Thủ tướng kêu gọi các nước tăng cường hợp tác về AI.",
    "en": "The prime minister called on all countries to work together on the governance of AI.",
    "ja": "首相は各国に対し、人工知能の管理で協力するよう呼びかけました。",
    "ko": "총리는 모든 국가에 협력을 촉구했다.",
    "ru": "Премьер-министр призвал страны к сотрудничеству.",
    None: "12345 – 67890 !!!",
}


@pytest.mark.parametrize("code", TEXTS)
def test_detect(code: str | None) -> None:
    assert detect(TEXTS[code]) == code


def test_french_is_not_taken_for_vietnamese() -> None:
    assert detect("Le président a été élu à l'unanimité dès le début de la séance.") is None


def test_scripts() -> None:
    assert is_traditional("臺灣與發展中國家加強合作，雙方簽署協議。")
    assert not is_traditional(TEXTS["zh"] or "")
    assert not is_traditional("no Chinese here")
    assert to_simplified("雙方簽署協議 ABC") == "双方签署协议 ABC"
