"""Small articles and glossaries for the tests of whole runs."""

from pathlib import Path

VI = (
    "Trung Quốc thúc đẩy quản trị AI\n16/05/2024 - 14:51\n"
    "Trung Quốc kêu gọi hợp tác về trí tuệ nhân tạo. Các nước đã đồng ý.\nẢnh: AFP\n"
)
ZH = "中国推动野生智能发展\n2024-12-05 14:32:26\n中国(guo)呼吁在野生智能领域开展合作。各国表示同意。\n"
GLOSSARY = (
    "concept\ten\ten_forbidden\tzh\tvi\n"
    "ai\tAI\tartificial intelligence\t人工智能|野生智能\tAI|trí tuệ nhân tạo\n"
    "ai-governance\tAI governance\tAI management\t人工智能治理\tquản trị AI\n"
    "china\tChina\t\t中国\tTrung Quốc\n"
)


def articles(folder: Path) -> Path:
    """Write a Vietnamese and a Chinese article into a new folder and return it."""
    place = folder / "articles"
    place.mkdir()
    (place / "a-vi.txt").write_text(VI, encoding="utf-8")
    (place / "b-zh.txt").write_text(ZH, encoding="utf-8")
    return place


def glossary_file(folder: Path) -> Path:
    """Write a glossary and return its path."""
    path = folder / "glossary.tsv"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path
