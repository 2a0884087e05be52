"""Open the marking screen on this machine only, and serve it until Ctrl-C."""

import os
import webbrowser
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trousse.grading.gradebook import configuration, ready
from trousse.grading.jupyter import private_environment, ready_server, server_on
from trousse.grading.ledger import connect
from trousse.grading.marking.sober import sober
from trousse.grading.readings import Readings

TEMPLATES = Path(__file__).parent / "templates"
NOTEBOOK = "evaluation"


@dataclass(frozen=True)
class Screen:
    """Whose screen it is: the second reader's or the first's, with names or without."""

    second: bool = False
    named: bool = False


def open_screen(
    course: Path, assignment: str, screen: Screen, announce: Callable[[str], None]
) -> None:
    """Serve the copies of an assignment to its marker until Ctrl-C, and open their browser.

    Raises:
        TrousseError: the course is not staged.
    """
    ready(course).close()
    with closing(connect(course)) as base:
        app = application(course, screen, Readings(base))
        page = f"/formgrader/gradebook/{assignment}/{NOTEBOOK}"
        address = f"http://127.0.0.1:{app.port}{page}?token={app.identity_provider.token}"

        def tell() -> None:  # once it answers
            announce(f"Copies à lire : {address}\nPour arrêter : Ctrl-C.")
            webbrowser.open(address)

        app.io_loop.call_later(0.2, tell)
        app.start()


def application(course: Path, screen: Screen, readings: Readings) -> Any:
    """Return the server, ready to start, bound to 127.0.0.1 with a token."""
    here = course.resolve()
    os.environ |= private_environment(here / ".correction")
    os.chdir(here)  # nbgrader reads the settings of the folder it is started in
    settings = server_on(here)
    # nbgrader's pages give no path to the cookie, which would then be their folder's alone.
    settings["IdentityProvider"]["cookie_options"] = {"path": "/"}
    app = ready_server(settings)
    _add_formgrader(app, screen, readings)
    return app


def _add_formgrader(app: Any, screen: Screen, readings: Readings) -> None:
    """Add nbgrader's formgrader to the server, on our handlers and pages."""
    from jinja2 import Environment, FileSystemLoader
    from jupyter_server.utils import url_path_join
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import formgrader, handlers
    from tornado.web import StaticFileHandler

    from trousse.grading.marking.handlers import routes

    stock = formgrader.FormgradeExtension(parent=app, config=configuration(Path(app.root_dir)))
    stock.root_dir = app.root_dir
    stock.log = app.log
    stock.initialize([])
    stock.init_tornado_settings(app.web_app)
    folders = [str(TEMPLATES), handlers.template_path]
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        config=stock.config, template_name="lecture", extra_template_basedirs=folders
    )
    exporter.register_filter("sober", sober)  # type: ignore[no-untyped-call]
    app.web_app.settings |= {
        "nbgrader_jinja2_env": Environment(loader=FileSystemLoader(folders), autoescape=True),
        "nbgrader_exporter": exporter,
        "nbgrader_bad_setup": False,
        "trousse_readings": readings,
        "trousse_second": screen.second,
        "trousse_named": screen.named,
    }
    static = (r"/formgrader/static/(.*)", StaticFileHandler, {"path": handlers.static_path})
    base = app.web_app.settings["base_url"]
    found = [(url_path_join(base, path), *rest) for path, *rest in [*routes(), static]]
    app.web_app.add_handlers(".*$", found)
