"""Build the resource centre: plain Markdown from the catalogue, then the renderer."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from trousse.catalogue import Catalogue
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.publishing.assemble import assemble
from trousse.publishing.links import broken_links
from trousse.publishing.published import Published
from trousse.publishing.renderer import configuration, render
from trousse.publishing.rules import CommandHelp
from trousse.publishing.site import Site
from trousse.publishing.sitemap import complete_sitemap
from trousse.publishing.slim import slim_stylesheet
from trousse.publishing.sources import place
from trousse.publishing.stick import pack_stick

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    return None


def build_site(
    project: Project,
    catalogue: Catalogue,
    *,
    offline: bool = False,
    progress: Progress = _silent,
    commands: Sequence[CommandHelp] = (),
) -> Path:
    """Build the site and return its folder; `commands` are those its reference explains.

    The pages go to build/site-src and the site to build/site (build/site-hors-ligne when
    `offline`: its links open from a stick, and a ZIP of it stands beside). Both are made aside
    and swapped at the end, so that a failure leaves the previous site untouched.

    Raises:
        TrousseError: a page refers to something that does not exist, or the renderer fails.
    """
    name = "site-hors-ligne" if offline else "site"
    project.build.mkdir(parents=True, exist_ok=True)
    with _workshop(project.build) as bench:
        pages, output = bench / "src", bench / "out"
        pages.mkdir()
        config = configuration(
            project, docs_dir=str(pages), site_dir=str(output), use_directory_urls=not offline
        )
        progress("Écriture des pages")
        site = Site(project, Published(catalogue), pages, offline)
        assemble(site, config["site_url"] or "", commands)
        progress("Mise en forme du site")
        warnings = render(config)
        _refuse(project, _nowhere(project, output) or warnings)
        slim_stylesheet(output)
        complete_sitemap(output, config["site_url"] or "")
        _swap(pages, project.build / f"{name}-src")
        _swap(output, project.build / name)
    if offline:
        pack_stick(project, project.build / name)
    return project.build / name


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Lend a temporary folder on the same disk, so that the swap is a rename."""
    bench = Path(tempfile.mkdtemp(dir=folder, prefix=".site-"))
    try:
        yield bench
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def _nowhere(project: Project, output: Path) -> list[str]:
    return [
        f"{place(project, link.page, link.target)} : le lien « {link.target} » ne mène nulle part."
        for link in broken_links(output)
    ]


def _refuse(project: Project, messages: list[str]) -> None:
    if not messages:
        return
    listed = "\n".join(f"  - {message}" for message in messages[:10])
    raise TrousseError(
        project.relative(project.build / "site"),
        f"le site n’a pas pu être construit :\n{listed}\n",
        "Corrigez la page ou le lien cité, puis relancez. L’ancien site est resté en place.",
    )


def _swap(new: Path, home: Path) -> None:
    """Put the folder `new` at `home`; the old one goes only once the new one stands."""
    aside = new.with_name(f"{new.name}.old")
    if home.exists():
        home.rename(aside)
    try:
        new.rename(home)
    except OSError:
        if aside.exists():
            aside.rename(home)
        raise
