"""Voilà, with only what an exercise needs: named notebooks, its scripts, its kernel socket."""

import asyncio
import logging
import os
import re
import shutil
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import RequestHandler
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import get_voila_labextensions_path

from trousse.paths import Project
from trousse.serving import kernels, pages, platform, security, site
from trousse.serving.exercises import NOTEBOOK, ServedExercise
from trousse.serving.kernel_socket import KernelSocket

_BASE = "/exercices/"
_TEMPLATE = Path(__file__).parent / "voila" / "templates" / "trousse"
_EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
_KERNEL = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

# Milliseconds: a page that has gone without a word is noticed within a minute.
_SOCKET_SETTINGS = {"ws_ping_interval": 20_000, "ws_ping_timeout": 20_000}

# Pages rendered at the same time: rendering holds the loop that must also answer thirty others.
_TURNS = asyncio.Semaphore(2)
_SECONDS_TO_RENDER = 45


class NobodyInParticular(IdentityProvider):
    """Give every visitor the same nameless identity, without a cookie."""

    def get_user(self, _handler: RequestHandler) -> User:
        """Return the nameless visitor."""
        return User(username="visiteur", name="Visiteur")


class ExerciseVoila(Voila):  # type: ignore[misc]
    """Voilà as a part of our server: it neither listens, nor lists, nor opens a browser."""

    def initialize(self, argv: list[str] | None = None) -> None:
        """Prepare from code alone: no command line, no file of settings, no signal handler."""
        del argv
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.setup_template_dirs()

    def settings(self) -> dict[str, Any]:
        """Return what Voilà's handlers look for in the application's settings."""
        return {**self.init_settings(), **_SOCKET_SETTINGS}

    def routes(self, exercises: list[ServedExercise]) -> list[tuple[Any, ...]]:
        """Return Voilà's addresses: the page of each exercise, its scripts, its kernel socket.

        Left out on purpose: the list, the contents API, the kernels' REST API, notebook
        files, other templates, the login page.
        """
        base = re.escape(self.base_url)
        extensions = "|".join(map(re.escape, _EXTENSIONS))
        return [
            *(self._exercise_route(exercise) for exercise in exercises),
            (rf"{base}api/kernels/{_KERNEL}", KernelState),
            (rf"{base}api/kernels/{_KERNEL}/channels", KernelSocket),
            (rf"{base}voila/api/shutdown/{_KERNEL}", KernelEnd),
            (rf"{base}voila/static/(.+)", Scripts, {"path": _joined(self.static_paths)}),
            (
                rf"{base}voila/labextensions/((?:{extensions})/static/.+)",
                Scripts,
                {"path": _joined(get_voila_labextensions_path())},
            ),
        ]

    async def close(self) -> None:
        """End the kernels, then remove the folder of their connection files."""
        await ensure_async(self.kernel_manager.shutdown_all(now=True))
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _exercise_route(self, exercise: ServedExercise) -> tuple[Any, ...]:
        notebook = (exercise.folder / NOTEBOOK).relative_to(self.root_dir)
        options = {
            "notebook_path": notebook.as_posix(),
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return (rf"{re.escape(self.base_url + exercise.slug)}/voila", VoilaPage, options)


class VoilaPage(pages.CalmErrors, TornadoVoilaHandler):  # type: ignore[misc]
    """Render one named exercise; its notebook cannot be chosen by the visitor."""

    def set_default_headers(self) -> None:
        """Allow what Jupyter's scripts need, nothing else."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", security.voila_policy())

    async def get(self, path: str | None = None) -> None:
        """Render the exercise when it is this page's turn, or say at once that there is none."""
        address = str(self.request.remote_ip)
        if self.kernel_manager.full(address):
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        kernels.visitor.set(address)
        try:
            async with _TURNS, asyncio.timeout(_SECONDS_TO_RENDER):
                await super().get(path)  # type: ignore[misc]
        except TimeoutError:  # Voilà waits for ever for a kernel that died; the page must not.
            self.finish()


class KernelState(pages.CalmErrors, JupyterHandler):
    """Tell a page that its kernel is there: Jupyter's scripts ask before they connect."""

    def get(self, kernel_id: str) -> None:
        """Answer with the kernel's name and nothing else of it."""
        if not _own(self, kernel_id):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.set_header("Cache-Control", "no-store")
        self.finish({"id": kernel_id, "name": "python3"})


class KernelEnd(pages.CalmErrors, JupyterHandler):
    """End the kernel of a page that is being closed: Voilà's script says so."""

    def check_xsrf_cookie(self) -> None:
        """Need no cookie: the application refuses what another site sends (see `application`)."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel if it is still there, and the visitor's."""
        if not _own(self, kernel_id):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        manager: Any = self.kernel_manager
        await ensure_async(manager.shutdown_kernel(kernel_id, now=True))
        self.set_status(HTTPStatus.NO_CONTENT)


class Scripts(site.Files):
    """Send Voilà's own scripts and styles from the first folder that has them."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer from the first of the folders (joined as in PATH) that holds `path`."""
        folders = self.root.split(os.pathsep)
        holders = [folder for folder in folders if (Path(folder) / path).is_file()]
        self.root = holders[0] if holders else folders[0]
        await super().get(path, include_body)


def build(project: Project) -> ExerciseVoila:
    """Prepare Voilà for the exercises of `project`; nothing is started."""
    engine = ExerciseVoila(
        config=_configuration(),
        base_url=_BASE,
        root_dir=str(project.exercises),
        identity_provider_class=NobodyInParticular,
        log_level=logging.ERROR,
    )
    engine.initialize()
    engine.template_paths = [str(_TEMPLATE), *engine.template_paths]
    engine.connection_dir = platform.private_folder()
    return engine


def _own(handler: JupyterHandler, kernel_id: str) -> bool:
    manager: Any = handler.kernel_manager
    return bool(manager.owned_by(kernel_id, handler.request.remote_ip))


def _joined(folders: list[str]) -> str:
    return os.pathsep.join(folder for folder in folders if Path(folder).is_dir())


def _configuration() -> Config:
    return Config(
        VoilaConfiguration={
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": list(_EXTENSIONS),
            "show_tracebacks": False,
            "strip_sources": True,
            "multi_kernel_manager_class": kernels.LearnerKernels,
            "kernel_spec_manager_class": kernels.OneKernel,
        },
        KernelManager={"transport": platform.kernel_transport()},
        VoilaExporter={"language_code": "fr"},
        MappingKernelManager={
            "buffer_offline_messages": True,
            "cull_connected": True,
            "cull_idle_timeout": 300,
            "cull_interval": 30,
        },
    )
