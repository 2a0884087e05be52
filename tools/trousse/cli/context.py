"""What verbs share: the project and how they talk."""

from collections.abc import Callable

import click

from trousse.paths import Project, find_project


def project(ctx: click.Context) -> Project:
    """Return the project the user works in.

    Raises:
        TrousseError: the folder is not a Trousse project.
    """
    return find_project(ctx.find_root().obj["root"])


def teller(ctx: click.Context) -> Callable[[str], None]:
    """Return the function that tells progress, silent with --quiet."""
    if ctx.find_root().obj["quiet"]:
        return lambda _message: None
    return click.echo
