"""trousse grade: prepare, collect, grade, answer and export the evaluations."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
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
    """Ranger les dépôts d’un ZIP (Moodle ou autre), un dossier par stagiaire.

    Code de sortie 1 si un fichier n’a pas pu être pris.
    """
    from trousse import grading

    home = project(ctx)
    found = grading.collect(home, _ready(load(home), slug).slug, archive)
    for trainee, files in sorted(found.files.items()):
        teller(ctx)(f"{trainee} : {', '.join(files) or 'rien'}")
    click.echo(f"Dépôts rangés : {len(found.files)}")
    for who in found.replaced:
        click.echo(f"  Dépôt précédent gardé dans anciens-depots/ : {who}.")
    if found.namesakes:
        names = ", ".join(found.namesakes)
        click.echo(
            f"  Homonymes : {names}. Ce numéro change à chaque devoir : vérifiez qui est qui."
        )
    for line in found.left:
        click.echo(f"  Laissé de côté : {line}")
    return 1 if found.left else 0


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
@click.option(
    "--scheduler",
    default="",
    metavar="ADRESSE",
    help="Répartir sur les machines d’un ordonnanceur Dask (tcp://…), qui voient ce dossier.",
)
@click.pass_context
def run(
    ctx: click.Context,
    slug: str,
    jobs: int | None,
    engine: str,
    again: bool,
    without_isolation: bool,
    scheduler: str,
) -> int:
    """Corriger les dépôts d’un MODULE ; code de sortie 1 s’il y en a à reprendre."""
    from trousse import grading

    home = project(ctx)
    with _progress(ctx) as progress:
        report = grading.run(
            home,
            _ready(load(home), slug).slug,
            jobs=jobs,
            engine=engine,
            again=again,
            without_isolation=without_isolation,
            scheduler=scheduler,
            progress=progress,
        )
    click.echo("\n".join(report.lines()))
    return 1 if report.failures else 0


@contextmanager
def _progress(ctx: click.Context) -> Iterator[Callable[[int, int], None]]:
    """Give what shows how far the grading is, on a screen only."""
    shown = click.progressbar(length=1, label="Dépôts notés", show_pos=True, file=sys.stderr)
    if ctx.find_root().obj["quiet"] or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return

    def progress(done: int, total: int) -> None:
        shown.length = total
        shown.update(done - shown.pos)

    with shown:
        yield progress


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


@command.command("mark", options_metavar="[OPTIONS]")
@click.argument("slug", metavar="MODULE")
@click.option(
    "--seconde-lecture", "second", is_flag=True, help="Noter sans voir les notes déjà données."
)
@click.option("--noms", "named", is_flag=True, help="Montrer les noms (cachés par défaut).")
@click.pass_context
def mark(ctx: click.Context, slug: str, second: bool, named: bool) -> int:
    """Lire et noter les situations d’un MODULE à l’écran, avec leurs critères, sans les noms."""
    from trousse.grading.marking.server import Screen, open_screen

    home = project(ctx)
    module = _ready(load(home), slug)
    open_screen(home.build / "nbgrader", module.slug, Screen(second, named), click.echo)
    return 0


@command.command("compare", options_metavar="[OPTIONS]")
@click.argument("slug", metavar="MODULE")
@click.option(
    "--seuil",
    "limit",
    type=click.FloatRange(0),
    default=0.5,
    show_default=True,
    metavar="POINTS",
    help="Écart au-delà duquel une réponse est à relire ensemble.",
)
@click.pass_context
def compare(ctx: click.Context, slug: str, limit: float) -> int:
    """Comparer les deux lectures d’un MODULE ; code de sortie 1 si un écart dépasse le seuil."""
    from trousse.grading import readings

    home = project(ctx)
    gaps = readings.gaps_of(home, _ready(load(home), slug).slug)
    click.echo("\n".join(readings.summary(gaps)))
    found = readings.wide(gaps, limit)
    for gap in found:
        click.echo(f"  À relire ensemble : {readings.told(gap)}")
    return 1 if found else 0


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
