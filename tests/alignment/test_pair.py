"""Documents of two folders: which are translations of each other, and which of none."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.alignment.document_names import name_matches
from aligntool.alignment.document_vectors import similarities
from aligntool.alignment.document_words import Article
from aligntool.alignment.documents import pair_documents
from aligntool.errors import UsageError

NEWS = [
    {
        "zh": "周二清晨，一场5.8级地震袭击了该岛东部。\n至少12人受伤，数百所房屋受损。\n学校停课三天。",
        "vi": "Sáng sớm thứ Ba, một trận động đất mạnh 5,8 độ làm rung chuyển miền đông hòn đảo.\nÍt nhất 12 người bị thương, hàng trăm ngôi nhà bị hư hại.\nCác trường học đóng cửa ba ngày.",
        "en": "An earthquake of magnitude 5.8 struck the east of the island early on Tuesday.\nAt least 12 people were injured and hundreds of houses were damaged.\nSchools are closed for three days.",
    },
    {
        "zh": "中央银行周四将利率下调0.25个百分点，以刺激经济增长。\n行长表示，通货膨胀已降至2.1%。",
        "vi": "Ngân hàng trung ương hôm thứ Năm giảm lãi suất 0,25 điểm phần trăm để thúc đẩy tăng trưởng kinh tế.\nThống đốc cho biết lạm phát đã giảm xuống 2,1%.",
        "en": "The central bank cut interest rates by 0.25 percentage points on Thursday to stimulate economic growth.\nThe governor said inflation had fallen to 2.1%.",
    },
    {
        "zh": "博物馆的新展览展出了90件青铜器和丝绸。\n门票免费，展览将持续到10月。",
        "vi": "Triển lãm mới của bảo tàng trưng bày 90 hiện vật đồ đồng và lụa.\nVé vào cửa miễn phí, triển lãm kéo dài đến tháng 10.",
        "en": "A new exhibition at the museum shows 90 objects of bronze and silk.\nTickets are free, and the exhibition lasts until October.",
    },
    {
        "zh": "两国外交部长在河内会晤，讨论边境贸易。\n双方同意明年开放两个新的口岸。",
        "vi": "Bộ trưởng ngoại giao hai nước gặp nhau tại Hà Nội để thảo luận về thương mại biên giới.\nHai bên nhất trí mở hai cửa khẩu mới vào năm tới.",
        "en": "The foreign ministers of the two countries met in Hanoi to discuss border trade.\nBoth sides agreed to open two new border gates next year.",
    },
    {
        "zh": "医生说，新疫苗对儿童安全有效。\n医院下个月开始接种。",
        "vi": "Các bác sĩ nói vắc xin mới an toàn và hiệu quả đối với trẻ em.\nBệnh viện bắt đầu tiêm chủng vào tháng tới.",
        "en": "Doctors say the new vaccine is safe and effective for children.\nHospitals begin vaccination next month.",
    },
    {
        "zh": "农民抱怨干旱使水稻收成减少了三成。\n政府承诺提供贷款和种子。",
        "vi": "Nông dân than phiền rằng hạn hán làm giảm ba phần mười vụ lúa.\nChính phủ hứa cung cấp khoản vay và hạt giống.",
        "en": "Farmers complain that the drought has cut the rice harvest by three tenths.\nThe government promises loans and seeds.",
    },
]
ENOUGH = 0.5


def folder(lang: str, numbers, names=None) -> list[Article]:
    names = names or [""] * len(NEWS)
    return [Article(names[number], lang, NEWS[number][lang]) for number in numbers]


def certain(first, second) -> set[tuple[int, int]]:
    pairs = pair_documents(first, second)
    return {(pair.first, pair.second) for pair in pairs if pair.confidence >= ENOUGH}


def expected(first, second) -> set[tuple[int, int]]:
    return {(first.index(number), second.index(number)) for number in {*first} & {*second}}


@pytest.mark.parametrize(("one", "other"), [("zh", "en"), ("vi", "en"), ("zh", "vi")])
def test_shuffled_folders_are_paired(one: str, other: str) -> None:
    first, second = (random.Random(seed).sample(range(len(NEWS)), len(NEWS)) for seed in (1, 2))
    assert certain(folder(one, first), folder(other, second)) == expected(first, second)


def test_documents_without_a_partner_are_left_alone() -> None:
    first, second = [0, 1, 2, 3], [5, 3, 4, 2]
    assert certain(folder("vi", first), folder("en", second)) == {(2, 3), (3, 1)}


def test_unrelated_folders_have_no_certain_pair() -> None:
    assert certain(folder("vi", [0, 1, 2]), folder("en", [3, 4, 5])) == set()


@pytest.mark.parametrize(("number", "found"), [(0, {(0, 0)}), (1, set())], ids=["right", "wrong"])
def test_one_file_each_is_enough(number: int, found: set[tuple[int, int]]) -> None:
    assert certain(folder("vi", [0]), folder("en", [number])) == found


def test_languages_may_be_mixed_and_the_same_language_is_never_paired() -> None:
    first = [*folder("vi", [0, 1]), *folder("en", [2])]
    second = [*folder("en", [1, 0]), *folder("vi", [2, 1])]
    assert certain(first, second) == {(0, 1), (1, 0), (2, 2)}
    assert pair_documents(folder("en", [0]), folder("en", [0])) == []


def test_swapped_folders_give_swapped_pairs() -> None:
    sides = folder("vi", [4, 0, 2, 1]), folder("en", [1, 2, 3, 4, 5])
    forward, back = pair_documents(*sides), pair_documents(*reversed(sides))
    swapped = sorted((pair.second, pair.first, pair.confidence) for pair in back)
    assert [(pair.first, pair.second) for pair in forward] == [pair[:2] for pair in swapped]
    assert [pair.confidence for pair in forward] == pytest.approx([pair[2] for pair in swapped])


def test_names_that_mislead_do_not_win() -> None:
    numbers = list(range(len(NEWS)))
    names = [f"news-{number}" for number in numbers]
    wrong = [*names[1:], names[0]]
    first, second = folder("vi", numbers, names), folder("en", numbers, wrong)
    assert certain(first, second) == expected(numbers, numbers)


def test_names_decide_between_equal_texts() -> None:
    first = [
        replace(text, name=name) for text, name in zip(folder("vi", [0, 0]), "ab", strict=True)
    ]
    second = [
        replace(text, name=name)
        for text, name in zip(folder("en", [0, 0]), ("b.en", "a.en"), strict=True)
    ]
    assert [(one.first, one.second) for one in pair_documents(first, second)] == [(0, 1), (1, 0)]


def test_equal_texts_are_uncertain() -> None:
    pairs = pair_documents(folder("vi", [0, 0]), folder("en", [0, 0]))
    assert len({pair.first for pair in pairs}) == len({pair.second for pair in pairs}) == 2
    assert all(pair.confidence < ENOUGH for pair in pairs)


def test_numbers_tell_reports_apart_that_are_otherwise_equal() -> None:
    values = ["310", "4270", "58", "96"]
    first = [Article("", "vi", f"Năm nay nhà máy sản xuất {value} ô tô.") for value in values]
    second = [
        Article("", "en", f"The factory made {value} cars this year.") for value in values[::-1]
    ]
    assert certain(first, second) == {(0, 3), (1, 2), (2, 1), (3, 0)}


def test_traditional_characters_are_understood() -> None:
    text = "週二清晨，一場5.8級地震襲擊了該島東部。至少12人受傷，數百所房屋受損。學校停課三天。"
    assert certain([Article("", "zh", text)], folder("en", [0, 1])) == {(0, 0)}


def test_nothing_is_paired_with_nothing() -> None:
    assert pair_documents([], folder("en", [0])) == []
    assert pair_documents([Article("", "vi", "\n")], folder("en", [0])) == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="'xx'"):
        pair_documents([Article("", "xx", "abc")], folder("en", [0]))


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (["a.zh"], ["a.en"], [(0, 0, 1.0)]),
        (["News_007_vi"], ["news-7-EN"], [(0, 0, 1.0)]),
        (["bao-7", "tin"], ["article.7", "tin (en)"], [(0, 0, 0.5), (1, 1, 1.0)]),
        (["a", "a"], ["a"], []),
        (["zh", "vi"], ["en", ""], []),
    ],
    ids=["language", "zeros", "numbers", "twice", "empty"],
)
def test_names_match_but_for_their_language(first, second, found) -> None:
    assert sorted(name_matches(first, second)) == found


def test_rare_words_weigh_more_than_common_ones() -> None:
    shares = {"the": 1.0, "say": 0.8, "drough": 0.01, "vaccin": 0.01}
    first = [{"the": 5.0, "say": 2.0, "drough": 1.0}]
    second = [{"the": 5.0, "say": 2.0, "vaccin": 1.0}, {"say": 1.0, "drough": 1.0}]
    table = similarities(first, second, shares=shares)
    assert table.shape == (1, 2)
    assert table[0, 1] > 0.9 > 0.2 > table[0, 0] >= 0


documents = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 9)), max_size=5)


@given(documents, documents, st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1)))
def test_likeness_is_mutual_and_at_most_one(first, second, shares) -> None:
    table = similarities(first, second, shares=shares)
    assert table.shape == (len(first), len(second))
    assert ((table >= 0) & (table <= 1)).all()
    swapped = similarities(second, first, shares=shares).T
    assert (abs(table - swapped) < 1e-6).all()


def test_blocks_of_many_documents_make_one_table() -> None:
    # 300 rows and columns are two blocks each.
    first = [{f"w{number}": 1.0, f"w{number + 1}": 0.5} for number in range(300)]
    table = similarities(first, first[::-1], shares={})
    assert table.argmax(axis=1).tolist() == list(range(299, -1, -1))
    assert table.max(axis=1) == pytest.approx(1.0)
