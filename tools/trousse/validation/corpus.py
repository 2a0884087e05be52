"""The content as rules see it: the catalogue, texts and notebooks, each read once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

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

    def kept(self, name: str, path: Path, look: Callable[[], Any]) -> Any:
        """Return what `look` says of the file at `path` alone, as an earlier check said it.

        `name` says what is looked for. The answer must be something JSON can hold.
        """
        return self.memo(name, self.files.mark(path), look)

    def page(self, path: Path) -> Page | None:
        """Return the Markdown file at `path`, or None if it cannot be read."""
        text = self.text(path)
        return None if text is None else _page(path, text)

    def notebook(self, path: Path) -> NotebookFile | NotebookError | None:
        """Return the notebook at `path`, or why it is none; None if it cannot be read at all."""
        text = self.text(path)
        return None if text is None else _notebook(path, text)

    @property
    def notebook_paths(self) -> list[Path]:
        """Every .ipynb of the content."""
        return [path for path in self.files.paths if path.suffix == ".ipynb"]

    @property
    def page_paths(self) -> list[Path]:
        """Every Markdown file of the content."""
        return [path for path in self.files.paths if path.suffix == ".md"]

    def pages(self, path: Path) -> tuple[Page, ...]:
        """Return the Markdown texts of the file at `path`: its own, or those of its cells."""
        if path.suffix == ".md":
            page = self.page(path)
            return () if page is None else (page,)
        notebook = self.notebook(path)
        return _cell_pages(path, notebook.text) if isinstance(notebook, NotebookFile) else ()

    @property
    def evaluations(self) -> Iterator[tuple[Module, Path]]:
        """Each module that has an evaluation, with its path."""
        for module in self.catalogue.modules.values():
            path = module.folder / "evaluation.ipynb"
            if path in self.files.contents:
                yield module, path

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
