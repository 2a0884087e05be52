"""Our own pages: the list of exercises, an exercise with its surroundings, a calm error."""

import re
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tornado.template import Loader
from tornado.web import RequestHandler

from trousse.serving import exercises as catalogue
from trousse.serving import network, security

if TYPE_CHECKING:
    from trousse.serving.workshops import Row, ServedKit

_HERE = Path(__file__).parent
ASSETS = _HERE / "assets"

# What a visitor reads when something is refused. No status text, no path, no trace.
_ERRORS = {
    HTTPStatus.NOT_FOUND: (
        "Cette page n’existe pas",
        "L’adresse est peut-être incomplète, ou la page a changé de place.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "Trop d’essais",
        "Relisez le code de la salle là où Trousse a été lancée, et réessayez dans dix secondes.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Un petit instant",
        "Beaucoup de monde travaille en ce moment. Réessayez dans une minute.",
    ),
}
OWN_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
# Read in the head only: further down, a browser has asked for an icon that is not there.
_NO_ICON = '<link rel="icon" href="data:,"></head>'
_BODY = re.compile(r"<body[^>]*>")
_REFUSED = ("Cette demande n’est pas permise", "Revenez à la page d’accueil et recommencez.")
_BROKEN = ("Le serveur a rencontré un problème", "Ce n’est pas de votre faute. Réessayez.")


class CalmErrors(RequestHandler):
    """Give every handler the safe headers and an error page in French."""

    def set_default_headers(self) -> None:
        """Set what every answer carries."""
        self.set_header("Server", network.SERVER_NAME)
        self.set_header("Content-Security-Policy", security.page_policy())
        for name, value in security.SAFE_HEADERS.items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with a page a beginner can read; nothing of the cause is told."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(error_page(status_code))

    def log_exception(self, *_: Any) -> None:
        """Keep refusals out of the adviser's terminal; unexpected errors still show."""
        if _unexpected(_[1]):
            super().log_exception(*_)

    def finish_page(self, html: str) -> None:
        """Send one HTML page with a policy that allows its own scripts and styles only."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", security.page_policy(html))
        self.set_header("Cache-Control", "no-cache")
        self.finish(html)


class NotFound(CalmErrors):
    """Answer any request for which there is nothing here."""

    def prepare(self) -> None:
        """Refuse whatever the method is."""
        self.send_error(HTTPStatus.NOT_FOUND)


class Refused(CalmErrors):
    """Answer a request that comes from another site or under another name."""

    def prepare(self) -> None:
        """Refuse whatever the method is."""
        self.send_error(HTTPStatus.FORBIDDEN)


class ExerciseList(CalmErrors):
    """Show every exercise, by family."""

    def initialize(self, exercises: list[catalogue.ServedExercise]) -> None:
        """Keep the list."""
        self.exercises = exercises

    def get(self) -> None:
        """Answer with the list."""
        self.finish_page(list_page(self.exercises))


class ExercisePage(CalmErrors):
    """Show one exercise at once, from its own module; the kernel comes after, in its frame."""

    def initialize(self, exercise: catalogue.ServedExercise) -> None:
        """Keep the exercise."""
        self.exercise = exercise

    def get(self) -> None:
        """Answer with the exercise and its surroundings."""
        self.finish_page(exercise_page(self.exercise))


def error_page(status_code: int) -> bytes:
    """Return the HTML page for an HTTP status."""
    fallback = _BROKEN if status_code >= HTTPStatus.INTERNAL_SERVER_ERROR else _REFUSED
    title, advice = _ERRORS.get(HTTPStatus(status_code), fallback)
    return _render("error.html", title=title, advice=advice)


def list_page(exercises: list[catalogue.ServedExercise]) -> str:
    """Return the HTML page that lists `exercises`."""
    return _render("list.html", families=list(catalogue.by_family(exercises))).decode()


@lru_cache(maxsize=256)
def exercise_page(exercise: catalogue.ServedExercise) -> str:
    """Return the exercise's self-contained page with what the server adds to it.

    The page stays whole without us: what we add asks for nothing before the exercise can be
    used. Its own policy, made for a USB stick, forbids any server: ours is sent as a header
    in its place.
    """
    style = (ASSETS / "exercise.css").read_text(encoding="utf-8")
    html = OWN_POLICY.sub("", exercise.page(), count=1).replace("</head>", _NO_ICON, 1)
    top, tail = (
        _render(name, slug=exercise.slug, style=style).decode()
        for name in ("exercise_top.html", "exercise_tail.html")
    )
    html = _BODY.sub(lambda found: found.group() + top, html, count=1)
    before, found, after = html.rpartition("</body>")
    return f"{before}{tail}{found}{after}" if found else f"{html}{tail}"


def room_page(exercises: dict[str, str], kits: dict[str, str]) -> str:
    """Return the adviser's page; both map slugs to titles."""
    return _render("room.html", exercises=exercises, kits=kits).decode()


def room_door(*, wrong: bool = False, again: bool = False) -> str:
    """Return the page that asks for the room's code; `again`: the server was started anew."""
    return _render("room_door.html", wrong=wrong, again=again).decode()


def evaluation_page(kit: "ServedKit | None", ballot: str) -> str:
    """Return the page of a kit's questions; without a kit, it says that there are none now."""
    return _render("evaluation.html", kit=kit, ballot=ballot).decode()


def evaluation_answers(kit: "ServedKit", answers: list[str]) -> str:
    """Return the page that explains the answers; `answers` are option numbers as text."""
    return _render("evaluation_answers.html", kit=kit, answers=answers).decode()


def summary_page(head: tuple[str, ...], rows: "list[Row]") -> str:
    """Return the adviser's page of the workshop in counts."""
    return _render("summary.html", head=head, rows=rows).decode()


def render(template: str, **values: Any) -> str:
    """Return one of our templates, filled in."""
    return _render(template, **values).decode()


def _render(template: str, **values: Any) -> bytes:
    return _loader().load(template).generate(**values)


@lru_cache(maxsize=1)
def _loader() -> Loader:
    return Loader(str(_HERE / "templates"), whitespace="all")


def _unexpected(error: BaseException | None) -> bool:
    from tornado.iostream import StreamClosedError
    from tornado.web import HTTPError

    return not isinstance(error, HTTPError | StreamClosedError)
