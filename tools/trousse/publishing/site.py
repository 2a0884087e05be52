"""Write the pages of the site as plain Markdown, each in a folder of its own."""

import posixpath
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from trousse.paths import Project
from trousse.publishing import words
from trousse.publishing.bodies import wrap_tables
from trousse.publishing.published import Published
from trousse.tracks.plan import duration
from trousse.typography import french
from trousse.validation.freshness import is_due, review_before

_TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def _environment() -> Any:
    """Return the template engine; values are escaped, bodies of content are marked safe.

    Made once: compiling the templates takes a third of the time of a preview.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for function in (duration, words.hours, words.day, words.month, words.size):
        engine.filters[function.__name__] = function
    engine.globals.update(count=words.count, review_before=review_before, is_due=is_due)
    return engine


@dataclass(frozen=True)
class Site:
    """Where pages are written, and what they are written from.

    `out` is the MkDocs documents folder; `offline` makes every link end in index.html so that
    the site opens from a stick; `today` decides which reviews are overdue.
    """

    project: Project
    published: Published
    out: Path
    offline: bool = False
    today: date = field(default_factory=date.today)
    templates: Any = field(default_factory=_environment)

    def page(self, path: str, template: str, **values: Any) -> None:
        """Write the page at `path` (a folder, "" for the home page) from `template`.

        Templates hold every word of the page, its front matter included.
        """
        text = _dressed(self.render(path, template, **values))
        self.file(f"{path}/index.md" if path else "index.md", text)

    def render(self, path: str, template: str, **values: Any) -> str:
        """Return `template` filled for the page at `path`."""
        text: str = self.templates.get_template(template).render(
            href=partial(href, path, offline=self.offline),
            published=self.published,
            today=self.today,
            **values,
        )
        return text

    def unit_from(self, here: str, slug: str) -> tuple[str, str] | None:
        """Return the address, from the page `here`, and the title of the unit `slug`, if any."""
        known = self.published
        if unit := known.workshops.get(slug):
            return href(here, f"ateliers/{slug}", offline=self.offline), unit.title
        if exercise := known.exercises.get(slug):
            return href(here, f"exercices-autonomes/{slug}", offline=self.offline), exercise.title
        if module := known.modules.get(slug):
            return href(here, f"modules/{slug}", offline=self.offline), module.title
        return None

    def copy(self, folder: Path, path: str) -> None:
        """Copy the files below `folder` under `path`."""
        for source in sorted(one for one in folder.rglob("*") if one.is_file()):
            self.file(f"{path}/{source.relative_to(folder).as_posix()}", source.read_bytes())

    def file(self, path: str, content: str | bytes) -> None:
        """Write `content` as the file at `path` (`out` is private until it is whole)."""
        target = self.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(octets(content))


def octets(content: str | bytes) -> bytes:
    """Return what a file holds."""
    return content.encode() if isinstance(content, str) else content


@lru_cache(maxsize=2048)
def _dressed(text: str) -> str:
    """Apply tables and typography; remembered, since an author's save changes one page."""
    return french(wrap_tables(text))


def href(here: str, target: str, *, offline: bool) -> str:
    """Return the address of `target` (a page's folder, or a file) seen from the page `here`."""
    path, _, anchor = target.partition("#")
    is_file = "." in posixpath.basename(path)
    address = posixpath.relpath(path or ".", here or ".")
    if not is_file:
        address += "/index.html" if offline else "/"
    return f"{address}#{anchor}" if anchor else address
