"""The texts of one kit, and what is wrong with them before anything is built."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trousse.catalogue import Catalogue, Files, Location, Problem, Workshop, read_files
from trousse.kits.texts import MarkdownText, cut
from trousse.paths import Project
from trousse.validation import Finding, all_rules
from trousse.validation.corpus import Corpus
from trousse.validation.today import today

_NAMES = ("animation", "fiche", "diaporama", "affiche")
# Rules of `trousse check` without which a document would be wrong or impossible.
_NEEDED = (
    "section-missing",
    "running-order-mismatch",
    "workshop-minutes",
    "image-missing",
    "image-unreadable",
    "image-without-text",
    "term-unknown",
    "cra-parent-missing",
)
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


def read_texts(
    workshop: Workshop, catalogue: Catalogue, project: Project
) -> tuple[Texts | None, list[Finding]]:
    """Read the texts of `workshop`; one that cannot be read is a finding, not an exception."""
    files = read_files(project, workshop.folder)
    paths = {name: workshop.folder / f"{name}.md" for name in _NAMES}
    problems = [problem for path in paths.values() if (problem := files.problem(path))]
    if problems:
        return None, [_finding(problem) for problem in problems]
    texts = Texts(**{name: cut(path, files.text(path)) for name, path in paths.items()})
    found = [*_by_rules(workshop, catalogue, files), *_titles(texts), *_weight(workshop.folder)]
    return texts, found


def _finding(problem: Problem) -> Finding:
    return Finding(problem.kind, "erreur", problem.location, problem.message, problem.help)


def _by_rules(workshop: Workshop, catalogue: Catalogue, files: Files) -> Iterator[Finding]:
    # A draft is looked at as if it were ready: its kit is about to be made.
    ready = replace(workshop, status="pret")
    alone = replace(
        catalogue,
        files=files,
        workshops={ready.slug: ready},
        modules={},
        tracks={},
        exercises={},
    )
    corpus = Corpus(alone, today())
    for rule in all_rules():
        if rule.id in _NEEDED:
            yield from rule.findings(corpus)


def _titles(texts: Texts) -> Iterator[Finding]:
    for text in (texts.fiche, texts.affiche):
        if not text.title:
            yield Finding(
                "title-missing",
                "erreur",
                Location(text.path),
                "Ce texte n’a pas de titre.",
                "Commencez-le par une ligne « # Titre ».",
            )
    if not texts.diaporama.sections:
        yield Finding(
            "title-missing",
            "erreur",
            Location(texts.diaporama.path),
            "Le diaporama n’a aucune diapositive.",
            "Commencez chaque diapositive par une ligne « ## Titre ».",
        )


def _weight(folder: Path) -> Iterator[Finding]:
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if total > MAX_BYTES:
        yield Finding(
            "kit-too-heavy",
            "erreur",
            Location(folder / "workshop.yml"),
            f"Ce dossier pèse {total // 1_000_000} Mo : Les Bases n’accepte pas plus de 100 Mo.",
            "Allégez ou retirez les fichiers les plus lourds.",
        )
