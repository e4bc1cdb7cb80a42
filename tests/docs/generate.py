"""The parts of the documents that repeat code; cog puts them in place and the tests compare."""

import contextlib
import io
import tempfile
from pathlib import Path

import click

from aligntool import errors
from aligntool.cli import cli, main

ROOT = Path(__file__).parent.parent.parent


def commands() -> str:
    """Return the table of commands, subcommands included."""
    context = click.Context(cli)
    rows = ["| command | what it does |", "|---|---|"]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            rows += [
                f"| `{name} {inner}` | {command.commands[inner].get_short_help_str(120)} |"
                for inner in command.list_commands(context)
            ]
        else:
            rows.append(f"| `{name}` | {command.get_short_help_str(120)} |")
    return "\n".join(rows)


def exit_codes() -> str:
    """Return the table of exit codes."""
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.AligntoolError)
    ]
    meanings: dict[int, list[str]] = {0: ["Done."]}
    for one in classes[1:]:
        if one.__base__ is errors.AligntoolError:
            meanings.setdefault(one.exit_code, []).append((one.__doc__ or "").strip())
    meanings[130] = ["Interrupted (Ctrl-C); the finished documents are kept."]
    rows = [f"| {code} | {' '.join(texts)} |" for code, texts in sorted(meanings.items())]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


def seeds_run() -> str:
    """Return what ``make run`` prints, and the first sentences of the last document."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "seeds"
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
            main(
                ["run", str(ROOT / "seeds"), "--quiet", "--out", str(out),
                 "--glossary", str(ROOT / "glossaries" / "ai-governance.tsv"),
                 "--refs", str(ROOT / "seeds" / "references"), "--packages", folder]
            )  # fmt: skip
        return printed.getvalue().replace(str(out), "outputs/seeds").rstrip()
