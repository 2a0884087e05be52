"""The warm process: it has imported what an exercise needs, and forks one kernel per request.

Run as `python -m trousse.serving.warm <descriptor>`, where the descriptor is one end of a
socket pair. Each line received is a request (connection_file, cwd, env); each line sent back
holds the pid of a new kernel. It ends when the other end is closed, and its kernels with it.

It must stay single-threaded: only the thread that forks lives on in a child.
"""

import contextlib
import gc
import importlib
import json
import os
import random
import signal
import socket
import sys
import tempfile
from typing import Any

from trousse.serving import platform

# What a kernel imports before it has shown an exercise. Measured with `sys.modules` in a
# kernel that had just answered its first message.
_NEEDED = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "IPython.utils.wildcard",
    "code",
    "faulthandler",
    "ipykernel.debugger",
    "pdb",
    "psutil",
    "pwd",
    "resource",
    "runpy",
    "tornado.gen",
    "tornado.locks",
    "tornado.platform.asyncio",
    "tornado.queues",
    "unicodedata",
    "anywidget",
    "ipywidgets",
    # What the notebooks import, and the makers of documents.
    "docx",
    "typst",
    "trousse.catalogue",
    "trousse.practice.documents.docx",
    "trousse.practice.documents.odt",
    "trousse.practice.documents.pdf",
    "trousse.practice.widget",
)

# The application whose learners ask for documents: its page is assembled before the forks.
_APP = "cv"


def main(descriptor: int) -> None:
    """Warm up, say so, then serve requests until the other end closes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # The system reaps the kernels.
    line = socket.socket(fileno=descriptor)
    with tempfile.TemporaryDirectory() as home, line, line.makefile("rwb") as stream:
        os.environ["IPYTHONDIR"] = home
        application = _warm_up()
        _answer(stream, {"ready": True})
        for request in stream:
            pid = os.fork()
            if pid == 0:
                _become_kernel(application, json.loads(request))
            _answer(stream, {"pid": pid})


def _warm_up() -> Any:
    """Do once what each kernel would do, and return the application a kernel will be."""
    # A learner never debugs: debugpy would cost each kernel a third of its memory.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in _NEEDED:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    from trousse.practice import assemble
    from trousse.serving import warm_kernel

    assemble.page_module(_APP, "")  # As the widget asks it: the cache goes by arguments.
    assemble.style_sheet(_APP)
    application = warm_kernel.application()
    # What is here will not be freed: keep the collector from writing into shared pages.
    gc.collect()
    gc.freeze()
    return application


def _answer(stream: Any, content: dict[str, Any]) -> None:
    stream.write(json.dumps(content).encode() + b"\n")
    stream.flush()


def _become_kernel(application: Any, request: dict[str, Any]) -> None:
    """Run one kernel in this child, and never come back."""
    status = 1
    try:
        platform.leave_parent()
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        random.seed()
        platform.confine(**request["confine"])
        _run_kernel(application, request["connection_file"])
        status = 0
    finally:
        os._exit(status)


def _run_kernel(application: Any, connection_file: str) -> None:
    application.connection_file = connection_file
    if not platform.DIES_WITH_PARENT:
        application.parent_handle = os.getppid()
    application.initialize([])
    # Its import hook ran, with the widgets of `practice`, before there was a kernel.
    sys.modules["ipywidgets"].register_comm_target()
    application.start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
