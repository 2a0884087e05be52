"""trousse lab: JupyterLab for a trainee, with their modules and nothing else on screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trousse.catalogue import load
from trousse.cli.context import project, teller
from trousse.errors import TrousseError
from trousse.paths import Project

if TYPE_CHECKING:
    from trousse.grading.lab import Desk


@click.command("lab", options_metavar="[OPTIONS]")
@click.argument("slugs", nargs=-1, metavar="[MODULE]…")
@click.option(
    "--dossier",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path.home() / "Trousse",
    metavar="DOSSIER",
    help="Dossier du stagiaire (par défaut : Trousse, dans son dossier personnel).",
)
@click.pass_context
def command(ctx: click.Context, slugs: tuple[str, ...], folder: Path) -> int:
    """Ouvrir les MODULES donnés à un stagiaire dans JupyterLab (par défaut : ceux qui sont prêts).

    Cours, activités et évaluations sont copiés dans le dossier du stagiaire, sans corrigé. Hors
    d’un projet Trousse, le dossier est ouvert tel qu’il est.
    """
    from trousse.grading.lab import Desk, hand_out, open_lab

    desk = Desk(folder.resolve())
    try:
        home = project(ctx)
    except TrousseError:
        if slugs:
            raise
        _check_modules(desk)
        private = desk.folder / ".trousse"
    else:
        hand_out(home, _wanted(home, slugs), desk, teller(ctx))
        private = home.build / "lab"
    open_lab(desk, private, click.echo)
    return 0


def _check_modules(desk: "Desk") -> None:
    if not desk.modules():
        raise TrousseError(
            str(desk.folder),
            "aucun module dans ce dossier.",
            "Copiez-y ce que votre formateur vous a donné, ou nommez le bon avec --dossier.",
        )


def _wanted(home: Project, slugs: tuple[str, ...]) -> list[str]:
    ready = [slug for slug, one in load(home).modules.items() if one.status == "pret"]
    for slug in slugs:
        if slug not in ready:
            raise TrousseError(
                slug,
                "ce module n’existe pas ou n’est pas prêt.",
                f"Modules prêts : {', '.join(ready) or 'aucun'}.",
            )
    return list(slugs) or ready
