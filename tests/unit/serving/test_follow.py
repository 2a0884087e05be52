"""The followed preview: pages carry the script, and learn what changed and what is to mend."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer

from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.serving.application import KitServer
from trousse.serving.follow import Work, preview_routes

NOTE = {"page": "kits/essai/", "place": "a.md:3", "words": "Un kit", "message": "Trop long."}


class Author:
    """Saves files, and may make a mistake."""

    def __init__(self) -> None:
        self.saved, self.mistake = 0, False

    def refresh(self) -> list[str]:
        if self.mistake:
            raise TrousseError("fiche.md:2", "c’est illisible.", "Corrigez.")
        return ["kits/essai/"]

    def work(self) -> Work:
        return Work(lambda: str(self.saved), self.refresh, lambda: [NOTE])


Talk = Callable[[str], Coroutine[Any, Any, None]]


@pytest.fixture
def with_server(
    served: ModuleType, tmp_path: Path, run: Callable[[Coroutine[Any, Any, None]], None]
) -> Callable[[Author, Talk], None]:
    """Serve a followed preview as long as one talks with it."""
    project: Project = served.make_project(tmp_path)

    def converse(author: Author, talk: Talk) -> None:
        async def serve() -> None:
            routes = preview_routes(project.build / "site", author.work())
            server = HTTPServer(KitServer(project, [], [], routes=routes))
            server.listen(0, "127.0.0.1")
            port = next(iter(server._sockets.values())).getsockname()[1]
            try:
                await asyncio.wait_for(talk(f"http://127.0.0.1:{port}"), timeout=30)
            finally:
                server.stop()
                await server.close_all_connections()

        run(serve())

    return converse


async def _get(address: str, **headers: str) -> HTTPResponse:
    return await AsyncHTTPClient().fetch(address, headers=headers, raise_error=False)


def test_pages_carry_the_script_and_files_do_not_change(
    with_server: Callable[[Author, Talk], None],
) -> None:
    async def talk(home: str) -> None:
        page = await _get(f"{home}/kits/essai/")
        assert b'src="/trousse/suivi.js" data-version="0"' in page.body
        assert page.headers["Cache-Control"] == "no-store"
        assert "Etag" not in page.headers
        script = await _get(f"{home}/main.0123456789ab.min.js")
        assert script.body == b"void 0"
        assert (await _get(f"{home}/trousse/suivi.js")).code == 200
        assert (await _get(f"{home}/kits/essai.zip")).body.startswith(b"PK")
        assert (await _get(f"{home}/nulle-part/")).code == 404
        assert (await _get(f"{home}/.secret")).code == 404
        assert (await _get(f"{home}/%2e%2e/kits/essai.zip")).code == 404

    with_server(Author(), talk)


def test_open_pages_learn_each_change(with_server: Callable[[Author, Talk], None]) -> None:
    author = Author()

    async def talk(home: str) -> None:
        news: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

        def hear(chunk: bytes) -> None:
            news.put_nowait(json.loads(chunk.removeprefix(b"data: ")))

        line = AsyncHTTPClient().fetch(f"{home}/trousse/suivi", streaming_callback=hear)
        first, reviewed = await news.get(), await news.get()
        assert (first["version"], first["pages"], first["notes"]) == (1, {"kits/essai/": 1}, [])
        assert reviewed["notes"] == [NOTE]
        author.saved += 1
        assert (await news.get())["pages"] == {"kits/essai/": 2}
        await news.get()
        author.saved, author.mistake = 9, True
        assert (await news.get())["trouble"] == "fiche.md:2 : c’est illisible. Corrigez."
        author.saved, author.mistake = 10, False
        assert (await news.get())["trouble"] == ""
        line.cancel()

    with_server(author, talk)
