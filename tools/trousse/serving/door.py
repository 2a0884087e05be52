"""The server's door: a connection for everybody, and for nobody a whole crowd of them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from trousse.serving import platform

# A page sends its few words at once; who dribbles them only holds a place.
_SECONDS_TO_ASK = 60
_SECONDS_TO_SEND = 30
_LARGEST_BODY = 64 * 1024
_LARGEST_HEADERS = 16 * 1024


class Door(HTTPServer):
    """Hold as many connections as the system bears; when full, the greediest gives way."""

    def initialize(self, application: Any) -> None:  # type: ignore[override]
        """Open the door of `application`."""
        super().initialize(
            application,
            idle_connection_timeout=_SECONDS_TO_ASK,
            body_timeout=_SECONDS_TO_SEND,
            max_body_size=_LARGEST_BODY,
            max_header_size=_LARGEST_HEADERS,
        )
        self._most = platform.most_connections()
        self._open: list[tuple[str, IOStream]] = []

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Let one connection in, if there is a place for it."""
        newcomer = str(address[0])
        self._open = [(who, one) for who, one in self._open if not one.closed()]
        if len(self._open) >= self._most and not self._make_place(newcomer):
            stream.close()
            return
        self._open.append((newcomer, stream))
        super().handle_stream(stream, address)

    def _make_place(self, newcomer: str) -> bool:
        crowd = greediest(who for who, _ in self._open)
        if crowd == newcomer:
            return False
        next(one for who, one in self._open if who == crowd).close()
        return True


def greediest(holders: Iterable[str]) -> str:
    """Return the address that holds most, given the address of each holding."""
    return Counter(holders).most_common(1)[0][0]
