"""HTML, Word and Markdown articles: the text, its headings and its lists."""

import io
import zipfile

import docx
import pytest

from aligntool.cleaning.clean import clean
from aligntool.cleaning.readers import read_article
from aligntool.errors import InputError
from aligntool.languages.vi import Vietnamese

FIRST = "Hội nghị thượng đỉnh AI khai mạc sáng nay tại Paris với nhiều lãnh đạo. Họ bàn về AI."
SECOND = "Theo ban tổ chức, hơn 60 quốc gia đã thông qua tuyên bố chung về AI bền vững và bao trùm."
PAGE = f"""<html><head><title>Báo</title><meta charset="utf-8"></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/tg">Thế giới</a></li></ul></nav>
<article><h1>Hội nghị AI khai mạc</h1><p>{FIRST.replace("thượng", "<b>thượng</b>")}</p>
<h2>Ba ưu tiên</h2><ul><li>Mở rộng đầu tư cho các nước;</li><li>Đào tạo nhân lực.</li></ul>
<p>{SECOND} R&amp;D &lt;3</p></article>
<aside><h3>Tin liên quan</h3><a href="/x">Giá vàng tăng mạnh</a></aside>
<footer>Bản quyền thuộc về Báo</footer><script>alert("x")</script></body></html>"""


def lines(data: bytes, suffix: str) -> list[str]:
    return read_article(data, suffix=suffix, doc="a", origin=f"a{suffix}").text.split("\n")


def passages(data: bytes, suffix: str) -> list[tuple[str, str]]:
    document = clean(read_article(data, suffix=suffix, doc="a"), Vietnamese())
    return [(one.kind.value, one.clean.text) for one in document.passages]


def test_a_page_gives_its_article_alone() -> None:
    kept = passages(PAGE.encode(), ".html")
    assert kept == [
        ("title", "Hội nghị AI khai mạc"),
        ("lead", FIRST),
        ("body", "Ba ưu tiên"),
        ("list", "- Mở rộng đầu tư cho các nước;"),
        ("list", "- Đào tạo nhân lực."),
        ("body", f"{SECOND} R&D <3"),
    ]


def test_a_page_in_a_legacy_encoding() -> None:
    text = "外交部发言人在例行记者会上表示，中国愿同各国一道推进人工智能治理合作。" * 3
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    assert lines(page.encode("gb18030"), ".htm") == [text]


def word(build: object) -> bytes:
    document = docx.Document()
    build(document)  # type: ignore[operator]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_document_keeps_headings_lists_and_tables() -> None:
    def build(document) -> None:
        document.add_heading("Hội nghị AI", level=0)
        document.add_paragraph(FIRST)
        document.add_heading("Ưu tiên", level=2)
        document.add_paragraph("Mở rộng đầu tư;", style="List Bullet")
        document.add_paragraph("Đào tạo nhân lực.", style="List Number")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Ô một.", "Ô hai."

    assert lines(word(build), ".docx") == [
        "# Hội nghị AI", FIRST, "# Ưu tiên", "- Mở rộng đầu tư;", "- Đào tạo nhân lực.", "Ô một.",
        "Ô hai.",
    ]  # fmt: skip


def test_markdown_loses_its_marks_and_keeps_its_parts() -> None:
    text = f"# Hội nghị **AI**\n\n{FIRST}\n\n## Ưu tiên\n\n- Mở rộng [đầu tư](http://a.vn/b);\n"
    assert passages(text.encode(), ".md") == [
        ("title", "Hội nghị AI"), ("lead", FIRST), ("body", "Ưu tiên"), ("list", "- Mở rộng đầu tư;"),
    ]  # fmt: skip


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 250_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "message"),
    [
        pytest.param(b"plain", ".docx", "not a Word document", id="no archive"),
        pytest.param(b"PK\x05\x06" + bytes(18), ".docx", "not a Word document", id="no document"),
        pytest.param(b"<html><body></body></html>", ".html", "no article is found", id="no text"),
        pytest.param(b"", ".html", "the file is empty", id="empty page"),
    ],
)
def test_refusals(data: bytes, suffix: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"^a\{suffix}: .*{message}"):
        lines(data, suffix)


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(InputError, match="would unpack to 250,000,000 bytes"):
        lines(bomb(), ".docx")


def test_an_empty_word_document() -> None:
    with pytest.raises(InputError, match="holds no text"):
        lines(word(lambda document: None), ".docx")
