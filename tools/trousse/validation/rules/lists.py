"""Lists, questions and addresses say each thing once, and make sense."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from trousse.catalogue import Unit, Workshop
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

_NAMED_ONCE = {"prerequisites", "kits", "exercises", "audience", "objectives", "authors",
               "thematiques", "materiel", "themes", "types", "beneficiaires", "secteurs",
               "services", "data_inclusion", "former_slugs", "options", "languages"}  # fmt: skip


@rule(
    "list-repeated",
    title="Une liste ne dit pas deux fois la même chose.",
    why="Un objectif ou un exercice en double se compterait deux fois.",
    bad="exercises: [email/repondre, email/repondre]",
    good="exercises: [email/repondre]",
)
def lists_name_things_once(corpus: Corpus) -> Iterator[Found]:
    """Report values written twice in one list."""
    for document in corpus.catalogue.documents.values():
        for keys in document.marks:
            if not keys or not (keys[-1] in _NAMED_ONCE or "competencies" in keys[:-1]):
                continue
            values = document.value(keys)
            for index, value in enumerate(values if isinstance(values, tuple) else ()):
                if isinstance(value, str | int) and value in values[:index]:
                    yield (
                        document.location(*keys, index),
                        f"« {value} » est déjà dans la liste.",
                        "Retirez-le, ou remplacez-le.",
                    )


@rule(
    "title-duplicate",
    title="Deux unités de même sorte n’ont pas le même titre.",
    why="Dans une liste ou une recherche, on ne saurait laquelle choisir.",
    bad="deux kits « Mon premier courriel »",
    good="« Mon premier courriel » et « Joindre une photo à un courriel »",
)
def titles_are_distinct(corpus: Corpus) -> Iterator[Found]:
    """Report titles that another unit of the same kind bears; drafts may be copies."""
    catalogue = corpus.catalogue
    kinds: tuple[Iterator[Unit], ...] = (
        iter(catalogue.modules.values()),
        iter(catalogue.workshops.values()),
        iter(catalogue.exercises.values()),
        iter(catalogue.tracks.values()),
    )
    for units in kinds:
        met: dict[str, str] = {}
        for unit in units:
            title = unit.title.casefold().strip(" .!?")
            if title in met:
                yield (
                    catalogue.location(unit, "title"),
                    f"« {unit.title} » est déjà le titre de {met[title]}.",
                    "Dites ce que celui-ci a de différent.",
                )
            met.setdefault(title, unit.slug)


@rule(
    "question-answer",
    title="La bonne réponse d’une question est l’une de celles que l’on propose.",
    why="Le corrigé imprimé montrerait une réponse qui n’existe pas.",
    bad="trois options et answer: 4",
    good="answer: 3",
)
def answers_are_among_options(corpus: Corpus) -> Iterator[Found]:
    """Report answers beyond the last option."""
    for workshop in corpus.catalogue.workshops.values():
        for index, question in enumerate(workshop.evaluation):
            if question.answer > len(question.options):
                yield (
                    corpus.catalogue.location(workshop, "evaluation", index, "answer"),
                    f"La réponse {question.answer} n’existe pas : il y a "
                    f"{len(question.options)} options.",
                    "Donnez le numéro de la bonne option, à partir de 1.",
                )


@rule(
    "series-position",
    title="Dans une série, deux kits n’ont pas la même place.",
    why="On ne saurait lequel animer d’abord.",
    bad="deux kits « position: 2 » de la série premiers-pas",
    good="position: 1, position: 2, position: 3",
)
def series_are_in_order(corpus: Corpus) -> Iterator[Found]:
    """Report kits at a place of a series that another kit holds."""
    met: dict[tuple[str, int], str] = {}
    for workshop in corpus.catalogue.workshops.values():
        yield from _at_place(corpus, workshop, met)


def _at_place(
    corpus: Corpus, workshop: Workshop, met: dict[tuple[str, int], str]
) -> Iterator[Found]:
    if workshop.series is None:
        return
    place = (workshop.series.slug, workshop.series.position)
    if place in met:
        yield (
            corpus.catalogue.location(workshop, "series", "position"),
            f"La place {place[1]} de la série « {place[0]} » est déjà à {met[place]}.",
            "Donnez la place suivante.",
        )
    met.setdefault(place, workshop.slug)


@rule(
    "url-invalid",
    title="L’adresse d’une source est complète.",
    why="Une adresse sans https:// ou avec une espace ne s’ouvre pas.",
    bad="url: www.cnil.fr/mot de passe",
    good="url: https://www.cnil.fr/mots-de-passe",
)
def addresses_are_whole(corpus: Corpus) -> Iterator[Found]:
    """Report addresses of sources that no browser would open."""
    for document in corpus.catalogue.documents.values():
        for keys in document.marks:
            is_source = keys[-1:] == ("url",) and keys[0] in ("sources", "derived_from")
            value = document.value(keys) if is_source else None
            if isinstance(value, str) and not _is_address(value):
                yield (
                    document.location(*keys),
                    f"« {value} » n’est pas une adresse complète.",
                    "Copiez-la depuis la barre du navigateur : elle commence par https://.",
                )


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    spaces = any(mark.isspace() for mark in value)
    return parts.scheme in ("http", "https") and "." in parts.netloc and not spaces
