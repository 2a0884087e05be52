"""Load the whole content of a project, mistakes included."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from trousse.catalogue.base import Unit
from trousse.catalogue.decode import decode
from trousse.catalogue.document import Document, read_document
from trousse.catalogue.exercise import Exercise
from trousse.catalogue.files import Files, read_file, read_files
from trousse.catalogue.framework import Cast, Competency, Framework
from trousse.catalogue.location import Location, Problem
from trousse.catalogue.scenes import scene_shape
from trousse.catalogue.site_page import SitePage, read_front
from trousse.catalogue.training import Module, Track
from trousse.catalogue.workshop import Report, Workshop
from trousse.errors import TrousseError
from trousse.paths import Project

T = TypeVar("T")
U = TypeVar("U", bound=Unit)


@dataclass
class Catalogue:
    """Every unit by slug, in the order of slugs, with what could not be read.

    A unit whose files have problems is absent from its dictionary; its problems are kept.
    """

    files: Files = field(default_factory=lambda: Files(Project(Path()), {}))
    modules: dict[str, Module] = field(default_factory=dict)
    workshops: dict[str, Workshop] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    tracks: dict[str, Track] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    cast: Cast = field(default_factory=Cast)
    pages: dict[str, SitePage] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    documents: dict[Path, Document] = field(default_factory=dict)

    @property
    def units(self) -> Iterator[Unit]:
        """All modules, workshops, exercises and tracks."""
        for kind in (self.modules, self.workshops, self.exercises, self.tracks):
            yield from kind.values()

    def location(self, unit: Unit | Framework | SitePage, *keys: str | int) -> Location:
        """Return where the value at `keys` of `unit` stands (`report` keys: in bilan.yml)."""
        path = sidecar(unit)
        if isinstance(unit, Workshop) and keys[:1] == ("report",):
            path, keys = unit.folder / "bilan.yml", keys[1:]
        document = self.documents.get(path)
        return document.location(*keys) if document else Location(path)

    def competency(self, framework: str, code: str) -> Competency | None:
        """Return the competency `code` of `framework`, or None if there is none."""
        home = self.frameworks.get(framework)
        terms = home.lists["competences"].terms if home and "competences" in home.lists else {}
        return Competency(home, terms[code]) if home and code in terms else None


_SIDECARS: dict[type[Any], str] = {
    Module: "module.yml",
    Workshop: "workshop.yml",
    Exercise: "exercise.yml",
    SitePage: "index.md",
}


def sidecar(unit: Unit | Framework | SitePage) -> Path:
    """Return the file that describes `unit`."""
    name = _SIDECARS.get(type(unit))
    return unit.folder / name if name else unit.folder / f"{unit.slug}.yml"


def load(project: Project, files: Files | None = None) -> Catalogue:
    """Read everything under curriculum/, workshops/, exercises/ and site/pages/.

    Never raises on content.

    `files` stands for what is on disk.
    """
    catalogue = Catalogue(files=files or read_files(project))
    _load_files(catalogue, catalogue.frameworks, Framework, project.curriculum / "frameworks")
    _load_files(catalogue, catalogue.tracks, Track, project.curriculum / "tracks")
    _load_folders(catalogue, catalogue.modules, Module, project.curriculum / "modules")
    _load_folders(catalogue, catalogue.workshops, Workshop, project.workshops)
    for family in catalogue.files.units_in(project.exercises):
        _load_folders(catalogue, catalogue.exercises, Exercise, family, f"{family.name}/")
    catalogue.cast = _read(catalogue, Cast, project.curriculum / "cast.yml") or Cast()
    for path in catalogue.files.site_pages:
        _load_page(catalogue, path)
    return catalogue


def read_exercise(path: Path | str) -> dict[str, Any]:
    """Return the plain content of one exercise.yml, with its slug, as the engine takes it.

    Raises:
        TrousseError: the file cannot be read.
    """
    file = Path(path).resolve()
    document, problems = read_document(file, read_file(file))
    if document is None or not isinstance(document.data, dict):
        first = problems[0] if problems else None
        raise TrousseError(
            f"{file}:{first.location.line}" if first else str(file),
            first.message if first else "Cet exercice est vide.",
            first.help if first else "Partez d’un exercice voisin.",
        )
    return {"slug": f"{file.parent.parent.name}/{file.parent.name}", **document.data}


def _load_folders(
    catalogue: Catalogue, into: dict[str, U], model: type[U], parent: Path, prefix: str = ""
) -> None:
    for folder in catalogue.files.units_in(parent):
        given: dict[str, Any] = {"slug": prefix + folder.name, "folder": folder}
        if model is Workshop:
            given["report"] = _read(catalogue, Report, folder / "bilan.yml")
        unit = _read(catalogue, model, folder / _SIDECARS[model], **given)
        if unit is not None:
            into[unit.slug] = unit


def _load_files(catalogue: Catalogue, into: dict[str, Any], model: type[Any], folder: Path) -> None:
    for file in catalogue.files.under(folder, ".yml"):
        unit = _read(catalogue, model, file, slug=file.stem, folder=folder)
        if unit is not None:
            into[unit.slug] = unit


def _load_page(catalogue: Catalogue, path: Path) -> None:
    document, problems = read_front(path, catalogue.files)
    catalogue.problems += problems
    if document is None:
        return
    catalogue.documents[path] = document
    slug = path.parent.relative_to(catalogue.files.project.site / "pages").as_posix()
    page, problems = decode(SitePage, document, slug=slug, folder=path.parent)
    catalogue.problems += problems
    if page is not None:
        catalogue.pages[slug] = page


def _read(catalogue: Catalogue, model: type[T], file: Path, **given: Any) -> T | None:
    document = _document(catalogue, file)
    if document is None:
        return None
    unit, problems = decode(model, document, **given)
    if isinstance(unit, Exercise):
        problems += _scene_problems(unit, document)
    catalogue.problems += problems
    return None if isinstance(unit, Exercise) and problems else unit


def _scene_problems(exercise: Exercise, document: Document) -> list[Problem]:
    """Say what its app would not find in the scene; an unknown desk is said by the proof."""
    shape = scene_shape(exercise.app, exercise.scene)
    if shape and not exercise.scene.keys() & shape.__annotations__.keys():
        what = f"Cette scène n’est pas celle de « {exercise.app} »."
        return [Problem("value-invalid", document.location("app"), what, "Corrigez « app ».")]
    return decode(shape, document.part("scene"))[1] if shape else []


def _document(catalogue: Catalogue, file: Path) -> Document | None:
    document, problems = read_document(file, catalogue.files)
    catalogue.problems += problems
    if document is not None:
        catalogue.documents[file] = document
    return document
