"""The only file that knows on which system the server runs."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable

WINDOWS = sys.platform == "win32"


def choose_event_loop() -> None:
    """Use the loop tornado needs (Windows' default one cannot watch sockets)."""
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())


def on_stop_signal(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """Call `stop` in `loop` when the user presses Ctrl-C or the system ends the program."""
    signals = [signal.SIGINT, signal.SIGTERM]
    if not WINDOWS:
        signals.append(signal.SIGHUP)
    for number in signals:
        if WINDOWS:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
        else:
            loop.add_signal_handler(number, stop)


def private_folder(path: str) -> None:
    """Keep other accounts of this machine out of `path`, where the system has such rights."""
    if not WINDOWS:
        with contextlib.suppress(OSError):
            os.chmod(path, 0o700)  # noqa: PTH101
