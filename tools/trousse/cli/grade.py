"""trousse grade: prepare, collect, grade, answer and export the evaluations."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from trousse.catalogue import Catalogue, Module, load
from trousse.cli.context import project, teller
from trousse.errors import TrousseError

ENGINES = ("trousse", "nbgrader")


@click.group("grade", subcommand_metavar="QUOI [OPTIONS]…", options_metavar="")
def command() -> None:
    """Préparer, corriger et exporter les évaluations, avec nbgrader."""


@command.command("stage", options_metavar="")
@click.argument("slugs", nargs=-1, metavar="[MODULE]…")
@click.pass_context
def stage(ctx: click.Context, slugs: tuple[str, ...]) -> int:
    """Préparer le cours nbgrader des MODULES donnés (par défaut : tous ceux qui sont prêts).

    Écrit les sources et la version à remettre aux stagiaires dans build/nbgrader/.
    """
    from trousse import grading

    home = project(ctx)
    wanted = [_ready(load(home), slug).slug for slug in slugs] or list(_all_ready(load(home)))
    course = grading.stage(home, wanted)
    for slug in wanted:
        teller(ctx)(f"à remettre : {home.relative(grading.release(course, slug))}")
    click.echo(f"Cours prêt : {home.relative(course)}")
    return 0


@command.command("collect", options_metavar="")
@click.argument("slug", metavar="MODULE")
@click.argument(
    "archive", metavar="ZIP", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.pass_context
def collect(ctx: click.Context, slug: str, archive: Path) -> int:
    """Ranger les dépôts d’un ZIP (Moodle ou autre), un dossier par stagiaire."""
    from trousse import grading

    home = project(ctx)
    found = grading.collect(home, _ready(load(home), slug).slug, archive)
    for trainee, files in sorted(found.items()):
        teller(ctx)(f"{trainee} : {', '.join(files)}")
    click.echo(f"Dépôts rangés : {len(found)}")
    return 0


@command.command("run", options_metavar="[OPTIONS]")
@click.argument("slug", metavar="MODULE")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Nombre de processus.")
@click.option(
    "--moteur",
    "engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="Le moteur rapide, ou celui de nbgrader.",
)
@click.option("--tout", "again", is_flag=True, help="Corriger de nouveau ce qui l’est déjà.")
@click.option(
    "--sans-isolement",
    "without_isolation",
    is_flag=True,
    help="Exécuter le code des stagiaires sans l’isoler : il peut tout lire et tout écrire.",
)
@click.pass_context
def run(
    ctx: click.Context,
    slug: str,
    jobs: int | None,
    engine: str,
    again: bool,
    without_isolation: bool,
) -> int:
    """Corriger les dépôts d’un MODULE ; code de sortie 1 s’il y en a à reprendre."""
    from trousse import grading

    home = project(ctx)
    report = grading.run(
        home,
        _ready(load(home), slug).slug,
        jobs=jobs,
        engine=engine,
        again=again,
        without_isolation=without_isolation,
    )
    click.echo("\n".join(report.lines()))
    return 1 if report.failures else 0


@command.command("feedback", options_metavar="[OPTIONS]")
@click.argument("slug", metavar="MODULE")
@click.option("--pdf", "printed", is_flag=True, help="Écrire aussi un PDF accessible.")
@click.pass_context
def feedback(ctx: click.Context, slug: str, printed: bool) -> int:
    """Écrire la page de retour de chaque stagiaire."""
    from trousse import grading

    home = project(ctx)
    catalogue = load(home)
    module = _ready(catalogue, slug)
    aims = {
        id: grading.Aim(one.section, tuple(_competencies(catalogue, one.competencies)))
        for id, one in module.assessed.items()
    }
    pages = grading.feedback(home, slug, module.title, aims, printed=printed)
    place = f" dans {home.relative(pages[0].parents[2])}" if pages else ""
    click.echo(f"Pages de retour : {len(pages)}{place}")
    return 0


@command.command("export", options_metavar="")
@click.argument("folder", metavar="DOSSIER", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def export(ctx: click.Context, folder: Path) -> int:
    """Écrire notes, personnes et compétences dans DOSSIER (CSV, Moodle, JSON)."""
    from trousse import grading

    home = project(ctx)
    catalogue = load(home)
    told: Mapping[str, list[str]] = {
        slug: _competencies(catalogue, module.competencies)
        for slug, module in _all_ready(catalogue).items()
    }
    for path in grading.export(home, folder, told):
        click.echo(f"écrit  {path}")
    return 0


def _all_ready(catalogue: Catalogue) -> dict[str, Module]:
    return {slug: one for slug, one in catalogue.modules.items() if one.status == "pret"}


def _ready(catalogue: Catalogue, slug: str) -> Module:
    ready = _all_ready(catalogue)
    if slug not in ready:
        raise TrousseError(
            slug,
            "ce module n’existe pas ou n’est pas prêt.",
            f"Modules prêts : {', '.join(ready) or 'aucun'}.",
        )
    return ready[slug]


def _competencies(catalogue: Catalogue, codes: Mapping[str, Iterable[str]]) -> list[str]:
    """Return competencies as people read them: « 2.1 Interagir »."""
    found = [
        catalogue.competency(framework, code) for framework, some in codes.items() for code in some
    ]
    return [f"{one.term.key} {one.term.label}" for one in found if one]
