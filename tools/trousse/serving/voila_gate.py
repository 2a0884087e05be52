"""Lets Voilà in when it is loaded, so that the first page does not wait for it."""

import asyncio
import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from trousse.paths import Project
from trousse.serving.exercises import ServedExercise
from trousse.serving.pages import CalmErrors

if TYPE_CHECKING:
    from tornado.web import Application

    from trousse.serving.voila_engine import ExerciseVoila


class VoilaGate:
    """Hold Voilà: not loaded, then ready, then closed with its kernels."""

    def __init__(self, project: Project, exercises: list[ServedExercise]) -> None:
        """Remember what Voilà will serve."""
        self._project = project
        self._exercises = exercises
        self._engine: ExerciseVoila | None = None
        self.ready = asyncio.Event()

    async def load(self, application: "Application") -> None:
        """Import Voilà beside the running loop, then add its routes to `application`."""
        voila_engine = await asyncio.to_thread(_import_engine)
        self._engine = voila_engine.build(self._project)
        application.settings.update(self._engine.settings())
        application.add_handlers(r".*$", self._engine.routes(self._exercises))
        self.ready.set()

    async def close(self) -> None:
        """End every kernel and remove their connection files."""
        if self._engine is not None:
            await self._engine.close()


class VoilaSoon(CalmErrors):
    """Keep a page that comes before Voilà is loaded waiting, then send it there."""

    def initialize(self, gate: VoilaGate) -> None:
        """Keep the gate."""
        self.gate = gate

    async def get(self) -> None:
        """Wait, then ask the browser to come again: by then Voilà's own route answers."""
        await self.gate.ready.wait()
        self.redirect(self.request.path)


def _import_engine() -> ModuleType:
    return importlib.import_module("trousse.serving.voila_engine")
