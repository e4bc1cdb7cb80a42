"""Argos packages on disk: the folder, the list and the choice."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from models.samples import ROOT, TOP, ZH, put, tree

from aligntool.errors import InputError, MissingModel
from aligntool.models.archive import unpack
from aligntool.models.packages import (
    ArgosPackage,
    find,
    install_advice,
    installed,
    package_folder,
)


class TestPackageFolder:
    @pytest.mark.parametrize(
        ("variables", "settings", "expected"),
        [
            pytest.param({}, None, "~/.local/share/argos-translate/packages", id="default"),
            pytest.param({"ARGOS_PACKAGES_DIR": "/p"}, None, "/p", id="variable"),
            pytest.param(
                {"ARGOS_PACKAGES_DIR": "/p"}, {"ARGOS_PACKAGES_DIR": "/q"}, "/p", id="variable wins"
            ),
            pytest.param({}, {"ARGOS_PACKAGES_DIR": "/q"}, "/q", id="settings"),
            pytest.param(
                {"XDG_DATA_HOME": "/d"}, {"ARGOS_PACKAGES_DIR": "/q"}, "/q", id="settings win"
            ),
            pytest.param(
                {"XDG_DATA_HOME": "/d"},
                {"ARGOS_PACKAGES_DIR": None},
                "/d/argos-translate/packages",
                id="null in settings",
            ),
            pytest.param(
                {"XDG_DATA_HOME": "/d"}, None, "/d/argos-translate/packages", id="data home"
            ),
            pytest.param(
                {"ARGOS_PACKAGE_DIR": "/x", "ARGOS_TRANSLATE_PACKAGE_DIR": "/y"},
                {"ARGOS_PACKAGE_DIR": "/z"},
                "~/.local/share/argos-translate/packages",
                id="names it does not read",
            ),
            pytest.param({"ARGOS_PACKAGES_DIR": ""}, None, ".", id="empty is the working folder"),
        ],
    )
    def test_the_rules(
        self,
        tmp_path: Path,
        variables: dict[str, str],
        settings: dict[str, str] | None,
        expected: str,
    ) -> None:
        environ = {"HOME": str(tmp_path), **variables}
        if settings is not None:
            file = tmp_path / ".config" / "argos-translate" / "settings.json"
            file.parent.mkdir(parents=True)
            file.write_text(json.dumps(settings), encoding="utf-8")
        assert package_folder(environ) == Path(expected.replace("~", str(tmp_path)))

    def test_settings_lie_where_xdg_config_home_says(self, tmp_path: Path) -> None:
        (tmp_path / "argos-translate").mkdir()
        settings = tmp_path / "argos-translate" / "settings.json"
        settings.write_text('{"ARGOS_PACKAGES_DIR": "/q"}', encoding="utf-8")
        assert package_folder({"HOME": "/h", "XDG_CONFIG_HOME": str(tmp_path)}) == Path("/q")

    def test_the_process_environment_is_read_when_called(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ARGOS_PACKAGES_DIR", "/now")
        assert package_folder() == Path("/now")

    def test_broken_settings_are_ignored_aloud_as_argos_translate_does(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "argos-translate").mkdir()
        (tmp_path / "argos-translate" / "settings.json").write_text("{", encoding="utf-8")
        environ = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": "/d"}
        assert package_folder(environ) == Path("/d/argos-translate/packages")
        assert "not valid JSON" in caplog.text

    @pytest.mark.parametrize("content", ["[]", '{"ARGOS_PACKAGES_DIR": 7}'])
    def test_settings_that_stop_argos_translate_are_an_error(
        self, tmp_path: Path, content: str
    ) -> None:
        (tmp_path / "argos-translate").mkdir()
        (tmp_path / "argos-translate" / "settings.json").write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match=r"settings\.json: "):
            package_folder({"XDG_CONFIG_HOME": str(tmp_path)})

    @pytest.mark.parametrize(
        "variables",
        [
            {},
            {"ARGOS_PACKAGES_DIR": "{tmp}/here"},
            {"ARGOS_PACKAGES_DIR": ""},
            {"XDG_DATA_HOME": "{tmp}/data"},
            {"XDG_DATA_HOME": ""},
            {"XDG_CONFIG_HOME": "{tmp}/config"},
        ],
    )
    def test_argos_translate_itself_agrees(self, tmp_path: Path, variables: dict[str, str]) -> None:
        settings = tmp_path / "config" / "argos-translate" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(f'{{"ARGOS_PACKAGES_DIR": "{tmp_path}/set"}}', encoding="utf-8")
        given = {name: value.format(tmp=tmp_path) for name, value in variables.items()}
        environ = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), **given}
        code = "from argostranslate.settings import package_data_dir as d; print(d)"
        theirs = subprocess.run(
            [sys.executable, "-c", code],
            env=environ,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        assert str(package_folder(environ)) == theirs


class TestInstalled:
    def test_a_package_is_described(self, tmp_path: Path) -> None:
        unpack(ZH, tmp_path)
        expected = ArgosPackage(
            tmp_path / "translate-zh_en-0_1",
            from_code="zh",
            to_code="en",
            from_name="Chinese",
            to_name="English",
            version="0.1",
            argos_version="1.9.0",
            target_prefix="",
            tokenizer="sentencepiece",
        )
        assert installed(tmp_path).packages == (expected,)
        assert expected.name == "translate-zh_en-0_1"
        assert expected.tokenizer_file.is_file()

    def test_a_folder_that_is_not_there_holds_nothing(self, tmp_path: Path) -> None:
        inventory = installed(tmp_path / "none")
        assert (inventory.packages, inventory.broken) == ((), ())

    def test_a_file_instead_of_the_folder_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "packages").write_text("", encoding="utf-8")
        with pytest.raises(InputError, match="cannot be read"):
            installed(tmp_path / "packages")

    def test_files_and_hidden_folders_are_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_text("", encoding="utf-8")
        (tmp_path / ".git").mkdir()
        assert installed(tmp_path).broken == ()

    def test_bpe_and_prefix_are_seen(self, tmp_path: Path) -> None:
        path = put(tmp_path, TOP, target_prefix=">>en<<")
        (path / "sentencepiece.model").rename(path / "bpe.model")
        (package,) = installed(tmp_path).packages
        assert (package.tokenizer, package.target_prefix) == ("bpe", ">>en<<")

    def test_sentencepiece_goes_before_bpe(self, tmp_path: Path) -> None:
        (put(tmp_path, TOP) / "bpe.model").write_bytes(b"")
        assert installed(tmp_path).packages[0].tokenizer == "sentencepiece"

    @pytest.mark.parametrize(
        ("damage", "reason"),
        [
            (lambda path: (path / "metadata.json").unlink(), "metadata.json is missing"),
            (lambda path: (path / "metadata.json").write_text("{"), "metadata.json is not valid"),
            (lambda path: (path / "metadata.json").write_bytes(b"\xff\xfe\x00"), "not valid JSON"),
            (lambda path: (path / "metadata.json").write_text("[" * 99999), "not valid JSON"),
            (lambda path: (path / "metadata.json").write_text("[]"), "is not a JSON object"),
            (lambda path: (path / "model" / "model.bin").unlink(), "model.bin is missing"),
            (lambda path: (path / "model" / "model.bin").write_bytes(b""), "or empty"),
            (lambda path: shutil.rmtree(path / "model"), "model/model.bin is missing"),
            (lambda path: (path / "sentencepiece.model").unlink(), "nor bpe.model"),
        ],
    )
    def test_a_damaged_package_is_reported(
        self, tmp_path: Path, damage: Callable[[Path], object], reason: str
    ) -> None:
        put(tmp_path, "translate-vi_en-1_0", from_code="vi")
        damage(put(tmp_path, TOP))
        inventory = installed(tmp_path)
        assert [package.from_code for package in inventory.packages] == ["vi"]
        (broken,) = inventory.broken
        assert broken.path == tmp_path / TOP
        assert reason in broken.reason
        assert str(broken).startswith(f"{tmp_path / TOP}: ")
        assert "install the package again" in str(broken)
        assert len(str(broken).splitlines()) == 1

    def test_metadata_that_is_a_folder_is_reported(self, tmp_path: Path) -> None:
        file = put(tmp_path, TOP) / "metadata.json"
        file.unlink()
        file.mkdir()
        assert "cannot be read" in installed(tmp_path).broken[0].reason

    @pytest.mark.parametrize(
        ("key", "value", "reason"),
        [
            ("from_code", None, "from_code is not a language code"),
            ("from_code", "", "from_code is not a language code"),
            ("from_code", 7, "from_code is not text"),
            ("to_code", "../en", "to_code is not a language code"),
            ("to_code", ["en"], "to_code is not text"),
            ("package_version", 1.9, "package_version is not text"),
            ("target_prefix", {}, "target_prefix is not text"),
            ("type", "sbd", "type 'sbd' does not translate"),
        ],
    )
    def test_metadata_of_the_wrong_kind_is_reported(
        self, tmp_path: Path, key: str, value: object, reason: str
    ) -> None:
        put(tmp_path, TOP, **{key: value})
        inventory = installed(tmp_path)
        assert inventory.packages == ()
        assert reason in inventory.broken[0].reason


class TestFind:
    @pytest.mark.parametrize(
        ("versions", "newest"),
        [
            (["1.9", "1.10"], "1.10"),
            (["1.10", "1.9"], "1.10"),
            (["2.0rc1", "1.9"], "2.0rc1"),
            (["2.0rc1", "2.0"], "2.0"),
            (["0.1", "unknown"], "0.1"),
            (["", "0"], "0"),
        ],
    )
    def test_the_newest_version_is_taken(
        self, tmp_path: Path, versions: list[str], newest: str
    ) -> None:
        for number, version in enumerate(versions):
            put(tmp_path, f"package{number}", package_version=version)
        assert find(tmp_path, "zh", "en").version == newest

    @pytest.mark.parametrize("code", ["zh-Hans", "zh_hans", "ZH-HANS"])
    def test_zh_is_served_by_simplified_chinese(self, tmp_path: Path, code: str) -> None:
        put(tmp_path, "one", from_code=code, package_version="2.0")
        assert find(tmp_path, "zh", "en").from_code == code

    def test_zh_itself_goes_before_a_newer_zh_hans(self, tmp_path: Path) -> None:
        put(tmp_path, "one", from_code="zh-Hans", package_version="2.0")
        put(tmp_path, "two", from_code="zh", package_version="1.0")
        assert find(tmp_path, "zh", "en").from_code == "zh"

    @pytest.mark.parametrize(
        ("pair", "written"),
        [
            (("vi", "en"), "vi-en"),
            (("en", "zh"), "en-zh"),
            (("zh-Hans", "en"), "zh-Hans_en"),
            (("zh", "fr"), "zh-fr"),
        ],
    )
    def test_another_pair_is_not_served(
        self, tmp_path: Path, pair: tuple[str, str], written: str
    ) -> None:
        put(tmp_path, TOP)
        with pytest.raises(MissingModel, match=f"aligntool models install {written}`"):
            find(tmp_path, *pair)

    def test_the_error_names_a_broken_package_for_the_pair(self, tmp_path: Path) -> None:
        (put(tmp_path, TOP) / "model" / "model.bin").unlink()
        with pytest.raises(MissingModel) as caught:
            find(tmp_path, "zh", "en")
        assert f"{TOP}: model/model.bin is missing" in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1

    def test_the_advice_names_folder_and_both_ways_but_no_host(self, tmp_path: Path) -> None:
        advice = install_advice("vi", "en", folder=tmp_path)
        assert str(tmp_path) in advice
        assert advice.index("`aligntool models install vi-en`") < advice.index(
            "`aligntool models install FILE`"
        )
        assert len(advice.splitlines()) == 1
        assert "translate-vi_en-*.argosmodel" in advice
        assert "://" not in advice


def test_argostranslate_is_not_imported(tmp_path: Path) -> None:
    code = (
        "import sys, aligntool.models.archive; from aligntool.models.packages import *;"
        "installed(package_folder()); assert not [m for m in sys.modules if 'argostranslate' in m]"
    )
    environ = {"HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environ, cwd=ROOT, check=True)
    assert tree(tmp_path) == []
