"""The Argos index: where it is found, what it says, and the copy that is kept of it."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from models.samples import MODELS, TOP, entries, packed, put
from models.server import QUICK, Page, Site, serving

from aligntool.errors import InputError, UsageError
from aligntool.models.index import IndexCache, age_text, read_index, state
from aligntool.models.packages import installed
from aligntool.models.sources import DEFAULT_INDEX, Source, candidates, index_source

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
ENTRY = {
    "package_version": "1.9", "argos_version": "1.9.0", "from_code": "zh", "from_name": "Chinese",
    "to_code": "en", "to_name": "English", "code": "translate-zh_en",
    "links": ["https://argos.example/v1/translate-zh_en-1_9.argosmodel", "ipfs://Qm1"],
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def page(*listed: object) -> Page:
    return Page(json.dumps(listed).encode())


def index(source: Source, folder: Path, *, now: datetime = NOW, max_age: timedelta | None = None):
    return read_index(source, IndexCache(folder, now, QUICK), max_age=max_age)


class TestSource:
    @pytest.mark.parametrize(
        ("given", "variables", "settings", "expected"),
        [
            pytest.param(None, {}, {}, f"{DEFAULT_INDEX}index.json", id="Argos's own"),
            pytest.param(None, {"V": "http://v/"}, {"V": "http://s/"}, "http://v/index.json", id="variable"),
            pytest.param(None, {}, {"V": "http://s"}, "http://s/index.json", id="settings"),
            pytest.param("http://o", {"V": "http://v/"}, {}, "http://o/index.json", id="option"),
            pytest.param("http://o/x.json", {}, {}, "http://o/x.json", id="the file itself"),
            pytest.param("/a/b", {}, {}, "/a/b", id="a path"),
            pytest.param("file:///a/b%20c", {}, {}, "/a/b c", id="a file link"),
        ],
    )  # fmt: skip
    def test_who_is_asked(
        self, tmp_path: Path, given: str | None, variables: dict[str, str],
        settings: dict[str, str], expected: str,
    ) -> None:  # fmt: skip
        def named(values: dict[str, str]) -> dict[str, str]:
            return {key.replace("V", "ARGOS_PACKAGE_INDEX"): one for key, one in values.items()}

        (tmp_path / "argos-translate").mkdir()
        (tmp_path / "argos-translate" / "settings.json").write_text(json.dumps(named(settings)))
        environ = {"XDG_CONFIG_HOME": str(tmp_path), **named(variables)}
        assert str(index_source(given, environ)) == expected

    def test_argos_translate_agrees_on_its_own_index(self) -> None:
        import subprocess
        import sys

        code = "from argostranslate.settings import remote_package_index as i; print(i)"
        shown = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert shown.stdout.strip() == index_source().url

    @pytest.mark.parametrize("link", ["ftp://x/", "ipfs://x", "javascript://x"])
    def test_other_links_are_refused(self, link: str) -> None:
        with pytest.raises(UsageError, match="by http, https, file or a path"):
            index_source(link)

    def test_a_secret_in_a_link_is_not_shown(self) -> None:
        assert str(index_source("https://me:secret@h/i.json?key=secret")) == "https://h/i.json"


class TestCandidates:
    LINKS = ("https://a/v1/p.argosmodel", "sub/p.argosmodel", "ipfs://Qm", "ifps://Qm", "file:///p")

    def test_argos_own_index_is_asked_by_its_links_alone(self) -> None:
        assert candidates(index_source(), self.LINKS) == (
            "https://a/v1/p.argosmodel", f"{DEFAULT_INDEX}sub/p.argosmodel",
        )  # fmt: skip

    def test_a_mirror_is_asked_for_the_file_beside_its_index_first(self) -> None:
        assert candidates(Source(url="http://m/x/index.json"), self.LINKS) == (
            "http://m/x/p.argosmodel", "https://a/v1/p.argosmodel", "http://m/x/sub/p.argosmodel",
        )  # fmt: skip

    def test_an_index_on_this_machine_may_name_files(self, tmp_path: Path) -> None:
        (tmp_path / "p.argosmodel").touch()
        (tmp_path / "index.json").touch()
        assert candidates(index_source(str(tmp_path)), self.LINKS) == (
            tmp_path / "p.argosmodel", "https://a/v1/p.argosmodel",
            tmp_path / "sub" / "p.argosmodel", Path("/p"),
        )  # fmt: skip


class TestContent:
    def test_entries_are_read(self, site: Site, tmp_path: Path) -> None:
        site.pages["/index.json"] = page(ENTRY)
        found = index(index_source(site.url), tmp_path)
        (package,) = found.packages
        assert package.name == "translate-zh_en-1_9"
        assert (package.from_name, package.to_name, package.version) == (
            "Chinese",
            "English",
            "1.9",
        )
        assert package.links == tuple(ENTRY["links"])
        assert (found.skipped, found.fetched, found.trouble) == (0, NOW, "")

    def test_entries_are_put_in_order(self, site: Site, tmp_path: Path) -> None:
        listed = [ENTRY | {"package_version": v} for v in ("1.10", "1.9")]
        site.pages["/index.json"] = page(*listed, ENTRY | {"from_code": "vi"})
        found = index(index_source(site.url), tmp_path)
        assert [one.name for one in found.packages] == [
            "translate-vi_en-1_9", "translate-zh_en-1_9", "translate-zh_en-1_10",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "entry",
        [
            7, [], {}, ENTRY | {"from_code": "../x"}, ENTRY | {"to_code": None},
            ENTRY | {"package_version": "../1"}, ENTRY | {"package_version": 1.9},
            ENTRY | {"links": "http://x"}, ENTRY | {"links": [7]},
        ],
    )  # fmt: skip
    def test_an_entry_that_cannot_be_used_is_counted(
        self, site: Site, tmp_path: Path, entry: object
    ) -> None:
        site.pages["/index.json"] = page(entry, ENTRY)
        found = index(index_source(site.url), tmp_path)
        assert (len(found.packages), found.skipped) == (1, 1)

    def test_packages_that_do_not_translate_are_none_of_ours(
        self, site: Site, tmp_path: Path
    ) -> None:
        site.pages["/index.json"] = page({"type": "sbd", "from_codes": ["en"]}, ENTRY)
        found = index(index_source(site.url), tmp_path)
        assert (len(found.packages), found.skipped) == (1, 0)

    @pytest.mark.parametrize("content", [b"<html>", b"{}", b"[" * 99999, b"\xff"])
    def test_what_is_no_index(self, site: Site, tmp_path: Path, content: bytes) -> None:
        site.pages["/index.json"] = Page(content)
        with pytest.raises(InputError, match="not an index of packages") as caught:
            index(index_source(site.url), tmp_path)
        assert len(str(caught.value).splitlines()) == 1
        assert list(tmp_path.iterdir()) == []

    def test_an_index_without_end(self, site: Site, tmp_path: Path) -> None:
        site.pages["/index.json"] = Page(b" " * (16 * 2**20 + 1))
        with pytest.raises(InputError, match="sends more than 16,777,216 bytes"):
            index(index_source(site.url), tmp_path)


class TestCopy:
    @pytest.mark.parametrize(
        ("age", "max_age", "requests"),
        [
            pytest.param(timedelta(days=99), None, 1, id="any age will do"),
            pytest.param(timedelta(hours=1), timedelta(days=1), 1, id="young enough"),
            pytest.param(timedelta(days=2), timedelta(days=1), 2, id="too old"),
            pytest.param(timedelta(), timedelta(), 2, id="refresh"),
            pytest.param(timedelta(days=-3), timedelta(days=1), 2, id="from the future"),
        ],
    )
    def test_when_it_is_used(
        self, site: Site, tmp_path: Path, age: timedelta, max_age: timedelta | None, requests: int
    ) -> None:
        site.pages["/index.json"] = page(ENTRY)
        index(index_source(site.url), tmp_path)
        found = index(index_source(site.url), tmp_path, now=NOW + age, max_age=max_age)
        assert len(site.requests) == requests
        assert found.fetched == (NOW if requests == 1 else NOW + age)

    def test_offline_it_serves_and_says_so(self, site: Site, tmp_path: Path) -> None:
        site.pages["/index.json"] = [page(ENTRY), Page(status=503)]
        source = index_source(site.url)
        index(source, tmp_path)
        found = index(source, tmp_path, now=NOW + timedelta(days=3), max_age=timedelta())
        assert (len(found.packages), found.fetched) == (1, NOW)
        assert found.trouble == "503 Service Unavailable"

    def test_without_one_the_remedy_is_named(self, site: Site, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"cannot be had \(404 Not Found\).* with --from"):
            index(index_source(site.url), tmp_path)

    def test_each_index_has_its_own(self, site: Site, tmp_path: Path) -> None:
        site.pages |= {"/a/index.json": page(ENTRY), "/b/index.json": page()}
        assert index(index_source(f"{site.url}/a"), tmp_path).packages
        assert not index(index_source(f"{site.url}/b"), tmp_path).packages

    def test_a_new_index_that_is_none_leaves_the_old_copy(self, site: Site, tmp_path: Path) -> None:
        site.pages["/index.json"] = [page(ENTRY), Page(b"<html>")]
        source = index_source(site.url)
        index(source, tmp_path)
        with pytest.raises(InputError, match="not an index"):
            index(source, tmp_path, max_age=timedelta())
        assert index(source, tmp_path).packages

    @pytest.mark.parametrize(
        ("age", "text"),
        [
            (timedelta(seconds=59), "just now"),
            (timedelta(minutes=1), "1 minute ago"),
            (timedelta(hours=23), "23 hours ago"),
            (timedelta(days=1), "1 day ago"),
            (timedelta(days=40), "40 days ago"),
            (timedelta(days=-1), "just now"),
        ],
    )
    def test_its_age_in_words(self, age: timedelta, text: str) -> None:
        assert age_text(NOW - age, NOW) == text


class TestOnDisk:
    def test_a_folder_with_an_index(self, tmp_path: Path) -> None:
        (tmp_path / "index.json").write_text(json.dumps([ENTRY]))
        found = index(index_source(str(tmp_path)), tmp_path / "cache")
        assert (len(found.packages), found.fetched) == (1, None)
        assert not (tmp_path / "cache").exists()

    def test_a_folder_of_packages_alone(self, tmp_path: Path) -> None:
        for file in MODELS.glob("*.argosmodel"):
            shutil.copy(file, tmp_path)
        (tmp_path / "broken.argosmodel").write_bytes(b"PK")
        found = index(index_source(str(tmp_path)), tmp_path)
        assert [one.name for one in found.packages] == [
            "translate-vi_en-0_1",
            "translate-zh_en-0_1",
        ]
        assert found.packages[0].links == ("translate-vi_en-0_1.argosmodel",)
        assert found.skipped == 1

    def test_an_archive_with_two_tops_has_no_metadata(self, tmp_path: Path) -> None:
        packed(tmp_path / "x.argosmodel", {**entries(), **entries("other")})
        assert index(index_source(str(tmp_path)), tmp_path).skipped == 1

    @pytest.mark.parametrize("name", [".", "none.json"])
    def test_nothing_there(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(InputError, match=r"neither index\.json nor|cannot be read"):
            index(index_source(str(tmp_path / name)), tmp_path)


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ([], ""),
        (["1.9"], "installed"),
        (["1.10"], "installed"),
        (["1.8"], "newer"),
        (["?"], "newer"),
    ],
)
def test_what_is_installed_is_marked(tmp_path: Path, present: list[str], expected: str) -> None:
    (tmp_path / "index.json").write_text(json.dumps([ENTRY]))
    for number, version in enumerate(present):
        put(tmp_path / "packages", f"{TOP}{number}", package_version=version)
    (package,) = index(index_source(str(tmp_path)), tmp_path).packages
    assert state(package, installed(tmp_path / "packages").packages) == expected
