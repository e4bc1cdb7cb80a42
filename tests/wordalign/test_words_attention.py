"""``aligntool words --engine``: links by the attention of the engine that translates."""

import json
from pathlib import Path

import pytest
from engines.argos_fakes import unpacked


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("packages"))


@pytest.fixture
def call(call, tmp_path: Path):
    """Call ``aligntool words`` on a text."""

    def run(text: str, *arguments: object) -> tuple[int, str, str]:
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        return call("words", path, "--source-lang", "zh", *arguments)

    return run


def test_every_line_has_the_links_of_its_english(call, packages: Path) -> None:
    code, out, _ = call(
        "人工智能治理。\n\n中国。\n",
        *(
            "--engine",
            "argos",
            "--packages",
            packages,
            "--format",
            "json",
            "--min-probability",
            0.2,
        ),
    )
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(records) == 3
    assert records[1] == {"source": [], "target": [], "links": []}
    assert records[0]["links"]
    for source, target, probability in records[0]["links"]:
        assert records[0]["source"][source]
        assert records[0]["target"][target]
        assert 0.2 <= probability <= 1


def test_an_engine_without_attention_is_refused(call) -> None:
    code, out, err = call("中国。\n", "--engine", "assembly")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "attention" in err


def test_a_target_is_refused(call) -> None:
    code, _, err = call("中国。\n", "b.txt", "--engine", "argos")
    assert (code, err.count("\n")) == (2, 1)
