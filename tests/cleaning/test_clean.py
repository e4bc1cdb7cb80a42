"""Cleaning: nothing of the article lost, no residue kept, and the two together are the file."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntool.cleaning.clean import clean, keep_lines
from aligntool.cleaning.decode import decode
from aligntool.languages.vi import Vietnamese
from aligntool.languages.zh import Chinese
from aligntool.model import Document, Kind, RawText
from aligntool.text import squeeze

LANGUAGES = {"vi": Vietnamese(), "zh": Chinese()}
VI_TITLE = "Việt Nam và Pháp tăng cường hợp tác khoa học"
VI_BODY = "Hai bên ký thỏa thuận mới tại Hà Nội vào sáng nay. Lễ ký có đại diện hai chính phủ."
ZH_TITLE = "两国加强科技合作"
ZH_BODY = "双方当天在北京签署新的合作协议。两国政府代表出席了签字仪式。"


def cleaned(text: str, lang: str) -> Document:
    return clean(decode(text.encode(), doc="a"), LANGUAGES[lang])


def kept(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.clean.text) for passage in document.passages]


def removed(document: Document) -> list[tuple[str, str]]:
    return [(removal.why, removal.text) for removal in document.removals]


RESIDUE = [
    ("vi", "• Click để copy", "boilerplate"),
    ("vi", "Chia sẻ", "boilerplate"),
    ("vi", "Chia sẻ bài viết lên Facebook", "boilerplate"),
    ("vi", "Facebook Twitter Zalo", "boilerplate"),
    ("vi", "Bình luận (12)", "boilerplate"),
    ("vi", "Theo dõi báo chúng tôi trên Google News", "boilerplate"),
    ("vi", "Đăng ký nhận tin mới nhất", "boilerplate"),
    ("vi", "Trang web này sử dụng cookie để cải thiện trải nghiệm của bạn.", "boilerplate"),
    ("vi", "Bản quyền thuộc về Tạp chí Khoa học", "boilerplate"),
    ("vi", "16/05/2024 - 14:51", "metadata"),
    ("vi", "Thứ Năm, 16/05/2024, 14:51 (GMT+7)", "metadata"),
    ("vi", "Cập nhật lúc 10:15 ngày 3/2/2025", "metadata"),
    ("vi", "Mộc An - 26/05/2024 12:00 (GMT+7)", "metadata"),
    ("vi", "(CRI)Mon 28 Jul 2025", "metadata"),
    ("vi", "Thursday 16 March 2023", "metadata"),
    ("vi", "https://a.vn/tin/khoa-hoc-123.html", "navigation"),
    ("vi", "Theo dõi Baokhoahoc.vn trên", "boilerplate"),
    ("vi", "Nguồn: Tân Hoa xã", "caption-credit"),
    ("vi", "Tòa soạn: số 6 Chu Văn An, Hà Nội. Điện thoại: 024.3799", "boilerplate"),
    ("vi", "1.234 lượt xem", "metadata"),
    ("vi", "235", "metadata"),
    ("vi", "Từ khóa: hợp tác, khoa học", "metadata"),
    ("vi", "Trang chủ > Thế giới > Tin tức", "navigation"),
    ("vi", "Xem thêm: Pháp mở rộng đầu tư tại châu Á", "related-headline"),
    ("vi", ">> Pháp mở rộng đầu tư tại châu Á", "related-headline"),
    ("vi", "![Lễ ký kết tại Hà Nội](anh.jpg)", "image-residue"),
    ("vi", "![]() |", "image-residue"),
    ("vi", "Ảnh: Thông tấn xã Việt Nam", "caption-credit"),
    ("vi", "? ? ? ? ?", "junk"),
    ("vi", "--------", "junk"),
    ("zh", "分享到微信", "boilerplate"),
    ("zh", "微信 微博 QQ空间", "boilerplate"),
    ("zh", "扫一扫在手机打开当前页", "boilerplate"),
    ("zh", "打印本页", "boilerplate"),
    ("zh", "版权所有 未经书面授权禁止使用", "boilerplate"),
    ("zh", "本文转自【新华社】；", "boilerplate"),
    ("zh", "2024-12-05 14:32:26", "metadata"),
    ("zh", "2024年12月5日 14:32 来源：新华网", "metadata"),
    ("zh", "阅读量：1024", "metadata"),
    ("zh", "责任编辑：张三", "metadata"),
    ("zh", "原标题：两国签署协议", "metadata"),
    ("zh", "当前位置：首页 > 新闻 > 国际", "boilerplate"),
    ("zh", "首页 > 理论前沿 > 正文", "navigation"),
    ("zh", "【关键词】人工智能 国际安全 【中图分类号】D81", "metadata"),
    ("zh", "数据观 • 扫码分享", "boilerplate"),
    ("zh", "京ICP证060535号 京公网安备11000002000018号", "boilerplate"),
    ("zh", "相关阅读：两国领导人举行会谈", "related-headline"),
    ("zh", "图片来源：新华社", "caption-credit"),
]


@pytest.mark.parametrize(("lang", "line", "why"), RESIDUE, ids=[row[1] for row in RESIDUE])
def test_residue_between_paragraphs_goes_with_its_reason(lang: str, line: str, why: str) -> None:
    title, body = (VI_TITLE, VI_BODY) if lang == "vi" else (ZH_TITLE, ZH_BODY)
    last = "Buổi lễ kết thúc lúc trưa." if lang == "vi" else "仪式于中午结束。"
    document = cleaned(f"{title}\n{body}\n{line}\n{last}\n", lang)
    assert kept(document) == [("title", title), ("lead", body), ("body", last)]
    assert removed(document) == [(why, line)]
    assert document.removals[0].line == 3


ARTICLE = [
    ("vi", "Chia sẻ với báo chí, ông cho biết kết quả rất tốt."),
    ("vi", "Theo Reuters, hai bên đã ký thỏa thuận."),
    ("vi", "Ngày 16/5/2024, hai bên gặp nhau tại Paris."),
    ("vi", "Sự kiện quy tụ các trường đại học và viện nghiên cứu..."),
    ("vi", "Cookie là một loại bánh được nhiều người yêu thích."),
    ("zh", "分享治党治国经验"),
    ("zh", "未经批准，任何人不得进入会场。"),
    ("zh", "来源多样的资金支持了这个项目。"),
    ("zh", "12月3日，双方举行了会谈。"),
]


@pytest.mark.parametrize(("lang", "line"), ARTICLE, ids=[row[1] for row in ARTICLE])
def test_sentences_that_look_like_residue_stay(lang: str, line: str) -> None:
    title, body = (VI_TITLE, VI_BODY) if lang == "vi" else (ZH_TITLE, ZH_BODY)
    document = cleaned(f"{title}\n{body}\n{line}\n{body[::-1]}。\n", lang)
    assert line in [text for _, text in kept(document)]


def test_a_credit_leaves_its_caption() -> None:
    document = cleaned(f"{VI_TITLE}\n{VI_BODY}\n Đoàn đến Paris (Pháp). Ảnh: Tân Hoa xã \n", "vi")
    assert kept(document)[-1] == ("caption", "Đoàn đến Paris (Pháp).")
    assert removed(document) == [("caption-credit", "Ảnh: Tân Hoa xã")]


def test_a_credit_in_brackets_leaves_its_caption() -> None:
    document = cleaned(f"{VI_TITLE}\n{VI_BODY}\nHai bên gặp nhau ngày 15/11. (Nguồn: AFP)\n", "vi")
    assert kept(document)[-1] == ("caption", "Hai bên gặp nhau ngày 15/11.")
    assert removed(document) == [("caption-credit", "(Nguồn: AFP)")]


def test_a_cut_off_teaser_goes_and_the_sentence_before_it_stays() -> None:
    document = cleaned(
        f"{VI_TITLE}\nHai bên gặp nhau tại Paris. Đây là một phần nhằm thúc ...\n", "vi"
    )
    assert kept(document)[-1] == ("lead", "Hai bên gặp nhau tại Paris.")
    assert removed(document) == [("boilerplate", "Đây là một phần nhằm thúc ...")]


def test_links_below_the_article_go_with_their_teasers() -> None:
    links = "Bài liên quan\n\nPháp mở rộng đầu tư\nPháp mở rộng đầu tư\nSáng 4-4, Pháp công bố kế hoạch.\n"
    document = cleaned(f"{VI_TITLE}\n{VI_BODY}\nLÂM ANH\n{links}Tin mới\nGiá vàng tăng mạnh", "vi")
    assert kept(document) == [("title", VI_TITLE), ("lead", VI_BODY)]
    assert [why for why, _ in removed(document)] == [
        "metadata",
        "navigation",
        *["related-headline"] * 3,
        "navigation",
        "related-headline",
    ]


def test_links_inside_the_article_leave_the_paragraph_after_them() -> None:
    rest = "Ông nói kế hoạch sẽ kéo dài ba năm. Các bộ sẽ phối hợp."
    document = cleaned(
        f"{VI_TITLE}\n{VI_BODY}\nTin liên quan\nPháp mở rộng đầu tư\n{rest}\n{VI_BODY[::-1]}.\n",
        "vi",
    )
    assert ("body", rest) in kept(document)


def test_a_body_given_twice_stays_once() -> None:
    document = cleaned(f"{VI_TITLE}\n{VI_BODY}\nKết quả tốt đẹp.\n{VI_BODY}\n{VI_TITLE}\n", "vi")
    assert [text for _, text in kept(document)] == [VI_TITLE, VI_BODY, "Kết quả tốt đẹp."]
    assert [why for why, _ in removed(document)] == ["duplicate", "duplicate"]


def test_a_caption_that_repeats_a_later_sentence_goes() -> None:
    sentence = "Hai bên ký thỏa thuận mới tại Hà Nội vào sáng nay."
    document = cleaned(f"{VI_TITLE}\n{sentence} Ảnh: AFP\n{VI_BODY}\n", "vi")
    assert [text for _, text in kept(document)] == [VI_TITLE, VI_BODY]


def test_the_column_and_keywords_after_a_chinese_title_go() -> None:
    document = cleaned(f"业界新闻\n{ZH_TITLE}共享发展(和音),合作,国(guo)际(ji)\n{ZH_BODY}\n", "zh")
    assert kept(document)[0] == ("title", f"{ZH_TITLE}共享发展")
    assert removed(document)[:2] == [
        ("boilerplate", "业界新闻"),
        ("metadata", "(和音),合作,国(guo)际(ji)"),
    ]


@pytest.mark.parametrize(
    ("found", "clean_text"),
    [
        pytest.param("世(shi)界各(ge)国", "世界各国", id="annotations"),
        pytest.param("绿（lǜ）色", "绿色", id="with tone marks and wide brackets"),
        pytest.param("當(dāng)前國(guó)際(jì)人類(lèi)", "當前國際人類", id="traditional"),
        pytest.param("大模型(LLM)和(GDP)", "大模型(LLM)和(GDP)", id="abbreviations"),
        pytest.param("(和音)与(以下简称本组)", "(和音)与(以下简称本组)", id="Chinese in brackets"),
        pytest.param("电压(volt)", "电压(volt)", id="no syllable"),
        pytest.param("**世界**与[中国](http://a.cn/b)", "世界与中国", id="Markdown"),
        pytest.param("[中国](http://a.cn/世(shi))", "中国)", id="annotation in an address"),
    ],
)
def test_characters_inside_a_passage(found: str, clean_text: str) -> None:
    document = cleaned(f"{ZH_TITLE}\n{found}，{ZH_BODY}\n", "zh")
    assert document.passages[1].clean.text == f"{clean_text}，{ZH_BODY}"


def test_list_items_and_titles_are_told_apart() -> None:
    document = cleaned(f"{VI_TITLE}\n{VI_BODY}\n- Mở rộng đầu tư;\n- Đào tạo nhân lực.\n", "vi")
    assert [kind for kind, _ in kept(document)] == ["title", "lead", "list", "list"]


def test_keep_lines_keeps_every_line() -> None:
    document = keep_lines(RawText("a", "Chia sẻ\n\n a  b \n"), Vietnamese())
    assert [(passage.clean.text, passage.kind) for passage in document.passages] == [
        ("Chia sẻ", Kind.BODY),
        ("", Kind.BODY),
        ("a b", Kind.BODY),
    ]


VI_WRAPPED = (
    "Hội nghị khai mạc vào chiều thứ Hai, với sự tham dự của nhiều nhà lãnh",
    "đạo thế giới và lãnh đạo các tập đoàn công nghệ lớn như Google, Microsoft và",
    "OpenAI. Đây là lần đầu tiên một quốc gia đang phát triển đăng cai sự kiện này,",
    "theo ban tổ chức.",
)
ZH_WRAPPED = ("当前新一代人工智能技术正在全球范围内蓬勃兴起并与大数据", "相互融合为经济社会发展注入新动能正在深刻改变着人类的生",
              "产生活方式。各国正在积极探索与人工智能发展相适应的治理", "路径。")  # fmt: skip


def test_lines_broken_by_a_width_are_one_paragraph() -> None:
    document = cleaned("\n".join([VI_TITLE, "", *VI_WRAPPED, "", VI_BODY]), "vi")
    assert [text for _, text in kept(document)] == [VI_TITLE, " ".join(VI_WRAPPED), VI_BODY]


def test_a_title_and_a_byline_above_broken_lines_stay_apart() -> None:
    title = "Ấn Độ khai mạc hội nghị toàn cầu về tác động của trí tuệ nhân tạo"
    document = cleaned("\n".join([title, "Trọng Hoàng", *VI_WRAPPED]), "vi")
    assert [text for _, text in kept(document)] == [title, " ".join(VI_WRAPPED)]
    document = cleaned("\n".join([title, *VI_WRAPPED]), "vi")
    assert [text for _, text in kept(document)] == [title, " ".join(VI_WRAPPED)]


def test_chinese_lines_are_joined_without_a_space() -> None:
    document = cleaned("\n".join([ZH_TITLE, "", *ZH_WRAPPED]), "zh")
    assert [text for _, text in kept(document)] == [ZH_TITLE, "".join(ZH_WRAPPED)]


def test_headlines_and_items_below_each_other_are_not_joined() -> None:
    items = [
        "- Mở rộng đầu tư vào khoa học",
        "- Đào tạo nhân lực chất lượng cao",
        "- Hợp tác quốc tế",
    ]
    document = cleaned("\n".join([VI_TITLE, VI_BODY, *items]), "vi")
    assert [text for _, text in kept(document)] == [VI_TITLE, VI_BODY, *items]


def test_a_passage_with_a_corrected_number_is_still_a_repeat() -> None:
    passage = "Hội nghị có hơn {} đại biểu, kéo dài hai ngày tại Paris, do hai nước chủ trì, bàn về AI an toàn, và kết thúc bằng một tuyên bố chung."
    text = f"{VI_TITLE}\n{passage.format(400)}\n{VI_BODY}\n{passage.format(500)}\n"
    document = cleaned(text, "vi")
    assert [text for _, text in kept(document)] == [VI_TITLE, passage.format(400), VI_BODY]
    assert removed(document) == [("duplicate", passage.format(500))]


def test_a_byline_below_the_title_goes() -> None:
    document = cleaned(f"{VI_TITLE}\nTrọng Hoàng\n16/02/2026, 18:38\n{VI_BODY}\n", "vi")
    assert [text for _, text in kept(document)] == [VI_TITLE, VI_BODY]
    assert removed(document) == [("metadata", "Trọng Hoàng"), ("metadata", "16/02/2026, 18:38")]


LINES = st.sampled_from(
    [VI_TITLE, VI_BODY, ZH_TITLE, ZH_BODY, "LÂM ANH", "Tin mới", "Ảnh: AFP", "| |", "? ? ?", "",
     "Một tiêu đề khác |", "世(shi)界 (li)", "a ...", "Đoàn đến. Ảnh: A |", "相关阅读", "\u200b"]
    + [row[1] for row in RESIDUE]
) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)  # fmt: skip


@settings(deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["vi", "zh"]))
def test_kept_and_removed_together_are_the_file(lines: list[str], lang: str) -> None:
    raw = RawText("a", decode(("x" + "\n".join(lines)).encode(), doc="a").text)
    document = clean(raw, LANGUAGES[lang])
    whole = [removal for removal in document.removals if removal.why != "pinyin"]
    spans = sorted([*(one.span for one in document.passages), *(one.span for one in whole)])
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert "".join(squeeze(span.of(raw.text)) for span in spans) == squeeze(raw.text)
    assert [one.span for one in document.passages] == sorted(one.span for one in document.passages)


@settings(deadline=None)
@given(st.lists(LINES, max_size=10), st.sampled_from(["vi", "zh"]))
def test_cleaning_what_is_clean_changes_no_character(lines: list[str], lang: str) -> None:
    document = clean(RawText("a", "\n".join(["x", *lines])), LANGUAGES[lang])
    for passage in document.passages:
        again = keep_lines(RawText("a", passage.clean.text), LANGUAGES[lang])
        assert again.passages[0].clean.text == passage.clean.text


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "世(shi)" * 100_000, "a. " * 200_000, "|" * 300_000]
)
def test_long_lines_take_linear_time(text: str) -> None:
    # Quadratic work on lines of this size would take minutes, not seconds.
    document = clean(RawText("a", f"{text}\n{text}."), LANGUAGES["zh"])
    assert document.passages or document.removals
