"""Values fixed by a framework are the framework's own."""

from collections.abc import Iterator

from trousse.catalogue import Catalogue, Module, Workshop
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule
from trousse.validation.rules.references import near

# Where each value of bilan.yml comes from: keys in the file, framework, lists it may be in.
REPORT_LISTS: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
    (("cra", "type"), "cra", ("types",)),
    (("cra", "thematiques"), "cra", ("thematiques", "thematiques_administratives")),
    (("cra", "niveau"), "cra", ("niveaux",)),
    (("cra", "materiel"), "cra", ("materiel",)),
    (("les_bases", "themes"), "les-bases", ("themes",)),
    (("les_bases", "types"), "les-bases", ("types",)),
    (("les_bases", "beneficiaires"), "les-bases", ("beneficiaires",)),
    (("les_bases", "secteurs"), "les-bases", ("secteurs",)),
    (("les_bases", "licence"), "les-bases", ("licences",)),
    (("services",), "lieux-mediation", ("services",)),
    (("data_inclusion",), "data-inclusion", ("thematiques",)),
)


@rule(
    "term-unknown",
    title="Les valeurs des outils nationaux sont recopiées exactement.",
    why="Une clé inventée ne se retrouve ni dans La Coop ni dans Les Bases.",
    bad="thematiques: [courriel]",
    good="thematiques: [email]",
)
def terms_exist(corpus: Corpus) -> Iterator[Found]:
    """Report values that are in no list of the framework they belong to."""
    for workshop in corpus.catalogue.workshops.values():
        for keys, framework, names in REPORT_LISTS:
            yield from _unknown(corpus, workshop, keys, framework, names)
    for module in corpus.catalogue.modules.values():
        blocks = known_terms(corpus.catalogue, "trousse", ("blocs",))
        if blocks and module.block not in blocks:
            yield (
                corpus.catalogue.location(module, "block"),
                f"Le bloc « {module.block} » n’existe pas.",
                near(module.block, blocks) or f"Blocs possibles : {', '.join(blocks)}.",
            )
    families = known_terms(corpus.catalogue, "trousse", ("familles",))
    for exercise in corpus.catalogue.exercises.values():
        if families and exercise.family not in families:
            yield (
                corpus.catalogue.location(exercise),
                f"La famille « {exercise.family} » n’existe pas.",
                near(exercise.family, families) or f"Familles possibles : {', '.join(families)}.",
            )


def known_terms(catalogue: Catalogue, framework: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return key → label of some lists of a framework; empty if it is not there."""
    home = catalogue.frameworks.get(framework)
    lists = [home.lists[name] for name in names if name in home.lists] if home else []
    return {term.key: term.label for one in lists for term in one.items}


def _unknown(
    corpus: Corpus,
    workshop: Workshop,
    keys: tuple[str, ...],
    framework: str,
    names: tuple[str, ...],
) -> Iterator[Found]:
    value: object = workshop.report
    for key in keys:
        value = getattr(value, key)
    known = known_terms(corpus.catalogue, framework, names)
    many = isinstance(value, tuple)
    for index, term in enumerate(value if isinstance(value, tuple) else (value,)):
        if known and term not in known:
            place = corpus.catalogue.location(
                workshop, "report", *keys, *((index,) if many else ())
            )
            advice = near(str(term), known) or f"Valeurs possibles : {', '.join(known)}."
            yield place, f"« {term} » n’est pas une valeur de {framework}.", advice


@rule(
    "cra-parent-missing",
    title="Un thème administratif accompagne « aide_aux_demarches_administratives ».",
    why="La Coop refuse un thème administratif seul.",
    bad="thematiques: [logement]",
    good="thematiques: [aide_aux_demarches_administratives, logement]",
)
def administrative_themes_have_their_parent(corpus: Corpus) -> Iterator[Found]:
    """Report administrative themes without the theme they depend on."""
    administrative = known_terms(corpus.catalogue, "cra", ("thematiques_administratives",))
    for workshop in corpus.catalogue.workshops.values():
        themes = workshop.report.cra.thematiques
        for index, theme in enumerate(themes):
            if theme in administrative and "aide_aux_demarches_administratives" not in themes:
                yield (
                    corpus.catalogue.location(workshop, "report", "cra", "thematiques", index),
                    f"Le thème « {theme} » est seul.",
                    "Ajoutez « aide_aux_demarches_administratives » à la liste.",
                )
                break


@rule(
    "objective-verb",
    level="avertissement",
    title="Un objectif commence par un verbe à l’infinitif que l’on peut observer.",
    why="« Comprendre » ou « connaître » ne se voient pas ; on ne peut pas les évaluer.",
    bad="objectives: [Comprendre la vie privée]",
    good="objectives: [Régler les autorisations d’une application]",
)
def objectives_are_observable(corpus: Corpus) -> Iterator[Found]:
    """Report objectives that start with a verb nobody can observe."""
    vague = ("comprendre", "connaître", "savoir", "appréhender", "maîtriser", "sensibiliser")
    catalogue = corpus.catalogue
    units: tuple[Module | Workshop, ...] = (
        *catalogue.modules.values(),
        *catalogue.workshops.values(),
    )
    for unit in units:
        for index, objective in enumerate(unit.objectives):
            if objective.split()[0].lower() in vague:
                yield (
                    catalogue.location(unit, "objectives", index),
                    f"« {objective.split()[0]} » ne s’observe pas.",
                    "Dites ce que la personne fera : régler, choisir, envoyer, expliquer à…",
                )


@rule(
    "term-duplicate",
    title="Dans une liste d’un référentiel, une clé ne sert qu’une fois.",
    why="La seconde effacerait la première, et son libellé avec elle.",
    bad='deux « key: "1.2" » dans crcn.yml',
    good='key: "1.1" puis key: "1.2"',
)
def terms_are_unique(corpus: Corpus) -> Iterator[Found]:
    """Report keys that an earlier term of the same list bears."""
    for framework in corpus.catalogue.frameworks.values():
        for name, terms in framework.lists.items():
            for index, term in enumerate(terms.items):
                if term.key in {one.key for one in terms.items[:index]}:
                    yield (
                        corpus.catalogue.location(framework, "lists", name, "items", index, "key"),
                        f"La clé « {term.key} » est déjà dans cette liste.",
                        "Recopiez la bonne clé du référentiel.",
                    )
