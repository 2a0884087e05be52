"""What a unit names exists."""

import difflib
from collections.abc import Collection, Iterator, Mapping

from trousse.catalogue import Catalogue, Unit
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule


def near(name: str, known: Collection[str]) -> str:
    """Return « vouliez-vous dire … ? » when something close to `name` is known."""
    if len(name) <= _CODE and any(one.isdecimal() for one in name):
        return ""  # all codes look alike
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if not close:
        return ""
    strange = sorted(set(name) - set(close[0])) if close[0].isascii() else []
    odd = next((one for one in strange if not one.isascii()), "")
    said = f" Le caractère U+{ord(odd):04X} n’est pas celui que l’on croit." if odd else ""
    return f"Vouliez-vous dire « {close[0]} » ?{said}"


_CODE = 4


@rule(
    "reference-unknown",
    title="Un module, un kit ou un exercice nommé existe.",
    why="Un lien vers rien envoie le lecteur dans le vide.",
    bad="exercises: [email/ecrire-a-quelquun]",
    good="exercises: [email/ecrire-a-quelqu-un]",
)
def references_exist(corpus: Corpus) -> Iterator[Found]:
    """Report names of units that do not exist."""
    slugs = {kind: _slugs(corpus, kind) for kind in _WORDS}
    for unit, key, kind in _references(corpus.catalogue):
        if corpus.is_draft(unit) and key in ("kits", "exercises"):
            continue  # a draft may name what is still to be written
        known = slugs[kind]
        for index, slug in enumerate(getattr(unit, key)):
            if slug not in known:
                yield (
                    corpus.catalogue.location(unit, key, index),
                    f"{_WORDS[kind]} « {slug} » n’existe pas.",
                    near(slug, known) or "Créez-le, ou retirez ce nom de la liste.",
                )

    yield from _short_versions(corpus.catalogue)


def _short_versions(catalogue: Catalogue) -> Iterator[Found]:
    """Report steps that a short version leaves out and that the workshop does not have."""
    for workshop in catalogue.workshops.values():
        titles = [step.title for step in workshop.steps]
        without = workshop.short_version.without if workshop.short_version else ()
        for index, title in enumerate(without):
            if title not in titles:
                yield (
                    catalogue.location(workshop, "short_version", "without", index),
                    f"L’étape « {title} » n’existe pas.",
                    near(title, titles) or "Reprenez le titre d’une étape de « steps ».",
                )


_WORDS = {"modules": "Le module", "workshops": "Le kit", "exercises": "L’exercice"}


def _references(catalogue: Catalogue) -> Iterator[tuple[Unit, str, str]]:
    """Yield each unit with a key that names units, and the kind it names."""
    for track in catalogue.tracks.values():
        yield track, "modules", "modules"
    for module in catalogue.modules.values():
        yield module, "kits", "workshops"
        yield module, "exercises", "exercises"
        yield module, "prerequisites", "modules"
    for workshop in catalogue.workshops.values():
        yield workshop, "exercises", "exercises"
        yield workshop, "prerequisites", "workshops"
    for exercise in catalogue.exercises.values():
        yield exercise, "prerequisites", "exercises"


def _slugs(corpus: Corpus, kind: str) -> set[str]:
    """Return the slugs of `kind` on disk: a unit with mistakes of its own still exists."""
    project, units_in = corpus.project, corpus.files.units_in
    if kind == "exercises":
        families = units_in(project.exercises)
        return {f"{one.name}/{unit.name}" for one in families for unit in units_in(one)}
    parent = project.workshops if kind == "workshops" else project.curriculum / "modules"
    return {one.name for one in units_in(parent)}


@rule(
    "reference-draft",
    title="Ce qui est prêt ne s’appuie pas sur un brouillon.",
    why="Le jour de l’atelier, l’exercice annoncé ne serait pas dans le kit.",
    bad="un kit « pret » avec un exercice « brouillon »",
    good="l’exercice relu et passé en « pret », ou le kit en « brouillon »",
)
def ready_units_rest_on_ready_units(corpus: Corpus) -> Iterator[Found]:
    """Report units that are ready and name units that are not."""
    catalogue = corpus.catalogue
    kinds: dict[str, Mapping[str, Unit]] = {
        "modules": catalogue.modules,
        "workshops": catalogue.workshops,
        "exercises": catalogue.exercises,
    }
    for unit, key, kind in _references(catalogue):
        for index, slug in enumerate(getattr(unit, key)) if not corpus.is_draft(unit) else ():
            other = kinds[kind].get(slug)
            if other is not None and corpus.is_draft(other):
                yield (
                    catalogue.location(unit, key, index),
                    f"{_WORDS[kind]} « {slug} » n’est pas prêt.",
                    "Finissez-le, retirez-le de la liste, ou repassez en « status: brouillon ».",
                )


@rule(
    "competency-unknown",
    title="Un code de compétence existe dans son référentiel.",
    why="La matrice des compétences se calcule à partir de ces codes.",
    bad='crcn: ["2.9"]',
    good='crcn: ["2.1"]',
)
def competencies_exist(corpus: Corpus) -> Iterator[Found]:
    """Report unknown frameworks and codes."""
    frameworks = corpus.catalogue.frameworks
    if not corpus.is_whole(corpus.project.curriculum / "frameworks"):
        return  # a framework that cannot be read is told on its own
    usable = [slug for slug, one in frameworks.items() if "competences" in one.lists]
    for unit in corpus.catalogue.units:
        for name, codes in getattr(unit, "competencies", {}).items():
            if name not in usable:
                place = corpus.catalogue.location(unit, "competencies", name)
                listing = f"Référentiels possibles : {', '.join(usable)}."
                yield (
                    place,
                    f"Le référentiel « {name} » n’existe pas.",
                    near(name, usable) or listing,
                )
                continue
            terms = frameworks[name].lists["competences"]
            known = terms.terms
            if len(known) < len(terms.items):
                continue  # said by term-duplicate
            for index, code in enumerate(codes):
                if code not in known:
                    place = corpus.catalogue.location(unit, "competencies", name, index)
                    advice = near(code, known) or f"Codes possibles : {', '.join(known)}."
                    yield place, f"Le code « {code} » n’existe pas dans {name}.", advice
