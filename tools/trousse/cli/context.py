"""What verbs share: the project and how they talk."""

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from trousse.paths import Project, find_project


def project(ctx: click.Context) -> Project:
    """Return the project the user works in.

    Raises:
        TrousseError: the folder is not a Trousse project.
    """
    return find_project(ctx.find_root().obj["root"])


def inside(home: Project, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return `paths`, absolute; nothing is said to be clean that is not of the project.

    Raises:
        click.BadParameter: a path does not exist, or is outside the project.
    """
    found = []
    for path in paths:
        if not path.exists():
            raise click.BadParameter(f"« {path} » n’existe pas.", param_hint="CHEMIN")
        if not path.resolve().is_relative_to(home.root.resolve()):
            raise click.BadParameter(
                f"« {path} » n’est pas dans le projet {home.root}.", param_hint="CHEMIN"
            )
        found.append(path.resolve())
    return tuple(found)


def called() -> str:
    """Return how this program is called from the current folder, to be copied as it is.

    `trousse` where the shell finds it; its path where it does not (`.venv/bin/trousse`).
    """
    program = Path(sys.argv[0])
    if program.stem != "trousse" or shutil.which("trousse"):
        return "trousse"
    here = Path.cwd()
    absolute = here / program
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)


def teller(ctx: click.Context) -> Callable[[str], None]:
    """Return the function that tells progress, silent with --quiet."""
    if ctx.find_root().obj["quiet"]:
        return lambda _message: None
    return click.echo
