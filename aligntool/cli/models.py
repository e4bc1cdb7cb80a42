"""``aligntool models``: the Argos packages on this machine."""

from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli._output import table


@click.group(short_help="List and install Argos translation packages.")
def models() -> None:
    """List and install Argos translation packages."""


@models.command("list", short_help="Show the installed packages.")
@_options.packages
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a package.")
def list_command(packages: Path | None, json_wanted: bool) -> None:
    """Print the packages that aligntool and Argos Translate find, broken ones with a remedy."""
    from aligntool.models.packages import installed, package_folder

    folder = packages or package_folder()
    inventory = installed(folder)
    rows = [
        {"name": one.name, "from": one.from_code, "to": one.to_code, "version": one.version}
        for one in inventory.packages
    ]
    if json_wanted:
        for row in rows:
            click.echo(as_json(row))
    elif rows:
        click.echo(table(tuple(rows[0]), [tuple(row.values()) for row in rows], left=4))
    click.echo(f"{len(rows)} package(s) in {folder}", err=True)
    for broken in inventory.broken:
        click.echo(f"broken: {broken}", err=True)


@models.command("install", short_help="Install packages from .argosmodel files.")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")
@_options.packages
def install_command(files: tuple[Path, ...], packages: Path | None) -> None:
    """Install FILE..., checked before anything is put in place."""
    from aligntool.models.archive import unpack
    from aligntool.models.packages import package_folder

    for file in files:
        package = unpack(file, packages or package_folder())
        click.echo(f"installed {package.name}", err=True)
