"""Build the resource centre: plain Markdown from the catalogue, then MkDocs."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trousse.catalogue import Catalogue
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.publishing.assemble import assemble
from trousse.publishing.links import broken_links
from trousse.publishing.published import Published
from trousse.publishing.site import Site
from trousse.publishing.sources import place

Progress = Callable[[str], None]
# Parts of Material that no page uses.
_UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets/palette*", "**/*.map")


def _silent(_: str) -> None:
    return None


def build_site(
    project: Project, catalogue: Catalogue, *, offline: bool = False, progress: Progress = _silent
) -> Path:
    """Build the site and return its folder.

    The pages go to build/site-src and the site to build/site (build/site-hors-ligne when
    `offline`: its links open from a stick). Both are made aside and swapped at the end, so that
    a failure leaves the previous site untouched.

    Raises:
        TrousseError: a page refers to something that does not exist, or MkDocs fails.
    """
    name = "site-hors-ligne" if offline else "site"
    project.build.mkdir(parents=True, exist_ok=True)
    with _workshop(project.build) as bench:
        pages, output = bench / "src", bench / "out"
        config = _config(project, pages, output, offline=offline)
        progress("Écriture des pages")
        assemble(Site(project, Published(catalogue), pages, offline), config["site_url"] or "")
        progress("Mise en forme du site")
        _render(config, project)
        _swap(pages, project.build / f"{name}-src")
        _swap(output, project.build / name)
    return project.build / name


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Lend a temporary folder on the same disk, so that the swap is a rename."""
    bench = Path(tempfile.mkdtemp(dir=folder, prefix=".site-"))
    try:
        yield bench
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def _config(project: Project, pages: Path, output: Path, *, offline: bool) -> Any:
    # Material announces its end of life in red at each build; the ADR says what we do about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    pages.mkdir(parents=True)
    return load_config(
        str(project.root / "mkdocs.yml"),
        docs_dir=str(pages),
        site_dir=str(output),
        use_directory_urls=not offline,
    )


def _render(config: Any, project: Project) -> None:
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    with _warnings() as found:
        try:
            build(config)
        except MkDocsException as error:
            raise _failure(project, [str(error)]) from error
    output = Path(config["site_dir"])
    _prune(output)
    nowhere = [
        f"{place(project, link.page, link.target)} : le lien « {link.target} » ne mène nulle part."
        for link in broken_links(output)
    ]
    if nowhere or found:
        raise _failure(project, nowhere or found)


def _prune(output: Path) -> None:
    for path in [path for pattern in _UNUSED for path in output.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs warns about instead of printing it."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger, handler = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _failure(project: Project, messages: list[str]) -> TrousseError:
    listed = "\n".join(f"  - {message}" for message in messages[:10])
    return TrousseError(
        "site",
        f"le site n’a pas pu être construit :\n{listed}\n",
        "Corrigez la page ou le lien cité, puis relancez. L’ancien site est resté en place.",
    )


def _swap(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`; the old one goes only once the new one stands."""
    aside = new.with_name(f"{new.name}.old")
    if place.exists():
        place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        if aside.exists():
            aside.rename(place)
        raise
