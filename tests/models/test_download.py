"""Downloads from a server that cuts, stalls, redirects, changes its mind and lies."""

import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from models.samples import ROOT, ZH
from models.server import QUICK, Page, Site, serving

from aligntool.errors import InputError, OutputError
from aligntool.models import transfer
from aligntool.models.digests import Digest, digest_file
from aligntool.models.download import Downloaded, Wanted, download
from aligntool.models.transfer import LinkFailed, get

NAME = "translate-zh_en-0_1.argosmodel"
BODY = ZH.read_bytes()
DIGEST = digest_file(ZH)
HALF = 1_000_000


class Watcher:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int, int | None]] = []

    def note(self, line: str) -> None:
        raise AssertionError(line)

    def received(self, name: str, here: int, total: int | None) -> None:
        self.steps.append((name, here, total))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def fetch(
    site: Site,
    folder: Path,
    *paths: str,
    expected: Digest | None = None,
    limits=QUICK,
    watcher=None,
) -> Downloaded:
    links = tuple(path if "://" in path else site.url + path for path in paths or ("/a",))
    return download(
        Wanted(NAME, links, expected), folder, limits=limits, progress=watcher or Watcher()
    )


def refused(site: Site, folder: Path, *paths: str, **settings) -> str:
    """Check that a download fails in one line, and return it."""
    with pytest.raises(InputError) as caught:
        fetch(site, folder, *paths, **settings)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(NAME)
    assert not (folder / NAME).exists()
    return line


def part(folder: Path) -> Path:
    return folder / f"{NAME}.part"


class TestWhole:
    @pytest.mark.parametrize("expected", [None, DIGEST], ids=["first use", "digest known"])
    @pytest.mark.parametrize("chunked", [False, True])
    def test_every_byte_arrives(
        self, site: Site, tmp_path: Path, expected: Digest | None, chunked: bool
    ) -> None:
        site.pages["/a"] = Page(BODY, chunked=chunked)
        got = fetch(site, tmp_path, expected=expected)
        assert got == Downloaded(tmp_path / NAME, f"{site.url}/a")
        assert got.path.read_bytes() == BODY
        got.discard()
        assert list(tmp_path.iterdir()) == []

    def test_progress_is_told(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = Page(BODY)
        watcher = Watcher()
        fetch(site, tmp_path, watcher=watcher)
        counts = [here for _, here, _ in watcher.steps]
        assert watcher.steps[0] == (NAME, 0, len(BODY))
        assert watcher.steps[-1] == (NAME, len(BODY), len(BODY))
        assert counts == sorted(counts)

    def test_aligntool_says_who_it_is(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = Page(BODY)
        fetch(site, tmp_path)
        assert site.asked("User-Agent")[0].startswith("aligntool/")
        assert site.asked("Accept-Encoding") == ["identity"]

    def test_a_whole_file_that_was_not_unpacked_is_not_fetched_again(
        self, site: Site, tmp_path: Path
    ) -> None:
        site.pages["/a"] = Page(BODY)
        fetch(site, tmp_path)
        fetch(site, tmp_path)
        assert len(site.requests) == 1


class TestResume:
    def test_what_came_before_a_cut_is_kept_and_gone_on_from(
        self, site: Site, tmp_path: Path
    ) -> None:
        site.pages["/a"] = [Page(BODY, cut=HALF), Page(BODY)]
        line = refused(site, tmp_path)
        assert f"broke off after 1,000,000 of {len(BODY):,} bytes" in line
        assert "1,000,000 bytes are kept, the same command goes on from there" in line
        assert part(tmp_path).read_bytes() == BODY[:HALF]
        assert fetch(site, tmp_path).path.read_bytes() == BODY
        assert site.asked("Range") == [None, f"bytes={HALF}-"]
        assert site.asked("If-Range") == [None, '"1"']

    def test_a_link_that_breaks_off_is_asked_again_at_once(
        self, site: Site, tmp_path: Path
    ) -> None:
        site.pages["/a"] = [Page(BODY, cut=HALF), Page(BODY, cut=HALF // 2), Page(BODY)]
        got = fetch(site, tmp_path, limits=replace(QUICK, attempts=3))
        assert got.path.read_bytes() == BODY
        assert site.asked("Range") == [None, f"bytes={HALF}-", f"bytes={HALF + HALF // 2}-"]

    def test_a_link_that_gives_nothing_more_is_left(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = Page(BODY, cut=0)
        refused(site, tmp_path, limits=replace(QUICK, attempts=9))
        assert len(site.requests) == 1

    @pytest.mark.parametrize(
        "second",
        [
            pytest.param(Page(BODY, ranges=False), id="ranges ignored"),
            pytest.param(Page(BODY, etag='"2"'), id="another ETag"),
            pytest.param(Page(BODY, content_range="bytes 5-9/10"), id="another part"),
            pytest.param(Page(BODY, content_range="gibberish"), id="no part"),
            pytest.param(Page(BODY, content_range=f"bytes {HALF}-2/99999999"), id="another length"),
        ],
    )
    def test_what_does_not_go_on_is_fetched_from_the_start(
        self, site: Site, tmp_path: Path, second: Page
    ) -> None:
        other = bytes(reversed(BODY))
        site.pages["/a"] = [Page(other, cut=HALF), second, Page(BODY)]
        refused(site, tmp_path)
        got = fetch(site, tmp_path, limits=replace(QUICK, attempts=2))
        assert got.path.read_bytes() == BODY

    def test_a_weak_etag_stands_in_no_condition_but_is_compared(
        self, site: Site, tmp_path: Path
    ) -> None:
        site.pages["/a"] = [
            Page(bytes(reversed(BODY)), cut=HALF, etag='W/"1"'), Page(BODY, etag='W/"2"'),
        ]  # fmt: skip
        refused(site, tmp_path)
        got = fetch(site, tmp_path, limits=replace(QUICK, attempts=2))
        assert got.path.read_bytes() == BODY
        assert site.asked("If-Range") == [None, None, None]

    def test_without_an_etag_the_date_is_the_condition(self, site: Site, tmp_path: Path) -> None:
        date = "Wed, 01 Jan 2025 00:00:00 GMT"
        site.pages["/a"] = [
            Page(BODY, cut=HALF, etag="", modified=date),
            Page(BODY, etag="", modified=date),
        ]
        refused(site, tmp_path)
        fetch(site, tmp_path)
        assert site.asked("If-Range") == [None, date]
        assert site.asked("Range") == [None, f"bytes={HALF}-"]

    def test_without_either_the_length_decides(self, site: Site, tmp_path: Path) -> None:
        shorter = bytes(reversed(BODY))[:-1]
        site.pages["/a"] = [Page(shorter, cut=HALF, etag=""), Page(BODY, etag="")]
        refused(site, tmp_path)
        got = fetch(site, tmp_path, limits=replace(QUICK, attempts=2))
        assert got.path.read_bytes() == BODY

    def test_a_file_spliced_from_two_is_found_out_by_its_digest(
        self, site: Site, tmp_path: Path
    ) -> None:
        other = bytes(reversed(BODY))
        site.pages["/a"] = [Page(other, cut=HALF, etag=""), Page(BODY, etag="")]
        refused(site, tmp_path, expected=DIGEST)
        assert fetch(site, tmp_path, expected=DIGEST).path.read_bytes() == BODY
        assert site.asked("Range") == [None, f"bytes={HALF}-", None]

    def test_a_file_that_is_wrong_from_the_start_as_well_is_not_kept(
        self, site: Site, tmp_path: Path
    ) -> None:
        other = bytes(reversed(BODY))
        site.pages["/a"] = [Page(other, cut=HALF, etag=""), Page(other, etag="")]
        refused(site, tmp_path, expected=DIGEST)
        assert "kept" not in refused(site, tmp_path, expected=DIGEST)
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_has_become_shorter_is_fetched_from_the_start(
        self, site: Site, tmp_path: Path
    ) -> None:
        site.pages["/a"] = [Page(BODY * 2, cut=len(BODY) + 5, etag=""), Page(BODY, etag="")]
        refused(site, tmp_path)
        got = fetch(site, tmp_path, limits=replace(QUICK, attempts=2))
        assert got.path.read_bytes() == BODY

    def test_a_part_that_is_all_there_needs_no_request(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = Page(BODY)
        fetch(site, tmp_path).path.rename(part(tmp_path))
        fetch(site, tmp_path)
        assert len(site.requests) == 1

    def test_a_416_for_all_that_is_here_is_the_end(self, site: Site, tmp_path: Path) -> None:
        # Chunks tell no length, so the client cannot know that nothing is missing.
        site.pages["/a"] = [Page(BODY, chunked=True), Page(BODY)]
        fetch(site, tmp_path).path.rename(part(tmp_path))
        assert fetch(site, tmp_path).path.read_bytes() == BODY
        assert site.asked("Range") == [None, f"bytes={len(BODY)}-"]

    @pytest.mark.parametrize("expected", [None, DIGEST], ids=["first use", "digest known"])
    def test_another_link_goes_on_only_where_the_digest_decides(
        self, site: Site, tmp_path: Path, expected: Digest | None
    ) -> None:
        site.pages |= {"/a": Page(BODY, cut=HALF), "/b": Page(BODY)}
        got = fetch(site, tmp_path, "/a", "/b", expected=expected)
        assert (got.link, got.path.read_bytes()) == (f"{site.url}/b", BODY)
        assert site.asked("Range") == [None, f"bytes={HALF}-" if expected else None]

    def test_notes_that_cannot_be_read_mean_a_new_start(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = [Page(BODY, cut=HALF), Page(BODY)]
        refused(site, tmp_path)
        (tmp_path / f"{NAME}.part.json").write_text('{"from": "another version"}')
        fetch(site, tmp_path)
        assert site.asked("Range") == [None, None]


class TestRefusals:
    @pytest.mark.parametrize(
        ("page", "reason"),
        [
            pytest.param(Page(status=404), "404 Not Found", id="404"),
            pytest.param(Page(status=500), "500 Internal Server Error", id="500"),
            pytest.param(Page(BODY, status=206), "206 Partial Content", id="a part unasked"),
            pytest.param(Page(b"<html>"), "no package, which is a zip archive", id="a web page"),
            pytest.param(Page(b""), "no package, which is a zip archive", id="nothing"),
            pytest.param(Page(BODY, stall=10), "sent nothing for 0.2 s", id="stall"),
            pytest.param(Page(BODY, drip=0.05), "too slow, ", id="drip"),
            pytest.param(Page(BODY, cut=HALF), "broke off after 1,000,000 of", id="cut"),
            pytest.param(Page(BODY, chunked=True, cut=HALF), "broke off (", id="cut in chunks"),
            pytest.param(Page(BODY, length=len(BODY) + 9), "broke off after", id="length too long"),
            pytest.param(Page(BODY, length=HALF), "or not all of one", id="length too short"),
            pytest.param(Page(BODY, length=3 * 2**30), "more than any package has", id="huge"),
            pytest.param(Page(BODY, encoding="gzip"), "packed as 'gzip', unasked", id="packed"),
            pytest.param(Page(status=302), "redirected to nowhere", id="nowhere"),
            pytest.param(Page(status=302, location="/a"), "more than 5 times", id="loop"),
            pytest.param(Page(status=301, location="ftp://x/y"), "from http to ftp", id="ftp"),
            pytest.param(Page(status=307, location="file:///etc"), "from http to file", id="file"),
        ],
    )  # fmt: skip
    def test_each_is_one_line_with_its_reason(
        self, site: Site, tmp_path: Path, page: Page, reason: str
    ) -> None:
        site.pages["/a"] = page
        assert reason in refused(site, tmp_path)

    @pytest.mark.parametrize(
        ("page", "reason"),
        [
            pytest.param(Page(BODY[:-1]), "offers 2,009,850 bytes, not the 2,009,851", id="short"),
            pytest.param(Page(BODY, length=HALF), "offers 1,000,000 bytes, not", id="a lie"),
            pytest.param(Page(BODY[:-1] + b"x"), f"not {DIGEST}", id="changed"),
            pytest.param(Page(BODY + b"x", chunked=True), "sends more than 2,009,851", id="long"),
            pytest.param(Page(BODY[:-1], chunked=True), f"not {DIGEST}", id="short in chunks"),
        ],
    )  # fmt: skip
    def test_a_file_that_is_not_the_one_recorded(
        self, site: Site, tmp_path: Path, page: Page, reason: str
    ) -> None:
        site.pages["/a"] = page
        assert reason in refused(site, tmp_path, expected=DIGEST)
        assert not part(tmp_path).exists()

    def test_what_cannot_be_written_is_an_output_error(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = Page(BODY)
        part(tmp_path).mkdir()
        with pytest.raises(OutputError, match=r"\.part: cannot be written \(Is a directory\)"):
            fetch(site, tmp_path)

    def test_more_than_any_package_has_is_not_taken(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = Page(BODY, chunked=True)
        line = refused(site, tmp_path, limits=replace(QUICK, size=HALF))
        assert "sends more than 1,000,000 bytes" in line
        assert not part(tmp_path).exists()

    def test_links_are_tried_in_turn(self, site: Site, tmp_path: Path) -> None:
        site.pages |= {"/b": Page(b"<html>"), "/c": Page(BODY), "/d": Page(BODY)}
        assert fetch(site, tmp_path, "/a", "/b", "/c", "/d").link == f"{site.url}/c"
        assert site.paths == ["/a", "/b", "/c"]

    def test_all_reasons_stand_in_the_one_line(self, site: Site, tmp_path: Path) -> None:
        site.pages["/b"] = Page(status=500)
        line = refused(site, tmp_path, "/a", "/b", "http://127.0.0.1:1/c")
        assert f"{site.url}/a: 404 Not Found; {site.url}/b: 500 Internal" in line
        assert "http://127.0.0.1:1/c: Connection refused" in line

    def test_a_secret_in_a_link_is_not_shown(self, site: Site, tmp_path: Path) -> None:
        line = refused(site, tmp_path, "/a?key=secret")
        assert "secret" not in line

    def test_no_link_at_all(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no link that can be used"):
            download(Wanted(NAME, ()), tmp_path, limits=QUICK, progress=Watcher())

    @pytest.mark.parametrize("link", ["http://[::1/a", "http://127.0.0.1:x/a", "http://a b/"])
    def test_what_is_no_link_is_a_reason_too(self, site: Site, tmp_path: Path, link: str) -> None:
        assert "could not be downloaded" in refused(site, tmp_path, link)


class TestRedirects:
    def test_they_are_followed_and_the_range_with_them(self, site: Site, tmp_path: Path) -> None:
        site.pages |= {
            "/a": Page(status=302, location="b"),
            "/b": Page(status=308, location=f"{site.url}/c"),
            "/c": [Page(BODY, cut=HALF), Page(BODY)],
        }
        refused(site, tmp_path)
        assert fetch(site, tmp_path).path.read_bytes() == BODY
        assert site.paths == ["/a", "/b", "/c"] * 2
        assert site.asked("Range")[-1] == f"bytes={HALF}-"

    def test_the_body_of_a_redirect_is_not_waited_for(self, site: Site, tmp_path: Path) -> None:
        site.pages |= {
            "/a": Page(b"x" * 99, status=302, location="/b", length=10**12, stall=1),
            "/b": Page(BODY),
        }
        assert fetch(site, tmp_path).path.read_bytes() == BODY

    def test_nothing_leads_from_https_to_http(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Moved:
            status = 302
            headers = {"Location": "http://example.org/a"}  # noqa: RUF012

            def close(self) -> None: ...

        monkeypatch.setattr(transfer, "_ask", lambda *_: Moved())
        with pytest.raises(LinkFailed, match="redirected from https to http, not followed"):
            get("https://example.org/a", {}, QUICK)


def test_a_full_disk_is_one_line_and_what_came_is_kept(site: Site, tmp_path: Path) -> None:
    # A limit on the size of a file stands for the disk: the writes fail in the same way.
    site.pages["/a"] = Page(BODY)
    code = (
        "import sys; from pathlib import Path\n"
        "from aligntool.errors import OutputError\n"
        "from aligntool.models.download import *; from aligntool.models.transfer import Limits\n"
        "class Silent:\n def received(self, *_): ...\n"
        "try: download(Wanted(sys.argv[1], (sys.argv[2],)), Path(sys.argv[3]), limits=Limits(),"
        " progress=Silent())\n"
        "except OutputError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, NAME, f"{site.url}/a", tmp_path],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (123_456, 123_456)),
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    (line,) = done.stdout.splitlines()
    assert "cannot be written (File too large)" in line
    assert "123,456 bytes are kept" in line
    assert part(tmp_path).read_bytes() == BODY[:123_456]
    assert fetch(site, tmp_path).path.read_bytes() == BODY
    assert site.asked("Range") == [None, "bytes=123456-"]
    assert zipfile.is_zipfile(tmp_path / NAME)
