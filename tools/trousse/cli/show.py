"""trousse show: a track, its modules and its hours."""

import click

from trousse.catalogue import Catalogue, Track
from trousse.cli.context import project
from trousse.errors import TrousseError

_STATUS = {"pret": "prêt", "brouillon": "en préparation", "retire": "retiré"}


@click.command("show", options_metavar="")
@click.argument("slug", required=False, metavar="[PARCOURS]")
@click.pass_context
def command(ctx: click.Context, slug: str | None) -> int:
    """Montrer un PARCOURS, ou la liste des parcours."""
    from trousse.catalogue import load

    catalogue = load(project(ctx))
    if slug is None:
        for track in catalogue.tracks.values():
            click.echo(_headline(catalogue, track))
        return 0
    if slug not in catalogue.tracks:
        known = ", ".join(catalogue.tracks)
        raise TrousseError(slug, "ce parcours n’existe pas.", f"Choisissez parmi : {known}.")
    _show(catalogue, catalogue.tracks[slug])
    return 0


def _show(catalogue: Catalogue, track: Track) -> None:
    from trousse.tracks import duration, plan

    found = plan(catalogue, track)
    click.echo(_headline(catalogue, track) + "\n")
    for number, module in enumerate(found.modules, start=1):
        status = _STATUS[module.status]
        click.echo(f"{number:>3}. {module.title} ({duration(module.minutes)}, {status})")
    for slug in found.unknown:
        click.echo(f"  ?. {slug} : ce module n’existe pas")
    click.echo(f"\nPrêt à enseigner : {duration(found.ready_minutes)}.", nl=False)
    click.echo(
        f" Il manque {duration(found.missing_minutes)}." if found.missing_minutes > 0 else ""
    )


def _headline(catalogue: Catalogue, track: Track) -> str:
    from trousse.tracks import duration, plan

    found = plan(catalogue, track)
    missing = found.missing_minutes
    gap = f", il manque {duration(missing)}" if missing > 0 else ""
    return (
        f"{track.slug} : {track.title}, {duration(found.minutes)} sur {track.target_hours} h{gap}"
    )
