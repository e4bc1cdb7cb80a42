"""Installing Argos packages from files: whole ones, hostile ones, and interruptions."""

import random
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from models.samples import MODELS, TOP, ZH, entries, packed, put, tree

from aligntool.errors import InputError, OutputError
from aligntool.models import archive
from aligntool.models.archive import unpack
from aligntool.models.packages import find, installed


class TestUnpack:
    @pytest.mark.parametrize("name", ["translate-zh_en-0_1", "translate-vi_en-0_1"])
    def test_every_byte_arrives(self, tmp_path: Path, name: str) -> None:
        file = MODELS / f"{name}.argosmodel"
        package = unpack(file, tmp_path / "packages")
        assert package == installed(tmp_path / "packages").packages[0]
        assert list((tmp_path / "packages").iterdir()) == [package.path]
        with zipfile.ZipFile(file) as source:
            for entry in source.namelist():
                assert (tmp_path / "packages" / entry).read_bytes() == source.read(entry)

    def test_an_older_package_of_the_same_name_is_replaced(self, tmp_path: Path) -> None:
        old = put(tmp_path, TOP, package_version="0.5")
        (old / "left over").write_text("", encoding="utf-8")
        unpack(packed(tmp_path / "x.argosmodel", entries()), tmp_path)
        assert installed(tmp_path).packages[0].version == "1.0"
        assert tree(tmp_path) == [
            TOP,
            f"{TOP}/metadata.json",
            f"{TOP}/model",
            f"{TOP}/model/model.bin",
            f"{TOP}/sentencepiece.model",
            "x.argosmodel",
        ]

    @pytest.mark.parametrize(
        ("extra", "reason"),
        [
            ("../evil", "unsafe path"),
            (f"{TOP}/../../evil", "unsafe path"),
            ("/etc/evil", "unsafe path"),
            (f"{TOP}//evil", "unsafe path"),
            (f"{TOP}/./evil", "unsafe path"),
            ("..\\evil", "unsafe path"),
            ("C:/evil", "unsafe path"),
            (f"{TOP}/a\nb", "unsafe path"),
            (".aligntool-x/evil", "is hidden"),
            ("another/evil", "one folder"),
            ("evil", "one folder"),
            (f"{TOP}/MODEL/model.bin", "the same name"),
            (f"{TOP}/sentencepiece.model/x", "the same name"),
        ],
    )
    def test_hostile_names_are_refused(self, tmp_path: Path, extra: str, reason: str) -> None:
        file = packed(tmp_path / "x.argosmodel", {**entries(), extra: b"evil"})
        refused(file, tmp_path / "in" / "packages", reason)

    @pytest.mark.parametrize(
        "mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK], ids=oct
    )
    def test_links_and_devices_are_refused(self, tmp_path: Path, mode: int) -> None:
        file = packed(tmp_path / "x.argosmodel", entries())
        special = zipfile.ZipInfo(f"{TOP}/evil")
        special.external_attr = (mode | 0o777) << 16
        with zipfile.ZipFile(file, "a") as target:
            target.writestr(special, "/etc/passwd")
        refused(file, tmp_path / "packages", "is a link or a device")

    @pytest.mark.parametrize(
        ("missing", "reason"),
        [
            ("metadata.json", "metadata.json is missing"),
            ("model/model.bin", "model/model.bin is missing"),
            ("sentencepiece.model", "neither sentencepiece.model nor bpe.model"),
        ],
    )
    def test_an_archive_that_lacks_a_part_is_refused(
        self, tmp_path: Path, missing: str, reason: str
    ) -> None:
        content = {name: data for name, data in entries().items() if not name.endswith(missing)}
        refused(packed(tmp_path / "x.argosmodel", content), tmp_path / "packages", reason)

    @pytest.mark.parametrize("content", [b"", b"hello"])
    def test_what_is_no_archive_is_refused(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "x.argosmodel").write_bytes(content)
        refused(tmp_path / "x.argosmodel", tmp_path / "packages", "which is a zip archive")

    def test_a_file_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        refused(tmp_path / "x.argosmodel", tmp_path / "packages", "cannot be read")

    def test_an_empty_archive_is_refused(self, tmp_path: Path) -> None:
        refused(packed(tmp_path / "x.argosmodel", {}), tmp_path / "packages", "one folder")

    def test_a_bomb_is_refused(self, tmp_path: Path) -> None:
        content = {**entries(), f"{TOP}/zeros": bytes(10_000_000)}
        file = packed(tmp_path / "x.argosmodel", content, zipfile.ZIP_DEFLATED)
        refused(file, tmp_path / "packages", "unpacks to 4 entries of 1000")

    def test_too_large_a_package_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "MAX_BYTES", 1_000_000)
        refused(ZH, tmp_path / "packages", "unpacks to 7 entries")

    def test_too_many_entries_are_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "MAX_ENTRIES", 6)
        refused(ZH, tmp_path / "packages", "unpacks to 7 entries")

    @pytest.mark.parametrize(("offset", "value", "reason"), [(8, 1, "encrypted"), (10, 12, "unus")])
    def test_other_ways_of_packing_are_refused(
        self, tmp_path: Path, offset: int, value: int, reason: str
    ) -> None:
        file = packed(tmp_path / "x.argosmodel", entries())
        data = bytearray(file.read_bytes())
        data[data.index(b"PK\x01\x02") + offset] = value  # in the first central directory record
        file.write_bytes(data)
        refused(file, tmp_path / "packages", reason)

    def test_a_damaged_entry_is_refused(self, tmp_path: Path) -> None:
        file = packed(tmp_path / "x.argosmodel", entries())
        file.write_bytes(file.read_bytes().replace(b"weights", b"weirdos", 1))
        refused(file, tmp_path / "packages", "damaged, get it again")

    @pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    def test_flipped_bytes_never_raise_anything_else(self, tmp_path: Path, method: int) -> None:
        whole = packed(tmp_path / "x.argosmodel", entries(), method).read_bytes()
        random_number = random.Random(7)
        outcomes, found, lines = set(), set(), []
        for _ in range(500):
            data = bytearray(whole)
            for _ in range(random_number.randint(1, 4)):
                data[random_number.randrange(len(data))] = random_number.randrange(256)
            (tmp_path / "x.argosmodel").write_bytes(data)
            try:
                unpack(tmp_path / "x.argosmodel", tmp_path / "in" / "packages")
                outcomes.add("installed")
            except (InputError, OutputError) as error:
                outcomes.add(type(error).__name__)
                lines.append(len(str(error).splitlines()))
            found |= {path.name for path in tmp_path.iterdir()}
        assert {"installed", "InputError"} <= outcomes
        assert found == {"in", "x.argosmodel"}
        assert set(lines) == {1}

    def test_an_old_package_survives_a_refusal(self, tmp_path: Path) -> None:
        put(tmp_path, TOP, package_version="0.5")
        before = tree(tmp_path)
        content = {**entries(), f"{TOP}/metadata.json": b"{"}
        with pytest.raises(InputError):
            unpack(packed(tmp_path.with_suffix(".argosmodel"), content), tmp_path)
        assert tree(tmp_path) == before

    @pytest.mark.parametrize("step", [1, 2, 3])
    def test_a_crash_while_replacing_leaves_a_whole_package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
    ) -> None:
        put(tmp_path, TOP, package_version="0.5")
        file = packed(tmp_path / "x.argosmodel", entries())
        stop_at_rename(monkeypatch, step)
        with pytest.raises(KeyboardInterrupt):
            unpack(file, tmp_path)
        assert find(tmp_path, "zh", "en").version == {1: "0.5", 2: "1.0", 3: "1.0"}[step]
        monkeypatch.undo()
        unpack(file, tmp_path)
        assert find(tmp_path, "zh", "en").version == "1.0"

    def test_an_unfinished_folder_is_reported_and_argos_translate_lives_with_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        packages = tmp_path / "packages"
        monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)  # as when the power fails
        unpack(packed(tmp_path / "x.argosmodel", entries()), packages)
        monkeypatch.undo()
        (broken,) = installed(packages).broken
        assert "did not finish" in broken.reason
        code = (
            "from argostranslate.package import get_installed_packages as g;"
            "print([p.from_code for p in g() if p.type == 'translate'])"
        )
        environ = {"HOME": str(tmp_path), "ARGOS_PACKAGES_DIR": str(packages)}
        shown = subprocess.run(
            [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
        )
        assert shown.stdout == "['zh']\n"

    def test_a_folder_that_cannot_be_made_is_an_output_error(self, tmp_path: Path) -> None:
        (tmp_path / "packages").write_text("", encoding="utf-8")
        with pytest.raises(OutputError, match="cannot write the package"):
            unpack(ZH, tmp_path / "packages")


def refused(file: Path, folder: Path, reason: str) -> None:
    """Check that a file is refused in one line and that nothing of it is left anywhere."""
    before = tree(file.parent) if file.parent != MODELS else []
    with pytest.raises(InputError, match=reason) as caught:
        unpack(file, folder)
    assert str(caught.value).startswith(f"{file}: ")
    assert len(str(caught.value).splitlines()) == 1
    assert not folder.exists() or tree(folder) == []
    after = tree(file.parent) if file.parent != MODELS else []
    assert set(after) - set(before) <= {"packages", "in", "in/packages"}


def stop_at_rename(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Let the process be interrupted instead of the given rename."""
    rename = Path.rename
    calls = []

    def interrupted(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == step:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
