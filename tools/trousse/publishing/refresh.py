"""Keep a preview up to date while an author writes: drafts shown, only what changed rebuilt."""

from dataclasses import dataclass, field
from pathlib import Path

from trousse.catalogue import Catalogue
from trousse.paths import Project, write_atomically
from trousse.publishing.assemble import assemble
from trousse.publishing.published import Published
from trousse.publishing.renderer import configuration, render
from trousse.publishing.site import Site, octets


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
    site = _Preview(project, Published(catalogue, drafts=True), sources)
    assemble(site, config["site_url"] or "")
    changed = sorted(site.changed)
    known = (output / "index.html").is_file()
    for name in changed:
        # MkDocs compares times: without its page, a source is sure to be rendered.
        (output / name).with_suffix(".html").unlink(missing_ok=True)
    if changed or not known:
        render(config, only_changed=known)
    return [name.removesuffix("index.md") for name in changed]


@dataclass(frozen=True)
class _Preview(Site):
    """Pages compared with those already there: writing them all takes longer than one."""

    changed: set[str] = field(default_factory=set)

    def file(self, path: str, content: str | bytes) -> None:
        """Write `content` at `path` if it is not what stands there, and remember it changed."""
        target, new = self.out / path, octets(content)
        if not target.is_file() or target.read_bytes() != new:
            write_atomically(target, new)
            self.changed.add(path)
