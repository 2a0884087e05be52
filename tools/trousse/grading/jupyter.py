"""Jupyter's server as we run it for one person: on this machine only, with settings of our own."""

import secrets
import signal
from pathlib import Path
from typing import Any


def private_environment(private: Path) -> dict[str, str]:
    """Return the variables that keep Jupyter to `private`: no other settings are read."""
    folders = {name: str(private / name) for name in ("config", "data", "runtime")}
    return {
        "JUPYTER_NO_CONFIG": "1",
        **{f"JUPYTER_{name.upper()}_DIR": path for name, path in folders.items()},
    }


def server_on(root: Path, **more: object) -> dict[str, Any]:
    """Return the settings of a server that shows the folder `root`, behind a token of its own.

    `more` adds to what Jupyter calls ServerApp.
    """
    server = {
        "root_dir": str(root),
        "ip": "127.0.0.1",
        "port": 0,
        "open_browser": False,
        "allow_root": True,
        "terminals_enabled": False,
        "log_level": "CRITICAL",
        **more,
    }
    return {"ServerApp": server, "IdentityProvider": {"token": secrets.token_urlsafe(32)}}


def ready_server(settings: dict[str, Any], **extensions: bool) -> Any:
    """Return the server, initialised, with the extensions named and no other."""
    from jupyter_server.serverapp import ServerApp
    from traitlets.config import Config

    app: Any = ServerApp.instance(config=Config(settings), jpserver_extensions=extensions)
    app.initialize(argv=[], find_extensions=False)
    for number in (signal.SIGINT, signal.SIGTERM):  # stop at once, without a question in English
        signal.signal(number, lambda *_: app.io_loop.add_callback_from_signal(app.stop))
    return app
