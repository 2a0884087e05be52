"""What is new, from CHANGELOG.md and the dates of review: a page and two feeds."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from trousse.publishing.site import Site

_VERSION = re.compile(
    r"^## \[?(?P<version>[^\]\n]+?)\]?(?: [-–—] (?P<day>\d{4}-\d{2}-\d{2}))?\s*$", re.MULTILINE
)
_SECTION = re.compile(r"^### +(.+?)\s*$", re.MULTILINE)
_LIMIT = 30


@dataclass(frozen=True)
class Release:
    """A version of the changelog: name, day (None while unreleased), Markdown body."""

    version: str
    day: date | None
    body: str

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(title, Markdown text) pairs, in file order; what comes before a title is left out."""
        parts = _SECTION.split(self.body)
        return [(title, text.strip()) for title, text in zip(parts[1::2], parts[2::2], strict=True)]


@dataclass(frozen=True)
class Item:
    """An entry of the feeds; `path` is the page's folder."""

    path: str
    title: str
    text: str
    day: date


def write_news(site: Site, address: str) -> None:
    """Write the page of novelties, feed (RSS) and feed (JSON); `address` ends with a slash."""
    releases = read_changelog(site.project.root / "CHANGELOG.md")
    items = _items(site)
    site.page("nouveautes", "nouveautes.md.j2", releases=releases, items=items)
    site.file("nouveautes/fil.xml", rss(items, address))
    site.file("nouveautes/fil.json", json_feed(items, address))


def read_changelog(path: Path) -> list[Release]:
    """Return the versions of a changelog in « Keep a Changelog » form, in file order."""
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    found = list(_VERSION.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        Release(m["version"], _day(m["day"]), text[m.end() : end].strip())
        for m, end in zip(found, ends, strict=True)
    ]


def rss(items: list[Item], address: str) -> str:
    """Return the items as RSS 2.0."""
    entries = "".join(
        f"<item><title>{escape(i.title)}</title><link>{address}{i.path}/</link>"
        f'<guid isPermaLink="false">{i.path}@{i.day}</guid>'
        f"<pubDate>{_rfc822(i.day)}</pubDate><description>{escape(i.text)}</description></item>\n"
        for i in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
        f'<atom:link href="{address}nouveautes/fil.xml" rel="self" type="application/rss+xml"/>\n'
        f"<title>Trousse</title><link>{address}</link><language>fr</language>\n"
        f"<description>{escape('Kits, exercices et modules nouveaux ou relus')}</description>\n"
        f"{entries}</channel></rss>\n"
    )


def json_feed(items: list[Item], address: str) -> str:
    """Return the items as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Trousse",
        "home_page_url": address,
        "feed_url": f"{address}nouveautes/fil.json",
        "language": "fr",
        "items": [
            {
                "id": f"{i.path}@{i.day}",
                "url": f"{address}{i.path}/",
                "title": i.title,
                "content_text": i.text,
                "date_modified": f"{i.day}T00:00:00Z",
            }
            for i in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _items(site: Site) -> list[Item]:
    shelves = (
        ("ateliers", site.published.workshops),
        ("modules", site.published.modules),
        ("exercices-autonomes", site.published.exercises),
    )
    items = [
        Item(f"{room}/{unit.slug}", unit.title, unit.summary, unit.reviewed_on)
        for room, units in shelves
        for unit in units.values()
    ]
    return sorted(items, key=lambda item: (-item.day.toordinal(), item.path))[:_LIMIT]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _rfc822(day: date) -> str:
    return format_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC))
