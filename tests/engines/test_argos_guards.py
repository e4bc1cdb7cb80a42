"""What the argos engine finds wrong with an English text, and what it must not."""

import pytest

from aligntool.engines.argos.figures import figures
from aligntool.engines.argos.guards import CUT, GUARDS, flags, read, weigh
from aligntool.engines.argos.literals import literals, missing
from aligntool.engines.argos.numbers import lost, required


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "readings"),
        [
            pytest.param("6241名", [{6241}], id="plain"),
            pytest.param("１２人", [{12}], id="full width"),
            pytest.param("1,234", [{1234, 1.234}], id="thousands or decimals"),
            pytest.param("1.234,5", [{1234.5}], id="vietnamese"),
            pytest.param("1,234.5", [{1234.5}], id="english"),
            pytest.param("3,5 %", [{3.5}], id="decimal comma"),
            pytest.param("1.2.3", [{1}, {2}, {3}], id="no number"),
            pytest.param("2 960万吨", [{29_600_000}], id="thousands by a space"),
            pytest.param("1.2亿元", [{120_000_000}], id="yi"),
            pytest.param("3万多名", [{30_000}], id="wan and more"),
            pytest.param("300多万", [{3_000_000}], id="more before wan"),
            pytest.param("1亿2000万", [{120_000_000}], id="two steps"),
            pytest.param("5千米", [{5}], id="kilometre is a unit"),
            pytest.param("350到400万", [{350, 3_500_000}, {4_000_000}], id="range"),
            pytest.param("1,2 tỷ đồng", [{1_200_000_000}], id="ty"),
            pytest.param("5,6 triệu tỷ", [{5.6e15}], id="trieu ty"),
            pytest.param("10 tỷ phú", [{10}], id="billionaires"),
            pytest.param("3-billion-parameter", [{3_000_000_000}], id="hyphens"),
            pytest.param("120 million", [{120_000_000}], id="million"),
            pytest.param("30 m", [{30, 30_000_000}], id="metres or million"),
        ],
    )
    def test_readings(self, text: str, readings: list[set[float]]) -> None:
        assert [set(figure.readings) for figure in figures(text)] == readings

    def test_spans_take_in_the_magnitude(self) -> None:
        text = "投资1.2亿元、3万人"
        assert [one.span.of(text) for one in figures(text)] == ["1.2亿", "3万"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("source", "english"),
        [
            ("12月", "in December"),
            ("12个国家", "twelve countries"),
            ("12个国家", "a dozen countries"),
            ("第12届", "the 12th session"),
            ("第12届", "the XII Congress"),
            ("21个国家", "twenty-one countries"),
            ("305人", "three hundred and five people"),
            ("20年", "two decades"),
            ("2倍", "twice as much"),
            ("1个国家", "a country"),
            ("1.2亿元", "120 million yuan"),
            ("1.2亿元", "0.12 billion yuan"),
            ("3.5万", "35,000"),
            ("350到400万", "3.5 to 4 million"),
            ("15时30分", "at 3:30 p.m."),
            ("下午3点", "at 15:00"),
            ("20世纪70年代", "in the 1970s"),
            ("90年代", "in the 1990s"),
            ("电话13800138000", "call 138 0013 8000"),
            ("24 000 km2", "24,000 square kilometers"),
            ("giá 1.234,5 đồng", "at 1,234.5 dong"),
            ("tăng 3,5%", "up 3.5%"),
            ("12/3", "March 12"),
            ("gấp 15 lần", "fifteenfold"),
            ("tuổi ngoài 80", "in their eighties"),
        ],
    )
    def test_written_another_way_is_not_lost(self, source: str, english: str) -> None:
        assert lost(required(source), english) == ()

    @pytest.mark.parametrize(
        ("source", "english", "digits"),
        [
            pytest.param("6241名", "624 researchers", ["6241"], id="digit lost"),
            pytest.param("6241名", "researchers", ["6241"], id="all lost"),
            pytest.param("1.2亿元", "1.2 billion yuan", ["1.2"], id="wrong magnitude"),
            pytest.param("320万", "32 million", ["320"], id="ten times"),
            pytest.param("12月28日", "December 18", ["28"], id="wrong day"),
            pytest.param("3,5%", "35%", ["3,5"], id="mark lost"),
            pytest.param("2018年和2021年", "2018 and 2012", ["2021"], id="one of two"),
        ],
    )
    def test_lost(self, source: str, english: str, digits: list[str]) -> None:
        assert [figure.digits for figure in lost(required(source), english)] == digits


class TestLiterals:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            pytest.param("见https://a.cn/b_c?d=1。", ["https://a.cn/b_c?d=1"], id="url"),
            pytest.param("(http://a.com/x).", ["http://a.com/x"], id="no marks at the end"),
            pytest.param("请访问www.gov.cn，谢谢", ["www.gov.cn"], id="www"),
            pytest.param("登陆example.com网站", ["example.com"], id="bare"),
            pytest.param("联系li.qiang@gov.cn。", ["li.qiang@gov.cn"], id="e-mail, not its domain"),
            pytest.param("很好😀👍🏽", ["😀", "👍🏽"], id="emoji with a skin"),
            pytest.param("👨‍👩‍👧和🇨🇳", ["👨‍👩‍👧", "🇨", "🇳"], id="family and flag"),
            pytest.param("★重点①→", [], id="bullets are no emoji"),
            pytest.param("U.S. and e.g. 3.5", [], id="dots are no domains"),
        ],
    )
    def test_found(self, text: str, found: list[str]) -> None:
        assert [one.text for one in literals(text)] == found
        assert all(one.span.of(text) == one.text for one in literals(text))

    def test_counted(self) -> None:
        wanted = literals("😀好😀")
        assert missing(wanted, "Good 😀😀") == ()
        assert missing(wanted, "Good 😀") == wanted[1:]

    def test_a_slash_at_the_end_may_go(self) -> None:
        assert missing(literals("https://a.cn/b/"), "see HTTPS://a.cn/b") == ()


LONG_ZH = "国务院总理出席世界互联网大会并发表讲话强调加强合作。"


class TestGuards:
    @pytest.mark.parametrize(
        ("source", "english", "expected"),
        [
            pytest.param("你好，世界。", "Hello, world.", (), id="fine"),
            pytest.param("你好。", "", ("empty",), id="empty"),
            pytest.param("你好。", "...", ("empty",), id="only marks"),
            pytest.param("……", "...", (), id="no words in the source either"),
            pytest.param("😀", "😀", (), id="only an emoji"),
            pytest.param(
                LONG_ZH,
                "The right to a right to a right to a right to a right.",
                ("repetition",),
                id="loop of three words",
            ),
            pytest.param(LONG_ZH, "The the the the premier spoke there.", ("repetition",), id="one word"),
            pytest.param(LONG_ZH, "Sino-Sino-Sino-Sino-Sino meets the premier.", ("repetition",), id="hyphens"),
            pytest.param(LONG_ZH, "It was a very, very good speech by Sevensevensevensevenseven.", ("repetition",), id="inside a word"),
            pytest.param(LONG_ZH, "It was a very, very good speech by the premier.", (), id="twice is no loop"),
            pytest.param("哈哈哈哈", "Ha ha ha ha", (), id="the source says so"),
            pytest.param(LONG_ZH, "Good.", ("short",), id="short"),
            pytest.param("你好。", "Hello. " + "Fine words are many here, yet none is new. " * 2, ("long",), id="long"),
            pytest.param(LONG_ZH, "The premier attended 世界互联网大会 and spoke.", ("untranslated",), id="han"),
            pytest.param(LONG_ZH, "The premier attended the “福” (福) festival and spoke.", (), id="named in brackets"),
            pytest.param("こんにちは、世界。", "Hello, せかい.", ("untranslated",), id="kana"),
            pytest.param("Привет, мир!", "Hello, мир!", ("untranslated",), id="cyrillic"),
            pytest.param(
                "Thủ tướng Lý Cường phát biểu tại hội nghị.",
                "Premier Lý Cường spoke at the conference.",
                (),
                id="names keep their marks",
            ),
            pytest.param(
                "Thủ tướng Lý Cường phát biểu tại hội nghị.",
                "Premier Lý Cường biểu tại hội nghị.",
                ("untranslated",),
                id="vietnamese left",
            ),
            pytest.param("Chị ăn phở ở chợ.", "She eats phở at the market.", (), id="one term"),
            pytest.param("la casa es muy bonita", "la casa es muy bonita", ("untranslated",), id="copied"),
            pytest.param("Microsoft Windows", "Microsoft Windows", (), id="names stay"),
            pytest.param("共有71个国家。", "There are 17 countries.", ("number",), id="number"),
            pytest.param("详见www.gov.cn。", "See www.gov.com.", ("url",), id="url"),
            pytest.param("联系a_b@gov.cn。", "Write to a b@gov.cn.", ("email",), id="e-mail"),
            pytest.param("很好😀", "Very good", ("emoji",), id="emoji"),
        ],
    )  # fmt: skip
    def test_flags(self, source: str, english: str, expected: tuple[str, ...]) -> None:
        assert flags(read(source), english) == expected

    def test_names_are_unique_and_weighed(self) -> None:
        names = [guard.name for guard in GUARDS]
        assert len(set(names)) == len(names)
        assert weigh([*names, CUT]) == sum(guard.weight for guard in GUARDS) + weigh([CUT])

    def test_what_is_no_fault_weighs_nothing(self) -> None:
        assert weigh(["retried"]) == weigh([]) == 0


class TestPeople:
    """Translations by people that a hastier detector would flag."""

    @pytest.mark.parametrize(
        ("source", "english"),
        [
            ("小麦单产连续四年提高，全省夏粮总产达到2 960万吨。", "Wheat yields rose for the fourth year in a row, bringing the province's summer grain to 29.6 million tons."),
            ("这个概念是该国第四任国王在20世纪70年代提出的。", "The idea was put forward by the country's fourth king in the 1970s."),
            ("截至十月末，我国外汇储备规模为33 433亿美元，连续三个月上升。", "At the end of October, China's foreign exchange reserves stood at $3.3433 trillion, up for the third month in a row."),
            ("中国的 GDP 有可能在 20 年内反超美国。", "China's GDP could be larger than the United States within two decades."),
            ("Căn hộ 62 m2 của cô có giá 1,5 tỷ đồng, bằng một phần ba nhà thương mại đối diện.", "Her 62-square-meter apartment costs VND1.5 billion, a third of the price of commercial housing across the street."),
            ("Quỹ hưu trí hiện kết dư hơn 1,2 triệu tỷ đồng, đủ chi trả cho đến giữa thế kỷ.", "The pension fund currently has a surplus of more than VND1.2 quadrillion, enough to cover payments until the middle of the century."),
            ("Cộng với lượng nước chạy máy, tổng lưu lượng đổ về hạ du lên đến 1.150 m3 mỗi giây.", "Together with turbine flow, total discharge downstream reached 1,150 cubic meters per second."),
            ("Những người hoài nghi chỉ ra rằng xi măng thải nhiều CO2 và luật xây dựng chưa theo kịp.", "Skeptics point out that cement emits a lot of carbon dioxide and that building codes have not caught up."),
        ],
    )  # fmt: skip
    def test_are_not_accused(self, source: str, english: str) -> None:
        assert flags(read(source), english) == ()
