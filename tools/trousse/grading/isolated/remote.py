"""In the grader's process: a trainee's functions and values, reached from afar as plain data."""

import base64
import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import trousse
from trousse.errors import TrousseError
from trousse.grading.isolated import kernel, memory
from trousse.grading.isolated.executor import STEP_SECONDS
from trousse.grading.isolated.wire import (
    MAX_ANSWER,
    NotPlainError,
    builtin_error,
    decode,
    encode,
    receive,
    refresh,
    send,
)
from trousse.grading.trusted import Outcome

PATIENCE = STEP_SECONDS + 5
"""Seconds without an answer after which the trainee's process is ended."""

TOTAL_SECONDS = 120
"""Seconds one submission may take in all, so that no promotion waits for one person."""


MAX_AHEAD = 20_000
"""Characters of code sent without waiting: a socket holds them, escaped and all."""


class Gone(Exception):  # noqa: N818 (a state, not a mistake)
    """The trainee's process no longer answers."""


class Nursery:
    """The warm process that gives each submission a process of its own."""

    def __init__(self, isolated: bool = True) -> None:
        """Start it, with nothing of this process but its libraries.

        Raises:
            TrousseError: this system cannot set a process apart.
        """
        if isolated and not kernel.supported():
            raise TrousseError(
                "isolement",
                "ce système ne sait pas isoler le code des stagiaires (espaces de noms Linux).",
                "Notez sur une machine Linux, ou avec « --sans-isolement » : le code des "
                "stagiaires tournera alors avec vos droits, réseau et fichiers compris.",
            )
        ours, theirs = socket.socketpair()
        self.channel = ours
        package = str(Path(trousse.__file__).parents[1])
        how = "isolated" if isolated else "open"
        self.process = subprocess.Popen(  # noqa: S603 (our own module)
            [
                sys.executable,
                "-P",
                "-m",
                "trousse.grading.isolated.zygote",
                str(theirs.fileno()),
                how,
            ],
            pass_fds=[theirs.fileno()],
            env={"PYTHONPATH": package, "PATH": os.defpath, "LANG": "C.UTF-8"},
            cwd="/",
        )
        theirs.close()
        with contextlib.suppress(OSError):  # short of memory, the system ends it before the grader
            Path(f"/proc/{self.process.pid}/oom_score_adj").write_text("900")

    def start(self) -> "Trainee":
        """Start a process for one submission.

        Raises:
            TrousseError: it could not be set apart.
        """
        ours, theirs = socket.socketpair()
        ours.settimeout(PATIENCE)
        socket.send_fds(self.channel, [b"+"], [theirs.fileno()])
        theirs.close()
        self.channel.recv(1)
        if "ready" not in (word := _first_word(ours)):
            why = f"le processus isolé n’a pas démarré : {word.get('failed', 'sans message')}."
            raise TrousseError("isolement", why, "Recommencez la notation.")
        return Trainee(ours, self)

    @property
    def alive(self) -> bool:
        """Tell whether it still runs: a system short of memory may have ended it."""
        return self.process.poll() is None

    def end(self) -> None:
        """End the process of the last submission and all it started."""
        with contextlib.suppress(OSError):  # gone itself, and they with it
            self.channel.sendall(b"-")
            self.channel.recv(1)

    def close(self) -> None:
        """End everything."""
        self.channel.close()
        self.process.wait(timeout=PATIENCE)


class Trainee:
    """One trainee's process, spoken to in plain data."""

    def __init__(self, channel: socket.socket, nursery: Nursery) -> None:
        """Keep the channel; the process is ready when it answers."""
        self.channel = channel
        self.nursery = nursery
        self.why_gone = ""
        self.waiting: list[Pending] = []
        self.ahead = 0
        self.odd: dict[str, str] = {}
        """Names whose value is not plain data, and what was said of it."""
        self.end_at = time.monotonic() + TOTAL_SECONDS
        self.shared: set[int] = set()
        """Identities of the tests' own data: no function that returns something changes them."""

    def put(self, name: str, content: bytes) -> None:
        """Write a file where the code runs."""
        self._ask({"do": "put", "name": name, "data": base64.b64encode(content).decode()})

    def run(self, id: str, source: str) -> "Pending":
        """Run a cell there; its outcome comes with the next answer asked for.

        Waiting for each would cost a change of process a cell.
        """
        if self.why_gone:
            raise Gone(self.why_gone)
        if self.ahead + len(source) > MAX_AHEAD or len(self.waiting) >= 20:
            self.settle()
        self.ahead += len(source)
        pending = Pending(id)
        self._send({"do": "run", "id": id, "source": source})
        self.waiting.append(pending)
        return pending

    def settle(self) -> None:
        """Wait for the outcome of every cell sent so far."""
        for pending in self.waiting:
            answer = self._receive()
            stopped = Outcome(None, "", f"Arrêt: {self.why_gone}")
            pending.outcome = stopped if self.why_gone else self._outcome(answer)
        self.waiting.clear()
        self.ahead = 0

    def _outcome(self, answer: dict[str, Any]) -> Outcome:
        error = answer.get("error")
        lines = answer.get("trace")
        trace = "".join(map(str, lines)) if isinstance(lines, list) else ""
        told = ": ".join(map(str, error)) + f"\n{trace}" if isinstance(error, list) else ""
        shown = answer.get("shown")
        value = Shown(shown) if isinstance(shown, str) else None
        return Outcome(value, str(answer.get("printed", "")), told.strip())

    def look(self, names: Iterable[str]) -> dict[str, Any]:
        """Return the names that exist there: plain values, or functions to call from here."""
        answer = self._ask({"do": "look", "names": sorted(names)})
        with self._understood():
            kinds = {name: answer["names"][name] for name in names if name in answer["names"]}
            return {n: self._lent(n, kind) for n, kind in kinds.items() if "absent" not in kind}

    def _lent(self, name: str, kind: dict[str, Any]) -> Any:
        if "opaque" in kind:
            self.odd[name] = str(kind["opaque"])[:200]
        return decode(kind["value"]) if "value" in kind else Remote(self, name)

    def call(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Call a function there; changed lists, dicts and sets come back changed."""
        plain = {"arguments": encode(list(map(_plain, arguments))), "named": encode(named)}
        answer = self._ask({"do": "call", "name": name, **plain})
        sys.stdout.write(str(answer.get("printed", "")))
        error = answer.get("error")
        if isinstance(error, list):
            kind, text = ([*map(str, error), "", ""])[:2]
            if kind == NotPlainError.__name__:
                self.odd[name] = text[:200]
            raise builtin_error(kind, text)
        with self._understood():
            value, after = decode(answer["value"]), decode(answer["arguments"])
            for one, changed in zip(arguments, after, strict=True):
                # Emptying the data a test compares with must not make « nothing » the right answer.
                if value is None or id(one) not in self.shared:
                    refresh(one, changed)
            return value

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        self.settle()
        self._send(message)
        answer = self._receive()
        if self.why_gone:
            raise Gone(self.why_gone)
        return answer

    def _send(self, message: dict[str, Any]) -> None:
        if not self.why_gone:
            with self._watched():
                send(self.channel, message)

    def _receive(self) -> dict[str, Any]:
        if not self.why_gone:
            with self._watched():
                until = min(self.end_at, time.monotonic() + PATIENCE)
                return receive(self.channel, MAX_ANSWER, until, self._watch)
        return {}

    def _watch(self) -> None:
        """Keep an eye on the memory all its processes hold.

        Raises:
            MemoryError: too much in all.
        """
        if memory.held_below(self.nursery.process.pid) > memory.MAX_TOTAL:
            raise MemoryError

    @contextlib.contextmanager
    def _understood(self) -> Iterator[None]:
        """End the process when its answer is not one: forged, or spoilt."""
        try:
            yield
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            self.why_gone = "réponse illisible"
            self.nursery.end()
            raise Gone(self.why_gone) from error

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        """End the process when it no longer answers, and remember why."""
        try:
            yield
        except TimeoutError:
            self.why_gone = "délai dépassé"
        except MemoryError:
            self.why_gone = "trop de mémoire en tout"
        except (EOFError, OSError, NotPlainError):
            self.why_gone = "le code a mis fin à son propre processus"
        if self.why_gone:
            self.nursery.end()

    def forged(self) -> bool:
        """Tell whether it has sent more than was asked: answers written by the trainee's code."""
        with contextlib.suppress(OSError):
            self.channel.setblocking(False)
            return bool(self.channel.recv(1, socket.MSG_PEEK))
        return False

    def close(self) -> None:
        """End the trainee's process and all it started."""
        self.channel.close()
        if not self.why_gone:
            self.nursery.end()


class Pending:
    """The outcome of a cell sent and not yet answered."""

    def __init__(self, id: str) -> None:
        """Name the cell."""
        self.id = id
        self.outcome = Outcome(None, "")


class Remote:
    """A function of the trainee's, called from the tests as if it were here."""

    def __init__(self, trainee: Trainee, name: str) -> None:
        """Remember whose, and its name there."""
        self._trainee, self._name = trainee, name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call it there with plain data."""
        return self._trainee.call(self._name, arguments, named)


class Shown:
    """A value known only by how it was shown."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    def __repr__(self) -> str:
        """Return the text."""
        return self.text


def _first_word(channel: socket.socket) -> dict[str, Any]:
    try:
        return receive(channel)
    except (EOFError, OSError):
        return {}


def _plain(argument: Any) -> Any:
    if isinstance(argument, Remote):
        raise NotPlainError("une fonction ne peut pas être donnée à une autre à distance")
    return argument
