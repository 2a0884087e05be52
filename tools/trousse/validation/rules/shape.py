"""Files can be read and have the expected keys, types and companions."""

import re
from collections.abc import Iterator
from pathlib import Path

from trousse.catalogue import Exercise, Module, Unit, Workshop, sidecar
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

_SLUG = re.compile(r"[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?")
_TRACK_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

EXERCISE_FILES = ("exercise.ipynb",)
MODULE_FILES = ("deroule.md", "cours.md", "activite.ipynb", "evaluation.ipynb")
WORKSHOP_FILES = ("animation.md", "fiche.md", "diaporama.md", "affiche.md")


def _problems(corpus: Corpus, kind: str) -> Iterator[Found]:
    found = {(one.location, one.message): one for one in corpus.catalogue.problems}
    found |= {(one.location, one.message): one for one in corpus.broken.values()}
    for problem in found.values():
        if problem.kind == kind:
            yield problem.location, problem.message, problem.help


@rule(
    "file-empty",
    shape=True,
    title="Un fichier n’est pas vide.",
    why="On l’ouvre devant le groupe, et il n’y a rien.",
    bad="une fiche.md de zéro ligne",
    good="une fiche.md remplie, ou pas de fichier du tout tant que le kit est en brouillon",
)
def files_hold_something(corpus: Corpus) -> Iterator[Found]:
    """Report files with nothing but blanks."""
    yield from _problems(corpus, "file-empty")


@rule(
    "merge-conflict",
    shape=True,
    title="Une fusion est terminée : il ne reste pas deux versions du même passage.",
    why="Les marques de Git seraient imprimées telles quelles sur la fiche.",
    bad="<<<<<<< HEAD … ======= … >>>>>>> ma-branche",
    good="la seule bonne version",
)
def merges_are_finished(corpus: Corpus) -> Iterator[Found]:
    """Report the marks that Git leaves when two versions disagree."""
    yield from _problems(corpus, "merge-conflict")


@rule(
    "file-unreadable",
    shape=True,
    title="Chaque fichier s’ouvre et est en UTF-8.",
    why="Un fichier absent ou mal encodé rend toute l’unité invisible.",
    bad="un module sans module.yml, ou enregistré en Windows-1252",
    good="module.yml présent, enregistré en UTF-8",
)
def files_are_readable(corpus: Corpus) -> Iterator[Found]:
    """Report files that cannot be opened or decoded."""
    yield from _problems(corpus, "file-unreadable")


@rule(
    "yaml-syntax",
    shape=True,
    title="Chaque fichier YAML se lit.",
    why="Une faute de ponctuation suffit à cacher l’unité entière.",
    bad="title: Le courriel : premiers pas",
    good='title: "Le courriel : premiers pas"',
)
def yaml_is_readable(corpus: Corpus) -> Iterator[Found]:
    """Report YAML that does not parse."""
    yield from _problems(corpus, "yaml-syntax")


@rule(
    "key-duplicate",
    shape=True,
    title="Une clé n’est écrite qu’une fois.",
    why="La seconde efface la première sans rien dire.",
    bad="level: debutant … level: avance",
    good="level: debutant",
)
def keys_are_written_once(corpus: Corpus) -> Iterator[Found]:
    """Report keys written twice in one mapping."""
    yield from _problems(corpus, "key-duplicate")


@rule(
    "key-missing",
    shape=True,
    title="Les clés obligatoires sont présentes.",
    why="Durées, niveau ou licence manquants rendent la fiche inutilisable.",
    bad="un module sans « level »",
    good="level: debutant",
)
def required_keys_are_present(corpus: Corpus) -> Iterator[Found]:
    """Report missing keys."""
    yield from _problems(corpus, "key-missing")


@rule(
    "key-unknown",
    shape=True,
    title="Il n’y a pas de clé inconnue.",
    why="Une clé mal orthographiée serait ignorée.",
    bad="prerequis: [courriel]",
    good="prerequisites: [courriel]",
)
def keys_are_known(corpus: Corpus) -> Iterator[Found]:
    """Report keys the model does not have."""
    yield from _problems(corpus, "key-unknown")


@rule(
    "value-invalid",
    shape=True,
    title="Chaque valeur est du bon type et dans les bornes.",
    why="Une durée entre guillemets ne s’additionne pas.",
    bad='minutes: "45"',
    good="minutes: 45",
)
def values_are_valid(corpus: Corpus) -> Iterator[Found]:
    """Report values of the wrong type or out of range."""
    yield from _problems(corpus, "value-invalid")


@rule(
    "slug-invalid",
    shape=True,
    title="Un nom de dossier est en français, sans accent, en minuscules, avec des tirets.",
    why="Il devient une adresse et un identifiant pour toujours.",
    bad="modules/21_Répondre-Mail",
    good="modules/repondre-a-un-courriel",
)
def slugs_are_well_formed(corpus: Corpus) -> Iterator[Found]:
    """Report folder names that are not kebab-case words."""
    tracks = corpus.catalogue.tracks.values()
    for unit in corpus.catalogue.units:
        pattern = _TRACK_SLUG if unit in tracks else _SLUG
        if not pattern.fullmatch(unit.slug):
            yield (
                corpus.catalogue.location(unit),
                f"Le nom « {unit.slug} » ne convient pas.",
                "Renommez le dossier : minuscules sans accent, mots séparés par des tirets, "
                "pas de chiffre ; notez l’ancien nom dans « former_slugs ».",
            )


@rule(
    "file-missing",
    shape=True,
    title="Une unité prête a tous ses fichiers.",
    why="Un formateur ou un conseiller compte sur chacun d’eux.",
    bad="un module « pret » sans deroule.md",
    good="module.yml, deroule.md, cours.md, activite.ipynb et evaluation.ipynb",
)
def companions_are_present(corpus: Corpus) -> Iterator[Found]:
    """Report missing companion files of units that are ready."""
    for unit in corpus.catalogue.units:
        if not corpus.is_draft(unit):
            for name in _missing(corpus, unit.folder, _wanted(unit)):
                if name in renamed(corpus, unit):
                    continue  # said by file-unexpected
                yield (
                    corpus.catalogue.location(unit, "status"),
                    f"Le fichier {name} manque dans {unit.slug}.",
                    "Ajoutez-le, ou passez l’unité en « status: brouillon ».",
                )


def _wanted(unit: object) -> tuple[str, ...]:
    if isinstance(unit, Module):
        return MODULE_FILES
    if isinstance(unit, Workshop):
        return WORKSHOP_FILES
    return EXERCISE_FILES if isinstance(unit, Exercise) else ()


def renamed(corpus: Corpus, unit: Unit) -> dict[str, Path]:
    """Return the files that lack, each with the one that bears another name in its place."""
    wanted = _wanted(unit)
    missing = [] if corpus.is_draft(unit) else _missing(corpus, unit.folder, wanted)
    others = corpus.files.under(unit.folder) if missing else []
    found = {}
    for name in missing:
        suffix = Path(name).suffix
        alike = [p for p in others if p.suffix == suffix and p.name not in wanted]
        if len(alike) == 1 and [Path(one).suffix for one in missing].count(suffix) == 1:
            found[name] = alike[0]
    return found


def _missing(corpus: Corpus, folder: Path, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if not corpus.files.exists(folder / name)]


@rule(
    "slug-duplicate",
    title="Un nom n’est porté qu’une fois, anciens noms compris.",
    why="Deux unités de même nom se disputent la même adresse.",
    bad="former_slugs: [courriel] alors que modules/courriel existe",
    good="former_slugs: [ecrire-un-mail]",
)
def slugs_are_unique(corpus: Corpus) -> Iterator[Found]:
    """Report former slugs that another unit of the same kind bears or bore."""
    for units in (corpus.catalogue.modules, corpus.catalogue.workshops, corpus.catalogue.tracks,
                  corpus.catalogue.exercises):  # fmt: skip
        met = {slug: sidecar(unit) for slug, unit in units.items()}
        for unit in units.values():
            for index, slug in enumerate(unit.former_slugs):
                if slug in met:
                    place = corpus.catalogue.location(unit, "former_slugs", index)
                    other = corpus.project.relative(met[slug])
                    yield place, f"Le nom « {slug} » est déjà pris par {other}.", "Retirez-le."
                met[slug] = sidecar(unit)
