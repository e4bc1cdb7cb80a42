"""Installing by pair, file, link and bundle; what is recorded, and what is refused ever after."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from models.samples import METADATA, MODELS, ROOT, TOP, ZH, entries, packed, put, tree
from models.server import QUICK, Page, Site, serving

from aligntool.errors import InputError, MissingModel, OutputError, UsageError
from aligntool.models.alone import alone
from aligntool.models.bundle import chosen, write_bundle
from aligntool.models.digests import Digest, digest_file, digest_folder
from aligntool.models.install import InstallRequest, install, superseded
from aligntool.models.lock import LOCK, Record, read_lock, write_lock
from aligntool.models.packages import installed
from aligntool.models.pins import PINS
from aligntool.models.sources import DEFAULT_INDEX, index_source
from aligntool.models.store import expected, remove
from aligntool.models.verify import verify

NAME = "translate-zh_en-1_0"
LIMITS = replace(QUICK, attempts=3)


class Watcher:
    """Keeps the notes."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, line: str) -> None:
        self.notes.append(line)

    def received(self, name: str, here: int, total: int | None) -> None: ...


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


class Machine:
    """A folder of packages and a cache, and calls of ``install`` for them."""

    def __init__(self, place: Path, mirror: str) -> None:
        self.packages, self.cache, self.mirror = place / "packages", place / "cache", mirror
        self.notes: list[str] = []

    def install(self, *targets: object, accept_change: bool = False) -> tuple[str, ...]:
        watcher = Watcher()
        request = InstallRequest(
            targets=tuple(str(one) for one in targets), folder=self.packages, cache=self.cache,
            source=index_source(self.mirror), now=datetime(2026, 1, 10, tzinfo=UTC),
            accept_change=accept_change, limits=LIMITS,
        )  # fmt: skip
        try:
            return install(request, watcher)
        finally:
            self.notes = watcher.notes

    def refused(self, *targets: object, match: str, error: type[Exception] = InputError) -> str:
        """Check that nothing is changed by a call that fails in one line."""
        before = digest_folder(self.packages) if self.packages.exists() else {}
        with pytest.raises(error, match=match) as caught:
            self.install(*targets)
        after = digest_folder(self.packages) if self.packages.exists() else {}
        assert {**before, ".aligntool.lock": 0} == {**after, ".aligntool.lock": 0}
        assert len(str(caught.value).splitlines()) == 1
        return str(caught.value)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine whose mirror is a folder."""
    return Machine(tmp_path, str(MODELS))


def online(site: Site, tmp_path: Path, body: bytes | None = None, **changes: object) -> Machine:
    """Return a machine whose index is on a server, with one package behind one link."""
    body = packed(tmp_path / "x.zip", entries()).read_bytes() if body is None else body
    entry = {**METADATA, "links": [f"{site.url}/v1/file", "ipfs://Qm"], **changes}
    site.pages |= {"/index.json": Page(json.dumps([entry]).encode()), "/v1/file": Page(body)}
    return Machine(tmp_path, site.url)


class TestFromTheIndex:
    def test_a_pair_is_downloaded_put_in_place_and_recorded(
        self, site: Site, tmp_path: Path
    ) -> None:
        machine = online(site, tmp_path)
        assert machine.install("zh-en") == (TOP,)
        assert machine.notes == [f"installed {TOP}"]
        assert site.paths == ["/index.json", "/v1/file"]
        assert read_lock(machine.packages).packages[NAME] == Record(
            NAME, digest_file(tmp_path / "x.zip"), TOP,
            digest_folder(machine.packages / TOP), f"{site.url}/v1/file",
        )  # fmt: skip
        assert list((machine.cache / "downloads").glob("[!.]*")) == []
        assert tree(machine.packages)[:2] == [".aligntool.lock", LOCK]

    def test_what_is_here_unchanged_is_left(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path)
        machine.install("zh-en")
        assert machine.install("zh_en") == (TOP,)
        assert machine.notes == [f"{TOP} is installed already"]
        assert site.paths == ["/index.json", "/v1/file"]

    def test_what_is_here_changed_is_mended(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path)
        machine.install("zh-en")
        (machine.packages / TOP / "model" / "model.bin").write_bytes(b"rotten")
        machine.install("zh-en")
        assert [one.state for one in verify(machine.packages)] == ["ok"]

    def test_of_several_the_newest_or_the_one_named(self, tmp_path: Path) -> None:
        for version in ("0.9", "0.10"):
            top = f"translate-zh_en-{version.replace('.', '_')}"
            metadata = json.dumps(METADATA | {"package_version": version}).encode()
            packed(
                tmp_path / f"{top}.argosmodel", {**entries(top), f"{top}/metadata.json": metadata}
            )
        machine = Machine(tmp_path, str(tmp_path))
        assert machine.install("translate-zh_en-0_9") == ("translate-zh_en-0_9",)
        names = machine.install("zh-en")
        assert names == ("translate-zh_en-0_10",)
        assert superseded(machine.packages, names) == ("translate-zh_en-0_9",)

    def test_what_the_index_lacks_is_said_before_anything_is_done(
        self, site: Site, tmp_path: Path
    ) -> None:
        machine = online(site, tmp_path)
        machine.refused("zh-en", "fr-en", match="no package is called translate-fr_en there",
                        error=MissingModel)  # fmt: skip
        assert site.paths == ["/index.json"]

    def test_another_package_behind_the_link_is_refused(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path, package_version="1.5")
        machine.refused("zh-en", match="holds translate-zh_en-1_0 and not translate-zh_en-1_5")
        assert list((machine.cache / "downloads").glob("[!.]*")) == []

    def test_links_in_turn(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path, links=["ipfs://Qm", "/gone", "ifps://Qm", "v1/file"])
        assert machine.install("zh-en") == (TOP,)
        assert site.paths == ["/index.json", "/gone", "/v1/file"]

    def test_no_link_of_use(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path, links=["ipfs://Qm"])
        machine.refused("zh-en", match="the index has no link that can be used")

    def test_an_old_copy_of_the_index_is_told_of(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path)
        machine.install("zh-en")
        site.pages["/index.json"] = Page(status=500)
        (copy,) = machine.cache.glob("index-*.json")
        copy.touch()  # now, which is after the machine's time
        machine.install("zh-en")
        assert "500 Internal Server Error; an older copy of the index is used" in machine.notes[0]

    def test_no_room_to_unpack_keeps_the_download(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine = online(site, tmp_path)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(shutil, "copyfileobj", full)
        machine.refused("zh-en", match="No space left on device", error=OutputError)
        monkeypatch.undo()
        machine.install("zh-en")
        assert site.paths == ["/index.json", "/v1/file"]


class TestFromAFolder:
    def test_a_folder_of_files(self, machine: Machine) -> None:
        assert machine.install("zh-en", "vi_en") == ("translate-zh_en-0_1", "translate-vi_en-0_1")
        assert not machine.cache.exists()
        assert [one.source for one in read_lock(machine.packages).packages.values()] == [
            "translate-vi_en-0_1.argosmodel", "translate-zh_en-0_1.argosmodel",
        ]  # fmt: skip

    def test_files_need_no_index(self, tmp_path: Path) -> None:
        machine = Machine(tmp_path, str(tmp_path / "none"))
        assert machine.install(ZH) == ("translate-zh_en-0_1",)

    @pytest.mark.parametrize(
        ("target", "match", "error"),
        [
            ("none.argosmodel", "cannot be read", InputError),
            ("folder/zh-en", "cannot be read", InputError),
            ("zhen", "neither a file nor a language pair", UsageError),
        ],
    )
    def test_what_can_be_nothing(
        self, machine: Machine, target: str, match: str, error: type[Exception]
    ) -> None:
        machine.refused(target, match=match, error=error)

    def test_a_link_itself(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path)
        assert machine.install(f"{site.url}/v1/file?key=secret%2f..") == (TOP,)
        assert read_lock(machine.packages).packages[NAME].source == f"{site.url}/v1/file"

    def test_argos_translate_lives_with_what_is_left_here(self, machine: Machine) -> None:
        machine.install("zh-en")
        assert sorted(path.name for path in machine.packages.iterdir()) == [
            ".aligntool.lock", LOCK, "translate-zh_en-0_1",
        ]  # fmt: skip
        code = (
            "from argostranslate.package import get_installed_packages as g;"
            "print([p.from_code for p in g()])"
        )
        environ = {"HOME": str(machine.cache), "ARGOS_PACKAGES_DIR": str(machine.packages)}
        shown = subprocess.run(
            [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
        )
        assert shown.stdout == "['zh']\n"


class TestEverAfter:
    """The digests of the first installation are enforced."""

    def other(self, tmp_path: Path) -> Path:
        content = {**entries(), f"{TOP}/model/model.bin": b"other weights"}
        return packed(tmp_path / "other.argosmodel", content)

    def test_another_file_of_the_same_name_and_version_is_refused(self, tmp_path: Path) -> None:
        machine = Machine(tmp_path, "")
        first = packed(tmp_path / "first.argosmodel", entries())
        machine.install(first)
        line = machine.refused(self.other(tmp_path), match="--accept-change")
        assert line.startswith(
            f"{NAME}: refused, it is {digest_file(tmp_path / 'other.argosmodel')}"
        )
        assert f"but models.lock has {digest_file(first)}" in line

    def test_also_after_it_was_removed(self, tmp_path: Path) -> None:
        machine = Machine(tmp_path, "")
        machine.install(packed(tmp_path / "first.argosmodel", entries()))
        assert remove(machine.packages, "zh-en") == TOP
        assert verify(machine.packages) == ()
        machine.refused(self.other(tmp_path), match="refused")
        assert machine.install(tmp_path / "first.argosmodel") == (TOP,)

    def test_a_change_can_be_accepted_and_is_then_the_rule(self, tmp_path: Path) -> None:
        machine = Machine(tmp_path, "")
        machine.install(packed(tmp_path / "first.argosmodel", entries()))
        machine.install(self.other(tmp_path), accept_change=True)
        assert [one.state for one in verify(machine.packages)] == ["ok"]
        machine.refused(tmp_path / "first.argosmodel", match="refused")

    def test_a_download_is_refused_at_its_header(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path)
        machine.install(packed(tmp_path / "first.argosmodel", {**entries(), f"{TOP}/more": b""}))
        remove(machine.packages, "zh-en")
        machine.refused("zh-en", match=r"could not be downloaded: .*: offers \d+ bytes, not the")
        assert machine.install("zh-en", accept_change=True) == (TOP,)

    def test_a_known_package_is_pinned_before_it_was_ever_here(self, tmp_path: Path) -> None:
        top = "translate-vi_en-1_9"
        metadata = json.dumps(METADATA | {"package_version": "1.9", "from_code": "vi"}).encode()
        file = packed(tmp_path / "x.argosmodel", {**entries(top), f"{top}/metadata.json": metadata})
        machine = Machine(tmp_path, "")
        line = machine.refused(
            file, match="aligntool's own list has 65,895,840 bytes, sha256 ebd51b"
        )
        assert line.startswith("translate-vi_en-1_9: refused, ")
        assert machine.install(file, accept_change=True) == (top,)
        # From now on the lock has the last word.
        assert machine.install(file) == (top,)

    def test_a_pinned_download_is_refused_at_its_header(self, site: Site, tmp_path: Path) -> None:
        machine = online(site, tmp_path, package_version="1.9", from_code="vi")
        machine.refused("vi-en", match="bytes, not the 65,895,840 recorded")

    def test_the_pins(self) -> None:
        assert PINS["translate-vi_en-1_9"] == Digest(
            65895840, "ebd51b7189b13eccb9238a5777de1d343008c4c05284a8b89610242364433953"
        )
        for digest in PINS.values():
            assert len(bytes.fromhex(digest.sha256)) == 32

    def test_a_broken_lock_stops_everything(self, machine: Machine) -> None:
        machine.packages.mkdir()
        (machine.packages / LOCK).write_text("<<<<<<<")
        machine.refused("zh-en", match=r"models\.lock: not valid JSON")

    def test_two_at_a_time_are_one(self, machine: Machine) -> None:
        with alone(machine.packages, "installing packages"):
            machine.refused("zh-en", match="another aligntool", error=OutputError)

    def test_a_package_in_the_folder_of_another_takes_its_record(self, tmp_path: Path) -> None:
        machine = Machine(tmp_path, "")
        machine.install(packed(tmp_path / "a.argosmodel", entries()))
        metadata = json.dumps(METADATA | {"package_version": "2.0"}).encode()
        machine.install(
            packed(tmp_path / "b.argosmodel", {**entries(), f"{TOP}/metadata.json": metadata})
        )
        packages = read_lock(machine.packages).packages
        assert {name: one.folder for name, one in packages.items()} == {
            NAME: "", "translate-zh_en-2_0": TOP,
        }  # fmt: skip


class TestRemove:
    def test_what_another_tool_installed(self, tmp_path: Path) -> None:
        put(tmp_path, TOP)
        assert remove(tmp_path, "zh-en") == TOP
        assert tree(tmp_path) == [".aligntool.lock", LOCK]

    def test_a_broken_package(self, tmp_path: Path) -> None:
        (put(tmp_path, TOP) / "metadata.json").unlink()
        remove(tmp_path, TOP)
        assert installed(tmp_path).broken == ()

    def test_what_is_recorded_and_gone(self, machine: Machine) -> None:
        (name,) = machine.install("zh-en")
        shutil.rmtree(machine.packages / name)
        assert remove(machine.packages, name) == name
        assert verify(machine.packages) == ()

    def test_a_link_to_a_folder_elsewhere_leaves_the_folder(self, tmp_path: Path) -> None:
        elsewhere = put(tmp_path / "elsewhere", TOP)
        (tmp_path / "packages").mkdir()
        (tmp_path / "packages" / TOP).symlink_to(elsewhere)
        remove(tmp_path / "packages", "zh-en")
        assert installed(tmp_path / "packages").packages == ()
        assert (elsewhere / "metadata.json").exists()

    @pytest.mark.parametrize("text", ["zh-en", "../packages", "translate-zh_en-9"])
    def test_what_is_not_there(self, tmp_path: Path, text: str) -> None:
        with pytest.raises((MissingModel, UsageError)):
            remove(tmp_path, text)


class TestVerify:
    @pytest.mark.parametrize(
        ("damage", "expected"),
        [
            (
                lambda p: (p / "model" / "model.bin").write_bytes(b"x"),
                ("changed", "model/model.bin"),
            ),
            (lambda p: (p / "README.md").unlink(), ("missing", "README.md")),
            (lambda p: (p / "new").touch(), ("extra", "new")),
            (lambda p: (p / "new").symlink_to("/etc"), ("extra", "new")),
            (lambda p: link(p / "README.md"), ("changed", "README.md")),
        ],
    )
    def test_each_difference_is_named(
        self, machine: Machine, damage: Callable[[Path], object], expected: tuple[str, str]
    ) -> None:
        machine.install("zh-en", "vi-en")
        damage(machine.packages / "translate-zh_en-0_1")
        vi, zh = verify(machine.packages)
        assert (vi.state, vi.files, vi.differences) == ("ok", 7, ())
        assert (zh.state, zh.differences) == ("differs", (expected,))
        assert verify(machine.packages, ["vi-en"]) == (vi,)
        assert verify(machine.packages, ["translate-zh_en-0_1", "zh-en"]) == (zh,)

    def test_what_is_gone_and_what_another_tool_installed(self, machine: Machine) -> None:
        machine.install("vi-en")
        shutil.rmtree(machine.packages / "translate-vi_en-0_1")
        put(machine.packages, TOP)
        assert [(one.folder, one.state) for one in verify(machine.packages)] == [
            ("translate-vi_en-0_1", "missing"), (TOP, "unrecorded"),
        ]  # fmt: skip
        assert [one.state for one in verify(machine.packages, ["zh-en"])] == ["unrecorded"]

    def test_a_name_that_fits_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(MissingModel, match="called vi-en"):
            verify(tmp_path, ["vi-en"])

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        assert verify(tmp_path / "none") == ()
        assert not (tmp_path / "none").exists()


def link(path: Path) -> None:
    """Put a link to a file with the same content in the place of a file."""
    other = path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(other)


class TestBundle:
    def bundle(self, machine: Machine, file: Path, *names: str) -> Path:
        with file.open("wb") as stream:
            write_bundle(stream, machine.packages, chosen(machine.packages, names))
        return file

    def test_all_goes_to_another_machine_as_it_is(self, machine: Machine, tmp_path: Path) -> None:
        machine.install("zh-en", "vi-en")
        file = self.bundle(machine, tmp_path / "x.bundle")
        other = Machine(tmp_path / "other", "")
        assert other.install(file) == ("translate-vi_en-0_1", "translate-zh_en-0_1")
        assert read_lock(other.packages) == read_lock(machine.packages)
        assert [one.state for one in verify(other.packages)] == ["ok", "ok"]
        assert not other.cache.exists()

    def test_the_same_packages_give_the_same_bytes(self, machine: Machine, tmp_path: Path) -> None:
        machine.install("zh-en", "vi-en")
        first = self.bundle(machine, tmp_path / "a", "zh-en", "vi-en").read_bytes()
        for path in machine.packages.rglob("*"):
            path.touch()
        assert self.bundle(machine, tmp_path / "b", "vi-en", "zh-en").read_bytes() == first

    def test_one_is_taken_out(self, machine: Machine, tmp_path: Path) -> None:
        machine.install("zh-en", "vi-en")
        file = self.bundle(machine, tmp_path / "x", "zh-en")
        assert Machine(tmp_path / "other", "").install(file) == ("translate-zh_en-0_1",)

    def test_any_unzip_makes_a_folder_of_packages(self, machine: Machine, tmp_path: Path) -> None:
        machine.install("zh-en")
        with zipfile.ZipFile(self.bundle(machine, tmp_path / "x")) as archive:
            archive.extractall(tmp_path / "out")
        assert [one.state for one in verify(tmp_path / "out")] == ["ok"]

    def test_what_another_tool_installed_goes_too(self, tmp_path: Path) -> None:
        machine = Machine(tmp_path, "")
        put(machine.packages, TOP)
        other = Machine(tmp_path / "other", "")
        assert other.install(self.bundle(machine, tmp_path / "x")) == (TOP,)
        record = read_lock(other.packages).packages[NAME]
        assert (record.archive, record.source) == (None, "installed by another tool")
        assert [one.state for one in verify(other.packages)] == ["ok"]

    def test_a_changed_package_is_not_passed_on(self, machine: Machine, tmp_path: Path) -> None:
        machine.install("zh-en")
        (machine.packages / "translate-zh_en-0_1" / "README.md").write_text("")
        with pytest.raises(InputError, match=r"not what models\.lock says"):
            self.bundle(machine, tmp_path / "x")

    def test_nothing_to_pack(self, tmp_path: Path) -> None:
        with pytest.raises(MissingModel, match="there is no package in"):
            chosen(tmp_path, ())

    @pytest.mark.parametrize(
        ("changes", "match"),
        [
            ({"README.md": b"x"}, r"translate-zh_en-0_1/README\.md is changed"),
            ({"README.md": None}, r"translate-zh_en-0_1/README\.md is missing"),
            ({"more": b""}, "translate-zh_en-0_1/more is extra"),
            ({"../other/metadata.json": b""}, "unsafe path"),
            ({"/other/metadata.json": b""}, "its models.lock and its folders differ: 'other'"),
            ({"/models.lock": b"{}"}, "its format is not"),
            ({"/models.lock": b'{"format": "aligntool models.lock 1"}'}, "its folders differ"),
        ],
    )
    def test_a_bundle_that_was_tampered_with(
        self, machine: Machine, tmp_path: Path, changes: dict[str, bytes | None], match: str
    ) -> None:
        machine.install("zh-en")
        with zipfile.ZipFile(self.bundle(machine, tmp_path / "x")) as archive:
            content = {name: archive.read(name) for name in archive.namelist()}
        for path, data in changes.items():
            name = path[1:] if path.startswith("/") else f"translate-zh_en-0_1/{path}"
            content.pop(name, None)
            if data is not None:
                content[name] = data
        other = Machine(tmp_path / "other", "")
        other.refused(packed(tmp_path / "y.zip", content), match=match)

    def test_a_lock_that_names_a_package_wrongly(self, machine: Machine, tmp_path: Path) -> None:
        machine.install("zh-en")
        with zipfile.ZipFile(self.bundle(machine, tmp_path / "x")) as archive:
            content = {name: archive.read(name) for name in archive.namelist()}
        content[LOCK] = content[LOCK].replace(
            b'"translate-zh_en-0_1": {', b'"translate-fr_en-0_1": {'
        )
        other = Machine(tmp_path / "other", "")
        other.refused(packed(tmp_path / "y.zip", content), match="is not translate-fr_en-0_1")

    def test_a_lie_about_the_archive_is_found_out_by_the_files(self, tmp_path: Path) -> None:
        first, other = Machine(tmp_path, ""), Machine(tmp_path / "other", "")
        file = packed(tmp_path / "a.argosmodel", entries())
        other.install(file)
        content = {**entries(), f"{TOP}/sentencepiece.model": b"other pieces"}
        first.install(packed(tmp_path / "b.argosmodel", content))
        lock = read_lock(first.packages)
        record = replace(lock.packages[NAME], archive=digest_file(file))
        write_lock(lock.installed(record), first.packages)
        other.refused(self.bundle(first, tmp_path / "x"), match=r"sentencepiece\.model is changed")

    @pytest.mark.parametrize("known", ["archive", "files", "removed"])
    def test_other_content_than_recorded_here_is_refused(self, tmp_path: Path, known: str) -> None:
        first, other = Machine(tmp_path, ""), Machine(tmp_path / "other", "")
        if known == "files":
            put(first.packages, TOP)
            (first.packages / TOP / "sentencepiece.model").write_bytes(b"other pieces")
        else:
            content = {**entries(), f"{TOP}/sentencepiece.model": b"other pieces"}
            first.install(packed(tmp_path / "a.argosmodel", content))
        file = self.bundle(first, tmp_path / "x")
        other.install(packed(tmp_path / "b.argosmodel", entries()))
        if known == "removed":
            remove(other.packages, "zh-en")
        other.refused(file, match="refused, ")
        assert other.install(file, accept_change=True) == (TOP,)

    def test_the_archive_stays_known_where_the_files_are_the_same(self, tmp_path: Path) -> None:
        first, other = Machine(tmp_path, ""), Machine(tmp_path / "other", "")
        file = packed(tmp_path / "a.argosmodel", entries())
        other.install(file)
        put(first.packages, TOP)
        other.install(self.bundle(first, tmp_path / "x"))
        assert expected(NAME, read_lock(other.packages)) == digest_file(file)


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from aligntool.models import *\n"
        "from aligntool.models import bundle, install, verify, names, index\n"
        "verify.verify(Path('packages'))"
    )
    subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, check=True
    )
    assert tree(tmp_path) == []
    assert DEFAULT_INDEX.startswith("https://")
