"""Build one kit: every document, the unpacked folder and the ZIP, or nothing at all."""

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from trousse.catalogue import Catalogue, Problem, Workshop
from trousse.errors import ContentError
from trousse.kits.archive import folder_files, write_zip
from trousse.kits.exercises import Renderer, exercise_pages
from trousse.kits.personal import Personalisation
from trousse.kits.sources import read_texts
from trousse.kits.state import fingerprint, is_current, remember
from trousse.kits.view import KitView
from trousse.kits.workbench import Workbench
from trousse.paths import Project
from trousse.validation import Finding

Progress = Callable[[str], None]

_UNDER_WAY = ".en-cours-"
# Seconds after which a build under way is thought dead: one takes a few.
_ABANDONED = 3600


def build(
    workshop: Workshop,
    catalogue: Catalogue,
    project: Project,
    personal: Personalisation | None = None,
    progress: Progress = lambda _: None,
    renderer: Renderer | None = None,
) -> Path:
    """Write build/kits/<slug>-<version>/ and .zip, and return the ZIP.

    `personal` fills the blanks (the place then ends the name). `progress` receives the path of
    the ZIP when it is made, and is not called when nothing has changed.

    Raises:
        ContentError: a text is missing or refused; nothing is then written.
        TrousseError: a detail of `personal` is refused, or a converter fails.
    """
    personal = personal or Personalisation()
    personal.check()
    kit = _view(workshop, catalogue, project, personal)
    pages = exercise_pages(workshop, catalogue)
    home = project.build / "kits"
    name = f"{workshop.slug}-{kit.version}{personal.suffix}"
    target = home / f"{name}.zip"
    mark = fingerprint(kit, pages)
    if is_current(home, name, mark):
        return target
    home.mkdir(parents=True, exist_ok=True)
    _sweep(home)
    with tempfile.TemporaryDirectory(dir=home, prefix=_UNDER_WAY) as scratch:
        made = Workbench(kit, pages, Path(scratch), home / ".modeles").make(renderer)
        _install(made, home / name, target)
    remember(home, name, mark)
    progress(project.relative(target))
    return target


def problems(workshop: Workshop, catalogue: Catalogue, project: Project) -> list[Finding]:
    """Return what in `workshop` prevents its kit from being built."""
    return read_texts(workshop, catalogue, project)[1]


def unreadable(catalogue: Catalogue, project: Project, slug: str | None) -> ContentError | None:
    """Return what keeps the workshop `slug` (None: any) out of the catalogue, or None."""
    home = project.workshops / slug if slug else project.workshops
    found = [one for one in catalogue.problems if one.location.path.is_relative_to(home)]
    return _refusal(found, project) if found else None


def _view(
    workshop: Workshop, catalogue: Catalogue, project: Project, personal: Personalisation
) -> KitView:
    texts, found = read_texts(workshop, catalogue, project)
    if texts is None or found:
        raise _refusal(found, project)
    return KitView(workshop, catalogue, texts, personal, version("trousse"))


def _refusal(found: Sequence[Finding | Problem], project: Project) -> ContentError:
    first, others = found[0], len(found) - 1
    where = f"{project.relative(first.location.path)}:{first.location.line}"
    more = f" ({others} autre(s) : « trousse check » les montre.)" if others else ""
    return ContentError(where, first.message + more, first.help)


def _install(made: Path, folder: Path, target: Path) -> None:
    """Put the unpacked kit and its ZIP in place of the former ones."""
    archive = made.parent / target.name
    # A full disk stops here, before anything is replaced: what follows only renames.
    archive.write_bytes(write_zip(folder_files(made, folder.name)))
    if folder.exists():
        folder.rename(made.parent / "ancien")
    made.rename(folder)
    archive.replace(target)


def _sweep(home: Path) -> None:
    """Remove what builds stopped by force have left behind."""
    for left in home.glob(f"{_UNDER_WAY}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
