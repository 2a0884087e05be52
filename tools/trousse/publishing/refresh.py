"""Rebuild only what changed, while an author watches the page."""

import shutil
import tempfile
from pathlib import Path

from trousse.catalogue import Catalogue
from trousse.paths import Project, write_atomically
from trousse.publishing.assemble import assemble
from trousse.publishing.build import build_site
from trousse.publishing.published import Published
from trousse.publishing.renderer import configuration, render
from trousse.publishing.site import Site


def refresh_site(project: Project, catalogue: Catalogue) -> list[str]:
    """Bring build/site up to date and return the pages that changed, from the site's root.

    Meant for the author's own screen: links are not checked again, and pages that no longer
    exist stay until the next full build. Without a previous site, a full build is made.

    Raises:
        TrousseError: the site has never been built and cannot be.
    """
    sources, output = project.build / "site-src", project.build / "site"
    if not (sources.is_dir() and output.is_dir()):
        build_site(project, catalogue)
        return ["index.md"]
    fresh = Path(tempfile.mkdtemp(dir=project.build, prefix=".site-"))
    try:
        config = configuration(project)
        assemble(Site(project, Published(catalogue), fresh), config["site_url"] or "")
        changed = _bring(fresh, sources)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for name in changed:
        # MkDocs compares times: without its page, a source is sure to be rendered.
        (output / name).with_suffix(".html").unlink(missing_ok=True)
    if changed:
        render(config, only_changed=True)
    return changed


def _bring(fresh: Path, sources: Path) -> list[str]:
    """Copy to `sources` the files of `fresh` whose content differs; return their paths."""
    changed = []
    for path in sorted(p for p in fresh.rglob("*") if p.is_file()):
        name = path.relative_to(fresh)
        content, old = path.read_bytes(), sources / name
        if not old.is_file() or old.read_bytes() != content:
            write_atomically(old, content)
            changed.append(name.as_posix())
    return changed
