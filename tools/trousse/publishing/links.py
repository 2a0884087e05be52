"""Check every internal link and anchor of the built site, without the network."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "iframe": "src"}


@dataclass(frozen=True, order=True)
class BrokenLink:
    """A link that leads nowhere: the page it stands on (from the site's root) and its target."""

    page: str
    target: str


@dataclass
class _Page(HTMLParser):
    """The links and anchors of one page."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if anchor := found.get("id"):
            self.anchors.add(anchor)
        if tag in _ADDRESSES and (address := found.get(_ADDRESSES[tag])):
            self.links.append(address)


def broken_links(site: Path) -> list[BrokenLink]:
    """Return the links of the built site `site` whose page, file or anchor does not exist.

    The error page is left out: it is served at any depth, so its links start from the host.
    """
    pages = {_name(site, path): _read(path) for path in sorted(site.rglob("*.html"))}
    pages.pop("404.html", None)
    files = {_name(site, path) for path in site.rglob("*") if path.is_file()}
    found = {
        BrokenLink(name, link)
        for name, page in pages.items()
        for link in page.links
        if not _leads_somewhere(name, link, pages, files)
    }
    return sorted(found)


def _leads_somewhere(name: str, link: str, pages: dict[str, _Page], files: set[str]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = _target(name, unquote(parts.path)) if parts.path else name
    if target in pages and parts.fragment:
        return unquote(parts.fragment) in pages[target].anchors
    return target in files


def _target(name: str, path: str) -> str:
    """Return the file that the address `path`, on the page `name`, leads to."""
    home = "" if path.startswith("/") else posixpath.dirname(name)
    joined = posixpath.normpath(posixpath.join(home, path.lstrip("/")))
    is_page = path.endswith(("/", ".")) or "." not in posixpath.basename(joined)
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_page else joined


def _name(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix()


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page
