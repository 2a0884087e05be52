"""trousse check: read all content and say what to mend."""

import gc
from pathlib import Path

import click

from trousse.cli.context import inside, project
from trousse.cli.fmt import mend


@click.command("check", options_metavar="[OPTIONS]")
@click.argument("paths", nargs=-1, metavar="[CHEMIN]…", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Pour une personne, pour l’intégration continue, ou pour un autre outil.",
)
@click.option("--fix", is_flag=True, help="D’abord, mettre en forme ce qui peut l’être sans vous.")
@click.option("--perimes", "overdue", is_flag=True, help="Ne montrer que ce qui est à relire.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, fix: bool, overdue: bool
) -> int:
    """Relire tout le contenu, ou seulement les CHEMINS donnés.

    Code de sortie : 0 si tout va bien, 1 s’il y a des erreurs à corriger, 2 si la
    commande n’a pas pu travailler.
    """
    from trousse.validation import FORMATS, check

    # What a check makes lives to its end: looking for garbage in it takes a quarter of the time.
    gc.disable()
    home = project(ctx)
    only = inside(home, paths)
    if fix:
        mend(home, only)
    result = check(home, only)
    if overdue:
        result = result.of_rule("review-overdue")
    click.echo(FORMATS[form](home, result))
    return 1 if result.errors or (overdue and result.findings) else 0
