"""trousse start: one address for the resource centre and the exercises."""

import click

from trousse.cli.context import project, teller


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
@click.pass_context
def command(ctx: click.Context, port: int, salle: bool, hors_ligne: bool) -> int:
    """Ouvrir la trousse : le centre de ressources et les exercices, à une seule adresse.

    Ce qui manque est d’abord fabriqué. Par défaut, seul cet ordinateur y a accès.
    """
    from trousse.cli.prepare import prepare
    from trousse.serving import serve

    home = project(ctx)
    prepare(home, teller(ctx))
    serve(home, port=port, room=salle, offline=hors_ligne, announce=click.echo)
    return 0
