"""``models.lock`` and holding a folder alone."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from models.samples import ROOT

from aligntool.errors import InputError, OutputError
from aligntool.models import alone as alone_module
from aligntool.models.alone import MARK, alone
from aligntool.models.digests import Digest, differences
from aligntool.models.lock import LOCK, Lock, Record, lock_bytes, read_lock, write_lock

DIGEST = Digest(7, "ab" * 32)
RECORD = Record("translate-zh_en-1_0", DIGEST, "zh_en", {"model/model.bin": DIGEST}, "a file")
BYTES = """{
  "format": "aligntool models.lock 1",
  "packages": {
    "translate-zh_en-1_0": {
      "files": {
        "model/model.bin": {
          "sha256": "abababababababababababababababababababababababababababababababab",
          "size": 7
        }
      },
      "folder": "zh_en",
      "sha256": "abababababababababababababababababababababababababababababababab",
      "size": 7,
      "source": "a file"
    }
  }
}
"""


class TestFormat:
    def test_the_bytes(self) -> None:
        assert lock_bytes(Lock({RECORD.name: RECORD})).decode() == BYTES

    def test_it_is_read_as_it_was_written(self, tmp_path: Path) -> None:
        other = Record("translate-vi_en-1_0", None, "")
        lock = Lock({RECORD.name: RECORD, other.name: other}, {RECORD.name: RECORD})
        write_lock(lock, tmp_path)
        assert read_lock(tmp_path) == lock
        assert [path.name for path in tmp_path.iterdir()] == [LOCK]

    def test_there_need_be_none(self, tmp_path: Path) -> None:
        assert read_lock(tmp_path) == Lock()

    @pytest.mark.parametrize(
        "content",
        [
            "{", "[]", "{}", '{"format": "aligntool models.lock 2"}',
            json.dumps({"format": "aligntool models.lock 1", "packages": []}),
            *(
                json.dumps({"format": "aligntool models.lock 1", "packages": {"p": one}})
                for one in (
                    7, {}, {"folder": "../x", "files": {}, "source": ""},
                    {"folder": ".x", "files": {}, "source": ""},
                    {"folder": "a/b", "files": {}, "source": ""},
                    {"folder": "x", "files": [], "source": ""},
                    {"folder": "x", "files": {"f": 7}, "source": ""},
                    {"folder": "x", "files": {}, "source": "", "sha256": "AB", "size": 1},
                    {"folder": "x", "files": {}, "source": "", "sha256": "ab" * 32, "size": True},
                )
            ),
        ],
    )  # fmt: skip
    def test_a_broken_one_is_refused_with_the_remedy(self, tmp_path: Path, content: str) -> None:
        (tmp_path / LOCK).write_text(content)
        with pytest.raises(InputError, match="put the right file back, or move it away") as caught:
            read_lock(tmp_path)
        assert str(caught.value).startswith(f"{tmp_path / LOCK}: ")
        assert len(str(caught.value).splitlines()) == 1

    def test_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match="cannot be written"):
            write_lock(Lock(), tmp_path / "none")


class TestSteps:
    def test_what_stood_in_the_folder_before_is_gone_but_known(self) -> None:
        newer = Record("translate-zh_en-2_0", DIGEST, "zh_en")
        lock = Lock({RECORD.name: RECORD}).announced(newer).installed(newer)
        assert lock.packages == {
            RECORD.name: replace(RECORD, folder=""), newer.name: newer,
        }  # fmt: skip
        assert lock.pending == {}

    def test_a_removed_package_keeps_its_digests(self) -> None:
        lock = Lock({RECORD.name: RECORD}).removed("zh_en")
        assert lock.packages[RECORD.name] == replace(RECORD, folder="")


def test_differences_are_named() -> None:
    other = Digest(7, "cd" * 32)
    recorded = {"a": DIGEST, "b": DIGEST, "c": DIGEST}
    assert differences(recorded, {"a": DIGEST, "b": other, "d": DIGEST}) == (
        ("changed", "b"), ("missing", "c"), ("extra", "d"),
    )  # fmt: skip


class TestAlone:
    CODE = (
        "import sys; from pathlib import Path; from aligntool.models.alone import alone\n"
        "with alone(Path(sys.argv[1]), 'x'):\n print('mine', flush=True); sys.stdin.read()"
    )

    def holder(self, folder: Path) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", self.CODE, folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        return process

    def test_another_process_is_named_in_one_line(self, tmp_path: Path) -> None:
        with self.holder(tmp_path) as process:
            with (
                pytest.raises(OutputError) as caught,
                alone(tmp_path, "installing packages"),
            ):
                pytest.fail("two at a time")
            process.communicate("")
        assert str(caught.value) == (
            f"{tmp_path}: another aligntool (process {process.pid}) is installing packages;"
            " try again when it has finished"
        )

    def test_what_a_killed_process_left_is_no_obstacle(self, tmp_path: Path) -> None:
        with self.holder(tmp_path) as process:
            process.send_signal(signal.SIGKILL)
        assert (tmp_path / MARK).read_text() == f"{process.pid}\n"
        with alone(tmp_path, "installing packages"):
            assert (tmp_path / MARK).read_text() != f"{process.pid}\n"

    def test_one_after_the_other(self, tmp_path: Path) -> None:
        for _ in range(2):
            with alone(tmp_path / "new", "installing packages"):
                assert (tmp_path / "new").is_dir()

    def test_a_full_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(alone_module, "_lock", full)
        with pytest.raises(OutputError, match="No space left on device"), alone(tmp_path, "x"):
            pytest.fail("held a full disk")

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(OutputError, match="cannot be written"), alone(tmp_path / "file", "x"):
            pytest.fail("held a file")
