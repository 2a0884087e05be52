"""The content as rules see it: the catalogue, texts and notebooks, each read once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from trousse.catalogue import TEXTS, Catalogue, Files, Module, Problem, Unit, load, sidecar
from trousse.notebooks import NotebookError, NotebookFile, parse_notebook
from trousse.paths import Project
from trousse.validation.markdown import Page
from trousse.validation.memo import Memo


@dataclass(eq=False)
class Corpus:
    """Everything rules may look at; `today` decides what is in the future or overdue."""

    catalogue: Catalogue
    today: date
    memo: Memo = field(default_factory=Memo)
    _broken: dict[Path, Problem] | None = None

    @property
    def project(self) -> Project:
        """The project whose content this is."""
        return self.catalogue.files.project

    @property
    def files(self) -> Files:
        """The files this content was read from."""
        return self.catalogue.files

    @property
    def broken(self) -> dict[Path, Problem]:
        """Text files that nothing can be said of but this: unreadable, empty, half merged."""
        if self._broken is None:
            texts = (path for path in self.files.paths if path.suffix in TEXTS)
            found = ((path, self.files.problem(path)) for path in texts)
            self._broken = {path: problem for path, problem in found if problem}
        return self._broken

    def text(self, path: Path) -> str | None:
        """Return the text at `path`, or None if it cannot be read."""
        readable = path in self.files.contents and path not in self.broken
        return self.files.text(path) if readable else None

    def page(self, path: Path) -> Page | None:
        """Return the Markdown file at `path`, or None if it cannot be read."""
        text = self.text(path)
        return None if text is None else _page(path, text)

    def notebook(self, path: Path) -> NotebookFile | NotebookError | None:
        """Return the notebook at `path`, or why it is none; None if it cannot be read at all."""
        text = self.text(path)
        return None if text is None else _notebook(path, text)

    @property
    def notebooks(self) -> Iterator[NotebookFile]:
        """Every readable notebook of the content."""
        for path in self.notebook_paths:
            notebook = self.notebook(path)
            if isinstance(notebook, NotebookFile):
                yield notebook

    @property
    def notebook_paths(self) -> list[Path]:
        """Every .ipynb of the content."""
        return [path for path in self.files.paths if path.suffix == ".ipynb"]

    @property
    def page_paths(self) -> list[Path]:
        """Every Markdown file of the content."""
        return [path for path in self.files.paths if path.suffix == ".md"]

    @property
    def pages(self) -> Iterator[Page]:
        """Every readable Markdown text of the content: files, then cells of notebooks."""
        for path in self.page_paths:
            page = self.page(path)
            if page is not None:
                yield page
        for notebook in self.notebooks:
            yield from _cell_pages(notebook.path, notebook.text)

    @property
    def evaluations(self) -> Iterator[tuple[Module, NotebookFile]]:
        """The readable evaluation of each module."""
        for module in self.catalogue.modules.values():
            notebook = self.notebook(module.folder / "evaluation.ipynb")
            if isinstance(notebook, NotebookFile):
                yield module, notebook

    def is_draft(self, unit: Unit) -> bool:
        """Tell whether `unit` is left out of what is published."""
        return unit.status != "pret"

    def is_whole(self, folder: Path) -> bool:
        """Tell whether every unit whose file is below `folder` could be read."""
        read = {sidecar(unit) for unit in self.catalogue.units}
        read |= {sidecar(one) for one in self.catalogue.frameworks.values()}
        return all(p in read for p in self.files.under(folder, ".yml") if p.name != "bilan.yml")


def read_corpus(files: Files, today: date, memo: Memo | None = None) -> Corpus:
    """Read the content of `files`."""
    return Corpus(load(files.project, files), today, memo or Memo())


@lru_cache(maxsize=4096)
def _page(path: Path, text: str) -> Page:
    return Page(path, text)


@lru_cache(maxsize=1024)
def _notebook(path: Path, text: str) -> NotebookFile | NotebookError:
    try:
        return parse_notebook(path, text)
    except NotebookError as error:
        return error


@lru_cache(maxsize=1024)
def _cell_pages(path: Path, text: str) -> tuple[Page, ...]:
    notebook = _notebook(path, text)
    cells = notebook.cells if isinstance(notebook, NotebookFile) else ()
    return tuple(
        Page(path, cell.source, cell.source_line) for cell in cells if cell.kind == "markdown"
    )
