"""Plain data between the grader and the trainee's process: tagged JSON, length first."""

import builtins
import json
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

MAX_MESSAGE = 30_000_000
"""Bytes of what the grader sends: a file handed in, in base 64."""
MAX_ANSWER = 4_000_000
"""Bytes of an answer: ten times what an honest cell prints and shows."""
MAX_DEPTH = 50
WATCH_EVERY = 0.25
"""Seconds between two looks at a process, while its answer is waited for."""
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
    if depth > MAX_DEPTH:
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


def decode(data: Any, depth: int = 0) -> Any:
    """Turn JSON data back into Python data.

    Raises:
        NotPlainError: the data was not made by `encode`.
    """
    if depth > MAX_DEPTH:
        raise NotPlainError("valeur trop profonde")
    if isinstance(data, list):
        return [decode(one, depth + 1) for one in data]
    if not isinstance(data, dict):
        return data
    try:
        ((tag, content),) = data.items()
        if tag == "dict":
            return {decode(key, depth + 1): decode(one, depth + 1) for key, one in content}
        return _GROUPS[tag](decode(one, depth + 1) for one in content)
    except (KeyError, TypeError, ValueError) as error:
        raise NotPlainError("message illisible") from error


def send(channel: socket.socket, message: dict[str, Any]) -> None:
    """Send one message."""
    data = json.dumps(message).encode()
    channel.sendall(struct.pack(">I", len(data)) + data)


def receive(
    channel: socket.socket,
    limit: int = MAX_MESSAGE,
    until: float | None = None,
    watch: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Receive one message of at most `limit` bytes, whole before `until` (monotonic seconds).

    While it is waited for, `watch` is called now and then and may raise.

    Raises:
        EOFError: the other side has gone.
        NotPlainError: too long, or not a message.
        TimeoutError: too late, however it was sent: byte by byte does not gain time.
    """
    (length,) = struct.unpack(">I", _exactly(channel, 4, until, watch))
    if length > limit:
        raise NotPlainError("message trop long")
    try:
        message = json.loads(_exactly(channel, length, until, watch))
    except (ValueError, RecursionError) as error:
        raise NotPlainError("message illisible") from error
    if not isinstance(message, dict):
        raise NotPlainError("message illisible")
    return message


def _exactly(
    channel: socket.socket, length: int, until: float | None, watch: Callable[[], None]
) -> bytes:
    parts = []
    look = time.monotonic() + WATCH_EVERY
    while length:
        part = _part(channel, length, None if until is None else min(look, until))
        parts.append(part)
        length -= len(part)
        now = time.monotonic()
        if length and until is not None and now >= until:
            raise TimeoutError
        if length and now >= look:
            watch()
            look = time.monotonic() + WATCH_EVERY
    return b"".join(parts)


def _part(channel: socket.socket, length: int, until: float | None) -> bytes:
    """Receive something, or nothing when `until` has come; without `until`, as the socket waits."""
    usual = channel.gettimeout()
    if until is not None:
        channel.settimeout(max(0.01, until - time.monotonic()))
    try:
        part = channel.recv(min(length, 1 << 16))
    except TimeoutError:
        if until is None:
            raise
        return b""
    finally:
        channel.settimeout(usual)
    if not part:
        raise EOFError
    return part


def builtin_error(name: str, text: str) -> Exception:
    """Return the exception of that name when it is one of Python's own, and only an error.

    `StopIteration` is none: it would end the test's own loop before it has compared anything.
    """
    kind = getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)) or name.startswith("Stop"):
        return RuntimeError(f"{name}: {text}")
    try:
        return kind(text)
    except TypeError:  # some need more than a text
        return RuntimeError(f"{name}: {text}")


def refresh(before: Any, after: Any) -> None:
    """Give a list, dictionary or set what it holds after the call it was passed to."""
    if isinstance(before, list) and isinstance(after, list):
        before[:] = after
    elif isinstance(before, dict | set) and isinstance(after, type(before)):
        before.clear()
        before.update(after)
