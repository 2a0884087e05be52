"""Open JupyterLab for one trainee, on this machine only, and serve it until Ctrl-C."""

import os
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trousse.grading.jupyter import private_environment, ready_server, server_on
from trousse.grading.lab.desk import Desk
from trousse.grading.lab.settings import FRONT, write_settings

HOME = "/mes-modules"


def open_lab(desk: Desk, private: Path, announce: Callable[[str], None]) -> None:
    """Serve a trainee's desk in JupyterLab until Ctrl-C, and open their browser on it.

    Everything JupyterLab writes of its own goes to `private`; the user's Jupyter settings are
    neither read nor changed.

    Raises:
        TrousseError: `private` cannot be written.
    """
    write_settings(private)
    os.environ.update(environment(desk, private))
    already = _running(desk)
    if already:
        announce(f"Vos modules sont déjà ouverts : {already}")
        webbrowser.open(already)
        return
    app = _application(desk, private)
    address = _address(app.port, app.identity_provider.token)
    announce(f"Vos modules : {address}")
    announce(f"Votre dossier : {desk.folder}\nPour arrêter : Ctrl-C.")
    app.io_loop.call_later(0.2, webbrowser.open, address)
    app.start()
    announce("JupyterLab est arrêté. Vos réponses sont dans votre dossier.")


def _address(port: int, token: str) -> str:
    return f"http://127.0.0.1:{port}{HOME}?token={token}"


def _running(desk: Desk) -> str:
    """Return the address of the lab already open on this desk; empty when there is none."""
    from jupyter_server.serverapp import list_running_servers

    here = str(desk.folder.resolve())
    found = (one for one in list_running_servers() if one["root_dir"] == here)
    return next((_address(one["port"], one["token"]) for one in found), "")


def environment(desk: Desk, private: Path) -> dict[str, str]:
    """Return the variables that keep Jupyter and its kernels to this desk."""
    return private_environment(private) | {
        "IPYTHONDIR": str(private / "ipython"),
        "TROUSSE_TRAINEE": desk.trainee,
    }


def _application(desk: Desk, private: Path) -> Any:
    from trousse.grading.lab.pages import handlers

    settings = server_on(desk.folder.resolve(), default_url=HOME) | {"LabApp": _lab(private)}
    app = ready_server(settings, jupyterlab=True)
    app.web_app.add_handlers(".*$", handlers(desk))
    return app


def _lab(private: Path) -> dict[str, Any]:
    from jupyterlab.handlers.announcements import NeverCheckForUpdate

    return {
        "app_settings_dir": str(private / "settings"),
        "user_settings_dir": str(private / "user"),
        "workspaces_dir": str(private / "workspaces"),
        "extra_labextensions_path": [str(FRONT)],
        "extension_manager": "readonly",
        "news_url": None,
        "check_for_updates_class": NeverCheckForUpdate,
        "log_level": "CRITICAL",
    }
