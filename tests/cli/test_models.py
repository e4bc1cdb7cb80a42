"""``aligntool models`` and ``aligntool doctor --offline`` as a user calls them."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from models.samples import MODELS, TOP, put
from models.server import Page, Site, serving

from aligntool.cli._download import DownloadBar
from aligntool.doctor import NetworkWatch

ZH, VI = "translate-zh_en-0_1", "translate-vi_en-0_1"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    return tmp_path / "packages"


@pytest.fixture
def call(call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packages: Path):
    """Call ``aligntool models`` with a cache and a folder of packages of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    return partial(call, "models")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        entries = [
            {
                "package_version": "0.1", "from_code": lang, "from_name": name, "to_code": "en",
                "to_name": "English", "links": [f"v1/translate-{lang}_en-0_1.argosmodel"],
            }
            for lang, name in (("vi", "Vietnamese"), ("zh", "Chinese"), ("fr", "French"))
        ]  # fmt: skip
        site.pages["/index.json"] = Page(json.dumps(entries).encode())
        for file in MODELS.glob("*.argosmodel"):
            site.pages[f"/v1/{file.name}"] = Page(file.read_bytes())
        yield site


class TestAvailable:
    def test_a_table_with_what_is_here(self, call, site: Site, packages: Path) -> None:
        put(packages, "a", package_version="0.1")
        put(packages, "b", package_version="0.0.9", from_code="vi")
        result = call("available", "--mirror", site.url)
        assert [line.split() for line in result.out.splitlines()] == [
            ["pair", "from", "to", "version", "here"],
            ["─────", "──────────", "───────", "───────", "────────────"],
            ["fr-en", "French", "English", "0.1"],
            ["vi-en", "Vietnamese", "English", "0.1", "an", "older", "one"],
            ["zh-en", "Chinese", "English", "0.1", "installed"],
        ]
        assert result.err == f"3 packages in {site.url}/index.json, fetched just now\n"

    def test_as_json(self, call, site: Site) -> None:
        result = call("available", "--from", site.url, "--json", "--quiet")
        assert json.loads(result.out.splitlines()[0]) == {
            "name": "translate-fr_en-0_1", "from": "fr", "to": "en", "from_name": "French",
            "to_name": "English", "version": "0.1", "state": "",
        }  # fmt: skip
        assert result.err == ""

    def test_it_is_got_once_and_refreshed_on_demand(self, call, site: Site, monkeypatch) -> None:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{site.url}/")
        for arguments in ([], [], ["--refresh"]):
            assert call("available", *arguments).code == 0
        assert len(site.requests) == 2

    def test_offline_the_copy_serves(self, call, site: Site) -> None:
        call("available", "--from", site.url)
        site.pages["/index.json"] = Page(status=502)
        result = call("available", "--from", site.url, "--refresh")
        assert (result.code, len(result.out.splitlines())) == (0, 5)
        assert "an older copy, as the index cannot be had now: 502 Bad Gateway" in result.err

    def test_a_folder(self, call) -> None:
        result = call("available", "--from", MODELS)
        assert result.out.splitlines()[2].split()[0] == "vi-en"
        assert result.err == f"2 packages in {MODELS}\n"

    def test_without_a_network_one_line(self, call) -> None:
        result = call("available", "--from", "http://127.0.0.1:1")
        assert result.code == 3
        assert result.err.startswith("aligntool: http://127.0.0.1:1/index.json: the index cannot")
        assert len(result.err.splitlines()) == 1


class TestInstall:
    def test_pairs(self, call, site: Site, packages: Path) -> None:
        result = call("install", "zh-en", "translate-vi_en", "--from", site.url)
        assert (result.code, result.out) == (0, "")
        assert result.err == f"installed {ZH}\ninstalled {VI}\n"
        assert {path.name for path in packages.iterdir()} == {
            ".aligntool.lock", "models.lock", ZH, VI,
        }  # fmt: skip

    def test_quiet(self, call, site: Site) -> None:
        result = call("install", "zh-en", "--from", site.url, "--quiet")
        assert (result.code, result.out, result.err) == (0, "", "")

    @pytest.mark.parametrize(
        ("target", "code", "message"),
        [
            ("fr-en", 3, "/v1/translate-fr_en-0_1.argosmodel: 404 Not Found"),
            ("ja-en", 4, "no package is called translate-ja_en there"),
            ("zhen", 2, "'zhen' is neither a file nor a language pair"),
            ("none.argosmodel", 3, "none.argosmodel: cannot be read"),
        ],
    )
    def test_what_cannot_be_had(
        self, call, site: Site, target: str, code: int, message: str
    ) -> None:
        result = call("install", target, "--from", site.url)
        assert result.code == code
        (line,) = result.err.splitlines()
        assert line.startswith("aligntool: ")
        assert message in line

    def test_an_older_version_is_pointed_out(self, call, packages: Path) -> None:
        put(packages, TOP, package_version="0.0.1")
        result = call("install", MODELS / f"{ZH}.argosmodel")
        assert f"{TOP} is older and still here (aligntool models remove {TOP})" in result.err


class TestTheRest:
    def test_remove(self, call, packages: Path) -> None:
        call("install", "zh-en", "--from", MODELS)
        assert call("remove", "zh-en").err == f"removed {ZH}\n"
        assert not (packages / ZH).exists()
        assert call("remove", "zh-en").code == 4

    def test_path(self, call, packages: Path) -> None:
        call("install", "zh-en", "--from", MODELS)
        assert call("path").out == f"{packages}\n"
        assert call("path", "zh-en").out == f"{packages / ZH}\n"
        assert call("path", "vi-en").code == 4

    def test_verify(self, call, packages: Path) -> None:
        call("install", "zh-en", "vi-en", "--from", MODELS)
        put(packages, TOP)
        assert call("verify", ZH).out == f"ok          {ZH}  (7 files)\n"
        (packages / ZH / "README.md").write_text("")
        result = call("verify")
        assert result.code == 1
        assert result.out.splitlines() == [
            f"ok          {VI}  (7 files)",
            f"differs     {ZH}  (7 files)",
            "            changed: README.md",
            f"unrecorded  {TOP}  (3 files)",
        ]
        assert result.err.splitlines() == [
            "1 package(s) installed by another tool: nothing is recorded to compare with",
            f"aligntool: {ZH}: not as recorded in {packages / 'models.lock'}; install again with"
            " `aligntool models install`",
        ]

    def test_verify_as_json(self, call, packages: Path) -> None:
        call("install", "zh-en", "--from", MODELS)
        (packages / ZH / "more").touch()
        assert json.loads(call("verify", "--json").out) == {
            "name": ZH, "state": "differs", "files": 7,
            "differences": [{"what": "extra", "file": "more"}],
        }  # fmt: skip

    def test_a_bundle_goes_from_machine_to_machine(self, call, tmp_path: Path) -> None:
        call("install", "zh-en", "vi-en", "--from", MODELS)
        file = tmp_path / "packages.zip"
        assert call("bundle", file).err == f"wrote {file}\n"
        other = tmp_path / "other"
        result = call("install", file, "--packages", other)
        assert result.err == f"installed {VI}\ninstalled {ZH}\n"
        assert call("verify", "--packages", other).code == 0

    def test_nothing_to_bundle_leaves_no_file(self, call, tmp_path: Path) -> None:
        assert call("bundle", tmp_path / "x").code == 4
        assert not (tmp_path / "x").exists()


class TestBar:
    @pytest.mark.parametrize(("quiet", "terminal"), [(True, True), (False, False)])
    def test_it_is_silent_where_nobody_looks(
        self, capsys, monkeypatch: pytest.MonkeyPatch, quiet: bool, terminal: bool
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        with DownloadBar(quiet=quiet) as bar:
            bar.received("a", 1, 2)
            bar.received("a", 2, 2)
        assert capsys.readouterr().err == ""

    def test_it_shows_each_file_and_then_the_note(self, capsys, monkeypatch) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        with DownloadBar(quiet=False) as bar:
            for name in ("one", "two"):
                for here in (0, 1_000_000, 2_000_000):
                    bar.received(name, here, 2_000_000)
                bar.note(f"installed {name}")
        shown = capsys.readouterr().err
        assert shown.index("one") < shown.index("installed one") < shown.index("two")

    def test_it_shows_the_share_that_is_here(self, capsys, monkeypatch) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        with DownloadBar(quiet=False) as bar:
            for here in range(500_000, 750_001, 1000):
                bar.received("a", here, 1_000_000)
        frames = re.findall(r"(\d+)%.*?([\d.]+) of 1\.0 MB", capsys.readouterr().err)
        assert frames[-1][0] == "75"
        assert all(abs(float(megabytes) * 100 - int(share)) <= 5 for share, megabytes in frames)

    @pytest.mark.parametrize("total", [None, 0])
    def test_an_unknown_length_is_no_trouble(self, capsys, monkeypatch, total: int | None) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        with DownloadBar(quiet=False) as bar:
            bar.received("a", 0, total)
            bar.received("a", 10**6, total)


OFFLINE = """
import sys
import aligntool.languages.en as en
from aligntool.cli import main
{harm}
main(["doctor", "--offline"])
"""


@pytest.mark.parametrize(
    ("harm", "code", "last"),
    [
        pytest.param("", 0, "ok       offline    no network was touched", id="nothing"),
        pytest.param(
            "words = en.English.words\n"
            "def reach(self, text):\n"
            " import socket\n"
            " try: socket.create_connection(('198.51.100.7', 80))\n"
            " except OSError: pass\n"
            " return words(self, text)\n"
            "en.English.words = reach",
            1,
            "FAILED   offline    the network was reached for: socket.getaddrinfo 198.51.100.7",
            id="hidden by whoever does it",
        ),
    ],
)
def test_doctor_offline(harm: str, code: int, last: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE.format(harm=harm)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (code, last)
    assert len(done.stderr.splitlines()) == (1 if code else 0)


REACHES = """
import socket, subprocess, os, urllib.request
from aligntool.doctor import NetworkWatch
with NetworkWatch() as watch:
    try:
        {code}
    except OSError as error:
        pass
print(watch.attempts)
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("socket.socket().connect(('192.0.2.1', 1))", "('socket.connect 192.0.2.1',)"),
        ("socket.getaddrinfo('h.example', 1)", "('socket.getaddrinfo h.example',)"),
        ("socket.getaddrinfo('127.h.example', 1)", "('socket.getaddrinfo 127.h.example',)"),
        ("socket.gethostbyname('h.example')", "('socket.gethostbyname h.example',)"),
        (
            "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
            "('socket.sendto 192.0.2.1',)",
        ),
        ("urllib.request.urlopen('http://h.example/a')", "('urllib.Request h.example',)"),
        ("subprocess.run(['curl'])", "('subprocess.Popen curl',)"),
        ("os.system('curl')", "(\"os.system b'curl'\",)"),
        ("socket.socket().connect(('127.0.0.1', 1))", "()"),
        ("socket.getaddrinfo('localhost', 1)", "()"),
        ("socket.socket(socket.AF_UNIX).connect('/nowhere')", "()"),
        ("open('/nowhere')", "()"),
    ],
)  # fmt: skip
def test_what_counts_as_reaching_for_the_network(code: str, expected: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", REACHES.format(code=code)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == expected


def test_the_watch_ends() -> None:
    import socket

    with NetworkWatch() as watch:
        pass
    socket.getaddrinfo("localhost", 1)
    assert watch.attempts == ()
