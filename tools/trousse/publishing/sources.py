"""From a page of the site back to the file its author edits, and the other way."""

import posixpath
import re
from pathlib import Path

from trousse.paths import Project

_ROOMS = (
    (re.compile(r"ateliers/([^/]+)/(fiche|animation|diaporama)/index\.html"), "workshops/{}/{}.md"),
    (re.compile(r"ateliers/([^/]+)/index\.html"), "workshops/{}/workshop.yml"),
    (re.compile(r"modules/([^/]+)/(cours|deroule)/index\.html"), "curriculum/modules/{}/{}.md"),
    (re.compile(r"modules/([^/]+)/activite/index\.html"), "curriculum/modules/{}/activite.ipynb"),
    (re.compile(r"modules/([^/]+)/index\.html"), "curriculum/modules/{}/module.yml"),
    (re.compile(r"parcours/([^/]+)/index\.html"), "curriculum/tracks/{}.yml"),
    (re.compile(r"(.+)/index\.html"), "site/pages/{}/index.md"),
)

_PAGES = (
    (re.compile(r"(workshops/[^/]+)/(fiche|animation|diaporama)\.md"), "{}/{}/"),
    (re.compile(r"(workshops/[^/]+)/.+"), "{}/"),
    (re.compile(r"curriculum/(modules/[^/]+)/(cours|deroule)\.md"), "{}/{}/"),
    (re.compile(r"curriculum/(modules/[^/]+)/(activite|evaluation)\.ipynb"), "{}/{}/"),
    (re.compile(r"curriculum/(modules/[^/]+)/.+"), "{}/"),
    (re.compile(r"(exercises/[^/]+/[^/]+)/.+"), "{}/"),
    (re.compile(r"curriculum/tracks/([^/]+)\.yml"), "parcours/{}/"),
    (re.compile(r"site/pages/(?:(.+)/)?index\.md"), "{}/"),
)
_NAMED = (("workshops/", "ateliers/"), ("exercises/", "exercices-autonomes/"))


def page_of(project: Project, source: Path) -> str | None:
    """Return the address of the page that shows `source`, from the site's root, or None."""
    name = project.relative(source)
    for pattern, form in _PAGES:
        if found := pattern.fullmatch(name):
            page = form.format(*found.groups())
            for room, shown in _NAMED:
                page = page.replace(room, shown, 1) if page.startswith(room) else page
            return page
    return None


def place(project: Project, page: str, target: str) -> str:
    """Return « file:line » of the link `target` of the built page `page`, as authors know it.

    Falls back on the file alone, then on the page, when the text cannot be found.
    """
    source = source_of(project, page)
    if source is None:
        return page
    line = _line(source, target)
    return f"{project.relative(source)}:{line}" if line else project.relative(source)


def source_of(project: Project, page: str) -> Path | None:
    """Return the content file behind a built page, or None if it is wholly generated."""
    for pattern, form in _ROOMS:
        if (found := pattern.fullmatch(page)) and (
            source := project.root / form.format(*found.groups())
        ).is_file():
            return source
    decision = re.fullmatch(r"decisions/([^/]+)/index\.html", page)
    named = f"*-{decision[1]}.md" if decision else ""
    return next((project.site / "decisions").glob(named), None) if named else None


def _line(source: Path, target: str) -> int | None:
    """Return the line (from 1) of `source` that writes `target` or its last part."""
    lines = source.read_text(encoding="utf-8").splitlines()
    path = target.split("#")[0].rstrip("/")
    anchor = target.partition("#")[2]
    for wanted in (target, f"#{anchor}" if anchor else "", posixpath.basename(path)):
        for number, line in enumerate(lines, start=1):
            if wanted and wanted in line:
                return number
    return None
