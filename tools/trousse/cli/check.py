"""trousse check: read all content and say what to mend."""

from pathlib import Path

import click

from trousse.cli.context import project
from trousse.paths import Project


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
@click.option("--perimes", "overdue", is_flag=True, help="Lister ce qui est à relire.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, overdue: bool) -> int:
    """Relire tout le contenu, ou seulement les CHEMINS donnés.

    Code de sortie : 0 si tout va bien, 1 s’il y a des erreurs à corriger, 2 si la
    commande n’a pas pu travailler.
    """
    from trousse.validation import FORMATS, check

    home = project(ctx)
    if overdue:
        return _overdue(home)
    result = check(home, tuple(_existing(path) for path in paths))
    click.echo(FORMATS[form](home, result))
    return 1 if result.errors else 0


def _overdue(home: Project) -> int:
    from datetime import UTC, datetime

    from trousse.catalogue import load
    from trousse.publishing import overdue

    due = overdue(load(home), datetime.now(UTC).date())
    for finding in due:
        place = f"{home.relative(finding.location.path)}:{finding.location.line}"
        click.echo(f"{place}  {finding.message}")
    click.echo(f"À relire : {len(due)}")
    return 1 if due else 0


def _existing(path: Path) -> Path:
    if not path.exists():
        raise click.BadParameter(f"« {path} » n’existe pas.", param_hint="CHEMIN")
    return path.resolve()
