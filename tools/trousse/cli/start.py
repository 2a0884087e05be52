"""trousse start: one address for the resource centre and the exercises."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from trousse.cli.context import project, teller
from trousse.paths import Project

if TYPE_CHECKING:
    from trousse.serving.follow import Route


@click.command("start", options_metavar="[OPTIONS]")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="Numéro de port (0 : le premier libre).",
)
@click.option("--salle", is_flag=True, help="Ouvrir aussi aux appareils de la salle.")
@click.option("--hors-ligne", is_flag=True, help="Refuser tout ce qui demanderait un réseau.")
@click.option(
    "--suivi",
    is_flag=True,
    help="Pour écrire : brouillons montrés, pages refaites et relues à chaque enregistrement.",
)
@click.pass_context
def command(ctx: click.Context, port: int, salle: bool, hors_ligne: bool, suivi: bool) -> int:
    """Ouvrir la trousse : le centre de ressources et les exercices, à une seule adresse.

    Ce qui manque est d’abord fabriqué. Par défaut, seul cet ordinateur y a accès.
    """
    from trousse.serving import serve

    if salle and suivi:
        raise click.UsageError("--suivi montre des brouillons : il ne va pas avec --salle.")
    home, tell = project(ctx), teller(ctx)
    routes = _follow(home, tell) if suivi else _prepare(home, tell)
    serve(home, port=port, room=salle, offline=hors_ligne, announce=click.echo, routes=routes)
    return 0


def _prepare(home: Project, tell: Callable[[str], None]) -> "list[Route]":
    from trousse.cli.prepare import prepare

    prepare(home, tell)
    return []


def _follow(home: Project, tell: Callable[[str], None]) -> "list[Route]":
    from trousse.cli.follow import followed_preview

    tell("Préparation de l’aperçu, brouillons compris…")
    return followed_preview(home)
