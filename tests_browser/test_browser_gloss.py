"""The page of a gloss in a browser: it asks for nothing, fits a phone, and its lines go away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from aligntool.formats.gloss import write_page
from aligntool.model import Bitext, Kind, Pair, Provenance

WORDS = ("中国", "呼吁", "各国", "加强", "合作", "，", "推动", "发展", "了", "。")
PAIR = Pair(
    doc="a", seg=1, kind=Kind.BODY, lang="zh", source="".join(WORDS), clean="".join(WORDS),
    normalized="".join(WORDS), words=WORDS, mt="", target="China called for cooperation.",
    engine="e", model="m", score=None, terms=(),
)  # fmt: skip
LONG = replace(PAIR, seg=2, words=("x" * 500,), normalized="x" * 500, target="y" * 500)


@pytest.fixture
def gloss(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "gloss.html"
    with path.open("wb") as stream:
        write_page(Bitext("a", Provenance("0", "2026-01-02T03:04:05Z"), [PAIR, LONG]), stream)
    context = browser.new_context(viewport={"width": 360, "height": 700}, offline=True)
    page = context.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert seen == [path.as_uri()]


def test_nothing_sticks_out_on_a_phone(gloss: Page) -> None:
    assert gloss.evaluate("document.documentElement.scrollWidth") <= 360


def test_word_reading_and_gloss_stand_under_each_other(gloss: Page) -> None:
    first = gloss.locator(".words li").first
    boxes = [first.locator(f".{name}").bounding_box() for name in ("word", "reading", "gloss")]
    assert all(box is not None for box in boxes)
    assert len({round(box["x"]) for box in boxes if box}) == 1
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)


@pytest.mark.parametrize(
    ("label", "line"),
    [("pinyin", ".reading"), ("gloss", ".gloss"), ("English", ".free"), ("sentence", ".source")],
)
def test_lines_can_be_switched_off(gloss: Page, label: str, line: str) -> None:
    shown = gloss.locator(line).first
    assert shown.is_visible()
    gloss.get_by_label(label, exact=True).uncheck()
    assert not shown.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(gloss: Page, scheme: str) -> None:
    gloss.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for name in (".word", ".reading", ".gloss", ".free", ".source", ".number", "dd"):
        ratio = gloss.locator(name).first.evaluate(CONTRAST)
        assert ratio >= 4.5, name


CONTRAST = """element => {
  const light = color => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map(part => {
      const value = part / 255;
      return value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
    });
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
  };
  const back = one => getComputedStyle(one).backgroundColor;
  let behind = element;
  while (back(behind) === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  const pair = [light(getComputedStyle(element).color), light(back(behind))];
  return (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
}"""
"""Contrast of an element's text as WCAG 2 defines it."""
