"""The help of every command, for the page that lists them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from trousse.cli.french import translate_click
from trousse.cli.main import cli

if TYPE_CHECKING:
    from trousse.publishing.rules import CommandHelp

_WIDTH = 80


def command_helps() -> "tuple[CommandHelp, ...]":
    """Return the help of each command, in the order in which `trousse --help` names them."""
    translate_click()
    return tuple(_helps(cli, click.Context(cli, info_name="trousse", terminal_width=_WIDTH)))


def _helps(command: click.Command, ctx: click.Context) -> "Iterator[CommandHelp]":
    from trousse.publishing.rules import CommandHelp

    yield CommandHelp(ctx.command_path, command.get_help(ctx))
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            if inner is not None:
                within = click.Context(inner, ctx, name, terminal_width=_WIDTH)
                yield from _helps(inner, within)
