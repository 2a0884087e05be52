"""Plain data between the grader and the trainee's process: tagged JSON, length first."""

import json
import socket
import struct
from typing import Any

MAX_MESSAGE = 30_000_000
_PLAIN = (type(None), bool, int, float, str)
_GROUPS = {"tuple": tuple, "set": set, "frozenset": frozenset}


class NotPlainError(ValueError):
    """A value that is not plain data cannot cross."""


def encode(value: object, depth: int = 0) -> Any:
    """Turn plain Python data into JSON data; exact types only, so nothing can pretend.

    Raises:
        NotPlainError: the value holds something else, or is too deep.
    """
    kind = type(value)
    if depth > 50:
        raise NotPlainError("valeur trop profonde")
    if kind in _PLAIN:
        return value
    if isinstance(value, list) and kind is list:
        return [encode(one, depth + 1) for one in value]
    if isinstance(value, dict) and kind is dict:
        pairs = [[encode(k, depth + 1), encode(v, depth + 1)] for k, v in value.items()]
        return {"dict": pairs}
    if isinstance(value, tuple | set | frozenset) and kind.__name__ in _GROUPS:
        return {kind.__name__: [encode(one, depth + 1) for one in value]}
    raise NotPlainError(f"une valeur de type {kind.__name__} ne peut pas être vérifiée à distance")


def decode(data: Any) -> Any:
    """Turn JSON data back into Python data.

    Raises:
        NotPlainError: the data was not made by `encode`.
    """
    if isinstance(data, list):
        return [decode(one) for one in data]
    if not isinstance(data, dict):
        return data
    try:
        ((tag, content),) = data.items()
        if tag == "dict":
            return {decode(key): decode(one) for key, one in content}
        return _GROUPS[tag](decode(one) for one in content)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotPlainError("message illisible") from error


def send(channel: socket.socket, message: dict[str, Any]) -> None:
    """Send one message."""
    data = json.dumps(message).encode()
    channel.sendall(struct.pack(">I", len(data)) + data)


def receive(channel: socket.socket) -> dict[str, Any]:
    """Receive one message.

    Raises:
        EOFError: the other side has gone.
        NotPlainError: too long, or not a message.
    """
    (length,) = struct.unpack(">I", _exactly(channel, 4))
    if length > MAX_MESSAGE:
        raise NotPlainError("message trop long")
    try:
        message = json.loads(_exactly(channel, length))
    except (ValueError, RecursionError) as error:
        raise NotPlainError("message illisible") from error
    if not isinstance(message, dict):
        raise NotPlainError("message illisible")
    return message


def _exactly(channel: socket.socket, length: int) -> bytes:
    parts = []
    while length:
        part = channel.recv(min(length, 1 << 16))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
