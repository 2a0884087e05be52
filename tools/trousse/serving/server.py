"""`trousse start`: check, listen, say where to go, serve until asked to stop."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from trousse.errors import TrousseError, explain
from trousse.paths import Project
from trousse.serving import network, platform, power

if TYPE_CHECKING:
    from trousse.serving.application import KitServer, Route
    from trousse.serving.exercises import ServedExercise
    from trousse.serving.workshops import ServedKit

Announce = Callable[[str], None]

_SECONDS_BETWEEN_ADVICE = 900
_SECONDS_TO_SAY_SO = 0.1


def serve(
    project: Project,
    *,
    port: int = 8000,
    room: bool = False,
    offline: bool = False,
    announce: Announce = print,
    routes: "Sequence[Route]" = (),
) -> None:
    """Serve the resource centre and the exercises of `project` until Ctrl-C.

    Args:
        project: whose build/ holds the site and the kits.
        port: TCP port; 0 lets the system choose.
        room: listen on the local network instead of this machine only.
        offline: refuse, from now on, whatever would speak to another machine.
        announce: receives each line meant for the user.
        routes: addresses that come before the site's files, such as a followed preview.

    Raises:
        TrousseError: the site is not built, or the port cannot be used.
    """
    if not routes and not (project.build / "site" / "index.html").is_file():
        raise TrousseError(
            "build/site",
            "le centre de ressources n’est pas encore construit.",
            "Lancez « trousse build site », puis recommencez.",
        )
    platform.choose_event_loop()
    sockets = network.listen(port, room=room)
    from trousse.serving.exercises import published_exercises
    from trousse.serving.workshops import published_kits

    exercises, kits = published_exercises(project), published_kits(project)
    for line in _welcome(sockets[0].getsockname()[1], room=room, offline=offline):
        announce(line)
    if offline:
        network.stay_home()
    serve_exercises(project, exercises, kits, sockets, announce, seated=room, routes=routes)


def serve_exercises(
    project: Project,
    exercises: "list[ServedExercise]",
    kits: "list[ServedKit]",
    sockets: list[socket.socket],
    announce: Announce,
    *,
    seated: bool,
    routes: "Sequence[Route]" = (),
) -> None:
    """Serve the exercises and kits given, on sockets that already listen, until Ctrl-C.

    `seated`: each page gets a seat in the room.
    """
    asyncio.run(_run(project, exercises, kits, sockets, announce, seated=seated, routes=routes))


async def _run(
    project: Project,
    exercises: "list[ServedExercise]",
    kits: "list[ServedKit]",
    sockets: list[socket.socket],
    announce: Announce,
    *,
    seated: bool,
    routes: "Sequence[Route]" = (),
) -> None:
    from trousse.serving.application import KitServer
    from trousse.serving.door import Door

    application = KitServer(project, exercises, kits, seated=seated, routes=routes)
    server = Door(application)
    server.add_sockets(sockets)
    if seated:
        port = sockets[0].getsockname()[1]
        announce(f"Vue de la salle : http://localhost:{port}/salle/ (code {application.desk.code})")
    stopped = asyncio.Event()
    platform.on_stop_signal(asyncio.get_running_loop(), stopped.set)
    tasks = (_load_voila(application, announce), _watch_power(announce))
    working = [asyncio.create_task(task) for task in tasks]
    await stopped.wait()
    announce("Arrêt en cours…")
    server.stop()
    application.room.end()
    await asyncio.sleep(_SECONDS_TO_SAY_SO)
    await _finish(*working)
    await application.gate.close()
    await server.close_all_connections()
    announce("Trousse est arrêtée.")


async def _load_voila(application: "KitServer", announce: Announce) -> None:
    try:
        await application.gate.load(application)
    except Exception as error:  # The resource centre must go on without the exercises' kernels.
        cause = explain(error).what if isinstance(error, OSError) else f"{error}."
        announce(f"Voilà n’a pas pu démarrer : {cause} Les exercices marchent, sans documents.")
        return
    announce("Prête. Pour arrêter : Ctrl-C.")


async def _watch_power(announce: Announce) -> None:
    """Say from time to time, on battery only, what our work costs."""
    while True:
        meter = power.Meter()
        await asyncio.sleep(_SECONDS_BETWEEN_ADVICE)
        battery = power.battery()
        if battery is not None and not battery.plugged:
            announce(power.advice(meter.share(), battery))


async def _finish(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _welcome(port: int, *, room: bool, offline: bool) -> list[str]:
    lines = [f"Trousse est ouverte : http://localhost:{port}/"]
    if offline:
        lines.append("Hors ligne : toute demande à une autre machine est refusée.")
    address = network.lan_address()
    if address is None:
        return [*lines, "Pour la salle : aucun réseau local trouvé (ni Wi-Fi, ni câble)."]
    url = f"http://{address}:{port}/exercices/"
    how = url if room else f"trousse start --salle, puis {url}"
    return [*lines, f"Pour la salle : {how}", network.qr_code(url)]
