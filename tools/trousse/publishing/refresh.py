"""Keep a preview up to date while an author writes: drafts shown, only what changed rebuilt."""

import shutil
import tempfile
from pathlib import Path

from trousse.catalogue import Catalogue
from trousse.paths import Project, write_atomically
from trousse.publishing.assemble import assemble
from trousse.publishing.published import Published
from trousse.publishing.renderer import configuration, render
from trousse.publishing.site import Site


def preview_folder(project: Project) -> Path:
    """Return where the preview stands: never build/site, since it shows drafts."""
    return project.build / "apercu"


def refresh_preview(project: Project, catalogue: Catalogue) -> list[str]:
    """Bring the preview up to date and return the addresses that changed, from its root.

    Meant for the author's own screen: nothing is refused (links are not checked, a unit that
    cannot be read keeps its last page) and pages that no longer exist stay.
    """
    output = preview_folder(project)
    sources = output.with_name(f"{output.name}-src")
    sources.mkdir(parents=True, exist_ok=True)
    config = configuration(project, docs_dir=str(sources), site_dir=str(output))
    fresh = Path(tempfile.mkdtemp(dir=project.build, prefix=".apercu-"))
    try:
        assemble(Site(project, Published(catalogue, drafts=True), fresh), config["site_url"] or "")
        changed = _bring(fresh, sources)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    known = (output / "index.html").is_file()
    for name in changed:
        # MkDocs compares times: without its page, a source is sure to be rendered.
        (output / name).with_suffix(".html").unlink(missing_ok=True)
    if changed or not known:
        render(config, only_changed=known)
    return [name.removesuffix("index.md") for name in changed]


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
