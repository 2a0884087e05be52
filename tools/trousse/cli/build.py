"""trousse build: kits and site."""

from pathlib import Path

import click

from trousse.cli.context import project, teller
from trousse.errors import TrousseError


@click.group("build", subcommand_metavar="QUOI [OPTIONS]…", options_metavar="")
def command() -> None:
    """Fabriquer les kits et le site, dans le dossier build/."""


@command.command("all", options_metavar="")
@click.pass_context
def everything(ctx: click.Context) -> int:
    """Fabriquer tous les kits, la version pour clé USB, puis le site qui les propose."""
    from trousse.cli.prepare import build_all

    build_all(project(ctx), teller(ctx), stick=True)
    return 0


@command.command("site", options_metavar="[OPTIONS]")
@click.option("--hors-ligne", is_flag=True, help="Pour une clé USB : s’ouvre par double-clic.")
@click.pass_context
def site(ctx: click.Context, hors_ligne: bool) -> int:
    """Fabriquer le centre de ressources."""
    from trousse.catalogue import load
    from trousse.cli.reference import command_helps
    from trousse.publishing import build_site

    home = project(ctx)
    folder = build_site(
        home, load(home), offline=hors_ligne, progress=teller(ctx), commands=command_helps()
    )
    click.echo(f"Site fabriqué : {home.relative(folder)}")
    return 0


@command.command("schemas", options_metavar="")
@click.pass_context
def schemas(ctx: click.Context) -> int:
    """Écrire les schémas JSON qui aident les éditeurs à compléter les fichiers YAML."""
    from trousse.catalogue.schema import write_schemas

    home = project(ctx)
    for path in write_schemas(home):
        click.echo(f"écrit  {home.relative(path)}")
    return 0


@command.command("kit", options_metavar="[OPTIONS]")
@click.argument("slug", required=False, metavar="[KIT]")
@click.option("--all", "every", is_flag=True, help="Tous les kits prêts.")
@click.option("--lieu", default="", metavar="TEXTE", help="Lieu, pour l’affiche et les fiches.")
@click.option("--date", "day", default="", metavar="TEXTE", help="Date de l’atelier.")
@click.option("--heure", "hour", default="", metavar="TEXTE", help="Heure de l’atelier.")
@click.option(
    "--contact", default="", metavar="TEXTE", help="Téléphone ou adresse pour s’inscrire."
)
@click.option(
    "--logo",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="IMAGE",
    help="Logo de la structure (SVG, PNG ou JPEG).",
)
@click.pass_context
def kit(
    ctx: click.Context,
    slug: str | None,
    every: bool,
    lieu: str,
    day: str,
    hour: str,
    contact: str,
    logo: Path | None,
) -> int:
    """Fabriquer un KIT : documents à imprimer, à modifier et à projeter, dans un ZIP."""
    from trousse.catalogue import load
    from trousse.kits import Personalisation, build, unreadable

    home = project(ctx)
    catalogue = load(home)
    if broken := unreadable(catalogue, home, None if every else slug):
        raise broken
    ready = {key: one for key, one in catalogue.workshops.items() if one.status == "pret"}
    chosen = ready if every else {key: one for key, one in ready.items() if key == slug}
    if not chosen:
        known = ", ".join(ready) or "aucun"
        raise TrousseError(
            slug or "build kit", "ce kit n’existe pas ou n’est pas prêt.", f"Kits prêts : {known}."
        )
    personal = Personalisation(place=lieu, day=day, hour=hour, contact=contact, logo=logo)
    for workshop in chosen.values():
        archive = build(workshop, catalogue, home, personal)
        click.echo(f"Kit fabriqué : {home.relative(archive)}")
    return 0
