"""The line between one page and its kernel; whatever comes along it may be hostile."""

import struct
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from trousse.serving.pace import Pace

_PER_SECOND = 50.0
_BURST = 400.0
_MOST_PARTS = 64
_V1 = "v1.kernel.websocket.jupyter.org"
_NOT_A_MESSAGE = (
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


class KernelSocket(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """Carry the messages Voilà allows between one page and its own kernel."""

    async def pre_get(self) -> None:
        """Let only the page that asked for this kernel connect, in Jupyter's present protocol.

        On the former one, Voilà counts the parts of a document's message for ever.

        Raises:
            HTTPError: 404 for a kernel that is not there or not this page's; 400 for the former
                protocol.
        """
        if _V1 not in self.request.headers.get("Sec-WebSocket-Protocol", "").split(", "):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        page = self.get_argument("session_id", "")
        if self.kernel_id not in self.kernel_manager:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if not self.kernel_manager.connect_page(self.kernel_id, self.request.remote_ip, page):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.pace = Pace(_PER_SECOND, _BURST)
        await super().pre_get()

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass one message on if it is one; close the line on anything else."""
        if self.ws_connection is None:  # What was sent before the other end knew of our close.
            return
        if not self.pace.allows():
            self.close(1008, "trop de messages")
            return
        try:
            _check_parts(ws_message)
            super().on_message(ws_message)
        except _NOT_A_MESSAGE:
            self.close(1007, "message illisible")

    def write_message(self, message: bytes | dict[str, Any], binary: bool = False) -> Any:
        """Say one thing to the page, unless its line is closed or has not agreed on a protocol.

        Voilà would then count the parts of a document for ever.
        """
        line = self.ws_connection
        agreed = line is not None and line.selected_subprotocol == _V1
        return super().write_message(message, binary) if agreed else None

    def on_close(self) -> None:
        """End the kernel soon, unless the page comes back."""
        if getattr(self, "connection", None) is not None:
            super().on_close()
        self.kernel_manager.disconnect_page(self.kernel_id)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Refuse without a word."""
        self.finish()

    def log_exception(self, *_: Any) -> None:
        """Keep refusals out of the adviser's terminal."""


def _check_parts(frame: str | bytes) -> None:
    """Refuse a frame that claims more parts than it holds: Jupyter would count them for ever."""
    if isinstance(frame, str):
        raise ValueError("text on a binary line")
    count = int.from_bytes(frame[:8], "little", signed=True)
    if not 0 < count <= _MOST_PARTS or len(frame) < 8 * (count + 1):
        raise ValueError("not a message")
