"""trousse grade: prepare, grade and export the evaluations."""

import click

from trousse.cli.context import project
from trousse.errors import TrousseError


@click.group("grade", subcommand_metavar="QUOI [OPTIONS]…", options_metavar="")
def command() -> None:
    """Préparer, corriger et exporter les évaluations, avec nbgrader."""


@command.command("stage", options_metavar="")
@click.argument("slugs", nargs=-1, metavar="[MODULE]…")
@click.pass_context
def stage(ctx: click.Context, slugs: tuple[str, ...]) -> int:
    """Préparer le cours nbgrader des MODULES donnés (par défaut : tous ceux qui sont prêts)."""
    from trousse.catalogue import load
    from trousse.grading.course import stage as write_course

    home = project(ctx)
    ready = [one.slug for one in load(home).modules.values() if one.status == "pret"]
    unknown = [slug for slug in slugs if slug not in ready]
    if unknown:
        raise TrousseError(
            ", ".join(unknown),
            "ce module n’existe pas ou n’est pas prêt.",
            f"Modules prêts : {', '.join(ready) or 'aucun'}.",
        )
    course = write_course(home, slugs or ready)
    click.echo(f"Cours prêt : {home.relative(course)} ({len(slugs or ready)} évaluations)")
    return 0
