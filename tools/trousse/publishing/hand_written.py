"""Pages that people write by hand: site/pages, site/decisions, and what is new."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trousse.publishing.bodies import split_title, wrap_tables
from trousse.publishing.renderer import material_stylesheet
from trousse.publishing.site import Site
from trousse.typography import french

_DECISION = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<slug>[a-z0-9-]+)\.md")


@dataclass(frozen=True)
class Decision:
    """One architecture decision: the day it was taken, its title and its text."""

    slug: str
    day: date
    title: str
    body: str


def write_hand_written(site: Site) -> None:
    """Copy site/pages and assets, write the decisions."""
    _copy_pages(site)
    decisions = read_decisions(site.project.site / "decisions")
    site.page("decisions", "decisions.md.j2", decisions=decisions)
    for decision in decisions:
        site.page(f"decisions/{decision.slug}", "decision.md.j2", decision=decision)
    site.file("assets/material.css", material_stylesheet())
    styles = sorted((site.project.site / "styles").glob("*.css"))
    joined = "\n".join(path.read_text(encoding="utf-8") for path in styles)
    site.file("assets/trousse.css", joined)
    site.copy(site.project.site / "assets", "assets")


def read_decisions(folder: Path) -> list[Decision]:
    """Return the decisions of `folder`, most recent first."""
    found = [
        Decision(match["slug"], date.fromisoformat(match["day"]), *split_title(_text(path)))
        for path in sorted(folder.glob("*.md"))
        if (match := _DECISION.fullmatch(path.name))
    ]
    return sorted(found, key=lambda decision: (decision.day, decision.title), reverse=True)


def _copy_pages(site: Site) -> None:
    pages = site.project.site / "pages"
    for path in sorted(p for p in pages.rglob("*") if p.is_file()):
        relative = path.relative_to(pages).as_posix()
        if path.suffix == ".md":
            site.file(relative, french(wrap_tables(_text(path) + _badge(site, path.parent))))
        else:
            site.file(relative, path.read_bytes())


def _badge(site: Site, folder: Path) -> str:
    """Return when the page of `folder` was reviewed; nothing while it does not say so."""
    slug = folder.relative_to(site.project.site / "pages").as_posix()
    page = site.published.catalogue.pages.get(slug)
    return site.render(slug, "page_relue.md.j2", page=page) if page else ""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
