"""The resource centre's files and the kits, as a web server should send them."""

import mimetypes
import re
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, StaticFileHandler

from trousse.serving import security
from trousse.serving.pages import CalmErrors

_HASHED = re.compile(r"\.[0-9a-f]{8,}\.")
_YEAR = 365 * 24 * 3600

# Said here because Windows reads types from its registry, where .js is often text/plain.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class Files(CalmErrors, StaticFileHandler):
    """Send files of one folder: right types, nothing hidden, no listing."""

    def get_content_type(self) -> str:
        """Return the type of the file, with its character set."""
        suffix = Path(self.absolute_path or "").suffix.lower()
        guess = mimetypes.guess_type(f"x{suffix}")[0]
        return _TYPES.get(suffix) or guess or "application/octet-stream"

    def get_cache_time(self, path: str, *_: Any) -> int:
        """Let browsers keep a file whose name changes with its content; ask again for others."""
        return _YEAR if _HASHED.search(path) else 0

    def set_extra_headers(self, path: str) -> None:
        """Say how long the file may be kept, and which scripts its page may run."""
        lasting = f"public, max-age={_YEAR}, immutable"
        kept = self.get_cache_time(path)
        self.set_header("Cache-Control", lasting if kept else "no-cache")
        if self.get_content_type().startswith("text/html") and self.absolute_path:
            self._allow_own_scripts(Path(self.absolute_path))

    def _allow_own_scripts(self, page: Path) -> None:
        policy = security.page_policy(page.read_text(encoding="utf-8"), style_attributes=True)
        self.set_header("Content-Security-Policy", policy)

    def parse_url_path(self, url_path: str) -> str:
        """Refuse a path that climbs, hides or cannot be one: no name here starts with a dot.

        Raises:
            HTTPError: 404.
        """
        hides = any(part.startswith(".") for part in re.split(r"[/\\]", url_path))
        if hides or "\0" in url_path:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return super().parse_url_path(url_path)


class Site(Files):
    """Send the resource centre; a missing page gets the site's own 404 page."""

    def write_error(self, status_code: int, **details: Any) -> None:
        """Answer with the site's 404 page when it has one."""
        page = Path(self.root) / "404.html"
        if status_code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().write_error(status_code, **details)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self._allow_own_scripts(page)
        self.finish(page.read_bytes())


class Kits(Files):
    """Send a workshop kit to be saved, not shown."""

    def set_extra_headers(self, path: str) -> None:
        """Name the saved file."""
        super().set_extra_headers(path)
        self.set_header("Content-Disposition", f'attachment; filename="{path}"')
