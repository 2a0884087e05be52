"""The one open line between an exercise page and the server."""

from tornado.websocket import WebSocketHandler

from trousse.serving.pages import CalmErrors


class Link(CalmErrors, WebSocketHandler):
    """Tell a page, by staying open, that the server is there."""

    def open(self) -> None:
        """Greet the page."""
        self.write_message({"hello": True})

    def on_message(self, message: str | bytes) -> None:
        """Ignore what a page says: there is no room yet."""
