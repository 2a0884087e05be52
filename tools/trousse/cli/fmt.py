"""trousse fmt: write notebooks and texts in their one form."""

from pathlib import Path

import click

from trousse.cli.context import inside, project
from trousse.paths import Project

_SHOWN = 12  # lines of each file that a person still reads


@click.command("fmt", options_metavar="[OPTIONS]")
@click.argument("paths", nargs=-1, metavar="[CHEMIN]…", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...]) -> int:
    """Mettre en forme les carnets, l’ordre des clés et la typographie, partout ou aux CHEMINS.

    Ce qui change est montré : « - » ce qui était écrit, « + » ce qui l’est maintenant.
    """
    home = project(ctx)
    return mend(home, inside(home, paths))


def mend(home: Project, paths: tuple[Path, ...]) -> int:
    """Put content in form, tell what changed, and return the exit code."""
    from trousse.validation.formatting import changes, format_content

    done = format_content(home, paths)
    for path, (before, after) in done.changed.items():
        name = home.relative(path)
        click.echo(f"mis en forme  {name}")
        lines = list(changes(name, before, after))
        for line in lines[:_SHOWN]:
            click.echo(f"  {line}")
        if len(lines) > _SHOWN:
            click.echo(f"  … et {len(lines) - _SHOWN} autres lignes.")
    for path, reason in done.refused.items():
        click.echo(f"laissé        {home.relative(path)} : {reason}", err=True)
    click.echo(_summary(len(done.changed)))
    return 1 if done.refused else 0


def _summary(number: int) -> str:
    if number == 0:
        return "Tout était déjà en forme."
    return f"{number} fichier{'s' if number > 1 else ''} mis en forme."
