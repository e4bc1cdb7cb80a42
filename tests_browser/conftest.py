"""The review page in a headless Chromium, found as ``chromium`` on the path or in ``CHROMIUM``.

Every test ends with a look at what the page did besides: no error, and no request but for itself.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Download, Locator, Page, sync_playwright

from aligntool.alignment.review import Alignment, read_alignment, review_page

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


class Review:
    """A page that shows an alignment, and what a person does with it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.questions: list[str] = []
        self.agrees = True
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        self.questions.append(dialog.type)
        if self.agrees:
            dialog.accept()
        else:
            dialog.dismiss()

    def show(self, alignment: Alignment) -> "Review":
        """Open the page of an alignment as a file, as a person does."""
        path = self.folder / "review.html"
        path.write_text(review_page(alignment), encoding="utf-8")
        self.page.goto(path.as_uri())
        return self

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def sentence(self, side: str, number: int) -> Locator:
        """Return the block of a sentence, by its 0-based number."""
        label = re.compile(f"^{number + 1}$")
        number_shown = self.page.locator(".number").filter(has_text=label)
        return self.page.locator(f".{side} .sentence").filter(has=number_shown)

    def bead(self, place: int) -> Locator:
        """Return the row of a bead, by its 0-based place."""
        return self.page.locator(".bead").nth(place)

    def button(self, name: str) -> Locator:
        """Return the button that a person reads this name on."""
        return self.page.get_by_role("button", name=re.compile(f"^{re.escape(name)}([ ,]|$)"))

    @property
    def said(self) -> str:
        """What the page said last."""
        return self.page.get_by_role("status").inner_text()

    def download(self, act: Callable[[], object]) -> tuple[str, bytes]:
        """Return name and content of the file that an action saves."""
        with self.page.expect_download() as found:
            act()
        download: Download = found.value
        return download.suggested_filename, Path(download.path()).read_bytes()

    def save(self) -> Alignment:
        """Save, and read what was saved as aligntool does."""
        name, data = self.download(lambda: self.press("Control+s"))
        return read_alignment(data, name)

    def held(self) -> Alignment:
        """Return what would be saved now; Chromium refuses more than ten downloads a second."""
        return read_alignment(self.page.evaluate("writeAlignment(state)").encode(), "page")

    def beads(self) -> Beads:
        """Return which sentences are in each bead."""
        return [(bead.source, bead.target) for bead in self.held().beads]

    def open(self, name: str, data: bytes) -> None:
        """Open a file with the button."""
        path = self.folder / name
        path.write_bytes(data)
        with self.page.expect_file_chooser() as chooser:
            self.button("Open…").click()
        chooser.value.set_files(path)

    def visible(self) -> Sequence[str]:
        """Return the numbers of the beads that are shown and not only beside one that is."""
        return self.page.locator(".bead:not([hidden]):not(.context) .place").all_inner_texts()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.fail("no chromium on the path; install it or name one in CHROMIUM")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path)


@pytest.fixture
def review(browser: Browser, tmp_path: Path) -> Iterator[Review]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    context.set_default_timeout(10_000)
    found = Review(context.new_page(), tmp_path)
    yield found
    context.close()
    assert not found.errors
    assert {url.split(":")[0] for url in found.requests} <= {"file", "blob"}
