"""Inside the trainee's process: run cells, show plain values, call functions on request."""

import ast
import base64
import contextlib
import io
import json
import linecache
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trousse.grading.isolated.wire import (
    MAX_ANSWER,
    NotPlainError,
    decode,
    encode,
    receive,
    send,
)

MAX_PRINTED = 100_000
STEP_SECONDS = 10


class Printed(io.StringIO):
    """Keep the first characters printed and let the rest go."""

    def write(self, text: str) -> int:
        """Accept `text`, kept only while there is room."""
        room = MAX_PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def serve(channel: socket.socket) -> None:
    """Answer the grader's requests until it closes the channel."""
    space: dict[str, Any] = {"__name__": "__main__", "display": _display}
    handlers: dict[str, Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]]
    handlers = {"run": _run, "look": _look, "call": _call, "put": _put}
    signal.signal(signal.SIGALRM, _too_long)
    with contextlib.suppress(EOFError, OSError):
        send(channel, {"ready": True})
        while True:
            message = receive(channel)
            send(channel, _timed(handlers[message["do"]], message, space))


def _too_long(_number: int, _frame: object) -> None:
    raise TimeoutError(f"plus de {STEP_SECONDS} s")


def _timed(
    handler: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]],
    message: dict[str, Any],
    space: dict[str, Any],
) -> dict[str, Any]:
    """Run one request; whatever the trainee's code prints or raises is part of the answer."""
    printed = Printed()
    answer: dict[str, Any] = {}
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        signal.setitimer(signal.ITIMER_REAL, STEP_SECONDS)
        try:
            answer = handler(message, space)
        except BaseException as error:
            answer = {"error": [type(error).__name__, str(error)[:2000]]}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return {**answer, "printed": printed.getvalue()}


def _run(message: dict[str, Any], space: dict[str, Any]) -> dict[str, Any]:
    """Run a cell as a notebook would: its last expression is shown."""
    name = f"<{message['id']}>"
    linecache.cache[name] = (0, None, message["source"].splitlines(keepends=True), name)
    tree = ast.parse(message["source"], filename=name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, name, "exec"), space)  # noqa: S102 (this is the place for it)
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), name, "eval"), space)  # noqa: S307
            return {"shown": None if shown is None else repr(shown)[:MAX_PRINTED]}
    except Exception as error:
        own = error.__traceback__.tb_next if error.__traceback__ else None
        lines = traceback.format_exception(type(error), error, own)[-6:]
        return {"error": [type(error).__name__, str(error)[:2000]], "trace": lines}
    return {}


def _put(message: dict[str, Any], _space: dict[str, Any]) -> dict[str, Any]:
    """Write a file the trainee handed in beside the running code."""
    Path(message["name"]).write_bytes(base64.b64decode(message["data"]))
    return {}


def _look(message: dict[str, Any], space: dict[str, Any]) -> dict[str, Any]:
    """Say what each name is: plain data, something to call, something else, or nothing."""
    return {"names": {name: _kind(space, name) for name in message["names"]}}


def _kind(space: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in space:
        return {"absent": True}
    value = space[name]
    if callable(value):
        return {"callable": True}
    try:
        return {"value": _short(encode(value))}
    except NotPlainError as error:
        return {"opaque": str(error)}


def _short(data: object) -> object:
    """Return data that one answer can hold.

    Raises:
        NotPlainError: it cannot.
    """
    if len(json.dumps(data)) > MAX_ANSWER // 4:
        raise NotPlainError("une valeur aussi grande ne peut pas être vérifiée à distance")
    return data


def _call(message: dict[str, Any], space: dict[str, Any]) -> dict[str, Any]:
    arguments, named = decode(message["arguments"]), decode(message["named"])
    result = space[message["name"]](*arguments, **named)
    return {"value": _short(encode(result)), "arguments": _short(encode(arguments))}


def _display(*values: object) -> None:
    for value in values:
        sys.stdout.write(f"{value!r}\n")
