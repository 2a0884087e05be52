"""Texts have the parts their readers count on."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from trousse.catalogue import Location, Module, Unit, Workshop, sidecar
from trousse.catalogue.document import Document
from trousse.validation.corpus import Corpus
from trousse.validation.markdown import Page
from trousse.validation.registry import Found, rule
from trousse.validation.rules.shape import MODULE_FILES, WORKSHOP_FILES

COURSE_WORDS = (1500, 3000)
_RUNNING_ORDER = (
    "Matériel", "Avant la journée", "Variante à distance", "Variante sans réseau",
    "Groupe hétérogène", "Adaptations et handicap",
)  # fmt: skip
_SECTIONS = {
    "deroule.md": _RUNNING_ORDER,
    "cours.md": ("À retenir", "Lexique", "Sources"),
    "animation.md": (
        "Avant l’atelier", "Déroulé", "Difficultés attendues", "Faire avec, faire pour",
        "Orienter", "Adapter", "Sans réseau", "Après l’atelier",
    ),
    "fiche.md": ("Pour m’entraîner", "Où trouver de l’aide"),
}  # fmt: skip
_PLACEHOLDER = re.compile(
    r"À COMPLÉTER|\b(?:TODO|FIXME|XXX)\b|[Ll]orem ipsum|^[^\w\n]*[Àà] compléter[^\w\n]*$",
    re.MULTILINE,
)

_NAMES = {*MODULE_FILES, *WORKSHOP_FILES}
# What a text that has one holds for sure.
_LEFT = ("COMPLÉTER", "compléter", "TODO", "FIXME", "XXX", "orem ipsum")


def _pages(corpus: Corpus) -> Iterator[tuple[Unit, Page]]:
    """Every readable Markdown file of a module or a workshop that is ready.

    Files under another name are left to file-unexpected: nobody knows what they should hold.
    """
    for unit in (*corpus.catalogue.modules.values(), *corpus.catalogue.workshops.values()):
        for path in corpus.files.under(unit.folder, ".md") if not corpus.is_draft(unit) else []:
            page = corpus.page(path) if path.name in _NAMES else None
            if page is not None:
                yield unit, page


def _plain(title: str) -> str:
    """Fold what typography changes, so that a heading is compared by its words."""
    return " ".join(title.replace("'", "’").replace("\u202f", " ").replace("\u00a0", " ").split())


@rule(
    "section-missing",
    title="Chaque document a les parties que son lecteur attend.",
    why="À 8 h 45, on cherche « Sans réseau » ou « Orienter » et on doit les trouver.",
    bad="animation.md sans « ## Sans réseau »",
    good="## Sans réseau",
)
def sections_are_present(corpus: Corpus) -> Iterator[Found]:
    """Report expected second-level headings that are missing."""
    for _, page in _pages(corpus):
        titles = {_plain(heading.title) for heading in page.titles(2)}
        for wanted in _missing_sections(page):
            close = get_close_matches(wanted, titles, n=1, cutoff=0.75)
            yield (
                Location(page.path, _line_of(page, close)),
                f"La partie « {wanted} » manque.",
                f"Remplacez « {close[0]} » par « {wanted} »."
                if close
                else f"Ajoutez un titre « ## {wanted} » et son contenu.",
            )


def _missing_sections(page: Page) -> list[str]:
    titles = {_plain(heading.title) for heading in page.titles(2)}
    return [one for one in _SECTIONS.get(page.path.name, ()) if one not in titles]


def _line_of(page: Page, titles: list[str]) -> int:
    """Return the line of the first heading that bears one of `titles`, or the first line."""
    return next((one.line for one in page.titles(2) if _plain(one.title) in titles), 1)


@rule(
    "running-order-mismatch",
    title="Le déroulé suit les séquences ou les étapes, dans le même ordre.",
    why="Les minutes sont dans le fichier YAML ; les titres font le lien.",
    bad="steps: [Accueillir, Pratiquer] et « ### S’exercer » dans animation.md",
    good="### Accueillir … ### Pratiquer",
)
def running_orders_match(corpus: Corpus) -> Iterator[Found]:
    """Report headings of the running order that differ from the timed parts."""
    for unit, page in _pages(corpus):
        if isinstance(unit, Module) and page.path.name == "deroule.md":
            wanted = [_plain(sequence.title) for sequence in unit.sequences]
            others = {*_RUNNING_ORDER}
            found = [h for h in page.titles(2) if _plain(h.title) not in others]
        elif isinstance(unit, Workshop) and page.path.name == "animation.md":
            wanted = [_plain(step.title) for step in unit.steps]
            found = [h for h in page.titles(3) if _parent(page, h.line) == "Déroulé"]
        else:
            continue
        if len(found) > len(wanted) and _missing_sections(page):
            continue  # said by section-missing: a part has lost its name
        yield from _first_difference(page.path, wanted, [(_plain(h.title), h.line) for h in found])


def _parent(page: Page, line: int) -> str:
    before = [heading for heading in page.titles(2) if heading.line < line]
    return _plain(before[-1].title) if before else ""


def _first_difference(
    path: Path, wanted: list[str], found: list[tuple[str, int]]
) -> Iterator[Found]:
    for index, title in enumerate(wanted):
        if index >= len(found):
            yield Location(path, 1), f"« {title} » n’a pas de titre dans le déroulé.", _MATCH
            return
        if found[index][0] != title:
            message = f"On attendait « {title} », et non « {found[index][0]} »."
            yield Location(path, found[index][1]), message, _MATCH
            return
    for title, line in found[len(wanted) :]:
        yield Location(path, line), f"« {title} » n’a pas de durée.", _MATCH


_MATCH = "Donnez les mêmes titres, dans le même ordre, ici et dans le fichier YAML."


@rule(
    "course-length",
    title="Un cours fait de 1 500 à 3 000 mots.",
    why="Moins, il n’apprend rien ; plus, personne ne le lit.",
    bad="un cours de 600 mots",
    good="un cours de 2 200 mots",
)
def courses_have_a_readable_length(corpus: Corpus) -> Iterator[Found]:
    """Report courses that are too short or too long."""
    low, high = COURSE_WORDS
    for _, page in _pages(corpus):
        if page.path.name != "cours.md":
            continue
        words = corpus.kept("words", page.path, partial(getattr, page, "words"))
        if not low <= words <= high:
            yield (
                Location(page.path, 1),
                f"Ce cours fait {words} mots.",
                f"Visez entre {low} et {high} mots.",
            )


@rule(
    "heading-jump",
    title="Les niveaux de titres se suivent.",
    why="Un lecteur d’écran navigue de titre en titre.",
    bad="# Titre puis ### Sous-titre",
    good="# Titre puis ## Partie",
)
def headings_are_sequential(corpus: Corpus) -> Iterator[Found]:
    """Report headings that skip a level, and pages that do not start at level one."""
    for _, page in _pages(corpus):
        previous = 1 if page.path.name == "diaporama.md" else 0  # slides have no page title
        for heading in page.titles(1)[1:]:
            yield (
                Location(page.path, heading.line),
                f"« {heading.title} » est un second titre de page.",
                "Mettez ## : une page n’a qu’un titre de premier niveau.",
            )
        if previous == 0 and page.headings and not page.titles(1):
            yield Location(page.path, 1), "Cette page n’a pas de titre.", _NO_TITLE
            previous = 1
        for heading in page.headings:
            if heading.level > previous + 1:
                yield (
                    Location(page.path, heading.line),
                    f"« {heading.title} » saute un niveau de titre.",
                    f"Mettez {'#' * (previous + 1)} au lieu de {'#' * heading.level}.",
                )
            previous = heading.level


_NO_TITLE = "Commencez-la par une ligne « # Titre »."


@rule(
    "placeholder-left",
    title="Une unité prête n’a plus rien « À COMPLÉTER ».",
    why="C’est le texte des modèles : il ne doit pas arriver devant le public.",
    bad="## Orienter … À COMPLÉTER",
    good="## Orienter … la maison France Services de Pont-Merle",
)
def nothing_is_left_to_fill_in(corpus: Corpus) -> Iterator[Found]:
    """Report the visible placeholder of templates, in texts and in sidecars."""
    for _, page in _pages(corpus):
        for line, column in corpus.kept("left", page.path, partial(_left, page)):
            yield Location(page.path, line, column), *_FILL_IN
    for unit in corpus.catalogue.units:
        path = sidecar(unit)
        document = corpus.catalogue.documents.get(path)
        if document and not corpus.is_draft(unit):
            for line, column in corpus.kept("left", path, partial(_left_values, document)):
                yield Location(path, line, column), *_FILL_IN


def _left(page: Page) -> list[tuple[int, int]]:
    found = ((number, _PLACEHOLDER.search(line)) for number, line in page.lines_with(*_LEFT))
    return [(number, match.start() + 1) for number, match in found if match]


def _left_values(document: Document) -> list[tuple[int, int]]:
    found = ((mark, document.value(keys)) for keys, mark in document.marks.items())
    return [
        mark
        for mark, one in found
        if isinstance(one, str) and any(word in one for word in _LEFT) and _PLACEHOLDER.search(one)
    ]


_FILL_IN = (
    "Il reste un passage à compléter.",
    "Écrivez-le, ou passez l’unité en « status: brouillon ».",
)
