"""One tornado application: every address of the server is in this file."""

import re
from collections.abc import Sequence
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RedirectHandler

from trousse.paths import Project
from trousse.serving import adviser, contribute, link, network, pages, site
from trousse.serving.evaluation import Ballots, Evaluation
from trousse.serving.exercises import ServedExercise
from trousse.serving.room import Room
from trousse.serving.voila_gate import VoilaGate, VoilaSoon
from trousse.serving.workshops import ServedKit

BASE = "/exercices/"

Route = tuple[str, type, dict[str, Any]]


class KitServer(Application):
    """Serve the resource centre, the exercises and the room to this machine or one room."""

    def __init__(
        self,
        project: Project,
        exercises: list[ServedExercise],
        kits: list[ServedKit],
        *,
        seated: bool = False,
        routes: Sequence[Route] = (),
    ) -> None:
        """Lay out the routes; Voilà's own are added when it is loaded (see `voila_gate`).

        `seated`: each page gets a seat in the room. `routes` come before the site's files.
        """
        self.gate = VoilaGate(project, exercises)
        self.room = Room(
            {exercise.slug: exercise.title for exercise in exercises},
            kits={kit.slug: kit.title for kit in kits},
        )
        self.desk = adviser.Desk()
        self.ballots = Ballots(kits)
        super().__init__(
            [
                *_exercises(exercises, self.gate),
                *_room(self.room, self.desk, self.ballots, seated=seated),
                *routes,
                *contribute.routes(project),
                *_files(project),
            ],
            default_handler_class=pages.NotFound,
            compress_response=True,
            log_function=lambda _: None,
            websocket_max_message_size=4 * 2**20,
            # Seconds: a tablet that lost the Wi-Fi is shown as gone within half a minute.
            websocket_ping_interval=10,
            websocket_ping_timeout=10,
        )

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Refuse, before any route, what another site sends through a visitor's browser."""
        if not _from_here(request):
            return self.get_handler_delegate(request, pages.Refused)
        return super().find_handler(request, **kwargs)


def _exercises(exercises: list[ServedExercise], gate: VoilaGate) -> list[Route]:
    return [
        (r"/exercices", RedirectHandler, {"url": BASE}),
        (BASE, pages.ExerciseList, {"exercises": exercises}),
        *(route for exercise in exercises for route in _exercise_routes(exercise, gate)),
    ]


def _room(room: Room, desk: adviser.Desk, ballots: Ballots, *, seated: bool) -> list[Route]:
    shared = {"room": room, "desk": desk, "ballots": ballots}
    return [
        (r"/trousse/lien", link.LearnerLine, {"room": room, "seated": seated}),
        (r"/salle", RedirectHandler, {"url": "/salle/"}),
        (r"/salle/", adviser.RoomPage, shared),
        (r"/salle/fil", adviser.RoomLine, shared),
        (r"/salle/bilan(?:\.(csv|ods))?", adviser.Summary, shared),
        (r"/evaluation", Evaluation, {"room": room, "ballots": ballots}),
    ]


def _files(project: Project) -> list[Route]:
    build = project.build
    return [
        (r"/trousse/(.+)", site.Files, {"path": str(pages.ASSETS)}),
        (r"/kits/([a-z0-9.-]+\.zip)", site.Kits, {"path": str(build / "kits")}),
        (r"/(.*)", site.Site, {"path": str(build / "site"), "default_filename": "index.html"}),
    ]


def _exercise_routes(exercise: ServedExercise, gate: VoilaGate) -> list[Route]:
    address = BASE + re.escape(exercise.slug)
    return [
        (address, pages.ExercisePage, {"exercise": exercise}),
        (f"{address}/", RedirectHandler, {"url": BASE + exercise.slug}),
        (f"{address}/voila", VoilaSoon, {"gate": gate}),
    ]


def _from_here(request: HTTPServerRequest) -> bool:
    if not network.known_host(request.host):
        return False
    origin = request.headers.get("Origin")
    safe = request.method in {"GET", "HEAD"} and not _is_websocket(request)
    return safe or origin is None or origin == f"{request.protocol}://{request.host}"


def _is_websocket(request: HTTPServerRequest) -> bool:
    return request.headers.get("Upgrade", "").lower() == "websocket"
