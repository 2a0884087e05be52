"""Follow an author at work: when a file is saved, renew the preview and tell the open pages.

What renewing means is given by the caller (see `cli.follow`): this room neither builds pages
nor checks content.
"""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tornado.iostream import StreamClosedError

from trousse.errors import TrousseError
from trousse.serving.pages import OWN_POLICY, CalmErrors
from trousse.serving.security import page_policy
from trousse.serving.site import Site

Note = dict[str, Any]
Route = tuple[str, type, dict[str, Any]]

_PAUSE = 0.4  # seconds between two looks at the files
_END = re.compile(r"</body>(?!.*</body>)", re.DOTALL)
_SCRIPT = (
    '<link rel="stylesheet" href="/trousse/suivi.css">'
    '<script src="/trousse/suivi.js" data-version="{version}" defer></script></body>'
)


@dataclass(frozen=True)
class Work:
    """What the caller knows how to do; each runs in a thread.

    `stamp` changes when a file does; `refresh` renews the preview and returns the addresses
    that changed; `notes` returns what is to mend, with the address of its page.
    """

    stamp: Callable[[], str]
    refresh: Callable[[], list[str]]
    notes: Callable[[], list[Note]]


@dataclass
class Follower:
    """Watch the files from the first page opened, and keep what pages must be told.

    `pages` gives, for each address renewed, the version that renewed it.
    """

    work: Work
    version: int = 0
    pages: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    trouble: str = ""
    tellings: int = 0
    told: asyncio.Condition = field(default_factory=asyncio.Condition)
    watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to watch, once: nobody looks, nothing is rebuilt."""
        if self.watching is None:
            self.watching = asyncio.create_task(self._watch())

    def news(self) -> str:
        """Return what an open page must know, as JSON."""
        known = ("version", "pages", "notes", "trouble")
        return json.dumps({key: getattr(self, key) for key in known}, ensure_ascii=False)

    async def _watch(self) -> None:
        seen = ""
        while True:
            stamp = await asyncio.to_thread(self.work.stamp)
            if stamp != seen:
                seen = stamp
                await self._renew()
            await asyncio.sleep(_PAUSE)

    async def _renew(self) -> None:
        """Show the page first: what is to mend takes longer to know."""
        try:
            changed = await asyncio.to_thread(self.work.refresh)
            self.trouble = ""
            self.version += 1
            self.pages |= dict.fromkeys(changed, self.version)
            await self._tell()
            await asyncio.sleep(_PAUSE)  # the time to send the page, before a long reading
            self.notes = await asyncio.to_thread(self.work.notes)
        except TrousseError as error:
            self.trouble = f"{error.where} : {error.what} {error.to_do}"
        except Exception as error:  # an author half-way through a line must not stop the server
            self.trouble = f"La page n’a pas pu être refaite : {error}"
        await self._tell()

    async def _tell(self) -> None:
        async with self.told:
            self.tellings += 1
            self.told.notify_all()

    async def next_news(self, seen: int) -> tuple[int, str]:
        """Wait until there is news after number `seen`; return its number and its text."""
        async with self.told:
            await self.told.wait_for(lambda: self.tellings > seen)
        return self.tellings, self.news()


class Line(CalmErrors):
    """Tell one open page each piece of news (server-sent events)."""

    def initialize(self, follower: Follower) -> None:
        """Keep who knows the news."""
        self.follower = follower

    async def get(self) -> None:
        """Answer now, then at each change, until the page is closed."""
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.follower.start()
        seen = 0
        with suppress(StreamClosedError):  # the page is closed: nobody is left to tell
            while True:
                seen, news = await self.follower.next_news(seen)
                self.write(f"data: {news}\n\n")
                await self.flush()


class Preview(Site):
    """Send the preview, never from a cache, each page with the script that follows changes."""

    def initialize(self, follower: Follower, **files: Any) -> None:  # type: ignore[override]
        """Keep who knows the version of what is sent."""
        super().initialize(**files)
        self.follower = follower

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with the page and its script, or with the file as it is."""
        self.follower.start()
        page = Path(self.root) / self.parse_url_path(path)
        if not path or path.endswith("/"):
            page /= "index.html"
        if page.suffix != ".html" or not page.is_file() or not _inside(page, Path(self.root)):
            await super().get(path, include_body)
            return
        html = OWN_POLICY.sub("", page.read_text(encoding="utf-8"), count=1)
        html = _END.sub(_SCRIPT.format(version=self.follower.version), html)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", page_policy(html, style_attributes=True))
        self.set_header("Cache-Control", "no-store")
        self.finish(html if include_body else b"")

    def compute_etag(self) -> None:
        """Give none: tornado remembers them by name, and what a name holds changes here."""

    def should_return_304(self) -> bool:
        """Say no: two versions of a file may bear the same second."""
        return False


def _inside(page: Path, root: Path) -> bool:
    return page.resolve().is_relative_to(root.resolve())


def preview_routes(folder: Path, work: Work) -> list[Route]:
    """Return the addresses of a followed preview that stands in `folder`."""
    follower = Follower(work)
    return [
        (r"/trousse/suivi", Line, {"follower": follower}),
        (
            r"/((?!trousse/|kits/[a-z0-9.-]+\.zip$).*)",
            Preview,
            {"follower": follower, "path": str(folder), "default_filename": "index.html"},
        ),
    ]
