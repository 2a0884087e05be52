"""Bodies longer than what learners may send: what the browser of this very machine posts."""

from tornado.httputil import parse_body_arguments
from tornado.web import stream_request_body

from trousse.serving.pages import CalmErrors


@stream_request_body
class LongBody(CalmErrors):
    """A page that takes up to `most` bytes; the server refuses more while they come.

    Only for routes of OnThisMachine: the server's own limit stands for all others.
    """

    most: int

    def prepare(self) -> None:
        """Raise the limit of this request, once its headers are known."""
        super().prepare()
        self._chunks: list[bytes] = []
        if self.request.connection is not None:
            self.request.connection.set_max_body_size(self.most)  # type: ignore[attr-defined]

    def data_received(self, chunk: bytes) -> None:
        """Keep what has come."""
        self._chunks.append(chunk)

    def read_body(self) -> None:
        """Read the fields and files of the form, now that it is here whole."""
        self.request.body = b"".join(self._chunks)
        parse_body_arguments(
            self.request.headers.get("Content-Type", ""),
            self.request.body,
            self.request.body_arguments,
            self.request.files,
            self.request.headers,
        )
