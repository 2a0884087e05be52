"""The content as rules see it: the catalogue, texts and notebooks, each read once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trousse.catalogue import Catalogue, Module, Unit, load
from trousse.notebooks import NotebookError, NotebookFile, read_notebook
from trousse.paths import Project
from trousse.validation.markdown import Page


@dataclass
class Corpus:
    """Everything rules may look at; files are read on demand and kept."""

    project: Project
    catalogue: Catalogue
    _pages: dict[Path, Page | None] = field(default_factory=dict)
    _notebooks: dict[Path, NotebookFile | NotebookError] = field(default_factory=dict)

    def page(self, path: Path) -> Page | None:
        """Return the Markdown file at `path`, or None if it cannot be read."""
        if path not in self._pages:
            try:
                self._pages[path] = Page(path, path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                self._pages[path] = None
        return self._pages[path]

    def notebook(self, path: Path) -> NotebookFile | NotebookError:
        """Return the notebook at `path`, or why it is none."""
        if path not in self._notebooks:
            try:
                self._notebooks[path] = read_notebook(path)
            except NotebookError as error:
                self._notebooks[path] = error
        return self._notebooks[path]

    @property
    def notebook_paths(self) -> list[Path]:
        """Every .ipynb of the content."""
        rooms = (self.project.curriculum, self.project.workshops, self.project.exercises)
        return sorted(path for room in rooms for path in room.rglob("*.ipynb") if _visible(path))

    @property
    def page_paths(self) -> list[Path]:
        """Every Markdown file of the content."""
        rooms = (self.project.curriculum, self.project.workshops, self.project.exercises)
        return sorted(path for room in rooms for path in room.rglob("*.md") if _visible(path))

    @property
    def evaluations(self) -> Iterator[tuple[Module, NotebookFile]]:
        """The readable evaluation of each module."""
        for module in self.catalogue.modules.values():
            path = module.folder / "evaluation.ipynb"
            notebook = self.notebook(path) if path.is_file() else None
            if isinstance(notebook, NotebookFile):
                yield module, notebook

    def is_draft(self, unit: Unit) -> bool:
        """Tell whether `unit` is left out of what is published."""
        return unit.status != "pret"


def read_corpus(project: Project) -> Corpus:
    """Read the content of `project`."""
    return Corpus(project, load(project))


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)
