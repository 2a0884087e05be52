"""trousse fmt: write notebooks and texts in their one form."""

from pathlib import Path

import click

from trousse.cli.context import project


@click.command("fmt", options_metavar="[OPTIONS]")
@click.argument(
    "paths", nargs=-1, metavar="[CHEMIN]…", type=click.Path(exists=True, path_type=Path)
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...]) -> int:
    """Mettre en forme les carnets et la typographie française, partout ou aux CHEMINS donnés."""
    from trousse.validation.formatting import format_content

    home = project(ctx)
    changed, refused = format_content(home, tuple(path.resolve() for path in paths))
    for path in changed:
        click.echo(f"mis en forme  {home.relative(path)}")
    for path, reason in refused:
        click.echo(f"laissé        {home.relative(path)} : {reason}", err=True)
    click.echo(_summary(len(changed)))
    return 1 if refused else 0


def _summary(number: int) -> str:
    if number == 0:
        return "Tout était déjà en forme."
    return f"{number} fichier{'s' if number > 1 else ''} mis en forme."
