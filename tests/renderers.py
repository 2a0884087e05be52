"""Render the very same pages with MkDocs' successors and say what differs: `make renderers`.

ProperDocs, a fork of MkDocs 1.x, must give the same pages: exit status 1 otherwise. Zensical is
told about and stops nothing. Figures go to build/renderers.json.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from trousse.catalogue import load
from trousse.paths import Project, write_atomically
from trousse.publishing import broken_links, build_site

COMMANDS = {
    "properdocs": [sys.executable, "-m", "properdocs", "build", "--quiet"],
    "zensical": [str(Path(sys.executable).with_name("zensical")), "build"],
}
REQUIRED = ("properdocs",)
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_GENERATOR = re.compile(r'<meta name="generator"[^>]*>')


@dataclass(frozen=True)
class Difference:
    """How another renderer's site compares with ours, in pages."""

    pages: int
    same: int
    missing: tuple[str, ...]
    anchors_lost: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether a reader would miss nothing."""
        return not (self.missing or self.anchors_lost or self.broken)


def render_with(name: str, project: Project, folder: Path) -> Path:
    """Render the pages of `project` (build/site-src) in `folder` and return the site."""
    (folder / "build").mkdir(parents=True)
    shutil.copytree(project.build / "site-src", folder / "build/site-src")
    shutil.copytree(project.site / "theme", folder / "site/theme")
    shutil.copy(project.root / "mkdocs.yml", folder)
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    subprocess.run(COMMANDS[name], cwd=folder, check=True, capture_output=True, env=quiet)
    return folder / "build/site"


def compare(ours: Path, theirs: Path) -> Difference:
    """Compare two sites page by page."""
    mine = {path.relative_to(ours).as_posix(): _page(path) for path in ours.rglob("*.html")}
    other = {name: _page(theirs / name) for name in mine if (theirs / name).is_file()}
    lost = [
        f"{name}#{anchor}"
        for name, text in other.items()
        for anchor in sorted(set(_ANCHOR.findall(mine[name])) - set(_ANCHOR.findall(text)))
    ]
    return Difference(
        pages=len(mine),
        same=sum(mine[name] == text for name, text in other.items()),
        missing=tuple(sorted(mine.keys() - other.keys())),
        anchors_lost=tuple(lost),
        broken=tuple(f"{link.page}: {link.target}" for link in broken_links(theirs)),
    )


def _page(path: Path) -> str:
    return _GENERATOR.sub("", path.read_text(encoding="utf-8"))


def main() -> int:
    """Print one line a renderer; exit status 1 if a required one loses something."""
    project = Project(Path(__file__).resolve().parents[1])
    ours, found = build_site(project, load(project)), {}
    for name in COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            found[name] = compare(ours, render_with(name, project, Path(folder) / "projet"))
        print(_line(name, found[name]))  # noqa: T201
    report = {name: asdict(one) for name, one in found.items()}
    write_atomically(project.build / "renderers.json", json.dumps(report, indent=1) + "\n")
    return 0 if all(found[name].whole for name in REQUIRED) else 1


def _line(name: str, found: Difference) -> str:
    return (
        f"{name}: {found.pages} pages, {found.same} identical, {len(found.missing)} missing, "
        f"{len(found.anchors_lost)} anchors lost, {len(found.broken)} broken links"
    )


if __name__ == "__main__":
    sys.exit(main())
