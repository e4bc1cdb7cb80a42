"""``aligntool models``: Argos packages, from the index to this machine and to another one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntool.cli import _options
from aligntool.cli._download import DownloadBar
from aligntool.cli._each import as_json
from aligntool.cli._files import write_file
from aligntool.cli._output import note, table
from aligntool.errors import CheckFailed
from aligntool.usercache import cache_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntool.models.index import Index
    from aligntool.models.packages import ArgosPackage
    from aligntool.models.verify import Verdict

_MIRROR = click.option(
    "--from",
    "--mirror",
    "mirror",
    metavar="DIR|URL",
    help="Another index, or a folder of .argosmodel files.  [default: ARGOS_PACKAGE_INDEX, Argos"
    " Translate's settings.json, or the Argos index]",
)
_STATES = {"": "", "installed": "installed", "newer": "an older one"}
"""State of an index entry → what the table says of this machine."""
_JSON = click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a package.")


@click.group(short_help="Find, install, check and pass on Argos translation packages.")
def models() -> None:
    """Find, install, check and pass on Argos translation packages."""


@models.command("available", short_help="Show the packages that can be installed.")
@_MIRROR
@click.option("--refresh", is_flag=True, help="Get the index anew instead of the copy kept here.")
@_options.packages
@_JSON
@_options.quiet
def available_command(
    mirror: str | None, refresh: bool, packages: Path | None, json_wanted: bool, quiet: bool
) -> None:
    """Print what the index offers, and which of it is installed.

    The index is got once and kept; --refresh gets it anew.
    """
    from aligntool.models.packages import installed, package_folder

    index = _index(mirror, refresh=refresh)
    present = installed(packages or package_folder()).packages
    _print_available(index, present, json_wanted=json_wanted)
    note(_about(index), quiet=quiet)


@models.command("install", short_help="Install packages from the index, files or bundles.")
@click.argument("targets", nargs=-1, required=True, metavar="PAIR|FILE...")
@_MIRROR
@click.option(
    "--accept-change",
    is_flag=True,
    help="Take a package although its digest is not the one recorded.",
)
@_options.packages
@_options.quiet
def install_command(
    targets: tuple[str, ...],
    mirror: str | None,
    accept_change: bool,
    packages: Path | None,
    quiet: bool,
) -> None:
    """Install packages: language pairs (zh-en), .argosmodel files, links or bundles.

    Each is checked before it is put in place, and its digest is recorded in models.lock.
    """
    from aligntool.models.install import InstallRequest, install, superseded
    from aligntool.models.packages import package_folder
    from aligntool.models.sources import index_source

    folder = packages or package_folder()
    request = InstallRequest(
        targets=targets, folder=folder, cache=cache_folder(), source=index_source(mirror),
        now=datetime.now(UTC), accept_change=accept_change,
    )  # fmt: skip
    with DownloadBar(quiet=quiet) as progress:
        names = install(request, progress)
    for name in superseded(folder, names):
        note(f"{name} is older and still here (aligntool models remove {name})", quiet=quiet)


@models.command("list", short_help="Show the installed packages.")
@_options.packages
@_JSON
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


@models.command("remove", short_help="Remove installed packages.")
@click.argument("names", nargs=-1, required=True, metavar="NAME|PAIR...")
@_options.packages
@_options.quiet
def remove_command(names: tuple[str, ...], packages: Path | None, quiet: bool) -> None:
    """Remove packages by name or language pair; their digests stay in models.lock."""
    from aligntool.models.packages import package_folder
    from aligntool.models.store import remove

    for name in names:
        note(f"removed {remove(packages or package_folder(), name)}", quiet=quiet)


@models.command("verify", short_help="Compare installed packages with models.lock.")
@click.argument("names", nargs=-1, metavar="[NAME|PAIR...]")
@_options.packages
@_JSON
def verify_command(names: tuple[str, ...], packages: Path | None, json_wanted: bool) -> None:
    """Hash the installed files again; exit 1 if one differs from what was recorded."""
    from aligntool.models.packages import package_folder
    from aligntool.models.verify import verify

    folder = packages or package_folder()
    verdicts = verify(folder, names)
    _print_verdicts(verdicts, json_wanted=json_wanted)
    bad = [one.folder for one in verdicts if not one.good]
    if bad:
        raise CheckFailed(
            f"{', '.join(bad)}: not as recorded in {folder / 'models.lock'}; install again with"
            " `aligntool models install`"
        )


@models.command("path", short_help="Print where packages lie.")
@click.argument("name", required=False, metavar="[NAME|PAIR]")
@_options.packages
def path_command(name: str | None, packages: Path | None) -> None:
    """Print the folder of all packages, or of the one used for a language pair."""
    from aligntool.models.names import newest
    from aligntool.models.packages import package_folder

    folder = packages or package_folder()
    click.echo(folder if name is None else newest(folder, name).path)


@models.command("bundle", short_help="Write packages into one file for another machine.")
@click.argument("file", type=_options.PATH, metavar="FILE")
@click.argument("names", nargs=-1, metavar="[NAME|PAIR...]")
@_options.packages
def bundle_command(file: Path, names: tuple[str, ...], packages: Path | None) -> None:
    """Write installed packages, all where none is named, and their digests into FILE.

    `aligntool models install FILE` on a machine without a network checks and installs them.
    """
    from aligntool.models.bundle import chosen, write_bundle
    from aligntool.models.packages import package_folder

    folder = packages or package_folder()
    packed = chosen(folder, names)
    write_file(file, lambda stream: write_bundle(stream, folder, packed))


def _index(mirror: str | None, *, refresh: bool) -> "Index":
    from datetime import timedelta

    from aligntool.models.index import IndexCache, read_index
    from aligntool.models.sources import index_source

    cache = IndexCache(cache_folder(), datetime.now(UTC))
    return read_index(index_source(mirror), cache, max_age=timedelta() if refresh else None)


def _print_available(
    index: "Index", present: "Sequence[ArgosPackage]", *, json_wanted: bool
) -> None:
    from aligntool.models.index import state
    from aligntool.models.packages import pair_text

    rows = []
    for one in index.packages:
        found = state(one, present)
        if json_wanted:
            row = {"name": one.name, "from": one.from_code, "to": one.to_code}
            names = {"from_name": one.from_name, "to_name": one.to_name}
            click.echo(as_json({**row, **names, "version": one.version, "state": found}))
        pair = pair_text(one.from_code, one.to_code)
        rows.append((pair, one.from_name, one.to_name, one.version, _STATES[found]))
    if rows and not json_wanted:
        click.echo(table(("pair", "from", "to", "version", "here"), rows, left=5))


def _about(index: "Index") -> str:
    """Return what there is to say of an index: how much, from where, how old, and what is odd."""
    from aligntool.models.index import age_text

    count = len(index.packages)
    said = f"{count} package{'' if count == 1 else 's'} in {index.source}"
    if index.fetched is not None:
        said += f", fetched {age_text(index.fetched, datetime.now(UTC))}"
    if index.trouble:
        said += f" (an older copy, as the index cannot be had now: {index.trouble})"
    if index.skipped:
        said += f"; {index.skipped} of its entries cannot be used"
    return said


def _print_verdicts(verdicts: "Sequence[Verdict]", *, json_wanted: bool) -> None:
    for one in verdicts:
        if json_wanted:
            found = [{"what": what, "file": file} for what, file in one.differences]
            row = {"name": one.folder, "state": one.state, "files": one.files}
            click.echo(as_json({**row, "differences": found}))
            continue
        click.echo(f"{one.state:10}  {one.folder}  ({one.files} files)")
        for what, file in one.differences:
            click.echo(f"{'':10}  {what}: {file}")
    unknown = sum(one.state == "unrecorded" for one in verdicts)
    if unknown:
        click.echo(
            f"{unknown} package(s) installed by another tool: nothing is recorded to compare with",
            err=True,
        )
