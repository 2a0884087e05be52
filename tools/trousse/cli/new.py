"""trousse new: a draft that already passes `check`, made from a unit that works."""

import re
import shutil
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import click

from trousse.cli.context import project
from trousse.errors import TrousseError
from trousse.paths import Project, write_atomically

# What Unicode does not take apart, and apostrophes, which part two words.
_SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "’": " ", "'": " "})
# Kind → (file that describes it, unit copied when none is named).
_KINDS = {
    "exercise": ("exercise.yml", "email/lire-un-message"),
    "workshop": ("workshop.yml", "premier-courriel"),
    "module": ("module.yml", "posture-faire-avec"),
}


@click.command("new", options_metavar="[OPTIONS]")
@click.argument("kind", metavar="SORTE", type=click.Choice(list(_KINDS)))
@click.argument("title", metavar="TITRE")
@click.option(
    "--from", "model", metavar="NOM", help="Unité à copier (par défaut : la plus simple)."
)
@click.pass_context
def command(ctx: click.Context, kind: str, title: str, model: str | None) -> int:
    """Écrire un brouillon : un exercice, un kit (workshop) ou un module.

    SORTE : exercise, workshop ou module. TITRE : entre guillemets, par exemple
    "Trier ses photos". Le brouillon est la copie d’une unité qui marche : vous changez le texte
    morceau par morceau, et « trousse check » dit quoi reprendre.
    """
    home = project(ctx)
    name, default = _KINDS[kind]
    source = _parent(home, kind) / (model or default)
    target = source.parent / slug(title)
    _refuse(source / name, target)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))
    sidecar = target / name
    write_atomically(sidecar, draft(sidecar.read_text(encoding="utf-8"), title))
    click.echo(_next_steps(home, target, name))
    return 0


def slug(title: str) -> str:
    """Return the folder name of `title`: « Trier ses photos ! » gives `trier-ses-photos`."""
    plain = unicodedata.normalize("NFD", title.lower().translate(_SPELT_OUT))
    found = "-".join(re.findall(r"[a-z]+", plain.encode("ascii", "ignore").decode()))
    if not found:
        raise TrousseError(title, "ce titre n’a pas de lettre.", "Donnez un titre en français.")
    return found


def draft(text: str, title: str) -> str:
    """Return the sidecar `text` with its new title, as a draft dated today."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    for key, value in (("title", f'"{quoted}"'), ("status", "brouillon"), ("reviewed_on", today)):
        text = _with_value(text, key, value)
    return re.sub(r"^former_slugs:.*\n", "", text, flags=re.M)


def _with_value(text: str, key: str, value: str) -> str:
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if line.startswith(f"{key}:"):
            lines[index] = f"{key}: {value}"
            break
    return "\n".join(lines)


def _parent(home: Project, kind: str) -> Path:
    return {
        "exercise": home.exercises,
        "workshop": home.workshops,
        "module": home.curriculum / "modules",
    }[kind]


def _refuse(source: Path, target: Path) -> None:
    if not source.is_file():
        raise TrousseError(
            source.parent.name, "il n’y a rien à copier sous ce nom.", "Vérifiez l’option --from."
        )
    if target.exists():
        raise TrousseError(str(target), "ce nom est déjà pris.", "Choisissez un autre titre.")


def _next_steps(home: Project, target: Path, name: str) -> str:
    place = home.relative(target)
    return (
        f"Brouillon écrit : {place}/\n"
        f"  1. Ouvrez {place}/{name} et changez le texte, de haut en bas.\n"
        f"  2. Vérifiez : trousse check {place}\n"
        "  3. Faites relire, puis passez en « status: pret »."
    )
