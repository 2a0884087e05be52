"""The texts of one kit, and what is wrong with them before anything is built."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trousse.catalogue import Location, Problem, Workshop
from trousse.kits.texts import MarkdownText, headings, read_text, same_title

GUIDE_SECTIONS = (
    "Avant l’atelier",
    "Déroulé",
    "Difficultés attendues",
    "Faire avec, faire pour",
    "Orienter",
    "Adapter",
    "Sans réseau",
    "Après l’atelier",
)
_LEARNER_SECTIONS = ("Pour m’entraîner", "Où trouver de l’aide")
_NAMES = ("animation", "fiche", "diaporama", "affiche")
# Les Bases refuses larger files (packages/ui/…/fileValidation.server.ts, read 2026-03-06).
MAX_BYTES = 100 * 1000 * 1000


@dataclass(frozen=True)
class Texts:
    """The four Markdown texts of a kit."""

    animation: MarkdownText
    fiche: MarkdownText
    diaporama: MarkdownText
    affiche: MarkdownText

    @property
    def all(self) -> tuple[MarkdownText, ...]:
        """The texts, in the order of the folder's table of contents."""
        return (self.animation, self.fiche, self.diaporama, self.affiche)


def read_texts(workshop: Workshop) -> tuple[Texts | None, list[Problem]]:
    """Read the texts of `workshop`; a missing file is a problem, not an exception."""
    paths = {name: workshop.folder / f"{name}.md" for name in _NAMES}
    missing = [path for path in paths.values() if not path.is_file()]
    if missing:
        return None, [_missing_file(path) for path in missing]
    texts = Texts(**{name: read_text(path) for name, path in paths.items()})
    return texts, list(_problems(workshop, texts))


def _problems(workshop: Workshop, texts: Texts) -> Iterator[Problem]:
    yield from _missing_sections(texts.animation, GUIDE_SECTIONS)
    yield from _missing_sections(texts.fiche, _LEARNER_SECTIONS)
    yield from _steps(workshop, texts.animation)
    yield from _titles(texts)
    for text in texts.all:
        yield from _images(workshop.folder, text)
    yield from _weight(workshop.folder)


def _missing_file(path: Path) -> Problem:
    return Problem(
        "kit-text-missing",
        Location(path),
        f"Le fichier « {path.name} » manque.",
        "Copiez-le d’un autre atelier, puis adaptez-le.",
    )


def _missing_sections(text: MarkdownText, wanted: tuple[str, ...]) -> Iterator[Problem]:
    for title in wanted:
        if text.section(title) is None:
            yield Problem(
                "kit-section-missing",
                Location(text.path),
                f"La partie « {title} » manque.",
                f"Ajoutez une ligne « ## {title} » et son texte.",
            )


def _steps(workshop: Workshop, text: MarkdownText) -> Iterator[Problem]:
    order = text.section("Déroulé")
    if order is None:
        return
    written = [(line + order.line, title) for line, title in headings(order.body, 3)]
    wanted = [step.title for step in workshop.steps]
    if [same_title(title) for _, title in written] == [same_title(title) for title in wanted]:
        return
    yield Problem(
        "kit-steps-differ",
        Location(text.path, order.line),
        "Les étapes du déroulé ne sont pas celles de workshop.yml.",
        "Écrivez dans cet ordre les titres « ### » : " + " ; ".join(wanted) + ".",
    )


def _titles(texts: Texts) -> Iterator[Problem]:
    for text in (texts.animation, texts.fiche, texts.affiche):
        if not text.title:
            yield Problem(
                "kit-title-missing",
                Location(text.path),
                "Ce texte n’a pas de titre.",
                "Commencez-le par une ligne « # Titre ».",
            )
    if not texts.diaporama.sections:
        yield Problem(
            "kit-title-missing",
            Location(texts.diaporama.path),
            "Le diaporama n’a aucune diapositive.",
            "Commencez chaque diapositive par une ligne « ## Titre ».",
        )


def _images(folder: Path, text: MarkdownText) -> Iterator[Problem]:
    for image in text.images:
        place = Location(text.path, image.line)
        if not image.alternative:
            yield Problem(
                "kit-image-alternative",
                place,
                f"L’image « {image.source} » n’a pas de texte alternatif.",
                "Écrivez entre les crochets ce que l’image apprend : ![…](…).",
            )
        if not (folder / image.source).is_file():
            yield Problem(
                "kit-image-missing",
                place,
                f"L’image « {image.source} » n’est pas dans le dossier de l’atelier.",
                "Ajoutez le fichier ou corrigez le chemin.",
            )


def _weight(folder: Path) -> Iterator[Problem]:
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if total > MAX_BYTES:
        yield Problem(
            "kit-too-heavy",
            Location(folder / "workshop.yml"),
            f"Ce dossier pèse {total // 1_000_000} Mo : Les Bases n’accepte pas plus de 100 Mo.",
            "Allégez ou retirez les fichiers les plus lourds.",
        )
