"""How often the argos engine's guards flag a table of pairs, for docs/engine.md.

PYTHONPATH=tests .venv/bin/python -m engines.argos_accuse SOURCE.txt ENGLISH.txt
PYTHONPATH=tests .venv/bin/python -m engines.argos_accuse PAIRS.tsv
"""

from collections import Counter
from pathlib import Path

import click

from aligntool.engines.argos.guards import flags, read


def pairs(files: tuple[Path, ...]) -> list[tuple[str, str]]:
    """Read two files of lines, or one of which the last two columns count and the first line not."""
    lines = [file.read_text(encoding="utf-8").splitlines() for file in files]
    if len(lines) == 2:
        return list(zip(*lines, strict=True))
    rows = [line.split("\t") for line in lines[0][1:]]
    return [(row[-2], row[-1]) for row in rows]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--show", is_flag=True, help="Show the pairs that are flagged.")
def main(files: tuple[Path, ...], show: bool) -> None:
    """Count the flags of FILES."""
    found = pairs(files)
    counts: Counter[str] = Counter()
    for source, english in found:
        seen = flags(read(source), english)
        counts.update(seen)
        if seen and show:
            click.echo(f"{' '.join(seen)}\t{source}\t{english}")
    shares = (f"{name} {count} ({count / len(found):.2%})" for name, count in counts.most_common())
    click.echo(f"{len(found)} pairs: {', '.join(shares) or 'none'}")


if __name__ == "__main__":
    main()
