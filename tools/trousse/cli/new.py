"""trousse new: a draft that already passes `check`."""

import sys
from typing import TYPE_CHECKING

import click

from trousse.cli.context import called, project
from trousse.paths import Project, write_atomically, write_folder

if TYPE_CHECKING:
    from trousse.catalogue import Catalogue
    from trousse.catalogue.drafts import Draft

_KINDS = ("workshop", "module", "exercise", "track")


@click.command("new", options_metavar="[OPTIONS]")
@click.argument("kind", metavar="[SORTE]", required=False, type=click.Choice(_KINDS))
@click.argument("title", metavar="[TITRE]", required=False)
@click.option("--from", "source", metavar="NOM", help="Unité à adapter ; elle sera créditée.")
@click.option("--famille", "family", metavar="NOM", help="Famille d’un exercice (email, cv…).")
@click.pass_context
def command(
    ctx: click.Context, kind: str | None, title: str | None, source: str | None, family: str | None
) -> int:
    """Écrire un brouillon : un kit (workshop), un module, un exercice ou un parcours (track).

    TITRE : entre guillemets, par exemple "Trier ses photos". Ce que vous ne dites pas vous est
    demandé. Le brouillon passe déjà « trousse check » : vous changez le texte morceau par morceau.
    """
    from trousse.catalogue import load
    from trousse.catalogue.drafts import draft
    from trousse.catalogue.schema import write_schemas
    from trousse.validation.today import today

    home = project(ctx)
    catalogue = load(home)
    kind = kind or _ask_kind()
    title = title or _ask("Quel titre ?")
    if kind == "exercise" and family is None and source is None and is_interactive():
        family = _ask("Quelle famille ?", ", ".join(_families(catalogue)))
    made = draft(
        catalogue, kind, title, day=today(), source=source or "", family=_known(catalogue, family)
    )
    _write(home, made)
    write_schemas(home)
    click.echo(_next_steps(home, made, kind))
    return 0


def is_interactive() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty()


def _ask_kind() -> str:
    return _ask("Que voulez-vous écrire ?", ", ".join(_KINDS), click.Choice(_KINDS))


def _ask(question: str, choices: str = "", form: click.Choice[str] | None = None) -> str:
    if not is_interactive():
        raise click.UsageError('Donnez la SORTE et le TITRE : trousse new workshop "Mon titre".')
    said = f"{question} ({choices})" if choices else question
    return str(click.prompt(said, type=form, show_choices=False)).strip()


def _families(catalogue: "Catalogue") -> list[str]:
    home = catalogue.frameworks.get("trousse")
    known = home.lists["familles"].terms if home and "familles" in home.lists else {}
    return list(known) or sorted({one.family for one in catalogue.exercises.values()})


def _known(catalogue: "Catalogue", family: str | None) -> str:
    known = _families(catalogue)
    if family and family not in known:
        raise click.BadParameter(
            f"« {family} » ne convient pas ; au choix : {', '.join(known)}.",
            param_hint="--famille",
        )
    return family or ""


def _write(home: Project, made: "Draft") -> None:
    from trousse.validation.formatting import formatted

    contents = {
        path: formatted(home, path, content.decode("utf-8")).encode()
        if path.suffix in (".md", ".yml")
        else content
        for path, content in made.contents.items()
    }
    if made.place == made.sidecar:
        write_atomically(made.sidecar, contents[made.sidecar])
    else:
        write_folder(made.place, contents)


def _next_steps(home: Project, made: "Draft", kind: str) -> str:
    place, sidecar = home.relative(made.place), home.relative(made.sidecar)
    last = (
        f"Voyez ses heures : {called()} show {made.sidecar.stem}"
        if kind == "track"
        else "Faites relire, puis passez en « status: pret »."
    )
    return (
        f"Brouillon écrit : {place}\n"
        f"  1. Ouvrez {sidecar} et changez le texte, de haut en bas ; mettez votre nom dans "
        "« authors ».\n"
        f"  2. Vérifiez : {called()} check {place}\n"
        f"  3. {last}"
    )
